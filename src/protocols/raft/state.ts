/** What Raft's servers and clients know, and what they say to each other (paper Figure 2; names as there). */
import type { Log } from '../../engine/log.ts';
import type { NodeId } from '../../engine/world.ts';
import type { ClientBody } from '../kit/client.ts';
import type { Session } from '../kit/machine.ts';

/** A set of voters, or two while one takes over from the other. */
export interface Members {
  /** Those who vote; in a joint configuration, the old ones. Empty: no cluster is known. */
  readonly voters: readonly NodeId[];
  /** In a joint configuration the new ones: both sets must agree. */
  readonly next?: readonly NodeId[];
}

/** The configuration a server goes by: the latest in its log, committed or not. */
export interface Configuration extends Members {
  /** Index of its entry; 0: the one it began with. */
  readonly at: number;
}

/** One entry of a log. */
export interface Entry {
  /** The term of the leader that first wrote it; it never changes. */
  readonly term: number;
  /** What the state machines will execute: `X=3` sets, anything else just counts. */
  readonly command: string;
  /** Who asked for it and its number among that client's requests; absent if it was put in by hand. */
  readonly client?: NodeId;
  readonly seq?: number;
  /** It does nothing: a leader writes it to begin its term. */
  readonly noop?: boolean;
  /** It changes the configuration to this. */
  readonly members?: Members;
}

/** What is left of a folded prefix of the log: the state after executing it (paper §7). On disk. */
export interface Snapshot {
  /** Index and term of the last entry it covers. */
  readonly index: number;
  readonly term: number;
  /** The fingerprint of the entries it covers: judges compare it, the protocol does not. */
  readonly print: number;
  readonly machine: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<NodeId, Session>>;
  /** The configuration as of `index`. */
  readonly members: Configuration;
}

/** A snapshot that is coming in, chunk by chunk. */
export interface Incoming {
  readonly index: number;
  readonly bindings: readonly Binding[];
}

/** A name and its value in the state machine: what chunks of a snapshot are made of. */
export type Binding = readonly [name: string, value: string];

/** A read that waits (dissertation 6.4). */
export interface Read {
  readonly client: NodeId;
  readonly seq: number;
  readonly query: string;
  /** The follower that asks for its client; absent if the client asked the leader. */
  readonly via?: NodeId;
  /** The commit index it must see; null as long as that is not known. */
  readonly index: number | null;
  /** The round of heartbeats that must confirm it; 0: none. */
  readonly round: number;
}

/** A change of the membership that a leader was asked for and has not written down: newcomers are catching up. */
export interface Change {
  readonly to: readonly NodeId[];
  /** Those who are no members yet. */
  readonly learners: readonly NodeId[];
  /** Rounds of catching up so far, this one included; how far this one goes and when it began (virtual ms). */
  readonly round: number;
  readonly until: number;
  readonly startedAt: number;
}

/** What a leader keeps beyond Figure 2; lost when it stops leading. */
export interface Reign {
  readonly change: Change | null;
  /** Leadership is being handed to that server; `sent` once it was told. */
  readonly transfer: { readonly to: NodeId; readonly sent: boolean } | null;
  /** Rounds of heartbeats so far, and when the latest began (virtual ms). */
  readonly round: number;
  readonly roundAt: number;
  /** The latest round each follower has answered. */
  readonly heard: Readonly<Record<NodeId, number>>;
  /** The round from which on answers count for the present check of the quorum. */
  readonly since: number;
  /** How far each follower has got with the snapshot it is being sent. */
  readonly offsets: Readonly<Record<NodeId, number>>;
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
  /** On disk: the latest configuration in its log, which it goes by. */
  readonly members: Configuration;
  /** On disk: what the folded prefix of its log came to. */
  readonly snapshot: Snapshot | null;
  /** A snapshot on its way in. */
  readonly partial: Incoming | null;
  /** While it asks around before standing: who would vote for it, itself included; else empty. */
  readonly polled: readonly NodeId[];
  /** Reads that wait, first first. */
  readonly reads: readonly Read[];
  readonly reign: Reign;
}

export interface RequestVote {
  readonly type: 'RequestVote';
  readonly term: number;
  readonly lastLogIndex: number;
  readonly lastLogTerm: number;
  /** The leader itself wants this election: do not protect it. */
  readonly transfer?: true;
}

/** Would you vote for me? (dissertation 9.6) Its term is the one it would stand for. */
export interface PreVote {
  readonly type: 'PreVote';
  readonly term: number;
  readonly lastLogIndex: number;
  readonly lastLogTerm: number;
}

/** Granted: the term asked about. Refused: the term of who refuses. */
export interface PreVoteReply {
  readonly type: 'PreVoteReply';
  readonly term: number;
  readonly granted: boolean;
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
  /** The round of heartbeats it belongs to, where rounds are counted. */
  readonly round?: number;
}

/** One chunk of a snapshot (paper §7). */
export interface InstallSnapshot {
  readonly type: 'InstallSnapshot';
  readonly term: number;
  readonly lastIncludedIndex: number;
  readonly lastIncludedTerm: number;
  readonly print: number;
  /** How many bindings went before these. */
  readonly offset: number;
  readonly data: readonly Binding[];
  readonly done: boolean;
  /** With the last chunk. */
  readonly sessions?: Snapshot['sessions'];
  readonly members?: Configuration;
  readonly round?: number;
}

export interface InstallSnapshotReply {
  readonly type: 'InstallSnapshotReply';
  readonly term: number;
  readonly lastIncludedIndex: number;
  /** How many bindings the follower has of it. */
  readonly offset: number;
  readonly done: boolean;
  readonly round?: number;
}

/** The leader hands over: stand now (dissertation 3.10). */
export interface TimeoutNow {
  readonly type: 'TimeoutNow';
  readonly term: number;
}

/** A follower asks how far it must be to answer its client (dissertation 6.4). */
export interface ReadIndex {
  readonly type: 'ReadIndex';
  readonly term: number;
  readonly client: NodeId;
  readonly seq: number;
}

export interface ReadIndexReply {
  readonly type: 'ReadIndexReply';
  readonly term: number;
  readonly client: NodeId;
  readonly seq: number;
  readonly index: number;
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
  readonly round?: number;
}

/** Everything servers and clients say. */
export type RaftBody =
  | RequestVote
  | RequestVoteReply
  | PreVote
  | PreVoteReply
  | AppendEntries
  | AppendEntriesReply
  | InstallSnapshot
  | InstallSnapshotReply
  | TimeoutNow
  | ReadIndex
  | ReadIndexReply
  | ClientBody;

/** The term of a log's last entry, folded or not; 0 if it is empty. */
export function lastTerm(log: Log<Entry>): number {
  return (log.at(log.length) ?? log.folded)?.term ?? 0;
}

/** The term of the entry at an index; 0 for index 0, undefined beyond the log and before the last folded entry. */
export function termAt(log: Log<Entry>, index: number): number | undefined {
  if (index === 0) return 0;
  return index === log.base ? log.folded?.term : log.at(index)?.term;
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
  while (first > log.base + 1 && log.at(first - 1)!.term === term) first--;
  return first;
}
