/** Who showed whom which signed order: what came last from whom, and the set of orders each ends up with. */
import type { Heard, HeardCell, HeardRow, Word } from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { commanderOf, kinOf, lieutenantsOf, wantedDepth } from './camp.ts';
import { wordOf } from './orders.ts';
import type { SignedOrder, SignedState } from './signed-state.ts';
import { fits, provenIn } from './signed-state.ts';
import type { CommanderState } from './state.ts';
import { everyone, numberInWords } from './words.ts';

/** The seals on a scroll, good or bad. */
export const sealsOn = (order: SignedOrder): readonly { readonly by: NodeId; readonly good: boolean }[] =>
  order.chain.map(({ by }, place) => ({ by, good: fits(order, place) }));

/** How many rounds it takes. */
export const signedRounds = (world: World): number => wantedDepth(world.setup.options) + 1;

/** What came from one teller; further orders from the same one are below the first. */
function cellFrom(world: World, { state }: Node<SignedState>, teller: NodeId): HeardCell {
  const commander = commanderOf(kinOf(world));
  const [first, ...more] = state.seen.filter(({ chain }) => chain.at(-1)!.by === teller);
  const { order } = nodeOf(world, commander).state as CommanderState;
  if (!first) {
    const isOver = state.round > (teller === commander ? 1 : signedRounds(world));
    return {
      path: teller === commander ? [commander] : [commander, teller],
      missing: isOver,
      ...(isOver && teller === commander && { instead: wordOf(order) }),
      below: [],
    };
  }
  const cell = (known: SignedOrder, below: readonly HeardCell[]): HeardCell => ({
    path: known.chain.map(({ by }) => by),
    said: wordOf(known.value),
    missing: false,
    ...(teller === commander && known.value !== order && { instead: wordOf(order) }),
    seals: sealsOn(known),
    below,
  });
  return cell(
    first,
    more.map((known) => cell(known, [])),
  );
}

function whyOf({ orders, decision }: SignedState): string {
  if (decision === null) return '';
  if (orders.length === 0) return 'no order';
  return orders.length === 1 ? 'one order' : `${numberInWords(orders.length)} orders`;
}

function rowOf(world: World, reader: Node<SignedState>, columns: readonly NodeId[]): HeardRow {
  const { id, state } = reader;
  const votes: readonly Word[] = state.orders.map(wordOf);
  return {
    node: id,
    label: id,
    traitor: world.traitors[id] !== undefined,
    cells: columns.map((teller) => (teller === id ? undefined : cellFrom(world, reader, teller))),
    votes,
    ...(state.decision !== null && { result: wordOf(state.decision) }),
    why: whyOf(state),
  };
}

/** One sentence about the whole. */
function sayingOf(world: World, lieutenants: readonly Node<SignedState>[]): string {
  const rounds = signedRounds(world);
  const round = Math.max(...world.nodes.map(({ state }) => (state as SignedState).round));
  const loyal = lieutenants.filter(
    ({ id, up, state }) => up && !state.asleep && world.traitors[id] === undefined,
  );
  const decided = loyal.filter(({ state }) => state.decision !== null);
  if (decided.length === 0 || decided.length < loyal.length) {
    if (round === 0) return 'Nobody has signed anything yet.';
    return round === 1
      ? `Round 1 of ${rounds}: the commander’s signed order goes to everybody.`
      : `Round ${Math.min(round, rounds)} of ${rounds}: what is new is signed and passed on.`;
  }
  const [first, ...others] = [...new Set(decided.map(({ state }) => state.decision!))];
  if (others.length > 0)
    return `The loyal do not agree: ${listInWords(decided.map(({ id, state }) => `${id} does ${state.decision}`))}.`;
  const most = Math.max(...decided.map(({ state }) => provenIn(state).length));
  const proof =
    most > 1 ? `; ${numberInWords(most)} orders under one seal prove that the commander is a traitor` : '';
  return `${everyone(decided.length)} ${first}${proof}.`;
}

/** The table. */
export function signedHeard(world: World): Heard {
  const kin = kinOf(world);
  const all = lieutenantsOf(kin);
  const commander = commanderOf(kin);
  const columns = signedRounds(world) > 1 ? [commander, ...all] : [commander];
  const lieutenants = all.map((id) => nodeOf(world, id) as Node<SignedState>);
  return {
    columns: columns.map((node) => ({ node, label: node === commander ? 'the commander' : node })),
    rows: lieutenants.map((node) => rowOf(world, node, columns)),
    result: 'choice',
    says: sayingOf(world, lieutenants),
  };
}
