/** The worst that the present traitors can do with oral messages. */
import type { Plot } from '../../engine/adversary.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import type { Path } from './camp.ts';
import { commanderOf, depthIn, kinOf, lieutenantsOf, namesOn, onward, pathsOf } from './camp.ts';
import type { Choice, Liar, Round } from './model.ts';
import { gamesOf, messagesOf, play } from './model.ts';
import { RETREAT, used, winnerBy } from './orders.ts';
import { noPlot, sidesIn } from './plotters.ts';
import type { Search } from './search.ts';
import { foundInWords, worstTable } from './search.ts';
import type { Lie } from './ways.ts';
import { spellLies } from './ways.ts';

/** A square of the table that all traitors fill together. */
interface Square {
  readonly by: NodeId;
  readonly to: NodeId;
  /** What it is about, as the traitor got it; undefined: all it says to that general. */
  readonly about: Path | undefined;
}

/** Where a traitor would have to lie in more places than this, it says the same about everything. */
const TOO_MANY = 70;
/** About so many messages are worth a fifth of a second. */
const PATIENCE = 400_000;

/** What the present traitors may say to the loyal: every square. What they tell each other does not matter. */
function squaresOf(world: World, traitors: readonly NodeId[], depth: number): readonly Square[] {
  const kin = kinOf(world);
  const all = lieutenantsOf(kin);
  const loyal = all.filter((id) => !traitors.includes(id));
  return traitors.flatMap((by): readonly Square[] => {
    if (by === commanderOf(kin)) return loyal.map((to) => ({ by, to, about: undefined }));
    const squares: Square[] = [];
    for (let length = 1; length <= depth; length++)
      for (const about of pathsOf(kin, length, by))
        for (const to of loyal) if (!namesOn(about).includes(to)) squares.push({ by, to, about });
    if (squares.length <= TOO_MANY) return squares;
    return loyal.map((to) => ({ by, to, about: undefined }));
  });
}

/** Traitors that go by a table: a number for each square, which stands for a word. */
function liarsFor(
  squares: readonly Square[],
  traitors: readonly NodeId[],
  table: () => readonly number[],
  words: readonly string[],
  commander: NodeId,
): Readonly<Record<NodeId, Liar>> {
  const liarOf = (by: NodeId): Liar => {
    const places = new Map<string, Map<NodeId, number>>();
    squares.forEach((square, at) => {
      if (square.by !== by) return;
      const { to, about } = square;
      const way = by === commander ? commander : about === undefined ? EVERYTHING : onward(about, by);
      const known = places.get(way);
      if (known) known.set(to, at);
      else places.set(way, new Map([[to, at]]));
    });
    const everything = places.get(EVERYTHING);
    return (path, to, honest) => {
      const at = (places.get(path) ?? everything)?.get(to);
      return at === undefined ? honest : words[table()[at]!];
    };
  };
  return Object.fromEntries(traitors.map((by) => [by, liarOf(by)]));
}

/** Stands for all ways at once. */
const EVERYTHING = '';

/** How bad an outcome is: from 1 on it breaks IC1, or IC2 if the commander is loyal; below, how near it comes. */
function badness(
  game: Round,
  order: string,
  liars: Readonly<Record<NodeId, Liar>>,
  loyal: readonly number[],
  choice: Choice,
): number {
  const outcomes = play(game, order, liars, choice);
  const isLoyal = liars[game.speaker] === undefined;
  const goal = isLoyal ? order : outcomes[loyal[0]!]!.word;
  let odd = 0;
  let near = 0;
  for (const at of loyal) {
    const { word, votes } = outcomes[at]!;
    if (word !== goal) odd++;
    let behind = 0;
    for (const vote of votes) if (vote === order) behind++;
    near += isLoyal ? 1 - behind / votes.length : 1 - Math.abs(behind / votes.length - 0.5);
  }
  if (odd > 0) return isLoyal ? odd : Math.min(odd, loyal.length - odd);
  return (0.99 * near) / (loyal.length + 1);
}

/**
 * The words that a plot uses: the order, and another one. Whoever disagrees does so about one word and all others, so that
 * is enough, unless everybody may keep its own word where there is no majority.
 */
function wordsFor(order: string, isOwnKept: boolean): readonly string[] {
  const two = order === RETREAT ? [RETREAT, 'ATTACK'] : [order, RETREAT];
  return isOwnKept ? [...two, order === 'EAT' ? 'NAP' : 'EAT'] : two;
}

/** What the search leaves out, with these rules off. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'GSW-ABSENT': ' Silence was not tried.',
  'GSW-SENDER': ' Lies under another’s name were not tried.',
};

/** What one traitor says in all its squares, as a way of lying. */
function wayOf(squares: readonly (Square & { readonly word: string })[], words: readonly string[]): string {
  const count = (word: string): number => squares.filter((square) => square.word === word).length;
  const most = [...words].sort((a, b) => count(b) - count(a))[0]!;
  const table: readonly Lie[] = squares.filter(({ word }) => word !== most);
  return spellLies({ base: { kind: 'says', word: most }, table });
}

/** Looks for lies that break IC1, or IC2 where the commander is loyal. */
export function worst(world: World): Plot {
  const sides = sidesIn(world);
  if ('breaks' in sides) return sides;
  const { commander, lieutenants, traitors, loyal, order, promise } = sides;
  const { off } = world;
  const depth = off.includes('GSW-VOTE') ? 0 : depthIn(world);
  const squares = squaresOf(world, traitors, depth);
  if (squares.length === 0)
    return noPlot(
      `Only the commander’s word counts here: what ${listInWords(traitors)} ${traitors.length === 1 ? 'says' : 'say'} changes nothing.`,
    );
  const isOwnKept = off.includes('GSW-TIE');
  const words = wordsFor(order, isOwnKept);
  const winner = winnerBy(world.setup.options);
  const choice: Choice = (votes) => winner(votes) ?? used(isOwnKept ? votes[0] : null);
  let current: readonly number[] = [];
  const liars = liarsFor(squares, traitors, () => current, words, commander);
  const game = gamesOf(commander, lieutenants, depth);
  const places = loyal.map((id) => lieutenants.indexOf(id));
  const half = loyal.slice(0, Math.ceil(loyal.length / 2));
  const split = (inverse: boolean) => squares.map(({ to }) => (half.includes(to) === inverse ? 1 : 0));
  const search: Search = {
    choices: squares.map(() => words.length),
    score: (table) => {
      current = table;
      return badness(game, order, liars, places, choice);
    },
    starts: [squares.map(() => 1), split(false), split(true), squares.map((_, at) => at % words.length)],
    most: Math.max(
      200,
      Math.floor(PATIENCE / messagesOf(lieutenants.length + 1, depth).reduce((a, b) => a + b, 0)),
    ),
  };
  const found = worstTable(search);
  const said = squares.map((square, at) => ({ ...square, word: words[found.table[at]!]! }));
  const ways = traitors.map((node) => ({
    node,
    way: wayOf(
      said.filter(({ by }) => by === node),
      words,
    ),
  }));
  const whose = `${listInWords(traitors)} (with ${listInWords(words)})`;
  const leftOut = off.map((rule) => LEFT_OUT[rule] ?? '').join('');
  return { breaks: found.breaks, ways, says: foundInWords(search, found, promise, whose) + leftOut };
}
