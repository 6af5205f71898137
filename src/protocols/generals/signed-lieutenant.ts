/** A lieutenant with signed messages: takes only what is genuine and in time, and passes on every order that is new. */
import { note, send, set, start } from '../../engine/effect.ts';
import type { Context, Kind } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId } from '../../engine/world.ts';
import { isPath, kinAsked, roundsLeft, wantedDepth } from './camp.ts';
import { RETREAT } from './orders.ts';
import { bootRules, clock } from './round.ts';
import type { Signed, SignedOrder, SignedState } from './signed-state.ts';
import { choiceOf, fits, isGenuine, pathOf, statement, withSeal } from './signed-state.ts';

type Self = Context<SignedState, Signed>;

const { onMessage, onTimer } = rulesFor<SignedState, Signed>();

/** May it be read at all: signed by the commander first and the sender last, by nobody twice, and not by the reader? */
function isAddressed(c: Self): boolean {
  const { chain } = c.message;
  return (
    isPath(pathOf(c.message), kinAsked(c)) &&
    chain.at(-1)!.by === c.from &&
    chain.every(({ by }) => by !== c.id)
  );
}

/**
 * A chain of k signatures belongs in round k, and there is none after the last; clocks that differ may make it seem early,
 * which does no harm.
 */
function isInTime(c: Self): boolean {
  const depth = wantedDepth(c.options);
  const { length } = c.message.chain;
  if (!roundsLeft(c.self.round, depth)) return false;
  return !c.keeps('SSW-DEADLINE') || (c.self.round <= length && roundsLeft(length, depth));
}

const isSound = (c: Self): boolean => isAddressed(c) && (!c.keeps('SSW-SEALS') || isGenuine(c.message));

const isAcceptable = (c: Self): boolean => isSound(c) && isInTime(c);

/** What it becomes by taking a scroll for genuine. */
function taken({ self, message: { value, chain } }: Self): Partial<SignedState> {
  const order: SignedOrder = { value, chain };
  return { orders: [...self.orders, value], seen: [...self.seen, order], news: [...self.news, order] };
}

/** What is wrong with a scroll: the first seal that does not fit, or that its bearer did not sign it last. */
function flawOf(order: SignedOrder, from: NodeId): string {
  const bad = order.chain.find((_, place) => !fits(order, place));
  return bad
    ? `${bad.by} never signed ${order.value} like that`
    : `${from} is not the last to have signed it`;
}

/** The orders it may still pass on: those with too few signatures for the last round. */
const relayed = (c: Self): readonly SignedOrder[] =>
  c.keeps('SSW-RELAY') ? c.self.news.filter(({ chain }) => chain.length <= wantedDepth(c.options)) : [];

const sealed = ({ chain }: SignedOrder): string => listInWords(chain.map(({ by }) => by));

/** A lieutenant with signed messages. */
export const signedLieutenant: Kind<SignedState, Signed> = {
  letter: 'L',
  initial: () => ({ round: 0, orders: [], seen: [], news: [], decision: null }),
  durable: () => ['round', 'orders', 'seen', 'news', 'decision'],
  timers: clock,
  rules: {
    ...bootRules<SignedState, Signed>('SM'),

    'SM.4': onMessage('Signed', {
      cite: 'BGP §4, SM(m)(2)(A)',
      says: 'The first order that comes with good seals: remember it, and pass it on, signed.',
      when: (c) => isAcceptable(c) && c.self.orders.length === 0,
      then: (c) => [set<SignedState>(taken(c)), note('took', { about: c.from, because: c.message.value })],
      tells: ({ id, message: { body } }) =>
        `${id} reads ${body.value}, sealed by ${sealed(body)}: its first order.`,
    }),

    'SM.5': onMessage('Signed', {
      cite: 'BGP §4, SM(m)(2)(B)(i)',
      says: 'Another order with good seals: add it to those seen.',
      when: (c) => isAcceptable(c) && !c.self.orders.includes(c.message.value),
      then: (c) => [set<SignedState>(taken(c)), note('took', { about: c.from, because: c.message.value })],
      tells: ({ id, before, message: { body } }) =>
        `${id} reads ${body.value}, sealed by ${sealed(body)}: the commander has signed ${before.orders[0]} as well.`,
    }),

    'SM.7': onMessage('Signed', {
      cite: 'BGP §4, SM(m)(2)(B)',
      says: 'An order that was seen before is no news, whoever signed it.',
      when: isAcceptable,
      then: ({ self, message: { value, chain } }) => [
        set<SignedState>({ seen: [...self.seen, { value, chain }] }),
      ],
      tells: ({ id, message: { body } }) => `${id} knows ${body.value} already.`,
    }),

    'SM.2': onMessage('Signed', {
      cite: 'BGP §4, A4',
      says: 'A scroll on which a seal does not fit, or is missing, is thrown away.',
      when: (c) => !isSound(c),
      then: (c) => [note('refused', { about: c.from, because: 'seal' })],
      tells: ({ id, message: { body, from } }) => `${id} throws it away: ${flawOf(body, from)}.`,
    }),

    'SM.3': onMessage('Signed', {
      cite: 'BGP §4 and §6',
      says: 'What has k signatures must be there in round k: later is too late to tell the others.',
      then: (c) => [note('refused', { about: c.from, because: 'late' })],
      tells: ({ id, before, message: { body } }) =>
        `${id} throws it away: with ${body.chain.length} ${body.chain.length === 1 ? 'seal' : 'seals'} it belongs in round ${body.chain.length}, and this is round ${before.round}.`,
    }),

    'SM.6a': onTimer('round', {
      cite: 'BGP §4, SM(m)(1)',
      says: 'In round 1 lieutenants have nothing to sign yet: they listen.',
      when: ({ self }) => self.round === 0,
      then: () => [set<SignedState>({ round: 1 }), start('round')],
    }),

    'SM.6': onTimer('round', {
      cite: 'BGP §4, SM(m)(2)(B)(ii)',
      says: 'Sign every order that is new and send it to all who have not signed it.',
      when: (c) => roundsLeft(c.self.round + 1, wantedDepth(c.options)),
      then: (c) => [
        set<SignedState>({ round: c.self.round + 1, news: [] }),
        ...relayed(c).flatMap((order) => {
          const signed: Signed = { type: 'Signed', ...withSeal(order, c.id) };
          const on = signed.chain.map(({ by }) => by);
          return [
            note('signed', { because: `${statement(order.value, order.chain)} ${c.id}` }),
            ...c.peers.filter((to) => !on.includes(to)).map((to) => send(to, signed)),
          ];
        }),
        start('round'),
      ],
      tells: ({ id, fired, world, before }) => {
        const words = before.news.map(({ value }) => value);
        if (!fired.notes.some(({ what }) => what === 'signed')) return '';
        return world.traitors[id] === undefined
          ? `${id} signs ${listInWords(words)} and passes it on.`
          : `${id} passes on what it likes.`;
      },
    }),

    'SM.8': onTimer('round', {
      cite: 'BGP §4, SM(m)(3)',
      says: 'When the rounds are over: the one order there is; of none or several, RETREAT.',
      then: (c) => {
        const { self } = c;
        const otherwise = c.keeps('SSW-CHOICE') ? RETREAT : (self.orders[0] ?? RETREAT);
        const decision = choiceOf(self.orders, otherwise);
        return [
          set<SignedState>({ round: self.round + 1, news: [], decision }),
          note('decided', { because: decision }),
        ];
      },
      tells: ({ id, after: { orders, decision } }) =>
        `${id} has seen ${orders.length === 0 ? 'no order' : listInWords(orders)} and decides: ${decision}.`,
    }),
  },
};
