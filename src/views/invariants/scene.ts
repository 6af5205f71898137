/** What is promised, and what of it is broken. */
import type { Moment } from '../../timeline/timeline.ts';
import type { LampState } from '../../ui/Lamp.tsx';
import type { Violation } from '../../engine/property.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { promisesWords } from '../../words/en/promises.ts';

/** One promise. */
export interface LampItem {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly cite: string;
  /** The first witness against it; undefined while it holds. */
  readonly broken: Violation | undefined;
  /** Why it is neither kept nor broken, in a few words; undefined where it is one of the two. */
  readonly open: string | undefined;
}

/** What a lamp looks at. */
export type Lit = Pick<Moment, 'world' | 'history' | 'broken'>;

/** Kept, broken, or neither. */
export const stateOf = ({ broken, open }: LampItem): LampState =>
  broken ? 'broken' : open === undefined ? 'holds' : 'open';

/** All promises in the protocol's order. */
export function lampsOf(protocol: Protocol, { world, history, broken }: Lit): readonly LampItem[] {
  return Object.entries(protocol.properties).map(([id, property]) => {
    const { name, called = name, says, cite } = property;
    const witness = broken.find((violation) => violation.property === id);
    return {
      id,
      name: called,
      says,
      cite,
      broken: witness,
      open: witness ? undefined : property.open?.(world, history),
    };
  });
}

/** The lamps to show when there is room for a few: the broken ones first of all, else the first. */
export function shownLamps(lamps: readonly LampItem[], most: number): readonly LampItem[] {
  const broken = lamps.filter(({ broken }) => broken);
  return broken.length > 0 ? broken.slice(0, Math.max(1, most)) : lamps.slice(0, most);
}

/** How things stand, in a few words: `all 12 hold`, `3 of 6 hold` (the rest is open), `2 of 12 broken`. */
export function verdict(lamps: readonly LampItem[]): string {
  const w = promisesWords();
  const broken = lamps.filter((lamp) => lamp.broken).length;
  if (broken > 0) return w.someBroken(broken, lamps.length);
  const open = lamps.filter((lamp) => lamp.open).length;
  return open > 0 ? w.someHold(lamps.length - open, lamps.length) : w.allHold(lamps.length);
}
