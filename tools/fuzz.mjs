/**
 * `npm run fuzz [RUNS]`: the random runs of the tests, many more of them, and then the checker over everything: nothing may
 * break with all rules on, something without each. RUNS: how many for each protocol, 10,000 if absent.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const runs = Number(process.argv[2] ?? 10_000);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('npm run fuzz -- RUNS: a whole number of random runs for each protocol, e.g. 50000');
  process.exit(2);
}
const files = ['src/protocols/protocols.test.ts', 'src/protocols/raft/linearizable.test.ts'];
const pattern = 'random runs';
const { status } = spawnSync('npx', ['vitest', 'run', ...files, '-t', pattern, '--testTimeout', '0'], {
  stdio: 'inherit',
  env: { ...process.env, PARLEY_FUZZ: String(runs) },
});
if (status !== 0) process.exit(status ?? 1);
const explored = spawnSync('npx', ['tsx', 'tools/explore.ts', 'all', '--seconds', '60'], {
  stdio: 'inherit',
});
process.exit(explored.status ?? 1);
