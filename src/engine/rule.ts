/** Rules as data: what a rule is, and the ways to write one. */
import type { Effect } from './effect.ts';
import type { Fired } from './portrait.ts';
import type { Body, Message, Node, NodeId, Options, World } from './world.ts';

/** What a rule waits for. */
export type Stimulus =
  | { readonly on: 'message'; /** Empty: any message. */ readonly types: readonly string[] }
  | { readonly on: 'timer'; readonly timer: string }
  | { readonly on: 'command' }
  /** The node starts: first boot and every restart. */
  | { readonly on: 'boot' }
  /** After any other stimulus was answered, again and again until no such rule's guard holds. */
  | { readonly on: 'whenever' };

/** What a rule may look at: its own node, and what came in. Never another node. */
export interface Context<S, B extends Body, M extends B = B> {
  /** The node's own state, with the changes of earlier rules of this step. */
  readonly self: S;
  readonly id: NodeId;
  /** Names of the other nodes of this node's kind, in cast order. */
  readonly peers: readonly NodeId[];
  /** How many nodes of this kind there are, this one included. */
  readonly size: number;
  /** Names of all nodes of a kind. */
  kin(kind: string): readonly NodeId[];
  readonly options: Options;
  readonly now: number;
  /** The message that came in; only for message rules. */
  readonly message: M;
  /** Who sent it. */
  readonly from: NodeId;
  /** The command that came in; only for command rules. */
  readonly command: string;
  /** Whom the command is meant for, if it said so. */
  readonly commandTo: NodeId | undefined;
  /** True unless the rule switch of that name is off. */
  keeps(rule: string): boolean;
  /** True while the node's timer of that name runs. */
  runs(timer: string): boolean;
  /** A number in [0, 1) from the run's dice, keyed by this node and the given key. */
  roll(key: number): number;
}

/** One numbered line of a paper. */
export interface Rule<S = unknown, B extends Body = Body> {
  readonly stimulus: Stimulus;
  /** Where it stands, e.g. `Raft Fig. 2, RequestVote 2`. */
  readonly cite: string;
  /** The rule as one sentence, in our words. */
  readonly says: string;
  /** The guard; absent means always. */
  readonly when?: (c: Context<S, B>) => boolean;
  readonly then: (c: Context<S, B>) => readonly Effect<S, B>[];
  /** After this rule, look on for more rules of the same stimulus. */
  readonly continues?: boolean;
  /** What happened, one sentence in the past tense, with the values. Gets the node before and after the whole step. */
  readonly tells?: (t: Telling<S, B>) => string;
}

/** What a rule's sentence is made from. */
export interface Telling<S, B extends Body> {
  readonly id: NodeId;
  readonly before: S;
  readonly after: S;
  readonly message: Message<B> | undefined;
  readonly fired: Fired;
  readonly world: World<S, B>;
}

type Spec<S, B extends Body, M extends B> = Omit<Rule<S, B>, 'stimulus' | 'when' | 'then' | 'tells'> & {
  readonly when?: (c: Context<S, B, M>) => boolean;
  readonly then: (c: Context<S, B, M>) => readonly Effect<S, B>[];
  readonly tells?: (t: Omit<Telling<S, B>, 'message'> & { readonly message: Message<M> }) => string;
};

/** The ways to write rules for states S and messages B, typed by the message they wait for. */
export function rulesFor<S, B extends Body>() {
  type Of<T extends B['type']> = Extract<B, { readonly type: T }>;
  const make = <M extends B>(stimulus: Stimulus, spec: Spec<S, B, M>): Rule<S, B> => ({
    ...(spec as unknown as Rule<S, B>),
    stimulus,
  });
  return {
    onMessage: <T extends B['type']>(types: T | readonly T[], spec: Spec<S, B, Of<T>>) =>
      make({ on: 'message', types: typeof types === 'string' ? [types] : types }, spec),
    onAnyMessage: (spec: Spec<S, B, B>) => make({ on: 'message', types: [] }, spec),
    onTimer: (timer: string, spec: Spec<S, B, B>) => make({ on: 'timer', timer }, spec),
    onCommand: (spec: Spec<S, B, B>) => make({ on: 'command' }, spec),
    onBoot: (spec: Spec<S, B, B>) => make({ on: 'boot' }, spec),
    whenever: (spec: Spec<S, B, B>) => make({ on: 'whenever' }, spec),
  };
}

/** How long a timer runs: a fixed length, or a draw from [min, max), in ms. */
export type TimerLength = number | { readonly min: number; readonly max: number };

/** A kind of node: its state, what of it is on disk, its timers, its rules in the paper's order. */
export interface Kind<S = unknown, B extends Body = Body> {
  /** The letter its names begin with: `S` gives S1, S2, … */
  readonly letter: string;
  /** There is one of it, called by its letter alone: `C`. */
  readonly single?: true;
  initial(id: NodeId, peers: readonly NodeId[], options: Options): S;
  /** The fields that survive a crash, given which switches are on. */
  durable(keeps: (rule: string) => boolean): readonly (keyof S & string)[];
  timers(options: Options): Readonly<Record<string, TimerLength>>;
  readonly rules: Readonly<Record<string, Rule<S, B>>>;
  /** Reads a lesson's `given` text into a state; throws a sentence when it is not one. */
  given?(
    text: string,
    node: Node<S>,
  ): { readonly state: S; readonly stopTimers?: readonly string[]; readonly startTimers?: readonly string[] };
}
