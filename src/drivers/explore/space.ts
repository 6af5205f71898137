/**
 * The space of everything that can happen, in numbers. What a node is, what a message says and what judges remember are
 * each written down once and then called by number; a world is a few such numbers and a bag of messages. A node's turn
 * depends on the node and on what comes in alone, so it is worked out once, by the engine itself, and looked up from then
 * on; so is what the judges say of a turn in a given company. Most steps of a search are therefore a few look-ups.
 */
import type { Action } from '../../engine/action.ts';
import type { Fired, Happening } from '../../engine/portrait.ts';
import { fingerprintOf, fold } from '../../engine/fingerprint.ts';
import { perform } from '../../engine/perform.ts';
import type { Step } from '../../engine/perform.ts';
import type { Property } from '../../engine/property.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { scramble } from '../../engine/random.ts';
import type { Message, Node, World } from '../../engine/world.ts';
import { indexOf } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { Ints, Pairs } from './tables.ts';
import type { Renaming } from './symmetry.ts';
import { printUnder, renamingsOf } from './symmetry.ts';

/** What a step is, in the upper bits of its number; the lower ones say which. */
export const DELIVER = 0;
export const DUPLICATE = 1;
export const FIRE = 2;
export const CRASH = 3;
export const RESTART = 4;
export const COMMAND = 5;
/** Whatever is not the turn of one node: somebody turns traitor, a message is tampered with. */
export const OTHER = 6;

const SHIFT = 27;
const REST = 2 ** SHIFT - 1;
/** The number of a step. */
export const codeOf = (kind: number, which: number): number => kind * 2 ** SHIFT + which;
/** What sort of step a number stands for. */
export const kindOf = (code: number): number => code >>> SHIFT;
/** Which of its sort. */
export const whichOf = (code: number): number => code & REST;

/** Timers of one node that a step's number can tell apart. */
const TIMERS = 64;

/** Numbers things by their content. */
class Numbered<T> {
  readonly all: T[] = [];
  private readonly byPrint = new Map<number, number>();

  /** The number of what has this fingerprint; -1 if nothing has. */
  find(print: number): number {
    return this.byPrint.get(print) ?? -1;
  }

  add(print: number, value: T): number {
    this.byPrint.set(print, this.all.length);
    return this.all.push(value) - 1;
  }
}

/** Two halves of 32 bits from one fingerprint, as good as independent. */
function pushHalves(into: Ints, print: number): void {
  const low = (print % 2 ** 32) | 0;
  const high = (print / 2 ** 32) | 0;
  into.push(scramble(low ^ Math.imul(high, 0x9e3779b1)) | 0);
  into.push(scramble(Math.imul(low, 0x85ebca77) ^ scramble(high + 0x165667b1)) | 0);
}

/** All of a world but its nodes and messages. */
type Setting = Omit<World, 'nodes' | 'flights'>;

/** What a world is to judges: they may look at messages, and it is noticed, because then what they say is not kept. */
class Judged implements World {
  readonly setup: World['setup'];
  readonly now: number;
  readonly cuts: World['cuts'];
  readonly off: World['off'];
  readonly held: boolean;
  readonly heldSince: number;
  readonly network: World['network'];
  readonly traitors: World['traitors'];

  constructor(
    setting: Setting,
    readonly nodes: readonly Node[],
    private readonly messages: () => readonly Message[],
  ) {
    this.setup = setting.setup;
    this.now = setting.now;
    this.cuts = setting.cuts;
    this.off = setting.off;
    this.held = setting.held;
    this.heldSince = setting.heldSince;
    this.network = setting.network;
    this.traitors = setting.traitors;
  }

  get flights(): readonly Message[] {
    return this.messages();
  }
}

/** What judges have looked at beyond the node that took a turn. */
interface Looked {
  others: boolean;
  messages: boolean;
}

/** A node that tells when somebody looks at more of it than its name. */
class Tripwire implements Node {
  readonly id: string;
  readonly kind: string;

  constructor(
    private readonly node: Node,
    private readonly looked: Looked,
  ) {
    this.id = node.id;
    this.kind = node.kind;
  }

  private get seen(): Node {
    this.looked.others = true;
    return this.node;
  }

  get up(): boolean {
    return this.seen.up;
  }
  get state(): unknown {
    return this.seen.state;
  }
  get timers(): Node['timers'] {
    return this.seen.timers;
  }
  get sent(): readonly number[] {
    return this.seen.sent;
  }
  get draws(): number {
    return this.seen.draws;
  }
}

/** Who must be asked in company: properties, and the history itself. */
interface Open {
  readonly properties: readonly (readonly [string, Property])[];
  readonly isHistoryFar: boolean;
}

/** What a space is made for. */
export interface SpaceWish {
  /** The properties to judge. None: judges remember nothing either, and only worlds are told apart. */
  readonly properties: readonly string[];
  /** Kinds whose nodes differ by name only. */
  readonly alike: readonly string[];
}

/** Where a step leads. */
export interface Landing {
  config: number;
  /** The property broken by it; undefined: none. */
  broken: string | undefined;
}

export class Space {
  /** Nodes in a world. */
  readonly size: number;
  readonly nodes = new Numbered<Node>();
  readonly messages = new Numbered<Message>();
  /** For each message the index of the node it is for. */
  readonly addressees = new Ints();
  private readonly histories = new Numbered<unknown>();
  private readonly settings = new Numbered<Setting>();
  private readonly others = new Numbered<Action>();
  private readonly timers: string[] = [];
  private readonly renamings: readonly Renaming[];
  /** Halves of fingerprints under every renaming: of nodes, messages, histories, settings. */
  private readonly nodeHalves = new Ints();
  private readonly messageHalves = new Ints();
  private readonly historyHalves = new Ints();
  private readonly settingHalves = new Ints();
  /** The logical clock of each node. */
  private readonly epochs = new Ints();

  /** Nodes in company: their numbers, that of the history and that of the setting, one after the other. */
  private readonly configs = new Ints();
  private readonly configHalves = new Ints();
  private configTable = new Int32Array(4096).fill(-1);
  configCount = 0;

  /** Turns by setting, node and what comes in: one more than their numbers, 0 where there is none. */
  private readonly turns: Pairs[] = [];
  private readonly turnNodes = new Ints();
  private readonly turnSettings = new Ints();
  private readonly turnSendsAt = new Ints();
  private readonly sends = new Ints();
  private readonly turnFired: (readonly Fired[])[] = [];
  private readonly turnSlots = new Ints();
  /** The node that takes a turn, and the step. */
  private readonly turnTakers = new Ints();
  private readonly turnCodes = new Ints();

  /** Where a number comes from: the turn that made a node; the turn that sent a message, and as which; after which config and turn a history is. -1: it is there at the start. */
  private readonly nodeOrigins = new Ints();
  private readonly messageOrigins = new Ints();
  private readonly historyOrigins = new Ints();

  /** What judges say of a turn after some history: where history goes on, what is broken, who must be asked in company. */
  private readonly verdicts = new Pairs();
  private readonly verdictHistories = new Ints();
  private readonly verdictBroken: (string | undefined)[] = [];
  private readonly verdictOpen: (Open | undefined)[] = [];
  /** From a config and a turn to a config, where judges had to be asked in company. */
  private readonly edges = new Pairs();
  /** What judges have looked at since it was last asked. */
  private readonly looked: Looked = { others: false, messages: false };

  private readonly properties: readonly (readonly [string, Property])[];
  private readonly scratch: Int32Array;
  readonly startBag: readonly number[];
  readonly startConfig: number;

  constructor(
    readonly protocol: Protocol,
    /** The moment at which the search begins, switches turned off already. */
    readonly start: Moment,
    { properties, alike }: SpaceWish,
  ) {
    const { world } = start;
    this.size = world.nodes.length;
    this.renamings = renamingsOf(world.setup.cast, alike);
    this.properties = Object.entries(protocol.properties).filter(([id]) => properties.includes(id));
    this.scratch = new Int32Array(this.size + 2);
    this.startConfig = this.configOf(world, start.history);
    this.startBag = world.flights
      .filter(({ lost }) => lost === '')
      .map((message) => this.numberMessage(message));
    // Timers are numbered in the order of their kinds, so that others who search the same number them alike.
    for (const kind of Object.values(protocol.kinds))
      for (const timer of Object.keys(kind.timers(world.setup.options))) this.numberTimer(timer);
  }

  /** How many names a world may go by. */
  get ways(): number {
    return this.renamings.length;
  }

  // — What is what —

  private pushAll(into: Ints, value: unknown, print: number): void {
    if (this.renamings.length === 1) pushHalves(into, print);
    else for (const renaming of this.renamings) pushHalves(into, printUnder(renaming, value));
  }

  /** In rounds the time matters, and how many messages have been sent; elsewhere a node is what it knows and which timers run. */
  private numberNode(node: Node, world: World, turn = -1): number {
    const { id, up, state, timers, sent } = node;
    const names = Object.keys(timers).sort();
    let print = fold(fold(fingerprintOf(id), up ? 1 : 0), fingerprintOf(state));
    for (const name of names) print = fold(print, fingerprintOf(name));
    const { inRounds } = this.protocol;
    if (inRounds) {
      for (const name of names) print = fold(print, timers[name]!.dueAt);
      print = fold(print, fingerprintOf(sent));
    }
    const known = this.nodes.find(print);
    if (known >= 0) return known;
    const number = this.nodes.add(print, node);
    this.nodeOrigins.push(turn);
    this.pushAll(
      this.nodeHalves,
      [id, up, state, names, ...(inRounds ? [names.map((name) => timers[name]!.dueAt), sent] : [])],
      print,
    );
    this.epochs.push(this.protocol.portrait.face(node, world).epoch?.number ?? 0);
    return number;
  }

  private numberMessage(message: Message, turn = -1, place = -1): number {
    const { from, to, body, meant } = message;
    let print = fold(fold(fingerprintOf(from), fingerprintOf(to)), fingerprintOf(body));
    if (meant) print = fold(print, fingerprintOf(meant));
    const known = this.messages.find(print);
    if (known >= 0) return known;
    const number = this.messages.all.length;
    this.messages.add(print, { ...message, id: number, lost: '' });
    this.messageOrigins.push(turn);
    this.messageOrigins.push(place);
    this.addressees.push(indexOf(this.start.world.setup.cast, to));
    this.pushAll(this.messageHalves, [from, to, body, ...(meant ? [meant] : [])], print);
    return number;
  }

  private numberHistory(history: unknown, config = -1, turn = -1): number {
    const print = fingerprintOf(history);
    const known = this.histories.find(print);
    if (known >= 0) return known;
    this.pushAll(this.historyHalves, history, print);
    this.historyOrigins.push(config);
    this.historyOrigins.push(turn);
    return this.histories.add(print, history);
  }

  private numberSetting(world: World): number {
    const { setup, cuts, off, held, heldSince, network, traitors } = world;
    const now = this.protocol.inRounds ? world.now : this.start.world.now;
    const what = [now, cuts, off, held, network, traitors];
    const print = fingerprintOf(what);
    const known = this.settings.find(print);
    if (known >= 0) return known;
    this.pushAll(this.settingHalves, what, print);
    this.turns.push(new Pairs());
    return this.settings.add(print, { setup, now, cuts, off, held, heldSince, network, traitors });
  }

  /** The number of an action that is not simply a message or a timer. */
  numberOther(action: Action): number {
    const print = fingerprintOf(action);
    const known = this.others.find(print);
    return known >= 0 ? known : this.others.add(print, action);
  }

  numberTimer(name: string): number {
    const known = this.timers.indexOf(name);
    return known >= 0 ? known : this.timers.push(name) - 1;
  }

  private configOf(world: World, history: unknown): number {
    world.nodes.forEach((node, i) => {
      this.scratch[i] = this.numberNode(node, world);
    });
    this.scratch[this.size] = this.numberHistory(history);
    this.scratch[this.size + 1] = this.numberSetting(world);
    return this.findConfig();
  }

  /** The number of the config in `scratch`. */
  private findConfig(): number {
    const { scratch, size } = this;
    const stride = size + 2;
    const mask = this.configTable.length - 1;
    let at = this.hashOf(scratch, 0) & mask;
    for (;;) {
      const there = this.configTable[at]!;
      if (there === -1) break;
      const { data } = this.configs;
      const base = there * stride;
      let i = 0;
      while (i < stride && data[base + i] === scratch[i]) i++;
      if (i === stride) return there;
      at = (at + 1) & mask;
    }
    const number = this.configCount++;
    this.configTable[at] = number;
    for (let i = 0; i < stride; i++) this.configs.push(scratch[i]!);
    const { ways } = this;
    for (let way = 0; way < ways; way++) {
      for (let half = 0; half < 2; half++) {
        let sum = 0;
        for (let i = 0; i < size; i++) sum += this.nodeHalves.data[(scratch[i]! * ways + way) * 2 + half]!;
        sum += this.historyHalves.data[(scratch[size]! * ways + way) * 2 + half]!;
        sum += this.settingHalves.data[(scratch[size + 1]! * ways + way) * 2 + half]!;
        this.configHalves.push(sum | 0);
      }
    }
    if (this.configCount * 2 > this.configTable.length) this.growConfigs();
    return number;
  }

  /** Where to look for the config that stands at `from`. */
  private hashOf(data: Int32Array, from: number): number {
    let h = 0x811c9dc5;
    for (let i = from; i < from + this.size + 2; i++) h = Math.imul(h ^ data[i]!, 0x01000193) ^ (h >>> 13);
    return scramble(h);
  }

  private growConfigs(): void {
    const table = new Int32Array(this.configTable.length * 2).fill(-1);
    const mask = table.length - 1;
    const stride = this.size + 2;
    for (let number = 0; number < this.configCount; number++) {
      let at = this.hashOf(this.configs.data, number * stride) & mask;
      while (table[at] !== -1) at = (at + 1) & mask;
      table[at] = number;
    }
    this.configTable = table;
  }

  // — Looking at a world —

  nodeNumber(config: number, slot: number): number {
    return this.configs.data[config * (this.size + 2) + slot]!;
  }

  nodeAt(config: number, slot: number): Node {
    return this.nodes.all[this.nodeNumber(config, slot)]!;
  }

  historyNumber(config: number): number {
    return this.configs.data[config * (this.size + 2) + this.size]!;
  }

  historyAt(config: number): unknown {
    return this.histories.all[this.historyNumber(config)];
  }

  settingAt(config: number): number {
    return this.configs.data[config * (this.size + 2) + this.size + 1]!;
  }

  /** The highest logical clock in a config. */
  epochOf(config: number): number {
    let most = 0;
    for (let slot = 0; slot < this.size; slot++)
      most = Math.max(most, this.epochs.data[this.nodeNumber(config, slot)]!);
    return most;
  }

  /** A world as the engine knows it; messages go by their numbers here. */
  worldOf(config: number, flights: () => readonly Message[]): World {
    const nodes: Node[] = [];
    for (let slot = 0; slot < this.size; slot++) nodes.push(this.nodeAt(config, slot));
    return new Judged(this.settings.all[this.settingAt(config)]!, nodes, flights);
  }

  /** Whether anything is judged, and so remembered. */
  get isJudged(): boolean {
    return this.properties.length > 0;
  }

  /** A number for what judges remember in a config: the same under all its names. */
  markOf(config: number): number {
    const { ways } = this;
    const { data } = this.historyHalves;
    const at = this.historyNumber(config) * ways * 2;
    let least = data[at]!;
    for (let way = 1; way < ways; way++) least = Math.min(least, data[at + way * 2]!);
    return least;
  }

  /** The two halves of a world's fingerprint, written to `out`: the smallest under all its names. */
  printInto(out: Int32Array, config: number, bag: Int32Array, length: number, accounts: number): void {
    const { ways } = this;
    const { data } = this.messageHalves;
    const own = this.configHalves.data;
    let bestLow = 0;
    let bestHigh = 0;
    for (let way = 0; way < ways; way++) {
      const at = (config * ways + way) * 2;
      let low = own[at]!;
      let high = own[at + 1]!;
      for (let i = 0; i < length; i++) {
        const m = (bag[i]! * ways + way) * 2;
        low = (low + data[m]!) | 0;
        high = (high + data[m + 1]!) | 0;
      }
      if (way === 0 || high < bestHigh || (high === bestHigh && low < bestLow)) {
        bestLow = low;
        bestHigh = high;
      }
    }
    // What a way has used up bears on what it may still do.
    out[0] = scramble(bestLow ^ Math.imul(accounts + 1, 0x9e3779b1));
    out[1] = scramble(bestHigh + Math.imul(accounts + 1, 0x85ebca6b));
  }

  // — Steps —

  /** The engine's action for a step's number, with messages by their numbers here. */
  actionOf(code: number): Action {
    const which = whichOf(code);
    switch (kindOf(code)) {
      case DELIVER:
        return { kind: 'deliver', message: which };
      case DUPLICATE:
        return { kind: 'duplicate', message: which };
      case FIRE:
        return {
          kind: 'fire',
          node: this.start.world.nodes[Math.floor(which / TIMERS)]!.id,
          timer: this.timers[which % TIMERS]!,
        };
      case CRASH:
        return { kind: 'crash', node: this.start.world.nodes[which]!.id };
      case RESTART:
        return { kind: 'restart', node: this.start.world.nodes[which]!.id };
      default:
        return this.others.all[which]!;
    }
  }

  /** The message that a step brings; undefined if it brings none. */
  private messageOf(code: number): Message | undefined {
    return kindOf(code) === DELIVER ? this.messages.all[whichOf(code)] : undefined;
  }

  fireCode(slot: number, timer: string): number {
    return codeOf(FIRE, slot * TIMERS + this.numberTimer(timer));
  }

  /**
   * The number of the turn that a node takes at a step; works it out if it never has. -1 if it cannot take it: where a
   * rule is off, nodes may come into states that no other rule was written for.
   */
  turnOf(config: number, slot: number, code: number): number {
    return this.turnFrom(this.settingAt(config), this.nodeNumber(config, slot), slot, code);
  }

  /** The same for a node by its number, wherever it stands. */
  turnFrom(setting: number, nodeNumber: number, slot: number, code: number): number {
    const known = this.turns[setting]!.get(nodeNumber, code);
    if (known >= 0) return known - 1;
    const node = this.nodes.all[nodeNumber]!;
    const base = this.settings.all[setting]!;
    const message = this.messageOf(code);
    const nodes = this.start.world.nodes.with(slot, node);
    const world: World = { ...base, nodes, flights: message ? [message] : [] };
    const action = this.actionOf(code);
    const at =
      this.protocol.inRounds && action.kind === 'fire'
        ? Math.max(base.now, node.timers[action.timer]!.dueAt)
        : base.now;
    let step: Step;
    try {
      step = perform(this.protocol, world, action, at);
    } catch (error) {
      if (base.off.length === 0) throw error;
      this.turns[setting]!.set(nodeNumber, code, 0);
      return -1;
    }
    const turn = this.turnFired.length;
    this.turnNodes.push(this.numberNode(step.world.nodes[slot]!, step.world, turn));
    this.turnSettings.push(this.numberSetting(step.world));
    const first = this.sends.length;
    this.turnSendsAt.push(first);
    for (const sent of step.world.flights)
      if (sent.lost === '') this.sends.push(this.numberMessage(sent, turn, this.sends.length - first));
    this.turnTakers.push(nodeNumber);
    this.turnCodes.push(code);
    this.turnFired.push(step.fired);
    this.turnSlots.push(slot);
    this.turns[setting]!.set(nodeNumber, code, turn + 1);
    return turn;
  }

  // — Where numbers come from —

  /** The node that takes a turn, by its number. */
  takerOf(turn: number): number {
    return this.turnTakers.data[turn]!;
  }

  /** The step at which it does. */
  codeOfTurn(turn: number): number {
    return this.turnCodes.data[turn]!;
  }

  /** The node that comes of a turn. */
  becomes(turn: number): number {
    return this.turnNodes.data[turn]!;
  }

  /** The turn that first made a node; -1: it is there at the start. */
  turnOfNode(node: number): number {
    return this.nodeOrigins.data[node]!;
  }

  /** The turn that first sent a message; -1: it is under way at the start. */
  turnOfMessage(message: number): number {
    return this.messageOrigins.data[message * 2]!;
  }

  /** Which of what that turn sends it is. */
  placeOfMessage(message: number): number {
    return this.messageOrigins.data[message * 2 + 1]!;
  }

  /** The config from which a turn first led to a history; -1: it is that of the start. */
  configOfHistory(history: number): number {
    return this.historyOrigins.data[history * 2]!;
  }

  turnOfHistory(history: number): number {
    return this.historyOrigins.data[history * 2 + 1]!;
  }

  /** The slot of the node that takes a step: whom the message is for, whose timer runs out, whom it strikes, who is asked. */
  slotOf(code: number): number {
    const which = whichOf(code);
    switch (kindOf(code)) {
      case DELIVER:
        return this.addressees.data[which]!;
      case FIRE:
        return Math.floor(which / TIMERS);
      case COMMAND: {
        const action = this.others.all[which]!;
        return action.kind === 'command' ? indexOf(this.start.world.setup.cast, action.node) : -1;
      }
      default:
        return which;
    }
  }

  /** The number of the config with these nodes and that history, in the setting of the start. */
  configWith(nodes: readonly number[], history: number): number {
    for (let i = 0; i < this.size; i++) this.scratch[i] = nodes[i]!;
    this.scratch[this.size] = history;
    this.scratch[this.size + 1] = this.settingAt(this.startConfig);
    return this.findConfig();
  }

  /** Where the messages that a turn sends stand in `sent`: from, to. */
  sendsFrom(turn: number): number {
    return this.turnSendsAt.data[turn]!;
  }

  sendsTo(turn: number): number {
    return turn + 1 < this.turnSendsAt.length ? this.turnSendsAt.data[turn + 1]! : this.sends.length;
  }

  get sent(): Int32Array {
    return this.sends.data;
  }

  /** Where a turn leads from a config, judged. `before` and `after`: the messages under way, if a judge asks. */
  land(
    config: number,
    turn: number,
    before: () => readonly Message[],
    after: () => readonly Message[],
    out: Landing,
  ): void {
    const past = this.historyNumber(config);
    if (!this.isJudged) {
      out.broken = undefined;
      this.place(config, turn, past, out);
      return;
    }
    let verdict = this.verdicts.get(past, turn);
    if (verdict < 0) verdict = this.judgeApart(config, turn, before, after);
    out.broken = this.verdictBroken[verdict];
    let history = this.verdictHistories.data[verdict]!;
    const open = this.verdictOpen[verdict];
    if (open && out.broken === undefined) {
      const known = this.edges.get(config, turn);
      if (known >= 0) {
        out.config = known;
        return;
      }
      history = this.judgeInCompany(config, turn, before, after, open, history, out);
    }
    this.place(config, turn, history, out);
    if (open && !this.looked.messages && out.broken === undefined) this.edges.set(config, turn, out.config);
  }

  /** The config after a turn and with that history. */
  private place(config: number, turn: number, history: number, out: Landing): void {
    const { scratch, size } = this;
    const { data } = this.configs;
    const base = config * (size + 2);
    for (let i = 0; i < size; i++) scratch[i] = data[base + i]!;
    scratch[this.turnSlots.data[turn]!] = this.turnNodes.data[turn]!;
    scratch[size] = history;
    scratch[size + 1] = this.turnSettings.data[turn]!;
    out.config = this.findConfig();
  }

  /** What happens in a turn, with the other nodes as they are, or as tripwires that tell when they are looked at. */
  private happeningOf(
    config: number,
    turn: number,
    before: () => readonly Message[],
    after: () => readonly Message[],
    isTripped: boolean,
  ): Happening {
    const slot = this.turnSlots.data[turn]!;
    const peek = (which: () => readonly Message[]) => (): readonly Message[] => {
      this.looked.messages = true;
      return which();
    };
    const company: Node[] = [];
    for (let i = 0; i < this.size; i++) {
      const node = this.nodeAt(config, i);
      company.push(isTripped && i !== slot ? new Tripwire(node, this.looked) : node);
    }
    const code = this.turnCodes.data[turn]!;
    const message = this.messageOf(code);
    const next = this.nodes.all[this.turnNodes.data[turn]!]!;
    return {
      before: new Judged(this.settings.all[this.settingAt(config)]!, company, peek(before)),
      after: new Judged(
        this.settings.all[this.turnSettings.data[turn]!]!,
        next === company[slot] ? company : company.with(slot, next),
        peek(after),
      ),
      action: this.actionOf(code),
      fired: this.turnFired[turn]!,
      ...(message && { message }),
    };
  }

  /**
   * What the judges say of a turn after some history, as far as they look at nothing but the node that took it. Whoever
   * looks further is put on the list of those who must be asked anew in every company.
   */
  private judgeApart(
    config: number,
    turn: number,
    before: () => readonly Message[],
    after: () => readonly Message[],
  ): number {
    const past = this.historyAt(config);
    const pastNumber = this.historyNumber(config);
    const { looked } = this;
    const happening = this.happeningOf(config, turn, before, after, true);
    const isFar = (): boolean => looked.others || looked.messages;
    looked.others = looked.messages = false;
    const history = this.protocol.history.next(past, happening);
    const isHistoryFar = isFar();
    const open: (readonly [string, Property])[] = [];
    let broken: string | undefined;
    if (isHistoryFar) open.push(...this.properties);
    else {
      for (const named of this.properties) {
        looked.others = looked.messages = false;
        const violation = named[1].judge(happening, history, past);
        if (isFar()) open.push(named);
        else if (violation) broken ??= named[0];
      }
    }
    const verdict = this.verdictBroken.length;
    this.verdictBroken.push(broken);
    this.verdictOpen.push(open.length > 0 || isHistoryFar ? { properties: open, isHistoryFar } : undefined);
    this.verdictHistories.push(
      isHistoryFar || history === past ? pastNumber : this.numberHistory(history, config, turn),
    );
    this.verdicts.set(pastNumber, turn, verdict);
    return verdict;
  }

  /** Asks those who look further, with everybody there; returns the number of the history after it. */
  private judgeInCompany(
    config: number,
    turn: number,
    before: () => readonly Message[],
    after: () => readonly Message[],
    { properties, isHistoryFar }: Open,
    history: number,
    out: Landing,
  ): number {
    this.looked.messages = false;
    const happening = this.happeningOf(config, turn, before, after, false);
    const past = this.historyAt(config);
    const is = isHistoryFar ? this.protocol.history.next(past, happening) : this.histories.all[history];
    out.broken = properties.find(([, property]) => property.judge(happening, is, past))?.[0];
    return isHistoryFar && is !== past ? this.numberHistory(is, config, turn) : history;
  }

  /** A step that is not the turn of one node, done by the engine. Returns the messages under way after it. */
  leap(config: number, flights: readonly Message[], action: Action, out: Landing): readonly number[] {
    const base = this.settings.all[this.settingAt(config)]!;
    const nodes = this.worldOf(config, () => flights).nodes;
    const before: World = { ...base, nodes, flights };
    const { world, fired, message } = perform(this.protocol, before, action, base.now);
    const happening: Happening = { before, after: world, action, fired, ...(message && { message }) };
    const past = this.historyAt(config);
    const history = this.isJudged ? this.protocol.history.next(past, happening) : past;
    out.broken = this.properties.find(([, property]) => property.judge(happening, history, past))?.[0];
    out.config = this.configOf(world, history);
    return world.flights.filter(({ lost }) => lost === '').map((sent) => this.numberMessage(sent));
  }

  /** Bytes held, about: tables by what they are, objects by what such objects weigh. */
  get bytes(): number {
    const tables = [
      this.nodeHalves,
      this.messageHalves,
      this.historyHalves,
      this.settingHalves,
      this.configs,
      this.configHalves,
      this.turnNodes,
      this.turnSettings,
      this.turnSendsAt,
      this.turnSlots,
      this.turnTakers,
      this.turnCodes,
      this.nodeOrigins,
      this.messageOrigins,
      this.historyOrigins,
      this.sends,
      this.verdicts,
      this.verdictHistories,
      this.edges,
      ...this.turns,
    ].reduce((sum, { bytes }) => sum + bytes, this.configTable.byteLength);
    const objects =
      this.nodes.all.length * 900 +
      this.messages.all.length * 300 +
      this.histories.all.length * 500 +
      this.turnFired.length * 200;
    return tables + objects;
  }
}
