/**
 * Everything there is, nearest first. A world that was met is remembered by its fingerprint; the way to it by the number
 * of the world it was met from and of the step. What is found is played again by the engine, which has the last word.
 */
import type { Action } from '../../engine/action.ts';
import { faults } from '../../engine/enabled.ts';
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
   * False: leave nothing out, not even what can change nothing, and take nothing for the same: for counting. Otherwise
   * messages that would change nothing are not delivered (who has one more under way can do all that others can),
   * deliveries to different nodes within a round are tried in one order (they do not touch each other), and worlds that
   * differ only in names that are alike count as one.
   */
  readonly reduced?: boolean;
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
  private readonly bag = new Int32Array(256);
  private readonly print = new Int32Array(2);
  private readonly landing: Landing = { config: 0, broken: undefined };
  /** Steps that a node can take by itself: its timers, a crash, a restart. By node's number and slot. */
  private readonly own = new Map<number, readonly number[]>();
  private readonly asked = new Map<number, readonly number[]>();
  /** The step being tried: where its messages stand in the level, how many they are, and how many there are after it. */
  private stepFrom = 0;
  private stepCount = 0;
  private stepLength = 0;
  private readonly messagesBefore = (): readonly Message[] =>
    this.messagesIn(this.level.data, this.stepFrom, this.stepCount);
  private readonly messagesAfter = (): readonly Message[] => this.messagesIn(this.bag, 0, this.stepLength);
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
        wish.reduced === false || wish.allows || wish.bounds.errands > 0
          ? []
          : (protocol.alike?.(world.setup) ?? []),
    });
    this.unseen = new Set(Object.keys(protocol.sometimes).filter((id) => !wish.seen.has(id)));
    const { startBag, startConfig } = this.space;
    startBag
      .toSorted((a, b) => a - b)
      .forEach((message, i) => {
        this.bag[i] = message;
      });
    this.keep(startConfig, 0, startBag.length, -1, 0);
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
  private keep(config: number, accounts: number, length: number, parent: number, code: number): void {
    const { space, bag, print, share } = this;
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
    const base = this.at;
    const ordinal = data[base]!;
    const config = data[base + 1]!;
    const accounts = data[base + 2]!;
    const count = data[base + 3]!;
    const from = base + HEAD;
    this.at = from + count;
    this.left -= 1;
    const { space, protocol } = this;
    const { bounds, allows } = this.wish;
    const isReduced = this.wish.reduced !== false;
    const rounds = protocol.inRounds === true;

    const flights = (): readonly Message[] => this.messagesIn(data, from, count);
    const isAllowed = (code: number): boolean =>
      allows === undefined || allows(space.actionOf(code), space.worldOf(config, flights));

    // Messages arrive.
    let arrives = false;
    let onlyTo = -1;
    let previous = -1;
    for (let i = 0; i < count && !this.find; i++) {
      const message = data[from + i]!;
      if (message === previous) continue;
      previous = message;
      const slot = space.addressees.data[message]!;
      const { up } = space.nodeAt(config, slot);
      if (!up && !rounds) continue;
      arrives = true;
      if (rounds && isReduced) {
        if (onlyTo === -1) onlyTo = this.firstAddressee(data, from, count);
        if (slot !== onlyTo) continue;
      }
      const code = codeOf(DELIVER, message);
      const turn = space.turnOf(config, slot, code);
      if (isAllowed(code)) this.step(data, from, count, i, ordinal, config, accounts, turn, code);
    }

    // Timers run out; nodes crash and come back.
    if (!rounds || !arrives) {
      const due = rounds ? this.firstDue(config) : Infinity;
      for (let slot = 0; slot < space.size && !this.find; slot++) {
        for (const code of this.ownSteps(config, slot)) {
          if (kindOf(code) !== FIRE) continue;
          if (rounds && this.dueAt(config, slot, code) > due) continue;
          if (!isAllowed(code)) continue;
          this.step(data, from, count, -1, ordinal, config, accounts, space.turnOf(config, slot, code), code);
          if (this.find) return;
        }
      }
    }
    if (protocol.faults) {
      this.ownFaults(data, from, count, ordinal, config, accounts, flights, isAllowed);
    } else {
      for (let slot = 0; slot < space.size && !this.find; slot++) {
        for (const code of this.ownSteps(config, slot)) {
          const kind = kindOf(code);
          if (kind === FIRE || (kind === CRASH && !mayHaveMore(accounts, 'crashes', bounds))) continue;
          if (!isAllowed(code)) continue;
          const spent = kind === CRASH ? withOneMore(accounts, 'crashes', bounds) : accounts;
          this.step(data, from, count, -1, ordinal, config, spent, space.turnOf(config, slot, code), code);
        }
      }
      if (mayHaveMore(accounts, 'duplicates', bounds)) {
        for (let i = 0; i < count && !this.find; i++) {
          const message = data[from + i]!;
          if (i > 0 && data[from + i - 1] === message) continue;
          const code = codeOf(DUPLICATE, message);
          if (isAllowed(code)) this.double(data, from, count, i, ordinal, config, accounts, code);
        }
      }
    }
    this.requests(data, from, count, ordinal, config, accounts, isAllowed);
  }

  private firstAddressee(data: Int32Array, from: number, count: number): number {
    let first = Infinity;
    for (let i = 0; i < count; i++) first = Math.min(first, this.space.addressees.data[data[from + i]!]!);
    return first;
  }

  private dueAt(config: number, slot: number, code: number): number {
    const action = this.space.actionOf(code);
    return action.kind === 'fire' ? this.space.nodeAt(config, slot).timers[action.timer]!.dueAt : Infinity;
  }

  private firstDue(config: number): number {
    let first = Infinity;
    for (let slot = 0; slot < this.space.size; slot++)
      for (const { dueAt } of Object.values(this.space.nodeAt(config, slot).timers))
        first = Math.min(first, dueAt);
    return first;
  }

  /** What a node can do or suffer by itself: by its number, for it depends on nothing else. */
  private ownSteps(config: number, slot: number): readonly number[] {
    const number = this.space.nodeNumber(config, slot);
    const known = this.own.get(number);
    if (known) return known;
    const { up, timers } = this.space.nodeAt(config, slot);
    const steps = up
      ? [...Object.keys(timers).map((timer) => this.space.fireCode(slot, timer)), codeOf(CRASH, slot)]
      : [codeOf(RESTART, slot)];
    this.own.set(number, steps);
    return steps;
  }

  /** A node's turn, from the world at `from` without its message at `gone` (-1: none). */
  private step(
    data: Int32Array,
    from: number,
    count: number,
    gone: number,
    ordinal: number,
    config: number,
    accounts: number,
    turn: number,
    code: number,
  ): void {
    if (turn < 0) return;
    const { space, bag } = this;
    this.tried += 1;
    // The bag after it, in order: what was there without what has come, and what is sent.
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
    if (length > this.wish.bounds.flights) return;
    const { landing } = this;
    this.stepFrom = from;
    this.stepCount = count;
    this.stepLength = length;
    space.land(config, turn, this.messagesBefore, this.messagesAfter, landing);
    // Nothing has changed but that the message is gone: whoever still has it can do all that follows from here.
    const isIdle = landing.config === config && length === count - 1 && landing.broken === undefined;
    if (isIdle && this.wish.reduced !== false && !this.protocol.inRounds) return;
    this.arrive(accounts, length, ordinal, code);
  }

  /** A world has been reached: the find, if it is broken; else one to go on from, if it is new and within the bounds. */
  private arrive(accounts: number, length: number, ordinal: number, code: number): void {
    const { landing, space } = this;
    if (landing.broken !== undefined) {
      this.breach = { ordinal, code, property: landing.broken };
      this.find = { actions: this.wayOf(this.breach), property: landing.broken };
      return;
    }
    if (space.epochOf(landing.config) > this.wish.bounds.epoch) return;
    this.keep(landing.config, accounts, length, ordinal, code);
    if (this.watched < space.configCount && this.unseen.size > 0) this.watch();
  }

  private double(
    data: Int32Array,
    from: number,
    count: number,
    twin: number,
    ordinal: number,
    config: number,
    accounts: number,
    code: number,
  ): void {
    const { bag } = this;
    this.tried += 1;
    if (count + 1 > this.wish.bounds.flights) return;
    let length = 0;
    for (let i = 0; i < count; i++) {
      bag[length++] = data[from + i]!;
      if (i === twin) bag[length++] = data[from + i]!;
    }
    this.landing.config = config;
    this.landing.broken = undefined;
    this.arrive(withOneMore(accounts, 'duplicates', this.wish.bounds), length, ordinal, code);
  }

  /** What people ask and those in charge order, as far as that is not used up. */
  private requests(
    data: Int32Array,
    from: number,
    count: number,
    ordinal: number,
    config: number,
    accounts: number,
    isAllowed: (code: number) => boolean,
  ): void {
    const { bounds } = this.wish;
    for (const account of ['requests', 'errands'] as const) {
      const used = usedOf(accounts, account);
      if (!mayHaveMore(accounts, account, bounds)) continue;
      for (const code of this.askable(config, account, used)) {
        if (this.find) return;
        if (!isAllowed(code)) continue;
        const action = this.space.actionOf(code);
        if (action.kind !== 'command') continue;
        const slot = this.space.start.world.setup.cast.index.get(action.node)!;
        const turn = this.space.turnOf(config, slot, code);
        this.step(data, from, count, -1, ordinal, config, withOneMore(accounts, account, bounds), turn, code);
      }
    }
  }

  /** What may be asked in a config, as steps. What people come up with depends on the time: every request has its own. */
  private askable(config: number, account: 'requests' | 'errands', used: number): readonly number[] {
    const key = (config * (MOST_COUNTED + 1) + used) * 2 + (account === 'requests' ? 0 : 1);
    const known = this.asked.get(key);
    if (known) return known;
    const world = this.space.worldOf(config, () => []);
    const asAt = (now: number): World => ({
      ...world,
      nodes: world.nodes,
      setup: world.setup,
      flights: [],
      now,
    });
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

  /** Faults of a protocol that says itself what may go wrong: traitors, rounds. Played by the engine. */
  private ownFaults(
    data: Int32Array,
    from: number,
    count: number,
    ordinal: number,
    config: number,
    accounts: number,
    flights: () => readonly Message[],
    isAllowed: (code: number) => boolean,
  ): void {
    const world = this.space.worldOf(config, flights);
    const offered = this.protocol.faults?.(world) ?? faults(world);
    for (const action of offered) {
      if (this.find) return;
      const account = accountOf(action);
      if (account !== undefined && !mayHaveMore(accounts, account, this.wish.bounds)) continue;
      const code = codeOf(OTHER, this.space.numberOther(action));
      if (!isAllowed(code)) continue;
      this.tried += 1;
      const bag = this.space.leap(config, this.messagesIn(data, from, count), action, this.landing);
      bag
        .toSorted((a, b) => a - b)
        .forEach((message, i) => {
          this.bag[i] = message;
        });
      if (bag.length > this.wish.bounds.flights) continue;
      this.arrive(
        account ? withOneMore(accounts, account, this.wish.bounds) : accounts,
        bag.length,
        ordinal,
        code,
      );
    }
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
