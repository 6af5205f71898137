/** A participant: votes once, and from a yes on does what it is told, or waits until somebody can tell it. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start, stop } from '../../engine/effect.ts';
import type { Context, Kind, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, Options } from '../../engine/world.ts';
import type { CommitBody, Outcome, ParticipantState } from './state.ts';
import { inPast, isInDoubt, joined, newParticipant, telling, told } from './state.ts';

type Self = Context<ParticipantState, CommitBody>;
type Plan = readonly Effect<ParticipantState, CommitBody>[];

const { onBoot, onCommand, onMessage, onTimer } = rulesFor<ParticipantState, CommitBody>();

const GRAY = 'Gray 1978';
const BHG = 'Bernstein, Hadzilacos and Goodman 1987 §7.4';
const TERMINATION = `${BHG}: cooperative termination`;

/** Participants wait so many times as long as the coordinator. */
const LONGER = 2;

const coordinatorOf = (c: Self): NodeId => c.kin('coordinator')[0]!;

const hasTimers = (options: Options): boolean => options.timeouts === true;

const wait = ({ options }: Self): Plan => (hasTimers(options) ? [start('patience')] : []);

/** It has not said yes, nor heard how it ended: it may still abort alone. */
const isFree = ({ vote, decision }: ParticipantState): boolean => vote === null && decision === null;

/** Ends the transaction here. */
const end = (decision: Outcome): Plan => [
  set<ParticipantState>({ decision, asks: false, unsure: [] }),
  stop('patience'),
];

/** Whom it asks when it is in doubt. */
const asked = (c: Self): readonly NodeId[] => [
  coordinatorOf(c),
  ...(c.options.termination === 'everybody' ? c.peers : []),
];

const whoIsAsked = ({ termination }: Options): string =>
  termination === 'everybody' ? 'everybody' : 'the coordinator';

/** Asks how it ended. */
const inquire = (c: Self): Plan => [
  set<ParticipantState>({ asks: true }),
  ...asked(c).map((to) => send(to, { type: 'Ask' } as const)),
];

/** Only the coordinator waits for acknowledgements. */
const acknowledge = (c: Self): Plan =>
  c.options.acks === true && c.from === coordinatorOf(c) ? [send(c.from, { type: 'Ack' } as const)] : [];

/** What a participant may be told to do. */
export const isNo = (command: string): boolean => /^vote no$/i.test(command.trim());

const participantRules = {
  'TP.0': onBoot({
    cite: `${GRAY}; ${BHG}: recovery of a participant`,
    says: 'At first do the work, and wait to be asked. Back from a crash without a vote on disk, abort: the work is lost.',
    when: ({ self }) => isFree(self),
    then: (c) => (c.self.began ? end('abort') : [set<ParticipantState>({ began: true }), ...wait(c)]),
    tells: ({ id }) => `${id} is back. It had not voted, and its work is lost: it aborts.`,
  }),

  'TP.1': onMessage('Prepare', {
    cite: `${GRAY}; ${BHG} step 2`,
    says: 'Asked to prepare, write down yes and all that is needed to commit, and only then say yes.',
    when: ({ self }) => isFree(self) && self.wish === 'yes',
    then: (c) => [set<ParticipantState>({ vote: 'yes' }), send(c.from, { type: 'Yes' } as const), ...wait(c)],
    tells: ({ id }) =>
      `${id} writes down that it is prepared, and says yes. From now on it may not abort alone.`,
  }),

  'TP.2': onMessage('Prepare', {
    cite: `${BHG} step 2`,
    says: 'Or say no, and abort at once: nothing can be committed without it.',
    when: ({ self }) => isFree(self),
    then: (c) => [
      set<ParticipantState>({ vote: 'no' }),
      ...end('abort'),
      send(c.from, { type: 'No' } as const),
    ],
    tells: ({ id }) => `${id} says no, and aborts at once.`,
  }),

  'TP.2a': onMessage('Prepare', {
    cite: `${BHG}: timeout actions`,
    says: 'Who has aborted alone says no when it is asked.',
    when: ({ self }) => self.decision === 'abort',
    then: ({ from }) => [send(from, { type: 'No' } as const)],
    tells: ({ id }) => `${id} has aborted, so it says no.`,
  }),

  'TP.2q': onMessage('Prepare', {
    cite: BHG,
    says: 'Who has said yes does not vote again.',
    then: () => [note('voted')],
    tells: ({ id }) => `${id} has said yes already.`,
  }),

  'TP.2c': onCommand({
    cite: `${BHG}: each participant votes as it sees fit`,
    says: 'Until it has voted, a participant may make up its mind to say no.',
    when: ({ self, command }) => isNo(command) && isFree(self),
    then: () => [set<ParticipantState>({ wish: 'no' })],
    tells: ({ id }) => `${id} is going to say no.`,
  }),

  'TP.2n': onCommand({
    cite: `${BHG}: a vote is not taken back`,
    says: 'Who has voted, or has heard how it ended, cannot vote otherwise any more.',
    then: ({ self, command }) => [
      note('refused', {
        because: !isNo(command)
          ? 'it can be told to vote no, and nothing else'
          : self.vote === null
            ? `it has ${inPast(self.decision!)}`
            : `it has voted ${self.vote}`,
      }),
    ],
    tells: ({ id, fired }) => `${id} does nothing: ${fired.notes[0]?.because}.`,
  }),

  'TP.3': onMessage(['Commit', 'Abort'], {
    cite: `${GRAY}; ${BHG} step 4`,
    says: 'Do what was decided, write it down, and acknowledge it to the coordinator.',
    when: ({ self }) => self.decision === null,
    then: (c) => [...end(told(c.message)), ...acknowledge(c)],
    tells: ({ id, after, message: { from } }) =>
      `${id} hears from ${from} how it ended, and has ${inPast(after.decision!)}.`,
  }),

  'TP.3q': onMessage(['Commit', 'Abort'], {
    cite: `${GRAY}; ${BHG}: decisions are not reversed`,
    says: 'Who has decided acknowledges what it has done, and does nothing else.',
    then: (c) => (c.self.decision === told(c.message) ? acknowledge(c) : [note('conflict')]),
    tells: ({ id, after, message: { body } }) =>
      after.decision === told(body)
        ? `${id} has ${inPast(after.decision)} already.`
        : `${id} is told to ${told(body)}, and has ${inPast(after.decision!)}: too late.`,
  }),

  'TP.4': onTimer('patience', {
    cite: `${BHG}: timeout actions`,
    says: 'Who waits in vain to be asked may abort alone: nobody has its yes.',
    when: ({ self }) => isFree(self),
    then: () => end('abort'),
    tells: ({ id }) => `Nobody has asked ${id}: it aborts. It may, for it has promised nothing.`,
  }),

  'TP.5': onTimer('patience', {
    cite: TERMINATION,
    says: 'Who is in doubt never decides alone. It asks the coordinator, or everybody, how it ended, and goes on waiting.',
    then: (c) => {
      if (!c.keeps('TSW-WAIT')) return end('abort');
      if (!c.keeps('TSW-HOPE')) return end('commit');
      return [...inquire(c), ...(c.options.retry === true ? wait(c) : [])];
    },
    tells: ({ id, after, world }) =>
      after.decision === null
        ? `${id} has said yes and heard nothing. It asks ${whoIsAsked(world.setup.options)} how it ended.`
        : `${id} has waited long enough, and has ${inPast(after.decision)} by itself. It had no right to.`,
  }),

  'TP.6': onMessage('Ask', {
    cite: TERMINATION,
    says: 'Asked by another participant, tell how it ended, if you know.',
    when: ({ self }) => self.decision !== null,
    then: ({ self, from }) => [send(from, telling(self.decision!))],
    tells: ({ id, after, message: { from } }) =>
      `${id} knows how it ended, and tells ${from}: ${after.decision}.`,
  }),

  'TP.6a': onMessage('Ask', {
    cite: TERMINATION,
    says: 'Asked before it has voted, a participant aborts, which helps the one who asks.',
    when: ({ self }) => isFree(self),
    then: (c) => [...(c.keeps('TSW-MEAN') ? end('abort') : []), send(c.from, telling('abort'))],
    tells: ({ id, after, message: { from } }) =>
      after.decision === null
        ? `${id} has not voted. It tells ${from} to abort, and does not abort itself.`
        : `${id} has not voted, so it may abort, and does: ${from} can abort as well.`,
  }),

  'TP.6u': onMessage('Ask', {
    cite: TERMINATION,
    says: 'Who is in doubt cannot help others who are.',
    then: ({ from }) => [send(from, { type: 'Unsure' } as const)],
    tells: ({ id, message: { from } }) => `${id} said yes as well, and does not know more than ${from}.`,
  }),

  'TP.6n': onMessage('Unsure', {
    cite: TERMINATION,
    says: 'Somebody else is in doubt, too.',
    then: (c) =>
      isInDoubt(c.self)
        ? [set<ParticipantState>({ unsure: joined(c.self.unsure, c.from, c.kin('participant')) })]
        : [note('late')],
    tells: ({ id, after, message: { from } }) =>
      isInDoubt(after)
        ? `${from} cannot help ${id}. ${listInWords(after.unsure)} ${after.unsure.length === 1 ? 'is' : 'are'} in doubt as well.`
        : `${from} cannot help ${id}, which needs no help any more.`,
  }),

  'TP.7': onBoot({
    cite: `${BHG}: recovery of a participant`,
    says: 'Back from a crash with a yes on disk and no decision, ask how it ended.',
    when: ({ self }) => isInDoubt(self),
    then: (c) => [...inquire(c), ...wait(c)],
    tells: ({ id, world }) =>
      `${id} is back. On its disk stands yes, and no decision: it asks ${whoIsAsked(world.setup.options)}.`,
  }),
} satisfies Readonly<Record<string, Rule<ParticipantState, CommitBody>>>;

/** A participant: a database that has done its part of the transaction. */
export const participant: Kind<ParticipantState, CommitBody> = {
  letter: 'P',
  initial: () => newParticipant,
  durable: (keeps) => ['began', 'decision', ...(keeps('TSW-VOTE-DISK') ? (['vote'] as const) : [])],
  timers: ({ patience }) => ({ patience: Number(patience) * LONGER }),
  rules: participantRules,
};
