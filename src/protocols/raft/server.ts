/** A Raft server: all its rules, in the order in which they are tried. */
import type { Kind } from '../../engine/rule.ts';
import { Log } from '../../engine/log.ts';
import { BLANK } from '../kit/machine.ts';
import { entryRules, leaderRules, sendingRules } from './entries.ts';
import { givenServer } from './given.ts';
import { leaseLength, NO_REIGN } from './leading.ts';
import { handoverRules, membershipRules, orderRules } from './membership.ts';
import { answeringRules, clientRules, handRules } from './serving.ts';
import { foldingCommands, foldingRules, snapshotRules } from './snapshots.ts';
import type { Configuration, Entry, RaftBody, ServerState } from './state.ts';
import { candidacyRules, voteRules } from './votes.ts';

const rules = {
  ...voteRules,
  ...entryRules,
  ...snapshotRules,
  ...sendingRules,
  ...handoverRules,
  ...clientRules,
  ...foldingCommands,
  ...orderRules,
  ...handRules,
  ...candidacyRules,
  ...leaderRules,
  ...answeringRules,
  ...membershipRules,
  ...foldingRules,
};

const NOBODY: Configuration = { voters: [], at: 0 };

/** A server: follower, candidate or leader. */
export const server: Kind<ServerState, RaftBody> = {
  letter: 'S',
  initial: () => ({
    currentTerm: 0,
    votedFor: null,
    log: Log.of<Entry>(),
    role: 'follower',
    leaderId: null,
    commitIndex: 0,
    lastApplied: 0,
    votesGranted: [],
    nextIndex: {},
    matchIndex: {},
    machine: BLANK.machine,
    sessions: BLANK.sessions,
    members: NOBODY,
    snapshot: null,
    partial: null,
    polled: [],
    reads: [],
    reign: NO_REIGN,
  }),
  durable: (keeps) => [
    'currentTerm',
    'snapshot',
    ...(keeps('SW-VOTE-DISK') ? (['votedFor'] as const) : []),
    ...(keeps('SW-LOG-DISK') ? (['log', 'members'] as const) : []),
  ],
  timers: (options) => ({
    election: { min: options.electionMin as number, max: options.electionMax as number },
    heartbeat: options.heartbeat as number,
    quorum: options.electionMin as number,
    lull: options.electionMin as number,
    lease: leaseLength(options),
    transfer: options.electionMax as number,
  }),
  rules,
  given: givenServer,
};
