/** Clients: their requests, answered once each, and their reads, answered without writing. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set } from '../../engine/effect.ts';
import { answerTo, execution, isQuery } from '../kit/machine.ts';
import type { ClientReply } from '../kit/client.ts';
import type { Session } from '../kit/machine.ts';
import type { Plan, Self } from './leading.ts';
import {
  appendEntry,
  beat,
  FIG2,
  hasCommittedInItsTerm,
  isConfirmed,
  onCommand,
  onMessage,
  whenever,
} from './leading.ts';
import type { Entry, RaftBody, Read, ServerState } from './state.ts';

/** The number of a client's wish to be registered; its requests begin with 1. */
export const REGISTRATION = 0;

/** What executing an entry changes and answers. */
interface Outcome {
  readonly patch: Partial<ServerState>;
  readonly response: string;
  readonly status: ClientReply['status'];
  readonly what: 'executed' | 'repeated' | 'expired' | 'registered';
}

const nothing: Outcome = { patch: {}, response: '', status: 'ok', what: 'executed' };

/** Sessions with that one added or used at an index; of more than `most`, the one unused longest goes. */
function withSession(
  sessions: ServerState['sessions'],
  client: string,
  session: Session,
  most: number,
): ServerState['sessions'] {
  const all = { ...sessions, [client]: session };
  const names = Object.keys(all);
  if (names.length <= most) return all;
  const oldest = names.reduce((a, b) => ((all[a]!.used ?? 0) <= (all[b]!.used ?? 0) ? a : b));
  const { [oldest]: _, ...rest } = all;
  return rest;
}

/** What a client has done with before it registers: requests up to that number are not executed in the new session. */
export const doneBefore = ({ command }: Entry): number => Number(/\d+$/.exec(command)?.[0] ?? 1) - 1;

/** Executes an entry of the log, in a session if there are any to be kept. */
export function outcomeOf(entry: Entry, index: number, c: Self): Outcome {
  if (entry.noop || entry.members) return nothing;
  const { self } = c;
  const most = c.options.sessions as number;
  const session = entry.client === undefined ? undefined : self.sessions[entry.client];
  if (most > 0 && entry.client !== undefined) {
    if (entry.seq === REGISTRATION) {
      const opened = {
        response: '',
        ...session,
        seq: Math.max(session?.seq ?? 0, doneBefore(entry)),
        used: index,
      };
      const sessions = withSession(self.sessions, entry.client, opened, most);
      return { ...nothing, patch: { sessions }, response: 'registered', what: 'registered' };
    }
    if (!session) return { ...nothing, status: 'session expired', what: 'expired' };
  }
  const once = c.keeps('SW-DEDUP') && c.keeps('SW-SESSION');
  const { patch, response, fresh } = execution(entry, self, once);
  const what = fresh ? 'executed' : 'repeated';
  if (most === 0 || entry.client === undefined) return { ...nothing, patch, response, what };
  const now = { ...session!, ...patch.sessions?.[entry.client], used: index };
  const sessions = withSession(self.sessions, entry.client, now, most);
  return { ...nothing, patch: { ...patch, sessions }, response, what };
}

/** Where the log holds that request; 0 if it does not, as far as it still knows. */
function placeOf({ log }: ServerState, client: string, seq: number): number {
  for (let i = log.length; i > log.base; i--) {
    const entry = log.at(i)!;
    if (entry.client === client && entry.seq === seq) return i;
  }
  return 0;
}

const readsByLog = ({ options }: Pick<Self, 'options'>): boolean => options.reads === 'log';

/** Reads that may begin: the leader knows what is committed, or does not care to know. */
const beginning = (c: Self): readonly Read[] =>
  c.self.role === 'leader' && (hasCommittedInItsTerm(c.self) || !c.keeps('SW-READ-NOOP'))
    ? c.self.reads.filter(({ index }) => index === null)
    : [];

/** The first read that can be answered now. */
const ready = (c: Self): Read | undefined =>
  c.self.reads.find(
    ({ index, round }) =>
      index !== null && c.self.lastApplied >= index && (round === 0 || isConfirmed(c, round)),
  );

/** The reads that begin get the commit index of now; `round` must confirm it. */
const begun = (c: Self, round: number): readonly Read[] =>
  c.self.reads.map((read) => (read.index === null ? { ...read, index: c.self.commitIndex, round } : read));

/** What servers do when clients ask. */
export const clientRules = {
  'CL.1t': onMessage('ClientRequest', {
    cite: 'Dissertation 3.10',
    says: 'While it hands over, a leader takes no more requests.',
    when: ({ self }) => self.role === 'leader' && self.reign.transfer !== null,
    then: ({ message, from }) => [
      send(from, {
        type: 'ClientReply',
        seq: message.seq,
        status: 'not leader',
        response: '',
        leaderHint: null,
      }),
      note('refused', { about: from, because: 'handing over' }),
    ],
    tells: ({ id, message, after }) =>
      `${id} puts ${message.from} off: it is handing over to ${after.reign.transfer?.to}.`,
  }),

  'RD.1': onMessage('ClientRequest', {
    cite: 'Dissertation 6.4',
    says: 'A leader that is asked for a value writes nothing: it remembers the question until it is sure that it still leads.',
    when: (c) => c.self.role === 'leader' && !readsByLog(c) && isQuery(c.message.command),
    then: ({ self, message, from }) => [
      set<ServerState>({
        reads: [
          ...self.reads.filter(({ client, seq }) => client !== from || seq !== message.seq),
          { client: from, seq: message.seq, query: message.command, index: null, round: 0 },
        ],
      }),
    ],
    tells: ({ id, message }) =>
      `${id} is asked by ${message.from}: ${message.body.command} It writes nothing into its log for that.`,
  }),

  'RD.2': onMessage('ClientRequest', {
    cite: 'Dissertation 6.4',
    says: 'A follower that is asked for a value asks the leader how far it must have come to answer.',
    when: (c) =>
      c.self.role === 'follower' &&
      c.self.leaderId !== null &&
      c.options.followerReads === true &&
      !readsByLog(c) &&
      isQuery(c.message.command),
    then: ({ self, message, from }) => [
      set<ServerState>({
        reads: [
          ...self.reads.filter(({ client }) => client !== from),
          { client: from, seq: message.seq, query: message.command, index: null, round: 0 },
        ],
      }),
      send(self.leaderId!, {
        type: 'ReadIndex',
        term: self.currentTerm,
        client: from,
        seq: message.seq,
      }),
    ],
    tells: ({ id, after, message }) =>
      `${id} is asked by ${message.from}: ${message.body.command} It asks ${after.leaderId} how far it must be.`,
  }),

  'RD.2a': onMessage('ReadIndex', {
    cite: 'Dissertation 6.4',
    says: 'The leader treats a follower’s question like a client’s.',
    when: ({ self, message }) => self.role === 'leader' && message.term === self.currentTerm,
    then: ({ self, message: { client, seq }, from }) => [
      set<ServerState>({
        reads: [
          ...self.reads.filter((read) => read.client !== client || read.seq !== seq),
          { client, seq, query: '', via: from, index: null, round: 0 },
        ],
      }),
    ],
    tells: ({ id, message }) => `${id} is asked by ${message.from} how far the log is committed.`,
  }),

  'RD.2n': onMessage('ReadIndex', {
    cite: 'Dissertation 6.4',
    says: 'Who does not lead, or not in that term, cannot say.',
    then: () => [note('ignored', { because: 'not leader' })],
    tells: ({ id, message }) => `${id} cannot tell ${message.from}: it does not lead.`,
  }),

  'RD.2r': onMessage('ReadIndexReply', {
    cite: 'Dissertation 6.4',
    says: 'Told how far, the follower answers its client as soon as it has executed that much.',
    then: ({ self, message }) => [
      set<ServerState>({
        reads: self.reads.map((read) =>
          read.client === message.client && read.seq === message.seq && read.index === null
            ? { ...read, index: message.index }
            : read,
        ),
      }),
    ],
    tells: ({ id, message }) =>
      `${id} learns from ${message.from} that it must have executed entry ${message.body.index}.`,
  }),

  'CL.5f': onMessage('ClientRequest', {
    cite: 'Lecture, a first idea',
    says: 'A leader that finds the request in its own log does not write it again.',
    when: (c) =>
      c.self.role === 'leader' && !c.keeps('SW-SESSION') && placeOf(c.self, c.from, c.message.seq) > 0,
    then: ({ self, from, message, id }) => [
      ...(placeOf(self, from, message.seq) > self.lastApplied
        ? []
        : [
            send(from, {
              type: 'ClientReply' as const,
              seq: message.seq,
              status: 'ok' as const,
              response: self.sessions[from]?.response ?? '',
              leaderHint: id,
            }),
          ]),
      note('found', { about: from, at: placeOf(self, from, message.seq) }),
    ],
    tells: ({ id, message, fired }) =>
      `${id} finds ${message.body.command} of ${message.from} at entry ${fired.notes[0]?.at} of its log, and does not write it again.`,
  }),

  'SRV.L2': onMessage('ClientRequest', {
    cite: `${FIG2}, Leaders 2; §8`,
    says: 'A leader appends a client’s command to its log, replicates it, and answers once it is executed.',
    when: ({ self }) => self.role === 'leader',
    then: (c) =>
      appendEntry(c, {
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
};

/** The same for commands put in by hand. */
export const handRules = {
  'SRV.L2h': onCommand({
    cite: `${FIG2}, Leaders 2`,
    says: 'A command put in by hand is treated like a client’s, except that nobody waits for the answer.',
    when: ({ self }) => self.role === 'leader' && self.reign.transfer === null,
    then: (c) => appendEntry(c, { term: c.self.currentTerm, command: c.command }),
    tells: ({ id, after }) =>
      `${id} stores ${after.log.recall(after.log.length)[0]!.command} as entry ${after.log.length} of term ${after.currentTerm} and sends it to everybody.`,
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
};

/** What a server does for clients as soon as it can. */
export const answeringRules = {
  'SRV.A1': whenever({
    cite: `${FIG2}, All Servers 1; §5.3`,
    says: 'Execute committed entries in the order of the log, each once; the leader then answers the client.',
    when: ({ self }) => self.commitIndex > self.lastApplied,
    then: (c) => {
      const index = c.self.lastApplied + 1;
      const entry = c.self.log.at(index);
      if (!entry) return [set<ServerState>({ lastApplied: index })];
      const { patch, response, status, what } = outcomeOf(entry, index, c);
      const plan: Effect<ServerState, RaftBody>[] = [set<ServerState>({ ...patch, lastApplied: index })];
      plan.push(note(what, { at: index, ...(entry.client && { about: entry.client }) }));
      if (c.self.role === 'leader' && entry.client !== undefined) {
        plan.push(
          send(entry.client, {
            type: 'ClientReply',
            seq: entry.seq!,
            status,
            response,
            leaderHint: c.id,
          }),
        );
        if (status === 'ok') plan.push(note('answered', { about: entry.client, at: index }));
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
      const entry = after.log.recall(at, at)[0];
      if (what === 'expired')
        return `${id} does not execute ${entry?.command}: it remembers no session of ${about}.`;
      if (what === 'repeated')
        return `${id} has executed ${entry?.command} for ${about} before, and does not do it twice.`;
      if (entry?.noop || entry?.members) return '';
      return `${id} executes ${entry?.command ?? 'nothing'}${after.role === 'leader' && about ? ` and answers ${about}` : ''}.`;
    },
  }),

  'RD.3': whenever({
    cite: 'Dissertation 6.4.1',
    says: 'Under a lease nobody else can lead: what is committed now is all there is, and no heartbeat need confirm it.',
    when: (c) => c.runs('lease') && beginning(c).length > 0,
    then: (c) => [set<ServerState>({ reads: begun(c, 0) }), note('reads at', { at: c.self.commitIndex })],
    tells: ({ id, after }) =>
      `${id} holds a lease, so it need not ask whether it still leads: what it has committed through ${after.commitIndex} will do.`,
  }),

  'RD.1c': whenever({
    cite: 'Dissertation 6.4',
    says: 'Once it has committed an entry of its own term, the leader notes its commit index, and lets a round of heartbeats confirm that it still leads.',
    when: (c) => beginning(c).length > 0,
    then: (c): Plan => {
      const isChecked = c.keeps('SW-READ-CONFIRM');
      const self = { ...c.self, reads: begun(c, isChecked ? c.self.reign.round + 1 : 0) };
      return [
        set<ServerState>({ reads: self.reads }),
        note('reads at', { at: c.self.commitIndex }),
        ...(isChecked ? beat(c, self) : []),
      ];
    },
    tells: ({ id, after, world }) =>
      world.off.includes('SW-READ-CONFIRM')
        ? `${id} notes that entry ${after.commitIndex} is committed, and takes it for granted that it still leads.`
        : `${id} notes that entry ${after.commitIndex} is committed, and asks everybody whether it still leads.`,
  }),

  'RD.1f': whenever({
    cite: 'Dissertation 6.4',
    says: 'Confirmed, and with all executed that was committed then, the question is answered.',
    when: (c) => ready(c) !== undefined,
    then: (c): readonly Effect<ServerState, RaftBody>[] => {
      const read = ready(c)!;
      const { self, id } = c;
      const reads = self.reads.filter((other) => other !== read);
      if (read.via !== undefined) {
        return [
          set<ServerState>({ reads }),
          send(read.via, {
            type: 'ReadIndexReply',
            term: self.currentTerm,
            client: read.client,
            seq: read.seq,
            index: read.index!,
          }),
        ];
      }
      return [
        set<ServerState>({ reads }),
        send(read.client, {
          type: 'ClientReply',
          seq: read.seq,
          status: 'ok',
          response: answerTo(read.query, self.machine),
          leaderHint: self.role === 'leader' ? id : self.leaderId,
        }),
        note('read', { about: read.client, at: self.lastApplied, seq: read.seq }),
      ];
    },
    tells: ({ id, fired, before }) => {
      const [read] = fired.notes;
      const query = before.reads.find(({ client }) => client === read?.about)?.query;
      return read
        ? `${id} answers ${read.about}${query ? ` (${query})` : ''} from its state machine, as of entry ${read.at}.`
        : `${id} is sure that it leads, and says how far the log was committed.`;
    },
  }),
};
