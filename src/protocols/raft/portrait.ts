/** How Raft looks: the answers to what views ask. */
import type { Capsule, Face, Field, LogPicture, Pointer, Portrait, Quorum } from '../../engine/portrait.ts';
import type { Message, Node, NodeId, World } from '../../engine/world.ts';
import { indexOf } from '../../engine/world.ts';
import type { Server } from './history.ts';
import { changedServer, serversOf } from './history.ts';
import type { ClientState } from '../kit/client.ts';
import { clientCapsule, clientFace, clientFields } from '../kit/client-portrait.ts';
import type { RaftBody } from './state.ts';
import { majority } from './state.ts';
import { listInWords } from '../../engine/words.ts';

const isServer = (node: Node): node is Server => node.kind === 'server';

function serverFace({ state, up }: Server, world: World): Face {
  const { role, currentTerm, votedFor, votesGranted } = state;
  const epoch = { word: 'term', number: currentTerm };
  if (!up) return { role: 'crashed', mark: 'none', epoch, ...(votedFor && { badge: `voted ${votedFor}` }) };
  const size = world.setup.cast.byKind.get('server')!.length;
  const ring = world.held ? {} : { ring: 'election' };
  if (role === 'leader') return { role, mark: 'crown', epoch };
  if (role === 'candidate') {
    const tally = { had: votesGranted, needed: majority(size) };
    return {
      role,
      mark: 'question',
      epoch,
      ...ring,
      tally,
      badge: `${votesGranted.length} of ${majority(size)} votes`,
    };
  }
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
    case 'ClientRequest':
    case 'ClientReply':
      return clientCapsule({ from, to, body });
  }
}

function logPicture({ state }: Server): LogPicture {
  const { log, commitIndex, lastApplied } = state;
  return {
    first: 1,
    last: log.length,
    commit: commitIndex,
    applied: lastApplied,
    cell(index) {
      const entry = log.at(index);
      if (!entry) throw new Error(`no entry ${index} in a log of ${log.length}`);
      return { index, epoch: entry.term, text: entry.command };
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

function serverFields({ state }: Server): readonly Field[] {
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

/** The majority behind an election or a commitment that just happened, or one that holds an entry in vain. */
function quorums(happening: Parameters<Portrait['quorums']>[0]): readonly Quorum[] {
  const changed = changedServer(happening);
  if (!changed) return [];
  const { was, is } = changed;
  const servers = serversOf(happening.after);
  if (is.state.role === 'leader' && was.state.role !== 'leader') {
    return [
      {
        members: is.state.votesGranted,
        says: `${is.state.votesGranted.length} of ${servers.length}: ${is.id} leads term ${is.state.currentTerm}`,
        decides: true,
      },
    ];
  }
  if (is.state.role !== 'leader') return [];
  const storing = (index: number): readonly NodeId[] =>
    servers.map(({ id }) => id).filter((id) => id === is.id || (is.state.matchIndex[id] ?? 0) >= index);
  if (is.state.commitIndex > was.state.commitIndex) {
    const members = storing(is.state.commitIndex);
    return [
      {
        members,
        says: `${members.length} of ${servers.length}: entry ${is.state.commitIndex} is committed`,
        decides: true,
      },
    ];
  }
  if (is.state.matchIndex === was.state.matchIndex) return [];
  for (let index = is.state.log.length; index > is.state.commitIndex; index--) {
    const term = is.state.log.at(index)!.term;
    if (term === is.state.currentTerm) continue;
    const members = storing(index);
    if (members.length >= majority(servers.length)) {
      return [
        { members, says: `on a majority, but of term ${term}: not committed by counting`, decides: false },
      ];
    }
  }
  return [];
}

export const portrait: Portrait = {
  face: (node, world) => (isServer(node) ? serverFace(node, world) : clientFace(node.state as ClientState)),
  capsule: (message) => capsule(message as Message<RaftBody>),
  log: (node) => (isServer(node) ? logPicture(node) : undefined),
  pointers,
  fields: (node) => (isServer(node) ? serverFields(node) : clientFields(node.state as ClientState)),
  machine: (node) => (isServer(node) ? Object.entries(node.state.machine) : []),
  quorums,
};

/** A server's view of itself; throws for clients. */
export function serverAt(world: World, id: NodeId): Server {
  const node = world.nodes[indexOf(world.setup.cast, id)]!;
  if (!isServer(node)) throw new Error(`${id} is a client, not a server`);
  return node;
}
