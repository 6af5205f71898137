/** SM(m) without messages or clocks: who has seen which orders in the end. The search for lies plays it. */
import type { NodeId } from '../../engine/world.ts';
import type { Liar } from './model.ts';

/** A game of signed messages. */
export interface SignedGame {
  readonly commander: NodeId;
  readonly lieutenants: readonly NodeId[];
  /** The m of SM(m). */
  readonly depth: number;
  readonly order: string;
  readonly liars: Readonly<Record<NodeId, Liar>>;
  /** Nobody looks at the seals: whatever is said is taken for genuine. */
  readonly isUnchecked?: boolean;
}

interface Scroll {
  readonly value: string;
  readonly signers: readonly NodeId[];
}

/** Plays SM(m); what every lieutenant has seen with good seals, in the order in which it came. */
export function signedMessages({
  commander,
  lieutenants,
  depth,
  order,
  liars,
  isUnchecked = false,
}: SignedGame): ReadonlyMap<NodeId, readonly string[]> {
  const seen = new Map<NodeId, string[]>(lieutenants.map((id) => [id, []]));
  let news = new Map<NodeId, Scroll[]>([[commander, [{ value: order, signers: [] }]]]);
  for (let round = 1; round <= depth + 1; round++) {
    const next = new Map<NodeId, Scroll[]>();
    for (const [by, scrolls] of news) {
      for (const { value, signers } of scrolls) {
        const signed = [...signers, by];
        const liar = liars[by];
        for (const to of lieutenants) {
          if (signed.includes(to)) continue;
          const said = liar ? liar(signed.join('.'), to, value) : value;
          // Traitors share their seals; the seal of a loyal one fits only what it signed.
          const isGenuine = isUnchecked || said === value || signed.every((id) => liars[id]);
          if (said === undefined || !isGenuine || seen.get(to)!.includes(said)) continue;
          seen.get(to)!.push(said);
          next.set(to, [...(next.get(to) ?? []), { value: said, signers: signed }]);
        }
      }
    }
    news = next;
  }
  return seen;
}
