/** The worst that the present traitors can do when everything is signed: choose who is told what, and keep silent to some. */
import type { Plot } from '../../engine/adversary.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { commanderOf, kinOf, lieutenantsOf, wantedDepth } from './camp.ts';
import type { Liar } from './model.ts';
import { RETREAT } from './orders.ts';
import type { Search } from './search.ts';
import { foundInWords, worstTable } from './search.ts';
import type { SignedGame } from './signed-model.ts';
import { signedMessages } from './signed-model.ts';
import { choiceOf } from './signed-state.ts';
import type { CommanderState } from './state.ts';
import { NOTHING, TRUTH, spellLies } from './ways.ts';

/** A square of the table that all traitors fill together: what one says to another. */
interface Square {
  readonly by: NodeId;
  readonly to: NodeId;
  /** Words, NOTHING or TRUTH. */
  readonly choices: readonly string[];
}

/** How many ways of lying are worth a fifth of a second. */
const PATIENCE = 4_000;

/** The commander may tell each something else, traitors too; what lieutenants can do is to keep silent. */
function squaresOf(world: World, traitors: readonly NodeId[], order: string): readonly Square[] {
  const kin = kinOf(world);
  const all = lieutenantsOf(kin);
  const other = order === RETREAT ? 'ATTACK' : RETREAT;
  return traitors.flatMap((by) =>
    by === commanderOf(kin)
      ? all.map((to): Square => ({ by, to, choices: [order, other, NOTHING] }))
      : all.filter((to) => to !== by).map((to): Square => ({ by, to, choices: [TRUTH, NOTHING] })),
  );
}

/** How bad an outcome is: from 1 on it breaks IC1, or IC2 if the commander is loyal; below, how near it comes. */
function badness(game: SignedGame, traitors: readonly NodeId[]): number {
  const seen = signedMessages(game);
  const loyal = game.lieutenants.filter((id) => !traitors.includes(id));
  const does = (id: NodeId): string => choiceOf(seen.get(id)!, RETREAT);
  const isLoyal = !traitors.includes(game.commander);
  const goal = isLoyal ? game.order : does(loyal[0]!);
  const odd = loyal.filter((id) => does(id) !== goal).length;
  const sizes = loyal.map((id) => seen.get(id)!.length);
  return odd > 0 ? odd : 0.1 * (Math.max(...sizes) - Math.min(...sizes));
}

/**
 * The lie that needs all the rounds: the other order goes from traitor to traitor, and comes out in the last round, to
 * one loyal general alone.
 */
function passedAlong(
  squares: readonly Square[],
  world: World,
  traitors: readonly NodeId[],
): readonly number[] {
  const kin = kinOf(world);
  const commander = commanderOf(kin);
  const all = lieutenantsOf(kin);
  const helpers = all.filter((id) => traitors.includes(id)).slice(0, wantedDepth(world.setup.options));
  const victim = all.find((id) => !traitors.includes(id));
  const next = (by: NodeId): NodeId | undefined => helpers[helpers.indexOf(by) + 1] ?? victim;
  return squares.map(({ by, to }) => {
    if (by !== commander) return helpers.includes(by) && to === next(by) ? 0 : 1;
    return to === (helpers[0] ?? victim) ? 1 : traitors.includes(to) ? 2 : 0;
  });
}

/** Looks for lies that break IC1, or IC2 where the commander is loyal. */
export function worst(world: World): Plot {
  const kin = kinOf(world);
  const traitors = world.setup.cast.ids.filter((id) => world.traitors[id] !== undefined);
  const commander = commanderOf(kin);
  const lieutenants = lieutenantsOf(kin);
  const loyal = lieutenants.filter((id) => !traitors.includes(id));
  if (traitors.length === 0)
    return { breaks: false, ways: [], says: 'Nobody is a traitor. Turn somebody first.' };
  if (loyal.length === 0)
    return { breaks: false, ways: [], says: 'Nobody is loyal: no promise can be broken.' };
  const { order } = nodeOf(world, commander).state as CommanderState;
  const squares = squaresOf(world, traitors, order);
  const places = new Map(squares.map(({ by, to }, at) => [`${by} ${to}`, at]));
  let current: readonly number[] = [];
  const liarOf =
    (by: NodeId): Liar =>
    (_path, to, honest) => {
      const at = places.get(`${by} ${to}`);
      const word = at === undefined ? TRUTH : squares[at]!.choices[current[at]!]!;
      return word === NOTHING ? undefined : word === TRUTH ? honest : word;
    };
  const liars = Object.fromEntries(traitors.map((by) => [by, liarOf(by)]));
  const game: SignedGame = { commander, lieutenants, depth: wantedDepth(world.setup.options), order, liars };
  const search: Search = {
    choices: squares.map(({ choices }) => choices.length),
    score: (table) => {
      current = table;
      return badness(game, traitors);
    },
    starts: [passedAlong(squares, world, traitors)],
    most: PATIENCE,
  };
  const found = worstTable(search);
  const said = squares.map(({ by, to, choices }, at) => ({
    by,
    to,
    about: undefined,
    word: choices[found.table[at]!]!,
  }));
  const ways = traitors.map((node) => ({
    node,
    way: spellLies({
      base: { kind: 'honest' },
      table: said.filter(({ by, word }) => by === node && word !== TRUTH),
    }),
  }));
  const promise = traitors.includes(commander) ? 'IC1' : 'IC2';
  const means = traitors.includes(commander)
    ? 'what it signs and who keeps it to itself'
    : 'who keeps silent to whom';
  return {
    breaks: found.breaks,
    ways,
    says: foundInWords(search, found, promise, `${listInWords(traitors)} (${means})`),
  };
}
