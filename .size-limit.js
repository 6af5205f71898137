import { existsSync, readFileSync } from 'node:fs';

/**
 * What a reader must download before the first lesson can be read: the entry script, everything it imports
 * statically, and the chunk of the lesson page with its static imports. Vite's manifest says which files those are.
 */
const lessonPage = /^src\/app\/.*lesson[^/]*\.tsx$/i;

/** @typedef {{ file: string, isEntry?: boolean, isDynamicEntry?: boolean, imports?: string[] }} Chunk */

function initialScripts() {
  const manifestPath = 'dist/.vite/manifest.json';
  if (!existsSync(manifestPath)) throw new Error(`${manifestPath} is missing: run \`npm run build\` first.`);
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} name */
  const add = (name) => {
    const chunk = manifest[name];
    if (!chunk || files.has(`dist/${chunk.file}`)) return;
    files.add(`dist/${chunk.file}`);
    chunk.imports?.forEach(add);
  };
  for (const [name, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry || (chunk.isDynamicEntry && lessonPage.test(name))) add(name);
  }
  return [...files].filter((file) => file.endsWith('.js'));
}

export default [
  {
    name: 'scripts before the first lesson (entry + its static imports + the lesson page), gzip, at most 150 KiB',
    path: initialScripts(),
    gzip: true,
    limit: '153.6 kB',
  },
];
