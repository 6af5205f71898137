/** How the generals look: the answers to what views ask. */
import type { Capsule, Face, Field, Happening, Portrait, Quorum } from '../../engine/portrait.ts';
import type { Message, Node, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { field } from '../kit/field.ts';
import { oralBound } from './bound.ts';
import { depthIn, namesOn } from './camp.ts';
import { headOf, heard } from './heard.ts';
import {
  campPortrait,
  commanderFace,
  commanderFields,
  lieutenantFace,
  lieutenantFields,
  scroll,
} from './standing.ts';
import type { CommanderState, LieutenantState, Order } from './state.ts';
import { lieutenantThought } from './thoughts.ts';
import { listOf } from './words.ts';

/** How many rounds it takes. */
const roundsIn = (world: World): number => depthIn(world) + 1;

function face(node: Node, world: World): Face {
  const rounds = roundsIn(world);
  return node.kind === 'commander'
    ? commanderFace(node as Node<CommanderState>, world, rounds)
    : lieutenantFace(node as Node<LieutenantState>, world, rounds, {
        thought: lieutenantThought(node as Node<LieutenantState>, world),
        heard: headOf(world, node.id),
      });
}

/** What a messenger would say: `L2 to L1: the commander told me EAT.` */
function speech({ from, to, body }: Message<Order>): string {
  const [, ...tellers] = namesOn(body.path);
  const others = tellers.slice(0, -1).reverse();
  if (tellers.length === 0) return `${from} to ${to}: the order is ${body.value}.`;
  if (others.length === 0) return `${from} to ${to}: the commander told me ${body.value}.`;
  const [first, ...rest] = others;
  const further = rest.map((id) => ` that ${id} told it`).join('');
  return `${from} to ${to}: ${first} told me${further} that the commander told it ${body.value}.`;
}

const capsule = (message: Message<Order>): Capsule => ({
  ...scroll(message),
  route: namesOn(message.body.path),
  says: speech(message),
});

function fields(node: Node, world: World): readonly Field[] {
  if (node.kind === 'commander') return commanderFields(node as Node<CommanderState>, roundsIn(world));
  const { round, tree, votes, decision } = node.state as LieutenantState;
  return lieutenantFields(roundsIn(world), { round, decision }, [
    field('told', tree.said === null ? 'nothing' : (tree.said ?? null), true, 'What the commander told it.'),
    field(
      'heard',
      Object.entries(tree.below)
        .map(([id, { said }]) => `${id} ${said ?? 'nothing'}`)
        .join('  '),
      true,
      'What each of the others says the commander told it, as it came.',
    ),
    field('votes', votes.length > 0 ? listOf(votes) : null, true, 'What its decision is taken from.'),
  ]);
}

/** The votes behind a decision that has just been taken, if they are a majority. */
function quorums({ fired, after }: Happening): readonly Quorum[] {
  const decided = fired.find(({ rule }) => rule === 'OM.8');
  if (!decided) return [];
  const { votes, decision } = nodeOf(after, decided.node).state as LieutenantState;
  const members = votes.filter(({ word }) => word === decision).map(({ who }) => who);
  if (members.length * 2 <= votes.length || votes.length < 2) return [];
  return [
    {
      members,
      says: `${members.length} of ${votes.length} say ${decision}, as ${decided.node} counts them`,
      decides: true,
    },
  ];
}

export const portrait = {
  ...campPortrait,
  face,
  capsule: capsule as Portrait['capsule'],
  fields,
  quorums,
  bound: oralBound,
  heard,
} satisfies Portrait;
