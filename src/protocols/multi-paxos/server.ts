/** A server of Multi-Paxos: proposer, acceptor, learner and state machine in one, as everybody builds it. */
import type { Kind } from '../../engine/rule.ts';
import { acceptRules, promiseRules, voteRules } from './acceptor.ts';
import { givenServer } from './given.ts';
import { executeRules, learnRules, requestRules } from './learner.ts';
import { BLANK } from '../kit/machine.ts';
import { electionRules, phase1Rules, phase2Rules } from './proposer.ts';
import { Slots } from './slots.ts';
import type { Cell, PaxosBody, ServerState } from './state.ts';

const DISK = ['np', 'log', 'chosen', 'beyond'] as const;

/** A server: follower, candidate or leader. Its rules stand in the order in which they are tried. */
export const server: Kind<ServerState, PaxosBody> = {
  letter: 'S',
  initial: () => ({
    np: 0,
    log: Slots.of<Cell>(),
    chosen: 0,
    beyond: [],
    role: 'follower',
    ballot: 0,
    leader: null,
    heard: 0,
    patience: 1,
    promises: [],
    leading: null,
    tallies: [],
    executed: 0,
    machine: BLANK.machine,
    sessions: BLANK.sessions,
  }),
  durable: (keeps) => (keeps('PSW-DISK') ? DISK : []),
  timers: (options) => ({
    election: { min: options.electionMin as number, max: options.electionMax as number },
    heartbeat: options.heartbeat as number,
    resend: options.resend as number,
  }),
  rules: {
    ...electionRules,
    ...phase1Rules,
    ...promiseRules,
    ...phase2Rules,
    ...acceptRules,
    ...learnRules,
    ...voteRules,
    ...executeRules,
    ...requestRules,
  },
  given: givenServer,
};
