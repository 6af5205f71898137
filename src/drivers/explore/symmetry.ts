/**
 * Nodes that differ by name only: worlds that are the same but for who is called what count as one. A protocol says which
 * kinds are alike; then every way to exchange their names is tried, and the smallest fingerprint stands for all of them.
 */
import { fingerprintOf, fold, gather } from '../../engine/fingerprint.ts';
import { Log } from '../../engine/log.ts';
import type { Cast, NodeId } from '../../engine/world.ts';

/** A way to exchange names. */
export type Renaming = ReadonlyMap<NodeId, NodeId>;

/** More ways than this are not worth their time: the rest is left out, and less is taken for the same. */
const MOST_WAYS = 24;

/** Every order of a list. */
function ordersOf(names: readonly NodeId[]): readonly (readonly NodeId[])[] {
  if (names.length <= 1) return [names];
  return names.flatMap((first) =>
    ordersOf(names.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  );
}

/** The ways to exchange the names of nodes of these kinds; the first leaves all as they are. */
export function renamingsOf(cast: Cast, kinds: readonly string[]): readonly Renaming[] {
  let ways: readonly Renaming[] = [new Map()];
  for (const kind of kinds) {
    const names = cast.byKind.get(kind) ?? [];
    const orders = names.length > 5 ? [names] : ordersOf(names);
    if (orders.length * ways.length > MOST_WAYS) continue;
    ways = ways.flatMap((way) =>
      orders.map((order) => new Map([...way, ...names.map((name, i) => [name, order[i]!] as const)])),
    );
  }
  return ways;
}

/** The fingerprint that a value would have under other names. Lists of nothing but such names count as sets. */
export function printUnder(renaming: Renaming, value: unknown): number {
  if (typeof value === 'string') return fingerprintOf(renaming.get(value) ?? value);
  if (typeof value !== 'object' || value === null) return fingerprintOf(value);
  if (value instanceof Log)
    return fold(fold(printUnder(renaming, value.recall(1)), value.length), value.base);
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    const isSet = list.length > 0 && list.every((item) => typeof item === 'string' && renaming.has(item));
    return isSet
      ? list.reduce<number>((sum, item) => gather(sum, printUnder(renaming, item)), 37)
      : list.reduce<number>((print, item) => fold(print, printUnder(renaming, item)), 23);
  }
  let sum = 29;
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined)
      sum = gather(sum, fold(fingerprintOf(renaming.get(key) ?? key), printUnder(renaming, item)));
  }
  return sum;
}
