import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * What a reader must download before a lesson can be read: the entry script, everything it imports statically, the
 * chunk of the lesson page, that of the protocol the lesson plays, and that of the stage it is played on. Vite's manifest says which files those are.
 */
const lessonPage = /^src\/app\/LessonPage\.tsx$/;
const protocol = /^src\/protocols\/([^/]+)\/[^/]+\.ts$/;

/** @typedef {{ file: string, isEntry?: boolean, isDynamicEntry?: boolean, imports?: string[] }} Chunk */

/** @returns {Record<string, Chunk>} */
function readManifest() {
  const manifestPath = 'dist/.vite/manifest.json';
  if (!existsSync(manifestPath)) throw new Error(`${manifestPath} is missing: run \`npm run build\` first.`);
  return JSON.parse(readFileSync(manifestPath, 'utf8'));
}

const manifest = readManifest();

/** @param {string} folder of a protocol: the stage it asks for */
function stageOf(folder) {
  const path = `src/protocols/${folder}`;
  const asksForCamp = readdirSync(path).some(
    (file) => file.endsWith('.ts') && readFileSync(`${path}/${file}`, 'utf8').includes("stage: 'camp'"),
  );
  return `src/views/${asksForCamp ? 'camp' : 'network'}/View.tsx`;
}

/** @param {string} played the manifest's name of a protocol's chunk @param {string} stage that of its stage */
function initialScripts(played, stage) {
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
    if (chunk.isEntry || (chunk.isDynamicEntry && lessonPage.test(name)) || name === played || name === stage)
      add(name);
  }
  if (!manifest[stage]) throw new Error(`the manifest knows no ${stage}`);
  return [...files].filter((file) => file.endsWith('.js'));
}

export default Object.keys(manifest)
  .filter((name) => protocol.test(name))
  .map((name) => ({
    name: `scripts before a lesson of ${name.replace(/^.*\/|\.ts$/g, '')}, brotli, at most 150 kB`,
    path: initialScripts(name, stageOf(protocol.exec(name)?.[1] ?? '')),
    limit: '150 kB',
  }));
