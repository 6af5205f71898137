/** Single-decree Paxos, as in “Paxos Made Simple” (Lamport 2001). */
import type { Protocol } from '../../engine/protocol.ts';
import { acceptor } from './acceptor.ts';
import { history } from './history.ts';
import { learner } from './learner.ts';
import { options } from './options.ts';
import { portrait } from './portrait.ts';
import { properties } from './properties.ts';
import { proposer } from './proposer.ts';
import { scenarios } from './scenarios.ts';
import { server } from './server.ts';
import { switches } from './switches.ts';
import { claims, requests, verbs } from './vocabulary.ts';
import { sometimes } from './sometimes.ts';

export const paxos: Protocol = {
  id: 'paxos',
  title: 'Paxos',
  epoch: 'ballot',
  cite: 'Lamport 2001',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: { proposer, acceptor, learner, server } as unknown as Protocol['kinds'],
  options,
  network: { latencyMin: 16, latencyMax: 19, loss: 0, duplication: 0 },
  switches,
  alike: () => ['acceptor'],
  history,
  properties,
  sometimes,
  portrait,
  requests,
  claims,
  verbs,
  ruleGroups: {
    PR: 'Proposers',
    AC: 'Acceptors',
    LR: 'Learners',
    LD: 'One leader',
    FX: 'Fast ballots',
  },
  scenarios,
  casts: [
    { proposer: 2, acceptor: 3, learner: 1 },
    { server: 3 },
    { proposer: 3, acceptor: 3, learner: 2 },
    { proposer: 2, acceptor: 4, learner: 1 },
    { server: 5 },
  ],
};
