/** The proposer's part of a server: standing for a ballot, phase 1 once for all slots, phase 2 for each. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start, stop } from '../../engine/effect.ts';
import type { Context } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId } from '../../engine/world.ts';
import { gapsOf, reportsOf, weighed } from './phase1.ts';
import type { Outcome } from './phase1.ts';
import type { Accept, Entry, Leading, PaxosBody, Prepare, Promised, ServerState } from './state.ts';
import { ballotAfter, knows, majority, noop } from './state.ts';
import { withTally } from './tallies.ts';
import { plural, slotsInWords } from './words.ts';

/** What a server's rules may look at. */
export type Self = Context<ServerState, PaxosBody>;
/** What a server's rules want done. */
export type Plan = readonly Effect<ServerState, PaxosBody>[];

const { onMessage, onTimer, onBoot, whenever } = rulesFor<ServerState, PaxosBody>();

const PMS = 'Lamport, Paxos Made Simple 2001';
const PSB = 'Kirsch & Amir 2008, Paxos for System Builders';

/** Nobody waits longer than so many times the usual: even pessimists should try again. */
const MOST_PATIENCE = 8;

/** More forced slots than this are told in one sentence. */
const MOST_SENTENCES = 4;

/** How many servers must agree: more than half, or just half with that switch off. */
export const quorum = (c: Pick<Self, 'size' | 'keeps'>): number =>
  c.keeps('PSW-MAJ') ? majority(c.size) : Math.ceil(c.size / 2);

/** Fields a server loses when it stops leading or standing. */
const retired = { role: 'follower', ballot: 0, promises: [], leading: null } as const;

/** What it takes to stop leading or standing; nothing for a follower. */
export function stepDown(self: ServerState): Plan {
  if (self.role === 'follower') return [];
  const quiet: Plan = [set<ServerState>(retired), stop('resend')];
  return self.role === 'leader' ? [...quiet, stop('heartbeat')] : quiet;
}

/** Twice as patient as before, within reason. */
const doubled = (self: ServerState): number => Math.min(MOST_PATIENCE, self.patience * 2);

/** The first slot that a server does not know to be chosen. */
export const firstUnchosen = (self: Pick<ServerState, 'chosen'>): number => self.chosen + 1;

function nextBallot(c: Self): number {
  const { self } = c;
  return ballotAfter(Math.max(self.np, self.heard, self.ballot), c.kin('server').indexOf(c.id) + 1, c.size);
}

/** May the leader propose for that slot, as far as the window goes? */
function isInWindow(c: Self, slot: number): boolean {
  const window = c.options.window as number;
  return window === 0 || slot <= c.self.chosen + window;
}

/** The slot a leader has to deal with next, if the window lets it. */
function nextSlot(c: Self): number | undefined {
  const { leading } = c.self;
  return leading && isInWindow(c, leading.next) && !knows(c.self, leading.next) ? leading.next : undefined;
}

const isForced = (c: Self): boolean => {
  const slot = nextSlot(c);
  return slot !== undefined && c.self.leading!.forced[slot] !== undefined;
};

const isGap = (c: Self): boolean => {
  const slot = nextSlot(c);
  return slot !== undefined && slot <= c.self.leading!.horizon && !c.self.leading!.forced[slot];
};

const isPrepared = (c: Self, slot: number): boolean =>
  c.options.phase1 === 'once' || slot <= c.self.leading!.prepared;

/** The slot for the next command in the queue, if there is such a command and nothing old comes first. */
function freeSlot(c: Self): number | undefined {
  const { leading } = c.self;
  if (!leading || leading.queue.length === 0) return undefined;
  const slot = nextSlot(c);
  return slot !== undefined && slot > leading.horizon ? slot : undefined;
}

/** Accepts a value itself, and asks everybody else to. */
function propose(c: Self, slot: number, entry: Entry, queue: readonly Entry[]): Plan {
  const { self } = c;
  const cell = { ballot: self.ballot, entry };
  const body = acceptFor(self, slot, entry);
  return [
    set<ServerState>({
      log: self.log.with(slot, cell),
      tallies: withTally(self.tallies, { slot, ...cell, by: [c.id] }),
      leading: { ...self.leading!, queue, next: slot + 1 },
    }),
    ...c.peers.map((peer) => send(peer, body)),
    ...(c.runs('resend') ? [] : [start('resend')]),
    note('proposed', { at: slot }),
  ];
}

const acceptFor = (self: ServerState, slot: number, entry: Entry): Accept => ({
  type: 'Accept',
  ballot: self.ballot,
  slot,
  entry,
  firstUnchosen: firstUnchosen(self),
});

/** The commands that wait, without the first. */
const restOf = ({ queue }: Leading): readonly Entry[] => queue.slice(1);

/** What the promises heard so far come to. */
function outcome(c: Self): Outcome {
  return weighed(c.self, c.self.promises, {
    heeds: c.keeps('PSW-VALUE'),
    largest: c.keeps('PSW-LARGEST'),
    tail: c.keeps('PSW-TAIL'),
  });
}

/** Does this promise answer the phase 1 that is under way? */
function isAwaited(c: Context<ServerState, PaxosBody, Promised>): boolean {
  const { self, message, from } = c;
  if (message.ballot !== self.ballot || self.promises.some((heard) => heard.from === from)) return false;
  return self.role === 'candidate' || (self.leading?.asking ?? 0) === message.from;
}

/** Is phase 1 under way? */
export const isAsking = ({ role, leading }: ServerState): boolean =>
  role === 'candidate' || (leading !== null && leading.asking > 0);

/** Phase 1a for the ballot it stands for or leads, from a slot on. */
function prepareFrom(c: Self, ballot: number, from: number, to: readonly NodeId[]): Plan {
  const body: Prepare = { type: 'Prepare', ballot, from };
  return [
    ...to.map((peer) => send(peer, body)),
    ...(c.runs('resend') || to.length === 0 ? [] : [start('resend')]),
  ];
}

/** Accepts again to those who have not answered, for every slot that is still open. */
function acceptsAgain(c: Self): Plan {
  const { self } = c;
  if (self.role !== 'leader') return [];
  return self.tallies.flatMap(({ slot, ballot, entry, by }) => {
    if (ballot !== self.ballot) return [];
    const body = acceptFor(self, slot, entry);
    return c.peers.filter((peer) => !by.includes(peer)).map((peer) => send(peer, body));
  });
}

/** Prepares again to those who have not answered, while phase 1 is under way. */
function preparesAgain(c: Self): Plan {
  const { self } = c;
  if (!isAsking(self)) return [];
  const silent = c.peers.filter((peer) => !self.promises.some(({ from }) => from === peer));
  return prepareFrom(c, self.ballot, self.leading?.asking ?? firstUnchosen(self), silent);
}

const again = (c: Self): Plan => [...preparesAgain(c), ...acceptsAgain(c)];

const commandAt = (state: ServerState, slot: number): string =>
  state.log.at(slot)?.entry.command ?? 'nothing';

/** Choosing a leader: a matter of time-outs. Nothing that is wrong here can make two values chosen. */
export const electionRules = {
  'LE.BOOT': onBoot({
    cite: `${PMS}, §2.4`,
    says: 'A server starts as a follower, with whatever its disk remembers, and waits for a leader.',
    then: () => [start('election')],
    tells: ({ id, after }) =>
      `${id} is back as a follower. Its disk still knows what it promised (ballot ${after.np}) and accepted (${plural([...after.log.entries()].length, 'slot')}); everything else is gone.`,
  }),

  'LE.2': onTimer('election', {
    cite: `${PSB}, progress timer`,
    says: 'A candidate that has not got a quorum in time tries again, and is twice as patient from now on.',
    continues: true,
    when: ({ self }) => self.role === 'candidate',
    then: ({ self }) => [set<ServerState>({ patience: doubled(self) }), note('failed', { at: self.ballot })],
    tells: ({ id, before }) =>
      `${id} has only ${plural(before.promises.length, 'promise')} for ballot ${before.ballot}, too few. Its timer has run out again.`,
  }),

  'LE.1': onTimer('election', {
    cite: `${PMS}, §2.4`,
    says: 'A server that hears from no leader for too long stands for one itself.',
    continues: true,
    when: ({ self }) => self.role === 'follower',
    then: () => [set<ServerState>({ role: 'candidate', leader: null })],
    tells: ({ id }) => `${id} has not heard from a leader for too long.`,
  }),
};

/** Phase 1 of a new leader. */
export const phase1Rules = {
  'MP.1': onTimer('election', {
    cite: `${PMS}, §3`,
    says: 'To lead, take a ballot of your own above all you know, and prepare it once for all slots from the first you do not know to be chosen.',
    then: (c) => {
      const ballot = nextBallot(c);
      const from = firstUnchosen(c.self);
      return [
        set<ServerState>({
          np: Math.max(c.self.np, ballot),
          ballot,
          heard: Math.max(c.self.heard, ballot),
          promises: [{ from: c.id, reports: reportsOf(c.self, from) }],
        }),
        ...prepareFrom(c, ballot, from, c.peers),
        start('election', c.self.patience),
        note('prepared', { at: ballot }),
      ];
    },
    tells: ({ id, after }) =>
      `${id} takes ballot ${after.ballot}, promises it to itself, and asks everybody about slot ${firstUnchosen(after)} and all that follow.`,
  }),

  'MP.2': onMessage('Promise', {
    cite: `${PMS}, §2.2, phase 2a; §3`,
    says: 'Count the promises for your ballot, each server once, and keep what they report.',
    when: isAwaited,
    then: ({ self, message, from }) => [
      set<ServerState>({ promises: [...self.promises, { from, reports: message.reports }] }),
    ],
    tells: ({ id, after, before, message }) => {
      const { reports } = message.body;
      const what = reports.length === 0 ? 'nothing' : slotsInWords(reports.map(({ slot }) => slot));
      const count =
        after.role === 'leader' && before.role !== 'leader'
          ? ''
          : `: ${plural(after.promises.length, 'promise')} so far, its own included`;
      return `${id} has the promise of ${message.from}, which reports ${what}${count}.`;
    },
  }),

  'MP.2s': onMessage('Promise', {
    cite: `${PMS}, §2.2`,
    says: 'A promise for another ballot, or one more than needed, is ignored.',
    then: () => [note('ignored', { because: 'stale' })],
    tells: ({ id, message, after }) =>
      message.body.ballot === after.ballot
        ? `${id} has promises enough and ignores the one from ${message.from}.`
        : `${id} ignores the promise from ${message.from}: ballot ${message.body.ballot} is over.`,
  }),

  'MP.3': whenever({
    cite: `${PMS}, §3`,
    says: 'With promises from a quorum a candidate leads. Per slot, the value reported under the highest ballot is forced; what somebody knows to be chosen is chosen.',
    when: (c) => c.self.role === 'candidate' && c.self.promises.length >= quorum(c),
    then: (c) => {
      const { patch, forced, horizon, learned } = outcome(c);
      const from = firstUnchosen(c.self);
      const leading: Leading = {
        from,
        forced,
        horizon,
        next: (patch.chosen ?? c.self.chosen) + 1,
        queue: [],
        prepared: Math.max(horizon, from),
        asking: 0,
      };
      return [
        set<ServerState>({ ...patch, role: 'leader', leader: c.id, patience: 1, leading }),
        stop('election'),
        stop('resend'),
        note('elected', { at: c.self.ballot }),
        ...(learned > 0 ? [note('learned', { at: learned })] : []),
      ];
    },
    tells: ({ id, after, fired }) => {
      const { forced, horizon } = after.leading ?? { forced: {}, horizon: 0 };
      const slots = Object.keys(forced).map(Number);
      const gaps = gapsOf(after, { forced, horizon }).filter((slot) => !after.log.at(slot)?.entry.noop);
      const news = fired.notes.find(({ what }) => what === 'learned');
      const bound = slots.length > 0 ? ` It is bound in ${slotsInWords(slots)}.` : '';
      const open = gaps.length > 0 ? ` Of ${slotsInWords(gaps)} nobody has heard.` : '';
      const told = news
        ? ` It learns that ${plural(news.at!, 'more slot')} ${news.at === 1 ? 'was' : 'were'} chosen.`
        : '';
      return `That is a quorum (${listInWords(after.promises.map(({ from }) => from))}): ${id} leads ballot ${after.ballot}.${told}${bound}${open}`;
    },
  }),

  'MP.3e': whenever({
    cite: `${PMS}, §3: what doing phase 1 once saves`,
    says: 'With phase 1 for every slot, a leader asks everybody anew before each new command.',
    when: (c) => {
      const slot = freeSlot(c);
      return slot !== undefined && !isPrepared(c, slot) && c.self.leading!.asking !== slot;
    },
    then: (c) => {
      const slot = c.self.leading!.next;
      return [
        set<ServerState>({
          leading: { ...c.self.leading!, asking: slot },
          promises: [{ from: c.id, reports: reportsOf(c.self, slot) }],
        }),
        ...prepareFrom(c, c.self.ballot, slot, c.peers),
        note('prepared', { at: c.self.ballot }),
      ];
    },
    tells: ({ id, after }) =>
      `${id} asks everybody about slot ${after.leading?.asking} first, under the same ballot ${after.ballot}.`,
  }),

  'MP.3q': whenever({
    cite: `${PMS}, §2.2, phase 2a`,
    says: 'With promises from a quorum for that slot, too, it may go on; what they report binds it as before.',
    when: (c) => (c.self.leading?.asking ?? 0) > 0 && c.self.promises.length >= quorum(c),
    then: (c) => {
      const { patch, forced, horizon } = outcome(c);
      const leading = c.self.leading!;
      const prepared = Math.max(leading.asking, horizon);
      return [
        set<ServerState>({
          ...patch,
          leading: { ...leading, forced, horizon: Math.max(leading.horizon, horizon), prepared, asking: 0 },
        }),
        ...(c.self.tallies.length === 0 ? [stop('resend')] : []),
      ];
    },
    tells: ({ id, after }) => `${id} has a quorum for slot ${after.leading?.prepared} and may go on.`,
  }),
};

/** Phase 2: forced values first, then gaps, then what clients want. */
export const phase2Rules = {
  'MP.4k': whenever({
    cite: `${PSB}, Send_Proposal`,
    says: 'A slot that is known to be chosen needs no second vote.',
    when: ({ self }) => self.leading !== null && knows(self, self.leading.next),
    then: ({ self }) => {
      let { next } = self.leading!;
      while (knows(self, next)) next++;
      return [set<ServerState>({ leading: { ...self.leading!, next } })];
    },
    tells: () => '',
  }),

  'MP.4': whenever({
    cite: `${PMS}, §2.2, phase 2a; §3`,
    says: 'Where a value was reported, propose that one again under your own ballot, whatever you would have liked.',
    when: isForced,
    then: (c) => {
      const { next, forced, queue } = c.self.leading!;
      return propose(c, next, forced[next]!.entry, queue);
    },
    tells: ({ id, after, fired }) => {
      const slot = fired.notes[0]!.at!;
      const slots = Object.keys(after.leading?.forced ?? {}).map(Number);
      if (slots.length <= MOST_SENTENCES)
        return `${id} must propose ${commandAt(after, slot)} again for slot ${slot}, under ballot ${after.ballot}.`;
      // Many are told at once, with the last.
      return slot === Math.max(...slots)
        ? `${id} proposes all of them again, under ballot ${after.ballot}.`
        : '';
    },
  }),

  'MP.5': whenever({
    cite: `${PMS}, §3`,
    says: 'A gap before something reported is closed with a value that does nothing, so that what follows can be executed.',
    when: (c) =>
      isGap(c) &&
      (!c.keeps('PSW-NOOP') ||
        c.options.gaps === 'noop' ||
        (c.options.gaps === 'next command' && c.self.leading!.queue.length === 0)),
    then: (c) => {
      const leading = c.self.leading!;
      if (c.keeps('PSW-NOOP')) return propose(c, leading.next, noop(c.self.ballot), leading.queue);
      return [
        set<ServerState>({ leading: { ...leading, next: leading.next + 1 } }),
        note('left open', { at: leading.next }),
      ];
    },
    tells: ({ id, fired }) =>
      fired.notes[0]!.what === 'left open'
        ? `${id} leaves slot ${fired.notes[0]!.at} open.`
        : `Nobody told ${id} of slot ${fired.notes[0]!.at}: it proposes NOOP there.`,
  }),

  'MP.5c': whenever({
    cite: `${PSB}, Send_Proposal`,
    says: 'By option, a gap takes the next command that waits.',
    when: (c) => isGap(c) && c.options.gaps !== 'noop' && c.self.leading!.queue.length > 0,
    then: (c) => {
      const leading = c.self.leading!;
      return propose(c, leading.next, leading.queue[0]!, restOf(leading));
    },
    tells: ({ id, after, fired }) => {
      const slot = fired.notes[0]!.at!;
      return `${id} uses ${commandAt(after, slot)} to close the gap in slot ${slot}.`;
    },
  }),

  'MP.6': whenever({
    cite: `${PMS}, §3`,
    says: 'A new command goes into the next free slot, straight to phase 2, at most α slots ahead of what is known to be chosen.',
    when: (c) => {
      const slot = freeSlot(c);
      return slot !== undefined && isPrepared(c, slot);
    },
    then: (c) => {
      const leading = c.self.leading!;
      return propose(c, leading.next, leading.queue[0]!, restOf(leading));
    },
    tells: ({ id, after, fired }) => {
      const slot = fired.notes[0]!.at!;
      return `${id} proposes ${commandAt(after, slot)} for slot ${slot} under ballot ${after.ballot}.`;
    },
  }),

  'MP.7': onTimer('resend', {
    cite: `${PMS}, §2.2: messages may be lost`,
    says: 'Whoever has not answered in time is asked again, under the same ballot.',
    then: (c) => {
      const plan = again(c);
      return plan.length === 0 || plan.some((effect) => effect.do === 'start')
        ? plan
        : [...plan, start('resend')];
    },
    tells: ({ id, after }) =>
      isAsking(after) || after.tallies.length > 0 ? `${id} asks those again who have not answered.` : '',
  }),

  'MP.8': onMessage('Nack', {
    cite: `${PMS}, §2.4; §3`,
    says: 'Whoever learns of a higher ballot than its own stops, and waits for its timer: trying again at once would start a duel.',
    when: ({ self, message }) => self.role !== 'follower' && message.ballot === self.ballot,
    then: ({ self, message }) => {
      const patience = self.role === 'candidate' ? doubled(self) : self.patience;
      return [
        ...stepDown(self),
        set<ServerState>({ heard: Math.max(self.heard, message.np), leader: null, patience }),
        start('election', patience),
        note('stepped down', { at: message.np }),
      ];
    },
    tells: ({ id, before, message }) =>
      `${id} hears from ${message.from} of ballot ${message.body.np} and ${before.role === 'leader' ? 'stops leading' : 'gives up'} ballot ${before.ballot}.`,
  }),

  'MP.8s': onMessage('Nack', {
    cite: `${PMS}, §2.2`,
    says: 'A refusal of a ballot that is over teaches nothing but the higher number.',
    then: ({ self, message }) => [
      set<ServerState>({ heard: Math.max(self.heard, message.np) }),
      note('ignored', { because: 'stale' }),
    ],
    tells: ({ id, message }) =>
      `${id} is told once more by ${message.from} that ballot ${message.body.ballot} is over.`,
  }),

  'LE.3': whenever({
    cite: `${PMS}, §2.4; ${PSB}, VC_Proof`,
    says: 'A leader says so at once to everybody, and again at every heartbeat, with the first slot it does not know to be chosen.',
    when: (c) => c.self.role === 'leader' && !c.runs('heartbeat'),
    then: (c) => {
      const { ballot } = c.self;
      const body = { type: 'Heartbeat' as const, ballot, firstUnchosen: firstUnchosen(c.self) };
      return [...c.peers.map((peer) => send(peer, body)), start('heartbeat')];
    },
    tells: ({ id, before }) =>
      before.role === 'leader' ? `${id} sends everybody a heartbeat.` : `It tells everybody at once.`,
  }),
};
