/** Who heard what from whom, with oral messages: what the commander said to each, and what each says that it said. */
import type { Heard, HeardCell, HeardRow, Word } from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import type { Path } from './camp.ts';
import { commanderOf, depthIn, kinOf, lieutenantsOf } from './camp.ts';
import { RETREAT, countsOf, used, wordOf } from './orders.ts';
import type { CommanderState, LieutenantState } from './state.ts';
import type { Tree } from './tree.ts';
import { capital, everyone, listOf, numberInWords } from './words.ts';

const stateAt = (world: World, id: NodeId): LieutenantState => nodeOf(world, id).state as LieutenantState;

/** Who reads, and what is the same for everything it has read. */
interface Reading {
  readonly reader: Node<LieutenantState>;
  readonly rounds: number;
  readonly order: string;
  readonly tellers: ReadonlyMap<NodeId, LieutenantState>;
  readonly lieutenants: readonly NodeId[];
}

/** What a loyal teller would have said along a path; undefined while it does not know it itself. */
function meantAlong({ tellers, order }: Reading, path: readonly NodeId[]): string | undefined {
  if (path.length === 1) return order;
  const teller = tellers.get(path.at(-1)!)!;
  if (teller.round < path.length) return undefined;
  let at: Tree | undefined = teller.tree;
  for (let i = 1; i < path.length - 1; i++) at = at?.below[path[i]!];
  return used(at?.said);
}

/** `2 of 3`, `no majority`. */
function reckoning(votes: readonly string[], result: string): string {
  const [first] = countsOf(votes);
  if (!first) return '';
  const hasWon = first[0] === result && first[1] * 2 > votes.length;
  return hasWon
    ? `${first[1]} of ${votes.length}`
    : first[0] === result && first[1] > 1
      ? `most: ${first[1]} of ${votes.length}`
      : 'no majority';
}

/** What came along one way, and what follows for it. */
function cellAt(reading: Reading, on: readonly NodeId[], path: Path, branch: Tree | undefined): HeardCell {
  const { state, id } = reading.reader;
  const said = branch?.said;
  const meant = said === undefined ? undefined : meantAlong(reading, on);
  const isAsked = on.length < reading.rounds;
  const below = isAsked
    ? reading.lieutenants
        .filter((other) => other !== id && !on.includes(other))
        .map((other) => cellAt(reading, [...on, other], `${path}.${other}`, branch?.below[other]))
    : [];
  const counts = state.resolved[path];
  const votes = [used(said), ...below.flatMap((cell) => cell.counts?.text ?? [])];
  const isVoted = below.length > 0 && votes.length === below.length + 1;
  const why =
    counts !== undefined && isVoted ? reckoning(votes, counts) : said === null ? 'nothing came' : '';
  return {
    path: on,
    ...(typeof said === 'string' && { said: wordOf(said) }),
    missing: said === null,
    ...(meant !== undefined && meant !== said && { instead: wordOf(meant) }),
    ...(counts !== undefined && { counts: wordOf(counts) }),
    ...(why !== '' && { why }),
    below,
  };
}

function rowOf(world: World, reading: Reading): HeardRow {
  const { reader, rounds, lieutenants } = reading;
  const { id, state } = reader;
  const commander = commanderOf(kinOf(world));
  const own = cellAt(reading, [commander], commander, state.tree);
  const others = lieutenants.map((other) => own.below.find(({ path }) => path.at(-1) === other));
  const votes = state.votes.map(({ word }) => wordOf(word));
  return {
    node: id,
    label: id,
    traitor: world.traitors[id] !== undefined,
    cells: [{ ...own, below: [] }, ...(rounds > 1 ? others : [])],
    votes,
    ...(state.decision !== null && { result: wordOf(state.decision) }),
    why: whyOf(state, own.missing),
  };
}

function whyOf({ decision, votes }: LieutenantState, isMissing: boolean): string {
  if (decision === null) return '';
  if (votes.length > 0)
    return reckoning(
      votes.map(({ word }) => word),
      decision,
    );
  return isMissing ? 'nothing came' : 'as ordered';
}

/** One sentence about the whole. */
function sayingOf(world: World, rounds: number, lieutenants: readonly Node<LieutenantState>[]): string {
  const round = Math.max(...world.nodes.map(({ state }) => (state as LieutenantState).round));
  const loyal = lieutenants.filter(
    ({ id, up, state }) => up && !state.asleep && world.traitors[id] === undefined,
  );
  const decided = loyal.filter(({ state }) => state.decision !== null);
  if (decided.length === 0 || decided.length < loyal.length) {
    if (round === 0) return 'Nobody has said anything yet.';
    if (round === 1) return `Round 1 of ${rounds}: the commander’s word goes to everybody.`;
    if (round > rounds) return 'The rounds are over, and somebody is still waiting.';
    return round === 2
      ? `Round 2 of ${rounds}: each tells the others what it was told.`
      : `Round ${round} of ${rounds}: each passes on what the others have passed on.`;
  }
  return verdict(world, decided);
}

const inOrderSaid = (words: readonly string[]): string => listInWords([...new Set(words)]);

function verdict(world: World, decided: readonly Node<LieutenantState>[]): string {
  const words = decided.map(({ state }) => state.decision!);
  const [word, ...others] = [...new Set(words)];
  if (others.length > 0)
    return `The loyal do not agree: ${listInWords(decided.map(({ id, state }) => `${id} does ${state.decision}`))}.`;
  const commander = commanderOf(kinOf(world));
  const { order } = nodeOf(world, commander).state as CommanderState;
  const isLoyal = world.traitors[commander] === undefined;
  if (isLoyal && word !== order)
    return `The commander is loyal and ordered ${order}; the loyal do ${word}, all of them.`;
  const tallies = decided.map(({ state }) => state.votes);
  const [first] = tallies;
  if (!first || first.length === 0) return `${everyone(decided.length)} ${word}, as told.`;
  const counts = countsOf(first.map((vote) => vote.word));
  const isTie = counts[0]![0] !== word || counts[0]![1] * 2 <= first.length;
  if (isTie && word === RETREAT)
    return counts.length === first.length
      ? `${capital(numberInWords(counts.length))} different orders and no majority: all fall back on ${RETREAT}.`
      : `No order has a majority (${listOf(first)}): all fall back on ${RETREAT}.`;
  const isSame = tallies.every(
    (votes) =>
      inOrderSaid(votes.map((vote) => vote.word).sort()) ===
      inOrderSaid(first.map((vote) => vote.word).sort()),
  );
  const count = isSame && counts.length > 1 ? `: ${listOf(first)}` : '';
  return `${everyone(decided.length)} ${word}${count}.`;
}

/** The last answer: several views ask about the same world. */
const asked: { world?: World; answer?: Heard } = {};

/** The table. */
export function heard(world: World): Heard {
  if (asked.world !== world || !asked.answer) {
    asked.world = world;
    asked.answer = tableOf(world);
  }
  return asked.answer;
}

function tableOf(world: World): Heard {
  const kin = kinOf(world);
  const all = lieutenantsOf(kin);
  const rounds = depthIn(world) + 1;
  const lieutenants = all.map((id) => nodeOf(world, id) as Node<LieutenantState>);
  const commander = commanderOf(kin);
  const { order } = nodeOf(world, commander).state as CommanderState;
  const tellers = new Map(lieutenants.map(({ id, state }) => [id, state]));
  return {
    columns: [
      { node: commander, label: 'the commander' },
      ...(rounds > 1 ? all.map((node) => ({ node, label: node })) : []),
    ],
    rows: lieutenants.map((reader) => rowOf(world, { reader, rounds, order, tellers, lieutenants: all })),
    result: rounds > 1 ? 'majority' : 'order',
    says: sayingOf(world, rounds, lieutenants),
  };
}

/** What a lieutenant has in its head: what it was told, and what others say they were, in the order in which it came. */
export function headOf(world: World, id: NodeId): readonly Word[] {
  const { tree } = stateAt(world, id);
  const words = [tree.said, ...Object.values(tree.below).map(({ said }) => said)];
  return words.filter((word) => typeof word === 'string').map(wordOf);
}
