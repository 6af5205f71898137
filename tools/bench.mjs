/** Runs every bench/NAME.bench.ts, one after another; words after the command pick those whose name contains one. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const wanted = process.argv.slice(2);
const files = (existsSync('bench') ? readdirSync('bench', { recursive: true }) : [])
  .map((name) => `bench/${String(name)}`)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort();

if (files.length === 0) {
  console.error('No such bench: looked for bench/*.bench.ts.');
  process.exit(1);
}

let failed = 0;
for (const file of files) {
  console.log(`\n${file}`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
