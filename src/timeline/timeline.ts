/**
 * The timeline: every moment of a run, kept. A line is one course of events from the start; asking "what if" in its
 * past makes a second line that shares the moments before, and the old one stays. The only thing that ever changes
 * is that the last line may grow at its end.
 */
import type { Action } from '../engine/action.ts';
import type { Fired, Happening } from '../engine/portrait.ts';
import type { Violation } from '../engine/property.ts';
import type { Message, World } from '../engine/world.ts';

/** One moment: the world after something happened. */
export interface Moment {
  /** Its place on its line; 0 is the start. */
  readonly index: number;
  readonly world: World;
  /** What happened; undefined at the start. */
  readonly action: Action | undefined;
  /** Whether the clock brought it about or a hand did (a person, a script). Links keep only what hands did. */
  readonly by: 'clock' | 'hand';
  /** The message it was about, as it was before. */
  readonly message: Message | undefined;
  readonly fired: readonly Fired[];
  /** What the judges remember. */
  readonly history: unknown;
  /** Every property broken since everything began (again), each with the first witness. */
  readonly broken: readonly Violation[];
}

/** One course of events. `moments` only ever grows at its end. */
export interface Line {
  readonly id: number;
  readonly moments: readonly Moment[];
  /** Where it left another line: the last shared moment. */
  readonly forked: { readonly line: number; readonly index: number } | undefined;
}

/** The last moment of a line. */
export function tip(line: Line): Moment {
  return line.moments[line.moments.length - 1]!;
}

/** The index of the last moment at or before `t` (virtual ms). */
export function indexAt(line: Line, t: number): number {
  let low = 0;
  let high = line.moments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (line.moments[middle]!.world.now <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What happened at a moment, with before and after; undefined at the start. */
export function happeningAt(line: Line, index: number): Happening | undefined {
  const moment = line.moments[index];
  const previous = line.moments[index - 1];
  if (!moment?.action || !previous) return undefined;
  let happening = happenings.get(moment);
  if (!happening) {
    const { action, message, fired, world } = moment;
    happening = { before: previous.world, after: world, action, fired, ...(message && { message }) };
    happenings.set(moment, happening);
  }
  return happening;
}

/** Of the moments that were looked at: the same moment is the same happening, so what is made from it is made once. */
const happenings = new WeakMap<Moment, Happening>();

/** The next moment after `index` (step 1) or before it (step -1) at which a message arrived or something bigger happened. */
export function nextMessage(line: Line, index: number, step: 1 | -1): number | undefined {
  for (let i = index + step; i >= 0 && i < line.moments.length; i += step) {
    const kind = line.moments[i]!.action?.kind;
    if (kind === undefined || kind === 'deliver' || kind === 'lose' || kind === 'drop') return i;
  }
  return undefined;
}
