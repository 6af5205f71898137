/** The box: it samples at intervals and puts what it has on the bus. What it means is 1; how it arrives is another matter. */
import { send, set, start } from '../../engine/effect.ts';
import type { Context, Kind, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import { levelInWords, samplesOf } from './signal.ts';
import type { BoxState, ShuttleBody } from './state.ts';

type Self = Context<BoxState, ShuttleBody>;

const { onBoot, onTimer } = rulesFor<BoxState, ShuttleBody>();

const DRIVER = 'Driscoll, Murphy Was an Optimist (SAFECOMP 2010)';

/** The first sample comes after this part of an interval. */
const SOON = 0.1;

/** There are samples left. */
const hasMore = ({ self, options }: Self, taken: number): boolean =>
  self.next + taken < samplesOf(options).length;

const boxRules = {
  'BX.1': onBoot({
    cite: DRIVER,
    says: 'The box samples soon after it starts, and then at intervals.',
    then: (c) => (hasMore(c, 0) ? [start('sample', c.self.next === 0 ? SOON : 1)] : []),
    tells: ({ id }) => `${id} is at work again.`,
  }),

  'BX.2': onTimer('sample', {
    cite: `${DRIVER}: one signal on a bus for all`,
    says: 'Put the sample on the bus, once, for all to read.',
    then: (c) => {
      const { level } = samplesOf(c.options)[c.self.next]!;
      return [
        ...c.kin('computer').map((to) => send(to, { type: 'Signal', sample: c.self.next, level } as const)),
        set<BoxState>({ next: c.self.next + 1 }),
        ...(hasMore(c, 1) ? [start('sample')] : []),
      ];
    },
    tells: ({ id, before, world }) => {
      const { level } = samplesOf(world.setup.options)[before.next]!;
      return level < 1
        ? `${id} means 1, and puts ${levelInWords(level)} on the bus.`
        : `${id} puts a clean 1 on the bus.`;
    },
  }),
} satisfies Readonly<Record<string, Rule<BoxState, ShuttleBody>>>;

/** MDM FA2: a multiplexer/demultiplexer, one of its diodes cracked. */
export const box: Kind<BoxState, ShuttleBody> = {
  letter: 'MDM',
  single: true,
  initial: () => ({ next: 0 }),
  durable: () => ['next'],
  timers: () => ({ sample: 200 }),
  rules: boxRules,
};
