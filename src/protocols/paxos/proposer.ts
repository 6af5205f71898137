/** A proposer: it opens ballots, obeys the value rule, and backs off when somebody else is ahead. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start, stop } from '../../engine/effect.ts';
import type { Context, Kind, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { NodeId, Options } from '../../engine/world.ts';
import { mayAccept } from './acceptor.ts';
import type { Quorums } from './cast.ts';
import {
  acceptorsOf,
  fastBallot,
  learnersOf,
  nextNumber,
  ownerOf,
  proposersOf,
  quorumsOf,
  votesNeeded,
} from './cast.ts';
import type { PaxosBody, Proposing, Vote } from './state.ts';
import { noProposer } from './state.ts';
import { choiceOf } from './value.ts';
import { atBallot, plural } from './words.ts';

type Self = Context<Proposing, PaxosBody>;
type Plan = readonly Effect<Proposing, PaxosBody>[];

const { onMessage, onTimer, onCommand, onBoot, whenever } = rulesFor<Proposing, PaxosBody>();

const PMS = 'Paxos Made Simple §2.2';
const PROGRESS = 'Paxos Made Simple §2.4';
const FAST = 'Fast Paxos §2.2';

/** How often the silent are asked again before the ballot is given up. */
const RESENDS = 2;
/** The back-off doubles at most so often. */
const DOUBLINGS = 5;

/** What a command says: `cat`, `propose cat at 9001`, or `retry`. */
export interface Wish {
  /** Null: try again with the old wish. */
  readonly value: string | null;
  readonly at: number | null;
}

/** Reads a command. */
export function wishOf(command: string): Wish {
  const text = command.trim();
  if (text === 'retry') return { value: null, at: null };
  const [, value, at] = /^(?:propose\s+)?(.+?)(?:\s+at\s+(\d{1,9}))?$/.exec(text) ?? [];
  return { value: value ?? text, at: at === undefined ? null : Number(at) };
}

const acceptorsSeen = (c: Self): readonly NodeId[] => acceptorsOf((kind) => c.kin(kind));
const proposersSeen = (c: Self): readonly NodeId[] => proposersOf((kind) => c.kin(kind));
const quorums = (c: Self): Quorums => quorumsOf(c.options, acceptorsSeen(c).length);

const isAcceptor = ({ self }: Self): boolean => self.np !== undefined;
const isAsking = ({ self }: Self): boolean => self.phase === 'preparing' || self.phase === 'accepting';
const isFast = ({ self, options }: Self): boolean => self.ballot !== 0 && self.ballot === fastBallot(options);
const coordinates = (c: Self): boolean => proposersSeen(c)[0] === c.id;
/** It runs a fast ballot that is open to any value. */
const isOpen = (c: Self): boolean => isFast(c) && coordinates(c) && c.self.phase === 'accepting';
const knows = ({ self }: Self): boolean => (self.chosen ?? null) !== null;

/** The highest number it has used or heard of. */
const highest = ({ self }: Pick<Self, 'self'>): number => Math.max(self.myn, self.seen, self.np ?? 0);

/** Is that a number of its own that it has not used and that none it heard of exceeds? */
export function isUsable(
  c: Pick<Self, 'self' | 'options' | 'id'>,
  n: number,
  proposers: readonly NodeId[],
): boolean {
  return n > highest(c) && ownerOf(c.options, proposers, n) === c.id;
}

const numberFor = (c: Self): number =>
  c.self.asked ??
  (c.keeps('PSW-DUPNUM')
    ? nextNumber(c.options, proposersSeen(c), c.id, highest(c))
    : Math.max(highest(c), c.options.first as number) + 1);

/** How many promises open phase 2. */
function promisesNeeded(c: Self): number {
  if (!c.keeps('PSW-PHASE1')) return 0;
  return c.keeps('PSW-MAJ') ? quorums(c).phase1 : 1;
}

/** With a leader: may this one run ballots? */
const leads = ({ options, self, id }: Self): boolean => options.leader !== 'one' || self.leader === id;

/** Those to whom a question goes: everybody, or, with that option, just enough for a quorum, the willing first. */
function targets(c: Self, needed: number, willing: readonly NodeId[]): readonly NodeId[] {
  const rest = acceptorsSeen(c).filter((id) => id !== c.id);
  if (c.options.reach !== 'majority') return rest;
  const inOrder = [
    ...rest.filter((id) => willing.includes(id)),
    ...rest.filter((id) => !willing.includes(id)),
  ];
  return inOrder.slice(0, needed - (isAcceptor(c) ? 1 : 0));
}

/** Whom it asks to accept: those who promised first. */
export const acceptTargets = (c: Self): readonly NodeId[] =>
  targets(
    c,
    quorums(c).phase2,
    c.self.promises.map(({ from }) => from),
  );

/** Does it accept what it asks others to accept? Only if it is an acceptor and has not promised more. */
const votesToo = (c: Self): boolean =>
  c.self.np !== undefined &&
  mayAccept({ self: { np: c.self.np, na: c.self.na ?? 0 }, keeps: (rule) => c.keeps(rule) }, c.self.ballot);

const accept = (c: Self, v: string, to: readonly NodeId[]): Plan => {
  const body = { type: 'Accept', n: c.self.ballot, v, voted: votesToo(c) } as const;
  return to.map((id) => send(id, body));
};

/** Those who have not answered in this phase. */
function silent(c: Self): readonly NodeId[] {
  const { phase, promises, accepts, nacks } = c.self;
  const answered = [...(phase === 'preparing' ? promises : accepts).map(({ from }) => from), ...nacks, c.id];
  return acceptorsSeen(c).filter((id) => !answered.includes(id));
}

/** The last question of this phase, once more. */
function again(c: Self): Plan {
  const { phase, ballot, value, own, direct } = c.self;
  const to = silent(c);
  if (phase === 'preparing') return to.map((id) => send(id, { type: 'Prepare', n: ballot } as const));
  if (!isFast(c)) return accept(c, value!, to);
  return direct ? to.map((id) => send(id, { type: 'Direct', v: own! } as const)) : [];
}

/** Everything a ballot begins without. */
const blank = {
  asked: null,
  promises: [],
  value: null,
  accepts: [],
  nacks: [],
  resent: 0,
  direct: false,
  told: false,
} as const;

/** The value that enough acceptors have accepted under its ballot, if there is one. */
function decided(c: Self): Vote | undefined {
  const { accepts, ballot } = c.self;
  const needed = votesNeeded(quorums(c), c.options, ballot);
  if (accepts.length < needed) return undefined;
  return accepts.find(({ v }) => accepts.filter((vote) => vote.v === v).length >= needed);
}

/** So many acceptances for one value, so many still possible: can any value reach a fast quorum? */
function isCollision(c: Self): boolean {
  if (!isOpen(c)) return false;
  const { accepts } = c.self;
  const most = Math.max(0, ...accepts.map(({ v }) => accepts.filter((vote) => vote.v === v).length));
  return most + acceptorsSeen(c).length - accepts.length < quorums(c).fast;
}

/** Can this ballot still gather its quorum, after so many refusals? */
function isHopeless(c: Self): boolean {
  if (!isAsking(c)) return false;
  const { size, phase1 } = quorums(c);
  const needed = c.self.phase === 'preparing' ? phase1 : votesNeeded(quorums(c), c.options, c.self.ballot);
  return size - c.self.nacks.length < needed;
}

/** How many times the shortest back-off it waits: doubled with every failure, unless all waits are equal. */
const waits = (c: Self): number =>
  c.options.backoff === 'equal' ? 1 : 2 ** Math.min(c.self.failed, DOUBLINGS);

function giveUp(c: Self): Plan {
  const failed = c.self.failed + 1;
  if (c.self.own === null) return [set<Proposing>({ phase: 'idle', failed }), stop('patience')];
  const atOnce = c.options.backoff === 'none' || !c.keeps('PSW-BACKOFF');
  return atOnce && leads(c)
    ? [set<Proposing>({ phase: 'ready', failed }), stop('patience')]
    : [set<Proposing>({ phase: 'idle', failed }), stop('patience'), start('backoff', waits(c))];
}

/** What a proposer wants to be chosen, and the same on record for the judges. */
const wish = (value: string): Plan => [
  set<Proposing>({ own: value, failed: 0 }),
  note('wished', { because: value }),
];

/** May its value go straight to the acceptors? While the fast ballot is the only one it knows of, and once. */
const mayGoDirect = (c: Self): boolean =>
  c.options.fast === true && highest(c) <= fastBallot(c.options) && !c.self.direct && c.self.phase !== 'done';

const waitsInWords = (options: Options, failed: number): string =>
  options.backoff === 'equal' || failed <= 1 ? 'a while' : 'longer than before';

/** The rules of a proposer, in the paper's order. */
export const proposerRules = {
  'PR.BOOT': onBoot({
    cite: `${PMS}; §2.4`,
    says: 'A proposer starts with its disk: the numbers it has used, and its wish. It never uses a number twice.',
    continues: true,
    then: (c) => [
      ...(c.options.leader === 'one'
        ? [set<Proposing>({ leader: proposersSeen(c)[0]! }), start('alive')]
        : []),
      ...(c.options.leader === 'one' && !coordinates(c) ? [start('suspect')] : []),
      ...(c.self.own !== null ? [start('backoff')] : []),
      ...(c.options.fast === true && coordinates(c) && c.self.myn === 0
        ? [set<Proposing>({ phase: 'ready' })]
        : []),
    ],
    tells: ({ id, after }) =>
      after.myn === 0
        ? `${id} is back; it had not proposed anything.`
        : `${id} is back and remembers that it has used ${after.myn}${after.own === null ? '' : ` and wants ${after.own}`}.`,
  }),

  'PR.0k': onCommand({
    cite: PMS,
    says: 'Whoever knows what is chosen has nothing left to propose.',
    when: knows,
    then: () => [note('refused', { because: 'known' })],
    tells: ({ id, after }) => `${id} does not ask: ${after.chosen?.v} is chosen already.`,
  }),

  'PR.0n': onCommand({
    cite: `${PMS}: different proposers, disjoint numbers`,
    says: 'A number must be the proposer’s own, and higher than any it has used or heard of.',
    when: (c) => {
      const { at } = wishOf(c.command);
      return at !== null && !isUsable(c, at, proposersSeen(c));
    },
    then: ({ command }) => [note('refused', { because: 'number', at: wishOf(command).at! })],
    tells: ({ id, fired }) =>
      `${id} may not use ${fired.notes[0]?.at}: it is not its own, or not high enough.`,
  }),

  'PR.0r': onCommand({
    cite: PMS,
    says: 'Without a wish there is nothing to try again.',
    when: ({ command, self }) => wishOf(command).value === null && self.own === null,
    then: () => [note('refused', { because: 'no wish' })],
    tells: ({ id }) => `${id} has nothing to propose.`,
  }),

  'FX.0': onCommand({
    cite: `${FAST}: proposers send to the acceptors`,
    says: 'While the fast ballot is the only one, a value goes straight to the acceptors.',
    when: (c) => mayGoDirect(c) && wishOf(c.command).value !== null && wishOf(c.command).at === null,
    then: (c) => {
      const v = wishOf(c.command).value!;
      const body = { type: 'Direct', v } as const;
      const joins: Plan =
        isFast(c) && isAsking(c)
          ? [set<Proposing>({ direct: true })]
          : [
              set<Proposing>({
                ...blank,
                phase: 'accepting',
                ballot: fastBallot(c.options),
                value: v,
                direct: true,
              }),
              start('patience'),
            ];
      const rest = acceptorsSeen(c).filter((id) => id !== c.id);
      return [...wish(v), ...joins, ...rest.map((id) => send(id, body))];
    },
    tells: ({ id, after }) => `${id} sends ${after.own} straight to the acceptors.`,
  }),

  'PR.0w': onCommand({
    cite: PROGRESS,
    says: 'With one leader, the others keep their wishes to themselves until they lead.',
    when: (c) => !leads(c),
    then: (c) => {
      const { value } = wishOf(c.command);
      return [...(value === null ? [] : wish(value)), note('waits', { about: c.self.leader! })];
    },
    tells: ({ id, after }) => `${id} would like ${after.own}, and waits: ${after.leader} leads.`,
  }),

  'PR.0': onCommand({
    cite: PMS,
    says: 'Somebody wants a value: open a ballot for it.',
    then: (c) => {
      const { value, at } = wishOf(c.command);
      return [...(value === null ? [] : wish(value)), set<Proposing>({ phase: 'ready', asked: at })];
    },
    tells: ({ id, before, after }) =>
      before.own === after.own && before.myn > 0 ? `${id} tries again.` : `${id} wants ${after.own}.`,
  }),

  'PR.1': whenever({
    cite: `${PMS}, phase 1a`,
    says: 'Choose a number higher than any used or seen, write it down, and ask a quorum for promises.',
    when: ({ self }) => self.phase === 'ready',
    then: (c) => {
      const n = numberFor(c);
      const asked = promisesNeeded(c) === 0 ? [] : targets(c, quorums(c).phase1, []);
      return [
        set<Proposing>({ ...blank, phase: 'preparing', ballot: n, myn: n }),
        ...asked.map((to) => send(to, { type: 'Prepare', n } as const)),
        stop('backoff'),
        start('patience'),
        note('ballot', { at: n }),
      ];
    },
    tells: ({ id, after }) => `${id} opens ballot ${after.ballot}: will the acceptors promise it?`,
  }),

  'PR.1p': onMessage('Promise', {
    cite: `${PMS}, phase 1b`,
    says: 'Count the promises of this ballot, one for each acceptor, and keep what they report.',
    when: ({ self, message, from }) =>
      self.phase === 'preparing' &&
      message.n === self.ballot &&
      self.promises.every((promise) => promise.from !== from),
    then: ({ self, message: { na, va }, from }) => [
      set<Proposing>({ promises: [...self.promises, { from, na, va }] }),
    ],
    tells: ({ id, after, message: { from, body } }) =>
      `${id} has the promise of ${from}${body.na > 0 ? `, and with it ${atBallot(body.va!, body.na)}` : ''}: ${after.ballot === body.n ? plural(after.promises.length, 'promise') : 'one more'} for ${body.n}.`,
  }),

  'PR.2': whenever({
    cite: `${PMS}, phase 2a`,
    says: 'With a quorum of promises, propose the value of the report with the highest number; your own only if nobody reports any.',
    when: (c) =>
      c.self.phase === 'preparing' &&
      !isFast(c) &&
      c.self.promises.length >= promisesNeeded(c) &&
      chosenValue(c) !== null,
    then: (c) => {
      const v = chosenValue(c)!;
      return [
        set<Proposing>({ phase: 'accepting', value: v, resent: 0, nacks: [] }),
        ...accept(c, v, acceptTargets(c)),
        start('patience'),
        note('issued', { at: c.self.ballot, because: v }),
      ];
    },
    tells: ({ id, after }) =>
      after.value === after.own
        ? `${id} proposes ${atBallot(after.value ?? '', after.ballot)}.`
        : `${id} proposes ${atBallot(after.value ?? '', after.ballot)}${after.own === null ? '' : `, not ${after.own}`}: it might have been chosen already.`,
  }),

  'FX.1': whenever({
    cite: `${FAST}, phase 2a`,
    says: 'The coordinator of a fast ballot names no value: whatever reaches an acceptor first will do.',
    when: (c) => c.self.phase === 'preparing' && isFast(c) && c.self.promises.length >= promisesNeeded(c),
    then: (c) => {
      const body = { type: 'Any', n: c.self.ballot } as const;
      const rest = acceptorsSeen(c).filter((id) => id !== c.id);
      return [
        set<Proposing>({ phase: 'accepting', resent: 0, nacks: [] }),
        ...rest.map((to) => send(to, body)),
        stop('patience'),
        note('opened', { at: c.self.ballot }),
      ];
    },
    tells: ({ id, after }) => `${id} opens fast ballot ${after.ballot} to any value.`,
  }),

  'PR.2a': onMessage('Accepted', {
    cite: `${PMS}, phase 2b`,
    says: 'Count the acceptances of this ballot, one for each acceptor.',
    when: ({ self, message, from }) =>
      self.phase !== 'done' &&
      self.phase !== 'preparing' &&
      message.n === self.ballot &&
      self.accepts.every((vote) => vote.from !== from),
    then: (c) => [
      set<Proposing>({ accepts: [...c.self.accepts, { from: c.from, n: c.message.n, v: c.message.v }] }),
      // A fast ballot waits for values as long as it takes; from the first acceptance on it should soon be over.
      ...(isOpen(c) && !c.runs('patience') ? [start('patience')] : []),
    ],
    tells: ({ id, after, message: { from, body } }) =>
      `${id} hears that ${from} accepted ${atBallot(body.v, body.n)}: ${after.ballot === body.n ? `${after.accepts.length} so far` : 'that settles it'}.`,
  }),

  'PR.5': whenever({
    cite: 'Paxos Made Simple §2.3',
    says: 'A quorum has accepted: the value is chosen, and the proposer has done its work.',
    when: (c) => c.self.phase !== 'done' && c.self.accepts.length > 0 && decided(c) !== undefined,
    then: (c) => [
      set<Proposing>({ phase: 'done', value: decided(c)!.v, failed: 0 }),
      stop('patience'),
      stop('backoff'),
      note('counted', { at: c.self.ballot, because: decided(c)!.v }),
    ],
    tells: ({ id, after }) => `${id} knows that ${after.value} is chosen.`,
  }),

  'LR.2': whenever({
    cite: 'Paxos Made Simple §2.3: a distinguished learner',
    says: 'Where one counts for all, it tells the learners what is chosen.',
    when: (c) =>
      c.self.phase === 'done' &&
      !c.self.told &&
      c.options.learn === 'distinguished' &&
      decided(c) !== undefined,
    then: (c) => {
      const { n, v } = decided(c)!;
      const body = { type: 'Decided', n, v } as const;
      const rest = learnersOf((kind) => c.kin(kind)).filter((id) => id !== c.id);
      return [set<Proposing>({ told: true }), ...rest.map((to) => send(to, body))];
    },
    tells: ({ id, after }) => `${id} tells the learners: ${after.value}.`,
  }),

  'PR.3': onMessage('Nack', {
    cite: 'Paxos Made Simple §2.5',
    says: 'A refusal tells which number is in the way. Remember it; the value is not lost by that.',
    when: (c) => isAsking(c) && c.message.n === c.self.ballot && !c.self.nacks.includes(c.from),
    then: ({ self, message, from }) => [
      set<Proposing>({ seen: Math.max(self.seen, message.np), nacks: [...self.nacks, from] }),
    ],
    tells: ({ id, message: { from, body } }) =>
      `${id} hears from ${from} that ${body.np} is ahead of its ${body.n}.`,
  }),

  'PR.S': onMessage(['Promise', 'Nack', 'Accepted'], {
    cite: `${PMS}: answers carry their number`,
    says: 'Answers to questions nobody asks any more, or that came before, are ignored.',
    then: ({ self, message }) => [
      ...(message.type === 'Nack' && message.np > self.seen ? [set<Proposing>({ seen: message.np })] : []),
      note('ignored', { because: 'stale' }),
    ],
    tells: ({ id, message }) =>
      `${id} has no use for the ${message.body.type} from ${message.from} any more.`,
  }),

  'PR.3f': whenever({
    cite: PROGRESS,
    says: 'When too many refuse, give the ballot up and wait, longer each time and by chance, before the next.',
    when: isHopeless,
    then: giveUp,
    tells: ({ id, after, world }) =>
      after.phase === 'idle'
        ? `${id} gives its ballot up and waits ${waitsInWords(world.setup.options, after.failed)}.`
        : `${id} gives its ballot up and opens the next at once.`,
  }),

  'FX.5': whenever({
    cite: 'Fast Paxos §2.2: collisions',
    says: 'When the votes of a fast ballot are split so that no value can win, the coordinator opens a classic ballot.',
    when: isCollision,
    then: (c) => [
      set<Proposing>({ phase: 'ready' }),
      stop('patience'),
      note('collision', { at: c.self.ballot }),
    ],
    tells: ({ id }) => `${id} sees a collision: no value can win the fast ballot any more.`,
  }),

  'FX.6': onTimer('patience', {
    cite: 'Fast Paxos §2.2: collisions',
    says: 'A fast ballot that does not come to an end is followed by a classic one.',
    when: isOpen,
    then: () => [set<Proposing>({ phase: 'ready' })],
    tells: ({ id }) => `${id} has waited long enough for the fast ballot.`,
  }),

  'PR.6': onTimer('patience', {
    cite: PROGRESS,
    says: 'Ask the silent again, under the same number.',
    when: (c) => isAsking(c) && c.self.resent < RESENDS && silent(c).length > 0,
    then: (c) => [set<Proposing>({ resent: c.self.resent + 1 }), ...again(c), start('patience')],
    tells: ({ id, after }) => `${id} asks those who have not answered again, still under ${after.ballot}.`,
  }),

  'PR.3t': onTimer('patience', {
    cite: PROGRESS,
    says: 'When asking again does not help, give the ballot up and wait before the next.',
    when: isAsking,
    then: giveUp,
    tells: ({ id }) => `${id} has heard too little and gives its ballot up.`,
  }),

  'PR.3w': onTimer('backoff', {
    cite: PROGRESS,
    says: 'Whoever does not lead does not try again.',
    when: (c) => !leads(c),
    then: ({ self }) => [note('waits', { about: self.leader! })],
    tells: ({ id, after }) => `${id} leaves it to ${after.leader}, who leads.`,
  }),

  'PR.3b': onTimer('backoff', {
    cite: PROGRESS,
    says: 'The wait is over: try the next number.',
    then: () => [set<Proposing>({ phase: 'ready' })],
    tells: ({ id }) => `${id} has waited long enough.`,
  }),

  'LD.1': onTimer('alive', {
    cite: PROGRESS,
    says: 'Proposers let each other know that they are alive.',
    then: (c) => [
      ...proposersSeen(c)
        .filter((id) => id !== c.id)
        .map((to) => send(to, { type: 'Alive' } as const)),
      start('alive'),
    ],
  }),

  'LD.2': onMessage('Alive', {
    cite: PROGRESS,
    says: 'The proposer with the lowest place that is heard of leads.',
    when: (c) => {
      const place = (id: NodeId | null): number => (id === null ? Infinity : proposersSeen(c).indexOf(id));
      return place(c.from) < place(c.id) && place(c.from) <= place(c.self.leader);
    },
    then: ({ from }) => [set<Proposing>({ leader: from }), start('suspect')],
    tells: ({ id, before, after }) =>
      before.leader === after.leader ? '' : `${id} takes ${after.leader} for the leader.`,
  }),

  'LD.2i': onMessage('Alive', {
    cite: PROGRESS,
    says: 'Others may be alive too: that does not make them leaders.',
    then: () => [],
  }),

  'LD.3': onTimer('suspect', {
    cite: PROGRESS,
    says: 'A leader that has been silent for long is taken for dead. It may be a mistake: that costs time, never safety.',
    then: ({ id }) => [set<Proposing>({ leader: id })],
    tells: ({ id, before }) => `${id} has not heard of ${before.leader} for long, and takes the lead.`,
  }),

  'LD.4': whenever({
    cite: PROGRESS,
    says: 'Whoever leads and has a wish opens a ballot for it.',
    when: (c) =>
      c.options.leader === 'one' &&
      leads(c) &&
      c.self.own !== null &&
      c.self.phase === 'idle' &&
      !c.runs('backoff') &&
      !knows(c),
    then: () => [set<Proposing>({ phase: 'ready' })],
    tells: ({ id, after }) => `${id} leads, and so it may ask for ${after.own}.`,
  }),
} satisfies Readonly<Record<string, Rule<Proposing, PaxosBody>>>;

/** The value that PR.2 proposes. */
function chosenValue(c: Self): string | null {
  const { self, options } = c;
  return choiceOf(self.promises, self.own, {
    options,
    quorums: quorums(c),
    keeps: (rule) => c.keeps(rule),
  }).value;
}

/** Nothing is asked any more. */
export const stopAsking = [stop('patience'), stop('backoff')] as const;

/** What of a proposer is on disk. */
export const proposerDisk = ['myn', 'seen', 'own'] as const;

/** A proposer's timers. */
export const proposerTimers = (options: Options) => {
  const backoff = options.backoffMin as number;
  return {
    patience: options.patience as number,
    backoff: options.backoff === 'equal' ? backoff : { min: backoff, max: 2 * backoff },
    alive: options.alive as number,
    suspect: 4 * (options.alive as number),
  };
};

/** A proposer and nothing else. */
export const proposer: Kind<Proposing, PaxosBody> = {
  letter: 'P',
  initial: () => noProposer,
  durable: () => proposerDisk,
  timers: proposerTimers,
  rules: proposerRules,
};
