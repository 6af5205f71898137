/** The words lessons may use: what the computers read and hold, and how a sample is taken. */
import type { Action } from '../../engine/action.ts';
import type { ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { claim, each, runOut, sentSince, unless, verb } from '../kit/phrases.ts';
import { outIn, splitOf } from './portrait.ts';
import type { Computer } from './properties.ts';
import { computersOf } from './properties.ts';
import type { BoxState, ComputerState } from './state.ts';

function computerAt(world: World, id: NodeId): Computer {
  const node = nodeOf(world, id);
  if (node.kind !== 'computer')
    throw new Error(
      `${id} is no computer: those are ${listInWords(computersOf(world).map((one) => one.id))}`,
    );
  return node as Computer;
}

/** The computers that a phrase names. */
function named(world: World, nodes: unknown): readonly Computer[] {
  if (nodes === 'all') return computersOf(world);
  if (nodes === 'live') return computersOf(world).filter(({ up }) => up);
  return (nodes as readonly NodeId[]).map((id) => computerAt(world, id));
}

/** What it read last: `0`, `1` or `nothing`. */
function lastRead({ phase, reading, readings }: ComputerState): string {
  const bit = phase === 'reading' ? reading : readings.at(-1);
  return bit === undefined || bit === null || bit === '-' ? 'nothing' : bit;
}

const outInWords = (world: World): string => {
  const out = outIn(world);
  return out.length === 0
    ? 'nobody is voted out'
    : `${listInWords(out)} ${out.length === 1 ? 'is' : 'are'} voted out`;
};

export const claims: readonly ClaimSpec[] = [
  claim<{ nodes: unknown; word: string }>(
    '{nodes} read|reads {word}',
    'GPC4 read 0',
    ({ world }, { nodes, word }) =>
      each(
        named(world, nodes),
        ({ state }) => lastRead(state) === word,
        ({ id, state }) => `${id} read ${lastRead(state)}`,
      ),
  ),
  claim<{ node: NodeId; word: string }>(
    'state of {node} is {word}',
    'state of GPC4 is 10',
    ({ world }, { node, word }) => {
      const { state } = computerAt(world, node).state;
      return unless(state === word, `it is ${state === '' ? 'empty' : state}`);
    },
  ),
  claim<{ node: NodeId; word: string }>(
    'input of {node} is {word}',
    'input of GPC4 is 1110',
    ({ world }, { node, word }) => {
      const input = computerAt(world, node).state.inputs.at(-1);
      return unless(input === word, `it is ${input ?? 'empty'}`);
    },
  ),
  claim<{ word: string }>('the split is {word}', 'the split is 3-1', ({ world }, { word }) => {
    const split = splitOf(world);
    return unless(split === word, split === '' ? 'there has been no sample' : `it is ${split}`);
  }),
  claim<{ nodes: unknown }>('{nodes} is|are voted out', 'GPC4 is voted out', ({ world }, { nodes }) => {
    const out = outIn(world);
    return each(
      named(world, nodes),
      ({ id }) => out.includes(id),
      () => outInWords(world),
    );
  }),
  claim('nobody is voted out', 'nobody is voted out', ({ world }) =>
    unless(outIn(world).length === 0, outInWords(world)),
  ),
  claim('no majority is left', 'no majority is left', ({ world }) =>
    unless(
      computersOf(world).some(({ state }) => state.split),
      'there is a majority',
    ),
  ),
  claim<{ number: number }>(
    '{number} computers are down',
    '0 computers are down',
    ({ world }, { number }) => {
      const count = computersOf(world).filter(({ up }) => !up).length;
      return unless(
        count === number,
        `${count === 0 ? 'none is' : count === 1 ? '1 is' : `${count} are`} down`,
      );
    },
  ),
  claim<{ number: number }>('samples taken are {number}', 'samples taken are 2', ({ world }, { number }) => {
    const { next } = (world.nodes.find(({ kind }) => kind === 'box')?.state as BoxState | undefined) ?? {
      next: 0,
    };
    return unless(next === number, `it is ${next}`);
  }),
  claim<{ word: string; number: number }>(
    '{word} messages were {number}',
    'Heard messages were 12',
    (scene, { word, number }) => {
      const count = sentSince(scene, (type) => type.toLowerCase() === word.toLowerCase());
      return unless(count === number, `there were ${count}`);
    },
  ),
];

/** Fires that timer of every computer on which it runs. */
function fireAll(hand: Hand, timer: string): void {
  for (const { id, timers, up } of computersOf(hand.world))
    if (up && timers[timer]) hand.perform({ kind: 'fire', node: id, timer });
}

const runAll = (hand: Hand): void => runOut(hand, () => true);

/** The box speaks; what it says arrives, and so does what the computers say about it. */
function signal(hand: Hand): void {
  const box = hand.world.nodes.find(({ kind }) => kind === 'box');
  if (!box?.timers.sample)
    throw new Error(box?.up === false ? `${box.id} is down` : 'there is no further sample');
  hand.perform({ kind: 'fire', node: box.id, timer: 'sample' });
  runAll(hand);
}

/** The computers compute from what they have, tell each other their states, and compare. */
function vote(hand: Hand): void {
  const isOpen = computersOf(hand.world).some(({ timers }) => timers.exchange ?? timers.compare);
  if (!isOpen) throw new Error('there is nothing to compute from: first comes a signal');
  fireAll(hand, 'exchange');
  runAll(hand);
  fireAll(hand, 'compare');
}

export const verbs: readonly VerbSpec[] = [
  verb('next signal', 'The box puts a sample on the bus, and everybody reads it.', signal),
  verb('vote', 'The computers compute, compare their states, and vote.', vote),
  verb('next sample', 'A signal, and then the vote.', (hand) => {
    signal(hand);
    vote(hand);
  }),
];

/** There is nothing to ask: the box speaks by itself. Time may pass. */
export const requests = (world: World): readonly Action[] => [{ kind: 'wait', until: world.now }];

/** The one fault there is: the box falls silent, or reaches only some. Beyond one faulty part nothing is promised. */
export function faults(world: World): readonly Action[] {
  return [
    ...world.nodes
      .filter(({ kind }) => kind === 'box')
      .map(({ id, up }): Action => ({ kind: up ? 'crash' : 'restart', node: id })),
    ...world.flights
      .filter(({ body }) => body.type === 'Signal')
      .map(({ id }): Action => ({ kind: 'drop', message: id })),
  ];
}
