/** The worst that the present traitors can do when everything is signed: choose who is told what, and keep silent to some. */
import type { Plot } from '../../engine/adversary.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { commanderOf, kinOf, lieutenantsOf, wantedDepth } from './camp.ts';
import type { Liar } from './model.ts';
import { NOTHING, RETREAT, TRUTH } from './orders.ts';
import { sidesIn } from './plotters.ts';
import type { Search } from './search.ts';
import { foundInWords, worstTable } from './search.ts';
import type { SignedGame } from './signed-model.ts';
import { signedMessages } from './signed-model.ts';
import { choiceOf } from './signed-state.ts';
import { spellLies } from './ways.ts';

/** A square of the table that all traitors fill together: what one says to another. */
interface Square {
  readonly by: NodeId;
  readonly to: NodeId;
  /** Words, NOTHING or TRUTH. */
  readonly choices: readonly string[];
}

/** How many ways of lying are worth a fifth of a second. */
const PATIENCE = 4_000;

/**
 * The commander may tell each something else, traitors too; what lieutenants can do is to keep silent, or to lie where nobody
 * looks at the seals. Where the first order counts, it must not depend on the roads which that is: all get one at once.
 */
function squaresOf(world: World, traitors: readonly NodeId[], order: string): readonly Square[] {
  const kin = kinOf(world);
  const all = lieutenantsOf(kin);
  const other = order === RETREAT ? 'ATTACK' : RETREAT;
  const isFirstObeyed = world.off.includes('SSW-CHOICE');
  const ofCommander = [order, other, NOTHING];
  const ofLieutenant = world.off.includes('SSW-SEALS') ? [TRUTH, NOTHING, other] : [TRUTH, NOTHING];
  return traitors.flatMap((by) => {
    if (by !== commanderOf(kin))
      return all.filter((to) => to !== by).map((to): Square => ({ by, to, choices: ofLieutenant }));
    return all.map((to): Square => {
      const mustHear = isFirstObeyed && !traitors.includes(to);
      return { by, to, choices: mustHear ? ofCommander.slice(0, 2) : ofCommander };
    });
  });
}

/** How bad an outcome is: from 1 on it breaks IC1, or IC2 if the commander is loyal; below, how near it comes. */
function badness(game: SignedGame, traitors: readonly NodeId[], isFirstObeyed: boolean): number {
  const seen = signedMessages(game);
  const loyal = game.lieutenants.filter((id) => !traitors.includes(id));
  const does = (id: NodeId): string => {
    const orders = seen.get(id)!;
    return choiceOf(orders, (isFirstObeyed ? orders[0] : undefined) ?? RETREAT);
  };
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
  const sides = sidesIn(world);
  if ('breaks' in sides) return sides;
  const { commander, lieutenants, traitors, order, promise } = sides;
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
  const { off } = world;
  const depth = off.includes('SSW-RELAY') ? 0 : wantedDepth(world.setup.options);
  const isUnchecked = off.includes('SSW-SEALS');
  const game: SignedGame = { commander, lieutenants, depth, order, liars, isUnchecked };
  const search: Search = {
    choices: squares.map(({ choices }) => choices.length),
    score: (table) => {
      current = table;
      return badness(game, traitors, off.includes('SSW-CHOICE'));
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
  const means =
    promise === 'IC1'
      ? 'what it signs and who keeps it to itself'
      : isUnchecked
        ? 'who says what to whom'
        : 'who keeps silent to whom';
  const leftOut = off.includes('SSW-DEADLINE') ? ' Keeping an order for later was not tried.' : '';
  return {
    breaks: found.breaks,
    ways,
    says: foundInWords(search, found, promise, `${listInWords(traitors)} (${means})`) + leftOut,
  };
}
