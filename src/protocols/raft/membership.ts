/** Changing who belongs to the cluster, and handing leadership over. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start, stop } from '../../engine/effect.ts';
import type { NodeId } from '../../engine/world.ts';
import { everybody, mayStand, membersInShort } from './configuration.ts';
import type { Plan, Self } from './leading.ts';
import { TAKE_SNAPSHOT } from './snapshots.ts';
import {
  appendEntry,
  batch,
  bringAllOn,
  bringOn,
  campaign,
  hasCommittedInItsTerm,
  onCommand,
  onMessage,
  onTimer,
  others,
  resign,
  whenever,
} from './leading.ts';
import type { Configuration, Members, RaftBody, ServerState } from './state.ts';
import { listInWords } from '../../engine/words.ts';

/** Newcomers catch up in at most so many rounds. */
const MOST_ROUNDS = 10;

const HAND_OVER = 'hand over to';
const ORDER = /^(change members to|add|remove|hand over to)((?: [\p{L}\d_]+)+)$/u;

/** Whether a command is an order, and nothing to be stored. */
export const isOrder = (command: string): boolean => command === TAKE_SNAPSHOT || ORDER.test(command);

/** What somebody in charge asks of a leader, in words: `change members to S1 S2 S4`, `add S4`, `remove S1`, `hand over to S2`. */
function orderIn(command: string): { readonly what: string; readonly names: readonly NodeId[] } | undefined {
  const match = ORDER.exec(command);
  return match ? { what: match[1]!, names: match[2]!.trim().split(' ') } : undefined;
}

/** Whom a command wants to be members; undefined if it is about something else. */
function wantedBy({ command, self }: Self): readonly NodeId[] | undefined {
  const order = orderIn(command);
  if (!order || order.what === HAND_OVER) return undefined;
  const now = self.members.next ?? self.members.voters;
  if (order.what === 'add') return [...now, ...order.names.filter((id) => !now.includes(id))];
  if (order.what === 'remove') return now.filter((id) => !order.names.includes(id));
  return [...new Set(order.names)];
}

const isSame = (a: readonly NodeId[], b: readonly NodeId[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

const differences = (a: readonly NodeId[], b: readonly NodeId[]): number =>
  a.filter((id) => !b.includes(id)).length + b.filter((id) => !a.includes(id)).length;

/** Why a leader will not change the membership so, now; undefined if it will. */
function objection(c: Self): string | undefined {
  const wanted = wantedBy(c);
  if (wanted === undefined) return undefined;
  const { role, members, commitIndex } = c.self;
  const names = orderIn(c.command)!.names;
  if (names.some((id) => !c.kin('server').includes(id))) return 'no such server';
  if (role !== 'leader') return 'not leader';
  if (wanted.length === 0) return 'nobody left';
  if (isSame(wanted, members.voters) && members.next === undefined) return 'no change';
  const single = c.options.membership === 'single';
  if (single && differences(wanted, members.voters) > 1) return 'one at a time';
  // As long as newcomers only catch up, nothing is written, and another wish may take its place.
  const isOpen = members.next !== undefined || members.at > commitIndex;
  if (isOpen && c.keeps('SW-SS2')) return 'busy';
  if (single && c.keeps('SW-SS3') && !hasCommittedInItsTerm(c.self)) return 'own term';
  return undefined;
}

const OBJECTIONS: Readonly<Record<string, string>> = {
  'no such server': 'there is no such server',
  'not leader': 'it does not lead',
  'nobody left': 'somebody must be left',
  'no change': 'it is so already',
  'one at a time': 'only one server may come or go at a time',
  busy: 'the last change is not finished',
  'own term': 'it has not yet committed an entry of its own term',
};

/** Writes a configuration into the log, and goes by it at once. */
function appendMembers(c: Self, members: Members): Plan {
  const { self } = c;
  const at = self.log.length + 1;
  const configuration: Configuration = { ...members, at };
  const reign = { ...self.reign, change: null };
  const known = others(c, { ...self, members: configuration, reign });
  const nextIndex = Object.fromEntries(known.map((id) => [id, self.nextIndex[id] ?? at]));
  const matchIndex = Object.fromEntries(known.map((id) => [id, self.matchIndex[id] ?? 0]));
  const changes = { members: configuration, reign, nextIndex, matchIndex };
  const entry = { term: self.currentTerm, command: membersInShort(members), members };
  return [set<ServerState>(changes), ...appendEntry(c, entry, { ...self, ...changes })];
}

/** Whether the newcomers have all that this round of catching up was to bring. */
function hasCaughtUp({ self }: Self): boolean {
  const { change } = self.reign;
  return change?.learners.every((id) => (self.matchIndex[id] ?? 0) >= change.until) ?? false;
}

/** What somebody in charge may ask. */
export const orderRules = {
  'CF.1n': onCommand({
    cite: 'Raft §6; dissertation 4.1',
    says: 'A change of the membership is refused while another is under way, and in single steps also before the leader has committed something in its own term.',
    when: (c) => objection(c) !== undefined,
    then: (c) => [
      note('refused', {
        because: objection(c)!,
        ...(c.self.role !== 'leader' && c.self.leaderId !== null && { about: c.self.leaderId }),
      }),
    ],
    tells: ({ id, fired }) =>
      `${id} does not change the membership: ${OBJECTIONS[fired.notes[0]!.because!] ?? 'not now'}.`,
  }),

  'CF.1': onCommand({
    cite: 'Raft §6; dissertation 4.2.1',
    says: 'Asked for another membership, the leader first brings newcomers up to date; they do not vote yet.',
    when: (c) => wantedBy(c) !== undefined,
    then: (c) => {
      const { self } = c;
      const to = wantedBy(c)!;
      const learners =
        c.options.catchUp === true ? to.filter((id) => !everybody(self.members).includes(id)) : [];
      const next = self.log.length + 1;
      const fresh = learners.filter((id) => self.nextIndex[id] === undefined);
      const changes = {
        nextIndex: { ...self.nextIndex, ...Object.fromEntries(fresh.map((id) => [id, next])) },
        matchIndex: { ...self.matchIndex, ...Object.fromEntries(fresh.map((id) => [id, 0])) },
        reign: {
          ...self.reign,
          change: { to, learners, round: 1, until: self.log.length, startedAt: c.now },
        },
      };
      return [
        set<ServerState>(changes),
        ...bringAllOn(c, { ...self, ...changes }, learners, batch(c)),
        note('asked to change', { at: self.log.length }),
      ];
    },
    tells: ({ id, after }) =>
      after.reign.change && after.reign.change.learners.length > 0
        ? `${id} brings ${listInWords(after.reign.change.learners)} up to date before anything changes.`
        : `${id} will change the membership.`,
  }),

  'LT.1': onCommand({
    cite: 'Dissertation 3.10',
    says: 'Asked to hand over, the leader takes no more requests and brings its successor up to date.',
    when: (c) => transferTo(c) !== undefined,
    then: (c) => {
      const to = transferTo(c)!;
      const reign = { ...c.self.reign, transfer: { to, sent: false } };
      const lags = c.self.matchIndex[to]! < c.self.log.length;
      return [
        set<ServerState>({ reign }),
        stop('lease'),
        start('transfer'),
        ...(lags ? bringOn(c, { ...c.self, reign }, to, batch(c)) : []),
        note('hands over', { about: to }),
      ];
    },
    tells: ({ id, after, before }) =>
      `${id} is to hand over to ${after.reign.transfer?.to ?? before.reign.transfer?.to ?? 'another server'}, and takes no more requests.`,
  }),

  'LT.1n': onCommand({
    cite: 'Dissertation 3.10',
    says: 'Only a leader can hand over, and only to another member.',
    when: ({ command }) => orderIn(command)?.what === HAND_OVER,
    then: () => [note('refused', { because: 'no transfer' })],
    tells: ({ id, after }) =>
      after.role === 'leader'
        ? `${id} cannot hand over to that server: it is no other member.`
        : `${id} has nothing to hand over: it does not lead.`,
  }),
};

/** The member to whom the command hands leadership over; undefined if it does not. */
function transferTo({ command, self, id }: Self): NodeId | undefined {
  const order = orderIn(command);
  const to = order?.what === HAND_OVER ? order.names[0]! : id;
  const isPossible = self.role === 'leader' && to !== id && self.matchIndex[to] !== undefined;
  return isPossible && everybody(self.members).includes(to) ? to : undefined;
}

/** What the successor does. */
export const handoverRules = {
  'LT.3': onMessage('TimeoutNow', {
    cite: 'Dissertation 3.10',
    says: 'Told to, a follower stands at once, and says that the leader wants it.',
    when: ({ self, message, id }) =>
      message.term === self.currentTerm &&
      self.role === 'follower' &&
      mayStand(self.members, self.commitIndex, id),
    then: (c) => [stop('lull'), ...campaign(c, true)],
    tells: ({ id, after, message }) =>
      `${id} stands in term ${after.currentTerm} at once, as ${message.from} wishes.`,
  }),

  'LT.3n': onMessage('TimeoutNow', {
    cite: 'Dissertation 3.10',
    says: 'The wish of a leader of an earlier term is ignored.',
    then: () => [note('ignored', { because: 'stale' })],
    tells: ({ id, message }) => `${id} ignores the wish of ${message.from}: it is old news.`,
  }),

  'LT.4': onTimer('transfer', {
    cite: 'Dissertation 3.10',
    says: 'If nobody has taken over within an election timeout, the leader carries on.',
    then: ({ self }) => [set<ServerState>({ reign: { ...self.reign, transfer: null } })],
    tells: ({ id }) => `Nobody has taken over, so ${id} serves clients again.`,
  }),
};

/** What a leader does about the membership as soon as it can. */
export const membershipRules = {
  'LT.2': whenever({
    cite: 'Dissertation 3.10',
    says: 'Once its successor holds the whole log, the leader tells it to stand.',
    when: ({ self }) =>
      self.reign.transfer !== null &&
      !self.reign.transfer.sent &&
      self.matchIndex[self.reign.transfer.to]! >= self.log.length,
    then: ({ self }): readonly Effect<ServerState, RaftBody>[] => {
      const { to } = self.reign.transfer!;
      return [
        set<ServerState>({ reign: { ...self.reign, transfer: { to, sent: true } } }),
        send(to, { type: 'TimeoutNow', term: self.currentTerm }),
      ];
    },
    tells: ({ id, after }) =>
      `${after.reign.transfer?.to} holds the whole log: ${id} tells it to stand for election now.`,
  }),

  'CF.2': whenever({
    cite: 'Dissertation 4.2.1',
    says: 'A round of catching up ends when the newcomers hold what the leader held when it began. If it was a long one, there is another.',
    when: (c) =>
      hasCaughtUp(c) &&
      c.self.reign.change!.learners.length > 0 &&
      c.now - c.self.reign.change!.startedAt >= (c.options.electionMin as number) &&
      c.self.log.length > c.self.reign.change!.until,
    then: (c) => {
      const change = c.self.reign.change!;
      const isLast = change.round >= MOST_ROUNDS;
      return [
        set<ServerState>({
          reign: {
            ...c.self.reign,
            change: isLast
              ? null
              : { ...change, round: change.round + 1, until: c.self.log.length, startedAt: c.now },
          },
        }),
        note(isLast ? 'gave up' : 'another round', { at: change.round }),
      ];
    },
    tells: ({ id, after }) =>
      after.reign.change
        ? `That took long: round ${after.reign.change.round} of catching up begins, through entry ${after.reign.change.until}.`
        : `${id} gives up: the newcomers do not catch up.`,
  }),

  'CF.3': whenever({
    cite: 'Raft §6; dissertation 4.1',
    says: 'Then the leader writes the new configuration into its log, and goes by it at once. Where several servers change, it first writes one in which old and new must both agree.',
    when: (c) => hasCaughtUp(c),
    then: (c) => {
      const { to } = c.self.reign.change!;
      const { voters } = c.self.members;
      const isDirect = c.options.membership === 'single' || !c.keeps('SW-JOINT');
      return appendMembers(c, isDirect ? { voters: to } : { voters, next: to });
    },
    tells: ({ id, after }) =>
      after.members.next
        ? `${id} writes entry ${after.members.at}: from now on it counts a majority of ${listInWords(after.members.voters)} and one of ${listInWords(after.members.next)}.`
        : `${id} writes entry ${after.members.at}: from now on it counts ${listInWords(after.members.voters)}.`,
  }),

  'CF.4': whenever({
    cite: 'Raft §6',
    says: 'Once old and new together are committed, the leader writes the new configuration alone.',
    when: ({ self }) =>
      self.role === 'leader' && self.members.next !== undefined && self.commitIndex >= self.members.at,
    then: (c) => appendMembers(c, { voters: c.self.members.next! }),
    tells: ({ id, after }) =>
      `Old and new have agreed: ${id} writes entry ${after.members.at}, and from now on counts ${listInWords(after.members.voters)} alone.`,
  }),

  'CF.5': whenever({
    cite: 'Raft §6; dissertation 4.2.2',
    says: 'A leader that is not in the new configuration steps down once that is committed.',
    when: (c) =>
      c.self.role === 'leader' &&
      !everybody(c.self.members).includes(c.id) &&
      (c.self.commitIndex >= c.self.members.at || !c.keeps('SW-STEPDOWN-EARLY')),
    then: (c) => [...resign(c), note('deposed', { because: 'not a member' })],
    tells: ({ id }) => `${id} is no longer a member: its work is done, and it steps down.`,
  }),
};
