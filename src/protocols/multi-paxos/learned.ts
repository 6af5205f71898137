/** What changes in a server when it comes to know that values are chosen. */
import type { Cell, ServerState } from './state.ts';
import { isSameValue, knows } from './state.ts';
import { withoutTally } from './tallies.ts';

/** A value and its slot. */
export interface Value extends Cell {
  readonly slot: number;
}

type Known = Pick<ServerState, 'log' | 'chosen' | 'beyond' | 'tallies'>;

/** The server's fields once it knows these values to be chosen; empty if it knew all of them. */
export function learned(self: Known, values: readonly Value[]): Partial<Known> {
  let { log, chosen, tallies } = self;
  const beyond = new Set(self.beyond);
  let news = 0;
  for (const { slot, ballot, entry } of values) {
    if (slot <= chosen || beyond.has(slot)) continue;
    news++;
    const mine = log.at(slot);
    if (!mine || !isSameValue(mine.entry, entry)) log = log.with(slot, { ballot, entry });
    tallies = withoutTally(tallies, slot);
    beyond.add(slot);
    while (beyond.delete(chosen + 1)) chosen++;
  }
  if (news === 0) return {};
  return { log, chosen, tallies, beyond: beyond.size === 0 ? NONE : [...beyond].sort((a, b) => a - b) };
}

const NONE: readonly number[] = [];

/** The slots that one state of a server knows to be chosen and another does not. */
export function newlyKnown(was: Known, is: Known): readonly number[] {
  if (was.chosen === is.chosen && was.beyond === is.beyond) return NONE;
  const slots: number[] = [];
  for (let slot = was.chosen + 1; slot <= is.chosen; slot++) if (!knows(was, slot)) slots.push(slot);
  for (const slot of is.beyond) if (!knows(was, slot)) slots.push(slot);
  return slots;
}
