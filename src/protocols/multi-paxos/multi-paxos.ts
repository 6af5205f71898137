/** Multi-Paxos, after “Paxos Made Simple” (2001), §3, and “Paxos for System Builders” (2008). */
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
import { sometimes } from './sometimes.ts';

export const multiPaxos: Protocol = {
  id: 'multi-paxos',
  title: 'Multi-Paxos',
  epoch: 'ballot',
  cite: 'Lamport 2001',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: {
    server,
    client: clientOf('Kirsch & Amir 2008, Paxos for System Builders: clients'),
  } as unknown as Protocol['kinds'],
  options: {
    ...electionTimes(
      'Virtual ms a server waits for a leader at least; doubled after every failure.',
      'Virtual ms a server waits for a leader at most; doubled after every failure.',
    ),
    heartbeat,
    resend: {
      label: 'Asking again',
      says: 'Virtual ms before a leader asks those again who have not answered.',
      value: 100,
      min: 10,
      max: 2000,
    },
    clientRetry,
    batch: {
      label: 'Slots a message',
      says: 'How many chosen slots one Decided carries at most.',
      value: 64,
      min: 1,
      max: 1000,
    },
    learn: {
      label: 'Who counts',
      says: 'Acceptances go to the leader, who tells the others; or to everybody, which saves a delay and costs messages.',
      value: 'leader',
      oneOf: ['leader', 'all'],
    },
    gaps: {
      label: 'Gaps',
      says: 'What a new leader puts into a gap: a NOOP; the next command, or else a NOOP; or it waits for a command, as Kirsch and Amir do.',
      value: 'noop',
      oneOf: ['noop', 'next command', 'wait'],
    },
    phase1: {
      label: 'Phase 1',
      says: 'Once for all slots, which is the point of Multi-Paxos; or for every slot, to see what that saves.',
      value: 'once',
      oneOf: ['once', 'every slot'],
    },
    window: {
      label: 'Window α',
      says: 'How many slots a leader may run ahead of what it knows to be chosen; 0: as many as it likes.',
      value: 0,
      min: 0,
      max: 1000,
    },
  },
  network: { latencyMin: 10, latencyMax: 24, loss: 0, duplication: 0 },
  switches,
  history,
  properties,
  sometimes,
  portrait,
  requests,
  claims,
  verbs,
  ruleGroups: {
    LE: 'Choosing a leader',
    MP: 'Leader',
    AC: 'Acceptor',
    LR: 'Learner',
    SM: 'State machine',
    CL: 'Clients',
  },
  scenarios,
  // Without clients commands come in by hand, as many as you like: that is how slots overtake each other.
  casts: [{ server: 3, client: 1 }, { server: 3 }, { server: 5, client: 2 }],
};
