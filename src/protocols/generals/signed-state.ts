/** What generals know and say to each other when they sign what they say. */
import type { NodeId } from '../../engine/world.ts';
import type { Path } from './camp.ts';
import type { Marcher } from './state.ts';

/** A seal: whose it is, and what it was really put under. It fits if that is what stands above it. */
export interface Seal {
  readonly by: NodeId;
  /** The statement that was signed: the order and who had signed before, e.g. `ATTACK C L1`. */
  readonly under: string;
}

/** An order with the signatures of all it came through, the commander's first. */
export interface SignedOrder {
  readonly value: string;
  readonly chain: readonly Seal[];
}

/** A messenger's scroll. */
export interface Signed extends SignedOrder {
  readonly type: 'Signed';
}

/** What a lieutenant knows. */
export interface SignedState extends Marcher {
  /** Every order it has seen with the commander's seal, in the order in which they came: the V of the paper. */
  readonly orders: readonly string[];
  /** All scrolls it has taken for genuine, in the order in which they came. */
  readonly seen: readonly SignedOrder[];
  /** New orders it will sign and pass on when the next round begins. */
  readonly news: readonly SignedOrder[];
  readonly decision: string | null;
}

/** The statement that a signature stands under: the order, and who had signed it before. */
export const statement = (value: string, earlier: readonly { readonly by: NodeId }[]): string =>
  [value, ...earlier.map(({ by }) => by)].join(' ');

/** The order with one more signature. */
export const withSeal = ({ value, chain }: SignedOrder, by: NodeId): SignedOrder => ({
  value,
  chain: [...chain, { by, under: statement(value, chain) }],
});

/** Whether the seal at a place fits what stands above it. */
export const fits = ({ value, chain }: SignedOrder, place: number): boolean =>
  chain[place]!.under === statement(value, chain.slice(0, place));

/** Whether all seals fit. */
export const isGenuine = (order: SignedOrder): boolean => order.chain.every((_, place) => fits(order, place));

/** The different orders under which somebody has seen the commander's seal, and it fits. */
export const provenIn = ({ seen }: Pick<SignedState, 'seen'>): readonly string[] => [
  ...new Set(seen.filter((order) => fits(order, 0)).map(({ value }) => value)),
];

/** Who signed, as a path: the commander first. */
export const pathOf = ({ chain }: Pick<SignedOrder, 'chain'>): Path => chain.map(({ by }) => by).join('.');

/** What is done about a set of orders: the one there is, or else the default; any fixed function of the set would do. */
export const choiceOf = (orders: readonly string[], otherwise: string): string =>
  orders.length === 1 ? orders[0]! : otherwise;
