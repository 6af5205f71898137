/** The words lessons may use about Raft: what can be claimed, what can be done. */
import type { ClaimScene, ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { indexOf, isCut, nodesOf } from '../../engine/world.ts';
import type { Action } from '../../engine/action.ts';
import type { Server } from './history.ts';
import { serversOf } from './history.ts';
import { serverAt } from './portrait.ts';
import { properties } from './properties.ts';
import type { ClientState } from '../kit/client.ts';
import { isUpToDate, lastTerm, majority } from './state.ts';
import { listInWords } from '../../engine/words.ts';

type Args = Readonly<Record<string, unknown>>;
type Told = boolean | string;

/** The servers a phrase names: some, all, or all that run. */
function named(world: World, nodes: unknown): readonly Server[] {
  if (nodes === 'all') return serversOf(world);
  if (nodes === 'live') return serversOf(world).filter(({ up }) => up);
  return (nodes as readonly NodeId[]).map((id) => serverAt(world, id));
}

/** True, or what is the case instead. */
const unless = (holds: boolean, instead: string): Told => holds || instead;

/** Would each of these servers answer to the claim? The first that does not says what it has instead. */
function each(
  servers: readonly Server[],
  holds: (server: Server) => boolean,
  instead: (server: Server) => string,
): Told {
  const odd = servers.find((server) => !holds(server));
  return odd === undefined || instead(odd);
}

const termsOf = ({ state }: Server): readonly number[] => state.log.slice(1).map(({ term }) => term);
const commandsOf = ({ state }: Server): readonly string[] => state.log.slice(1).map(({ command }) => command);
const inWords = (words: readonly (string | number)[]): string =>
  words.length > 0 ? words.join(' ') : 'nothing';

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

const leadersOf = (world: World): readonly Server[] =>
  serversOf(world).filter(({ up, state }) => up && state.role === 'leader');

const claim = <A extends Args>(
  pattern: string,
  says: string,
  test: (scene: ClaimScene, args: A) => Told,
): ClaimSpec => ({
  pattern,
  says,
  test,
});

export const claims: readonly ClaimSpec[] = [
  claim<{ node: NodeId; choice: string }>(
    '{node} is leader|follower|candidate',
    'S1 is leader',
    ({ world }, { node, choice }) => {
      const { up, state } = serverAt(world, node);
      return unless(up && state.role === choice, `${node} is ${up ? `a ${state.role}` : 'down'}`);
    },
  ),
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
  claim<{ number: number }>('leaders are {number}', 'leaders are 1', ({ world }, { number }) => {
    const leaders = leadersOf(world).map(({ id }) => id);
    return unless(
      leaders.length === number,
      leaders.length === 0 ? 'there is none' : `there are ${leaders.length}: ${listInWords(leaders)}`,
    );
  }),
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
  claim<{ node: NodeId; text: string }>(
    'machine of {node} has {text}',
    'machine of S1 has X=3',
    ({ world }, { node, text }) => {
      const [name, value] = text.split('=');
      const holds = serverAt(world, node).state.machine[name!.trim()];
      return unless(
        holds === value?.trim(),
        holds === undefined ? `${name} is not set` : `${name} is ${holds}`,
      );
    },
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

/** Where commands come from in play: idle clients, or, without any, whoever leads. */
export function requests(world: World): readonly Action[] {
  const clients = nodesOf(world, 'client');
  const letter = 'XYZABKLMNPR'.charAt(Math.floor(world.now / 7) % 11);
  const command = `${letter}=${Math.floor(world.now / 3) % 10}`;
  if (clients.length > 0)
    return clients
      .filter(({ up, state }) => up && (state as ClientState).queue.length === 0)
      .map(({ id }) => ({ kind: 'command', node: id, command }));
  return leadersOf(world).map(({ id }) => ({ kind: 'command', node: id, command }));
}

const isBetween = (a: NodeId, b: NodeId) => (message: { readonly from: NodeId; readonly to: NodeId }) =>
  (message.from === a && message.to === b) || (message.from === b && message.to === a);

function requireRunning(hand: Hand, id: NodeId): Server {
  const server = serverAt(hand.world, id);
  if (!server.up) throw new Error(`${id} is down: restart it first`);
  return server;
}

function requireLeader(hand: Hand, id: NodeId): void {
  if (requireRunning(hand, id).state.role !== 'leader')
    throw new Error(`${id} is not leader here, so it sends no entries`);
}

function timeout(hand: Hand, id: NodeId): void {
  if (requireRunning(hand, id).state.role === 'leader')
    throw new Error(`${id} leads: a leader has no election timer`);
  hand.perform({ kind: 'fire', node: id, timer: 'election' });
}

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
  hand.runUntil(({ flights }) => !flights.some(isOfCampaign), isOfCampaign);
  hand.dropAll((message) => message.from === id && message.body.type === 'RequestVote');
}

const verb = <A extends Args>(
  pattern: string,
  says: string,
  play: (hand: Hand, args: A) => void,
): VerbSpec => ({
  pattern,
  says,
  play,
});

export const verbs: readonly VerbSpec[] = [
  verb<{ node: NodeId }>('timeout {node}', 'The election timer of that server runs out.', (hand, { node }) =>
    timeout(hand, node),
  ),
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
  verb<{ text: string; node: NodeId }>(
    'write {text} to {node}',
    'A command is put in at that server.',
    (hand, { text, node }) => {
      if (requireRunning(hand, node).state.role !== 'leader')
        throw new Error(`${node} is not leader here, so it would turn the command away`);
      hand.perform({ kind: 'command', node, command: text.trim() });
    },
  ),
  verb<{ node: NodeId; text: string; node2: NodeId }>(
    'ask {node} to write {text} at {node}',
    'That client asks that server.',
    (hand, { node, text, node2 }) => hand.perform({ kind: 'command', node, command: text.trim(), to: node2 }),
  ),
  verb<{ node: NodeId }>(
    'beat {node}',
    'A leader sends a heartbeat, and all that follows from it happens.',
    (hand, { node }) => {
      requireLeader(hand, node);
      hand.perform({ kind: 'fire', node, timer: 'heartbeat' });
      const concerns = (message: { readonly from: NodeId; readonly to: NodeId }): boolean =>
        message.from === node || message.to === node;
      hand.runUntil(({ flights }) => !flights.some(concerns), concerns);
    },
  ),
  verb<{ node: NodeId }>(
    'heartbeat {node}',
    'A leader sends a heartbeat; the messages stay under way.',
    (hand, { node }) => {
      requireLeader(hand, node);
      hand.perform({ kind: 'fire', node, timer: 'heartbeat' });
    },
  ),
  verb<{ node: NodeId; node2: NodeId }>(
    'rep {node} -> {node}',
    'A leader brings one follower up to date; nobody else hears of it.',
    (hand, { node, node2 }) => {
      requireLeader(hand, node);
      if (!hand.world.flights.some((message) => message.from === node && message.to === node2)) {
        const before = new Set(hand.world.flights.map(({ id }) => id));
        hand.perform({ kind: 'fire', node, timer: 'heartbeat' });
        hand.dropAll((message) => message.from === node && message.to !== node2 && !before.has(message.id));
      }
      const between = isBetween(node, node2);
      hand.runUntil(({ flights }) => !flights.some(between), between);
    },
  ),
];
