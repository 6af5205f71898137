/** A general purpose computer: it reads the bus, computes, and compares its state with the others'. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start } from '../../engine/effect.ts';
import type { Context, Kind, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId } from '../../engine/world.ts';
import { levelInWords, read, thresholdOf } from './signal.ts';
import type { Bit, ComputerState, ShuttleBody } from './state.ts';
import { newComputer } from './state.ts';
import { groupsOf, majorityOf } from './vote.ts';

type Self = Context<ComputerState, ShuttleBody>;
type Plan = readonly Effect<ComputerState, ShuttleBody>[];

const { onMessage, onTimer } = rulesFor<ComputerState, ShuttleBody>();

const BUS = 'MIL-STD-1553: one wire, many ears';
const OM = 'Lamport, Shostak and Pease 1982, OM(1)';
const VOTE = 'redundancy management of the shuttle';

/** Stands for nothing: no signal came, nobody said anything. */
const MISSED = '-';

/** What concerns a sample still counts: it is the next one, or the one being read. */
const isInTime = ({ self }: Self, sample: number): boolean =>
  sample > self.sample || (sample === self.sample && self.phase === 'reading');

/** What begins with the first word about a sample. */
const begun = ({ self }: Self, sample: number): Plan =>
  sample > self.sample
    ? [set<ComputerState>({ sample, phase: 'reading', reading: null, reports: [] }), start('exchange')]
    : [];

const reportsOf = ({ self }: Self, sample: number) => (sample > self.sample ? [] : self.reports);

/** What all computers read in this sample, in their order, as far as this one knows: `1110`; its own reading alone if it asks nobody. */
function inputOf(c: Self): string {
  const own = c.self.reading ?? MISSED;
  if (!c.keeps('RM-INPUTS')) return own;
  const bitOf = (id: NodeId): string =>
    id === c.id ? own : (c.self.reports.find(({ from }) => from === id)?.bit ?? MISSED);
  return c.kin('computer').map(bitOf).join('');
}

/** What an input counts as: 1 if more than half read 1. */
function agreed(c: Self, input: string): Bit {
  const ones = [...input].filter((bit) => bit === '1').length;
  if (!c.keeps('RM-TIE') && 2 * ones === input.length) return c.self.reading ?? '0';
  return 2 * ones > input.length ? '1' : '0';
}

/** The states of those who are still in, its own included; one that has said nothing has none. */
function statesIn(c: Self): ReadonlyMap<NodeId, string> {
  const said = (id: NodeId): string =>
    id === c.id
      ? c.self.state
      : (c.self.standings.find(({ from, sample }) => from === id && sample === c.self.sample)?.text ??
        `silent ${id}`);
  return new Map(
    c
      .kin('computer')
      .filter((id) => !c.self.out.includes(id))
      .map((id) => [id, said(id)]),
  );
}

const computerRules = {
  'IN.1': onMessage('Signal', {
    cite: BUS,
    says: 'Read a 1 if the signal is at or above one’s own threshold.',
    then: (c) => {
      const { sample, level } = c.message;
      return isInTime(c, sample)
        ? [...begun(c, sample), set<ComputerState>({ reading: read(c.id, level) })]
        : [note('late')];
    },
    continues: true,
    tells: ({ id, after, message: { body }, fired }) =>
      fired.notes.length > 0
        ? `${id} has no use for this signal: the time for it is over.`
        : `${id} gets ${levelInWords(body.level)} and reads ${after.reading}: its threshold is ${levelInWords(thresholdOf(id))}.`,
  }),

  'IN.2': onMessage('Signal', {
    cite: OM,
    says: 'Tell all others what was read, before anybody computes anything from it.',
    when: (c) => c.keeps('RM-INPUTS') && c.self.sample === c.message.sample && c.self.phase === 'reading',
    then: ({ self, peers, message: { sample } }) =>
      peers.map((to) => send(to, { type: 'Heard', sample, bit: self.reading! })),
    tells: ({ id }) => `${id} tells the others.`,
  }),

  'IN.3': onMessage('Heard', {
    cite: OM,
    says: 'Note what the others read.',
    then: (c) => {
      const { sample, bit } = c.message;
      if (!isInTime(c, sample)) return [note('late')];
      const reports = [...reportsOf(c, sample).filter(({ from }) => from !== c.from), { from: c.from, bit }];
      return [...begun(c, sample), set<ComputerState>({ reports })];
    },
    tells: ({ id, message: { body, from }, fired }) =>
      fired.notes.length > 0
        ? `${id} hears too late what ${from} read.`
        : `${id} notes that ${from} read ${body.bit}.`,
  }),

  'IN.4': onTimer('exchange', {
    cite: `${OM}: majority`,
    says: 'Take for input what more than half have read, in a tie 0; compute; tell the others one’s state.',
    then: (c) => {
      const { sample, inputs, readings, reading } = c.self;
      const input = inputOf(c);
      const state = c.self.state.padEnd(sample, MISSED) + agreed(c, input);
      const missed = Array.from({ length: sample - inputs.length }, () => MISSED);
      return [
        set<ComputerState>({
          phase: 'comparing',
          inputs: [...inputs, ...missed, input],
          readings: readings.padEnd(sample, MISSED) + (reading ?? MISSED),
          state,
        }),
        ...c.peers.map((to) => send(to, { type: 'State', sample: c.self.sample, text: state } as const)),
        start('compare'),
      ];
    },
    tells: ({ id, after }) => {
      const input = after.inputs.at(-1) ?? '';
      const bit = after.state.at(-1);
      return input.length === 1
        ? `${id} takes its own reading, ${bit}, for the truth. Its state is ${after.state}.`
        : `${id} has ${input} before it, which counts as ${bit}. Its state is ${after.state}.`;
    },
  }),

  'RM.1': onMessage('State', {
    cite: VOTE,
    says: 'Note the states of the others.',
    then: ({ self, from, message: { sample, text } }) => [
      set<ComputerState>({
        standings: [...self.standings.filter((one) => one.from !== from), { from, sample, text }],
      }),
    ],
    tells: ({ id, message: { body, from } }) => `${id} notes that ${from} is in state ${body.text}.`,
  }),

  'RM.2': onTimer('compare', {
    cite: `${VOTE}: outvote the odd one`,
    says: 'Compare: whoever differs from a majority of those still in is voted out.',
    then: (c) => {
      const states = statesIn(c);
      const right = majorityOf(states);
      const odd =
        right === undefined ? [] : [...states].filter(([, text]) => text !== right).map(([id]) => id);
      return [
        set<ComputerState>({
          phase: 'idle',
          out: [...c.self.out, ...odd],
          split: right === undefined,
        }),
        ...odd.map((about) => note('voted out', { about })),
        ...(right === undefined ? [note('no majority', { because: groupsOf(states).join('-') })] : []),
      ];
    },
    tells: ({ id, fired: { notes } }) => {
      const odd = notes.flatMap(({ what, about }) => (what === 'voted out' && about ? [about] : []));
      const split = notes.find(({ what }) => what === 'no majority');
      if (split) return `${id} compares, and finds no majority: ${split.because}. Nobody knows who is right.`;
      if (odd.length === 0) return `${id} compares: all who are in agree.`;
      if (odd.includes(id)) return `${id} compares, and finds itself in the minority: it is out.`;
      return `${id} compares, and votes ${listInWords(odd)} out.`;
    },
  }),
} satisfies Readonly<Record<string, Rule<ComputerState, ShuttleBody>>>;

/** GPC: one of the computers that fly the thing. */
export const computer: Kind<ComputerState, ShuttleBody> = {
  letter: 'GPC',
  initial: () => newComputer,
  durable: () => [],
  timers: () => ({ exchange: 40, compare: 40 }),
  rules: computerRules,
};
