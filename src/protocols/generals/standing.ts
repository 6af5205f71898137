/** How generals and their scrolls look, whatever the protocol: role, mask, round, clock; the word and the lie. */
import type { Capsule, Face, Field, Portrait, Word } from '../../engine/portrait.ts';
import type { Body, Message, Node, World } from '../../engine/world.ts';
import { field } from '../kit/field.ts';
import { wordOf } from './orders.ts';
import type { Decider } from './promises.ts';
import type { CommanderState, Marcher } from './state.ts';
import { commanderThought } from './thoughts.ts';

/** `round 1 of 2`; before and after that nothing, or that it is over. */
function roundBadge({ round }: Marcher, rounds: number): Pick<Face, 'badge'> {
  if (round === 0) return {};
  return { badge: round > rounds ? 'rounds over' : `round ${round} of ${rounds}` };
}

/** What all faces have in common. */
function standing(
  { id, kind, up, state, timers }: Node<Marcher>,
  world: World,
  rounds: number,
  thought: string | undefined,
): Face {
  return {
    role: up ? kind : 'crashed',
    mark: world.traitors[id] === undefined ? 'none' : 'mask',
    epoch: { word: 'round', number: Math.min(state.round, rounds), hue: 0 },
    ...(up && roundBadge(state, rounds)),
    ...(up && timers.round && !world.held && { ring: 'round' }),
    ...(thought !== undefined && { thought }),
  };
}

/** The commander’s face. */
export const commanderFace = (node: Node<CommanderState>, world: World, rounds: number): Face =>
  standing(node, world, rounds, commanderThought(node, world));

/** A lieutenant’s face: what it thinks, what it has heard, and what it does. */
export function lieutenantFace(
  node: Node<Decider>,
  world: World,
  rounds: number,
  { thought, heard }: { readonly thought: string | undefined; readonly heard: readonly Word[] },
): Face {
  const { decision } = node.state;
  return {
    ...standing(node, world, rounds, thought),
    heard,
    ...(decision !== null && { decision: wordOf(decision) }),
  };
}

const clockField = (round: number, rounds: number): Field =>
  field('round', round, true, `The round it is in, of ${rounds}.`);

/** The commander from inside. */
export const commanderFields = (
  { state: { round, order } }: Node<CommanderState>,
  rounds: number,
): readonly Field[] => [
  clockField(round, rounds),
  field('order', order, true, 'What it orders, if it is loyal.'),
];

/** A lieutenant from inside: its clock, what it knows, its decision. */
export const lieutenantFields = (
  rounds: number,
  { round, decision }: Decider,
  knows: readonly Field[],
): readonly Field[] => [
  clockField(round, rounds),
  ...knows,
  field('decision', decision, true, 'What it does.'),
];

/** A scroll: the word on it, and what a loyal sender would have written. */
export function scroll({
  body,
  meant,
}: Message<Body & { readonly value: string }>): Omit<Capsule, 'says' | 'route'> {
  const word = wordOf(body.value);
  const isLie = meant !== undefined && meant.value !== body.value;
  return {
    label: body.value,
    glyph: body.value.charAt(0),
    shape: 'request',
    tone: word.tone,
    word,
    ...(isLie && { instead: wordOf(meant.value) }),
  };
}

/** What generals have none of, and where they stand. */
export const campPortrait = {
  stage: 'camp',
  log: () => undefined,
  pointers: () => [],
  machine: () => [],
  quorums: () => [],
} satisfies Partial<Portrait>;
