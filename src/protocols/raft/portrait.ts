/** How Raft looks: the answers to what views ask. */
import type {
  Capsule,
  ClientSession,
  Face,
  Field,
  LogPicture,
  Pointer,
  Portrait,
  Quorum,
} from '../../engine/portrait.ts';
import type { Message, Node, NodeId, World } from '../../engine/world.ts';
import { indexOf } from '../../engine/world.ts';
import type { Server } from './history.ts';
import { changedServer, serversOf } from './history.ts';
import type { ClientState } from '../kit/client.ts';
import { clientCapsule, clientFace, clientFields } from '../kit/client-portrait.ts';
import type { RaftBody, ServerState } from './state.ts';
import { termAt } from './state.ts';
import { isMember, isQuorum, majority, membersInWords, setsOf } from './configuration.ts';
import { listInWords } from '../../engine/words.ts';

const isServer = (node: Node): node is Server => node.kind === 'server';

/** How many of these are among those. */
const countOf = (some: readonly NodeId[], those: readonly NodeId[]): number =>
  those.filter((id) => some.includes(id)).length;

function serverFace({ id, state, up }: Server, world: World): Face {
  const { role, currentTerm, votedFor, votesGranted, polled, members, reign } = state;
  const epoch = { word: 'term', number: currentTerm };
  if (!up) return { role: 'crashed', mark: 'none', epoch, ...(votedFor && { badge: `voted ${votedFor}` }) };
  const ring = world.held ? {} : { ring: 'election' };
  const isOutside = members.voters.length > 0 && !isMember(members, id);
  if (role === 'leader')
    return {
      role,
      mark: 'crown',
      epoch,
      ...(reign.transfer
        ? { badge: `hands over to ${reign.transfer.to}` }
        : isOutside && { badge: 'not a member' }),
    };
  if (role === 'candidate' || polled.length > 0) {
    const asks = role !== 'candidate';
    const had = asks ? polled : votesGranted;
    const needed = majority(members.voters.length);
    const badge = members.next
      ? `${countOf(had, members.voters)} of ${needed} and ${countOf(had, members.next)} of ${majority(members.next.length)} ${asks ? 'would vote' : 'votes'}`
      : `${countOf(had, members.voters)} of ${needed} ${asks ? 'would vote' : 'votes'}`;
    return {
      role: asks ? 'pre-candidate' : role,
      mark: 'question',
      epoch,
      ...ring,
      tally: { had, needed },
      badge,
    };
  }
  if (isOutside || members.voters.length === 0)
    return { role, mark: 'none', epoch, ...(isOutside && ring), badge: 'not a member' };
  return { role, mark: 'none', epoch, ...ring, ...(votedFor && { badge: `voted ${votedFor}` }) };
}

const span = (first: number, count: number): string =>
  count === 1 ? `${first}` : `${first}–${first + count - 1}`;

function capsule({ from, to, body }: Message<RaftBody>): Capsule {
  const who = `${from} to ${to}`;
  switch (body.type) {
    case 'RequestVote':
      return {
        label: `Vote? t${body.term}`,
        glyph: '?',
        shape: 'request',
        tone: 'epoch',
        epoch: body.term,
        says: `${who}: vote for me in term ${body.term}; my log ends at ${body.lastLogIndex} in term ${body.lastLogTerm}.`,
      };
    case 'RequestVoteReply':
      return body.voteGranted
        ? {
            label: '✓ my vote',
            glyph: '✓',
            shape: 'success',
            tone: 'ok',
            epoch: body.term,
            says: `${who}: you have my vote in term ${body.term}.`,
          }
        : {
            label: '✕ no vote',
            glyph: '✕',
            shape: 'refusal',
            tone: 'bad',
            epoch: body.term,
            says: `${who}: no vote; I am in term ${body.term}.`,
          };
    case 'AppendEntries': {
      const { term, prevLogIndex: prev, prevLogTerm, entries, leaderCommit } = body;
      const key = `entry ${prev} is from term ${prevLogTerm}`;
      if (entries.length === 0) {
        return {
          label: prev === 0 ? '♥' : `♥ ${prev}·t${prevLogTerm}?`,
          glyph: '♥',
          shape: 'beat',
          tone: 'epoch',
          epoch: term,
          says: `${who}: I lead term ${term}${prev === 0 ? '' : `; I claim that ${key}`}; committed through ${leaderCommit}.`,
        };
      }
      return {
        label: `Append ${span(prev + 1, entries.length)}`,
        glyph: '+',
        shape: 'request',
        tone: 'accent',
        epoch: term,
        says: `${who}: append ${span(prev + 1, entries.length)}${prev === 0 ? '' : `; I claim that ${key}`}; committed through ${leaderCommit}.`,
      };
    }
    case 'AppendEntriesReply':
      if (body.success) {
        return {
          label: `✓ match ${body.match}`,
          glyph: '✓',
          shape: 'success',
          tone: 'ok',
          epoch: body.term,
          says: `${who}: yes, we match through ${body.match}.`,
        };
      }
      return {
        label: `✕ not ${body.prevLogIndex}`,
        glyph: '✕',
        shape: 'refusal',
        tone: 'bad',
        epoch: body.term,
        says: `${who}: no, not with what I have at ${body.prevLogIndex}; I am in term ${body.term}.`,
      };
    case 'PreVote':
      return {
        label: `Would you? t${body.term}`,
        glyph: '?',
        shape: 'request',
        tone: 'plain',
        says: `${who}: would you vote for me in term ${body.term}? My log ends at ${body.lastLogIndex} in term ${body.lastLogTerm}.`,
      };
    case 'PreVoteReply':
      return {
        label: body.granted ? '✓ I would' : '✕ I would not',
        glyph: body.granted ? '✓' : '✕',
        shape: body.granted ? 'success' : 'refusal',
        tone: body.granted ? 'ok' : 'bad',
        says: body.granted
          ? `${who}: I would vote for you in term ${body.term}.`
          : `${who}: I would not vote for you; I am in term ${body.term}.`,
      };
    case 'InstallSnapshot':
      return {
        label: `Snapshot ${body.lastIncludedIndex}${body.offset === 0 && body.done ? '' : body.done ? ' end' : ` +${body.offset}`}`,
        glyph: '▤',
        shape: 'request',
        tone: 'accent',
        epoch: body.term,
        says: `${who}: this is what entries 1–${body.lastIncludedIndex} came to${body.data.length === 0 ? '' : `: ${body.data.map(([name, value]) => `${name}=${value}`).join(', ')}`}${body.done ? '' : '; more follows'}.`,
      };
    case 'InstallSnapshotReply':
      return {
        label: body.done ? `✓ match ${body.lastIncludedIndex}` : `✓ ${body.offset} so far`,
        glyph: '✓',
        shape: 'success',
        tone: 'ok',
        epoch: body.term,
        says: body.done
          ? `${who}: I have the snapshot through ${body.lastIncludedIndex}.`
          : `${who}: I have ${body.offset} values of it so far.`,
      };
    case 'TimeoutNow':
      return {
        label: 'Stand now',
        glyph: '⚑',
        shape: 'request',
        tone: 'epoch',
        epoch: body.term,
        says: `${who}: stand for election now; I hand over to you.`,
      };
    case 'ReadIndex':
      return {
        label: 'How far?',
        glyph: '?',
        shape: 'request',
        tone: 'plain',
        says: `${who}: how far must I have come to answer ${body.client}?`,
      };
    case 'ReadIndexReply':
      return {
        label: `Entry ${body.index}`,
        glyph: '✓',
        shape: 'success',
        tone: 'ok',
        says: `${who}: you must have executed entry ${body.index}.`,
      };
    case 'ClientRequest':
    case 'ClientReply':
      return clientCapsule({ from, to, body });
  }
}

const sessionsIn = (sessions: ServerState['sessions']): readonly ClientSession[] =>
  Object.entries(sessions).map(([client, { seq, response }]) => ({ client, seq, answer: response }));

function logPicture({ state }: Server): LogPicture {
  const { log, commitIndex, lastApplied, snapshot } = state;
  return {
    first: log.base + 1,
    last: log.length,
    commit: commitIndex,
    applied: lastApplied,
    ...(log.base > 0 && {
      folded: {
        index: log.base,
        epoch: log.folded?.term ?? 0,
        values: Object.entries(snapshot?.machine ?? {}),
        sessions: sessionsIn(snapshot?.sessions ?? {}),
        members: snapshot ? setsOf(snapshot.members) : [],
      },
    }),
    cell(index) {
      const entry = log.at(index);
      if (!entry) throw new Error(`no entry ${index} in a log of ${log.length}`);
      return {
        index,
        epoch: entry.term,
        text: entry.command,
        ...(entry.noop && { kind: 'noop' }),
        ...(entry.members && { kind: 'members' }),
      };
    },
  };
}

function pointers(world: World): readonly Pointer[] {
  const result: Pointer[] = [];
  for (const leader of serversOf(world)) {
    if (!leader.up || leader.state.role !== 'leader') continue;
    if (
      serversOf(world).some(
        ({ up, state }) => up && state.role === 'leader' && state.currentTerm > leader.state.currentTerm,
      )
    )
      continue;
    for (const [on, index] of Object.entries(leader.state.nextIndex))
      result.push({ kind: 'next', by: leader.id, on, index });
    for (const [on, index] of Object.entries(leader.state.matchIndex))
      if (index > 0) result.push({ kind: 'match', by: leader.id, on, index });
  }
  return result;
}

const perServer = (values: Readonly<Record<NodeId, number>>): string =>
  Object.entries(values)
    .map(([id, value]) => `${id} ${value}`)
    .join('  ') || '—';

function serverFields({ state }: Server, all: number): readonly Field[] {
  const field = (name: string, value: string | number | null, durable: boolean, says: string): Field => ({
    name,
    value: value === null ? '—' : String(value),
    durable,
    says,
  });
  const { log } = state;
  const fields = [
    field('currentTerm', state.currentTerm, true, 'The latest term this server has seen. It never falls.'),
    field(
      'votedFor',
      state.votedFor,
      true,
      'Who got its vote in this term. It survives a crash, or it might vote twice.',
    ),
    field(
      'log',
      `${log.length} ${log.length === 1 ? 'entry' : 'entries'}`,
      true,
      'The commands, each with the term in which a leader first wrote it.',
    ),
    field('role', state.role, false, 'Follower, candidate or leader. After a crash: follower.'),
    field('leaderId', state.leaderId, false, 'Who leads, as far as it knows: a hint for clients.'),
    field(
      'commitIndex',
      state.commitIndex,
      false,
      'How far it knows the log to be committed. Relearned after a crash.',
    ),
    field('lastApplied', state.lastApplied, false, 'How far its state machine has executed the log.'),
  ];
  const { snapshot, members, polled, reads, reign } = state;
  if (snapshot)
    fields.push(
      field(
        'snapshot',
        `entries 1–${snapshot.index}, term ${snapshot.term}`,
        true,
        'What executing the beginning of the log came to; the entries themselves are gone.',
      ),
    );
  if (members.at > 0 || members.voters.length !== all)
    fields.push(
      field(
        'members',
        membersInWords(members) || 'none known',
        true,
        'Whom it counts: the latest configuration in its log, committed or not.',
      ),
    );
  if (polled.length > 0)
    fields.push(field('polled', listInWords(polled), false, 'Who would vote for it, itself included.'));
  if (reads.length > 0)
    fields.push(
      field(
        'reads',
        reads
          .map(({ client, query, index }) => `${client} ${query}${index === null ? '' : ` from ${index} on`}`)
          .join('  '),
        false,
        'Reads that wait until it is sure what they must see.',
      ),
    );
  if (reign.change && reign.change.learners.length > 0)
    fields.push(
      field(
        'learners',
        `${listInWords(reign.change.learners)}, round ${reign.change.round} through ${reign.change.until}`,
        false,
        'Newcomers it brings up to date before they vote.',
      ),
    );
  if (state.role === 'candidate')
    fields.push(
      field(
        'votesGranted',
        listInWords(state.votesGranted),
        false,
        'Who has given it a vote in this term, itself included.',
      ),
    );
  if (state.role === 'leader') {
    fields.push(
      field(
        'nextIndex',
        perServer(state.nextIndex),
        false,
        'For each follower, the next entry to send: a guess that walks back when it is wrong.',
      ),
      field(
        'matchIndex',
        perServer(state.matchIndex),
        false,
        'For each follower, how far its log is known to match: a fact, used to commit.',
      ),
    );
  }
  return fields;
}

/** The loops round those of a configuration who did something: one for each set that counts. */
function loops(
  { members }: ServerState,
  did: (id: NodeId) => boolean,
  what: string,
  decides: boolean,
): readonly Quorum[] {
  return setsOf(members).map((set, i) => {
    const those = set.filter(did);
    // Of two, the second tells for both.
    const which = members.next ? ` of the ${i === 0 ? 'old' : 'new'}` : '';
    const told = members.next && i === 0 ? '' : `: ${what}`;
    const says = decides ? `${those.length} of ${set.length}${which}${told}` : what;
    return { members: those, says, decides };
  });
}

/** The majority behind an election or a commitment that just happened, or one that holds an entry in vain. */
function quorums(happening: Parameters<Portrait['quorums']>[0]): readonly Quorum[] {
  const changed = changedServer(happening);
  if (!changed) return [];
  const { was, is } = changed;
  if (is.state.role === 'leader' && was.state.role !== 'leader') {
    const voted = is.state.votesGranted;
    return loops(is.state, (id) => voted.includes(id), `${is.id} leads term ${is.state.currentTerm}`, true);
  }
  // Who steps down as it commits has forgotten what it counted; the last answer is on record.
  const matched = happening.fired.flatMap(({ notes }) => notes).find(({ what }) => what === 'matched');
  const stores =
    (index: number) =>
    (id: NodeId): boolean =>
      id === is.id ||
      (is.state.matchIndex[id] ?? was.state.matchIndex[id] ?? 0) >= index ||
      (matched?.about === id && matched.at! >= index);
  const commits = happening.fired.some(({ rule }) => rule === 'SRV.L4');
  if (commits && is.state.commitIndex > was.state.commitIndex) {
    // What it counted by: a change that is committed now may have been replaced in the same breath.
    const by = was.state.members.next && is.state.members.at !== was.state.members.at ? was.state : is.state;
    return loops(by, stores(is.state.commitIndex), `entry ${is.state.commitIndex} is committed`, true);
  }
  if (is.state.role !== 'leader' || is.state.matchIndex === was.state.matchIndex) return [];
  for (let index = is.state.log.length; index > is.state.commitIndex; index--) {
    const term = termAt(is.state.log, index)!;
    if (term === is.state.currentTerm || !isQuorum(is.state.members, stores(index))) continue;
    // An earlier leader may have committed it, and others know; then there is nothing to warn of.
    if (serversOf(happening.after).some(({ state }) => state.commitIndex >= index)) continue;
    return loops(
      is.state,
      stores(index),
      `on a majority, but of term ${term}: not committed by counting`,
      false,
    );
  }
  return [];
}

export const portrait: Portrait = {
  face: (node, world) => (isServer(node) ? serverFace(node, world) : clientFace(node.state as ClientState)),
  capsule: (message) => capsule(message as Message<RaftBody>),
  log: (node) => (isServer(node) ? logPicture(node) : undefined),
  pointers,
  fields: (node, world) =>
    isServer(node)
      ? serverFields(node, world.setup.cast.byKind.get('server')!.length)
      : clientFields(node.state as ClientState),
  machine: (node) => (isServer(node) ? Object.entries(node.state.machine) : []),
  sessions: (node) => (isServer(node) ? sessionsIn(node.state.sessions) : []),
  quorums,
  further: {
    panels: ['electable', 'notebook', 'members'],
    load: async () => (await import('./panels/panels.ts')).panels,
  },
};

/** A server's view of itself; throws for clients. */
export function serverAt(world: World, id: NodeId): Server {
  const node = world.nodes[indexOf(world.setup.cast, id)]!;
  if (!isServer(node)) throw new Error(`${id} is a client, not a server`);
  return node;
}
