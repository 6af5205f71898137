/** Raft, as in “In Search of an Understandable Consensus Algorithm” (extended version, 2014). */
import type { Protocol } from '../../engine/protocol.ts';
import { clientRetry, electionTimes, heartbeat } from '../kit/options.ts';
import { client } from './client.ts';
import { history } from './history.ts';
import { isOrder } from './membership.ts';
import { portrait } from './portrait.ts';
import { properties } from './properties.ts';
import { scenarios } from './scenarios.ts';
import { server } from './server.ts';
import { switches } from './switches.ts';
import { claims, commands, errands, requests, verbs } from './vocabulary.ts';
import { sometimes } from './sometimes.ts';

export const raft: Protocol = {
  id: 'raft',
  title: 'Raft',
  epoch: 'term',
  cite: 'Ongaro and Ousterhout 2014',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: { server, client } as unknown as Protocol['kinds'],
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
      says: 'How the leader steps back after a refusal: by one entry; to the first entry of the conflicting term (the paper); to its own last entry of that term (a well-known course); or both sides search for terms they may share (etcd).',
      value: 'decrement',
      oneOf: ['decrement', 'conflict-term', 'own-term', 'both-search'],
    },
    noop: {
      label: 'No-op',
      says: 'A new leader begins its term with an entry that does nothing.',
      value: false,
    },
    preVote: {
      label: 'Pre-vote',
      says: 'A server asks around whether it could win before it raises its term.',
      value: false,
    },
    sticky: {
      label: 'Loyal followers',
      says: 'Whoever has heard from a leader within the shortest election timeout ignores other candidates.',
      value: false,
    },
    checkQuorum: {
      label: 'Check quorum',
      says: 'A leader that no majority answers steps down by itself.',
      value: false,
    },
    reads: {
      label: 'Reads',
      says: 'Whether X? becomes an entry of the log, or is answered without writing once heartbeats have confirmed the leader.',
      value: 'log',
      oneOf: ['log', 'read-index'],
    },
    followerReads: {
      label: 'Followers answer',
      says: 'Followers answer reads too, after asking the leader how far they must be.',
      value: false,
    },
    lease: {
      label: 'Lease',
      says: 'How long, as a percentage of the shortest election timeout, a confirmed leader answers reads without asking again; 0: never. Safe only while clocks run alike.',
      value: 0,
      min: 0,
      max: 100,
    },
    snapshotEvery: {
      label: 'Snapshots',
      says: 'After how many executed entries a server folds its log; 0: never by itself.',
      value: 0,
      min: 0,
      max: 1000,
      tries: [0, 0, 1, 3],
    },
    chunk: {
      label: 'Chunk',
      says: 'How many values of a snapshot one message carries.',
      value: 8,
      min: 1,
      max: 10,
      tries: [1, 8],
    },
    sessions: {
      label: 'Sessions',
      says: 'How many clients the servers remember; they must register, and who is unused longest is forgotten. 0: all, unasked.',
      value: 0,
      min: 0,
      max: 5,
      tries: [0, 0, 1, 2],
    },
    voters: {
      label: 'First members',
      says: 'How many of the servers are members at first; the others wait to be added. 0: all of them.',
      value: 0,
      min: 0,
      max: 9,
      tries: [0, 0, 2, 3],
    },
    membership: {
      label: 'Changing members',
      says: 'By a configuration in which old and new must both agree, or one server at a time.',
      value: 'joint',
      oneOf: ['joint', 'single'],
    },
    catchUp: {
      label: 'Catching up',
      says: 'Newcomers get the log before they vote.',
      value: true,
    },
  },
  network: { latencyMin: 10, latencyMax: 24, loss: 0, duplication: 0 },
  switches,
  // Clients go from server to server in the order of their names.
  alike: ({ cast }) => (cast.byKind.has('client') ? [] : ['server']),
  history,
  properties,
  sometimes,
  portrait,
  requests,
  errands,
  commands,
  isOrder,
  claims,
  verbs,
  ruleGroups: {
    SRV: 'Servers',
    RV: 'RequestVote, receiver',
    PV: 'Pre-vote',
    AE: 'AppendEntries, receiver',
    IS: 'InstallSnapshot, receiver',
    CMP: 'Snapshots',
    CL: 'Clients',
    RD: 'Reads',
    CF: 'Membership',
    LT: 'Leadership transfer',
  },
  scenarios,
  casts: [
    { server: 3, client: 1 },
    { server: 3, client: 1 },
    { server: 5, client: 2 },
  ],
};
