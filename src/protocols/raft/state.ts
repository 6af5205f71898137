/** What Raft's servers and clients know, and what they say to each other (paper Figure 2; names as there). */
import type { Log } from '../../engine/log.ts';
import type { NodeId } from '../../engine/world.ts';
import type { ClientBody } from '../kit/client.ts';
import type { Session } from '../kit/machine.ts';

/** One entry of a log. */
export interface Entry {
  /** The term of the leader that first wrote it; it never changes. */
  readonly term: number;
  /** What the state machines will execute: `X=3` sets, anything else just counts. */
  readonly command: string;
  /** Who asked for it and its number among that client's requests; absent if it was put in by hand. */
  readonly client?: NodeId;
  readonly seq?: number;
}

export type Role = 'follower' | 'candidate' | 'leader';

export interface ServerState {
  /** On disk: latest term this server has seen. */
  readonly currentTerm: number;
  /** On disk: who got this server's vote in `currentTerm`. */
  readonly votedFor: NodeId | null;
  /** On disk: the log, first index 1. */
  readonly log: Log<Entry>;
  readonly role: Role;
  /** The leader of this term, as far as known: a hint for clients. */
  readonly leaderId: NodeId | null;
  /** Highest index known to be committed. */
  readonly commitIndex: number;
  /** Highest index executed by the state machine. */
  readonly lastApplied: number;
  /** While candidate: who granted a vote, itself included. */
  readonly votesGranted: readonly NodeId[];
  /** While leader: the next index to send to each follower. */
  readonly nextIndex: Readonly<Record<NodeId, number>>;
  /** While leader: highest index known to be stored on each follower. */
  readonly matchIndex: Readonly<Record<NodeId, number>>;
  /** The state machine: a few named values. */
  readonly machine: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<NodeId, Session>>;
}

export interface RequestVote {
  readonly type: 'RequestVote';
  readonly term: number;
  readonly lastLogIndex: number;
  readonly lastLogTerm: number;
}

export interface RequestVoteReply {
  readonly type: 'RequestVoteReply';
  readonly term: number;
  readonly voteGranted: boolean;
}

export interface AppendEntries {
  readonly type: 'AppendEntries';
  readonly term: number;
  readonly prevLogIndex: number;
  readonly prevLogTerm: number;
  readonly entries: readonly Entry[];
  readonly leaderCommit: number;
}

export interface AppendEntriesReply {
  readonly type: 'AppendEntriesReply';
  readonly term: number;
  readonly success: boolean;
  /** The request's prevLogIndex, echoed, so that the leader knows which request this answers. */
  readonly prevLogIndex: number;
  /** On success: the last index now known to match. */
  readonly match: number;
  /** On refusal, with option `repair: conflict-term`: the term in the way (0: log too short) and its first index. */
  readonly conflictTerm?: number;
  readonly conflictIndex?: number;
}

/** Everything servers and clients say. */
export type RaftBody = RequestVote | RequestVoteReply | AppendEntries | AppendEntriesReply | ClientBody;

/** The smallest number of servers that is more than half of `size`. */
export function majority(size: number): number {
  return Math.floor(size / 2) + 1;
}

/** The term of a log's last entry; 0 if it is empty. */
export function lastTerm(log: Log<Entry>): number {
  return log.at(log.length)?.term ?? 0;
}

/** The term of the entry at an index; 0 for index 0, undefined beyond the log. */
export function termAt(log: Log<Entry>, index: number): number | undefined {
  return index === 0 ? 0 : log.at(index)?.term;
}

/** The election restriction: is a log that ends so at least as up to date as this one? Last term first, then length. */
export function isUpToDate(lastLogTerm: number, lastLogIndex: number, log: Log<Entry>): boolean {
  const mine = lastTerm(log);
  return lastLogTerm > mine || (lastLogTerm === mine && lastLogIndex >= log.length);
}

/** The first index of the run of entries that share the term at `index`. */
export function firstOfTerm(log: Log<Entry>, index: number): number {
  const term = log.at(index)?.term;
  let first = index;
  while (first > 1 && log.at(first - 1)!.term === term) first--;
  return first;
}
