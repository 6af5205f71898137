/** A Raft server: the rules of Figure 2, one by one, in the paper's order. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start, stop } from '../../engine/effect.ts';
import { Log } from '../../engine/log.ts';
import type { Context, Kind } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { NodeId } from '../../engine/world.ts';
import { BLANK, execution } from '../kit/machine.ts';
import { givenServer } from './given.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Entry,
  RaftBody,
  RequestVote,
  ServerState,
} from './state.ts';
import { firstOfTerm, isUpToDate, lastTerm, majority, termAt } from './state.ts';
import { listInWords } from '../../engine/words.ts';
import { entriesInWords, plural } from './words.ts';

type Self = Context<ServerState, RaftBody>;
type Plan = readonly Effect<ServerState, RaftBody>[];

const { onMessage, onTimer, onCommand, onBoot, whenever } = rulesFor<ServerState, RaftBody>();

const FIG2 = 'Raft Fig. 2';
const PEER = ['RequestVote', 'RequestVoteReply', 'AppendEntries', 'AppendEntriesReply'] as const;

/** How many servers must agree: more than half, or just half with that switch off. */
const quorum = (c: Pick<Self, 'size' | 'keeps'>): number =>
  c.keeps('SW-QUORUM') ? majority(c.size) : Math.ceil(c.size / 2);

/** May this vote still be given to that candidate? */
const mayVote = (c: Context<ServerState, RaftBody, RequestVote>): boolean =>
  !c.keeps('SW-VOTE1') ||
  c.self.votedFor === null ||
  c.self.votedFor === c.from ||
  c.message.term > c.self.currentTerm;

const candidateIsUpToDate = (c: Context<ServerState, RaftBody, RequestVote>): boolean =>
  !c.keeps('SW-UPTODATE') || isUpToDate(c.message.lastLogTerm, c.message.lastLogIndex, c.self.log);

/** Does the log hold the entry that the leader's new ones follow? */
const holdsPrevious = (c: Context<ServerState, RaftBody, AppendEntries>): boolean =>
  !c.keeps('SW-CONSIST') || termAt(c.self.log, c.message.prevLogIndex) === c.message.prevLogTerm;

/** Where the message's first entry goes: after prevLogIndex (after the log's end, if nobody checked). */
const placeOf = (c: Context<ServerState, RaftBody, AppendEntries>): number =>
  Math.min(c.message.prevLogIndex, c.self.log.length) + 1;

/** The first index at which the log holds an entry of another term than the message brings; undefined if none does. */
function conflict(log: Log<Entry>, place: number, entries: readonly Entry[]): number | undefined {
  for (let i = 0; i < entries.length; i++) {
    const mine = log.at(place + i);
    if (mine === undefined) return undefined;
    if (mine.term !== entries[i]!.term) return place + i;
  }
  return undefined;
}

const NO_ENTRIES: readonly Entry[] = [];

/** What an AppendEntries to that follower says; `most` limits the entries. */
function appendTo(self: ServerState, follower: NodeId, most: number): AppendEntries {
  const prev = self.nextIndex[follower]! - 1;
  return {
    type: 'AppendEntries',
    term: self.currentTerm,
    prevLogIndex: prev,
    prevLogTerm: termAt(self.log, prev) ?? 0,
    entries: most === 0 ? NO_ENTRIES : self.log.slice(prev + 1, prev + most),
    leaderCommit: self.commitIndex,
  };
}

/** AppendEntries to several followers; those that are equally far get one and the same body. */
function appendToAll(self: ServerState, followers: readonly NodeId[], most: number): Plan {
  let body: AppendEntries | undefined;
  return followers.map((follower) => {
    if (body?.prevLogIndex !== self.nextIndex[follower]! - 1) body = appendTo(self, follower, most);
    return send(follower, body);
  });
}

const batch = (c: Self): number => c.options.batch as number;

/** Fields a server loses when it stops leading or standing. */
const retired = { votesGranted: [], nextIndex: {}, matchIndex: {} } as const;

const stepDown = (self: ServerState): Plan =>
  self.role === 'leader' ? [stop('heartbeat'), start('election')] : [];

/** Where the next probe of a follower goes after it refused one (the dossier of ways: by one, or by whole terms). */
function steppedBack(c: Context<ServerState, RaftBody, AppendEntriesReply>): number {
  const { self, message, from } = c;
  const least = (self.matchIndex[from] ?? 0) + 1;
  if (c.options.repair === 'decrement') return Math.max(least, self.nextIndex[from]! - 1);
  return Math.max(least, Math.min(message.conflictIndex ?? 1, self.nextIndex[from]! - 1));
}

/** The reply that explains a refusal of AE.2, with the hint the option asks for. */
function refusal(c: Context<ServerState, RaftBody, AppendEntries>): AppendEntriesReply {
  const { self, message } = c;
  const base = {
    type: 'AppendEntriesReply',
    term: self.currentTerm,
    success: false,
    prevLogIndex: message.prevLogIndex,
    match: 0,
  } as const;
  if (c.options.repair === 'decrement') return base;
  const term = self.log.at(message.prevLogIndex)?.term ?? 0;
  const index = term === 0 ? self.log.length + 1 : firstOfTerm(self.log, message.prevLogIndex);
  return { ...base, conflictTerm: term, conflictIndex: index };
}

/** True if a quorum stores something beyond an index, by what the leader knows. */
function isQuorumBeyond(c: Self, index: number): boolean {
  let count = c.self.log.length > index ? 1 : 0;
  for (const peer of c.peers) if ((c.self.matchIndex[peer] ?? 0) > index) count++;
  return count >= quorum(c);
}

/** The last yes said. Followers that agree say the same again and again: one body then stands for them all. */
let lastYes: AppendEntriesReply | undefined;

/** The reply that accepts an AppendEntries. */
function yes(term: number, prevLogIndex: number, match: number): AppendEntriesReply {
  if (lastYes?.match !== match || lastYes.prevLogIndex !== prevLogIndex || lastYes.term !== term)
    lastYes = { type: 'AppendEntriesReply', term, success: true, prevLogIndex, match };
  return lastYes;
}

/** The highest index that a quorum stores, by what the leader knows. */
function storedOnQuorum(c: Self): number {
  const marks = c.peers.map((peer) => c.self.matchIndex[peer] ?? 0);
  marks.push(c.self.log.length);
  marks.sort((a, b) => b - a);
  return marks[quorum(c) - 1]!;
}

/** The index the leader may commit now: on a quorum, and written in its own term. */
function committable(c: Self): number {
  // Asked after every step: most of the time there is nothing to commit, and then nothing is sorted.
  if (c.self.role !== 'leader' || !isQuorumBeyond(c, c.self.commitIndex)) return 0;
  const index = storedOnQuorum(c);
  return !c.keeps('SW-COMMIT-TERM') || termAt(c.self.log, index) === c.self.currentTerm ? index : 0;
}

/** The rules, in order: all servers, votes, entries, then what each role does by itself. */
const rules = {
  'SRV.BOOT': onBoot({
    cite: 'Raft §5.2',
    says: 'A server starts as a follower, with whatever its disk remembers, and waits for a leader.',
    then: () => [start('election')],
    tells: ({ id, after }) =>
      `${id} is back as a follower. Its disk still knows term ${after.currentTerm}, its vote and ${plural(after.log.length, 'log entry')}; everything else is gone.`,
  }),

  'SRV.A2': onMessage(PEER, {
    cite: `${FIG2}, All Servers 2; §5.1`,
    says: 'Whoever hears of a higher term adopts it, forgets its vote, and becomes a follower.',
    continues: true,
    when: (c) =>
      c.message.term > c.self.currentTerm && (c.message.type !== 'RequestVote' || c.keeps('SW-ADOPT')),
    then: ({ self, message }) => [
      set<ServerState>({
        currentTerm: message.term,
        votedFor: null,
        role: 'follower',
        leaderId: null,
        ...retired,
      }),
      ...stepDown(self),
      note('adopted', { at: message.term }),
    ],
    tells: ({ id, before, after }) =>
      before.role === 'leader'
        ? `${id} learns that term ${after.currentTerm} has begun. It stops leading term ${before.currentTerm} at once.`
        : `${id} learns of term ${after.currentTerm} and moves up to it; its vote is free again.`,
  }),

  'SRV.A3': onMessage(['RequestVoteReply', 'AppendEntriesReply'], {
    cite: 'Raft §5.1',
    says: 'An answer from an earlier term, or to a question nobody asks any more, is ignored.',
    when: ({ self, message, from }) =>
      message.term < self.currentTerm ||
      (message.type === 'RequestVoteReply'
        ? self.role !== 'candidate'
        : self.role !== 'leader' ||
          (!message.success && message.prevLogIndex !== (self.nextIndex[from] ?? 0) - 1)),
    then: () => [note('ignored', { because: 'stale' })],
    tells: ({ id, message }) => `${id} ignores the answer from ${message.from}: it is old news.`,
  }),

  'RV.1': onMessage('RequestVote', {
    cite: `${FIG2}, RequestVote 1`,
    says: 'Refuse a vote to a candidate of an earlier term.',
    when: ({ self, message }) => message.term < self.currentTerm,
    then: ({ self, from }) => [
      send(from, { type: 'RequestVoteReply', term: self.currentTerm, voteGranted: false }),
      note('refused', { about: from, because: 'term' }),
    ],
    tells: ({ id, after, message }) =>
      `${id} refuses ${message.from} its vote: ${message.from} stands for term ${message.body.term}, and it is already term ${after.currentTerm}.`,
  }),

  'RV.2a': onMessage('RequestVote', {
    cite: `${FIG2}, RequestVote 2; §5.2`,
    says: 'Give at most one vote a term: first come, first served.',
    when: (c) => !mayVote(c),
    then: ({ self, from }) => [
      send(from, { type: 'RequestVoteReply', term: self.currentTerm, voteGranted: false }),
      note('refused', { about: from, because: 'vote' }),
    ],
    tells: ({ id, after, message }) =>
      `${id} refuses ${message.from} its vote: in term ${after.currentTerm} it has already voted for ${after.votedFor === id ? 'itself' : after.votedFor}.`,
  }),

  'RV.2b': onMessage('RequestVote', {
    cite: `${FIG2}, RequestVote 2; §5.4.1`,
    says: 'Refuse a candidate whose log is less up to date: compare the last terms, and if they are equal the lengths.',
    when: (c) => !candidateIsUpToDate(c),
    then: ({ self, from }) => [
      send(from, { type: 'RequestVoteReply', term: self.currentTerm, voteGranted: false }),
      note('refused', { about: from, because: 'log' }),
    ],
    tells: ({ id, after, message }) =>
      `${id} refuses ${message.from} its vote: its own log ends in term ${lastTerm(after.log)} at index ${after.log.length}, the candidate's in term ${message.body.lastLogTerm} at index ${message.body.lastLogIndex}.`,
  }),

  'RV.2': onMessage('RequestVote', {
    cite: `${FIG2}, RequestVote 2; §5.2, §5.4.1`,
    says: 'Grant the vote if it is still free and the candidate’s log is at least as up to date; then wait anew.',
    then: ({ self, message, from }) => [
      set<ServerState>({ votedFor: from }),
      start('election'),
      send(from, {
        type: 'RequestVoteReply',
        term: Math.max(self.currentTerm, message.term),
        voteGranted: true,
      }),
      note('voted', { about: from, at: message.term }),
    ],
    tells: ({ id, message }) => `${id} votes for ${message.from} in term ${message.body.term}.`,
  }),

  'SRV.C2': onMessage('RequestVoteReply', {
    cite: `${FIG2}, Candidates 2; §5.2`,
    says: 'A candidate counts the votes of its own term; with a majority it becomes leader.',
    then: ({ self, message, from }) =>
      message.voteGranted && !self.votesGranted.includes(from)
        ? [set<ServerState>({ votesGranted: [...self.votesGranted, from] })]
        : [],
    tells: ({ id, after, before, message }) =>
      !message.body.voteGranted
        ? `${id} does not get the vote of ${message.from}.`
        : after.role === 'leader' && before.role !== 'leader'
          ? `${id} has the vote of ${message.from}.`
          : `${id} has the vote of ${message.from}: ${plural(after.votesGranted.length, 'vote')} so far, its own included.`,
  }),

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

  'SRV.C3': onMessage('AppendEntries', {
    cite: `${FIG2}, Candidates 3; §5.2`,
    says: 'A candidate that hears from the leader of its term becomes a follower.',
    continues: true,
    when: ({ self }) => self.role === 'candidate',
    then: () => [set<ServerState>({ role: 'follower', ...retired })],
    tells: ({ id, message }) => `${id} gives up its candidacy: ${message.from} has won this term.`,
  }),

  'AE.0': onMessage('AppendEntries', {
    cite: `${FIG2}, Followers 2; §5.2`,
    says: 'A word from the current leader: remember who leads, and wait anew.',
    continues: true,
    when: ({ self }) => self.role === 'follower',
    then: ({ self, from }) =>
      self.leaderId === from
        ? [start('election')]
        : [set<ServerState>({ leaderId: from }), start('election')],
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
      return [set<ServerState>({ log: c.self.log.cut(from - 1) }), note('deleted', { at: from })];
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
      return [
        set<ServerState>({ log: c.self.log.append(...fresh) }),
        note('stored', { at: c.self.log.length + 1 }),
      ];
    },
    tells: ({ id, after, fired }) => {
      const from = fired.notes[0]!.at!;
      return `${id} stores ${entriesInWords(after.log.slice(from), from)}.`;
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
      send(from, yes(self.currentTerm, message.prevLogIndex, message.prevLogIndex + message.entries.length)),
    ],
    tells: ({ id, message }) =>
      message.body.entries.length > 0
        ? `${id} answers yes: its log matches through ${message.body.prevLogIndex + message.body.entries.length}.`
        : `${id} hears the heartbeat of ${message.from} and answers yes: its log matches through ${message.body.prevLogIndex}.`,
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
    tells: ({ id, after, message, fired }) =>
      fired.notes.length > 0
        ? `${id} notes that ${message.from} matches through ${after.matchIndex[message.from]}.`
        : '',
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
        send(c.from, appendTo(self, c.from, batch(c))),
        note('stepped back', { about: c.from, at: next }),
      ];
    },
    tells: ({ id, before, after, message }) =>
      `${id} lowers nextIndex[${message.from}] from ${before.nextIndex[message.from]} to ${after.nextIndex[message.from]} and asks again.`,
  }),

  'SRV.L3': onMessage('AppendEntriesReply', {
    cite: `${FIG2}, Leaders 3; §5.3`,
    says: 'While a follower lacks entries, send them from nextIndex on.',
    when: ({ self, from }) => self.log.length >= (self.nextIndex[from] ?? Infinity),
    then: (c) => [send(c.from, appendTo(c.self, c.from, batch(c)))],
    tells: ({ id, after, message }) =>
      `${id} sends ${message.from} what it lacks, from entry ${after.nextIndex[message.from]} on.`,
  }),

  'SRV.L2': onMessage('ClientRequest', {
    cite: `${FIG2}, Leaders 2; §8`,
    says: 'A leader appends a client’s command to its log, replicates it, and answers once it is executed.',
    when: ({ self }) => self.role === 'leader',
    then: (c) =>
      appendCommand(c, {
        term: c.self.currentTerm,
        command: c.message.command,
        client: c.from,
        seq: c.message.seq,
      }),
    tells: ({ id, after, message }) =>
      `${id} stores ${message.body.command} as entry ${after.log.length} of term ${after.currentTerm} and sends it to everybody. It does not answer yet.`,
  }),

  'CL.1s': onMessage('ClientRequest', {
    cite: 'Raft §8',
    says: 'A server that does not lead turns a client away, with a hint who does.',
    then: ({ self, message, from }) => [
      send(from, {
        type: 'ClientReply',
        seq: message.seq,
        status: 'not leader',
        response: '',
        leaderHint: self.leaderId,
      }),
      note('refused', { about: from, because: 'not leader' }),
    ],
    tells: ({ id, after, message }) =>
      after.leaderId
        ? `${id} sends ${message.from} on: ask ${after.leaderId}.`
        : `${id} sends ${message.from} away: it knows no leader.`,
  }),

  'SRV.L2h': onCommand({
    cite: `${FIG2}, Leaders 2`,
    says: 'A command put in by hand is treated like a client’s, except that nobody waits for the answer.',
    when: ({ self }) => self.role === 'leader',
    then: (c) => appendCommand(c, { term: c.self.currentTerm, command: c.command }),
    tells: ({ id, after }) =>
      `${id} stores ${after.log.at(after.log.length)!.command} as entry ${after.log.length} of term ${after.currentTerm} and sends it to everybody.`,
  }),

  'CL.1h': onCommand({
    cite: 'Raft §8',
    says: 'A server that does not lead turns a command away.',
    then: ({ self }) => [
      note('refused', { because: 'not leader', ...(self.leaderId && { about: self.leaderId }) }),
    ],
    tells: ({ id, after }) =>
      `${id} turns the command away: it is ${after.role === 'candidate' ? 'a candidate' : 'a follower'}, not the leader.`,
  }),

  'SRV.C4': onTimer('election', {
    cite: `${FIG2}, Candidates 4; §5.2`,
    says: 'A candidate that hears neither a majority nor a leader in time starts over in a new term.',
    continues: true,
    when: ({ self }) => self.role === 'candidate',
    then: () => [note('split vote')],
    tells: ({ id, before }) =>
      `${id} got only ${plural(before.votesGranted.length, 'vote')} in term ${before.currentTerm}, too few. Its timer has run out again.`,
  }),

  'SRV.F2': onTimer('election', {
    cite: `${FIG2}, Followers 2; §5.2`,
    says: 'A follower that hears from no leader before its timer runs out becomes a candidate.',
    continues: true,
    when: ({ self }) => self.role === 'follower',
    then: () => [set<ServerState>({ role: 'candidate' })],
    tells: ({ id }) => `${id} has not heard from a leader for too long.`,
  }),

  'SRV.C1': onTimer('election', {
    cite: `${FIG2}, Candidates 1; §5.2`,
    says: 'To stand for election: raise the term, vote for yourself, draw a new timer, ask everybody for a vote.',
    then: ({ id, self, peers }) => [
      set<ServerState>({
        ...retired,
        currentTerm: self.currentTerm + 1,
        votedFor: id,
        votesGranted: [id],
        leaderId: null,
      }),
      start('election'),
      ...peers.map((peer) =>
        send(peer, {
          type: 'RequestVote' as const,
          term: self.currentTerm + 1,
          lastLogIndex: self.log.length,
          lastLogTerm: lastTerm(self.log),
        }),
      ),
      note('voted', { about: id, at: self.currentTerm + 1 }),
    ],
    tells: ({ id, after }) =>
      `${id} stands for election in term ${after.currentTerm}, votes for itself, and asks the others.`,
  }),

  'SRV.C2w': whenever({
    cite: `${FIG2}, Candidates 2; §5.2`,
    says: 'With votes from a majority a candidate becomes leader and takes nothing for granted: nextIndex is just past its log, matchIndex is 0.',
    when: (c) => c.self.role === 'candidate' && c.self.votesGranted.length >= quorum(c),
    then: ({ id, self, peers }) => [
      set<ServerState>({
        role: 'leader',
        leaderId: id,
        nextIndex: Object.fromEntries(peers.map((peer) => [peer, self.log.length + 1])),
        matchIndex: Object.fromEntries(peers.map((peer) => [peer, 0])),
      }),
      stop('election'),
      note('elected', { at: self.currentTerm }),
    ],
    tells: ({ id, after }) =>
      `That is a majority (${listInWords(after.votesGranted)}): ${id} leads term ${after.currentTerm}.`,
  }),

  'SRV.L1': whenever({
    cite: `${FIG2}, Leaders 1; §5.2`,
    says: 'A leader says so at once to everybody, and again at every heartbeat.',
    when: (c) => c.self.role === 'leader' && !c.runs('heartbeat'),
    then: (c) => [...appendToAll(c.self, c.peers, 0), start('heartbeat')],
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

  'SRV.A1': whenever({
    cite: `${FIG2}, All Servers 1; §5.3`,
    says: 'Execute committed entries in the order of the log, each once; the leader then answers the client.',
    when: ({ self }) => self.commitIndex > self.lastApplied,
    then: (c) => {
      const index = c.self.lastApplied + 1;
      const entry = c.self.log.at(index);
      if (!entry) return [set<ServerState>({ lastApplied: index })];
      const { patch, response, fresh } = execution(entry, c.self, c.keeps('SW-DEDUP'));
      const plan: Effect<ServerState, RaftBody>[] = [set<ServerState>({ ...patch, lastApplied: index })];
      plan.push(
        note(fresh ? 'executed' : 'repeated', { at: index, ...(entry.client && { about: entry.client }) }),
      );
      if (c.self.role === 'leader' && entry.client !== undefined) {
        plan.push(
          send(entry.client, {
            type: 'ClientReply',
            seq: entry.seq!,
            status: 'ok',
            response,
            leaderHint: c.id,
          }),
        );
      }
      return plan;
    },
    tells: ({ id, before, after, fired }) => {
      const { at, what, about } = fired.notes[0] ?? {
        at: after.lastApplied,
        what: 'executed',
        about: undefined,
      };
      // Many entries executed at once are told once, when the last of them is.
      const first = before.lastApplied + 1;
      if (at !== after.lastApplied) return '';
      if (at > first) return `${id} executes entries ${first}–${at} in their order.`;
      const entry = after.log.at(at);
      if (what === 'repeated')
        return `${id} has executed ${entry?.command} for ${about} before, and does not do it twice.`;
      return `${id} executes ${entry?.command ?? 'nothing'}${after.role === 'leader' && about ? ` and answers ${about}` : ''}.`;
    },
  }),
};

/** How far this message lets a follower commit. */
function vouchedCommit(c: Context<ServerState, RaftBody, AppendEntries>): number {
  const vouched = c.keeps('SW-MIN') ? c.message.prevLogIndex + c.message.entries.length : c.self.log.length;
  return Math.min(c.message.leaderCommit, vouched);
}

function appendCommand(c: Self, entry: Entry): Plan {
  const self = { ...c.self, log: c.self.log.append(entry) };
  return [
    set<ServerState>({ log: self.log }),
    note('stored', { at: self.log.length }),
    ...appendToAll(
      self,
      c.peers.filter((peer) => self.nextIndex[peer]! <= self.log.length),
      batch(c),
    ),
  ];
}

/** A server: follower, candidate or leader. */
export const server: Kind<ServerState, RaftBody> = {
  letter: 'S',
  initial: () => ({
    currentTerm: 0,
    votedFor: null,
    log: Log.of<Entry>(),
    role: 'follower',
    leaderId: null,
    commitIndex: 0,
    lastApplied: 0,
    votesGranted: [],
    nextIndex: {},
    matchIndex: {},
    machine: BLANK.machine,
    sessions: BLANK.sessions,
  }),
  durable: (keeps) => [
    'currentTerm',
    ...(keeps('SW-VOTE-DISK') ? (['votedFor'] as const) : []),
    ...(keeps('SW-LOG-DISK') ? (['log'] as const) : []),
  ],
  timers: (options) => ({
    election: { min: options.electionMin as number, max: options.electionMax as number },
    heartbeat: options.heartbeat as number,
  }),
  rules,
  given: givenServer,
};
