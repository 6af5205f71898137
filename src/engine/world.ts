/**
 * Everything there is at one instant. Plain immutable data: a step makes a new world that shares whatever did not change,
 * so keeping every world is cheap and comparing two is `!==`.
 */

/** The name of a node as people see it: `S1`, `C1`. Unique in a cast. */
export type NodeId = string;

/** Who plays: fixed for a whole run. A node's index here is its index in `World.nodes` and in link tables. */
export interface Cast {
  readonly ids: readonly NodeId[];
  /** The kind (`server`, `client`, …) of each node, by index. */
  readonly kinds: readonly string[];
  /** Index by name. */
  readonly index: ReadonlyMap<NodeId, number>;
  /** Names by kind, in cast order. */
  readonly byKind: ReadonlyMap<string, readonly NodeId[]>;
}

/** How the network behaves. Times in virtual milliseconds; probabilities in [0, 1]. */
export interface NetworkSettings {
  readonly latencyMin: number;
  readonly latencyMax: number;
  readonly loss: number;
  readonly duplication: number;
}

/** A protocol's options, e.g. `{ repair: 'decrement', electionMin: 150 }`. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** What a run starts from; with the actions people took, it determines everything. */
export interface Setup {
  readonly protocol: string;
  readonly cast: Cast;
  readonly seed: number;
  readonly options: Options;
  /** How the network behaves at first. */
  readonly network: NetworkSettings;
  /** Whether timers wait for a hand from the start. */
  readonly held: boolean;
  /** Timer lengths to use instead of the dice: the n-th number is the n-th draw of that node. */
  readonly timeouts: Readonly<Record<NodeId, readonly number[]>>;
}

/** A running timer: where its ring began and when it is due, in virtual ms. */
export interface Timer {
  readonly startedAt: number;
  readonly dueAt: number;
}

/** One participant. */
export interface Node<S = unknown> {
  readonly id: NodeId;
  readonly kind: string;
  /** False from a crash until the restart. While down, `state` holds only what was on disk; the rest is as at first boot. */
  readonly up: boolean;
  readonly state: S;
  readonly timers: Readonly<Record<string, Timer>>;
  /** How many messages this node has sent to each node (by index): the key of the network's dice. */
  readonly sent: readonly number[];
  /** How many random timer lengths this node has drawn: the key of its timer dice. */
  readonly draws: number;
}

/** What a message says. Protocols extend it with their fields. */
export interface Body {
  readonly type: string;
}

/** A message under way. Its end is decided when it is sent, so that it can be drawn before it lands. */
export interface Message<B extends Body = Body> {
  /** Names the n-th message from one node to another: see `messageId`. The same in every branch of a timeline. */
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly body: B;
  readonly sentAt: number;
  /** When it arrives, or, if `lost`, when it dies on the way. */
  readonly endsAt: number;
  /** Why it will not arrive; empty if it will. */
  readonly lost: '' | 'loss' | 'cut';
  /** What a loyal sender would have said, where that is something else: the message is a lie, or was changed on its way. */
  readonly meant?: B;
}

/** Everything there is at one instant. */
export interface World<S = unknown, B extends Body = Body> {
  readonly setup: Setup;
  /** Virtual milliseconds since the start. */
  readonly now: number;
  readonly nodes: readonly Node<S>[];
  /** Messages under way, by `endsAt`, then by id. */
  readonly flights: readonly Message<B>[];
  /** One-way cuts: bit `to` of number `from` is set while nothing passes from → to. */
  readonly cuts: readonly number[];
  /** Rule switches that are off, sorted. */
  readonly off: readonly string[];
  /** While true no timer is due by itself: only a person or a script fires one. */
  readonly held: boolean;
  /** When they were last held, virtual ms. */
  readonly heldSince: number;
  /** How the network behaves from now on. */
  readonly network: NetworkSettings;
  /** The traitors, each with its way of lying. */
  readonly traitors: Readonly<Record<NodeId, string>>;
}

/** Builds a cast from names and kinds, e.g. `[['S1','server'], ['C1','client']]`. At most 30 nodes (links are bit sets). */
export function castOf(members: readonly (readonly [NodeId, string])[]): Cast {
  if (members.length > 30) throw new Error(`a cast has at most 30 nodes, not ${members.length}`);
  const index = new Map<NodeId, number>();
  const byKind = new Map<string, NodeId[]>();
  members.forEach(([id, kind], i) => {
    if (index.has(id)) throw new Error(`two nodes are called ${id}`);
    index.set(id, i);
    const kin = byKind.get(kind);
    if (kin) kin.push(id);
    else byKind.set(kind, [id]);
  });
  return { ids: members.map(([id]) => id), kinds: members.map(([, kind]) => kind), index, byKind };
}

/** The index of a node; throws if there is none of that name. */
export function indexOf(cast: Cast, id: NodeId): number {
  const i = cast.index.get(id);
  if (i === undefined) throw new Error(`no node is called ${id}; there are ${cast.ids.join(' ')}`);
  return i;
}

/** The node of that name; throws if there is none. */
export function nodeOf<S, B extends Body>(world: World<S, B>, id: NodeId): Node<S> {
  return world.nodes[indexOf(world.setup.cast, id)]!;
}

/** All nodes of a kind, in cast order. */
export function nodesOf<S, B extends Body>(world: World<S, B>, kind: string): readonly Node<S>[] {
  return world.nodes.filter((node) => node.kind === kind);
}

/** True while nothing passes from one node to the other (one way). */
export function isCut(world: World<never> | World, from: NodeId, to: NodeId): boolean {
  const { cast } = world.setup;
  return (world.cuts[indexOf(cast, from)]! & (1 << indexOf(cast, to))) !== 0;
}

/** Ids of a link's first million messages are below 2^30: engines keep such numbers without a box of their own. */
const PER_LINK = 2 ** 20;
const ALL_LINKS = 2 ** 30;

/** The id of the n-th message (from 0) that `from` sends to `to`, both as indexes. */
export function messageId(from: number, to: number, n: number): number {
  const first = (from * 32 + to) * PER_LINK;
  return n < PER_LINK ? first + n : Math.floor(n / PER_LINK) * ALL_LINKS + first + (n % PER_LINK);
}

/** A message's id as people read and links write it: `S1>S2#14`. */
export function messageName(cast: Cast, id: number): string {
  const link = Math.floor((id % ALL_LINKS) / PER_LINK);
  const n = Math.floor(id / ALL_LINKS) * PER_LINK + (id % PER_LINK);
  return `${cast.ids[Math.floor(link / 32)]}>${cast.ids[link % 32]}#${n}`;
}

/** The inverse of `messageName`; undefined if the text names no message of this cast. */
export function parseMessageName(cast: Cast, name: string): number | undefined {
  const match = /^([^>]+)>([^#]+)#(\d{1,9})$/.exec(name);
  if (!match) return undefined;
  const from = cast.index.get(match[1]!);
  const to = cast.index.get(match[2]!);
  return from === undefined || to === undefined ? undefined : messageId(from, to, Number(match[3]));
}

/** The message with that id among those under way. */
export function flightOf<S, B extends Body>(world: World<S, B>, id: number): Message<B> | undefined {
  return world.flights.find((message) => message.id === id);
}
