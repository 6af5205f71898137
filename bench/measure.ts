/** What the benches share: the workload, a stopwatch for processor time, medians, and a table. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { act, latest, startRun } from '../src/drivers/run.ts';
import type { Run } from '../src/drivers/run.ts';
import { setupOf } from '../src/drivers/setup.ts';
import type { Action } from '../src/engine/action.ts';
import { due } from '../src/engine/enabled.ts';
import { genesis, perform } from '../src/engine/perform.ts';
import type { World } from '../src/engine/world.ts';
import { raft } from '../src/protocols/raft/raft.ts';

/** Virtual ms between two requests of the client. */
const REQUEST_EVERY = 100;

const setup = setupOf(raft, { nodes: { server: 5, client: 1 }, seed: 42 });

/** What happens next in the workload, and when: what is due, or the client's next request. */
function createWorkload(): (world: World) => { readonly at: number; readonly action: Action } {
  let requests = 0;
  return (world) => {
    const next = due(world);
    const requestAt = (requests + 1) * REQUEST_EVERY;
    if (next && next.at < requestAt) return next;
    requests++;
    return { at: requestAt, action: { kind: 'command', node: 'C1', command: `x=${requests}` } };
  };
}

/** Five servers and a client that asks for something every 100 virtual ms; keeps only the last world. */
export function playWorlds(events: number): World {
  const next = createWorkload();
  let world = genesis(raft, setup);
  for (let i = 0; i < events; i++) {
    const { at, action } = next(world);
    ({ world } = perform(raft, world, action, at));
  }
  return world;
}

/** The same with every moment kept and every property judged after every step. */
export function playMoments(events: number): Run {
  const next = createWorkload();
  const run = startRun(raft, setup);
  for (let i = 0; i < events; i++) {
    const { at, action } = next(latest(run).world);
    act(run, action, 'clock', at);
  }
  if (latest(run).broken.length > 0) throw new Error('a promise of Raft was broken while measuring');
  return run;
}

/** Processor seconds that something takes: all threads, so that collecting the garbage counts. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Bytes in use after everything that can be thrown away was. */
export function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** The same with tables of numbers, which do not lie on the heap. */
export function bytesInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The number below which that share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** One line of a report. */
export interface Figure {
  readonly figure: string;
  readonly ours: number;
  readonly unit: string;
  /** What we want: at least or at most this many; absent if the line is only told. */
  readonly target?: { readonly is: 'at least' | 'at most'; readonly number: number };
  /** What others reach, in words. */
  readonly peers?: string;
}

const inDigits = (number: number): string =>
  number.toLocaleString('en-US', { maximumFractionDigits: Math.abs(number) < 100 ? 2 : 0 });

/** Prints a table of figures, and makes the process fail if one misses its target. */
export function report(figures: readonly Figure[]): void {
  const rows = figures.map(({ figure, ours, unit, target, peers = '' }) => {
    const isMet = !target || (target.is === 'at least' ? ours >= target.number : ours <= target.number);
    if (!isMet) process.exitCode = 1;
    const wanted = target ? `${target.is === 'at least' ? '≥' : '≤'} ${inDigits(target.number)}` : '';
    return [figure, `${inDigits(ours)} ${unit}`, wanted, target ? (isMet ? 'yes' : 'NO') : '', peers];
  });
  const table = [['figure', 'ours', 'target', 'met', 'peers'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}
