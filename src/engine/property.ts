/** What must hold, judged after every step. A broken property is data, drawn on the stage; it never throws. */
import type { Happening } from './portrait.ts';
import type { NodeId, World } from './world.ts';

/** A property that does not hold, with its witness. */
export interface Violation {
  readonly property: string;
  /** What is wrong here, one sentence with the values. */
  readonly says: string;
  /** The nodes it is about. */
  readonly nodes: readonly NodeId[];
  /** A log index it is about. */
  readonly index?: number;
}

/** Something that must hold in every run. `H` is what the protocol's history remembers for its judges. */
export interface Property<H = unknown> {
  /** Also what a lesson calls it when it claims that it holds. */
  readonly name: string;
  /** What it is called where it is shown; absent: its name. */
  readonly called?: string;
  /** What it promises, one sentence. */
  readonly says: string;
  readonly cite: string;
  /**
   * Why it is neither kept nor broken here: what it speaks of has not come about, or it asks nothing of such a run, in two
   * or three words: `not yet`, `asks nothing here`. Undefined: it is kept, unless it was broken. Absent: it always is.
   */
  open?(world: World, history: H): string | undefined;
  /** Judges one step; `was` and `is` are the history before and after it. Must be quick: it runs at every event. */
  judge(happening: Happening, is: H, was: H): Violation | undefined;
}

/** Something that should come about in some run: a model in which it never does shows nothing by breaking nothing. */
export interface Sometimes<H = unknown> {
  /** What comes about, as a few words in the present: `a leader is elected`. */
  readonly says: string;
  /** Whether it has come about here. */
  test(this: void, world: World, history: H): boolean;
}

/** What the checker must remember beyond the world itself: not part of the protocol. Plain immutable data. */
export interface History<H = unknown> {
  start(happening: { readonly after: Happening['after'] }): H;
  next(was: H, happening: Happening): H;
}
