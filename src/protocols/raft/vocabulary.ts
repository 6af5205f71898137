/** The words lessons may use about Raft: what can be claimed, what can be done. */
import type { ClaimScene, ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { indexOf, isCut } from '../../engine/world.ts';
import type { Server } from './history.ts';
import { serversOf } from './history.ts';
import { serverAt } from './portrait.ts';
import { properties } from './properties.ts';
import { claim, each, fireFor, isBetween, runOut, unless, verb } from '../kit/phrases.ts';
import type { Told } from '../kit/phrases.ts';
import { replicaWords } from '../kit/replicas.ts';
import { isUpToDate, lastTerm, majority } from './state.ts';
import { listInWords } from '../../engine/words.ts';

const words = replicaWords(serversOf, serverAt);
const { named, leadersOf, requireLeader, timeout } = words;

export const { requests } = words;

const termsOf = ({ state }: Server): readonly number[] => state.log.slice(1).map(({ term }) => term);
const commandsOf = ({ state }: Server): readonly string[] => state.log.slice(1).map(({ command }) => command);
const inWords = (list: readonly (string | number)[]): string =>
  list.length > 0 ? list.join(' ') : 'nothing';

/** Who would vote for that server if it stood for election now, in a new term: everybody who hears it and has no better log. */
export function supporters(world: World, id: NodeId): readonly NodeId[] {
  const { log } = serverAt(world, id).state;
  return serversOf(world)
    .filter(
      (voter) =>
        voter.up && (voter.id === id || (!isCut(world, id, voter.id) && !isCut(world, voter.id, id))),
    )
    .filter((voter) => voter.id === id || isUpToDate(lastTerm(log), log.length, voter.state.log))
    .map((voter) => voter.id);
}

function electable({ world }: ClaimScene, id: NodeId): Told {
  const server = serverAt(world, id);
  if (!server.up) return `${id} is down`;
  const votes = supporters(world, id);
  return unless(
    votes.length >= majority(serversOf(world).length),
    `${id} would get ${votes.length} of ${serversOf(world).length} votes`,
  );
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
      `${node} would get ${listInWords(supporters(scene.world, node))}`,
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
  claim('at most one leader per term', 'at most one leader per term', ({ broken }) =>
    unless(!broken.includes('I1'), `${properties.I1!.name} is broken`),
  ),
  claim(
    'never two different committed entries at one index',
    'never two different committed entries at one index',
    ({ broken }) => unless(!broken.includes('I5'), `${properties.I5!.name} is broken`),
  ),
];

/** A campaign from the timeout to the last vote; with `voters` only these hear of it, and the other requests are lost. */
function elect(hand: Hand, id: NodeId, voters?: readonly NodeId[]): void {
  timeout(hand, id);
  const { currentTerm } = serverAt(hand.world, id).state;
  const isOfCampaign = (message: World['flights'][number]): boolean => {
    const body = message.body as { readonly type: string; readonly term: number };
    if (body.type === 'RequestVote')
      return message.from === id && body.term === currentTerm && (!voters || voters.includes(message.to));
    return body.type === 'RequestVoteReply' && message.to === id;
  };
  runOut(hand, isOfCampaign);
  hand.dropAll((message) => message.from === id && message.body.type === 'RequestVote');
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
];
