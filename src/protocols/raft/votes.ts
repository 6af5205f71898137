/** Terms and votes: how a server becomes leader, and how it stops being one. */
import { note, send, set, start, stop } from '../../engine/effect.ts';
import type { Context } from '../../engine/rule.ts';
import { listInWords } from '../../engine/words.ts';
import { configurationIn, isMember, mayStand } from './configuration.ts';
import {
  campaign,
  configurationBefore,
  FIG2,
  hasQuorum,
  isConfirmed,
  isSticky,
  onBoot,
  onMessage,
  onTimer,
  others,
  resign,
  retired,
  stepDown,
  wait,
  whenever,
} from './leading.ts';
import { afterSnapshot } from './snapshots.ts';
import type { PreVote, RaftBody, RequestVote, ServerState } from './state.ts';
import { isUpToDate, lastTerm } from './state.ts';
import { plural } from './words.ts';

/** What servers say to each other. */
const PEER = [
  'RequestVote',
  'RequestVoteReply',
  'PreVote',
  'PreVoteReply',
  'AppendEntries',
  'AppendEntriesReply',
  'InstallSnapshot',
  'InstallSnapshotReply',
  'TimeoutNow',
  'ReadIndex',
  'ReadIndexReply',
] as const;

const ANSWERS = ['RequestVoteReply', 'PreVoteReply', 'AppendEntriesReply', 'InstallSnapshotReply'] as const;

/** May this vote still be given to that candidate? */
const mayVote = (c: Context<ServerState, RaftBody, RequestVote>): boolean =>
  !c.keeps('SW-VOTE1') ||
  c.self.votedFor === null ||
  c.self.votedFor === c.from ||
  c.message.term > c.self.currentTerm;

const candidateIsUpToDate = (c: Context<ServerState, RaftBody, RequestVote>): boolean =>
  !c.keeps('SW-UPTODATE') || isUpToDate(c.message.lastLogTerm, c.message.lastLogIndex, c.self.log);

/** Whether this server leads, or has heard from who does within the shortest election timeout. */
const knowsLeader = (c: Context<ServerState, RaftBody, PreVote | RequestVote>): boolean =>
  c.self.role === 'leader' || c.runs('lull');

/** Why a server would not vote for who asks around; undefined if it would. */
function reservation(c: Context<ServerState, RaftBody, PreVote>): string | undefined {
  const { self, message, from } = c;
  const isFree = message.term === self.currentTerm && (self.votedFor === null || self.votedFor === from);
  if (message.term < self.currentTerm || (message.term === self.currentTerm && !isFree)) return 'term';
  if (knowsLeader(c)) return 'leader';
  return isUpToDate(message.lastLogTerm, message.lastLogIndex, self.log) ? undefined : 'log';
}

/** Who hears what: terms, votes, and questions before a vote. */
export const voteRules = {
  'SRV.BOOT': onBoot({
    cite: 'Raft §5.2',
    says: 'A server starts as a follower, with whatever its disk remembers, and waits for a leader.',
    then: (c) => {
      const { snapshot, log, members } = c.self;
      const first = members.voters.length === 0 ? configurationIn(log, configurationBefore(c)) : members;
      return [
        ...(first === members ? [] : [set<ServerState>({ members: first })]),
        ...(snapshot === null
          ? []
          : [
              set<ServerState>({
                log: log.length < snapshot.index ? afterSnapshot(snapshot) : log,
                machine: snapshot.machine,
                sessions: snapshot.sessions,
                lastApplied: snapshot.index,
                commitIndex: snapshot.index,
              }),
            ]),
        wait(c),
        // It may have heard from a leader just before it crashed, and that leader counts on it.
        ...(isSticky(c) && c.self.currentTerm > 0 ? [start('lull')] : []),
      ];
    },
    tells: ({ id, after }) =>
      `${id} is back as a follower. Its disk still knows term ${after.currentTerm}, its vote and ${plural(after.log.length, 'log entry')}; everything else is gone.`,
  }),

  'RV.3': onMessage('RequestVote', {
    cite: 'Raft §6; dissertation 4.2.3',
    says: 'Whoever has just heard from a leader ignores candidates: it neither votes nor adopts their term. Unless the leader itself wants the election.',
    when: (c) =>
      isSticky(c) &&
      c.keeps('SW-RV3') &&
      c.message.transfer !== true &&
      c.message.term > c.self.currentTerm &&
      knowsLeader(c),
    then: ({ from }) => [note('ignored', { about: from, because: 'leader' })],
    tells: ({ id, after, message }) =>
      after.role === 'leader'
        ? `${id} ignores ${message.from}, who stands for term ${message.body.term}: ${id} leads, and its followers hear from it.`
        : after.leaderId === null
          ? `${id} ignores ${message.from}, who stands for term ${message.body.term}: it has only just come back, and may have heard from a leader before.`
          : `${id} ignores ${message.from}, who stands for term ${message.body.term}: it has heard from ${after.leaderId} only just now.`,
  }),

  'SRV.A2': onMessage(PEER, {
    cite: `${FIG2}, All Servers 2; §5.1`,
    says: 'Whoever hears of a higher term adopts it, forgets its vote, and becomes a follower.',
    continues: true,
    when: (c) =>
      c.message.term > c.self.currentTerm &&
      c.message.type !== 'PreVote' &&
      (c.message.type !== 'PreVoteReply' || !c.message.granted) &&
      (c.message.type !== 'RequestVote' || c.keeps('SW-ADOPT')),
    then: (c) => [
      set<ServerState>({
        currentTerm: c.message.term,
        votedFor: null,
        role: 'follower',
        leaderId: null,
        ...retired,
      }),
      ...stepDown(c),
      note('adopted', { at: c.message.term }),
    ],
    tells: ({ id, before, after }) =>
      before.role === 'leader'
        ? `${id} learns that term ${after.currentTerm} has begun. It stops leading term ${before.currentTerm} at once.`
        : `${id} learns of term ${after.currentTerm} and moves up to it; its vote is free again.`,
  }),

  'SRV.A3': onMessage(ANSWERS, {
    cite: 'Raft §5.1',
    says: 'An answer from an earlier term, or to a question nobody asks any more, is ignored.',
    when: ({ self, message, from }) => {
      switch (message.type) {
        case 'RequestVoteReply':
          return message.term < self.currentTerm || self.role !== 'candidate';
        case 'PreVoteReply':
          return self.polled.length === 0 || (message.granted && message.term !== self.currentTerm + 1);
        case 'AppendEntriesReply':
          return (
            message.term < self.currentTerm ||
            self.role !== 'leader' ||
            self.nextIndex[from] === undefined ||
            (!message.success && message.prevLogIndex !== self.nextIndex[from] - 1)
          );
        case 'InstallSnapshotReply':
          return (
            message.term < self.currentTerm ||
            self.role !== 'leader' ||
            self.nextIndex[from] === undefined ||
            self.snapshot === null
          );
      }
    },
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
    then: (c) => [
      set<ServerState>({ votedFor: c.from }),
      wait(c),
      send(c.from, {
        type: 'RequestVoteReply',
        term: Math.max(c.self.currentTerm, c.message.term),
        voteGranted: true,
      }),
      note('voted', { about: c.from, at: c.message.term }),
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
        : after.role !== 'candidate' && before.role === 'candidate'
          ? `${id} has the vote of ${message.from}.`
          : `${id} has the vote of ${message.from}: ${plural(after.votesGranted.length, 'vote')} so far${after.votesGranted.includes(id) ? ', its own included' : ''}.`,
  }),

  'PV.2n': onMessage('PreVote', {
    cite: 'Dissertation 9.6',
    says: 'Would not vote for a server that asks around: its term or its log is behind, or a leader was heard from only just now.',
    when: (c) => reservation(c) !== undefined,
    then: (c) => [
      send(c.from, { type: 'PreVoteReply', term: c.self.currentTerm, granted: false }),
      note('refused', { about: c.from, because: reservation(c)! }),
    ],
    tells: ({ id, after, message, fired }) =>
      `${id} would not vote for ${message.from}: ${
        fired.notes[0]?.because === 'log'
          ? `its own log ends in term ${lastTerm(after.log)} at index ${after.log.length}`
          : fired.notes[0]?.because === 'leader'
            ? after.role === 'leader'
              ? 'it leads itself'
              : `it hears from ${after.leaderId ?? 'a leader'}`
            : `it is in term ${after.currentTerm} already`
      }.`,
  }),

  'PV.2': onMessage('PreVote', {
    cite: 'Dissertation 9.6',
    says: 'Would vote for a server that asks around. Saying so changes nothing: no term, no vote, no timer.',
    then: ({ from, message }) => [
      send(from, { type: 'PreVoteReply', term: message.term, granted: true }),
      note('would vote', { about: from, at: message.term }),
    ],
    tells: ({ id, message }) =>
      `${id} would vote for ${message.from} in term ${message.body.term}; it has not voted yet.`,
  }),

  'PV.3': onMessage('PreVoteReply', {
    cite: 'Dissertation 9.6',
    says: 'Who asks around counts those who would vote for it.',
    then: ({ self, message, from }) =>
      message.granted && !self.polled.includes(from)
        ? [set<ServerState>({ polled: [...self.polled, from] })]
        : [],
    tells: ({ id, after, message }) =>
      !message.body.granted
        ? `${message.from} would not vote for ${id}.`
        : after.role === 'candidate'
          ? `${message.from} would vote for ${id}.`
          : `${message.from} would vote for ${id}: ${plural(after.polled.length, 'vote')} so far, its own included.`,
  }),
};

/** What a server does by itself when it hears nothing. */
export const candidacyRules = {
  'CF.6': onTimer('election', {
    cite: 'Dissertation 4.2.2',
    says: 'A server that is no member, and knows it, does not stand.',
    when: ({ id, self }) => !mayStand(self.members, self.commitIndex, id),
    then: () => [note('stays out')],
    tells: ({ id }) => `${id} belongs to no cluster, so it does not stand for election.`,
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
    then: () => [set<ServerState>({ role: 'candidate' }), stop('lull')],
    tells: ({ id }) => `${id} has not heard from a leader for too long.`,
  }),

  'PV.1': onTimer('election', {
    cite: 'Dissertation 9.6',
    says: 'Before it stands, a server asks around whether it could win; its term and its vote stay as they are.',
    when: (c) => c.options.preVote === true && c.keeps('SW-PREVOTE'),
    then: (c) => {
      const { id, self } = c;
      return [
        set<ServerState>({
          ...retired,
          role: 'follower',
          leaderId: null,
          polled: isMember(self.members, id) ? [id] : [],
        }),
        wait(c),
        ...others(c, self).map((peer) =>
          send(peer, {
            type: 'PreVote' as const,
            term: self.currentTerm + 1,
            lastLogIndex: self.log.length,
            lastLogTerm: lastTerm(self.log),
          }),
        ),
      ];
    },
    tells: ({ id, after }) =>
      `${id} asks the others whether they would vote for it in term ${after.currentTerm + 1}. It stays in term ${after.currentTerm} meanwhile.`,
  }),

  'SRV.C1': onTimer('election', {
    cite: `${FIG2}, Candidates 1; §5.2`,
    says: 'To stand for election: raise the term, vote for yourself, draw a new timer, ask everybody for a vote.',
    then: (c) => campaign(c),
    tells: ({ id, after }) =>
      `${id} stands for election in term ${after.currentTerm}, votes for itself, and asks the others.`,
  }),

  'SRV.L6': onTimer('quorum', {
    cite: 'Dissertation 6.2',
    says: 'A leader that no majority has answered for an election timeout steps down.',
    when: (c) => c.keeps('SW-L6') && !isConfirmed(c, c.self.reign.since),
    then: (c) => [...resign(c), note('deposed', { because: 'no quorum' })],
    tells: ({ id, after }) =>
      `${id} has heard from no majority for an election timeout and stops leading term ${after.currentTerm}.`,
  }),

  'SRV.L6r': onTimer('quorum', {
    cite: 'Dissertation 6.2',
    says: 'As long as a majority answers, it goes on, and counts anew.',
    then: ({ self }) => [
      set<ServerState>({ reign: { ...self.reign, since: self.reign.round + 1 } }),
      start('quorum'),
    ],
    tells: ({ id }) => `${id} has heard from a majority lately, or does not care, and leads on.`,
  }),

  'PV.3w': whenever({
    cite: 'Dissertation 9.6',
    says: 'If a majority would vote for it, it stands for election in earnest.',
    when: (c) => c.self.polled.length > 0 && hasQuorum(c, (id) => c.self.polled.includes(id)),
    then: (c) => campaign(c),
    tells: ({ id, before, after, message }) =>
      `A majority would vote for ${id} (${listInWords([...new Set([...before.polled, message?.from ?? id])])}): it stands in term ${after.currentTerm}.`,
  }),

  'SRV.C2w': whenever({
    cite: `${FIG2}, Candidates 2; §5.2`,
    says: 'With votes from a majority a candidate becomes leader and takes nothing for granted: nextIndex is just past its log, matchIndex is 0.',
    when: (c) => c.self.role === 'candidate' && hasQuorum(c, (id) => c.self.votesGranted.includes(id)),
    then: (c) => {
      const { id, self } = c;
      const followers = others(c, self);
      return [
        set<ServerState>({
          role: 'leader',
          leaderId: id,
          nextIndex: Object.fromEntries(followers.map((peer) => [peer, self.log.length + 1])),
          matchIndex: Object.fromEntries(followers.map((peer) => [peer, 0])),
        }),
        stop('election'),
        stop('lull'),
        ...(c.options.checkQuorum === true ? [start('quorum')] : []),
        note('elected', { at: self.currentTerm }),
      ];
    },
    tells: ({ id, after }) =>
      `That is a majority${after.votesGranted.length > 0 ? ` (${listInWords(after.votesGranted)})` : ''}: ${id} leads term ${after.currentTerm}.`,
  }),
};
