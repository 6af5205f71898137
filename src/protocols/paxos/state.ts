/** What proposers, acceptors and learners know, and what they say to each other (names as in “Paxos Made Simple”). */
import type { NodeId } from '../../engine/world.ts';

/** What an acceptor must never forget: all of it is on disk before it answers. */
export interface AcceptorState {
  /** The highest number promised; 0 if none. */
  readonly np: number;
  /** The number of the proposal accepted last; 0 if none. */
  readonly na: number;
  /** Its value. */
  readonly va: string | null;
  /** The fast ballot in which it may accept whatever value comes first; 0 if none. */
  readonly any: number;
  /** A value that came straight from a proposer before the coordinator opened the fast ballot. Not on disk. */
  readonly early: { readonly v: string; readonly from: NodeId } | null;
}

export type Phase =
  /** Nothing is under way. */
  | 'idle'
  /** About to open a ballot: never seen outside a step. */
  | 'ready'
  /** Phase 1: asking for promises. */
  | 'preparing'
  /** Phase 2: asking for acceptance. */
  | 'accepting'
  /** It knows that a value is chosen. */
  | 'done';

/** A promise as heard: what its sender had accepted when it promised. */
export interface Report {
  readonly from: NodeId;
  /** 0: nothing. */
  readonly na: number;
  readonly va: string | null;
}

/** A vote as heard: that acceptor accepted that value in that ballot. */
export interface Vote {
  readonly from: NodeId;
  readonly n: number;
  readonly v: string;
}

export interface ProposerState {
  /** On disk: the highest number of its own that it has used. */
  readonly myn: number;
  /** On disk: the highest number of others it has heard of. */
  readonly seen: number;
  /** On disk: the value it would like to see chosen. */
  readonly own: string | null;
  readonly phase: Phase;
  /** The number under which it is asking, or asked last. Its own, except in a fast ballot; 0 if none. */
  readonly ballot: number;
  /** The number somebody asked it to use next; null: its own next. Never seen outside a step. */
  readonly asked: number | null;
  /** Promises heard under `ballot`, one for each acceptor. */
  readonly promises: readonly Report[];
  /** The value it asks to accept; null before that, and in a fast ballot that is open to any value. */
  readonly value: string | null;
  /** Acceptances heard under `ballot`. */
  readonly accepts: readonly Vote[];
  /** Who refused `ballot`. */
  readonly nacks: readonly NodeId[];
  /** How often it has asked the silent again in this phase. */
  readonly resent: number;
  /** How many ballots in a row have failed: the back-off doubles with it. */
  readonly failed: number;
  /** Its value went straight to the acceptors, in the fast ballot. */
  readonly direct: boolean;
  /** It has told the learners what is chosen. */
  readonly told: boolean;
  /** With a leader: who leads, as far as it knows. */
  readonly leader: NodeId | null;
}

export interface LearnerState {
  /** The latest vote heard from each acceptor. */
  readonly heard: readonly Vote[];
  /** On disk: what it knows to be chosen, and in which ballot. */
  readonly chosen: { readonly n: number; readonly v: string } | null;
}

/** A node with all three roles. */
export type ServerState = AcceptorState & ProposerState & LearnerState;

/** A proposer that may be an acceptor and a learner as well. */
export type Proposing = ProposerState & Partial<AcceptorState & LearnerState>;

/** Phase 1a: may I run ballot n? */
export interface Prepare {
  readonly type: 'Prepare';
  readonly n: number;
}

/** Phase 1b: nothing below n from me any more; and this is what I have accepted (na 0: nothing). */
export interface Promise1b {
  readonly type: 'Promise';
  readonly n: number;
  readonly na: number;
  readonly va: string | null;
}

/** Phase 2a: accept v under n. */
export interface Accept {
  readonly type: 'Accept';
  readonly n: number;
  readonly v: string;
  /** The sender is an acceptor too, and has accepted it already. */
  readonly voted: boolean;
}

/** Phase 2b: I have accepted v under n. */
export interface Accepted {
  readonly type: 'Accepted';
  readonly n: number;
  readonly v: string;
}

/** Not n: I have promised np. */
export interface Nack {
  readonly type: 'Nack';
  readonly n: number;
  readonly np: number;
}

/** From whoever counted the votes: v is chosen. */
export interface Decided {
  readonly type: 'Decided';
  readonly n: number;
  readonly v: string;
}

/** Phase 2a of a fast ballot: accept whatever value reaches you first. */
export interface Any {
  readonly type: 'Any';
  readonly n: number;
}

/** A value on the short way, from a proposer straight to the acceptors. */
export interface Direct {
  readonly type: 'Direct';
  readonly v: string;
}

/** I am alive: so that the lowest proposer alive may lead. */
export interface Alive {
  readonly type: 'Alive';
}

/** Everything they say. */
export type PaxosBody = Prepare | Promise1b | Accept | Accepted | Nack | Decided | Any | Direct | Alive;

export const noAcceptor: AcceptorState = { np: 0, na: 0, va: null, any: 0, early: null };

export const noProposer: ProposerState = {
  myn: 0,
  seen: 0,
  own: null,
  phase: 'idle',
  ballot: 0,
  asked: null,
  promises: [],
  value: null,
  accepts: [],
  nacks: [],
  resent: 0,
  failed: 0,
  direct: false,
  told: false,
  leader: null,
};

export const noLearner: LearnerState = { heard: [], chosen: null };
