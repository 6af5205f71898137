/** What is promised, and what of it is broken. */
import type { Violation } from '../../engine/property.ts';
import type { Protocol } from '../../engine/protocol.ts';

/** One promise. */
export interface LampItem {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly cite: string;
  /** The first witness against it; undefined while it holds. */
  readonly broken: Violation | undefined;
}

/** All promises in the protocol's order. */
export function lampsOf(protocol: Protocol, broken: readonly Violation[]): readonly LampItem[] {
  return Object.entries(protocol.properties).map(([id, { name, says, cite }]) => ({
    id,
    name,
    says,
    cite,
    broken: broken.find(({ property }) => property === id),
  }));
}

/** The lamps to show when there is room for a few: the broken ones first of all, else the first. */
export function shownLamps(lamps: readonly LampItem[], most: number): readonly LampItem[] {
  const broken = lamps.filter(({ broken }) => broken);
  return broken.length > 0 ? broken.slice(0, Math.max(1, most)) : lamps.slice(0, most);
}

/** How things stand, in a few words: `all 12 hold`, `2 of 12 broken`. */
export function verdict(lamps: readonly LampItem[]): string {
  const broken = lamps.filter(({ broken }) => broken).length;
  return broken === 0 ? `all ${lamps.length} hold` : `${broken} of ${lamps.length} broken`;
}
