/** How the generals look: the answers to what views ask. */
import type { Capsule, Face, Field, Happening, Portrait, Quorum } from '../../engine/portrait.ts';
import type { Message, Node, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { oralBound } from './bound.ts';
import { depthOf, kinOf, lieutenantsOf, namesOn } from './camp.ts';
import { headOf, heard } from './heard.ts';
import { wordOf } from './orders.ts';
import { standing } from './standing.ts';
import type { CommanderState, LieutenantState, Order } from './state.ts';
import { commanderThought, lieutenantThought } from './thoughts.ts';
import { listOf } from './words.ts';

/** How many rounds it takes. */
export const roundsIn = (world: World): number =>
  depthOf(world.setup.options, lieutenantsOf(kinOf(world)).length) + 1;

function face(node: Node, world: World): Face {
  const looks = standing(node as Node<LieutenantState>, world, roundsIn(world));
  if (node.kind === 'commander') {
    const thought = commanderThought(node as Node<CommanderState>, world);
    return { ...looks, ...(thought !== undefined && { thought }) };
  }
  const { decision } = node.state as LieutenantState;
  const thought = lieutenantThought(node as Node<LieutenantState>, world);
  return {
    ...looks,
    ...(thought !== undefined && { thought }),
    heard: headOf(world, node.id),
    ...(decision !== null && { decision: wordOf(decision) }),
  };
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

function capsule(message: Message<Order>): Capsule {
  const { body, meant } = message;
  const word = wordOf(body.value);
  const isLie = meant !== undefined && meant.value !== body.value;
  return {
    label: body.value,
    glyph: body.value.charAt(0),
    shape: 'request',
    tone: word.tone,
    word,
    route: namesOn(body.path),
    ...(isLie && { instead: wordOf(meant.value) }),
    says: speech(message),
  };
}

const field = (name: string, value: string | number | null, says: string): Field => ({
  name,
  value: value === null || value === '' ? '—' : String(value),
  durable: true,
  says,
});

function fields(node: Node, world: World): readonly Field[] {
  const { round } = node.state as CommanderState;
  const clock = field('round', round, `The round it is in, of ${roundsIn(world)}.`);
  if (node.kind === 'commander')
    return [clock, field('order', (node.state as CommanderState).order, 'What it orders, if it is loyal.')];
  const { tree, votes, decision } = node.state as LieutenantState;
  return [
    clock,
    field('told', tree.said === null ? 'nothing' : (tree.said ?? null), 'What the commander told it.'),
    field(
      'heard',
      Object.entries(tree.below)
        .map(([id, { said }]) => `${id} ${said ?? 'nothing'}`)
        .join('  '),
      'What each of the others says the commander told it, as it came.',
    ),
    field('votes', votes.length > 0 ? listOf(votes) : null, 'What its decision is taken from.'),
    field('decision', decision, 'What it does.'),
  ];
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
  stage: 'camp',
  face,
  capsule: capsule as Portrait['capsule'],
  log: () => undefined,
  pointers: () => [],
  fields,
  machine: () => [],
  quorums,
  bound: oralBound,
  heard,
} satisfies Portrait;
