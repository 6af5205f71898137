/** Snapshots: a server folds the beginning of its log, and a leader sends what it folded to whoever is far behind. */
import { note, send, set } from '../../engine/effect.ts';
import { Log } from '../../engine/log.ts';
import type { Context } from '../../engine/rule.ts';
import { configurationIn } from './configuration.ts';
import type { Plan, Self } from './leading.ts';
import { bringOn, configurationBefore, onCommand, onMessage, whenever } from './leading.ts';
import type { Entry, InstallSnapshot, RaftBody, ServerState, Snapshot } from './state.ts';
import { termAt } from './state.ts';
import { plural } from './words.ts';

/** `entry 1`, `entries 1–5`. */
const prefix = (index: number): string => (index === 1 ? 'entry 1' : `entries 1–${index}`);

/** The order to fold. */
export const TAKE_SNAPSHOT = 'take a snapshot';

type Installing = Context<ServerState, RaftBody, InstallSnapshot>;

/** The log of which only that snapshot is left. */
export const afterSnapshot = ({ index, print, term }: Snapshot): Log<Entry> =>
  Log.after(index, print, { term, command: '·' });

/** The snapshot of what this server has executed. */
function snapshotNow(c: Self): Snapshot {
  const { log, lastApplied: index, machine, sessions, members } = c.self;
  return {
    index,
    term: termAt(log, index)!,
    print: log.printAt(index),
    machine,
    sessions,
    members: members.at <= index ? members : configurationIn(log.cut(index), configurationBefore(c)),
  };
}

/** Folds everything executed into a snapshot. */
const compact = (c: Self): Plan => [
  set<ServerState>({ snapshot: snapshotNow(c), log: c.self.log.fold(c.self.lastApplied) }),
  note('folded', { at: c.self.lastApplied }),
];

const canCompact = ({ self }: Self): boolean => self.lastApplied > self.log.base;

/** The bindings of the snapshot that have come, if they are of this one. */
const hasOf = ({ self, message }: Installing) =>
  self.partial?.index === message.lastIncludedIndex ? self.partial.bindings : [];

const answer = (c: Installing, done: boolean, offset: number): Plan => [
  send(c.from, {
    type: 'InstallSnapshotReply',
    term: c.self.currentTerm,
    lastIncludedIndex: c.message.lastIncludedIndex,
    offset,
    done,
    ...(c.message.round !== undefined && { round: c.message.round }),
  }),
];

/** The snapshot that is complete now. */
function received(c: Installing): Snapshot {
  const { lastIncludedIndex: index, lastIncludedTerm: term, print, sessions, members } = c.message;
  return {
    index,
    term,
    print,
    machine: Object.fromEntries(hasOf(c)),
    sessions: sessions!,
    members: members!,
  };
}

/** Whether the log agrees with the snapshot at its end, so that what comes after is worth keeping. */
const agreesAtEnd = (c: Installing): boolean =>
  c.keeps('SW-IS6') && termAt(c.self.log, c.message.lastIncludedIndex) === c.message.lastIncludedTerm;

/** What followers do with the chunks of a snapshot, and leaders with the answers. */
export const snapshotRules = {
  'IS.1': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 1',
    says: 'Answer a leader of an earlier term with the present one, and take nothing from it.',
    when: ({ self, message }) => message.term < self.currentTerm,
    then: (c) => [...answer(c, false, 0), note('refused', { about: c.from, because: 'term' })],
    tells: ({ id, after, message }) =>
      `${id} takes no snapshot from ${message.from}: it is term ${after.currentTerm} by now.`,
  }),

  'IS.5': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 5',
    says: 'A snapshot that covers no more than the own one is of no use.',
    when: ({ self, message }) => message.lastIncludedIndex <= self.log.base,
    then: (c) => [...answer(c, true, 0), note('ignored', { about: c.from, because: 'old' })],
    tells: ({ id, after }) => `${id} has a snapshot through ${after.log.base} itself and needs none.`,
  }),

  'IS.2': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 2',
    says: 'The first chunk begins a new snapshot.',
    continues: true,
    when: ({ message }) => message.offset === 0,
    then: ({ message }) => [
      set<ServerState>({ partial: { index: message.lastIncludedIndex, bindings: message.data } }),
    ],
    tells: ({ id, message }) =>
      message.body.done
        ? ''
        : `${id} begins to take a snapshot through ${message.body.lastIncludedIndex} from ${message.from}.`,
  }),

  'IS.3n': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 3',
    says: 'A chunk that does not follow what has come is not written; the answer says what is missing.',
    when: (c) => c.message.offset > 0 && hasOf(c).length !== c.message.offset,
    then: (c) => [...answer(c, false, hasOf(c).length), note('ignored', { about: c.from, because: 'order' })],
    tells: ({ id, message }) => `${id} cannot place that chunk and tells ${message.from} which one it needs.`,
  }),

  'IS.3': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 3',
    says: 'Write the chunk where it belongs.',
    continues: true,
    when: ({ message }) => message.offset > 0,
    then: (c) => [
      set<ServerState>({
        partial: { index: c.message.lastIncludedIndex, bindings: [...hasOf(c), ...c.message.data] },
      }),
    ],
    tells: () => '',
  }),

  'IS.4': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 4',
    says: 'As long as it is not the last chunk, answer and wait for more.',
    when: ({ message }) => !message.done,
    then: (c) => answer(c, false, hasOf(c).length),
    tells: ({ id, after }) =>
      `${id} has ${plural(after.partial?.bindings.length ?? 0, 'value')} of it so far.`,
  }),

  'IS.6': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 6',
    says: 'If the log holds the last entry of the snapshot, keep what comes after it.',
    continues: true,
    when: agreesAtEnd,
    then: (c) => [
      set<ServerState>({
        snapshot: received(c),
        log: c.self.log.fold(c.message.lastIncludedIndex),
      }),
    ],
    tells: ({ id, after, message }) =>
      `${id} holds entry ${message.body.lastIncludedIndex} already: it folds its log so far and keeps the ${plural(after.log.length - after.log.base, 'entry')} after it.`,
  }),

  'IS.7': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 7',
    says: 'Else discard the whole log.',
    continues: true,
    when: (c) => c.message.lastIncludedIndex > c.self.log.base,
    then: (c) => {
      const snapshot = received(c);
      const log = afterSnapshot(snapshot);
      return [
        set<ServerState>({ snapshot, log, members: configurationIn(log, snapshot.members) }),
        note('discarded', { at: snapshot.index }),
      ];
    },
    tells: ({ id, before, message, world }) =>
      termAt(before.log, message.body.lastIncludedIndex) === message.body.lastIncludedTerm &&
      world.off.includes('SW-IS6')
        ? `${id} throws its whole log away, though it holds entry ${message.body.lastIncludedIndex} and what comes after it.`
        : before.log.length === 0
          ? `${id} has nothing to keep: its log now begins after ${message.body.lastIncludedIndex}.`
          : `${id} discards its log: it does not hold the last entry of the snapshot.`,
  }),

  'IS.8': onMessage('InstallSnapshot', {
    cite: 'Raft Fig. 13, 8',
    says: 'Reset the state machine to the snapshot’s, with its configuration and its sessions.',
    then: (c) => {
      const { index, machine, sessions } = c.self.snapshot!;
      const isAhead = c.self.lastApplied >= index && c.self.log.length >= c.self.lastApplied;
      return [
        set<ServerState>({
          partial: null,
          ...(isAhead ? {} : { machine, sessions, lastApplied: index }),
          commitIndex: Math.max(c.self.commitIndex, index),
        }),
        ...answer(c, true, hasOf(c).length),
        note('installed', { about: c.from, at: index }),
      ];
    },
    tells: ({ id, before, after, message }) =>
      before.lastApplied >= message.body.lastIncludedIndex
        ? `${id} has executed all that the snapshot covers.`
        : `${id} takes over the state as of entry ${after.lastApplied} from ${message.from}, without having executed what led to it.`,
  }),

  'CMP.3d': onMessage('InstallSnapshotReply', {
    cite: 'Raft §7',
    says: 'A follower that has the whole snapshot matches through its last entry.',
    continues: true,
    when: ({ message }) => message.done,
    then: ({ self, message, from }) => {
      const match = Math.max(self.matchIndex[from]!, message.lastIncludedIndex);
      const { [from]: _, ...offsets } = self.reign.offsets;
      return [
        set<ServerState>({
          matchIndex: { ...self.matchIndex, [from]: match },
          nextIndex: { ...self.nextIndex, [from]: Math.max(self.nextIndex[from]!, match + 1) },
          reign: { ...self.reign, offsets },
        }),
        note('matched', { about: from, at: match }),
      ];
    },
    tells: ({ id, message, fired }) =>
      `${id} notes that ${message.from} matches through ${fired.notes[0]!.at}.`,
  }),

  'CMP.3c': onMessage('InstallSnapshotReply', {
    cite: 'Raft §7',
    says: 'Send the next chunk, or begin again if a newer snapshot has been taken.',
    when: ({ self, message, from }) =>
      !message.done &&
      self.nextIndex[from]! <= self.log.base &&
      (message.lastIncludedIndex !== self.snapshot!.index ||
        message.offset !== (self.reign.offsets[from] ?? 0)),
    then: (c) => {
      const offset = c.message.lastIncludedIndex === c.self.snapshot!.index ? c.message.offset : 0;
      const reign = { ...c.self.reign, offsets: { ...c.self.reign.offsets, [c.from]: offset } };
      return [set<ServerState>({ reign }), ...bringOn(c, { ...c.self, reign }, c.from, 0)];
    },
    tells: ({ id, after, message }) =>
      `${id} sends ${message.from} what comes after the first ${plural(after.reign.offsets[message.from] ?? 0, 'value')}.`,
  }),

  'CMP.3n': onMessage('InstallSnapshotReply', {
    cite: 'Raft §7',
    says: 'An answer about a chunk that is on its way already changes nothing.',
    when: ({ message }) => !message.done,
    then: () => [note('ignored', { because: 'stale' })],
    tells: () => '',
  }),
};

/** When a server folds its log. */
export const foldingRules = {
  'CMP.1': whenever({
    cite: 'Raft §7',
    says: 'A server that has executed enough entries since its last snapshot takes one by itself and forgets them.',
    when: ({ self, options }) =>
      (options.snapshotEvery as number) > 0 &&
      self.lastApplied - self.log.base >= (options.snapshotEvery as number),
    then: compact,
    tells: ({ id, after }) =>
      `${id} keeps what executing ${prefix(after.log.base)} came to, and forgets the entries.`,
  }),
};

/** The same, asked for by hand. */
export const foldingCommands = {
  'CMP.1h': onCommand({
    cite: 'Raft §7',
    says: 'Asked to, a server folds what it has executed into a snapshot.',
    when: (c) => c.command === TAKE_SNAPSHOT && canCompact(c),
    then: compact,
    tells: ({ id, after }) =>
      `${id} keeps what executing ${prefix(after.log.base)} came to, and forgets the entries.`,
  }),

  'CMP.1n': onCommand({
    cite: 'Raft §7',
    says: 'There is nothing to fold as long as nothing has been executed since the last snapshot.',
    when: ({ command }) => command === TAKE_SNAPSHOT,
    then: () => [note('refused', { because: 'nothing new' })],
    tells: ({ id }) => `${id} has executed nothing since its last snapshot: there is nothing to fold.`,
  }),
};
