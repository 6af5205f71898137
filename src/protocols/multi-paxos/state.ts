/** What the servers and clients of Multi-Paxos know, and what they say to each other. */
import type { NodeId } from '../../engine/world.ts';
import type { ClientBody } from '../kit/client.ts';
import type { Session } from '../kit/machine.ts';
import type { Slots } from './slots.ts';

/** A value for a slot: what the state machines will execute. */
export interface Entry {
  /** `X=3` sets, anything else just counts. */
  readonly command: string;
  /** Who asked for it and its number among that client's requests; absent if it was put in by hand. */
  readonly client?: NodeId;
  readonly seq?: number;
  /** It does nothing: it was proposed to close a gap. */
  readonly noop?: true;
  /** The ballot under which it was first proposed for its slot. */
  readonly since: number;
}

/** A slot of a server's log: the value it accepted there last, and under which ballot (the papers' na and va). */
export interface Cell {
  readonly ballot: number;
  readonly entry: Entry;
}

export type Role = 'follower' | 'candidate' | 'leader';

/** What an acceptor tells of one slot when it promises. */
export interface Report extends Cell {
  readonly slot: number;
  /** It knows the value to be chosen: no ballot can outbid that. */
  readonly known: boolean;
}

/** A promise heard, with what it reported. */
export interface Heard {
  readonly from: NodeId;
  readonly reports: readonly Report[];
}

/** Who is known to have accepted a slot's value under one ballot. */
export interface Tally extends Cell {
  readonly slot: number;
  readonly by: readonly NodeId[];
}

/** What a leader keeps in mind. */
export interface Leading {
  /** The first slot its phase 1 asked about. */
  readonly from: number;
  /** Values that promises reported: whatever the leader would like, it must propose these again. By slot. */
  readonly forced: Readonly<Record<number, Cell>>;
  /** The highest slot reported or known: an empty one before it is a gap. */
  readonly horizon: number;
  /** The next slot to propose something for. */
  readonly next: number;
  /** Commands that wait for a slot. */
  readonly queue: readonly Entry[];
  /** How far phase 1 is done, with the option of one for every slot. */
  readonly prepared: number;
  /** The slot that phase 1 asks about right now; 0 if it asks about none. */
  readonly asking: number;
}

export interface ServerState {
  /** On disk: the highest ballot promised, one for all slots. */
  readonly np: number;
  /** On disk: what was accepted, slot by slot. */
  readonly log: Slots<Cell>;
  /** On disk: every slot up to this one is known to be chosen. */
  readonly chosen: number;
  /** On disk: slots known to be chosen although an earlier one is not; ascending. */
  readonly beyond: readonly number[];
  readonly role: Role;
  /** As candidate or leader: the ballot it stands for or leads. */
  readonly ballot: number;
  /** Who leads, as far as known: a hint for clients. */
  readonly leader: NodeId | null;
  /** The highest ballot it has heard of: its own next one must be higher. */
  readonly heard: number;
  /** How many times as long as usual it waits for a leader: doubles with every failure. */
  readonly patience: number;
  /** As candidate or leader: who promised its ballot, itself included. */
  readonly promises: readonly Heard[];
  readonly leading: Leading | null;
  /** Acceptances heard of for slots not yet known to be chosen: for each slot those of the highest ballot. */
  readonly tallies: readonly Tally[];
  /** Every slot up to this one has been executed by the state machine. */
  readonly executed: number;
  /** The state machine: a few named values. */
  readonly machine: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<NodeId, Session>>;
}

/** Phase 1a, for a slot and all that follow. */
export interface Prepare {
  readonly type: 'Prepare';
  readonly ballot: number;
  readonly from: number;
}

/** Phase 1b: accepts nothing under a lower ballot any more, and says what it has accepted so far. */
export interface Promised {
  readonly type: 'Promise';
  readonly ballot: number;
  /** The Prepare's `from`, echoed, so that the leader knows which one this answers. */
  readonly from: number;
  readonly reports: readonly Report[];
}

/** Phase 2a. */
export interface Accept {
  readonly type: 'Accept';
  readonly ballot: number;
  readonly slot: number;
  readonly entry: Entry;
  /** The first slot that the leader does not know to be chosen. */
  readonly firstUnchosen: number;
}

/** Phase 2b. */
export interface Accepted {
  readonly type: 'Accepted';
  readonly ballot: number;
  readonly slot: number;
  readonly entry: Entry;
}

/** No: a higher ballot was promised. */
export interface Nack {
  readonly type: 'Nack';
  /** The ballot that is turned away. */
  readonly ballot: number;
  readonly np: number;
}

export interface Heartbeat {
  readonly type: 'Heartbeat';
  readonly ballot: number;
  readonly firstUnchosen: number;
}

/** What was chosen from…to, both inclusive? */
export interface Learn {
  readonly type: 'Learn';
  readonly from: number;
  readonly to: number;
}

export interface Decided {
  readonly type: 'Decided';
  readonly values: readonly (Cell & { readonly slot: number })[];
}

/** Everything servers and clients say. */
export type PaxosBody =
  Prepare | Promised | Accept | Accepted | Nack | Heartbeat | Learn | Decided | ClientBody;

/** The smallest number of servers that is more than half of `size`. */
export function majority(size: number): number {
  return Math.floor(size / 2) + 1;
}

/** The server whose ballot that is, if there are these: ballot k·N + i belongs to the i-th of N. */
export function leaderOf(ballot: number, servers: readonly NodeId[]): NodeId {
  return servers[(ballot - 1) % servers.length]!;
}

/** The lowest ballot of the server at that place (from 1) that is higher than another. */
export function ballotAfter(other: number, place: number, size: number): number {
  return place + size * Math.max(0, Math.floor((other - place) / size) + 1);
}

/** Does the server know that this slot's value is chosen? */
export function knows(self: Pick<ServerState, 'chosen' | 'beyond'>, slot: number): boolean {
  return slot <= self.chosen || (self.beyond.length > 0 && self.beyond.includes(slot));
}

/** Are two entries one and the same value? Where they were first proposed does not matter. */
export function isSameValue(a: Entry, b: Entry): boolean {
  return (
    a === b || (a.command === b.command && a.client === b.client && a.seq === b.seq && a.noop === b.noop)
  );
}

/** What does nothing, first proposed under that ballot. */
export function noop(ballot: number): Entry {
  return { command: 'NOOP', noop: true, since: ballot };
}
