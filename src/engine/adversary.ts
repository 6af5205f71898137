/**
 * Lies. A traitor runs the same rules as everybody; what it sends passes through an adversary, which may say something
 * else to each receiver, say nothing, or speak without being asked. What can be said at all is the protocol's business:
 * nobody can put another's name under a statement.
 */
import type { Body, Message, NodeId, Setup, World } from './world.ts';

/** A way of lying that menus offer. */
export interface Way {
  /** As it is written in lessons and links: `silent`, `says EAT`, `flip`. */
  readonly text: string;
  /** What a traitor does then, one sentence. */
  readonly says: string;
}

/** Something a traitor is going to say to somebody or has said: one square of the table of lies. */
export interface Statement {
  readonly to: NodeId;
  /** What it is about, a word or two: `its order`, `what L2 said`. */
  readonly about: string;
  /** What it says as things stand; undefined: nothing. */
  readonly now: string | undefined;
  /** Words to choose from; saying nothing is always possible as well. */
  readonly choices: readonly string[];
  /** The way of lying that results when it says this word here instead (undefined: nothing); all else stays. */
  readonly instead: (word: string | undefined) => string;
}

/** The worst that traitors can do. */
export interface Plot {
  /** Whether it breaks anything. */
  readonly breaks: boolean;
  /** How each traitor must lie; the best attempt if nothing breaks. */
  readonly ways: readonly { readonly node: NodeId; readonly way: string }[];
  /** What was tried and what came of it, a sentence or two. */
  readonly says: string;
}

/** What a protocol knows of lies. `B` is the union of its messages. */
export interface Adversary<B extends Body = Body> {
  /** The ways of lying to choose from, for a node. */
  ways(node: NodeId, setup: Setup): readonly Way[];
  /** Reads a way of lying into its one spelling; throws a sentence when it is none. */
  read(text: string, node: NodeId, setup: Setup): string;
  /** What a traitor with this way says to `to` where a loyal node would say `body`; undefined: nothing. */
  say(way: string, body: B, from: NodeId, to: NodeId, world: World): B | undefined;
  /** What a message under way may be changed to, as words. */
  rewordings(message: Message<B>, world: World): readonly string[];
  /** The message's body with other words in it; throws a sentence when that cannot be. */
  reword(message: Message<B>, text: string, world: World): B;
  /** One message that a traitor might make up, for menus: `RETREAT as L2`. */
  readonly example: string;
  /** A message that a traitor makes up; throws a sentence when nobody could make it. */
  forge(text: string, from: NodeId, to: NodeId, world: World): B;
  /** What a traitor may still say, for the table of lies; empty when all is said. */
  statements(world: World, node: NodeId): readonly Statement[];
  /** Looks for lies of the present traitors, from the beginning of the run, that break a promise. */
  worst(world: World): Plot;
}
