/** What SM(m) promises, and what its seals are worth, each judged after every step. */
import type { Property } from '../../engine/property.ts';
import { listInWords } from '../../engine/words.ts';
import type { CampHistory } from './history.ts';
import { loyalIn, loyalOrder, onDecision, onLieutenant, promises, violation } from './promises.ts';
import type { SignedState } from './signed-state.ts';
import { statement } from './signed-state.ts';

const inWords = (orders: readonly string[]): string => listInWords(orders) || 'no order';

const areSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((order) => b.includes(order));

export const signedProperties: Readonly<Record<string, Property<CampHistory>>> = {
  ...promises,

  'SM-SAME': onDecision<SignedState>(
    'SM-SAME',
    {
      name: 'The same orders',
      cite: 'BGP §4, Theorem 2',
      says: 'In the end all loyal lieutenants have seen the same orders.',
    },
    ({ id, state: { orders } }, { after }, is) => {
      const odd = loyalIn<SignedState>(after, is).find(
        ({ state }) => state.decision !== null && !areSame(state.orders, orders),
      );
      return (
        odd &&
        violation(`${odd.id} has seen ${inWords(odd.state.orders)}, and ${id} ${inWords(orders)}.`, [
          odd.id,
          id,
        ])
      );
    },
  ),

  'SM-ONLY': onLieutenant<SignedState>(
    'SM-ONLY',
    {
      name: 'The commander’s order only',
      cite: 'BGP §4, Theorem 2',
      says: 'No order but its own is ever taken for a loyal commander’s.',
    },
    ({ is: { id, state } }, { after }, is) => {
      const order = loyalOrder(after, is);
      const odd = order === undefined ? undefined : state.orders.find((word) => word !== order);
      return odd === undefined
        ? undefined
        : violation(
            `${id} believes that the commander signed ${odd}; the commander is loyal and signed ${order}.`,
            [id],
          );
    },
  ),

  NOFORGE: onLieutenant<SignedState>(
    'NOFORGE',
    {
      name: 'Seals tell the truth',
      cite: 'BGP §4, A4',
      says: 'Whatever is believed to be signed by a loyal general was signed by it.',
    },
    ({ was, is: { id, state } }, { message }, { faulty, signed }) => {
      const last = state.seen.at(-1);
      if (!message || !last || state.seen.length === was.state.seen.length) return undefined;
      for (let place = 0; place < last.chain.length; place++) {
        const { by } = last.chain[place]!;
        if (faulty.includes(by)) continue;
        const claimed = statement(last.value, last.chain.slice(0, place + 1));
        if (!signed.includes(claimed))
          return violation(`${id} believes that ${by} signed ${last.value}; ${by} never did.`, [id, by]);
      }
      return undefined;
    },
  ),
};
