/** Makes one thing happen. The only place where a world follows from a world. */
import type { Action, Link } from './action.ts';
import type { Adversary } from './adversary.ts';
import type { Effect, Note } from './effect.ts';
import { fingerprintOf } from './fingerprint.ts';
import { dispatch, endsBefore, enqueue, isDoubled, sever } from './network.ts';
import type { Fired } from './portrait.ts';
import type { Protocol } from './protocol.ts';
import { roll } from './random.ts';
import type { Context, Kind, Rule, Stimulus, TimerLength } from './rule.ts';
import type { Body, Message, Node, NodeId, Setup, Timer, World } from './world.ts';
import { indexOf } from './world.ts';

/** What came of an action. */
export interface Step {
  readonly world: World;
  readonly fired: readonly Fired[];
  /** The message it was about, as it was before. */
  readonly message: Message | undefined;
}

/** The world before anything has happened: every node has just booted. */
export function genesis(protocol: Protocol, setup: Setup): World {
  return booted(protocol, {
    setup,
    now: 0,
    nodes: newborn(protocol, setup),
    flights: [],
    cuts: setup.cast.ids.map(() => 0),
    off: [],
    held: setup.held,
    heldSince: 0,
    network: setup.network,
    traitors: NO_TRAITORS,
  });
}

/** The nodes of a cast before they have booted. */
function newborn(protocol: Protocol, { cast, options }: Setup): readonly Node[] {
  return cast.ids.map((id, i) => {
    const kind = kindOf(protocol, cast.kinds[i]!);
    const peers = cast.byKind.get(cast.kinds[i]!)!.filter((peer) => peer !== id);
    const state = kind.initial(id, peers, options);
    return { id, kind: cast.kinds[i]!, up: true, state, timers: {}, sent: cast.ids.map(() => 0), draws: 0 };
  });
}

/** The world after every node has booted. */
const booted = (protocol: Protocol, nothing: World): World =>
  nothing.setup.cast.ids.reduce(
    (world, id) => answer(protocol, world, id, { on: 'boot' }, world.flights).world,
    nothing,
  );

/** The world as it began, at the present time. What was sent and drawn still counts: names and dice are used once. */
function begunAgain(protocol: Protocol, world: World): World {
  const nodes = newborn(protocol, world.setup).map((node, i): Node => {
    const { sent, draws } = world.nodes[i]!;
    return { ...node, sent, draws };
  });
  const cuts = world.cuts.map(() => 0);
  return booted(protocol, { ...world, nodes, flights: [], cuts, heldSince: world.now });
}

/**
 * Performs an action at a time (virtual ms; never before the world's own). Throws a sentence when the action makes no
 * sense in this world (no such message, a timer that does not run): choosers offer only what does.
 */
export function perform(protocol: Protocol, before: World, action: Action, at = before.now): Step {
  const world = at > before.now ? changed(before, at, before.nodes, before.flights) : before;
  switch (action.kind) {
    case 'deliver':
      return deliver(protocol, world, action.message);
    case 'lose':
    case 'drop': {
      const message = underWay(world, action.message);
      return { world: { ...world, flights: without(world.flights, message) }, fired: [], message };
    }
    case 'duplicate':
      return duplicate(world, action.message);
    case 'delay': {
      const message = underWay(world, action.message);
      const flights = [...without(world.flights, message)];
      enqueue(flights, { ...message, endsAt: message.endsAt + Math.max(0, action.by) });
      return { world: { ...world, flights }, fired: [], message };
    }
    case 'fire':
      return fire(protocol, world, action.node, action.timer);
    case 'command': {
      requireUp(world, action.node);
      const stimulus: Incoming = {
        on: 'command',
        command: action.command,
        ...(action.to && { to: action.to }),
      };
      return answer(protocol, world, action.node, stimulus, world.flights);
    }
    case 'crash':
      requireUp(world, action.node);
      return unfired(withNode(world, crashed(protocol, world, action.node)));
    case 'restart': {
      const node = world.nodes[indexOf(world.setup.cast, action.node)]!;
      if (node.up) throw new Error(`${action.node} is running: there is nothing to restart`);
      return answer(
        protocol,
        withNode(world, { ...node, up: true }),
        action.node,
        { on: 'boot' },
        world.flights,
      );
    }
    case 'cut': {
      const cuts = changedLinks(world, action.links, (bits, bit) => bits | bit);
      return unfired({ ...world, cuts, flights: sever(world, cuts, world.now) });
    }
    case 'heal':
      return unfired({
        ...world,
        cuts: action.links
          ? changedLinks(world, action.links, (bits, bit) => bits & ~bit)
          : world.cuts.map(() => 0),
      });
    case 'switch': {
      if (!(action.rule in protocol.switches))
        throw new Error(`${protocol.title} has no switch called ${action.rule}`);
      const others = world.off.filter((rule) => rule !== action.rule);
      return unfired({ ...world, off: action.on ? others : [...others, action.rule].sort() });
    }
    case 'hold':
      return unfired(
        action.held === world.held
          ? world
          : action.held
            ? { ...world, held: true, heldSince: world.now }
            : released(world),
      );
    case 'network': {
      const { kind: _, ...changes } = action;
      return unfired({ ...world, network: { ...world.network, ...changes } });
    }
    case 'turn':
      return unfired(turned(protocol, world, action.node, action.way));
    case 'tamper': {
      const message = underWay(world, action.message);
      const body = adversaryOf(protocol).reword(message, action.text, world);
      const { meant = message.body, ...rest } = message;
      const changedTo = { ...rest, body, ...(!isSame(body, meant) && { meant }) };
      const flights = world.flights.map((other) => (other === message ? changedTo : other));
      return { world: { ...world, flights }, fired: NOTHING_FIRED, message };
    }
    case 'forge': {
      const { node, to, text } = action;
      requireUp(world, node);
      if (world.traitors[node] === undefined)
        throw new Error(`${node} is loyal: only a traitor makes things up`);
      const body = adversaryOf(protocol).forge(text, node, to, world);
      const place = placeOf(protocol, world.setup, node);
      const turn = new Turn(world, world.nodes[place.index]!, place, { on: 'boot' });
      turn.utter(to, body);
      return unfired(turn.outcome(world.flights));
    }
    case 'again':
      return unfired(begunAgain(protocol, world));
    case 'given':
      return unfired(given(protocol, world, action.node, action.text));
    case 'wait':
      return unfired({ ...world, now: Math.max(world.now, action.until) });
  }
}

/** The kind of that name; throws if the protocol has none. */
export function kindOf(protocol: Protocol, kind: string): Kind {
  const found = protocol.kinds[kind];
  if (!found) throw new Error(`${protocol.title} has no kind of node called ${kind}`);
  return found;
}

type Incoming =
  | { readonly on: 'message'; readonly message: Message }
  | { readonly on: 'timer'; readonly timer: string }
  | { readonly on: 'command'; readonly command: string; readonly to?: NodeId }
  | { readonly on: 'boot' };

const NO_TRAITORS: World['traitors'] = {};
const NO_RULES: readonly NamedRule[] = [];
const NOTHING_FIRED: readonly Fired[] = [];

/** The world with these things changed. A literal: engines lay it out tighter than a copy, and timelines keep thousands. */
const changed = (
  { setup, cuts, off, held, heldSince, network, traitors }: World,
  now: number,
  nodes: readonly Node[],
  flights: readonly Message[],
): World => ({ setup, now, nodes, flights, cuts, off, held, heldSince, network, traitors });

const unfired = (world: World): Step => ({ world, fired: NOTHING_FIRED, message: undefined });

function underWay(world: World, id: number): Message {
  for (const message of world.flights) if (message.id === id) return message;
  throw new Error('that message is no longer under way');
}

function without(flights: readonly Message[], message: Message): readonly Message[] {
  return flights[0] === message ? flights.slice(1) : flights.filter((other) => other !== message);
}

function requireUp(world: World, id: NodeId): void {
  if (!world.nodes[indexOf(world.setup.cast, id)]!.up) throw new Error(`${id} has crashed: restart it first`);
}

function withNode(world: World, node: Node): World {
  const nodes = world.nodes.slice();
  nodes[indexOf(world.setup.cast, node.id)] = node;
  return { ...world, nodes };
}

function deliver(protocol: Protocol, world: World, id: number): Step {
  const message = underWay(world, id);
  const flights = without(world.flights, message);
  if (!world.nodes[indexOf(world.setup.cast, message.to)]!.up)
    return { world: changed(world, world.now, world.nodes, flights), fired: NOTHING_FIRED, message };
  return answer(protocol, world, message.to, { on: 'message', message }, flights);
}

/** A twin sets out from where the original is now; it is the next message of its link and takes its own time from here. */
function duplicate(world: World, id: number): Step {
  const message = underWay(world, id);
  const { cast } = world.setup;
  const [from, to] = [indexOf(cast, message.from), indexOf(cast, message.to)];
  const sender = world.nodes[from]!;
  const n = sender.sent[to]!;
  const twin = dispatch(world.setup, world.network, world.cuts, from, to, n, world.now, message.body);
  const flights = world.flights.slice();
  enqueue(flights, {
    ...twin,
    sentAt: message.sentAt,
    endsAt: Math.max(twin.endsAt, message.endsAt + 1),
    // The copy of a lie is a lie.
    ...(message.meant && { meant: message.meant }),
  });
  return {
    world: { ...withNode(world, { ...sender, sent: sender.sent.with(to, n + 1) }), flights },
    fired: NOTHING_FIRED,
    message,
  };
}

function fire(protocol: Protocol, world: World, id: NodeId, timer: string): Step {
  requireUp(world, id);
  if (!world.nodes[indexOf(world.setup.cast, id)]!.timers[timer])
    throw new Error(`${id} has no ${timer} timer running`);
  return answer(protocol, world, id, { on: 'timer', timer }, world.flights);
}

function crashed(protocol: Protocol, world: World, id: NodeId): Node {
  const node = world.nodes[indexOf(world.setup.cast, id)]!;
  const kind = kindOf(protocol, node.kind);
  const peers = world.setup.cast.byKind.get(node.kind)!.filter((peer) => peer !== id);
  const state = { ...(kind.initial(id, peers, world.setup.options) as Record<string, unknown>) };
  const kept = node.state as Record<string, unknown>;
  for (const field of kind.durable((rule) => !world.off.includes(rule))) state[field] = kept[field];
  return { ...node, up: false, state, timers: {} };
}

function given(protocol: Protocol, world: World, id: NodeId, text: string): World {
  const node = world.nodes[indexOf(world.setup.cast, id)]!;
  const kind = kindOf(protocol, node.kind);
  if (!kind.given) throw new Error(`the state of a ${node.kind} cannot be given`);
  const { state, startTimers = [], stopTimers = [] } = kind.given(text, node);
  const timers: Record<string, Timer> = { ...node.timers };
  for (const name of stopTimers) delete timers[name];
  const lengths = kind.timers(world.setup.options);
  for (const name of startTimers)
    timers[name] = { startedAt: world.now, dueAt: world.now + longest(lengths[name]!) };
  return withNode(world, { ...node, state, timers });
}

const longest = (length: TimerLength): number => (typeof length === 'number' ? length : length.max);

/** What the protocol knows of lies; throws if that is nothing. */
function adversaryOf({ adversary, title }: Protocol): Adversary {
  if (!adversary) throw new Error(`${title} knows no traitors: its nodes may fail, but they do not lie`);
  return adversary;
}

function turned(protocol: Protocol, world: World, node: NodeId, way: string): World {
  indexOf(world.setup.cast, node);
  const { [node]: _, ...others } = world.traitors;
  if (way === '') return { ...world, traitors: others };
  return { ...world, traitors: { ...others, [node]: adversaryOf(protocol).read(way, node, world.setup) } };
}

const isSame = (a: Body, b: Body): boolean => a === b || fingerprintOf(a) === fingerprintOf(b);

function changedLinks(
  world: World,
  links: readonly Link[],
  change: (bits: number, bit: number) => number,
): readonly number[] {
  const cuts = world.cuts.slice();
  for (const [from, to] of links) {
    const i = indexOf(world.setup.cast, from);
    cuts[i] = change(cuts[i]!, 1 << indexOf(world.setup.cast, to));
  }
  return cuts;
}

/** Timers go on from where they stood when they were held. */
function released(world: World): World {
  const nodes = world.nodes.map((node) => {
    const timers: Record<string, Timer> = {};
    for (const [name, timer] of Object.entries(node.timers)) {
      const pause = world.now - Math.max(timer.startedAt, world.heldSince);
      timers[name] = { startedAt: timer.startedAt + pause, dueAt: timer.dueAt + pause };
    }
    return { ...node, timers };
  });
  return { ...world, nodes, held: false };
}

interface NamedRule {
  readonly id: string;
  readonly rule: Rule;
  /** What to put on record when it fires without notes: one object for all times. */
  readonly plain: Map<NodeId, Fired>;
}

/** A kind's rules by what they wait for, so that a step looks only at those that can answer. */
interface RuleIndex {
  readonly byMessage: ReadonlyMap<string, readonly NamedRule[]>;
  readonly byTimer: ReadonlyMap<string, readonly NamedRule[]>;
  readonly command: readonly NamedRule[];
  readonly boot: readonly NamedRule[];
  readonly whenever: readonly NamedRule[];
}

function indexRules(kind: Kind): RuleIndex {
  const named = Object.entries(kind.rules).map(([id, rule]): NamedRule => ({ id, rule, plain: new Map() }));
  const answering = (matches: (stimulus: Stimulus) => boolean) =>
    named.filter(({ rule }) => matches(rule.stimulus));
  const byMessage = new Map<string, readonly NamedRule[]>();
  const byTimer = new Map<string, readonly NamedRule[]>();
  for (const { rule } of named) {
    const { stimulus } = rule;
    if (stimulus.on === 'message') {
      for (const type of stimulus.types) {
        byMessage.set(
          type,
          answering((s) => s.on === 'message' && (s.types.length === 0 || s.types.includes(type))),
        );
      }
    }
    if (stimulus.on === 'timer') {
      byTimer.set(
        stimulus.timer,
        answering((s) => s.on === 'timer' && s.timer === stimulus.timer),
      );
    }
  }
  return {
    byMessage,
    byTimer,
    command: answering((s) => s.on === 'command'),
    boot: answering((s) => s.on === 'boot'),
    whenever: answering((s) => s.on === 'whenever'),
  };
}

const ruleIndexes = new WeakMap<Kind, RuleIndex>();

function rulesOf(kind: Kind): RuleIndex {
  let index = ruleIndexes.get(kind);
  if (!index) ruleIndexes.set(kind, (index = indexRules(kind)));
  return index;
}

function rulesFor(rules: RuleIndex, incoming: Incoming): readonly NamedRule[] {
  switch (incoming.on) {
    case 'message':
      return rules.byMessage.get(incoming.message.body.type) ?? NO_RULES;
    case 'timer':
      return rules.byTimer.get(incoming.timer) ?? NO_RULES;
    case 'command':
      return rules.command;
    case 'boot':
      return rules.boot;
  }
}

/** What a node's place in the cast settles for a whole run: worked out once, asked at every step. */
interface Place {
  readonly index: number;
  readonly kind: Kind;
  readonly rules: RuleIndex;
  readonly peers: readonly NodeId[];
  readonly lengths: Readonly<Record<string, TimerLength>>;
  readonly adversary: Adversary | undefined;
}

const places = new WeakMap<Protocol, WeakMap<Setup, readonly Place[]>>();

function placeOf(protocol: Protocol, setup: Setup, id: NodeId): Place {
  let bySetup = places.get(protocol);
  if (!bySetup) places.set(protocol, (bySetup = new WeakMap<Setup, readonly Place[]>()));
  let all = bySetup.get(setup);
  if (!all) {
    const { cast, options } = setup;
    all = cast.ids.map((other, index): Place => {
      const kind = kindOf(protocol, cast.kinds[index]!);
      const peers = cast.byKind.get(cast.kinds[index]!)!.filter((peer) => peer !== other);
      const { adversary } = protocol;
      return { index, kind, rules: rulesOf(kind), peers, lengths: kind.timers(options), adversary };
    });
    bySetup.set(setup, all);
  }
  return all[indexOf(setup.cast, id)]!;
}

const DRAW = 7;
const ASKED = 8;

/** One node's turn: what it becomes and what it sends, until the step is done. Also what rules are allowed to see. */
class Turn implements Context<unknown, Body> {
  self: unknown;
  message: Message['body'];
  from: NodeId;
  command: string;
  commandTo: NodeId | undefined;
  readonly id: NodeId;
  readonly now: number;
  readonly fired: Fired[] = [];
  private timers: Readonly<Record<string, Timer>>;
  private sent: readonly number[];
  private draws: number;
  private outbox: Message[] | undefined;

  constructor(
    private readonly world: World,
    private readonly node: Node,
    private readonly place: Place,
    incoming: Incoming,
  ) {
    this.id = node.id;
    this.now = world.now;
    this.self = node.state;
    this.timers = node.timers;
    this.sent = node.sent;
    this.draws = node.draws;
    this.message = incoming.on === 'message' ? incoming.message.body : (undefined as never);
    this.from = incoming.on === 'message' ? incoming.message.from : '';
    this.command = incoming.on === 'command' ? incoming.command : '';
    this.commandTo = incoming.on === 'command' ? incoming.to : undefined;
    if (incoming.on === 'timer') this.stop(incoming.timer);
  }

  get peers(): readonly NodeId[] {
    return this.place.peers;
  }
  get size(): number {
    return this.place.peers.length + 1;
  }
  get options() {
    return this.world.setup.options;
  }
  kin(kind: string): readonly NodeId[] {
    return this.world.setup.cast.byKind.get(kind) ?? [];
  }
  keeps(rule: string): boolean {
    return this.world.off.length === 0 || !this.world.off.includes(rule);
  }
  runs(timer: string): boolean {
    return this.timers[timer] !== undefined;
  }
  roll(key: number): number {
    return roll(this.world.setup.seed, ASKED, this.place.index, key);
  }

  /** Tries rules top to bottom: the first whose guard holds answers, and those that continue before it. */
  answerWith(rules: readonly NamedRule[]): boolean {
    let any = false;
    for (const named of rules) {
      const { rule } = named;
      if (rule.when && !rule.when(this)) continue;
      this.carryOut(named, rule.then(this));
      any = true;
      if (!rule.continues) break;
    }
    return any;
  }

  private carryOut(named: NamedRule, plan: readonly Effect[]): void {
    let notes: Note[] | undefined;
    for (const effect of plan) {
      switch (effect.do) {
        case 'set':
          this.self = { ...(this.self as object), ...(effect.patch as object) };
          break;
        case 'send':
          this.post(effect.to, effect.body);
          break;
        case 'start':
          this.timers = {
            ...this.timers,
            [effect.timer]: {
              startedAt: this.now,
              dueAt: this.now + this.lengthOf(effect) * (effect.times ?? 1),
            },
          };
          break;
        case 'stop':
          this.stop(effect.timer);
          break;
        case 'note':
          // Not pushed: a list that grows by pushing keeps room for many more.
          notes = notes ? [...notes, effect.note] : [effect.note];
      }
    }
    this.fired.push(notes ? { node: this.id, rule: named.id, notes } : this.plainly(named));
  }

  private plainly({ id, plain }: NamedRule): Fired {
    let fired = plain.get(this.id);
    if (!fired) plain.set(this.id, (fired = { node: this.id, rule: id, notes: [] }));
    return fired;
  }

  private stop(timer: string): void {
    if (this.timers[timer] === undefined) return;
    const others: Record<string, Timer> = {};
    for (const name in this.timers) if (name !== timer) others[name] = this.timers[name]!;
    this.timers = others;
  }

  private lengthOf({ timer, undiced }: { readonly timer: string; readonly undiced?: true }): number {
    const length = this.place.lengths[timer];
    if (length === undefined) throw new Error(`a ${this.node.kind} has no timer called ${timer}`);
    if (typeof length === 'number') return length;
    if (undiced) return length.min;
    const { seed, timeouts } = this.world.setup;
    const n = this.draws++;
    return (
      timeouts[this.id]?.[n] ?? length.min + roll(seed, DRAW, this.place.index, n) * (length.max - length.min)
    );
  }

  /** Sends what the node says, or what it says instead if it is a traitor. */
  private post(to: NodeId, body: Body): void {
    const { adversary } = this.place;
    const way = adversary && this.world.traitors[this.id];
    if (way === undefined) {
      this.utter(to, body);
      return;
    }
    const said = adversary!.say(way, body, this.id, to, this.world);
    if (said) this.utter(to, said, isSame(said, body) ? undefined : body);
  }

  /** Sends just this; `meant` is what a loyal node would have sent, if that is something else. */
  utter(toId: NodeId, body: Body, meant?: Body): void {
    const { world } = this;
    const me = this.place.index;
    const to = indexOf(world.setup.cast, toId);
    const outbox = (this.outbox ??= []);
    let copies = 1;
    for (let copy = 0; copy < copies; copy++) {
      const n = this.sent[to]!;
      const message = dispatch(world.setup, world.network, world.cuts, me, to, n, world.now, body);
      if (this.sent === this.node.sent) this.sent = this.node.sent.slice();
      (this.sent as number[])[to] = n + 1;
      outbox.push(meant ? { ...message, meant } : message);
      if (copy === 0 && isDoubled(world.setup, world.network, me, to, n)) copies = 2;
    }
  }

  /** The world after this turn. */
  outcome(flights: readonly Message[]): World {
    const { world, node } = this;
    const nodes = world.nodes.slice();
    nodes[this.place.index] = {
      id: node.id,
      kind: node.kind,
      up: true,
      state: this.self,
      timers: this.timers,
      sent: this.sent,
      draws: this.draws,
    };
    return changed(world, this.now, nodes, this.outbox ? merged(flights, this.outbox) : flights);
  }
}

/** The messages under way with new ones among them, in one list of just the right size: a timeline keeps thousands. */
function merged(flights: readonly Message[], outbox: readonly Message[]): readonly Message[] {
  const queue = flights.concat(outbox);
  for (let i = flights.length; i < queue.length; i++) {
    const message = queue[i]!;
    let at = i;
    for (; at > 0 && endsBefore(message, queue[at - 1]!); at--) queue[at] = queue[at - 1]!;
    queue[at] = message;
  }
  return queue;
}

/** The firings that can follow some others, and the one list that stands for them all. */
interface Trail {
  readonly next: WeakMap<Fired, Trail>;
  list: readonly Fired[] | undefined;
}

const newTrail = (): Trail => ({ next: new WeakMap(), list: undefined });
const root = newTrail();

/** Longer lists are rare and not worth sharing. */
const LONGEST_TRAIL = 8;

/** A list of just the right size; firings without notes, most of a run, get the same list as the last time. */
function shared(fired: readonly Fired[]): readonly Fired[] {
  if (fired.length > LONGEST_TRAIL) return fired.slice();
  let trail = root;
  for (const one of fired) {
    if (one.notes.length > 0) return fired.slice();
    let next = trail.next.get(one);
    if (!next) trail.next.set(one, (next = newTrail()));
    trail = next;
  }
  return (trail.list ??= fired.slice());
}

const WHENEVER_LIMIT = 10_000;

/** Lets one node answer what came in; `flights` are the messages under way without the one that came in. */
function answer(
  protocol: Protocol,
  world: World,
  id: NodeId,
  incoming: Incoming,
  flights: readonly Message[],
): Step {
  const place = placeOf(protocol, world.setup, id);
  const turn = new Turn(world, world.nodes[place.index]!, place, incoming);
  turn.answerWith(rulesFor(place.rules, incoming));
  for (let rounds = 0; turn.answerWith(place.rules.whenever); rounds++) {
    if (rounds > WHENEVER_LIMIT)
      throw new Error(
        `the rules of ${id} never come to rest: ${turn.fired.at(-1)?.rule} fires again and again`,
      );
  }
  return {
    world: turn.outcome(flights),
    fired: shared(turn.fired),
    message: incoming.on === 'message' ? incoming.message : undefined,
  };
}

/**
 * Asks a kind's rules, without changing anything, which of them would answer: for "why not?". Each rule that waits for
 * this stimulus is reported with whether its guard holds in the node's present state.
 */
export function guards(
  protocol: Protocol,
  world: World,
  id: NodeId,
  incoming: Incoming,
): readonly { readonly rule: string; readonly holds: boolean }[] {
  const place = placeOf(protocol, world.setup, id);
  const turn = new Turn(world, world.nodes[place.index]!, place, incoming);
  return rulesFor(place.rules, incoming).map(({ id: rule, rule: { when } }) => ({
    rule,
    holds: when ? when(turn) : true,
  }));
}
