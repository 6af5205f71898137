/** The words lessons may use about Raft: what can be claimed, what can be done. */
import type { Action } from '../../engine/action.ts';
import type { Candidacy } from '../../engine/portrait.ts';
import type { ClaimScene, ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { indexOf, nodeOf } from '../../engine/world.ts';
import type { Server } from './history.ts';
import { serversOf } from './history.ts';
import { serverAt } from './portrait.ts';
import { properties } from './properties.ts';
import { claim, each, fireFor, isBetween, runOut, sentSince, unless, verb } from '../kit/phrases.ts';
import type { Told } from '../kit/phrases.ts';
import type { ClientState } from '../kit/client.ts';
import { replicaWords } from '../kit/replicas.ts';
import { everybody, membersInWords } from './configuration.ts';
import { TAKE_SNAPSHOT } from './snapshots.ts';
import { candidacyOf, wouldVote } from './standing.ts';
import { listInWords } from '../../engine/words.ts';

const words = replicaWords(serversOf, serverAt);
const { named, leadersOf, requireLeader, timeout } = words;

const termsOf = ({ state }: Server): readonly number[] => state.log.slice(1).map(({ term }) => term);
const commandsOf = ({ state }: Server): readonly string[] => state.log.slice(1).map(({ command }) => command);
const inWords = (list: readonly (string | number)[]): string =>
  list.length > 0 ? list.join(' ') : 'nothing';

/** Who would vote for that server if it stood for election now, in a new term. */
const votesFor = ({ ballots }: Candidacy): readonly NodeId[] =>
  ballots.flatMap(({ node, answer }) => (answer === 'yes' ? [node] : []));

function electable({ world }: ClaimScene, id: NodeId): Told {
  const candidacy = candidacyOf(world, serverAt(world, id));
  if (candidacy.bars === 'down') return `${id} is down`;
  const asked = candidacy.ballots.filter(({ answer }) => answer !== 'outside');
  return unless(candidacy.wins, `${id} would get ${votesFor(candidacy).length} of ${asked.length} votes`);
}

function notesOf(
  scene: ClaimScene,
  what: string,
): readonly {
  readonly node: NodeId;
  readonly rule: string;
  readonly about?: NodeId;
  readonly because?: string;
}[] {
  return scene.happenings.flatMap(({ fired }) =>
    fired.flatMap(({ node, rule, notes }) =>
      notes.filter((note) => note.what === what).map((note) => ({ ...note, node, rule })),
    ),
  );
}

export const claims: readonly ClaimSpec[] = [
  ...words.claims,
  claim<{ node: NodeId; choice: string }>('{node} is down|up', 'S3 is down', ({ world }, { node, choice }) =>
    unless(
      world.nodes[indexOf(world.setup.cast, node)]!.up === (choice === 'up'),
      `${node} is ${choice === 'up' ? 'down' : 'up'}`,
    ),
  ),
  claim<{ number: number; node: NodeId }>(
    'leader of term {number} is {node}',
    'leader of term 2 is S1',
    ({ world }, { number, node }) => {
      const leader = leadersOf(world).find(({ state }) => state.currentTerm === number);
      return unless(leader?.id === node, leader ? `it is ${leader.id}` : `term ${number} has no leader now`);
    },
  ),
  claim<{ number: number }>(
    'term {number} has no leader',
    'term 1 has no leader',
    ({ world }, { number }) => {
      const leader = leadersOf(world).find(({ state }) => state.currentTerm === number);
      return unless(leader === undefined, `${leader?.id} leads it`);
    },
  ),
  claim<{ nodes: unknown; number: number }>(
    'term of {nodes} is {number}',
    'term of every node is 2',
    ({ world }, { nodes, number }) =>
      each(
        named(world, nodes),
        ({ state }) => state.currentTerm === number,
        ({ id, state }) => `${id} is in term ${state.currentTerm}`,
      ),
  ),
  claim<{ nodes: unknown; numbers: readonly number[] }>(
    'log of {nodes} is {numbers}',
    'log of S1 is 1 1 2',
    ({ world }, { nodes, numbers }) =>
      each(
        named(world, nodes),
        (server) => inWords(termsOf(server)) === inWords(numbers),
        (server) => `the log of ${server.id} is ${inWords(termsOf(server))}`,
      ),
  ),
  claim<{ nodes: unknown; text: string }>(
    'commands of {nodes} are {text}',
    'commands of S1 are X=3 Y=8',
    ({ world }, { nodes, text }) =>
      each(
        named(world, nodes),
        (server) => inWords(commandsOf(server)) === text.trim().replace(/\s+/g, ' '),
        (server) => `the commands of ${server.id} are ${inWords(commandsOf(server))}`,
      ),
  ),
  claim<{ nodes: unknown; number: number }>(
    'commit of {nodes} is {number}',
    'commit of S1 is 3',
    ({ world }, { nodes, number }) =>
      each(
        named(world, nodes),
        ({ state }) => state.commitIndex === number,
        ({ id, state }) => `${id} knows of ${state.commitIndex}`,
      ),
  ),
  claim<{ node: NodeId }>('electable {node}', 'electable S2', (scene, { node }) => electable(scene, node)),
  claim<{ node: NodeId }>('not electable {node}', 'not electable S3', (scene, { node }) => {
    return unless(
      electable(scene, node) !== true,
      `${node} would get ${listInWords(votesFor(candidacyOf(scene.world, serverAt(scene.world, node))))}`,
    );
  }),
  claim<{ node: NodeId; number: number }>(
    'refusals of {node} are {number}',
    'refusals of S3 are 2',
    (scene, { node, number }) => {
      const count = notesOf(scene, 'refused').filter(
        (note) => note.node === node && note.rule === 'AE.2',
      ).length;
      return unless(count === number, `there were ${count}`);
    },
  ),
  claim<{ node: NodeId; node2: NodeId; word: string }>(
    '{node} refused {node} because {word}',
    'S2 refused S1 because log',
    (scene, args) => {
      const reasons = notesOf(scene, 'refused').filter(
        (note) => note.node === args.node && note.about === args.node2,
      );
      if (reasons.length === 0) return `${args.node} refused ${args.node2} nothing`;
      return unless(
        reasons.some((note) => note.because === args.word),
        `the reason was ${listInWords([...new Set(reasons.map((note) => note.because!))])}`,
      );
    },
  ),
  claim<{ node: NodeId; node2: NodeId }>(
    '{node} voted for {node}',
    'S2 voted for S1',
    ({ world }, { node, node2 }) => {
      const { votedFor, currentTerm } = serverAt(world, node).state;
      return unless(
        votedFor === node2,
        votedFor
          ? `in term ${currentTerm} it voted for ${votedFor}`
          : `in term ${currentTerm} it has not voted`,
      );
    },
  ),
  claim<{ node: NodeId; number: number }>(
    'votes of {node} are {number}',
    'votes of S1 are 3',
    ({ world }, { node, number }) => {
      const { votesGranted } = serverAt(world, node).state;
      return unless(votesGranted.length === number, `it has ${votesGranted.length}`);
    },
  ),
  claim<{ node: NodeId; node2: NodeId; number: number }>(
    'next of {node} at {node} is {number}',
    'next of S3 at S1 is 6',
    ({ world }, { node, node2, number }) => {
      const next = serverAt(world, node2).state.nextIndex[node];
      return unless(next === number, next === undefined ? `${node2} keeps none` : `it is ${next}`);
    },
  ),
  claim<{ nodes: unknown; text: string }>(
    'members of {nodes} are {text}',
    'members of S1 are S1 S2 S3 + S3 S4 S5',
    ({ world }, { nodes, text }) =>
      each(
        named(world, nodes),
        ({ state }) => (membersInWords(state.members) || 'none') === text.trim().replace(/\s+/g, ' '),
        ({ id, state }) => `${id} goes by ${membersInWords(state.members) || 'none'}`,
      ),
  ),
  claim<{ nodes: unknown; number: number }>(
    'snapshot of {nodes} is {number}',
    'snapshot of S1 is 5',
    ({ world }, { nodes, number }) =>
      each(
        named(world, nodes),
        ({ state }) => (state.snapshot?.index ?? 0) === number,
        ({ id, state }) =>
          state.snapshot ? `that of ${id} covers ${state.snapshot.index}` : `${id} has taken none`,
      ),
  ),
  claim<{ nodes: unknown; number: number }>(
    'applied of {nodes} is {number}',
    'applied of S1 is 3',
    ({ world }, { nodes, number }) =>
      each(
        named(world, nodes),
        ({ state }) => state.lastApplied === number,
        ({ id, state }) => `${id} has executed ${state.lastApplied}`,
      ),
  ),
  claim<{ node: NodeId; text: string }>(
    'answer to {node} is {text}',
    'answer to C1 is X=3',
    ({ world }, { node, text }) => {
      const { answers } = nodeOf(world, node).state as ClientState;
      const last = answers.at(-1);
      return unless(
        last?.response === text.trim(),
        last ? `it is ${last.response}` : `${node} has had no answer`,
      );
    },
  ),
  claim<{ node: NodeId }>('{node} waits for an answer', 'C1 waits for an answer', ({ world }, { node }) =>
    unless((nodeOf(world, node).state as ClientState).pending !== null, `${node} waits for nothing`),
  ),
  claim<{ node: NodeId; text: string }>(
    '{node} refused to change because {text}',
    'S1 refused to change because own term',
    (scene, { node, text }) => {
      const reasons = notesOf(scene, 'refused').filter((note) => note.node === node && note.rule === 'CF.1n');
      return unless(
        reasons.some(({ because }) => because === text.trim()),
        reasons.length === 0
          ? `${node} refused no change`
          : `the reason was ${listInWords(reasons.map(({ because }) => because!))}`,
      );
    },
  ),
  claim<{ node: NodeId; node2: NodeId }>('{node} ignored {node}', 'S2 ignored S4', (scene, { node, node2 }) =>
    unless(
      notesOf(scene, 'ignored').some((note) => note.node === node && note.about === node2),
      `${node} ignored nothing of ${node2}`,
    ),
  ),
  claim<{ node: NodeId; node2: NodeId }>(
    '{node} would vote for {node}',
    'S2 would vote for S1',
    ({ world }, { node, node2 }) =>
      unless(
        wouldVote(serverAt(world, node2), serverAt(world, node)),
        `the log of ${node} is more up to date`,
      ),
  ),
  claim<{ node: NodeId; number: number }>(
    'answers to {node} are {number}',
    'answers to C1 are 1',
    ({ world }, { node, number }) => {
      const { kind, state } = nodeOf(world, node);
      if (kind !== 'client') throw new Error(`${node} is no client`);
      const { length } = (state as ClientState).answers;
      return unless(length === number, `${node} has had ${length}`);
    },
  ),
  claim<{ word: string; number: number }>(
    '{word} messages were {number}',
    'AppendEntries messages were 4',
    (scene, { word, number }) => {
      const count = sentSince(scene, (type) => type.toLowerCase() === word.toLowerCase());
      return unless(count === number, `there were ${count}`);
    },
  ),
  claim('at most one leader per term', 'at most one leader per term', ({ broken }) =>
    unless(!broken.includes('I1'), `${properties.I1!.name} is broken`),
  ),
  claim(
    'never two different committed entries at one index',
    'never two different committed entries at one index',
    ({ broken }) => unless(!broken.includes('I5'), `${properties.I5!.name} is broken`),
  ),
];

/** What a campaign is made of. */
const CAMPAIGN = ['PreVote', 'RequestVote'] as const;

/**
 * A campaign from the timeout to the last vote; with `voters` only these hear of it, and the other requests are lost.
 * Where servers ask around first, that is part of it.
 */
function elect(hand: Hand, id: NodeId, voters?: readonly NodeId[]): void {
  timeout(hand, id);
  const isOfCampaign = ({ from, to, body }: World['flights'][number]): boolean => {
    const { type, term } = body as { readonly type: string; readonly term: number };
    if (CAMPAIGN.some((question) => type === question))
      return (
        from === id &&
        term === serverAt(hand.world, id).state.currentTerm + (type === 'PreVote' ? 1 : 0) &&
        (!voters || voters.includes(to))
      );
    return to === id && CAMPAIGN.some((question) => type === `${question}Reply`);
  };
  runOut(hand, isOfCampaign);
  hand.dropAll(({ from, body }) => from === id && CAMPAIGN.some((question) => body.type === question));
}

/** Gives an order to a leader; throws a sentence if it is none. */
function order(hand: Hand, node: NodeId, command: string): void {
  requireLeader(hand, node, 'cannot do that');
  hand.perform({ kind: 'command', node, command });
}

export const verbs: readonly VerbSpec[] = [
  ...words.verbs,
  verb<{ node: NodeId }>(
    'elect {node}',
    'It stands for election, and everybody who can answers.',
    (hand, { node }) => elect(hand, node),
  ),
  verb<{ node: NodeId; nodes: readonly NodeId[] }>(
    'elect {node} with {nodes}',
    'It stands for election; only these hear of it.',
    (hand, { node, nodes }) => elect(hand, node, nodes),
  ),
  verb<{ node: NodeId; node2: NodeId }>(
    'rep {node} -> {node}',
    'A leader brings one follower up to date; nobody else hears of it.',
    (hand, { node, node2 }) => {
      requireLeader(hand, node, 'sends no entries');
      if (!hand.world.flights.some((message) => message.from === node && message.to === node2))
        fireFor(hand, node, 'heartbeat', [node2]);
      runOut(hand, isBetween(node, node2));
    },
  ),
  verb<{ node: NodeId }>(
    'snapshot {node}',
    'That server folds what it has executed into a snapshot.',
    (hand, { node }) => {
      words.requireRunning(hand, node);
      hand.perform({ kind: 'command', node, command: TAKE_SNAPSHOT });
    },
  ),
  verb<{ nodes: unknown; node: NodeId }>(
    'change members to {nodes} at {node}',
    'That leader is asked for another membership.',
    (hand, { nodes, node }) =>
      order(
        hand,
        node,
        `change members to ${named(hand.world, nodes)
          .map(({ id }) => id)
          .join(' ')}`,
      ),
  ),
  verb<{ node: NodeId; node2: NodeId }>(
    'add {node} at {node}',
    'The second, a leader, is asked to take in the first.',
    (hand, { node, node2 }) => order(hand, node2, `add ${node}`),
  ),
  verb<{ node: NodeId; node2: NodeId }>(
    'remove {node} at {node}',
    'The second, a leader, is asked to let go of the first.',
    (hand, { node, node2 }) => order(hand, node2, `remove ${node}`),
  ),
  verb<{ node: NodeId; node2: NodeId }>(
    'transfer {node} -> {node}',
    'The first, a leader, is asked to hand over to the second.',
    (hand, { node, node2 }) => order(hand, node, `hand over to ${node2}`),
  ),
  verb<{ node: NodeId; word: string; node2: NodeId }>(
    'ask {node} to read {word} at {node}',
    'That client asks that server for a value.',
    (hand, { node, word, node2 }) => {
      if (nodeOf(hand.world, node).kind !== 'client') throw new Error(`${node} is no client`);
      hand.perform({ kind: 'command', node, command: `${word}?`, to: node2 });
    },
  ),
  verb<{ nodes: unknown }>(
    'lull {nodes}',
    'They have not heard from a leader for a while, and may vote for others again.',
    (hand, { nodes }) => {
      for (const { id, timers } of named(hand.world, nodes))
        if (timers.lull) hand.perform({ kind: 'fire', node: id, timer: 'lull' });
    },
  ),
];

/** Something to ask: mostly a value to set, now and then one to read. */
export function requests(world: World): readonly Action[] {
  const reads = Math.floor(world.now / 5) % 4 === 0;
  return words
    .requests(world)
    .map((action) =>
      reads && action.kind === 'command'
        ? { ...action, command: `${action.command.split('=')[0]}?` }
        : action,
    );
}

/** Who is not among these, and who is: the orders that change one server. */
const changesOf = ({ state }: Server, servers: readonly NodeId[]): readonly string[] => {
  const now = state.members.next ?? state.members.voters;
  return [
    ...servers.filter((id) => !now.includes(id)).map((id) => `add ${id}`),
    ...(now.length > 1 ? now.map((id) => `remove ${id}`) : []),
  ];
};

/** What somebody in charge might order: snapshots, other members, another leader. */
export function errands(world: World): readonly Action[] {
  const ids = serversOf(world).map(({ id }) => id);
  const turn = Math.floor(world.now / 11);
  return serversOf(world).flatMap((server): readonly Action[] => {
    const { id: node, up, state } = server;
    if (!up || turn % 3 !== 0) return [];
    if (state.role !== 'leader') return [{ kind: 'command', node, command: TAKE_SNAPSHOT }];
    const changes = changesOf(server, ids);
    const joint = `change members to ${ids.filter((_, i) => ((turn >> 2) + i) % 3 !== 0).join(' ')}`;
    return [
      TAKE_SNAPSHOT,
      changes[turn % changes.length] ?? joint,
      joint,
      `hand over to ${ids[turn % ids.length]}`,
    ].map((command) => ({ kind: 'command', node, command }));
  });
}

/** What menus offer to tell a server. */
export function commands(world: World, id: NodeId): readonly string[] {
  const node = nodeOf(world, id);
  if (node.kind === 'client') return ['X=1', 'X?'];
  const server = serverAt(world, id);
  const folds = server.state.lastApplied > server.state.log.base ? [TAKE_SNAPSHOT] : [];
  if (server.state.role !== 'leader') return folds;
  const ids = serversOf(world).map((each) => each.id);
  const others = everybody(server.state.members).filter((each) => each !== id);
  return [
    'X=1',
    ...folds,
    ...others.slice(0, 2).map((each) => `hand over to ${each}`),
    ...changesOf(server, ids),
  ];
}
