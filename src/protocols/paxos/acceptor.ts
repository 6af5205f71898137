/** An acceptor: two rules that answer, the refusals that go with them, and the short way of fast ballots. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set } from '../../engine/effect.ts';
import type { Context, Kind, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { NodeId } from '../../engine/world.ts';
import { fastBallot, learnersOf, ownerOf, proposersOf } from './cast.ts';
import type { AcceptorState, PaxosBody } from './state.ts';
import { noAcceptor } from './state.ts';
import { atBallot, promiseInWords } from './words.ts';

type Self = Context<AcceptorState, PaxosBody>;
type Plan = readonly Effect<AcceptorState, PaxosBody>[];

const { onMessage, onBoot, whenever } = rulesFor<AcceptorState, PaxosBody>();

const PMS = 'Paxos Made Simple §2.2';
const FAST = 'Fast Paxos §2.2';

/** What an acceptor knows of itself and of the rules in force: enough to tell what it would do. */
export interface Judge {
  readonly self: Pick<AcceptorState, 'np' | 'na'>;
  keeps(rule: string): boolean;
}

/** May it promise that number? Strictly greater: a number promised once is not promised to somebody else. */
export const mayPromise = ({ self }: Judge, n: number): boolean => n > self.np;

/** May it accept under that number? Its promise forbids the numbers below, not those above. */
export const mayAccept = (c: Judge, n: number): boolean => mayAcceptAgain(c, n) && isNotForbidden(c, n);

/** More than one proposal may be accepted, one after the other. */
const mayAcceptAgain = (c: Judge, n: number): boolean =>
  c.keeps('PSW-FIRST') || c.self.na === 0 || c.self.na === n;

const isNotForbidden = (c: Judge, n: number): boolean =>
  !c.keeps('PSW-CHECK') || (c.keeps('PSW-DIRECTION') ? n >= c.self.np : n <= c.self.np);

/** Names others than the one given, each once. */
const others = (id: NodeId, names: readonly (NodeId | undefined)[]): readonly NodeId[] => [
  ...new Set(names.filter((name): name is NodeId => name !== undefined && name !== id)),
];

/** Who hears of an acceptance: whoever runs the ballot, who sent the value, and all learners unless one speaks for all. */
export function audience(c: Omit<Self, 'self' | 'message'>, n: number, from: NodeId): readonly NodeId[] {
  const runner =
    n === fastBallot(c.options)
      ? ownerOf(
          c.options,
          proposersOf((kind) => c.kin(kind)),
          n,
        )
      : from;
  const learners = c.options.learn === 'all' ? learnersOf((kind) => c.kin(kind)) : [];
  return others(c.id, [runner, from, ...learners]);
}

/** What an acceptor becomes by promising. */
export const promised = (c: Judge, n: number): Partial<AcceptorState> =>
  c.keeps('PSW-PROMISE') ? { np: n } : {};

/** What it reports with a promise. */
export const report = (c: Self): { readonly na: number; readonly va: string | null } =>
  c.keeps('PSW-REPORT') ? { na: c.self.na, va: c.self.va } : { na: 0, va: null };

/** What an acceptor becomes by accepting. The number counts as promised, too. */
export const accepted = (c: Judge, n: number, v: string): Partial<AcceptorState> => ({
  na: n,
  va: v,
  ...(c.keeps('PSW-NP-ON-ACCEPT') && { np: Math.max(c.self.np, n) }),
});

const promise = (c: Self, n: number): Plan => [
  send(c.from, { type: 'Promise', n, ...report(c) }),
  note('promised', { about: c.from, at: n }),
];

/** A refusal says what was promised, or, with that option, nothing at all. */
const refuse = (c: Self, n: number): Plan => [
  ...(c.options.nack === true ? [send(c.from, { type: 'Nack', n, np: c.self.np } as const)] : []),
  note('refused', { about: c.from, because: 'promised', at: n }),
];

const vote = (c: Self, n: number, v: string, from: NodeId): Plan => [
  ...audience(c, n, from).map((to) => send(to, { type: 'Accepted', n, v } as const)),
  note('accepted', { about: from, at: n, because: v }),
];

/** Has it nothing to give any more in the fast ballot: voted, moved on, or another value came first? */
const isClosed = ({ self, options }: Self): boolean =>
  self.early !== null || self.np > fastBallot(options) || (self.any > 0 && self.na >= self.any);

/** The rules of an acceptor, in the paper's order. */
export const acceptorRules = {
  'AC.BOOT': onBoot({
    cite: `${PMS}: acceptors remember`,
    says: 'An acceptor starts with what its disk remembers: its promise and what it accepted.',
    then: () => [],
    tells: ({ id, after }) => `${id} is back. ${promiseInWords(after)}`,
  }),

  'AC.1': onMessage('Prepare', {
    cite: `${PMS}, phase 1b`,
    says: 'Promise a number higher than any promised before, and report what was accepted, if anything.',
    when: (c) => mayPromise(c, c.message.n),
    then: (c) => [set<AcceptorState>(promised(c, c.message.n)), ...promise(c, c.message.n)],
    tells: ({ id, before, message: { body, from } }) =>
      before.na > 0
        ? `${id} promises ${body.n} to ${from}, and reports ${before.va} from ballot ${before.na}.`
        : `${id} promises ${body.n} to ${from}: nothing below it from now on. It has accepted nothing so far.`,
  }),

  'AC.1r': onMessage('Prepare', {
    cite: `${PMS}, phase 1b; a lost answer`,
    says: 'Asked again for the number promised last, promise it again: numbers are unique, so it is the same proposer.',
    when: ({ self, message }) => message.n === self.np,
    then: (c) => promise(c, c.message.n),
    tells: ({ id, message: { body, from } }) => `${id} repeats its promise of ${body.n} to ${from}.`,
  }),

  'AC.1n': onMessage('Prepare', {
    cite: `${PMS}, phase 1b; §2.5`,
    says: 'Refuse a number below the promise; better, say what was promised.',
    then: (c) => refuse(c, c.message.n),
    tells: ({ id, after, message: { body, from } }) =>
      `${id} promises ${from} nothing: ${body.n} is below ${after.np}, which it has promised.`,
  }),

  'AC.2': onMessage('Accept', {
    cite: `${PMS}, phase 2b`,
    says: 'Accept a proposal unless a higher number was promised; its number counts as promised, too.',
    when: (c) => mayAccept(c, c.message.n),
    then: (c) => {
      const { n, v } = c.message;
      return [set<AcceptorState>(accepted(c, n, v)), ...vote(c, n, v, c.from)];
    },
    tells: ({ id, before, message: { body } }) =>
      before.na === body.n
        ? `${id} says it again: it has accepted ${atBallot(body.v, body.n)}.`
        : `${id} accepts ${atBallot(body.v, body.n)}.${before.na > 0 && before.va !== body.v ? ` ${atBallot(before.va!, before.na)} is history.` : ''}`,
  }),

  'AC.2n': onMessage('Accept', {
    cite: `${PMS}, phase 2b; §2.5`,
    says: 'Refuse a proposal whose number the promise forbids; better, say what was promised.',
    then: (c) => refuse(c, c.message.n),
    tells: ({ id, after, message: { body } }) =>
      `${id} does not accept ${atBallot(body.v, body.n)}: it has promised ${after.np}.`,
  }),

  'FX.2': onMessage('Any', {
    cite: `${FAST}, phase 2a`,
    says: 'In a fast ballot, accept whatever value comes first, from whomever.',
    when: ({ self, message }) => message.n >= self.np,
    then: ({ message }) => [set<AcceptorState>({ np: message.n, any: message.n })],
    tells: ({ id, message: { body } }) => `${id} is open to any value in fast ballot ${body.n}.`,
  }),

  'FX.2n': onMessage('Any', {
    cite: `${FAST}, phase 2a`,
    says: 'A fast ballot below the promise opens nothing.',
    then: (c) => refuse(c, c.message.n),
    tells: ({ id, after, message: { body } }) =>
      `${id} does not open fast ballot ${body.n}: it has promised ${after.np}.`,
  }),

  'FX.3n': onMessage('Direct', {
    cite: `${FAST}, phase 2b`,
    says: 'Only the first value counts in a fast ballot, and only until a higher number is promised.',
    when: (c) => isClosed(c),
    then: (c) => refuse(c, fastBallot(c.options)),
    tells: ({ id, after, message: { body } }) =>
      `${id} turns ${body.v} away: ${after.early || after.na > 0 ? `${after.early?.v ?? after.va} came first` : `it has promised ${after.np}`}.`,
  }),

  'FX.3': onMessage('Direct', {
    cite: `${FAST}, phase 2b`,
    says: 'A value may come straight from a proposer; it is taken when the ballot is open.',
    then: ({ message, from }) => [set<AcceptorState>({ early: { v: message.v, from } })],
    tells: ({ id, after, message: { body } }) =>
      after.early ? `${id} keeps ${body.v} until the fast ballot is open.` : '',
  }),

  'FX.4': whenever({
    cite: `${FAST}, phase 2b`,
    says: 'In an open fast ballot the first value is accepted, without asking anybody.',
    when: ({ self }) => self.early !== null && self.any > 0 && self.any === self.np && self.na < self.any,
    then: (c) => {
      const { v, from } = c.self.early!;
      const patch: Partial<AcceptorState> = { na: c.self.any, va: v, early: null };
      return [set<AcceptorState>(patch), ...vote(c, c.self.any, v, from)];
    },
    tells: ({ id, after }) => `${id} accepts ${atBallot(after.va!, after.na)}: it came first.`,
  }),
} satisfies Readonly<Record<string, Rule<AcceptorState, PaxosBody>>>;

/** What of an acceptor is on disk. */
export const acceptorDisk = (keeps: (rule: string) => boolean): readonly (keyof AcceptorState)[] =>
  keeps('PSW-DISK') ? ['np', 'na', 'va', 'any'] : [];

/** An acceptor and nothing else. */
export const acceptor: Kind<AcceptorState, PaxosBody> = {
  letter: 'A',
  initial: () => noAcceptor,
  durable: acceptorDisk,
  timers: () => ({}),
  rules: acceptorRules,
};
