/** The learner's part of a server: when a value is chosen, how others hear of it, and executing it; and the clients. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, stop } from '../../engine/effect.ts';
import type { Context } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { NodeId } from '../../engine/world.ts';
import { learned } from './learned.ts';
import type { Value } from './learned.ts';
import { execution } from '../kit/machine.ts';
import type { Plan, Self } from './proposer.ts';
import { firstUnchosen, isAsking, quorum } from './proposer.ts';
import type { ClientReply } from '../kit/client.ts';
import type { Accept, Entry, Heartbeat, PaxosBody, ServerState } from './state.ts';
import { isSameValue, knows } from './state.ts';
import { counted, tallyOf } from './tallies.ts';
import { plural, span } from './words.ts';

const { onMessage, onCommand, whenever } = rulesFor<ServerState, PaxosBody>();

const PMS = 'Lamport, Paxos Made Simple 2001';
const PSB = 'Kirsch & Amir 2008, Paxos for System Builders';

/** The slots before the leader's first unchosen one that this server may now count as chosen. */
function vouched(c: Context<ServerState, PaxosBody, Accept | Heartbeat>): readonly Value[] {
  const { self, message } = c;
  const values: Value[] = [];
  for (const [slot, cell] of self.log.entries(self.chosen + 1, message.firstUnchosen - 1)) {
    // What it holds from an earlier ballot may be something else than what was chosen there.
    const isOfLeader = cell.ballot === message.ballot || !c.keeps('PSW-KNOWN');
    if (isOfLeader && !knows(self, slot)) values.push({ slot, ...cell });
  }
  return values;
}

/** The first slot whose value a quorum has accepted under one ballot, by what this server has heard. */
function chosenTally(c: Self): Value | undefined {
  for (const tally of c.self.tallies) if (tally.by.length >= quorum(c)) return tally;
  return undefined;
}

/** Learning what is chosen. */
export const learnRules = {
  'LR.3': onMessage(['Accept', 'Heartbeat'], {
    cite: `${PMS}, §2.3, §3`,
    says: 'The leader knows every slot before its first unchosen one. What was accepted there under this very ballot is therefore chosen; what is older may not be.',
    continues: true,
    when: (c) => c.message.ballot >= c.self.np && vouched(c).length > 0,
    then: (c) => {
      const values = vouched(c);
      return [set<ServerState>(learned(c.self, values)), note('learned', { at: values.length })];
    },
    tells: ({ id, before, after, fired }) => {
      const count = after.chosen - before.chosen;
      if (count === 0)
        return `${id} learns that ${plural(fired.notes[0]!.at!, 'slot')} beyond a gap ${fired.notes[0]!.at === 1 ? 'is' : 'are'} chosen.`;
      const more = fired.notes[0]!.at! > count ? ', and some beyond a gap' : '';
      return `${id} learns that ${span(before.chosen + 1, after.chosen)} ${count === 1 ? 'is' : 'are'} chosen${more}.`;
    },
  }),

  'LR.4': onMessage('Heartbeat', {
    cite: `${PSB}, reconciliation; ${PMS}, §3`,
    says: 'Who misses something that the leader knows to be chosen asks for it.',
    when: ({ self, message }) => message.ballot >= self.np && message.firstUnchosen > firstUnchosen(self),
    then: ({ self, message, from }) => {
      const to = lastUnknown(self, message.firstUnchosen - 1);
      return [
        send(from, { type: 'Learn', from: firstUnchosen(self), to }),
        note('asked', { about: from, at: to }),
      ];
    },
    tells: ({ id, after, message, fired }) =>
      `${id} cannot tell what was chosen in ${span(firstUnchosen(after), fired.notes[0]!.at!)} and asks ${message.from}.`,
  }),

  'LR.4h': onMessage('Heartbeat', {
    cite: `${PMS}, §2.4`,
    says: 'A heartbeat with nothing new needs no answer.',
    then: () => [],
    tells: ({ id, message }) => `${id} hears the heartbeat of ${message.from}.`,
  }),

  'LR.5': onMessage('Learn', {
    cite: `${PSB}, reconciliation`,
    says: 'Who knows what was chosen tells those who ask; who does not is silent.',
    when: (c) => toldAbout(c, c.message).length > 0,
    then: (c) => [
      send(c.from, { type: 'Decided', values: toldAbout(c, c.message) }),
      note('told', { about: c.from }),
    ],
    tells: ({ id, message }) =>
      `${id} tells ${message.from} what was chosen in ${span(message.body.from, message.body.to)}.`,
  }),

  'LR.6': onMessage('Decided', {
    cite: `${PMS}, §2.3`,
    says: 'What is chosen stays chosen, whoever says so and under whatever ballot.',
    then: ({ self, message }) => {
      const news = message.values.filter(({ slot }) => !knows(self, slot));
      return news.length === 0
        ? [note('ignored', { because: 'known' })]
        : [set<ServerState>(learned(self, news)), note('learned', { at: news.length })];
    },
    tells: ({ id, before, message, fired }) => {
      if (fired.notes[0]!.what === 'ignored') return `${id} knows that already.`;
      const { values } = message.body;
      const fresh = values.filter(({ slot }) => !knows(before, slot));
      const [first, last] = [fresh[0]!.slot, fresh.at(-1)!.slot];
      return `${id} learns from ${message.from} what was chosen in ${span(first, last)}.`;
    },
  }),

  'LR.1s': onMessage('Accepted', {
    cite: `${PMS}, §2.3`,
    says: 'An acceptance of what is already known, or of a lower ballot than the one being counted, changes nothing.',
    when: ({ self, message }) =>
      knows(self, message.slot) || (tallyOf(self.tallies, message.slot)?.ballot ?? 0) > message.ballot,
    then: () => [],
    tells: ({ id, message, after }) =>
      knows(after, message.body.slot)
        ? `${id} notes that ${message.from} has accepted slot ${message.body.slot}, too; it was chosen already.`
        : `${id} ignores that ${message.from} accepted slot ${message.body.slot} under ballot ${message.body.ballot}: that is over.`,
  }),

  'LR.1': onMessage('Accepted', {
    cite: `${PMS}, §2.3`,
    says: 'Count who accepted a slot’s value, each ballot for itself.',
    then: ({ self, message, from }) => {
      const { ballot, slot, entry } = message;
      const tallies = counted(self.tallies, { slot, ballot, entry, by: [from] });
      return tallies === self.tallies ? [] : [set<ServerState>({ tallies })];
    },
    tells: ({ id, message, after }) => {
      const tally = tallyOf(after.tallies, message.body.slot);
      const count = tally ? `: ${tally.by.length} so far` : '';
      return `${id} counts ${message.from} for ${message.body.entry.command} in slot ${message.body.slot}${count}.`;
    },
  }),

  'LR.2': whenever({
    cite: `${PMS}, §2.2, §2.3`,
    says: 'A value that a quorum has accepted under one and the same ballot is chosen, for ever.',
    when: (c) => chosenTally(c) !== undefined,
    then: (c) => {
      const value = chosenTally(c)!;
      const patch = learned(c.self, [value]);
      const isAllDone = patch.tallies?.length === 0 && c.runs('resend') && !isAsking(c.self);
      return [
        set<ServerState>(patch),
        ...(isAllDone ? [stop('resend')] : []),
        note('chosen', { at: value.slot }),
      ];
    },
    tells: ({ after, fired }) => {
      const slot = fired.notes[0]!.at!;
      return `A quorum has accepted slot ${slot}: ${after.log.at(slot)?.entry.command} is chosen.`;
    },
  }),
};

/** The highest slot up to some slot that a server does not know to be chosen, given that it misses one. */
function lastUnknown(self: ServerState, to: number): number {
  let slot = to;
  while (knows(self, slot)) slot--;
  return slot;
}

/** What a server can tell about the slots it is asked about. */
function toldAbout(c: Self, { from, to }: { readonly from: number; readonly to: number }): readonly Value[] {
  const values: Value[] = [];
  for (const [slot, cell] of c.self.log.entries(from, to)) {
    if (knows(c.self, slot)) values.push({ slot, ...cell });
    if (values.length >= (c.options.batch as number)) break;
  }
  return values;
}

/** The slot to execute next, if what it holds is known to be chosen. */
function executable(c: Self, self: ServerState): number | undefined {
  const next = self.executed + 1;
  if (knows(self, next)) return next;
  return c.keeps('PSW-ORDER') ? undefined : self.beyond.find((slot) => slot > self.executed);
}

/** How many slots are executed in one go. */
const MOST_AT_ONCE = 1_000;

/** Executes what can be executed, slot after slot. */
function executions(c: Self): Plan {
  const plan: Effect<ServerState, PaxosBody>[] = [];
  let { self } = c;
  for (let n = 0; n < MOST_AT_ONCE; n++) {
    const slot = executable(c, self);
    if (slot === undefined) break;
    const { entry } = self.log.at(slot)!;
    const { patch, response, fresh } = execution(entry, self, c.keeps('PSW-DEDUP'));
    self = { ...self, ...patch, executed: slot };
    plan.push(executedNote(slot, entry, fresh));
    if (self.role === 'leader' && entry.client !== undefined)
      plan.push(send(entry.client, replyOk(c.id, entry.seq!, response)));
  }
  const { machine, sessions, executed } = self;
  return [set<ServerState>({ machine, sessions, executed }), ...plan];
}

const executedNote = (slot: number, { client }: Entry, fresh: boolean) =>
  note(fresh ? 'executed' : 'repeated', { at: slot, ...(client && { about: client }) });

/** The state machine. */
export const executeRules = {
  'SM.1': whenever({
    cite: `${PMS}, §3`,
    says: 'Execute what is chosen, strictly in the order of the slots, each once; the leader then answers the client.',
    when: (c) => executable(c, c.self) !== undefined,
    then: executions,
    tells: ({ id, before, after, fired }) => {
      const { at, what, about } = fired.notes.at(-1)!;
      // Many slots executed at once are told once, when the last of them is.
      if (at !== after.executed) return '';
      const first = before.executed + 1;
      if (at > first) return `${id} executes ${span(first, at)} in their order.`;
      const entry = after.log.at(at)?.entry;
      if (entry?.noop) return `${id} executes slot ${at}: nothing to do.`;
      if (what === 'repeated')
        return `${id} has executed ${entry?.command} for ${about} before, and does not do it twice.`;
      return `${id} executes ${entry?.command}${after.role === 'leader' && about ? ` and answers ${about}` : ''}.`;
    },
  }),
};

const replyOk = (leader: NodeId, seq: number, response: string): ClientReply => ({
  type: 'ClientReply',
  seq,
  status: 'ok',
  response,
  leaderHint: leader,
});

/** Puts a command at the end of the leader's queue. */
function queued(self: ServerState, entry: Entry): Plan {
  const leading = self.leading!;
  return [set<ServerState>({ leading: { ...leading, queue: leading.queue.concat(entry) } })];
}

/** Is the same request already on its way to being chosen under this leader? */
function isUnderWay(self: ServerState, entry: Entry): boolean {
  const { queue, forced } = self.leading!;
  return (
    queue.some((other) => isSameValue(other, entry)) ||
    self.tallies.some((tally) => tally.ballot === self.ballot && isSameValue(tally.entry, entry)) ||
    Object.entries(forced).some(
      ([slot, cell]) => !knows(self, Number(slot)) && isSameValue(cell.entry, entry),
    )
  );
}

const entryOf = (
  c: Context<ServerState, PaxosBody, Extract<PaxosBody, { type: 'ClientRequest' }>>,
): Entry => ({
  command: c.message.command,
  client: c.from,
  seq: c.message.seq,
  since: c.self.ballot,
});

/** What a server does with requests. */
export const requestRules = {
  'CL.4': onMessage('ClientRequest', {
    cite: `${PSB}, Last_Executed`,
    says: 'What a client asked for before and was executed is answered from memory; it takes no slot.',
    when: (c) =>
      c.self.role === 'leader' &&
      (c.self.sessions[c.from]?.seq ?? 0) >= c.message.seq &&
      c.keeps('PSW-DEDUP'),
    then: ({ self, message, from, id }) => [
      send(from, replyOk(id, message.seq, self.sessions[from]!.response)),
      note('answered again', { about: from }),
    ],
    tells: ({ id, message }) =>
      `${id} has executed ${message.body.command} for ${message.from} before and only answers again.`,
  }),

  'CL.4w': onMessage('ClientRequest', {
    cite: `${PSB}, Last_Enqueued`,
    says: 'A request that is already on its way to a slot is not taken in again.',
    when: (c) => c.self.role === 'leader' && c.keeps('PSW-DEDUP') && isUnderWay(c.self, entryOf(c)),
    then: () => [note('ignored', { because: 'under way' })],
    tells: ({ id, message }) => `${id} is busy with ${message.body.command} already.`,
  }),

  'CL.5': onMessage('ClientRequest', {
    cite: `${PMS}, §3`,
    says: 'A leader takes a client’s command in, and answers once it is executed.',
    when: ({ self }) => self.role === 'leader',
    then: (c) => queued(c.self, entryOf(c)),
    tells: ({ id, message, after }) =>
      waits(after, message.body.command)
        ? `${id} takes ${message.body.command} in; it has to wait for its turn.`
        : `${id} takes ${message.body.command} in.`,
  }),

  'CL.1s': onMessage('ClientRequest', {
    cite: `${PMS}, §3`,
    says: 'A server that does not lead turns a client away, with a hint who does.',
    then: ({ self, message, from }) => [
      send(from, {
        type: 'ClientReply',
        seq: message.seq,
        status: 'not leader',
        response: '',
        leaderHint: self.leader,
      }),
      note('refused', { about: from, because: 'not leader' }),
    ],
    tells: ({ id, after, message }) =>
      after.leader
        ? `${id} sends ${message.from} on: ask ${after.leader}.`
        : `${id} sends ${message.from} away: it knows no leader.`,
  }),

  'CL.5h': onCommand({
    cite: `${PMS}, §3`,
    says: 'A command put in by hand is treated like a client’s, except that nobody waits for the answer.',
    when: ({ self }) => self.role === 'leader',
    then: (c) => queued(c.self, { command: c.command, since: c.self.ballot }),
    tells: ({ id, after }) => {
      const command = after.leading?.queue.at(-1)?.command;
      return command === undefined ? '' : `${id} takes ${command} in; it has to wait for its turn.`;
    },
  }),

  'CL.1h': onCommand({
    cite: `${PMS}, §3`,
    says: 'A server that does not lead turns a command away.',
    then: ({ self }) => [
      note('refused', { because: 'not leader', ...(self.leader && { about: self.leader }) }),
    ],
    tells: ({ id, after }) =>
      `${id} turns the command away: it is ${after.role === 'candidate' ? 'a candidate' : 'a follower'}, not the leader.`,
  }),
};

const waits = ({ leading }: ServerState, command: string): boolean =>
  leading?.queue.at(-1)?.command === command;
