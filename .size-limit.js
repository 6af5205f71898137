import { existsSync, readFileSync } from 'node:fs';

/**
 * What a reader must download before a lesson can be read: the entry script, everything it imports statically, the
 * chunk of the lesson page, and that of the protocol the lesson plays. Vite's manifest says which files those are.
 */
const lessonPage = /^src\/app\/.*lesson[^/]*\.tsx$/i;
const protocol = /^src\/protocols\/([^/]+)\/[^/]+\.ts$/;

/** @typedef {{ file: string, isEntry?: boolean, isDynamicEntry?: boolean, imports?: string[] }} Chunk */

/** @returns {Record<string, Chunk>} */
function readManifest() {
  const manifestPath = 'dist/.vite/manifest.json';
  if (!existsSync(manifestPath)) throw new Error(`${manifestPath} is missing: run \`npm run build\` first.`);
  return JSON.parse(readFileSync(manifestPath, 'utf8'));
}

const manifest = readManifest();

/** @param {string} played the manifest's name of a protocol's chunk */
function initialScripts(played) {
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
    if (chunk.isEntry || (chunk.isDynamicEntry && lessonPage.test(name)) || name === played) add(name);
  }
  return [...files].filter((file) => file.endsWith('.js'));
}

export default Object.keys(manifest)
  .filter((name) => protocol.test(name))
  .map((name) => ({
    name: `scripts before a lesson of ${protocol.exec(name)?.[1]}, gzip, at most 150 kB`,
    path: initialScripts(name),
    gzip: true,
    limit: '150 kB',
  }));
