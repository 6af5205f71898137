/** A server: proposer, acceptor and learner in one. What it says to itself it does not send: it just does it. */
import { note, send, set } from '../../engine/effect.ts';
import type { Context, Kind } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import {
  accepted,
  acceptorDisk,
  acceptorRules,
  audience,
  mayAccept,
  mayPromise,
  promised,
  report,
} from './acceptor.ts';
import { fastBallot, ownerOf, proposersOf } from './cast.ts';
import { learnerRules, withVote } from './learner.ts';
import { acceptTargets, proposerDisk, proposerRules, proposerTimers, stopAsking } from './proposer.ts';
import type { PaxosBody, ServerState } from './state.ts';
import { noAcceptor, noLearner, noProposer } from './state.ts';
import { atBallot } from './words.ts';

type Self = Context<ServerState, PaxosBody>;

const { onMessage, whenever } = rulesFor<ServerState, PaxosBody>();

const PMS = 'Paxos Made Simple §2.2; a process may play several roles (§2.1)';

const isFast = ({ self, options }: Self): boolean => self.ballot !== 0 && self.ballot === fastBallot(options);

const runsFast = (c: Self): boolean =>
  isFast(c) &&
  ownerOf(
    c.options,
    proposersOf((kind) => c.kin(kind)),
    c.self.ballot,
  ) === c.id;

/** What a server does for its own proposals, without a message. */
const ownRules = {
  'AC.1o': whenever({
    cite: PMS,
    says: 'A server promises its own ballots to itself.',
    when: (c) =>
      c.self.phase === 'preparing' &&
      c.self.promises.every(({ from }) => from !== c.id) &&
      mayPromise(c, c.self.ballot),
    then: (c) => {
      const { ballot, promises } = c.self;
      return [
        set<ServerState>({ ...promised(c, ballot), promises: [...promises, { from: c.id, ...report(c) }] }),
        note('promised', { about: c.id, at: ballot }),
      ];
    },
    tells: ({ id, fired }) => `${id} promises ${fired.notes[0]?.at} to itself.`,
  }),

  'AC.2o': whenever({
    cite: PMS,
    says: 'A server accepts its own proposals, unless it has promised a higher number meanwhile.',
    when: (c) =>
      c.self.phase === 'accepting' &&
      !isFast(c) &&
      c.self.accepts.every(({ from }) => from !== c.id) &&
      mayAccept(c, c.self.ballot),
    then: (c) => {
      const { ballot: n, value, accepts } = c.self;
      const v = value!;
      // The Accept that was just sent says so already; only learners that it does not reach are told.
      const told = acceptTargets(c);
      return [
        set<ServerState>({ ...accepted(c, n, v), accepts: [...accepts, { from: c.id, n, v }] }),
        ...audience(c, n, c.id)
          .filter((id) => !told.includes(id))
          .map((to) => send(to, { type: 'Accepted', n, v } as const)),
        note('accepted', { about: c.id, at: n, because: v }),
      ];
    },
    tells: ({ id, fired }) =>
      `${id} accepts ${atBallot(fired.notes[0]?.because ?? '', fired.notes[0]?.at ?? 0)} itself.`,
  }),

  'FX.2o': whenever({
    cite: 'Fast Paxos §2.2, phase 2a',
    says: 'The coordinator of a fast ballot opens it for itself, too.',
    when: (c) =>
      c.self.phase === 'accepting' && runsFast(c) && c.self.any < c.self.ballot && c.self.np <= c.self.ballot,
    then: ({ self }) => [set<ServerState>({ np: self.ballot, any: self.ballot })],
  }),

  'FX.3o': whenever({
    cite: 'Fast Paxos §2.2, phase 2b',
    says: 'A server’s own value reaches it at once.',
    when: ({ self, options }) =>
      self.direct &&
      self.own !== null &&
      self.early === null &&
      self.np <= fastBallot(options) &&
      self.na < fastBallot(options),
    then: ({ self, id }) => [set<ServerState>({ early: { v: self.own!, from: id } })],
  }),

  'LR.0o': whenever({
    cite: 'Paxos Made Simple §2.3',
    says: 'A server knows what it has accepted itself.',
    when: ({ self, id }) =>
      self.na > 0 && withVote(self.heard, { from: id, n: self.na, v: self.va! }) !== self.heard,
    then: ({ self, id }) => {
      const vote = { from: id, n: self.na, v: self.va! };
      const counts =
        self.phase === 'accepting' && self.ballot === vote.n && self.accepts.every(({ from }) => from !== id);
      return [
        set<ServerState>({
          heard: withVote(self.heard, vote),
          ...(counts && { accepts: [...self.accepts, vote] }),
        }),
      ];
    },
  }),

  'PR.5k': whenever({
    cite: 'Paxos Made Simple §2.3',
    says: 'A server that learns what is chosen stops asking.',
    when: ({ self }) => self.chosen !== null && self.phase !== 'done',
    then: () => [set<ServerState>({ phase: 'done' }), ...stopAsking],
  }),
};

const heardWithAccept = {
  'LR.0a': onMessage('Accept', {
    cite: 'Paxos Made Simple §2.3; Paxos for System Builders',
    says: 'Where all learn from all, an Accept from a server that has accepted it itself counts as its vote.',
    continues: true,
    when: ({ self, message, options, from }) =>
      message.voted &&
      options.learn === 'all' &&
      withVote(self.heard, { from, n: message.n, v: message.v }) !== self.heard,
    then: ({ self, message, from }) => [
      set<ServerState>({ heard: withVote(self.heard, { from, n: message.n, v: message.v }) }),
    ],
  }),
};

const { 'PR.S': stale, ...asking } = proposerRules;
const counting = { ...asking['PR.2a'], continues: true };

/** A server. */
export const server: Kind<ServerState, PaxosBody> = {
  letter: 'S',
  initial: () => ({ ...noAcceptor, ...noProposer, ...noLearner }),
  durable: (keeps) => [...proposerDisk, ...acceptorDisk(keeps), 'chosen'],
  timers: proposerTimers,
  // What the proposer in it counts, or has no use for, the learner in it writes down all the same.
  rules: {
    ...asking,
    'PR.2a': counting,
    ...learnerRules,
    ...heardWithAccept,
    ...acceptorRules,
    ...ownRules,
    'PR.S': stale,
  },
};
