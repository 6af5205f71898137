/** Makes the service worker: the list of all files of the build, and one script that keeps them. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';

/** Where the worker begins, and what it is called in the build. */
const SOURCE = 'src/offline/worker.ts';
const NAME = 'offline.js';

const revisionOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

/** The plugin; only for builds that are served. */
export function offline(): Plugin {
  let publicDir = '';
  let root = '';
  return {
    name: 'parley-offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      ({ publicDir, root } = config);
    },
    async generateBundle(_, bundle) {
      const made = Object.values(bundle)
        .filter(({ fileName }) => !fileName.startsWith('.vite/'))
        .map((file) => ({
          url: file.fileName,
          // A name with a hash in it never means something else.
          revision: file.fileName.startsWith('assets/')
            ? null
            : revisionOf(file.type === 'chunk' ? file.code : file.source),
        }));
      const still = readdirSync(publicDir, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes('samples'))
        .map((entry) => {
          const file = join(entry.parentPath, entry.name);
          return { url: file.slice(publicDir.length + 1), revision: revisionOf(readFileSync(file)) };
        });
      const code = await worker(resolve(root, SOURCE));
      const files = JSON.stringify([...made, ...still].sort((a, b) => (a.url < b.url ? -1 : 1)));
      this.emitFile({ type: 'asset', fileName: NAME, source: `self.parleyFiles=${files};\n${code}` });
    },
  };
}

/** The worker as one classic script. */
async function worker(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
      modulePreload: false,
    },
  });
  const [result] = Array.isArray(made) ? made : [made];
  const chunk = result && 'output' in result ? result.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the service worker came out as nothing');
  return chunk.code;
}
