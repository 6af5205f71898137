/**
 * Everything there is, nearest first. A world that was met is remembered by its fingerprint; the way to it by the number
 * of the world it was met from and of the step. What is found is played again by the engine, which has the last word.
 */
import type { Action } from '../../engine/action.ts';
import { firstDue } from '../../engine/enabled.ts';
import { fingerprintOf, fold } from '../../engine/fingerprint.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Message, World } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { after } from '../run.ts';
import type { Account, Bounds } from './choices.ts';
import { MOST_COUNTED, mayHaveMore, usedOf, withOneMore } from './choices.ts';
import type { Landing } from './space.ts';
import {
  COMMAND,
  CRASH,
  DELIVER,
  DUPLICATE,
  FIRE,
  OTHER,
  RESTART,
  Space,
  codeOf,
  kindOf,
  whichOf,
} from './space.ts';
import { Ints, Prints } from './tables.ts';

/** What to search, and how far. */
export interface BreadthWish {
  /** Rule switches to turn off first. */
  readonly off: readonly string[];
  /** Whether breaking this property is what is looked for. */
  readonly isSought: (property: string) => boolean;
  readonly bounds: Bounds;
  /** At most so many distinct states. */
  readonly states: number;
  /** At most so many bytes; default: a gigabyte. */
  readonly memory?: number;
  /** What should sometimes come about and already has. */
  readonly seen: ReadonlySet<string>;
  /** Called when something that should sometimes come about does for the first time. */
  readonly onNew: (id: string) => void;
  /** Which of the things that could happen may happen; default: all. */
  readonly allows?: (action: Action, world: World) => boolean;
  /**
   * False: leave nothing out, not even what can change nothing: for counting. Otherwise messages that would change nothing
   * are not delivered (who has one more under way can do all that others can), and deliveries to different nodes within a
   * round are tried in one order (they do not touch each other).
   */
  readonly reduced?: boolean;
  /** Whether worlds that differ only in names that are alike count as one; default: as `reduced` says. */
  readonly alike?: boolean;
}

/**
 * What of a search this one does, where several share it: the states whose history (or, where nobody judges, whose
 * fingerprint) says so. It then stops at the end of every level, and whoever made it turns to the next.
 */
export interface Share {
  readonly index: number;
  readonly of: number;
  /** A state that another has to go on from: whose, its fingerprint, what it is, and which state of ours it was met from by which step. */
  readonly send: (
    owner: number,
    print: Int32Array,
    config: number,
    accounts: number,
    bag: Int32Array,
    length: number,
    parent: number,
    code: number,
  ) => void;
}

/** All of it. */
const ALONE: Share = {
  index: 0,
  of: 1,
  send: () => {
    throw new Error('there is nobody else');
  },
};

/** A step as others understand it: the engine's action, and which message it means by what that says. */
export interface ToldStep {
  readonly action: Action;
  readonly message?: Pick<Message, 'from' | 'to' | 'body'>;
}

/** A step that breaks a property: after which state of this search. */
export interface Breach {
  readonly ordinal: number;
  readonly code: number;
  readonly property: string;
}

/** A stretch of a way, backwards from some state to the start or to a state of somebody else. */
export interface Stretch {
  /** Its steps, last first, but for the one that led over from somebody else. */
  readonly steps: readonly ToldStep[];
  /** Whose state it comes from, which of theirs, by which of their steps; undefined: this is the start. */
  readonly origin: { readonly member: number; readonly ordinal: number; readonly code: number } | undefined;
}

/** The moment at which a search begins, and what makes it of the one given: switches off, no dice for the network. */
export function beginningOf(
  protocol: Protocol,
  from: Moment,
  off: readonly string[],
): { readonly prefix: readonly Action[]; readonly first: Moment } {
  const { world } = from;
  const prefix: Action[] = off
    .filter((rule) => !world.off.includes(rule))
    .map((rule) => ({ kind: 'switch', rule, on: false }));
  // What gets lost or comes twice is for the search to choose, not for dice.
  if (world.network.loss > 0 || world.network.duplication > 0)
    prefix.push({ kind: 'network', loss: 0, duplication: 0 });
  const first = prefix.reduce(
    (moment, action) => after(protocol, moment, action, 'hand', moment.world.now + 1),
    from,
  );
  return { prefix, first };
}

/** Steps as the engine takes them from a moment on; a message is found again by what it says. */
export function retrace(protocol: Protocol, from: Moment, steps: readonly ToldStep[]): readonly Action[] {
  let moment = from;
  return steps.map((step) => {
    const action = actualOf(step, moment.world);
    moment = after(protocol, moment, action, 'hand', moment.world.now + 1);
    return action;
  });
}

function actualOf({ action, message }: ToldStep, world: World): Action {
  if (!message || !('message' in action)) return action;
  const print = printOf(message);
  const flight = world.flights.find((one) => one.lost === '' && printOf(one) === print);
  if (!flight) throw new Error(`the way that was found cannot be gone: no ${message.body.type} is under way`);
  return { ...action, message: flight.id };
}

/** Names used up before the search may hold this many bytes. */
const GIGABYTE = 2 ** 30;

/** More messages under way than this are not gone on from, whatever the bounds say: no search comes so far. */
const MOST_FLIGHTS = 256;

/** Numbers of a waiting world before its messages: which it is, its config, its account, how many messages. */
const HEAD = 4;

export class Breadth {
  /** Every step of so many has been tried. */
  depth = 0;
  /** Steps tried so far. */
  tried = 0;
  /** States a second, of late. */
  rate = 0;
  ending: 'states' | 'memory' | 'exhausted' | undefined;
  find: { readonly actions: readonly Action[]; readonly property: string } | undefined;
  /** The step that broke something. */
  breach: Breach | undefined;
  /** What everything is numbered in. */
  readonly space: Space;
  private readonly prints = new Prints();
  private readonly parents = new Ints();
  private readonly codes = new Ints();
  /** The worlds of this depth that still wait, and those of the next. */
  private level = new Ints(2 ** 14);
  private next = new Ints(2 ** 14);
  private at = 0;
  /** The messages under way after the step being tried, by their numbers, in order. */
  private readonly bag = new Int32Array(MOST_FLIGHTS);
  private readonly print = new Int32Array(2);
  private readonly landing: Landing = { config: 0, broken: undefined };
  /** Steps that a node can take by itself: its timers, a crash, a restart. By node's number and slot. */
  private readonly own = new Map<number, readonly number[]>();
  private readonly asked = new Map<number, readonly number[]>();
  /** The world that is gone on from: which it is, its config, its account, where its messages stand in the level, how many. */
  private ordinal = 0;
  private config = 0;
  private accounts = 0;
  private from = 0;
  private count = 0;
  /** How many messages are under way after the step being tried. */
  private length = 0;
  private readonly messagesBefore = (): readonly Message[] =>
    this.messagesIn(this.level.data, this.from, this.count);
  private readonly messagesAfter = (): readonly Message[] => this.messagesIn(this.bag, 0, this.length);
  private readonly prefix: readonly Action[];
  private readonly first: Moment;
  private watched = 0;
  private readonly unseen: Set<string>;

  constructor(
    private readonly protocol: Protocol,
    from: Moment,
    private readonly wish: BreadthWish,
    private readonly share: Share = ALONE,
  ) {
    const { world } = from;
    const { prefix, first } = beginningOf(protocol, from, wish.off);
    this.prefix = prefix;
    this.first = first;
    const already = from.broken.map(({ property }) => property);
    this.space = new Space(protocol, this.first, {
      properties: Object.keys(protocol.properties).filter(
        (property) => wish.isSought(property) && !already.includes(property),
      ),
      // Guides name names, and what those in charge think of goes by them.
      alike:
        (wish.alike ?? wish.reduced !== false) && !wish.allows && wish.bounds.errands === 0
          ? (protocol.alike?.(world.setup) ?? [])
          : [],
    });
    this.unseen = new Set(Object.keys(protocol.sometimes).filter((id) => !wish.seen.has(id)));
    this.fill(this.space.startBag);
    this.keep(this.space.startConfig, 0, -1, 0);
    this.depth = -1;
    this.turnLevel();
    this.watch();
  }

  /** Distinct states met so far, the first included. */
  get states(): number {
    return this.prints.size;
  }

  /** States that wait to be gone on from: those of the next depth met so far, and about as many of this one as are left. */
  get waiting(): number {
    return this.queued + this.left;
  }

  private queued = 0;
  private left = 0;

  /** Bytes held, about. */
  get bytes(): number {
    const { prints, parents, codes, level, next, space } = this;
    return [prints, parents, codes, level, next, space].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Goes on for so many ms; false when there is nothing more to do: `find` or `ending` says why. */
  goOn(ms: number): boolean {
    const began = performance.now();
    const before = this.states;
    for (let n = 1; !this.find && !this.ending; n++) {
      if (this.isLevelDone) {
        if (this.share !== ALONE) return false;
        if (!this.turnLevel()) {
          this.ending = 'exhausted';
          break;
        }
      }
      this.expand();
      if (n % 64 === 0) {
        if (this.states > this.wish.states) this.ending = 'states';
        if (n % 1024 === 0 && this.bytes > (this.wish.memory ?? GIGABYTE)) this.ending = 'memory';
        if (performance.now() - began > ms) break;
      }
    }
    const passed = performance.now() - began;
    const rate = ((this.states - before) * 1000) / Math.max(passed, 0.1);
    this.rate = this.rate === 0 ? rate : this.rate * 0.8 + rate * 0.2;
    return !this.find && !this.ending;
  }

  /** On to the next depth; false when nothing waits there, or it is too deep. */
  private turnLevel(): boolean {
    if (this.next.length === 0 || this.depth + 1 >= this.wish.bounds.depth) {
      if (this.next.length === 0 || this.depth + 1 === this.wish.bounds.depth) this.depth += 1;
      return false;
    }
    this.turn();
    return true;
  }

  /** Whether everything of this depth has been gone on from. */
  get isLevelDone(): boolean {
    return this.at >= this.level.length;
  }

  /** On to the next depth, whatever waits there. */
  turn(): void {
    [this.level, this.next] = [this.next, this.level];
    this.next.length = 0;
    this.at = 0;
    this.depth += 1;
    this.left = this.queued;
    this.queued = 0;
  }

  /** Keeps the world in `bag` if it is new, or sends it to whom it belongs. `parent`: a state of ours; -1: it is the start. */
  private keep(config: number, accounts: number, parent: number, code: number): void {
    const { space, bag, length, print, share } = this;
    space.printInto(print, config, bag, length, accounts);
    if (share.of > 1) {
      // Judging costs most, and goes by the history: who has one, has all that comes of it. It also changes seldom, so
      // that most steps lead to states of one's own.
      const owner = ((space.isJudged ? space.markOf(config) : print[0]!) >>> 0) % share.of;
      if (owner !== share.index) {
        if (parent >= 0) share.send(owner, print, config, accounts, bag, length, parent, code);
        return;
      }
    }
    if (!this.prints.add(print[0]!, print[1]!)) return;
    this.queue(config, accounts, bag, length, parent < 0 ? -1 : parent * share.of + share.index, code);
  }

  /** Whether a state that somebody else has met is new; from then on it is not. */
  admits(low: number, high: number): boolean {
    return this.prints.add(low, high);
  }

  /** Puts a state that is new at the end of the next level. `origin`: which it was met from, times the members, and whose that is. */
  queue(
    config: number,
    accounts: number,
    bag: ArrayLike<number>,
    length: number,
    origin: number,
    code: number,
  ): void {
    const { next } = this;
    this.parents.push(origin);
    this.codes.push(code);
    next.makeRoom(HEAD + length);
    let { length: at } = next;
    const { data } = next;
    data[at++] = this.parents.length - 1;
    data[at++] = config;
    data[at++] = accounts;
    data[at++] = length;
    for (let i = 0; i < length; i++) data[at++] = bag[i]!;
    next.length = at;
    this.queued += 1;
  }

  /** Tries everything that can happen in the next waiting world. */
  private expand(): void {
    const { data } = this.level;
    this.ordinal = data[this.at]!;
    this.config = data[this.at + 1]!;
    this.accounts = data[this.at + 2]!;
    this.count = data[this.at + 3]!;
    this.from = this.at + HEAD;
    this.at = this.from + this.count;
    this.left -= 1;
    const arrives = this.deliver();
    // Within a round timers wait for all messages.
    if (!arrives || !this.protocol.inRounds) this.fire();
    if (this.protocol.faults) this.ownFaults(this.protocol.faults(this.world()));
    else {
      this.crashAndRestart();
      this.duplicate();
    }
    this.ask('requests');
    this.ask('errands');
  }

  /** The world that is gone on from, as the engine knows it. */
  private world(): World {
    return this.space.worldOf(this.config, this.messagesBefore);
  }

  /** Whether a step may be tried, as far as guides go; nothing is after a find. */
  private isAllowed(code: number): boolean {
    if (this.find) return false;
    const { allows } = this.wish;
    return allows === undefined || allows(this.space.actionOf(code), this.world());
  }

  /** Messages arrive; tells whether there is one that can. */
  private deliver(): boolean {
    const { space, from, count, config } = this;
    const { data } = this.level;
    const rounds = this.protocol.inRounds === true;
    const onlyTo = rounds && this.wish.reduced !== false ? this.firstAddressee() : -1;
    let arrives = false;
    for (let i = 0; i < count; i++) {
      const message = data[from + i]!;
      if (i > 0 && data[from + i - 1] === message) continue;
      const slot = space.addressees.data[message]!;
      if (!rounds && !space.nodeAt(config, slot).up) continue;
      arrives = true;
      if (onlyTo >= 0 && slot !== onlyTo) continue;
      const code = codeOf(DELIVER, message);
      if (this.isAllowed(code)) this.step(slot, code, this.accounts, i);
    }
    return arrives;
  }

  private firstAddressee(): number {
    let first = Infinity;
    for (let i = 0; i < this.count; i++)
      first = Math.min(first, this.space.addressees.data[this.level.data[this.from + i]!]!);
    return first;
  }

  /** Timers run out; in rounds those that are due first. */
  private fire(): void {
    const due = this.protocol.inRounds ? firstDue(this.world().nodes) : undefined;
    for (let slot = 0; slot < this.space.size; slot++) {
      for (const code of this.ownSteps(slot)) {
        if (kindOf(code) !== FIRE || (due !== undefined && this.dueAt(slot, code) > due)) continue;
        if (this.isAllowed(code)) this.step(slot, code, this.accounts);
      }
    }
  }

  private dueAt(slot: number, code: number): number {
    const action = this.space.actionOf(code);
    const { timers } = this.space.nodeAt(this.config, slot);
    return action.kind === 'fire' ? timers[action.timer]!.dueAt : Infinity;
  }

  private crashAndRestart(): void {
    const { bounds } = this.wish;
    for (let slot = 0; slot < this.space.size; slot++) {
      for (const code of this.ownSteps(slot)) {
        const kind = kindOf(code);
        if (kind === FIRE || (kind === CRASH && !mayHaveMore(this.accounts, 'crashes', bounds))) continue;
        if (!this.isAllowed(code)) continue;
        this.step(slot, code, kind === CRASH ? withOneMore(this.accounts, 'crashes', bounds) : this.accounts);
      }
    }
  }

  /** What a node can do or suffer by itself: by its number, for it depends on nothing else. */
  private ownSteps(slot: number): readonly number[] {
    const { space, config } = this;
    const number = space.nodeNumber(config, slot);
    const known = this.own.get(number);
    if (known) return known;
    const { up, timers } = space.nodeAt(config, slot);
    const steps = up
      ? [...Object.keys(timers).map((timer) => space.fireCode(slot, timer)), codeOf(CRASH, slot)]
      : [codeOf(RESTART, slot)];
    this.own.set(number, steps);
    return steps;
  }

  /** A node's turn, which brings it the message at place `gone` (-1: none). `accounts`: what the way has used up with it. */
  private step(slot: number, code: number, accounts: number, gone = -1): void {
    const { space, bag, config, from, count } = this;
    const turn = space.turnOf(config, slot, code);
    if (turn < 0) return;
    this.tried += 1;
    // The bag after it, in order: what was there without what has come, and what is sent.
    const { data } = this.level;
    let length = 0;
    for (let i = 0; i < count; i++) if (i !== gone) bag[length++] = data[from + i]!;
    const { sent } = space;
    const to = space.sendsTo(turn);
    for (let k = space.sendsFrom(turn); k < to; k++) {
      const message = sent[k]!;
      let at = length++;
      while (at > 0 && bag[at - 1]! > message) {
        bag[at] = bag[at - 1]!;
        at -= 1;
      }
      bag[at] = message;
    }
    if (this.isTooMany(length)) return;
    this.length = length;
    const { landing } = this;
    space.land(config, turn, this.messagesBefore, this.messagesAfter, landing);
    // Nothing has changed but that the message is gone: whoever still has it can do all that follows from here.
    const isIdle = landing.config === config && length === count - 1 && landing.broken === undefined;
    if (isIdle && this.wish.reduced !== false && !this.protocol.inRounds) return;
    this.arrive(accounts, code);
  }

  private isTooMany(flights: number): boolean {
    return flights > this.wish.bounds.flights || flights > MOST_FLIGHTS;
  }

  /** A world has been reached: the find, if it is broken; else one to go on from, if it is new and within the bounds. */
  private arrive(accounts: number, code: number): void {
    const { landing, space, ordinal } = this;
    if (landing.broken !== undefined) {
      this.breach = { ordinal, code, property: landing.broken };
      this.find = { actions: this.wayOf(this.breach), property: landing.broken };
      return;
    }
    if (space.epochOf(landing.config) > this.wish.bounds.epoch) return;
    this.keep(landing.config, accounts, ordinal, code);
    if (this.watched < space.configCount && this.unseen.size > 0) this.watch();
  }

  /** A second copy of each message sets out, as far as that is not used up. */
  private duplicate(): void {
    const { bag, from, count, landing } = this;
    const { bounds } = this.wish;
    if (!mayHaveMore(this.accounts, 'duplicates', bounds) || this.isTooMany(count + 1)) return;
    const { data } = this.level;
    for (let twin = 0; twin < count; twin++) {
      const message = data[from + twin]!;
      if (twin > 0 && data[from + twin - 1] === message) continue;
      const code = codeOf(DUPLICATE, message);
      if (!this.isAllowed(code)) continue;
      this.tried += 1;
      for (let i = 0; i < count; i++) bag[i + (i > twin ? 1 : 0)] = data[from + i]!;
      bag[twin + 1] = message;
      this.length = count + 1;
      landing.config = this.config;
      landing.broken = undefined;
      this.arrive(withOneMore(this.accounts, 'duplicates', bounds), code);
    }
  }

  /** What people ask, or those in charge order, as far as that is not used up. */
  private ask(account: 'requests' | 'errands'): void {
    const { bounds } = this.wish;
    if (!mayHaveMore(this.accounts, account, bounds)) return;
    for (const code of this.askable(this.config, account, usedOf(this.accounts, account)))
      if (this.isAllowed(code))
        this.step(this.space.slotOf(code), code, withOneMore(this.accounts, account, bounds));
  }

  /** What may be asked in a config, as steps. What people come up with depends on the time: every request has its own. */
  private askable(config: number, account: 'requests' | 'errands', used: number): readonly number[] {
    const key = (config * (MOST_COUNTED + 1) + used) * 2 + (account === 'requests' ? 0 : 1);
    const known = this.asked.get(key);
    if (known) return known;
    const world = this.space.worldOf(config, () => []);
    const asAt = (now: number): World => ({ ...world, flights: [], now });
    const actions =
      account === 'requests'
        ? this.protocol.requests(asAt((used + 1) * ASKED_APART))
        : ORDERED_AT.flatMap((now) => this.protocol.errands?.(asAt(now)) ?? []);
    const steps = [
      ...new Set(
        actions
          .filter(({ kind }) => kind === 'command')
          .map((action) => codeOf(COMMAND, this.space.numberOther(action))),
      ),
    ];
    this.asked.set(key, steps);
    return steps;
  }

  /** Faults that a protocol offers itself: traitors, and what may go wrong in rounds. Played by the engine. */
  private ownFaults(offered: readonly Action[]): void {
    const { space, landing } = this;
    const { bounds } = this.wish;
    for (const action of offered) {
      const account = accountOf(action);
      if (account !== undefined && !mayHaveMore(this.accounts, account, bounds)) continue;
      const code = codeOf(OTHER, space.numberOther(action));
      if (!this.isAllowed(code)) continue;
      this.tried += 1;
      const flights = space.leap(this.config, this.messagesBefore(), action, landing);
      if (this.isTooMany(flights.length)) continue;
      this.fill(flights);
      this.arrive(account ? withOneMore(this.accounts, account, bounds) : this.accounts, code);
    }
  }

  /** Puts messages into the bag. */
  private fill(messages: readonly number[]): void {
    this.bag.set(messages.toSorted((a, b) => a - b));
    this.length = messages.length;
  }

  private messagesIn(data: Int32Array, from: number, count: number): readonly Message[] {
    const { all } = this.space.messages;
    return Array.from({ length: count }, (_, i) => all[data[from + i]!]!);
  }

  /** Notes what has come about in configs that are new. */
  private watch(): void {
    for (; this.watched < this.space.configCount; this.watched++) {
      if (this.unseen.size === 0) return;
      const world = this.space.worldOf(this.watched, () => []);
      const history = this.space.historyAt(this.watched);
      for (const id of this.unseen) {
        if (!this.protocol.sometimes[id]!.test(world, history)) continue;
        this.unseen.delete(id);
        this.wish.onNew(id);
      }
    }
  }

  /** The way to a broken promise; where others have a part in it, they must be asked, and there is none here. */
  private wayOf({ ordinal, code }: Breach): readonly Action[] {
    const { steps, origin } = this.stretchTo(ordinal, code);
    if (origin) return [];
    return [...this.prefix, ...retrace(this.protocol, this.first, steps.toReversed())];
  }

  /** The way to a state of ours and one step further, backwards, as far as all of it is ours. */
  stretchTo(ordinal: number, code: number): Stretch {
    const { index, of } = this.share;
    const steps = [this.told(code)];
    let at = ordinal;
    for (;;) {
      const origin = this.parents.data[at]!;
      if (origin < 0) return { steps, origin: undefined };
      const parent = Math.floor(origin / of);
      const by = this.codes.data[at]!;
      if (origin % of !== index) return { steps, origin: { member: origin % of, ordinal: parent, code: by } };
      steps.push(this.told(by));
      at = parent;
    }
  }

  private told(code: number): ToldStep {
    const action = this.space.actionOf(code);
    if (!('message' in action)) return { action };
    const number = kindOf(code) === OTHER ? action.message : whichOf(code);
    const { from, to, body } = this.space.messages.all[number]!;
    return { action, message: { from, to, body } };
  }
}

/** What a message says, and between whom. */
const printOf = ({ from, to, body }: Pick<Message, 'from' | 'to' | 'body'>): number =>
  fold(fold(fingerprintOf(from), fingerprintOf(to)), fingerprintOf(body));

/** Virtual ms between two requests, as far as what is asked depends on the time. */
const ASKED_APART = 7;

/** At such times those in charge think of different things. */
const ORDERED_AT = [0, 33, 66, 99];

/** What a fault is counted as; undefined: it is free. */
function accountOf({ kind }: Action): Account | undefined {
  switch (kind) {
    case 'crash':
      return 'crashes';
    case 'duplicate':
      return 'duplicates';
    case 'drop':
    case 'lose':
      return 'losses';
    case 'turn':
    case 'tamper':
    case 'forge':
    case 'delay':
      return 'lies';
    default:
      return undefined;
  }
}
