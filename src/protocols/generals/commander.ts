/** The commander: sends its order in round 1, signed or not, and has nothing more to say. */
import { note, send, set, start } from '../../engine/effect.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Context, Kind } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { Body, NodeId } from '../../engine/world.ts';
import { depthKept, wantedDepth } from './camp.ts';
import { orderIn } from './command.ts';
import { bootRules, clock } from './round.ts';
import type { Signed } from './signed-state.ts';
import { withSeal } from './signed-state.ts';
import type { CommanderState, Order } from './state.ts';

type Self = Context<CommanderState, Body>;

/** What the two commanders do differently. */
interface Manner<B extends Body> {
  /** The first part of the ids of the rules. */
  readonly part: 'OM' | 'SM';
  readonly cite: string;
  readonly says: string;
  /** What it sends to everybody. */
  readonly scroll: (id: NodeId, order: string) => B;
  /** What it leaves on record when it sends it. */
  readonly record: (id: NodeId, order: string) => readonly Effect<never, never>[];
  /** How many rounds it counts after the first. */
  readonly depth: (c: Pick<Self, 'options' | 'kin' | 'keeps'>) => number;
}

function commanderWith<B extends Body>({
  part,
  cite,
  says,
  scroll,
  record,
  depth,
}: Manner<B>): Kind<CommanderState, B> {
  const { onTimer, onCommand } = rulesFor<CommanderState, B>();
  return {
    letter: 'C',
    single: true,
    initial: (_id, _peers, options) => ({ round: 0, order: String(options.order) }),
    durable: () => ['round', 'order'],
    timers: clock,
    rules: {
      ...bootRules<CommanderState, B>(part),

      [`${part}.0c`]: onCommand({
        cite: 'BGP §1',
        says: 'Until its order is out, the commander may choose another.',
        when: ({ self, command }) => self.round === 0 && orderIn(command) !== undefined,
        then: ({ command }) => [set<CommanderState>({ order: orderIn(command)! })],
        tells: ({ id, after }) => `${id} is going to order ${after.order}.`,
      }),

      [`${part}.0n`]: onCommand({
        cite: 'BGP §1',
        says: 'An order that is out cannot be taken back, and only a word is an order.',
        then: () => [note('refused', { because: 'order' })],
        tells: ({ id, before }) =>
          before.round > 0
            ? `${id} has given its order already.`
            : `${id} does not know that command: "order EAT" would be one.`,
      }),

      [`${part}.1`]: onTimer('round', {
        cite,
        says,
        when: ({ self }) => self.round === 0,
        then: (c) => [
          set<CommanderState>({ round: 1 }),
          ...record(c.id, c.self.order),
          ...c.kin('lieutenant').map((to) => send(to, scroll(c.id, c.self.order))),
          start('round'),
        ],
        tells: ({ id, after, world }) =>
          world.traitors[id] === undefined
            ? `${id} orders everybody to ${after.order}.`
            : `${id} sends out what it wants each to hear.`,
      }),

      [`${part}.1w`]: onTimer('round', {
        cite,
        says: 'After that the commander only counts the rounds.',
        then: (c) => [
          set<CommanderState>({ round: c.self.round + 1 }),
          ...(c.self.round <= depth(c) ? [start('round')] : []),
        ],
        tells: () => '',
      }),
    },
  };
}

/** The commander with oral messages. */
export const commander = commanderWith<Order>({
  part: 'OM',
  cite: 'BGP §3, OM(m)(1) and OM(0)(1)',
  says: 'In round 1 the commander sends its order to every lieutenant.',
  scroll: (path, value) => ({ type: 'Order', path, value }),
  record: () => [],
  depth: (c) => depthKept(c.options, c.kin('lieutenant').length, (rule) => c.keeps(rule)),
});

/** The commander with signed messages. */
export const signedCommander = commanderWith<Signed>({
  part: 'SM',
  cite: 'BGP §4, SM(m)(1)',
  says: 'In round 1 the commander signs its order and sends it to every lieutenant.',
  scroll: (id, value) => ({ type: 'Signed', ...withSeal({ value, chain: [] }, id) }),
  record: (id, order) => [note('signed', { because: `${order} ${id}` })],
  depth: ({ options }) => wantedDepth(options),
});
