/** Raft, as in “In Search of an Understandable Consensus Algorithm” (extended version, 2014). */
import type { Protocol } from '../../engine/protocol.ts';
import { clientOf } from '../kit/client.ts';
import { clientRetry, electionTimes, heartbeat } from '../kit/options.ts';
import { history } from './history.ts';
import { portrait } from './portrait.ts';
import { properties } from './properties.ts';
import { scenarios } from './scenarios.ts';
import { server } from './server.ts';
import { switches } from './switches.ts';
import { claims, requests, verbs } from './vocabulary.ts';

export const raft: Protocol = {
  id: 'raft',
  title: 'Raft',
  epoch: 'term',
  cite: 'Ongaro and Ousterhout 2014',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: { server, client: clientOf('Raft §8') } as unknown as Protocol['kinds'],
  options: {
    ...electionTimes('Virtual ms; the paper suggests 150.', 'Virtual ms; the paper suggests 300.'),
    heartbeat,
    clientRetry,
    batch: {
      label: 'Entries a message',
      says: 'How many entries one AppendEntries carries at most.',
      value: 64,
      min: 1,
      max: 1000,
    },
    repair: {
      label: 'Log repair',
      says: 'How the leader steps back after a refusal: by one entry, or by a whole conflicting term.',
      value: 'decrement',
      oneOf: ['decrement', 'conflict-term'],
    },
  },
  network: { latencyMin: 10, latencyMax: 24, loss: 0, duplication: 0 },
  switches,
  history,
  properties,
  portrait,
  requests,
  claims,
  verbs,
  ruleGroups: {
    SRV: 'Servers',
    RV: 'RequestVote, receiver',
    AE: 'AppendEntries, receiver',
    CL: 'Clients',
  },
  scenarios,
  casts: [
    { server: 3, client: 1 },
    { server: 3, client: 1 },
    { server: 5, client: 2 },
  ],
};
