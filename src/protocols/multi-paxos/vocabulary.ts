/** The words lessons may use about Multi-Paxos: what can be claimed, what can be done. */
import type { ClaimScene, ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { Message, NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import type { PaxosHistory, Server } from './history.ts';
import { chosenIn, serversOf } from './history.ts';
import { serverAt } from './portrait.ts';
import type { ClientState } from '../kit/client.ts';
import { claim, each, fireFor, isBetween, runOut, sentSince, unless, verb } from '../kit/phrases.ts';
import type { Told } from '../kit/phrases.ts';
import { replicaWords } from '../kit/replicas.ts';
import type { PaxosBody } from './state.ts';
import { knows } from './state.ts';
import { tallyOf } from './tallies.ts';

const words = replicaWords(serversOf, serverAt);
const { named, leadersOf, requireLeader, requireRunning, timeout } = words;

export const { requests } = words;

const namesOf = (world: World, nodes: unknown): readonly NodeId[] => named(world, nodes).map(({ id }) => id);

/** A word for each slot of a server's log, `-` for a gap. */
function slotWords({ state: { log } }: Server, word: (slot: number) => string): string {
  return (
    Array.from({ length: log.length }, (_, i) => (log.at(i + 1) ? word(i + 1) : '-')).join(' ') || 'nothing'
  );
}

const commandsOf = (server: Server): string =>
  slotWords(server, (slot) => server.state.log.at(slot)!.entry.command);
const ballotsOf = (server: Server): string =>
  slotWords(server, (slot) => String(server.state.log.at(slot)!.ballot));

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

const commandIn = (server: Server, slot: number): string | undefined =>
  server.state.log.at(slot)?.entry.command;

/** The values that are chosen in a slot, by the votes cast, whoever knows: one, or none (or two, if rules are off). */
function chosenAt({ history, world }: ClaimScene, slot: number): readonly string[] {
  const votes = chosenIn(history as PaxosHistory, slot, world);
  return [...new Set(votes.map(({ entry }) => entry.command))];
}

function knowledge({ world }: ClaimScene, node: NodeId, slot: number, expected: boolean): Told {
  const { state } = serverAt(world, node);
  if (knows(state, slot) === expected) return true;
  return expected
    ? `${node} knows ${state.chosen === 0 ? 'of no slot' : `slots up to ${state.chosen}`}${state.beyond.length > 0 ? ` and ${state.beyond.join(' ')}` : ''}`
    : `${node} knows that ${commandIn(serverAt(world, node), slot)} is chosen there`;
}

/** How many promises a server has heard for its ballot, or how many requests of a client are done. */
function answersOf(world: World, id: NodeId): number {
  const node = nodeOf(world, id);
  if (node.kind === 'server') return serverAt(world, id).state.promises.length;
  const { nextSeq, pending } = node.state as ClientState;
  return nextSeq - 1 - (pending ? 1 : 0);
}

function sentOf(scene: ClaimScene, word: string, number: number): Told {
  const count = sentSince(scene, (type) => word === 'all' || isWord(type, word));
  return unless(count === number, count === 1 ? 'there was 1' : `there were ${count}`);
}

const isWord = (type: string, word: string): boolean => type.toLowerCase() === word.toLowerCase();

function refused({ happenings }: ClaimScene, node: NodeId, other: NodeId): Told {
  const fired = happenings.flatMap((happening) => happening.fired).filter((one) => one.node === node);
  const notes = fired.flatMap((one) => one.notes).filter(({ what }) => what === 'refused');
  const turnedAway = [...new Set(notes.map(({ about }) => about ?? 'nobody'))];
  return unless(
    turnedAway.includes(other),
    turnedAway.length === 0 ? `${node} turned nobody away` : `${node} turned away ${listInWords(turnedAway)}`,
  );
}

type OfNodes = Readonly<Record<'nodes', unknown>>;

export const claims: readonly ClaimSpec[] = [
  ...words.claims,
  claim<{ number: number; node: NodeId }>(
    'leader of ballot {number} is {node}',
    'leader of ballot 4 is S1',
    ({ world }, { number, node }) => {
      const leader = leadersOf(world).find(({ state }) => state.ballot === number);
      return unless(leader?.id === node, leader ? `it is ${leader.id}` : `nobody leads ballot ${number} now`);
    },
  ),
  claim<OfNodes & { number: number }>(
    'ballot of {nodes} is {number}',
    'ballot of S2 is 4',
    ({ world }, { nodes, number }) =>
      each(
        named(world, nodes),
        ({ state }) => state.np === number,
        ({ id, state }) =>
          state.np === 0 ? `${id} has promised nothing` : `${id} has promised ballot ${state.np}`,
      ),
  ),
  claim<OfNodes & { text: string }>(
    'commands of {nodes} are {text}',
    'commands of S1 are a b NOOP d',
    ({ world }, { nodes, text }) =>
      each(
        named(world, nodes),
        (server) => commandsOf(server) === tidy(text),
        (server) => `the commands of ${server.id} are ${commandsOf(server)}`,
      ),
  ),
  claim<OfNodes & { text: string }>(
    'slots of {nodes} are {text}',
    'slots of S1 are 3 3 - 3',
    ({ world }, { nodes, text }) =>
      each(
        named(world, nodes),
        (server) => ballotsOf(server) === tidy(text),
        (server) => `the ballots in the slots of ${server.id} are ${ballotsOf(server)}`,
      ),
  ),
  claim<{ number: number; node: NodeId; word: string }>(
    'slot {number} of {node} is {word}',
    'slot 2 of S1 is b',
    ({ world }, { number, node, word }) => {
      const command = commandIn(serverAt(world, node), number);
      return unless(command === word, command === undefined ? 'it is empty' : `it is ${command}`);
    },
  ),
  claim<{ number: number; node: NodeId }>(
    'slot {number} of {node} is empty',
    'slot 3 of S1 is empty',
    ({ world }, { number, node }) => {
      const command = commandIn(serverAt(world, node), number);
      return unless(command === undefined, `it holds ${command}`);
    },
  ),
  claim<{ number: number }>('slot {number} is chosen', 'slot 2 is chosen', (scene, { number }) =>
    unless(chosenAt(scene, number).length > 0, 'no value has a majority under one ballot'),
  ),
  claim<{ number: number }>('slot {number} is not chosen', 'slot 4 is not chosen', (scene, { number }) => {
    const values = chosenAt(scene, number);
    return unless(values.length === 0, `${listInWords(values)} is chosen there`);
  }),
  claim<{ word: string; number: number }>(
    '{word} is chosen at slot {number}',
    'b is chosen at slot 2',
    (scene, { word, number }) => {
      const values = chosenAt(scene, number);
      return unless(
        values.includes(word),
        values.length === 0 ? 'nothing is chosen there' : `${listInWords(values)} is`,
      );
    },
  ),
  claim<{ node: NodeId; number: number }>('{node} knows slot {number}', 'S2 knows slot 3', (scene, args) =>
    knowledge(scene, args.node, args.number, true),
  ),
  claim<{ node: NodeId; number: number }>(
    '{node} does not know slot {number}',
    'S2 does not know slot 3',
    (scene, { node, number }) => knowledge(scene, node, number, false),
  ),
  claim<OfNodes & { number: number }>(
    'executed of {nodes} is {number}',
    'executed of S1 is 3',
    ({ world }, { nodes, number }) =>
      each(
        named(world, nodes),
        ({ state }) => state.executed === number,
        ({ id, state }) => `${id} has executed ${state.executed}`,
      ),
  ),
  claim<OfNodes & { number: number }>(
    'commit of {nodes} is {number}',
    'commit of S1 is 3',
    ({ world }, { nodes, number }) =>
      each(
        named(world, nodes),
        ({ state }) => state.chosen === number,
        ({ id, state }) => `${id} knows of ${state.chosen}`,
      ),
  ),
  claim<{ node: NodeId; node2: NodeId }>('{node} refused {node}', 'S2 refused S1', (scene, args) =>
    refused(scene, args.node, args.node2),
  ),
  claim<{ node: NodeId; number: number }>(
    'answers of {node} are {number}',
    'answers of S1 are 2',
    ({ world }, { node, number }) => {
      const count = answersOf(world, node);
      return unless(count === number, `${node} has ${count}`);
    },
  ),
  claim<{ word: string; number: number }>(
    '{word} messages were {number}',
    'Accept messages were 4',
    (scene, { word, number }) => sentOf(scene, word, number),
  ),
];

type Flight = Message<PaxosBody>;

/** A message by what it says. */
const isFlight = (which: (message: Flight) => boolean) => (message: Message) => which(message as Flight);

/** Phase 1 from the timeout to the last answer; with `voters` only these hear of it, and the other Prepares are lost. */
function elect(hand: Hand, id: NodeId, voters?: readonly NodeId[]): void {
  timeout(hand, id);
  const { ballot } = serverAt(hand.world, id).state;
  const isOfPhase1 = isFlight(({ from, to, body }) => {
    if (body.type === 'Prepare')
      return from === id && body.ballot === ballot && (!voters || voters.includes(to));
    return (body.type === 'Promise' || body.type === 'Nack') && to === id && body.ballot === ballot;
  });
  // Lost first: what is looked at in the end is an answer, not a loss.
  hand.dropAll(
    isFlight(
      ({ from, to, body }) => from === id && body.type === 'Prepare' && voters?.includes(to) === false,
    ),
  );
  runOut(hand, isOfPhase1);
}

function isPending({ state }: Server, slot: number, by?: NodeId): boolean {
  const tally = tallyOf(state.tallies, slot);
  return tally?.ballot === state.ballot && (by === undefined || !tally.by.includes(by));
}

/** A leader brings one server up to date: what is under way to it, or else what it lacks, sent again. */
function replicate(hand: Hand, id: NodeId, to: NodeId): void {
  const leader = requireLeader(hand, id, 'sends nobody anything');
  requireRunning(hand, to);
  const underWay = hand.world.flights.filter((message) => message.from === id && message.to === to);
  const isSent = (slot: number): boolean =>
    underWay.some(isFlight(({ body }) => body.type === 'Accept' && body.slot === slot));
  const isLost = leader.state.tallies.some(({ slot }) => isPending(leader, slot, to) && !isSent(slot));
  if (isLost) fireFor(hand, id, 'resend', [to]);
  if (underWay.length === 0) fireFor(hand, id, 'heartbeat', [to]);
  runOut(hand, isBetween(id, to));
}

/** The leader's Accepts for one slot reach only some; they answer, and the others never hear of it. */
function acceptWith(hand: Hand, slot: number, id: NodeId, voters: readonly NodeId[]): void {
  const leader = requireLeader(hand, id, 'asks nobody to accept anything');
  const { ballot } = leader.state;
  const isAsked = isFlight(
    ({ from, body }) => from === id && body.type === 'Accept' && body.slot === slot && body.ballot === ballot,
  );
  if (!hand.world.flights.some(isAsked)) {
    if (!isPending(leader, slot)) throw new Error(notProposed(leader, slot));
    fireFor(hand, id, 'resend', voters);
  }
  const isOfSlot = isFlight(({ from, to, body }) => {
    if (body.type === 'Accept')
      return from === id && body.slot === slot && body.ballot === ballot && voters.includes(to);
    if (body.type === 'Accepted')
      return body.slot === slot && body.ballot === ballot && voters.includes(from);
    return body.type === 'Nack' && to === id && body.ballot === ballot && voters.includes(from);
  });
  hand.dropAll((message) => isAsked(message) && !voters.includes(message.to));
  runOut(hand, isOfSlot);
}

function notProposed({ id, state }: Server, slot: number): string {
  if (knows(state, slot))
    return `${id} knows that slot ${slot} is chosen already: say "rep ${id} -> …" to bring somebody up to date`;
  const open = state.tallies.map(({ slot }) => String(slot));
  return `${id} has proposed nothing for slot ${slot}${open.length > 0 ? `, only for ${listInWords(open)}` : ''}`;
}

export const verbs: readonly VerbSpec[] = [
  ...words.verbs,
  verb<{ node: NodeId }>(
    'elect {node}',
    'It stands for leader, and everybody who can answers; the Accepts that follow stay under way.',
    (hand, { node }) => elect(hand, node),
  ),
  verb<OfNodes & { node: NodeId }>(
    'elect {node} with {nodes}',
    'It stands for leader; only these hear of it.',
    (hand, { node, nodes }) => elect(hand, node, namesOf(hand.world, nodes)),
  ),
  verb<{ node: NodeId; node2: NodeId }>(
    'rep {node} -> {node}',
    'A leader brings one server up to date; nobody else hears of it.',
    (hand, { node, node2 }) => replicate(hand, node, node2),
  ),
  verb<OfNodes & { number: number; node: NodeId }>(
    'accept {number} from {node} with {nodes}',
    'The leader’s Accept for that slot reaches only these, and they answer.',
    (hand, { number, node, nodes }) => acceptWith(hand, number, node, namesOf(hand.world, nodes)),
  ),
];
