/**
 * What views may ask of a protocol, answered as data. Shared code never asks which protocol it is looking at:
 * if a view needs to know, a question is missing here.
 */
import type { Body, Message, Node, NodeId, World } from './world.ts';
import type { Action } from './action.ts';
import type { Note } from './effect.ts';

/** What colour family a thing has: the figures map it to a token. `epoch` takes the hue of the epoch number. */
export type Tone = 'plain' | 'accent' | 'ok' | 'bad' | 'gold' | 'epoch';

/** How a node looks on the stage. */
export interface Face {
  /** The role in one word, e.g. `leader`. */
  readonly role: string;
  /** A mark that tells the role without colour. */
  readonly mark: 'none' | 'crown' | 'question' | 'mask' | 'client';
  /** Its logical clock (term, ballot, view), which picks the hue; absent for clients. */
  readonly epoch?: { readonly word: string; readonly number: number };
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
}

/** A node's log: a row of cells. `cell(i)` is cheap, so a view asks only for those it shows. */
export interface LogPicture {
  /** Index of the first cell kept (1 unless a prefix was folded away). */
  readonly first: number;
  /** Index of the last cell; `first - 1` if empty. */
  readonly last: number;
  /** How far this node knows the log to be committed. */
  readonly commit: number;
  readonly applied: number;
  cell(index: number): LogCell;
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
  /** Majorities formed by just this happening. */
  quorums(happening: Happening): readonly Quorum[];
}
