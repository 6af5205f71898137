/** Phase 1 for all slots at once: what a promise reports, and what follows from a quorum of promises. */
import { learned } from './learned.ts';
import type { Value } from './learned.ts';
import type { Cell, Heard, Report, ServerState } from './state.ts';
import { knows } from './state.ts';

const NO_REPORTS: readonly Report[] = [];

/** What a server has to say about a slot and all that follow. */
export function reportsOf(self: ServerState, from: number): readonly Report[] {
  if (from > self.log.length) return NO_REPORTS;
  return [...self.log.entries(from)].map(([slot, { ballot, entry }]) => ({
    slot,
    ballot,
    entry,
    known: knows(self, slot),
  }));
}

/** How reports are weighed; the rule switches spoil it. */
export interface Weighing {
  /** Reports bind at all. */
  readonly heeds: boolean;
  /** Of several ballots the largest counts. */
  readonly largest: boolean;
  /** What lies beyond a gap counts too. */
  readonly tail: boolean;
}

/** What a new leader knows after phase 1. */
export interface Outcome {
  /** Changes to what it knows to be chosen. */
  readonly patch: Partial<ServerState>;
  /** How many slots it learned of. */
  readonly learned: number;
  /** By slot: what it must propose again. */
  readonly forced: Readonly<Record<number, Cell>>;
  readonly horizon: number;
}

const outbids = (a: Cell, b: Cell | undefined, largest: boolean): boolean =>
  b === undefined || (largest ? a.ballot > b.ballot : a.ballot < b.ballot);

/** What follows from these promises: per slot, the value of the highest ballot reported is forced; known values stay. */
export function weighed(self: ServerState, promises: readonly Heard[], how: Weighing): Outcome {
  const reports = how.heeds ? promises.flatMap((promise) => promise.reports) : NO_REPORTS;
  const news = new Map<number, Value>();
  for (const report of reports) if (report.known && !knows(self, report.slot)) news.set(report.slot, report);
  const patch = learned(self, [...news.values()]);
  const informed = { ...self, ...patch };
  const forced: Record<number, Cell> = {};
  for (const { slot, ballot, entry } of reports) {
    if (!knows(informed, slot) && outbids({ ballot, entry }, forced[slot], how.largest))
      forced[slot] = { ballot, entry };
  }
  const far = Math.max(informed.chosen, informed.beyond.at(-1) ?? 0, ...Object.keys(forced).map(Number));
  if (how.tail) return { patch, learned: news.size, forced, horizon: far };
  let horizon = informed.chosen;
  while (knows(informed, horizon + 1) || forced[horizon + 1]) horizon++;
  for (const slot of Object.keys(forced).map(Number)) if (slot > horizon) delete forced[slot];
  return { patch, learned: news.size, forced, horizon };
}

/** The slots up to the horizon for which nothing was reported. */
export function gapsOf(
  self: Pick<ServerState, 'chosen' | 'beyond'>,
  { forced, horizon }: Pick<Outcome, 'forced' | 'horizon'>,
): readonly number[] {
  const gaps: number[] = [];
  for (let slot = self.chosen + 1; slot <= horizon; slot++)
    if (!knows(self, slot) && !forced[slot]) gaps.push(slot);
  return gaps;
}
