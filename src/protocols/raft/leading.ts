/** What several of Raft's rules do: say things to others, count them, begin and end a candidacy or a reign. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start, startUndiced, stop } from '../../engine/effect.ts';
import type { Context } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { NodeId, Options } from '../../engine/world.ts';
import { enough, everybody, firstMembers, isMember, isQuorum } from './configuration.ts';
import type {
  AppendEntries,
  Configuration,
  Entry,
  InstallSnapshot,
  RaftBody,
  Reign,
  ServerState,
} from './state.ts';
import { lastTerm, termAt } from './state.ts';

export type Self = Context<ServerState, RaftBody>;
export type Plan = readonly Effect<ServerState, RaftBody>[];

export const { onMessage, onTimer, onCommand, onBoot, whenever } = rulesFor<ServerState, RaftBody>();

export const FIG2 = 'Raft Fig. 2';

/** The bookkeeping of who does not lead. */
export const NO_REIGN: Reign = {
  change: null,
  transfer: null,
  round: 0,
  roundAt: 0,
  heard: {},
  since: 0,
  offsets: {},
};

/** Fields a server loses when it stops leading or standing. */
export const retired = {
  votesGranted: [],
  nextIndex: {},
  matchIndex: {},
  polled: [],
  reads: [],
  reign: NO_REIGN,
} as const;

/** Starts the election timer anew, with a new draw. */
export const wait = (c: Pick<Self, 'keeps'>): Effect<never, never> =>
  c.keeps('SW-RANDOM') ? start('election') : startUndiced('election');

/** What ends with a reign; nothing if the server does not lead. */
export const stepDown = (c: Self): Plan =>
  c.self.role === 'leader'
    ? [stop('heartbeat'), stop('quorum'), stop('lease'), stop('transfer'), wait(c)]
    : [];

/** A leader gives up on its own account, without a new term. */
export const resign = (c: Self): Plan => [
  set<ServerState>({ ...retired, role: 'follower', leaderId: null }),
  ...stepDown(c),
];

/** The configuration before any entry of the log says otherwise; a newcomer knows of no cluster. */
export function firstConfiguration(c: Pick<Self, 'kin' | 'options' | 'id'>): Configuration {
  const voters = firstMembers(c.kin('server'), c.options.voters as number);
  return { voters: voters.includes(c.id) ? voters : [], at: 0 };
}

/** What counts where the log names no configuration: the snapshot's, or the first. */
export const configurationBefore = (c: Self): Configuration =>
  c.self.snapshot?.members ?? firstConfiguration(c);

/** Everybody else whom this server talks to: the members, and newcomers it brings up to date. */
export function others(c: Pick<Self, 'id' | 'peers' | 'size'>, self: ServerState): readonly NodeId[] {
  const { members, reign } = self;
  if (members.at === 0 && !reign.change && members.voters.length === c.size) return c.peers;
  const known = everybody(members);
  const learners = reign.change?.learners.filter((id) => !known.includes(id)) ?? [];
  return [...known, ...learners].filter((id) => id !== c.id);
}

/** True if a majority of the members does, whatever it is. */
export const hasQuorum = (c: Pick<Self, 'self' | 'keeps'>, does: (id: NodeId) => boolean): boolean =>
  isQuorum(c.self.members, does, !c.keeps('SW-QUORUM'));

/** How far a member's log is known to hold what the leader's does. */
const stored = (c: Self, id: NodeId): number =>
  id === c.id ? c.self.log.length : (c.self.matchIndex[id] ?? 0);

/** The highest index that a majority of these voters stores. */
function storedByMost(c: Self, voters: readonly NodeId[]): number {
  const marks = voters.map((id) => stored(c, id)).sort((a, b) => b - a);
  return marks[enough(marks.length, !c.keeps('SW-QUORUM')) - 1] ?? 0;
}

/** The index the leader may commit now: on a quorum, and written in its own term; 0 if there is none. */
export function committable(c: Self): number {
  const { role, commitIndex, members, log, currentTerm } = c.self;
  // Asked after every step: most of the time there is nothing to commit, and then nothing is sorted.
  if (role !== 'leader' || !hasQuorum(c, (id) => stored(c, id) > commitIndex)) return 0;
  const old = storedByMost(c, members.voters);
  const index = members.next ? Math.min(old, storedByMost(c, members.next)) : old;
  return !c.keeps('SW-COMMIT-TERM') || termAt(log, index) === currentTerm ? index : 0;
}

/** Whether an entry of the leader's own term is committed: from then on it knows what is. */
export const hasCommittedInItsTerm = ({ log, commitIndex, currentTerm }: ServerState): boolean =>
  currentTerm > 0 && termAt(log, commitIndex) === currentTerm;

/** Whether heartbeats are numbered, so that an answer tells that its sender still followed then. */
export const countsRounds = ({ options }: Pick<Self, 'options'>): boolean =>
  options.reads !== 'log' || options.checkQuorum === true || (options.lease as number) > 0;

/** Whether a majority has answered a round of heartbeats or a later one; the leader itself always has. */
export const isConfirmed = (c: Self, round: number): boolean =>
  hasQuorum(c, (id) => id === c.id || (c.self.reign.heard[id] ?? -1) >= round);

/** Whether servers keep in mind that they have heard from a leader lately. */
export const mindsLeaders = ({ options }: Pick<Self, 'options'>): boolean =>
  options.preVote === true || isSticky({ options });

/** Whether they therefore ignore other candidates. A lease counts on it. */
export const isSticky = ({ options }: Pick<Self, 'options'>): boolean =>
  options.sticky === true || (options.lease as number) > 0;

/** How long a lease lasts, virtual ms; 0: there is none. */
export const leaseLength = (options: Options): number =>
  ((options.electionMin as number) * (options.lease as number)) / 100;

export const batch = (c: Self): number => c.options.batch as number;

const NO_ENTRIES: readonly Entry[] = [];

/** What an AppendEntries to that follower says; `most` limits the entries. */
function appendTo(c: Self, self: ServerState, follower: NodeId, most: number): AppendEntries {
  const prev = self.nextIndex[follower]! - 1;
  return {
    type: 'AppendEntries',
    term: self.currentTerm,
    prevLogIndex: prev,
    prevLogTerm: termAt(self.log, prev) ?? 0,
    entries: most === 0 ? NO_ENTRIES : self.log.slice(prev + 1, prev + most),
    leaderCommit: self.commitIndex,
    ...(countsRounds(c) && { round: self.reign.round }),
  };
}

/** The chunk of the snapshot that a follower needs next. */
function chunkTo(c: Self, self: ServerState, follower: NodeId): InstallSnapshot {
  const { index, term, print, machine, sessions, members } = self.snapshot!;
  const bindings = Object.entries(machine).sort(([a], [b]) => (a < b ? -1 : 1));
  const offset = Math.min(self.reign.offsets[follower] ?? 0, bindings.length);
  const data = bindings.slice(offset, offset + (c.options.chunk as number));
  const done = offset + data.length >= bindings.length;
  return {
    type: 'InstallSnapshot',
    term: self.currentTerm,
    lastIncludedIndex: index,
    lastIncludedTerm: term,
    print,
    offset,
    data,
    done,
    ...(done && { sessions, members }),
    ...(countsRounds(c) && { round: self.reign.round }),
  };
}

/** Brings a follower on: the entries from nextIndex on, or the snapshot if they are folded away. */
export function bringOn(c: Self, self: ServerState, follower: NodeId, most: number): Plan {
  const isFolded = self.nextIndex[follower]! <= self.log.base;
  return [send(follower, isFolded ? chunkTo(c, self, follower) : appendTo(c, self, follower, most))];
}

/** The same for several; those that are equally far get one and the same body. */
export function bringAllOn(
  c: Self,
  self: ServerState,
  followers: readonly NodeId[],
  most: number,
): Effect<ServerState, RaftBody>[] {
  let body: AppendEntries | undefined;
  return followers.map((follower) => {
    if (self.nextIndex[follower]! <= self.log.base) return send(follower, chunkTo(c, self, follower));
    if (body?.prevLogIndex !== self.nextIndex[follower]! - 1) body = appendTo(c, self, follower, most);
    return send(follower, body);
  });
}

/** A round of heartbeats to everybody. */
export function beat(c: Self, self = c.self): Plan {
  if (!countsRounds(c)) return [...bringAllOn(c, self, others(c, self), 0), start('heartbeat')];
  const reign = { ...self.reign, round: self.reign.round + 1, roundAt: c.now };
  return [
    set<ServerState>({ reign }),
    ...bringAllOn(c, { ...self, reign }, others(c, self), 0),
    start('heartbeat'),
  ];
}

/** A leader stores an entry and sends it to everybody who has all before it. */
export function appendEntry(c: Self, entry: Entry, before = c.self): Plan {
  const self = { ...before, log: before.log.append(entry) };
  return [
    set<ServerState>({ log: self.log }),
    note('stored', { at: self.log.length }),
    ...bringAllOn(
      c,
      self,
      others(c, self).filter((id) => self.nextIndex[id]! <= self.log.length),
      batch(c),
    ),
  ];
}

/** To stand for election: a new term, the own vote if it counts, a new timer, a question to everybody. */
export function campaign(c: Self, transfer?: true): Plan {
  const { self, id } = c;
  const term = self.currentTerm + 1;
  const request = {
    type: 'RequestVote',
    term,
    lastLogIndex: self.log.length,
    lastLogTerm: lastTerm(self.log),
    ...(transfer && { transfer }),
  } as const;
  return [
    set<ServerState>({
      ...retired,
      role: 'candidate',
      currentTerm: term,
      votedFor: id,
      votesGranted: isMember(self.members, id) ? [id] : [],
      leaderId: null,
    }),
    wait(c),
    ...others(c, { ...self, reign: NO_REIGN }).map((peer) => send(peer, request)),
    note('voted', { about: id, at: term }),
  ];
}
