/**
 * What views may ask of a protocol, answered as data. Shared code never asks which protocol it is looking at:
 * if a view needs to know, a question is missing here.
 */
import type { Body, Message, Node, NodeId, World } from './world.ts';
import type { Action } from './action.ts';
import type { Note } from './effect.ts';

/** What colour family a thing has: the figures map it to a token. `epoch` takes the hue of the epoch number. */
export type Tone = 'plain' | 'accent' | 'ok' | 'bad' | 'gold' | 'epoch';

/** A word that somebody says, hears or decides, in the colour it has wherever it stands. */
export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

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
  /** What it has heard so far, in the order in which it came: what it has in its head. */
  readonly heard?: readonly Word[];
  /** What it has decided. */
  readonly decision?: Word;
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
  /** What it says, where that is one word: written on the scroll. */
  readonly word?: Word;
  /** Whom what it says has come through, the sender last. */
  readonly route?: readonly NodeId[];
  /** The signatures on it, in order; a bad one does not fit what is written. */
  readonly seals?: readonly { readonly by: NodeId; readonly good: boolean }[];
  /** What it would say if nobody lied or touched it; only where it says something else. */
  readonly instead?: Word;
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
  /** What is special about it: it does nothing, was taken over from an earlier leader, or changes the membership. */
  readonly kind?: 'noop' | 'forced' | 'members';
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
  /** What became of the entries before `first`; absent where none was folded away. */
  readonly folded?: FoldedPrefix;
  /** Slots are decided one by one: there may be gaps, and two entries agree when their texts do, whatever the epoch. */
  readonly bySlot?: boolean;
  cell(index: number): LogCell | undefined;
}

/** A prefix of a log that was folded into a snapshot: what executing it came to. */
export interface FoldedPrefix {
  /** Index and epoch of the last entry it covers. */
  readonly index: number;
  readonly epoch: number;
  readonly values: readonly (readonly [key: string, value: string])[];
  readonly sessions: readonly ClientSession[];
  /** The sets of which a majority counted as of `index`. */
  readonly members: readonly (readonly NodeId[])[];
}

/** What a state machine remembers of a client, so that a repeated request is not executed twice. */
export interface ClientSession {
  readonly client: NodeId;
  /** The number of its last request that was executed, and what was answered. */
  readonly seq: number;
  readonly answer: string;
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

/** A set of nodes of which a majority counts. */
export interface VotingSet {
  /** `old` is giving way to `new`, and both must agree. `now`: it counts alone. `other`: only some go by it. */
  readonly kind: 'old' | 'new' | 'now' | 'other';
  readonly members: readonly NodeId[];
  readonly needed: number;
  /** Who goes by it. */
  readonly by: readonly NodeId[];
}

/** Who belongs to the cluster, as far as there is something to tell apart. */
export interface Membership {
  /** What the leader goes by (without one, the newest there is), then what others go by. */
  readonly sets: readonly VotingSet[];
  /** Newcomers who are brought up to date before they count. */
  readonly learners: readonly NodeId[];
  /** Those in none of the sets. */
  readonly outside: readonly NodeId[];
  readonly rows: readonly MembershipRow[];
}

/** Which configuration a node goes by. */
export interface MembershipRow {
  readonly node: NodeId;
  /** Whom it counts: two sets while both must agree, none if it knows of no cluster. */
  readonly sets: readonly (readonly NodeId[])[];
  /** The entry that says so; 0: it began with it. */
  readonly at: number;
  /** As far as it knows. */
  readonly committed: boolean;
  readonly leads: boolean;
  /** The leader goes by another. */
  readonly differs: boolean;
}

/** Whether a node could be elected now. */
export interface Candidacy {
  readonly node: NodeId;
  /** How its log ends. */
  readonly end: LogEnd;
  readonly wins: boolean;
  /** Why it cannot stand at all: it is down, or no member. */
  readonly bars?: 'down' | 'outside';
  /** One for each node, itself included. */
  readonly ballots: readonly Ballot[];
  /** The sets of which it needs a majority, and who of them would vote for it. */
  readonly counts: readonly { readonly needed: number; readonly size: number; readonly had: number }[];
}

/** How a log ends: its last index and that entry's epoch; 0 if it is empty. */
export interface LogEnd {
  readonly index: number;
  readonly epoch: number;
}

/** Whether a node would vote for a candidate, and if not, why: its log ends later; it is down or cut off; it is not asked. */
export interface Ballot {
  readonly node: NodeId;
  readonly answer: 'yes' | 'log' | 'down' | 'cut' | 'outside';
  /** How its log ends. */
  readonly end: LogEnd;
}

/** Who heard what from whom: one row for each who decides, one column for each from whom something may come. */
export interface Heard {
  readonly columns: readonly { readonly node: NodeId; readonly label: string }[];
  readonly rows: readonly HeardRow[];
  /** The heading of the results: `majority`, `choice`. */
  readonly result: string;
  /** One sentence about the whole: `Three different orders and no majority: all fall back to RETREAT.` */
  readonly says: string;
}

/** What one node has heard, and what follows. */
export interface HeardRow {
  readonly node: NodeId;
  readonly label: string;
  /** It is a traitor: what it hears and decides is of no interest. */
  readonly traitor: boolean;
  /** One for each column; undefined where nothing can come (its own column). */
  readonly cells: readonly (HeardCell | undefined)[];
  /** What its result is taken from; empty as long as it has none. */
  readonly votes: readonly Word[];
  readonly result?: Word;
  /** How the result came about: `2 of 3`, `no majority`, `nothing came`. */
  readonly why: string;
}

/** One thing heard: what came along one way, or did not. */
export interface HeardCell {
  /** Whom it came through, the last teller last. */
  readonly path: readonly NodeId[];
  /** What came; undefined if nothing has come yet, or nothing came at all. */
  readonly said?: Word;
  /** The time for it is over and nothing came. */
  readonly missing: boolean;
  /** What a loyal teller would have said, where it was told something else. */
  readonly instead?: Word;
  /** The signatures it came with. */
  readonly seals?: Capsule['seals'];
  /** What it counts as after asking the others what they were told; undefined as long as that is open. */
  readonly counts?: Word;
  /** How that came about. */
  readonly why?: string;
  /** What the others say they were told by the last of the path; empty where nobody is asked. */
  readonly below: readonly HeardCell[];
  /** It came just now. */
  readonly fresh?: boolean;
}

/** A signal that several read, each by its own measure. */
export interface Scope {
  /** From left to right; a sample still to come has no bits. */
  readonly samples: readonly {
    readonly label: string;
    /** In [0, 1]. */
    readonly level: number;
    readonly bits: readonly { readonly node: NodeId; readonly bit: string }[];
  }[];
  /** From which level on a node reads 1. */
  readonly thresholds: readonly { readonly node: NodeId; readonly level: number }[];
  /** What each has read so far; those of one group agree (numbered from 1), 0: voted out. */
  readonly states: readonly { readonly node: NodeId; readonly text: string; readonly group: number }[];
  /** How they are split: `3-1`. */
  readonly split: string;
  readonly says: string;
}

/** What is promised under which condition, and whether it is met. */
export interface Bound {
  readonly holds: boolean;
  /** `4 generals bear 1 traitor: there is 1.` */
  readonly says: string;
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
  /** What the node's state machine remembers of clients, by client. */
  sessions?(node: Node): readonly ClientSession[];
  /** Who belongs to the cluster; undefined while everybody does and always did. */
  membership?(world: World): Membership | undefined;
  /** Who could be elected now, in cast order. */
  candidacies?(world: World): readonly Candidacy[];
  /** Questions that only some panels ask: which panels, and the answers, which come when first asked. */
  readonly further?: {
    readonly panels: readonly ('machine' | 'electable' | 'notebook' | 'members')[];
    load(): Promise<Partial<Portrait>>;
  };
  /** How the stage is drawn: a network of machines (the default), or a camp of people before a city. */
  readonly stage?: 'camp';
  /** Whether what is promised here is promised at all. */
  bound?(world: World): Bound | undefined;
  /** Who heard what from whom. */
  heard?(world: World): Heard | undefined;
  /** The signal and how it is read. */
  scope?(world: World): Scope | undefined;
}
