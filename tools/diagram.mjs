/**
 * Draws which room imports which into ARCHITECTURE.md, from the imports that are really there.
 * With --check it writes nothing, and fails when the drawing is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const file = 'ARCHITECTURE.md';
const start = '<!-- layers:start -->';
const end = '<!-- layers:end -->';

/** From the laws up to the screen; this is also the order in which edges are listed. */
const rooms = [
  'engine',
  'timeline',
  'drivers',
  'protocols',
  'lesson',
  'words',
  'ui',
  'views',
  'player',
  'app',
];

/** @param {string} path */
const roomOf = (path) => /^src\/([^/]+)\//.exec(path)?.[1];

/**
 * The rooms that are lived in, and the imports between them; tests do not count.
 * @returns {{ lived: string[], edges: [string, string][] }}
 */
function survey() {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--output-type', 'json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0 && !stdout.startsWith('{')) throw new Error(`dependency-cruiser failed: ${stderr}`);
  /** @type {{ modules: { source: string, dependencies: { resolved: string }[] }[] }} */
  const { modules } = JSON.parse(stdout);
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Set<string>} */
  const found = new Set();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (!from || /\.test\.tsx?$/.test(source)) continue;
    seen.add(from);
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to && to !== from) found.add(`${from} ${to}`);
    }
  }
  const strangers = [...seen].filter((room) => !rooms.includes(room)).sort();
  const all = [...rooms, ...strangers];
  const lived = all.filter((room) => seen.has(room));
  /** @type {[string, string][]} */
  const edges = [];
  for (const from of lived) for (const to of lived) if (found.has(`${from} ${to}`)) edges.push([from, to]);
  return { lived, edges };
}

function draw() {
  const { lived, edges } = survey();
  return [
    '```mermaid',
    'flowchart BT',
    ...lived.map((room) => `  ${room}["${room}"]`),
    ...edges.map(([from, to]) => `  ${from} --> ${to}`),
    '```',
  ].join('\n');
}

const page = readFileSync(file, 'utf8');
const [opening, closing] = [page.indexOf(start), page.indexOf(end)];
if (opening < 0 || closing < opening) {
  console.error(`${file} has no place for the diagram: it needs the lines ${start} and ${end}.`);
  process.exit(1);
}
const redrawn = `${page.slice(0, opening + start.length)}\n\n${draw()}\n\n${page.slice(closing)}`;

if (redrawn === page) console.log(`The diagram in ${file} is up to date.`);
else if (process.argv.includes('--check')) {
  console.error(`The diagram in ${file} is out of date: run \`npm run diagram\` and commit the result.`);
  process.exit(1);
} else {
  writeFileSync(file, redrawn);
  console.log(`Redrew the diagram in ${file}.`);
}
