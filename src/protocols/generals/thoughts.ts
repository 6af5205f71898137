/** What generals would say of their situation, in their own voice: a line that fits in a bubble. */
import type { Node, World } from '../../engine/world.ts';
import { countsOf } from './orders.ts';
import type { CommanderState, LieutenantState } from './state.ts';
import { capital, numberInWords } from './words.ts';

/** The commander's thought. */
export function commanderThought({ id, state, up }: Node<CommanderState>, world: World): string | undefined {
  if (!up) return undefined;
  const isTraitor = world.traitors[id] !== undefined;
  if (state.round === 0) return isTraitor ? 'Whom shall I tell what?' : `I say ${state.order}. Spread out.`;
  if (state.round === 1)
    return isTraitor ? 'Let them compare notes.' : `${state.order}, I said. To all of you.`;
  return isTraitor ? 'I never said that. Did I?' : 'I said what I said.';
}

/** What a traitor among the lieutenants thinks. */
const traitorThought = ({ round, decision }: LieutenantState): string =>
  round <= 1
    ? 'What would they like to hear?'
    : decision === null
      ? 'They believe anything.'
      : 'It was not me.';

/** A lieutenant's thought. */
export function lieutenantThought(
  { id, state, up }: Node<LieutenantState>,
  world: World,
): string | undefined {
  if (!up) return undefined;
  if (world.traitors[id] !== undefined) return traitorThought(state);
  const { tree, round, decision, votes } = state;
  if (decision !== null) return decisionThought(state);
  if (state.asleep) return 'I have lost count. I keep out of it.';
  if (round === 0) return 'Any orders?';
  if (round === 1)
    return tree.said === undefined
      ? 'Any orders?'
      : `${String(tree.said)}, says the commander. To me, at least.`;
  const told = Object.values(tree.below).flatMap(({ said }) => said ?? []);
  if (tree.said === null) return 'Not a word from the commander. And you?';
  const odd = told.find((word) => word !== tree.said);
  if (odd !== undefined) return `I heard ${tree.said}, and now ${odd}. Who lies?`;
  return votes.length > 0 || told.length === 0
    ? `I heard ${String(tree.said)}. What did you hear?`
    : `So far all say ${String(tree.said)}.`;
}

function decisionThought({ decision, votes }: LieutenantState): string {
  const counts = countsOf(votes.map(({ word }) => word));
  const [first, second] = counts;
  if (decision === null || !first || votes.length < 2) return `${decision}. It is the commander.`;
  if (first[0] !== decision || first[1] * 2 <= votes.length) return `No majority. Home, then: ${decision}.`;
  if (!second) return `${decision}, says everybody.`;
  return `${capital(numberInWords(first[1]))} to ${numberInWords(votes.length - first[1])} for ${decision}. Good enough.`;
}
