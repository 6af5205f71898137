/** How generals look that sign what they say. */
import type { Capsule, Face, Field, Portrait } from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { Message, Node, World } from '../../engine/world.ts';
import { signedBound } from './bound.ts';
import { wordOf } from './orders.ts';
import { sealsOn, signedHeard, signedRounds } from './signed-heard.ts';
import type { Signed, SignedState } from './signed-state.ts';
import { isGenuine } from './signed-state.ts';
import { standing } from './standing.ts';
import type { CommanderState } from './state.ts';
import { commanderThought } from './thoughts.ts';
import { numberInWords } from './words.ts';

/** What a lieutenant would say. */
function thoughtOf({ id, up, state, timers }: Node<SignedState>, world: World): string | undefined {
  if (!up) return undefined;
  const { round, orders, decision } = state;
  if (world.traitors[id] !== undefined)
    return round <= 1
      ? 'If only I had its seal.'
      : decision === null
        ? 'I can only keep my mouth shut.'
        : 'It was not me.';
  if (decision !== null) {
    if (orders.length === 0) return `Not one seal. Home, then: ${decision}.`;
    return orders.length === 1
      ? `${decision}, under its seal. That will do.`
      : `Its seal under ${numberInWords(orders.length)} orders? The scoundrel.`;
  }
  if (!timers.round && round > 0) return 'I have lost count. I keep out of it.';
  if (orders.length === 0) return round <= 1 ? 'Any orders? Signed, please.' : 'Has nobody seen its seal?';
  return orders.length === 1
    ? `${orders[0]}, with its seal.`
    : `It signed ${listInWords(orders.slice(0, 2))}. Well, well.`;
}

function face(node: Node, world: World): Face {
  const looks = standing(node as Node<SignedState>, world, signedRounds(world));
  if (node.kind === 'commander') {
    const thought = commanderThought(node as Node<CommanderState>, world);
    return { ...looks, ...(thought !== undefined && { thought }) };
  }
  const { orders, decision } = node.state as SignedState;
  const thought = thoughtOf(node as Node<SignedState>, world);
  return {
    ...looks,
    ...(thought !== undefined && { thought }),
    heard: orders.map(wordOf),
    ...(decision !== null && { decision: wordOf(decision) }),
  };
}

function speech({ from, to, body }: Message<Signed>): string {
  const signers = body.chain.map(({ by }) => by);
  const bad = sealsOn(body).filter(({ good }) => !good);
  const but = bad.length === 0 ? '' : `; the seal of ${listInWords(bad.map(({ by }) => by))} does not fit`;
  return `${from} to ${to}: ${body.value}, signed by ${listInWords(signers)}${but}.`;
}

function capsule(message: Message<Signed>): Capsule {
  const { body, meant } = message;
  const word = wordOf(body.value);
  const isLie = meant !== undefined && meant.value !== body.value;
  return {
    label: body.value,
    glyph: body.value.charAt(0),
    shape: 'request',
    tone: word.tone,
    word,
    route: body.chain.map(({ by }) => by),
    seals: sealsOn(body),
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
  const clock = field('round', round, `The round it is in, of ${signedRounds(world)}.`);
  if (node.kind === 'commander')
    return [clock, field('order', (node.state as CommanderState).order, 'What it orders, if it is loyal.')];
  const { orders, seen, news, decision } = node.state as SignedState;
  return [
    clock,
    field('V', orders.join('  '), 'Every order it has seen with the commander’s seal.'),
    field(
      'seen',
      seen
        .map(
          (order) =>
            `${order.value} ${order.chain.map(({ by }) => by).join('·')}${isGenuine(order) ? '' : ' (bad)'}`,
        )
        .join('  '),
      'The scrolls it has taken for genuine, and who signed them.',
    ),
    field(
      'news',
      news.map(({ value }) => value).join('  '),
      'What it will sign and pass on in the next round.',
    ),
    field('decision', decision, 'What it does.'),
  ];
}

export const signedPortrait = {
  stage: 'camp',
  face,
  capsule: capsule as Portrait['capsule'],
  log: () => undefined,
  pointers: () => [],
  fields,
  machine: () => [],
  quorums: () => [],
  bound: signedBound,
  heard: signedHeard,
} satisfies Portrait;
