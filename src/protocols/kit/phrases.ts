/** What the words of a protocol's lessons are made of: claims, verbs, and what both of them often ask. */
import type { ClaimScene, ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import type { Message, NodeId } from '../../engine/world.ts';

type Args = Readonly<Record<string, unknown>>;

/** True, false, or what is the case instead. */
export type Told = boolean | string;

/** A claim whose slots have the types of `A`. */
export const claim = <A extends Args>(
  pattern: string,
  says: string,
  test: (scene: ClaimScene, args: A) => Told,
): ClaimSpec => ({ pattern, says, test });

/** A verb whose slots have the types of `A`. */
export const verb = <A extends Args>(
  pattern: string,
  says: string,
  play: (hand: Hand, args: A) => void,
): VerbSpec => ({ pattern, says, play });

/** True, or what is the case instead. */
export const unless = (holds: boolean, instead: string): Told => holds || instead;

/** Does it hold for each of these? The first for which it does not says what it has instead. */
export function each<N>(
  nodes: readonly N[],
  holds: (node: N) => boolean,
  instead: (node: N) => string,
): Told {
  const odd = nodes.find((node) => !holds(node));
  return odd === undefined || instead(odd);
}

/** How many messages of such a type were sent since the current step of the lesson began. */
export function sentSince({ before, happenings }: ClaimScene, isOfType: (type: string) => boolean): number {
  const known = new Set(before.flights.map(({ id }) => id));
  let count = 0;
  for (const { world } of happenings) {
    for (const { id, body } of world.flights) {
      if (known.has(id)) continue;
      known.add(id);
      if (isOfType(body.type)) count += 1;
    }
  }
  return count;
}

/** Lets those messages arrive, and those that follow from them, until none is left. */
export function runOut(hand: Hand, which: (message: Message) => boolean): void {
  hand.runUntil(({ flights }) => !flights.some(which), which);
}

/** Whether a message goes from one to the other or back. */
export const isBetween =
  (a: NodeId, b: NodeId) =>
  ({ from, to }: Message): boolean =>
    (from === a && to === b) || (from === b && to === a);

/** Lets a timer of a node run out, and loses at once what it sends to all but some. */
export function fireFor(hand: Hand, node: NodeId, timer: string, audience: readonly NodeId[]): void {
  const before = new Set(hand.world.flights.map(({ id }) => id));
  hand.perform({ kind: 'fire', node, timer });
  hand.dropAll(({ id, from, to }) => from === node && !audience.includes(to) && !before.has(id));
}
