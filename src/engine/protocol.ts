/** What a protocol is: its kinds of nodes, what must hold, how it looks, what people may say to it. */
import type { Action } from './action.ts';
import type { Adversary } from './adversary.ts';
import type { Fired, Portrait } from './portrait.ts';
import type { History, Property, Sometimes } from './property.ts';
import type { Kind } from './rule.ts';
import type { NodeId, Options, Setup, World } from './world.ts';

/** A rule that can be turned off to see why it is there. */
export interface RuleSwitch {
  /** What turning it off means, one sentence: `Servers forget whom they voted for.` */
  readonly says: string;
  /** The ids of the rules it weakens. */
  readonly rules: readonly string[];
  /** The properties that may then break; empty when only liveness suffers. */
  readonly breaks: readonly string[];
}

/** An option of the protocol that a person may set. */
export interface OptionSpec {
  readonly label: string;
  readonly says: string;
  /** The default; its type is the option's type. */
  readonly value: string | number | boolean;
  /** For words: the words allowed. */
  readonly oneOf?: readonly string[];
  /** For numbers: bounds. */
  readonly min?: number;
  readonly max?: number;
  /** Values that random tests try, where the bounds allow too many. */
  readonly tries?: readonly number[];
  /** It is how many nodes of this kind there are: it follows from who plays, and whoever sets it sets that. */
  readonly counts?: string;
}

/** A phrase that lessons may use, e.g. `commit of {node} is {number}`. See `phrase.ts` for the placeholders. */
export interface ClaimSpec {
  readonly pattern: string;
  /** One example, for help and for the editor. */
  readonly says: string;
  /** True or false, or a sentence telling what is the case instead (which means false). */
  test(scene: ClaimScene, args: Readonly<Record<string, unknown>>): boolean | string;
}

/** What a claim is judged on: a world, and the notes left on record since the current step of the lesson began. */
export interface ClaimScene {
  readonly world: World;
  /** What the protocol's judges remember. */
  readonly history: unknown;
  /** The world when the current step of the lesson began. */
  readonly before: World;
  /** What has happened since, each with the world it led to. */
  readonly happenings: readonly { readonly fired: readonly Fired[]; readonly world: World }[];
  /** Names of properties broken so far. */
  readonly broken: readonly string[];
  /** The world of the run beside it, where there is one. */
  readonly other?: World;
}

/** The hand with which a verb plays: it performs actions one after the other. */
export interface Hand {
  readonly world: World;
  perform(action: Action): void;
  /** Lets messages arrive in their order until the condition holds or nothing is under way; tells whether it held. */
  runUntil(
    condition: (world: World) => boolean,
    only?: (message: World['flights'][number]) => boolean,
  ): boolean;
  /** Takes away the messages for which the condition holds. */
  dropAll(which: (message: World['flights'][number]) => boolean): void;
}

/** A verb of the protocol for lessons and schedules, e.g. `elect {node}`. Throws a sentence when it cannot be done. */
export interface VerbSpec {
  readonly pattern: string;
  readonly says: string;
  play(hand: Hand, args: Readonly<Record<string, unknown>>): void;
}

/** A starting point for playing. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** How many nodes of each kind. */
  readonly nodes: Readonly<Record<string, number>>;
  readonly options?: Options;
  readonly seed?: number;
  readonly network?: Partial<World['setup']['network']>;
  readonly timeouts?: World['setup']['timeouts'];
  readonly held?: boolean;
  /** A schedule in the lesson language's `do` words, played before the person takes over. */
  readonly script?: readonly string[];
}

/** A switch with the shortest known schedule that breaks what it names: the proof that the judge can see. */
export interface Mutant {
  readonly off: string;
  readonly nodes: Readonly<Record<string, number>>;
  readonly options?: Options;
  readonly schedule: readonly string[];
  readonly breaks: readonly string[];
  /** For a switch that harms progress only: a claim that is true at the end with the rule on, and false with it off. */
  readonly stalls?: string;
}

/**
 * Where to look for what a switch breaks when that lies too deep to be met unguided: a small cast, and what may happen at
 * all. It only ever leaves things out: a run found with it is a run like any other.
 */
export interface Guide {
  readonly off: string;
  /** What it keeps to, one sentence: `S1 and S2 take turns at leading, and only S3 hears them.` */
  readonly says: string;
  readonly nodes: Readonly<Record<string, number>>;
  readonly options?: Options;
  /** Which of the things that could happen here may happen. */
  allows(this: void, action: Action, world: World): boolean;
}

/** A protocol. `S` and `B` are the unions of its kinds' states and of its messages, `H` its judges' history. */
export interface Protocol {
  readonly id: string;
  readonly title: string;
  /** What one epoch is called: `term`, `ballot`, `view`. */
  readonly epoch: string;
  readonly cite: string;
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly network: World['setup']['network'];
  readonly switches: Readonly<Record<string, RuleSwitch>>;
  readonly history: History;
  readonly properties: Readonly<Record<string, Property>>;
  /** What should come about in some run, by id: the checker says which of it a model could not show. */
  readonly sometimes: Readonly<Record<string, Sometimes>>;
  readonly portrait: Portrait;
  /** Something people might ask of the nodes right now: for dice, and to suggest in menus. */
  requests(world: World): readonly Action[];
  /** What somebody in charge of the nodes might ask of them right now: for dice. Absent: nothing. */
  errands?(world: World): readonly Action[];
  /** What a node may be told here and now, as menus offer it; whoever likes may type something else. Absent: nothing. */
  commands?(world: World, node: NodeId): readonly string[];
  /** Whether a command is something to do, so that a node is told to do it, and not asked for it. Absent: all are or none. */
  isOrder?(command: string): boolean;
  readonly claims: readonly ClaimSpec[];
  readonly verbs: readonly VerbSpec[];
  /** Titles of the groups of the rule card, by the part of a rule's id before the dot: `AE` → `AppendEntries, receiver`. */
  readonly ruleGroups: Readonly<Record<string, string>>;
  readonly scenarios: readonly Scenario[];
  /** What its traitors may say; absent where nodes fail without lying. */
  readonly adversary?: Adversary;
  /**
   * Kinds whose nodes differ by name only: give two of them each other's names, and everything goes on the same. Lists of
   * nothing but such names are sets. Lets the checker take worlds that differ in names only for one. Absent: none.
   */
  alike?(setup: Setup): readonly string[];
  /** It goes in rounds: a timer runs out only when all that was sent before has arrived. Chance keeps to that. */
  readonly inRounds?: true;
  /** What chance may do to it at all; absent: every fault there is. For protocols that promise nothing beyond a bound. */
  readonly faults?: (world: World) => readonly Action[];
  /** Small casts in which random walks and replays try it, in turn; the first is the smallest that works. */
  readonly casts: readonly Readonly<Record<string, number>>[];
}
