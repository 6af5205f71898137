/** Entries: how a leader's log becomes everybody's, and what of it is committed. */
import { note, send, set, start } from '../../engine/effect.ts';
import type { Log } from '../../engine/log.ts';
import type { Context } from '../../engine/rule.ts';
import { configurationIn } from './configuration.ts';
import {
  appendEntry,
  batch,
  beat,
  bringOn,
  committable,
  configurationBefore,
  countsRounds,
  FIG2,
  isConfirmed,
  leaseLength,
  mindsLeaders,
  onMessage,
  retired,
  wait,
  whenever,
} from './leading.ts';
import type { AppendEntries, AppendEntriesReply, Entry, RaftBody, ServerState } from './state.ts';
import type { Self } from './leading.ts';
import { firstOfTerm, lastTerm, termAt } from './state.ts';
import { entriesInWords } from './words.ts';

/** What only leaders say. */
const LEADERS = ['AppendEntries', 'InstallSnapshot'] as const;

type Appending = Context<ServerState, RaftBody, AppendEntries>;

/** Does the log hold the entry that the leader's new ones follow? What is folded away is committed, so it does. */
const holdsPrevious = (c: Appending): boolean =>
  !c.keeps('SW-CONSIST') ||
  c.message.prevLogIndex < c.self.log.base ||
  termAt(c.self.log, c.message.prevLogIndex) === c.message.prevLogTerm;

/** Where the message's first entry goes: after prevLogIndex (after the log's end, if nobody checked). */
const placeOf = (c: Appending): number => Math.min(c.message.prevLogIndex, c.self.log.length) + 1;

/** The first index at which the log holds an entry of another term than the message brings; undefined if none does. */
function conflict(log: Log<Entry>, place: number, entries: readonly Entry[]): number | undefined {
  for (let i = Math.max(0, log.base + 1 - place); i < entries.length; i++) {
    const mine = log.at(place + i);
    if (mine === undefined) return undefined;
    if (mine.term !== entries[i]!.term) return place + i;
  }
  return undefined;
}

/** The last index, up to `from`, of an entry whose term is at most that; nothing is known before what is folded away. */
function lastUpToTerm(log: Log<Entry>, from: number, term: number): number {
  let index = Math.min(from, log.length);
  while (index > log.base && log.at(index)!.term > term) index--;
  return index;
}

/** Where the next probe of a follower goes after it refused one: see the option `repair`. */
function steppedBack(c: Context<ServerState, RaftBody, AppendEntriesReply>): number {
  const { self, message, from } = c;
  const least = (self.matchIndex[from] ?? 0) + 1;
  const by = (next: number): number => Math.max(least, Math.min(next, self.nextIndex[from]! - 1));
  const { conflictTerm = 0, conflictIndex = 1 } = message;
  switch (c.options.repair) {
    case 'conflict-term':
      return by(conflictIndex);
    case 'own-term': {
      const last = lastUpToTerm(self.log, self.log.length, conflictTerm);
      return by(conflictTerm > 0 && self.log.at(last)?.term === conflictTerm ? last + 1 : conflictIndex);
    }
    case 'both-search':
      return by(lastUpToTerm(self.log, conflictIndex, conflictTerm) + 1);
    default:
      return by(self.nextIndex[from]! - 1);
  }
}

/** The reply that explains a refusal of AE.2, with the hint the option asks for. */
function refusal(c: Appending): AppendEntriesReply {
  const { self, message } = c;
  const base = {
    type: 'AppendEntriesReply',
    term: self.currentTerm,
    success: false,
    prevLogIndex: message.prevLogIndex,
    match: 0,
    ...(message.round !== undefined && { round: message.round }),
  } as const;
  if (c.options.repair === 'decrement') return base;
  if (c.options.repair === 'both-search') {
    const index = lastUpToTerm(self.log, message.prevLogIndex, message.prevLogTerm);
    return { ...base, conflictTerm: termAt(self.log, index) ?? 0, conflictIndex: index };
  }
  const term = self.log.at(message.prevLogIndex)?.term ?? 0;
  const index = term === 0 ? self.log.length + 1 : firstOfTerm(self.log, message.prevLogIndex);
  return { ...base, conflictTerm: term, conflictIndex: index };
}

/** The last yes said. Followers that agree say the same again and again: one body then stands for them all. */
let lastYes: AppendEntriesReply | undefined;

/** The reply that accepts an AppendEntries. */
function yes(
  term: number,
  prevLogIndex: number,
  match: number,
  round: number | undefined,
): AppendEntriesReply {
  if (
    lastYes?.match !== match ||
    lastYes.prevLogIndex !== prevLogIndex ||
    lastYes.term !== term ||
    lastYes.round !== round
  ) {
    const body = { type: 'AppendEntriesReply', term, success: true, prevLogIndex, match } as const;
    lastYes = round === undefined ? body : { ...body, round };
  }
  return lastYes;
}

/** How much of a lease is left that began with the latest round, as a part of its length. */
function leaseLeft({ now, options, self }: Self): number {
  const length = leaseLength(options);
  return length > 0 ? 1 - (now - self.reign.roundAt) / length : 0;
}

/** How far this message lets a follower commit. */
function vouchedCommit(c: Appending): number {
  const vouched = c.keeps('SW-MIN') ? c.message.prevLogIndex + c.message.entries.length : c.self.log.length;
  return Math.min(c.message.leaderCommit, vouched);
}

/** What followers do with entries, and leaders with their answers. */
export const entryRules = {
  'AE.1': onMessage('AppendEntries', {
    cite: `${FIG2}, AppendEntries 1; §5.1`,
    says: 'Refuse a leader of an earlier term, and do not let it reset the timer.',
    when: (c) => c.message.term < c.self.currentTerm && c.keeps('SW-STALE-AE'),
    then: ({ self, message, from }) => [
      send(from, {
        type: 'AppendEntriesReply',
        term: self.currentTerm,
        success: false,
        prevLogIndex: message.prevLogIndex,
        match: 0,
      }),
      note('refused', { about: from, because: 'term' }),
    ],
    tells: ({ id, after, message }) =>
      `${id} refuses ${message.from}, who still believes it leads term ${message.body.term}: it is term ${after.currentTerm} by now.`,
  }),

  'SRV.C3': onMessage(LEADERS, {
    cite: `${FIG2}, Candidates 3; §5.2`,
    says: 'A candidate that hears from the leader of its term becomes a follower.',
    continues: true,
    when: ({ self }) => self.role === 'candidate',
    then: () => [set<ServerState>({ role: 'follower', ...retired })],
    tells: ({ id, message }) => `${id} gives up its candidacy: ${message.from} has won this term.`,
  }),

  'AE.0': onMessage(LEADERS, {
    cite: `${FIG2}, Followers 2; §5.2`,
    says: 'A word from the current leader: remember who leads, and wait anew.',
    continues: true,
    when: ({ self }) => self.role === 'follower',
    then: (c) => [
      ...(c.self.leaderId === c.from && c.self.polled.length === 0
        ? []
        : [set<ServerState>({ leaderId: c.from, polled: [] })]),
      wait(c),
      ...(mindsLeaders(c) ? [start('lull')] : []),
    ],
    tells: ({ id, before, message }) =>
      before.leaderId === message.from
        ? ''
        : `${id} now knows that ${message.from} leads term ${message.body.term}.`,
  }),

  'AE.2': onMessage('AppendEntries', {
    cite: `${FIG2}, AppendEntries 2; §5.3`,
    says: 'Refuse when the log has no entry at prevLogIndex whose term is prevLogTerm.',
    when: (c) => !holdsPrevious(c),
    then: (c) => [
      send(c.from, refusal(c)),
      note('refused', { about: c.from, because: 'log', at: c.message.prevLogIndex }),
    ],
    tells: ({ id, after, message }) => {
      const { prevLogIndex, prevLogTerm } = message.body;
      const mine = after.log.at(prevLogIndex);
      const why = mine
        ? `its own entry ${prevLogIndex} is from term ${mine.term}`
        : `its log ends at ${after.log.length}`;
      return `${message.from} claims that entry ${prevLogIndex} is from term ${prevLogTerm}. ${id} says no: ${why}.`;
    },
  }),

  'AE.3': onMessage('AppendEntries', {
    cite: `${FIG2}, AppendEntries 3; §5.3`,
    says: 'On a conflict (same index, another term) delete that entry and all that follow it.',
    continues: true,
    when: (c) =>
      c.keeps('SW-DELCONF') &&
      (c.keeps('SW-TRUNC-ALWAYS')
        ? conflict(c.self.log, placeOf(c), c.message.entries) !== undefined
        : c.self.log.length >= placeOf(c)),
    then: (c) => {
      const from = c.keeps('SW-TRUNC-ALWAYS')
        ? conflict(c.self.log, placeOf(c), c.message.entries)!
        : placeOf(c);
      const log = c.self.log.cut(from - 1);
      return [
        set<ServerState>({
          log,
          ...(c.self.members.at > log.length && { members: configurationIn(log, configurationBefore(c)) }),
        }),
        note('deleted', { at: from }),
      ];
    },
    tells: ({ id, before, fired }) => {
      const from = fired.notes[0]!.at!;
      return `${id} deletes ${entriesInWords(before.log.slice(from), from)}: the leader's log says otherwise.`;
    },
  }),

  'AE.4': onMessage('AppendEntries', {
    cite: `${FIG2}, AppendEntries 4; §5.3`,
    says: 'Append the new entries that are not yet in the log.',
    continues: true,
    when: (c) => placeOf(c) + c.message.entries.length - 1 > c.self.log.length,
    then: (c) => {
      const fresh = c.message.entries.slice(c.self.log.length + 1 - placeOf(c));
      const log = c.self.log.append(...fresh);
      return [
        set<ServerState>({
          log,
          ...(fresh.some(({ members }) => members) && { members: configurationIn(log, c.self.members) }),
        }),
        note('stored', { at: c.self.log.length + 1 }),
      ];
    },
    tells: ({ id, after, fired }) => {
      const from = fired.notes[0]!.at!;
      return `${id} stores ${entriesInWords(after.log.recall(from), from)}.`;
    },
  }),

  'AE.5': onMessage('AppendEntries', {
    cite: `${FIG2}, AppendEntries 5; §5.3`,
    says: 'Advance the commit index to the leader’s, but not past the last entry this message vouches for.',
    continues: true,
    when: (c) => vouchedCommit(c) > c.self.commitIndex,
    then: (c) => [set<ServerState>({ commitIndex: vouchedCommit(c) })],
    tells: ({ id, after }) => `${id} learns that the log is committed through ${after.commitIndex}.`,
  }),

  'AE.6': onMessage('AppendEntries', {
    cite: `${FIG2}, AppendEntries, results`,
    says: 'Answer yes, naming the last index that is now known to match.',
    then: ({ self, message, from }) => [
      send(
        from,
        yes(
          self.currentTerm,
          message.prevLogIndex,
          message.prevLogIndex + message.entries.length,
          message.round,
        ),
      ),
    ],
    tells: ({ id, message }) =>
      message.body.entries.length > 0
        ? `${id} answers yes: its log matches through ${message.body.prevLogIndex + message.body.entries.length}.`
        : `${id} hears the heartbeat of ${message.from} and answers yes: its log matches through ${message.body.prevLogIndex}.`,
  }),

  'RD.1d': onMessage(['AppendEntriesReply', 'InstallSnapshotReply'], {
    cite: 'Dissertation 6.4',
    says: 'Any answer tells that its sender still followed in that round.',
    continues: true,
    when: (c) => countsRounds(c) && (c.message.round ?? -1) > (c.self.reign.heard[c.from] ?? -1),
    then: ({ self, from, message }) => [
      set<ServerState>({
        reign: { ...self.reign, heard: { ...self.reign.heard, [from]: message.round! } },
      }),
    ],
    tells: () => '',
  }),

  'RD.3l': onMessage(['AppendEntriesReply', 'InstallSnapshotReply'], {
    cite: 'Dissertation 6.4.1',
    says: 'A round that a majority has answered gives the leader a lease, counted from when the round began: until then nobody else can be elected.',
    continues: true,
    when: (c) =>
      c.message.round === c.self.reign.round &&
      leaseLeft(c) > 0 &&
      c.self.reign.transfer === null &&
      isConfirmed(c, c.self.reign.round),
    then: (c) => [start('lease', leaseLeft(c))],
    tells: () => '',
  }),

  'SRV.L3a': onMessage('AppendEntriesReply', {
    cite: `${FIG2}, Leaders 3; §5.3`,
    says: 'After a yes, note how far that follower’s log matches, and send on from there.',
    continues: true,
    when: ({ message }) => message.success,
    then: ({ self, message, from }) => {
      const match = Math.max(self.matchIndex[from] ?? 0, message.match);
      const next = Math.max(self.nextIndex[from] ?? 1, match + 1);
      if (match === self.matchIndex[from] && next === self.nextIndex[from]) return [];
      return [
        set<ServerState>({
          matchIndex: { ...self.matchIndex, [from]: match },
          nextIndex: { ...self.nextIndex, [from]: next },
        }),
        note('matched', { about: from, at: match }),
      ];
    },
    tells: ({ id, message, fired }) =>
      fired.notes.length > 0 ? `${id} notes that ${message.from} matches through ${fired.notes[0]!.at}.` : '',
  }),

  'SRV.L3b': onMessage('AppendEntriesReply', {
    cite: `${FIG2}, Leaders 3; §5.3`,
    says: 'After a no because the logs differ, lower nextIndex for that follower and try again.',
    when: ({ message }) => !message.success,
    then: (c) => {
      const next = steppedBack(c);
      const self = { ...c.self, nextIndex: { ...c.self.nextIndex, [c.from]: next } };
      return [
        set<ServerState>({ nextIndex: self.nextIndex }),
        ...bringOn(c, self, c.from, batch(c)),
        note('stepped back', { about: c.from, at: next }),
      ];
    },
    tells: ({ id, before, after, message }) =>
      `${id} lowers nextIndex[${message.from}] from ${before.nextIndex[message.from]} to ${after.nextIndex[message.from]} and asks again.`,
  }),
};

/** While a follower lacks entries, it is sent some: after every answer. */
export const sendingRules = {
  'SRV.L3': onMessage(['AppendEntriesReply', 'InstallSnapshotReply'], {
    cite: `${FIG2}, Leaders 3; §5.3`,
    says: 'While a follower lacks entries, send them from nextIndex on.',
    when: ({ self, from }) => self.log.length >= (self.nextIndex[from] ?? Infinity),
    then: (c) => bringOn(c, c.self, c.from, batch(c)),
    tells: ({ id, after, message }) =>
      after.nextIndex[message.from]! <= after.log.base
        ? `${id} sends ${message.from} its snapshot: entry ${after.nextIndex[message.from]} is folded away.`
        : `${id} sends ${message.from} what it lacks, from entry ${after.nextIndex[message.from]} on.`,
  }),
};

/** What a leader does as soon as it can. */
export const leaderRules = {
  'SRV.L7': whenever({
    cite: 'Raft §8; dissertation 6.4',
    says: 'A new leader writes an entry that does nothing, to commit something in its own term.',
    when: ({ self, options }) =>
      options.noop === true && self.role === 'leader' && lastTerm(self.log) !== self.currentTerm,
    then: (c) => [
      ...appendEntry(c, { term: c.self.currentTerm, command: 'no-op', noop: true }),
      start('heartbeat'),
    ],
    tells: ({ id, after }) =>
      `${id} begins term ${after.currentTerm} with an entry that does nothing, and sends it to everybody.`,
  }),

  'SRV.L1': whenever({
    cite: `${FIG2}, Leaders 1; §5.2`,
    says: 'A leader says so at once to everybody, and again at every heartbeat.',
    when: (c) => c.self.role === 'leader' && !c.runs('heartbeat'),
    then: (c) => beat(c),
    tells: ({ id, before }) =>
      before.role === 'leader' ? `${id} sends everybody a heartbeat.` : `It tells everybody at once.`,
  }),

  'SRV.L4': whenever({
    cite: `${FIG2}, Leaders 4; §5.3, §5.4.2`,
    says: 'An entry of the leader’s own term that a majority stores is committed, and with it all before it.',
    when: (c) => committable(c) > 0,
    then: (c) => [
      set<ServerState>({ commitIndex: committable(c) }),
      note('committed', { at: committable(c) }),
    ],
    tells: ({ before, after, id }) =>
      after.commitIndex - before.commitIndex > 1
        ? `Entries ${before.commitIndex + 1}–${after.commitIndex} are on a majority: ${id} commits them.`
        : `Entry ${after.commitIndex} is on a majority: ${id} commits it.`,
  }),
};
