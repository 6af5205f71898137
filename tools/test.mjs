/**
 * `npm test`: everything that must hold, in stages. A passing stage is one line; a failing one shows all it said.
 * The very last line is `N passed, N failed`: unit tests, lessons and browser tests count one by one,
 * every other stage counts as one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ code: number, output: string }} Run */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[]} command a program of node_modules/.bin or a script, and its arguments
 * @property {Record<string, string>} [env]
 * @property {(run: Run) => Count} [count] how many tests it ran; without it, the stage itself is the one test
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

/** A stage that takes longer than this hangs. */
const stageLimitMs = 15 * 60 * 1000;

const reports = mkdtempSync(join(tmpdir(), 'parley-test-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** @returns {Count} */
function countUnits() {
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(unitReport);
  return { passed: numPassedTests, failed: numFailedTests };
}

/** @param {Run} run @returns {Count} */
function countLessons({ output }) {
  const closing = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1);
  return { passed: Number(closing?.[1] ?? 0), failed: Number(closing?.[2] ?? 0) };
}

/** @returns {Count} */
function countBrowser() {
  const { expected = 0, unexpected = 0, flaky = 0 } = readReport(browserReport).stats ?? {};
  return { passed: expected, failed: unexpected + flaky };
}

/** Static checks need no build, and run beside the unit tests. @type {Stage[]} */
const checks = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'format', command: ['prettier', '--check', '.'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'architecture', command: ['depcruise', 'src'] },
  { name: 'diagram', command: ['node', 'tools/diagram.mjs', '--check'] },
  { name: 'dead code', command: ['knip'] },
];

/** @type {Stage[]} */
const runs = [
  {
    name: 'unit tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    count: countUnits,
  },
  ...(existsSync('tools/lesson.ts')
    ? [{ name: 'lessons', command: ['tsx', 'tools/lesson.ts', 'lessons'], count: countLessons }]
    : []),
  { name: 'build', command: ['vite', 'build'] },
  {
    name: 'single file',
    command: ['vite', 'build', '--mode', 'single', '--outDir', 'dist', '--emptyOutDir', 'false'],
  },
  { name: 'size', command: ['size-limit'] },
];

/** A port that nobody uses, so that two clones can be tested at once. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 4173));
    });
  });
}

/** Needs the build; the static checks are nearly over by then. @type {Stage} */
const browser = {
  name: 'browser tests',
  command: ['playwright', 'test'],
  env: {
    PARLEY_E2E_REPORT: browserReport,
    PARLEY_PORT: String(await freePort()),
    // Playwright's own way of wiping a browser context between tests instead of making a new one: a second less each.
    PW_TEST_REUSE_CONTEXT: '1',
  },
  count: countBrowser,
};

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends a stage with all it started. @param {import('node:child_process').ChildProcess} child */
function end(child) {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}

/** @param {Stage} stage @returns {Promise<Run>} */
function run({ command, env }) {
  const [program = '', ...args] = command;
  const bin = join(root, 'node_modules', '.bin', program);
  return new Promise((resolve) => {
    const child = spawn(existsSync(bin) ? bin : program, args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', CI: '1', ...env },
    });
    running.add(child);
    let output = '';
    const hear = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const limit = setTimeout(() => {
      output += `\nStopped after ${stageLimitMs / 60_000} minutes.`;
      end(child);
    }, stageLimitMs);
    /** @param {number} code */
    const done = (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += String(error);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** @type {Count} */
const total = { passed: 0, failed: 0 };

/** @param {Stage} stage */
async function perform(stage) {
  const began = performance.now();
  const result = await run(stage);
  const count = stage.count ? stage.count(result) : { passed: result.code === 0 ? 1 : 0, failed: 0 };
  // A runner that crashed, or that ran nothing, has not passed, whatever it counted.
  const broken = result.code !== 0 || count.passed + count.failed === 0;
  if (broken && count.failed === 0) count.failed = 1;
  total.passed += count.passed;
  total.failed += count.failed;

  const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const tally = stage.count
    ? `  ${count.passed} passed${count.failed ? `, ${count.failed} failed` : ''}`
    : '';
  console.log(`${count.failed ? '✕' : '✓'} ${stage.name.padEnd(14)} ${seconds.padStart(8)}${tally}`);
  if (count.failed) console.log(`\n$ ${stage.command.join(' ')}\n${result.output.trim()}\n`);
}

/** @param {Stage[]} stages */
async function inOrder(stages) {
  for (const stage of stages) await perform(stage);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    running.forEach(end);
    process.exit(130);
  });
}

try {
  await Promise.all([inOrder(checks), inOrder([...runs, browser])]);
} catch (error) {
  total.failed += 1;
  console.error(error);
} finally {
  rmSync(reports, { recursive: true, force: true });
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
