/**
 * Everything there is, nearest first, by several at once. Each member goes on from the states that are its own by
 * what judges remember in them, and sends the others to whom they belong, level by level. What crosses are whole numbers alone: whoever
 * does not know a number works it out from where it came from. A node was first made by a turn, a message is the k-th that
 * a turn sent, a history came of a turn in some company; so a sender tells each receiver, once and before it first uses a
 * number, where that came from in its own numbers, and the receiver takes that turn itself. There is no worker in here:
 * members and the one who conducts them are joined by whatever carries their messages, each channel in its order.
 */
import type { Action } from '../../engine/action.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Moment } from '../../timeline/timeline.ts';
import type { BreadthWish, Breach, Share, Stretch, ToldStep } from './breadth.ts';
import { Breadth, beginningOf, retrace } from './breadth.ts';
import type { Landing, Space } from './space.ts';
import { COMMAND, DELIVER, codeOf, kindOf, whichOf } from './space.ts';
import { Ints, Marks } from './tables.ts';

/** Numbers from one member to another: where numbers come from, and states. */
export interface Packet {
  readonly kind: 'packet';
  readonly from: number;
  /** The depth that the sender goes on from: the states are of the next. */
  readonly level: number;
  readonly data: Int32Array<ArrayBuffer>;
}

/** What the one who conducts tells a member. */
export type Order =
  /** All have done their level: so many packets are for you. */
  | { readonly kind: 'expect'; readonly packets: number }
  /** On to the next depth. */
  | { readonly kind: 'turn' }
  /** How does one get to this state of yours, and one step further? */
  | { readonly kind: 'whence'; readonly ordinal: number; readonly code: number }
  | { readonly kind: 'stop' };

/** How a member stands. */
export interface Tally {
  readonly states: number;
  readonly waiting: number;
  readonly tried: number;
  readonly rate: number;
  readonly bytes: number;
  /** Ids of what should sometimes come about and has, here. */
  readonly seen: readonly string[];
}

/** What a member tells the one who conducts. */
export type Report =
  | { readonly kind: 'stands'; readonly tally: Tally }
  /** Its level is done, and so many packets have gone to each. */
  | { readonly kind: 'done'; readonly sent: readonly number[]; readonly tally: Tally }
  /** It has taken in all that it was to expect. */
  | { readonly kind: 'ready'; readonly tally: Tally }
  | { readonly kind: 'breach'; readonly breach: Breach; readonly tally: Tally }
  | { readonly kind: 'way'; readonly stretch: Stretch };

/** Whether a search can be shared: rounds have a time, and faults of a protocol's own are not the turn of one node. */
export const canBeShared = ({ inRounds, faults }: Protocol): boolean => !inRounds && faults === undefined;

/** What stands in a packet: the first number of each entry. */
const NODE = 0;
const MESSAGE = 1;
const HISTORY = 2;
const WORDS = 3;
const STATE = 4;

/** A packet is sent when it has so many numbers. */
const FULL = 2 ** 15;

/** Fingerprints of states that were sent lately: so many, a power of two. */
const LATELY = 2 ** 18;

/** Writes to one receiver, and knows what that has been told. */
class Writer {
  packets = 0;
  private readonly out = new Ints(FULL);
  private readonly nodes = new Marks();
  private readonly messages = new Marks();
  private readonly histories = new Marks();
  private readonly commands = new Marks();
  private readonly configs = new Marks();

  constructor(
    private readonly space: Space,
    private readonly post: (data: Int32Array<ArrayBuffer>) => void,
  ) {}

  state(
    print: Int32Array,
    config: number,
    accounts: number,
    bag: Int32Array,
    length: number,
    parent: number,
    code: number,
  ): void {
    const { out } = this;
    this.tellConfig(config);
    for (let i = 0; i < length; i++) this.tellMessage(bag[i]!);
    out.push(STATE);
    out.push(print[0]!);
    out.push(print[1]!);
    out.push(accounts);
    out.push(parent);
    out.push(code);
    out.push(length);
    for (let i = 0; i < length; i++) out.push(bag[i]!);
    this.pushConfig(config);
    if (out.length >= FULL) this.flush();
  }

  /** Sends what has been written. */
  flush(): void {
    const { out } = this;
    if (out.length === 0) return;
    this.packets += 1;
    this.post(out.data.slice(0, out.length));
    out.length = 0;
  }

  get bytes(): number {
    const { out, nodes, messages, histories, commands, configs } = this;
    return [out, nodes, messages, histories, commands, configs].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private pushConfig(config: number): void {
    const { out, space } = this;
    for (let slot = 0; slot < space.size; slot++) out.push(space.nodeNumber(config, slot));
    out.push(space.historyNumber(config));
  }

  private tellConfig(config: number): void {
    if (!this.configs.add(config)) return;
    const { space } = this;
    for (let slot = 0; slot < space.size; slot++) this.tellNode(space.nodeNumber(config, slot));
    this.tellHistory(space.historyNumber(config));
  }

  private tellNode(node: number): void {
    if (!this.nodes.add(node)) return;
    const turn = this.space.turnOfNode(node);
    if (turn < 0) return;
    this.tellTurn(turn);
    this.out.push(NODE);
    this.out.push(node);
    this.pushTurn(turn);
  }

  private tellMessage(message: number): void {
    if (!this.messages.add(message)) return;
    const turn = this.space.turnOfMessage(message);
    if (turn < 0) return;
    this.tellTurn(turn);
    this.out.push(MESSAGE);
    this.out.push(message);
    this.pushTurn(turn);
    this.out.push(this.space.placeOfMessage(message));
  }

  private tellHistory(history: number): void {
    if (!this.histories.add(history)) return;
    const config = this.space.configOfHistory(history);
    if (config < 0) return;
    const turn = this.space.turnOfHistory(history);
    this.tellConfig(config);
    this.tellTurn(turn);
    this.out.push(HISTORY);
    this.out.push(history);
    this.pushTurn(turn);
    this.pushConfig(config);
  }

  /** All that a turn needs: who takes it, and what comes in. */
  private tellTurn(turn: number): void {
    const { space } = this;
    this.tellNode(space.takerOf(turn));
    const code = space.codeOfTurn(turn);
    if (kindOf(code) === DELIVER) this.tellMessage(whichOf(code));
    if (kindOf(code) !== COMMAND || !this.commands.add(whichOf(code))) return;
    const text = JSON.stringify(space.actionOf(code));
    this.out.push(WORDS);
    this.out.push(whichOf(code));
    this.out.push(text.length);
    for (let i = 0; i < text.length; i++) this.out.push(text.charCodeAt(i));
  }

  private pushTurn(turn: number): void {
    this.out.push(this.space.takerOf(turn));
    this.out.push(this.space.codeOfTurn(turn));
  }
}

/** From somebody else's numbers to one's own. */
class Translation {
  private readonly numbers = new Ints(64);

  /** The first so many are the same for everybody. */
  constructor(same: number) {
    for (let number = 0; number < same; number++) this.numbers.push(number);
  }

  of(theirs: number): number {
    const ours = theirs < this.numbers.length ? this.numbers.data[theirs]! : -1;
    if (ours < 0) throw new Error(`nobody has told where number ${theirs} comes from`);
    return ours;
  }

  set(theirs: number, ours: number): void {
    while (this.numbers.length <= theirs) this.numbers.push(-1);
    this.numbers.data[theirs] = ours;
  }

  get bytes(): number {
    return this.numbers.bytes;
  }
}

/** Reads what one sender writes: takes the turns that it does not know, and keeps the states that are new. */
class Reader {
  private readonly nodes: Translation;
  private readonly messages: Translation;
  private readonly histories = new Translation(1);
  private readonly commands = new Translation(0);
  private readonly company: number[] = [];
  private readonly bag: number[] = [];
  private readonly landing: Landing = { config: 0, broken: undefined };
  private data = new Int32Array(0);
  private at = 0;

  /** Made before anything has been searched: what is numbered by then is numbered alike everywhere. */
  constructor(
    private readonly breadth: Breadth,
    private readonly sender: number,
    private readonly of: number,
  ) {
    this.nodes = new Translation(breadth.space.nodes.all.length);
    this.messages = new Translation(breadth.space.messages.all.length);
  }

  read(data: Int32Array<ArrayBuffer>): void {
    this.data = data;
    this.at = 0;
    while (this.at < data.length) this.readEntry();
    this.data = new Int32Array(0);
  }

  get bytes(): number {
    return this.nodes.bytes + this.messages.bytes + this.histories.bytes + this.commands.bytes;
  }

  private next(): number {
    return this.data[this.at++]!;
  }

  private readEntry(): void {
    const { space } = this.breadth;
    const tag = this.next();
    if (tag === STATE) {
      this.readState();
      return;
    }
    const number = this.next();
    switch (tag) {
      case NODE:
        this.nodes.set(number, space.becomes(this.readTurn()));
        return;
      case MESSAGE: {
        const turn = this.readTurn();
        this.messages.set(number, space.sent[space.sendsFrom(turn) + this.next()]!);
        return;
      }
      case HISTORY: {
        const turn = this.readTurn();
        space.land(this.readConfig(), turn, nobodyLooks, nobodyLooks, this.landing);
        this.histories.set(number, space.historyNumber(this.landing.config));
        return;
      }
      default: {
        const length = this.next();
        const text = Array.from({ length }, () => String.fromCharCode(this.next())).join('');
        this.commands.set(number, space.numberOther(JSON.parse(text) as Action));
      }
    }
  }

  /** A turn, taken here if it never was. */
  private readTurn(): number {
    const { space } = this.breadth;
    const node = this.nodes.of(this.next());
    const theirs = this.next();
    const kind = kindOf(theirs);
    const which = whichOf(theirs);
    const code =
      kind === DELIVER
        ? codeOf(kind, this.messages.of(which))
        : kind === COMMAND
          ? codeOf(kind, this.commands.of(which))
          : theirs;
    return space.turnFrom(space.settingAt(space.startConfig), node, space.slotOf(code), code);
  }

  private readConfig(): number {
    const { space } = this.breadth;
    for (let slot = 0; slot < space.size; slot++) this.company[slot] = this.nodes.of(this.next());
    return space.configWith(this.company, this.histories.of(this.next()));
  }

  private readState(): void {
    const low = this.next();
    const high = this.next();
    const accounts = this.next();
    const parent = this.next();
    const code = this.next();
    const length = this.next();
    if (!this.breadth.admits(low, high)) {
      this.at += length + this.breadth.space.size + 1;
      return;
    }
    const { bag } = this;
    bag.length = length;
    for (let i = 0; i < length; i++) bag[i] = this.messages.of(this.next());
    bag.sort((a, b) => a - b);
    this.breadth.queue(this.readConfig(), accounts, bag, length, parent * this.of + this.sender, code);
  }
}

/** Histories are of what happens, not of what is under way: where one is worked out again, messages are not there. */
function nobodyLooks(): never {
  throw new Error('a history depends on the messages under way: such a search cannot be shared');
}

/** One of several who search. */
export class TeamMember {
  private readonly breadth: Breadth;
  private readonly writers: readonly Writer[];
  private readonly readers: readonly Reader[];
  private readonly lately = new Int32Array(LATELY * 2);
  private readonly seen: string[] = [];
  /** Packets of this level that have been taken in, and how many there are to be, once that is known. */
  private taken = 0;
  private expected = -1;
  /** Packets of the next level, from those who were told to turn a little earlier. */
  private early: Packet[] = [];
  private isDone = false;
  private isStopped = false;

  constructor(
    protocol: Protocol,
    from: Moment,
    /** Its bounds for states and memory are for the one who conducts. */
    wish: Omit<BreadthWish, 'onNew'>,
    index: number,
    of: number,
    /** To another member, each in the order given; the buffer of the numbers may be transferred. */
    private readonly post: (to: number, packet: Packet) => void,
    private readonly report: (report: Report) => void,
  ) {
    const send: Share['send'] = (owner, print, config, accounts, bag, length, parent, code) => {
      if (this.isRecent(print)) return;
      this.writers[owner]!.state(print, config, accounts, bag, length, parent, code);
    };
    this.breadth = new Breadth(
      protocol,
      from,
      { ...wish, states: Infinity, memory: Infinity, onNew: (id) => this.seen.push(id) },
      { index, of, send },
    );
    const { breadth } = this;
    const everybody = Array.from({ length: of }, (_, i) => i);
    this.readers = everybody.map((sender) => new Reader(breadth, sender, of));
    this.writers = everybody.map(
      (to) =>
        new Writer(breadth.space, (data) => {
          this.post(to, { kind: 'packet', from: index, level: breadth.depth, data });
        }),
    );
  }

  /** Goes on for so many ms; false when it has nothing to do until it hears of others. */
  goOn(ms: number): boolean {
    if (this.isStopped || this.isDone) return false;
    const { breadth } = this;
    const goesOn = breadth.goOn(ms);
    if (breadth.breach) {
      this.isStopped = true;
      this.report({ kind: 'breach', breach: breadth.breach, tally: this.tally });
      return false;
    }
    if (goesOn) {
      this.report({ kind: 'stands', tally: this.tally });
      return true;
    }
    this.isDone = true;
    for (const writer of this.writers) writer.flush();
    this.report({ kind: 'done', sent: this.writers.map(({ packets }) => packets), tally: this.tally });
    for (const writer of this.writers) writer.packets = 0;
    return false;
  }

  /** Takes in what others send. */
  take(message: Packet | Order): void {
    switch (message.kind) {
      case 'packet':
        if (this.isStopped) return;
        if (message.level > this.breadth.depth) this.early.push(message);
        else this.takeIn(message);
        return;
      case 'expect':
        this.expected = message.packets;
        this.tellIfReady();
        return;
      case 'turn': {
        this.breadth.turn();
        this.taken = 0;
        this.expected = -1;
        this.isDone = false;
        const { early } = this;
        this.early = [];
        for (const packet of early) this.takeIn(packet);
        return;
      }
      case 'whence':
        this.report({ kind: 'way', stretch: this.breadth.stretchTo(message.ordinal, message.code) });
        return;
      case 'stop':
        this.isStopped = true;
    }
  }

  private get tally(): Tally {
    const { breadth, seen, writers, readers, lately } = this;
    const { states, waiting, tried, rate } = breadth;
    const bytes = [breadth, ...writers, ...readers].reduce((sum, one) => sum + one.bytes, lately.byteLength);
    return { states, waiting, tried, rate, bytes, seen: [...seen] };
  }

  /** Whether a state was sent lately; the last of those that share a place is remembered. */
  private isRecent(print: Int32Array): boolean {
    const { lately } = this;
    const [low, high] = [print[0]!, print[1]!];
    const at = (high & (LATELY - 1)) * 2;
    if (lately[at] === low && lately[at + 1] === high) return true;
    lately[at] = low;
    lately[at + 1] = high;
    return false;
  }

  private takeIn({ from, data }: Packet): void {
    this.readers[from]!.read(data);
    this.taken += 1;
    this.tellIfReady();
  }

  private tellIfReady(): void {
    if (this.taken === this.expected) this.report({ kind: 'ready', tally: this.tally });
  }
}

/** What is to be searched together, as far as the one who conducts must know. */
export type TeamWish = Pick<BreadthWish, 'off' | 'bounds' | 'states' | 'memory'>;

/** Conducts the members: turns them from level to level, adds up how they stand, and puts the way to a find together. */
export class Team {
  /** Every step of so many has been tried. */
  depth = 0;
  ending: Breadth['ending'];
  find: Breadth['find'];
  private readonly tallies: Tally[];
  /** Who has not yet told what all have to tell before it goes on. */
  private awaited: number;
  /** Packets that are for each, of this level. */
  private packets: number[];
  private breach: Breach | undefined;
  /** The way to the find, last step first, as far as it is known. */
  private readonly steps: ToldStep[] = [];

  constructor(
    private readonly protocol: Protocol,
    private readonly from: Moment,
    private readonly wish: TeamWish,
    private readonly of: number,
    private readonly post: (to: number, order: Order) => void,
  ) {
    const nothing: Tally = { states: 0, waiting: 0, tried: 0, rate: 0, bytes: 0, seen: [] };
    this.tallies = Array.from({ length: of }, () => nothing);
    this.awaited = of;
    this.packets = new Array<number>(of).fill(0);
  }

  /** Distinct states that they have met. */
  get states(): number {
    return this.sum('states');
  }

  get waiting(): number {
    return this.sum('waiting');
  }

  get tried(): number {
    return this.sum('tried');
  }

  /** States a second, all together. */
  get rate(): number {
    return this.sum('rate');
  }

  get bytes(): number {
    return this.sum('bytes');
  }

  /** Ids of what should sometimes come about and has, with any of them. */
  get seen(): ReadonlySet<string> {
    return new Set(this.tallies.flatMap(({ seen }) => seen));
  }

  /** Whether there is nothing more to do: `find` or `ending` says why. */
  get isOver(): boolean {
    return this.find !== undefined || this.ending !== undefined;
  }

  /** Takes in what a member tells. */
  take(member: number, report: Report): void {
    if (this.isOver) return;
    if (report.kind === 'way') {
      this.goBack(report.stretch);
      return;
    }
    this.tallies[member] = report.tally;
    // Once something is broken, nothing matters but the way to it; who is not told yet goes on in vain for a moment.
    if (this.breach) return;
    switch (report.kind) {
      case 'breach':
        this.breach = report.breach;
        this.tellAll({ kind: 'stop' });
        this.post(member, { kind: 'whence', ordinal: report.breach.ordinal, code: report.breach.code });
        return;
      case 'done':
        report.sent.forEach((count, to) => {
          this.packets[to]! += count;
        });
        if (this.isLast()) {
          this.packets.forEach((packets, to) => {
            this.post(to, { kind: 'expect', packets });
          });
          this.packets.fill(0);
        }
        break;
      case 'ready':
        if (this.isLast()) this.turn();
        break;
      case 'stands':
        break;
    }
    if (this.states > this.wish.states) this.end('states');
    else if (this.bytes > (this.wish.memory ?? MOST_BYTES)) this.end('memory');
  }

  private turn(): void {
    this.depth += 1;
    if (this.waiting === 0 || this.depth >= this.wish.bounds.depth) this.end('exhausted');
    else this.tellAll({ kind: 'turn' });
  }

  private end(why: NonNullable<Breadth['ending']>): void {
    if (this.ending) return;
    this.ending = why;
    this.tellAll({ kind: 'stop' });
  }

  /** One more has told; whether that was the last, and all are awaited anew. */
  private isLast(): boolean {
    this.awaited -= 1;
    if (this.awaited > 0) return false;
    this.awaited = this.of;
    return true;
  }

  private goBack({ steps, origin }: Stretch): void {
    this.steps.push(...steps);
    if (origin) {
      this.post(origin.member, { kind: 'whence', ordinal: origin.ordinal, code: origin.code });
      return;
    }
    const { prefix, first } = beginningOf(this.protocol, this.from, this.wish.off);
    this.find = {
      actions: [...prefix, ...retrace(this.protocol, first, this.steps.toReversed())],
      property: this.breach!.property,
    };
  }

  private tellAll(order: Order): void {
    for (let to = 0; to < this.of; to++) this.post(to, order);
  }

  private sum(which: Exclude<keyof Tally, 'seen'>): number {
    return this.tallies.reduce((sum, tally) => sum + tally[which], 0);
  }
}

/** Together they may hold as much as one may alone. */
const MOST_BYTES = 2 ** 30;
