/** The verbs of both kinds of generals: rounds by command, traitors, changed and made-up messages. */
import type { Plot } from '../../engine/adversary.ts';
import type { Hand, VerbSpec } from '../../engine/protocol.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { runOut, verb } from '../kit/phrases.ts';
import { commanderOf, kinOf } from './camp.ts';
import { readOrder } from './orders.ts';
import type { CommanderState, Marcher } from './state.ts';

type Marching = Node<Marcher>;

/** Those whose clocks run. */
const marching = (world: World): readonly Marching[] =>
  world.nodes.filter(({ up, timers }) => up && timers.round !== undefined) as readonly Marching[];

/**
 * The next round begins for everybody. Messengers that are due before it arrive first; where timers wait for a hand,
 * the clocks strike once all that comes in time is there.
 */
export function nextRound(hand: Hand): void {
  const those = marching(hand.world);
  if (those.length === 0) throw new Error('the rounds are over');
  const goals = new Map(those.map(({ id, state }) => [id, state.round + 1]));
  if (!hand.world.held) {
    hand.runUntil((world) => marching(world).every(({ id, state }) => state.round >= (goals.get(id) ?? 0)));
    return;
  }
  const strikes = Math.max(hand.world.now, Math.min(...those.map(({ timers }) => timers.round!.dueAt)));
  hand.runUntil(({ flights }) => (flights[0]?.endsAt ?? Infinity) > strikes);
  for (const { id } of those) hand.perform({ kind: 'fire', node: id, timer: 'round' });
}

function finish(hand: Hand): void {
  if (marching(hand.world).length === 0) throw new Error('the rounds are over already');
  while (marching(hand.world).length > 0) nextRound(hand);
}

function begin(hand: Hand): void {
  const { state } = commander(hand.world);
  if (state.round > 0) throw new Error('the commander has given its order already');
  nextRound(hand);
}

const commander = (world: World): Node<CommanderState> =>
  world.nodes[world.setup.cast.index.get(commanderOf(kinOf(world)))!]! as Node<CommanderState>;

function order(hand: Hand, word: string): void {
  const { id, state } = commander(hand.world);
  const wanted = readOrder(word);
  if (state.round > 0) throw new Error(`${id} has given its order already`);
  hand.perform({ kind: 'command', node: id, command: `order ${wanted}` });
}

/** The oldest message that is under way from one to another. */
function messengerOf({ world }: Hand, from: NodeId, to: NodeId): World['flights'][number] {
  const found = world.flights
    .filter((message) => message.from === from && message.to === to)
    .sort((a, b) => a.id - b.id)[0];
  if (!found) throw new Error(`no messenger is under way from ${from} to ${to}`);
  return found;
}

/** The verbs, given how to look for the worst lies, and what a message of one’s own making looks like. */
export const drill = (worst: (world: World) => Plot, forged: string): readonly VerbSpec[] => [
  verb<{ word: string }>('order {word}', 'The commander is going to order this.', (hand, { word }) =>
    order(hand, word),
  ),
  verb('begin', 'Round 1: the commander sends its order; its messengers stay under way.', begin),
  verb(
    'next round',
    'Messengers arrive, and the next round begins; what is sent in it stays under way.',
    nextRound,
  ),
  verb('finish', 'All rounds go by, until everybody has decided.', finish),
  verb<{ node: NodeId }>(
    '{node} turns traitor',
    'From now on it is a traitor, and says what it should say all the same.',
    (hand, { node }) => hand.perform({ kind: 'turn', node, way: 'honest' }),
  ),
  verb<{ node: NodeId; text: string }>(
    '{node} turns traitor and {text}',
    'From now on it lies in this way: says EAT, is silent, tells L1 ATTACK, L2 nothing.',
    (hand, { node, text }) => hand.perform({ kind: 'turn', node, way: text }),
  ),
  verb<{ node: NodeId }>(
    '{node} is loyal again',
    'From now on it says what it should say.',
    (hand, { node }) => {
      if (hand.world.traitors[node] === undefined) throw new Error(`${node} is no traitor`);
      hand.perform({ kind: 'turn', node, way: '' });
    },
  ),
  verb<{ node: NodeId; node2: NodeId; word: string }>(
    'tamper {node} -> {node} {word}',
    'Somebody writes this on the oldest scroll that is under way there.',
    (hand, { node, node2, word }) =>
      hand.perform({ kind: 'tamper', message: messengerOf(hand, node, node2).id, text: word }),
  ),
  verb<{ text: string; node: NodeId; node2: NodeId }>(
    'forge {text} by {node} to {node}',
    `That traitor sends a message of its own making: ${forged}.`,
    (hand, { text, node, node2 }) => hand.perform({ kind: 'forge', node, to: node2, text }),
  ),
  verb('worst lies', 'The traitors there are lie in the worst way that can be found.', (hand) => {
    const { ways, says } = worst(hand.world);
    if (ways.length === 0) throw new Error(says);
    for (const { node, way } of ways) hand.perform({ kind: 'turn', node, way });
  }),
  verb<{ node: NodeId }>(
    'messengers of {node} arrive',
    'Whatever is under way from it arrives.',
    (hand, { node }) => runOut(hand, ({ from }) => from === node),
  ),
];
