/** How generals look that sign what they say. */
import type { Capsule, Face, Field, Portrait } from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { Message, Node, World } from '../../engine/world.ts';
import { field } from '../kit/field.ts';
import { signedBound } from './bound.ts';
import { wordOf } from './orders.ts';
import { sealsOn, signedHeard, signedRounds } from './signed-heard.ts';
import type { Signed, SignedState } from './signed-state.ts';
import { isGenuine } from './signed-state.ts';
import {
  campPortrait,
  commanderFace,
  commanderFields,
  lieutenantFace,
  lieutenantFields,
  scroll,
} from './standing.ts';
import type { CommanderState } from './state.ts';
import { numberInWords } from './words.ts';

/** What a lieutenant would say. */
function thoughtOf({ id, up, state }: Node<SignedState>, world: World): string | undefined {
  if (!up) return undefined;
  const { round, orders, decision } = state;
  if (world.traitors[id] !== undefined)
    return round <= 1
      ? 'If only I had the commander’s seal.'
      : decision === null
        ? 'I can only keep my mouth shut.'
        : 'It was not me.';
  if (decision !== null) {
    if (orders.length === 0) return `Not one seal. Home, then: ${decision}.`;
    return orders.length === 1
      ? `${decision}, sealed by the commander. That will do.`
      : `One seal under ${numberInWords(orders.length)} orders? The scoundrel.`;
  }
  if (state.asleep) return 'I have lost count. I keep out of it.';
  if (orders.length === 0) return round <= 1 ? 'Any orders? Signed, please.' : 'Has nobody seen a seal?';
  return orders.length === 1
    ? `${orders[0]}, and the seal is good.`
    : `${listInWords(orders.slice(0, 2))}, and one seal. Well, well.`;
}

function face(node: Node, world: World): Face {
  const rounds = signedRounds(world);
  return node.kind === 'commander'
    ? commanderFace(node as Node<CommanderState>, world, rounds)
    : lieutenantFace(node as Node<SignedState>, world, rounds, {
        thought: thoughtOf(node as Node<SignedState>, world),
        heard: (node.state as SignedState).orders.map(wordOf),
      });
}

function speech({ from, to, body }: Message<Signed>): string {
  const signers = body.chain.map(({ by }) => by);
  const bad = sealsOn(body).filter(({ good }) => !good);
  const but = bad.length === 0 ? '' : `; the seal of ${listInWords(bad.map(({ by }) => by))} does not fit`;
  return `${from} to ${to}: ${body.value}, signed by ${listInWords(signers)}${but}.`;
}

const capsule = (message: Message<Signed>): Capsule => ({
  ...scroll(message),
  route: message.body.chain.map(({ by }) => by),
  seals: sealsOn(message.body),
  says: speech(message),
});

function fields(node: Node, world: World): readonly Field[] {
  if (node.kind === 'commander') return commanderFields(node as Node<CommanderState>, signedRounds(world));
  const { round, orders, seen, news, decision } = node.state as SignedState;
  return lieutenantFields(signedRounds(world), { round, decision }, [
    field('V', orders.join('  '), true, 'Every order it has seen with the commander’s seal.'),
    field(
      'seen',
      seen
        .map(
          (order) =>
            `${order.value} ${order.chain.map(({ by }) => by).join('·')}${isGenuine(order) ? '' : ' (bad)'}`,
        )
        .join('  '),
      true,
      'The scrolls it has taken for genuine, and who signed them.',
    ),
    field(
      'news',
      news.map(({ value }) => value).join('  '),
      true,
      'What it will sign and pass on in the next round.',
    ),
  ]);
}

export const signedPortrait = {
  ...campPortrait,
  face,
  capsule: capsule as Portrait['capsule'],
  fields,
  bound: signedBound,
  heard: signedHeard,
} satisfies Portrait;
