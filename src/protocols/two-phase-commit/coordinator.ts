/** The coordinator: asks for votes, decides once, and repeats it until everybody has heard. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start, stop } from '../../engine/effect.ts';
import type { Context, Kind, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, Options, World } from '../../engine/world.ts';
import type { CommitBody, CoordinatorState, Outcome } from './state.ts';
import { decisionOf, inPast, joined, newCoordinator, telling } from './state.ts';

type Self = Context<CoordinatorState, CommitBody>;
type Plan = readonly Effect<CoordinatorState, CommitBody>[];

const { onBoot, onCommand, onMessage, onTimer, whenever } = rulesFor<CoordinatorState, CommitBody>();

const GRAY = 'Gray 1978';
const BHG = 'Bernstein, Hadzilacos and Goodman 1987 §7.4';

/** The work of the transaction takes this part of the time for which votes are waited for. */
const WORK = 0.5;

const all = (c: Self): readonly NodeId[] => c.kin('participant');

/** Whether any timer runs at all. */
const hasTimers = (options: Options): boolean => options.timeouts === true;

/** Whether a decision is repeated until it is acknowledged. */
const repeats = ({ options }: Self): boolean =>
  hasTimers(options) && options.retry === true && options.acks === true;

/** It has asked, and waits for votes. */
const isAsking = ({ self }: Self): boolean => self.began && decisionOf(self) === null;

const tell = (outcome: Outcome, to: readonly NodeId[]): Plan => to.map((id) => send(id, telling(outcome)));

const goOn = (c: Self): Plan => (repeats(c) ? [start('repeat')] : []);

/** Decides, writes it down, and only then tells these. */
const decide = (c: Self, outcome: Outcome, to: readonly NodeId[] = all(c)): Plan => [
  set<CoordinatorState>(c.keeps('TSW-WRITE-FIRST') ? { decision: outcome } : { unwritten: outcome }),
  stop('votes'),
  ...tell(outcome, to),
  ...goOn(c),
];

const ask = (c: Self): Plan => [
  set<CoordinatorState>({ began: true }),
  stop('start'),
  ...all(c).map((to) => send(to, { type: 'Prepare' } as const)),
  ...(hasTimers(c.options) ? [start('votes')] : []),
];

/** Has it heard enough to decide commit? */
function isSettled(c: Self): boolean {
  const { length: had } = c.self.yes;
  if (!c.keeps('TSW-ALL')) return had > 0;
  return had >= (c.keeps('TSW-MAJORITY') ? all(c).length : Math.floor(all(c).length / 2) + 1);
}

/** Those who have not acknowledged yet. */
const silent = (c: Self): readonly NodeId[] => all(c).filter((id) => !c.self.acked.includes(id));

/** The participants that are not among these. */
const without = ({ setup }: Pick<World, 'setup'>, some: readonly NodeId[]): readonly NodeId[] =>
  (setup.cast.byKind.get('participant') ?? []).filter((id) => !some.includes(id));

/** What the coordinator may be told to do. */
export const isBegin = (command: string): boolean => /^begin$/i.test(command.trim());

const coordinatorRules = {
  'TC.0': onBoot({
    cite: GRAY,
    says: 'At first the transaction does its work. When that is done, the coordinator asks for votes.',
    when: ({ self }) => !self.began && decisionOf(self) === null,
    then: ({ options }) => (hasTimers(options) ? [start('start')] : []),
    tells: ({ id }) => `${id} is back, and has asked nobody yet.`,
  }),

  'TC.1': onCommand({
    cite: `${GRAY}; ${BHG} step 1`,
    says: 'Write down that the vote has begun, and ask everybody to prepare.',
    when: ({ self, command }) => isBegin(command) && !self.began,
    then: ask,
    tells: ({ id }) => `${id} asks everybody to prepare.`,
  }),

  'TC.1t': onTimer('start', {
    cite: `${GRAY}; ${BHG} step 1`,
    says: 'When the work is done, write down that the vote has begun, and ask everybody to prepare.',
    then: ask,
    tells: ({ id }) => `The work is done: ${id} asks everybody to prepare.`,
  }),

  'TC.1n': onCommand({
    cite: GRAY,
    says: 'A transaction is voted on once; there is nothing else to tell the coordinator.',
    then: ({ command }) => [note('refused', { because: isBegin(command) ? 'begun' : 'unknown' })],
    tells: ({ id, fired }) =>
      fired.notes[0]?.because === 'begun'
        ? `${id} has asked already.`
        : `${id} can be told to begin, and nothing else.`,
  }),

  'TC.2': onMessage('Yes', {
    cite: `${BHG} step 3`,
    says: 'Count who has said yes.',
    when: isAsking,
    then: (c) => [set<CoordinatorState>({ yes: joined(c.self.yes, c.from, all(c)) })],
    tells: ({ id, after, message: { from } }) => `${id} has the yes of ${from}: ${after.yes.length} so far.`,
  }),

  'TC.2n': onMessage('No', {
    cite: `${BHG} step 3`,
    says: 'One no is enough: write down abort, and tell all others.',
    when: isAsking,
    then: (c) => [
      ...decide(
        c,
        'abort',
        all(c).filter((id) => id !== c.from),
      ),
      // Who has said no need not be told, and so has nothing to acknowledge.
      ...(c.options.acks === true ? [set<CoordinatorState>({ acked: [c.from] })] : []),
    ],
    tells: ({ id, message: { from } }) => `${from} said no: ${id} aborts, and tells the others.`,
  }),

  'TC.2q': onMessage(['Yes', 'No'], {
    cite: BHG,
    says: 'What comes after the decision changes nothing.',
    then: () => [note('late')],
    tells: ({ id, before, message: { from, body } }) =>
      `The ${body.type === 'Yes' ? 'yes' : 'no'} of ${from} changes nothing: ${id} has ${inPast(decisionOf(before)!)}.`,
  }),

  'TC.3': whenever({
    cite: `${GRAY}; ${BHG} step 3`,
    says: 'When all have said yes, write down commit, and only then tell everybody.',
    when: (c) => isAsking(c) && isSettled(c),
    then: (c) => decide(c, c.keeps('TSW-TIMID') ? 'commit' : 'abort'),
    tells: ({ id, after, world }) => {
      const size = world.setup.cast.byKind.get('participant')?.length ?? 0;
      const who = after.yes.length === size ? 'All' : listInWords(after.yes);
      return decisionOf(after) === 'abort'
        ? `${who} said yes. ${id} aborts, to be on the safe side.`
        : `${who} said yes: ${id} ${after.decision === null ? 'says commit' : 'writes down commit, and says so'}.`;
    },
  }),

  'TC.4': onTimer('votes', {
    cite: `${BHG}: timeout actions`,
    says: 'When votes are still missing after a while, decide to abort.',
    then: (c) => decide(c, 'abort'),
    tells: ({ id, after, world }) =>
      `${id} has waited long enough for ${listInWords(without(world, after.yes))}, and aborts.`,
  }),

  'TC.5': onMessage('Ack', {
    cite: GRAY,
    says: 'Count who has acknowledged; when all have, stop, and forget the transaction.',
    then: (c) => {
      const { self, from } = c;
      const acked = joined(self.acked, from, all(c));
      const over = acked.length === all(c).length;
      return [
        set<CoordinatorState>({
          acked,
          over,
          // Without the rule that it is written first, it is written now.
          ...(self.unwritten !== null && { decision: self.unwritten, unwritten: null }),
        }),
        ...(over ? [stop('repeat')] : []),
      ];
    },
    tells: ({ id, before, after, message: { from }, world }) => {
      if (before.over) return `${from} acknowledges again.`;
      const now = before.unwritten === null ? '' : ` ${id} writes down ${after.decision} at last.`;
      if (after.over) return `${from} acknowledges, and so have all: ${id} has nothing left to do.${now}`;
      const rest = without(world, after.acked);
      return `${from} acknowledges. ${listInWords(rest)} ${rest.length === 1 ? 'has' : 'have'} yet to.${now}`;
    },
  }),

  'TC.6': onTimer('repeat', {
    cite: GRAY,
    says: 'Repeat the decision to those who have not acknowledged it.',
    then: (c) => [...tell(decisionOf(c.self)!, silent(c)), ...goOn(c)],
    tells: ({ id, after, world }) =>
      `${id} says ${decisionOf(after)} again to ${listInWords(without(world, after.acked))}.`,
  }),

  'TC.7': onMessage('Ask', {
    cite: `${BHG}: termination protocol`,
    says: 'Whoever asks how it ended is told.',
    when: ({ self }) => decisionOf(self) !== null,
    then: ({ self, from }) => [send(from, telling(decisionOf(self)!))],
    tells: ({ id, after, message: { from } }) => `${id} tells ${from} how it ended: ${decisionOf(after)}.`,
  }),

  'TC.7q': onMessage('Ask', {
    cite: `${BHG}: termination protocol`,
    says: 'As long as nothing is decided there is nothing to tell. All will hear.',
    then: () => [note('undecided')],
    tells: ({ id, message: { from } }) =>
      `${from} asks ${id} how it ended. It has not ended: votes are still missing.`,
  }),

  'TC.8': onBoot({
    cite: `${BHG}: recovery of the coordinator`,
    says: 'Back from a crash without a decision on disk, decide to abort: nobody can have been told to commit.',
    when: isAsking,
    then: (c) => decide(c, c.keeps('TSW-PRESUME') ? 'abort' : 'commit'),
    tells: ({ id, after }) =>
      decisionOf(after) === 'abort'
        ? `${id} is back. On its disk stands that it asked, and no decision: it aborts.`
        : `${id} is back. On its disk stands that it asked, and no decision. It supposes that all said yes, and commits.`,
  }),

  'TC.9': onBoot({
    cite: `${BHG}: recovery of the coordinator`,
    says: 'Back from a crash with a decision on disk, say it again to everybody.',
    when: ({ self }) => self.decision !== null && !self.over,
    then: (c) => [...tell(c.self.decision!, all(c)), ...goOn(c)],
    tells: ({ id, after }) =>
      `${id} is back. On its disk stands ${after.decision}, and it says so again to everybody.`,
  }),
} satisfies Readonly<Record<string, Rule<CoordinatorState, CommitBody>>>;

/** The coordinator. */
export const coordinator: Kind<CoordinatorState, CommitBody> = {
  letter: 'C',
  single: true,
  initial: () => newCoordinator,
  durable: (keeps) => ['began', 'over', ...(keeps('TSW-DECISION-DISK') ? (['decision'] as const) : [])],
  timers: ({ patience }) => ({
    start: Number(patience) * WORK,
    votes: Number(patience),
    repeat: Number(patience),
  }),
  rules: coordinatorRules,
};
