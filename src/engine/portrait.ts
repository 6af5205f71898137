/**
 * What views may ask of a protocol, answered as data. Shared code never asks which protocol it is looking at:
 * if a view needs to know, a question is missing here.
 */
import type { Body, Message, Node, NodeId, World } from './world.ts';
import type { Action } from './action.ts';
import type { Note } from './effect.ts';

/** What colour family a thing has: the figures map it to a token. `epoch` takes the hue of the epoch number. */
export type Tone = 'plain' | 'accent' | 'ok' | 'bad' | 'gold' | 'epoch';

/** A logical clock as drawn: its word and number, and the hue if that is not the number's own (0: plain paper). */
export interface EpochFace {
  readonly word: string;
  readonly number: number;
  readonly hue?: number;
}

/** A line written on a card. A strong one is what the card is about. */
export interface CardLine {
  readonly text: string;
  readonly strong?: boolean;
}

/** How a node looks on the stage. */
export interface Face {
  /** The role in one word, e.g. `leader`. */
  readonly role: string;
  /** A mark that tells the role without colour. */
  readonly mark: 'none' | 'crown' | 'question' | 'mask' | 'client';
  /** Its logical clock (term, ballot, view), which picks the hue; absent for clients. */
  readonly epoch?: EpochFace;
  /** Drawn as a card with these lines written on it, at most two, instead of a round plate. */
  readonly card?: readonly CardLine[];
  /** What it might say, a sentence or two, in its own voice; drawn beside it where there is room. */
  readonly thought?: string;
  /** The timer drawn as a ring, if it is running. */
  readonly ring?: string;
  /** A short line under the role, e.g. `voted S1`, `2 of 3 votes`. */
  readonly badge?: string;
  /** A tally drawn as pips: votes had out of votes needed. */
  readonly tally?: { readonly had: readonly NodeId[]; readonly needed: number };
}

/** How a message looks: a capsule with a word in it; its outline tells its kind. */
export interface Capsule {
  /** One or two words: `Append 6`, `✓ match 7`, `✕ no entry 6·t4`. */
  readonly label: string;
  /** The glyph that is left when there is no room: `♥`, `?`, `✓`, `✕`, `+`. */
  readonly glyph: string;
  readonly shape: 'request' | 'success' | 'refusal' | 'beat';
  readonly tone: Tone;
  readonly epoch?: number;
  /** One sentence for the inspector and the screen reader: what it says and to whom. */
  readonly says: string;
}

/** One entry of a log, as drawn. */
export interface LogCell {
  readonly index: number;
  /** The epoch that wrote it: hue and number in the corner. */
  readonly epoch: number;
  readonly text: string;
  /** Known to be committed, where that does not go by prefixes; absent: whatever lies at or before the commit index is. */
  readonly known?: boolean;
  /** What is special about it: put in to close a gap, or taken over from an earlier leader. */
  readonly kind?: 'noop' | 'forced';
}

/** A node's log: a row of cells. `cell(i)` is cheap, so a view asks only for those it shows; undefined is a gap. */
export interface LogPicture {
  /** Index of the first cell kept (1 unless a prefix was folded away). */
  readonly first: number;
  /** Index of the last cell; `first - 1` if empty. */
  readonly last: number;
  /** How far this node knows the log to be committed. */
  readonly commit: number;
  readonly applied: number;
  /** Slots are decided one by one: there may be gaps, and two entries agree when their texts do, whatever the epoch. */
  readonly bySlot?: boolean;
  cell(index: number): LogCell | undefined;
}

/** A pointer drawn at a log: where `by` believes `on`'s log to agree, or will try next. */
export interface Pointer {
  readonly kind: 'next' | 'match';
  readonly by: NodeId;
  readonly on: NodeId;
  readonly index: number;
}

/** One line of the inspector. */
export interface Field {
  readonly name: string;
  readonly value: string;
  /** Survives a crash. */
  readonly durable: boolean;
  /** What the field means, one sentence. */
  readonly says: string;
}

/** A majority that stands behind something at this moment: drawn as a loop round its members. */
export interface Quorum {
  readonly members: readonly NodeId[];
  /** What it decided: `S1 leads term 2`, `entry 7 is committed`. */
  readonly says: string;
  /** False when a majority holds it and yet the rules forbid to count it. */
  readonly decides: boolean;
  /** It neither settles anything nor is forbidden to: it only lets somebody go on, as promises do. */
  readonly tone?: 'accent';
}

/** One place of a ledger: what one acceptor did in one ballot. */
export interface LedgerCell {
  readonly node: NodeId;
  /** `promised`: it promised this ballot. `accepted`: it accepted the value. `refused`: it turned the ballot away. */
  readonly state: 'none' | 'promised' | 'accepted' | 'refused';
  /** What it accepted. */
  readonly value?: string;
  /** What it reported when it promised, e.g. `cat @ 9001`. */
  readonly report?: string;
  /** It has forgotten this (a disk that was lost). */
  readonly forgotten?: boolean;
}

/** One ballot of a ledger. */
export interface LedgerRow {
  readonly epoch: EpochFace;
  /** Who runs it: `P1`. */
  readonly by: NodeId;
  /** One for each column, in their order. */
  readonly cells: readonly LedgerCell[];
  /** What became of it, a few words: `3 promises, may propose`, `chosen: 3 of 5, one ballot`, `too late`. */
  readonly says: string;
  /** A quorum accepted one value here: it is chosen, whether or not anybody knows. */
  readonly chosen: boolean;
  /** It happened just now. */
  readonly fresh?: boolean;
}

/** Who promised and accepted what in which ballot: the observer's view, which no node has. Newest ballot first. */
export interface Ledger {
  readonly columns: readonly NodeId[];
  readonly rows: readonly LedgerRow[];
  /** One sentence about the whole: `A3 is in both majorities. That one shared acceptor is why Paxos is safe.` */
  readonly says: string;
  /** How many make a quorum in each phase, and whether any two meet: `phase 1: 3 of 4 · phase 2: 2 of 4 · any two meet`. */
  readonly quorums: string;
}

/** What one node has written down about others, and what follows for it: a proposer's promises, a learner's counts. */
export interface Notebook {
  readonly node: NodeId;
  /** `P2 wants dog under ballot 9002`. */
  readonly title: string;
  readonly tallies: readonly Tally[];
  /** What it must or may do now, and why, in one or two sentences. */
  readonly verdict: string;
  /** Whether the verdict binds it to something it did not want, frees it, or ends the matter. */
  readonly tone: Tone;
}

/** Answers counted towards a quorum. */
export interface Tally {
  /** `promises`, `accepted cat @ 9001`. */
  readonly label: string;
  readonly needed: number;
  /** One line for each answer had. */
  readonly answers: readonly {
    readonly from: NodeId;
    readonly text: string;
    /** It decides: the report with the highest ballot, say. */
    readonly decisive?: boolean;
  }[];
}

/** One thing that happened, before and after: what sentences and quorums are made from. */
export interface Happening {
  readonly before: World;
  readonly after: World;
  readonly action: Action;
  /** The message that arrived, was lost or was touched. */
  readonly message?: Message;
  readonly fired: readonly Fired[];
}

/** A rule that fired on a node, with the reasons it left on record. */
export interface Fired {
  readonly node: NodeId;
  readonly rule: string;
  readonly notes: readonly Note[];
}

/** The questions. All are pure functions of what they are given. */
export interface Portrait {
  face(node: Node, world: World): Face;
  capsule(message: Message<Body>, world: World): Capsule;
  /** The node's log, or undefined for kinds that keep none. */
  log(node: Node): LogPicture | undefined;
  pointers(world: World): readonly Pointer[];
  fields(node: Node, world: World): readonly Field[];
  /** A small table of what the state machine holds, e.g. `[['X','3']]`; empty for kinds without one. */
  machine(node: Node): readonly (readonly [key: string, value: string])[];
  /** Majorities formed by just this happening, or, where the story is about who is in them, all that stand now. */
  quorums(happening: Happening): readonly Quorum[];
  /** Rows in which the nodes stand, from the top; else the main kind stands in a ring. Every node is in one row. */
  rows?(world: World): readonly (readonly NodeId[])[] | undefined;
  /**
   * The ledger of ballots. `history` is what the judges remember. With `viewer`: only what that node can know.
   * Undefined: there is none here.
   */
  ledger?(world: World, history: unknown, viewer?: NodeId): Ledger | undefined;
  /** Notebooks of the nodes that keep one, in cast order. */
  notebooks?(world: World): readonly Notebook[];
}
