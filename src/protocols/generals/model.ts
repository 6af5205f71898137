/**
 * OM(m) as the paper writes it: a recursion, without rounds, messages or clocks. The search for lies plays it thousands
 * of times, and tests hold the rules against it.
 */
import type { NodeId } from '../../engine/world.ts';
import type { Path } from './camp.ts';
import { majorityOf, used } from './orders.ts';

/** What votes come to; the first is one’s own. */
export type Choice = (votes: readonly string[]) => string;

const strictly: Choice = (votes) => used(majorityOf(votes));

/** What a traitor says along a path that ends with it, where a loyal general would say `honest`; undefined: nothing. */
export type Liar = (path: Path, to: NodeId, honest: string) => string | undefined;

/** OM(d) with somebody as commander, and the smaller games that its players play in it: who takes part in which. */
export interface Round {
  /** The way the order has gone, its commander last. */
  readonly path: Path;
  readonly speaker: NodeId;
  readonly players: readonly NodeId[];
  /** One for each player, who is commander there; none if d is 0. */
  readonly smaller: readonly Round[];
}

/** The games within the game: they depend only on who is there and how deep it goes, so searches make them once. */
export function gamesOf(commander: NodeId, lieutenants: readonly NodeId[], depth: number): Round {
  const game = (d: number, path: Path, speaker: NodeId, players: readonly NodeId[]): Round => ({
    path,
    speaker,
    players,
    smaller:
      d === 0
        ? []
        : players.map((j) =>
            game(
              d - 1,
              `${path}.${j}`,
              j,
              players.filter((i) => i !== j),
            ),
          ),
  });
  return game(depth, commander, commander, lieutenants);
}

/** What a lieutenant ends up with, and the votes it is taken from: what it was told itself comes first. */
export interface Outcome {
  readonly word: string;
  readonly votes: readonly string[];
}

/** Plays a game in which the commander has `value` to send: what each of its players ends up with, traitors included. */
export function play(
  { path, speaker, players, smaller }: Round,
  value: string,
  liars: Readonly<Record<NodeId, Liar>>,
  choice = strictly,
): readonly Outcome[] {
  const liar = liars[speaker];
  const told = players.map((i) => used(liar ? liar(path, i, value) : value));
  if (smaller.length === 0) return told.map((word) => ({ word, votes: [word] }));
  const played = smaller.map((game, j) => play(game, told[j]!, liars, choice));
  return players.map((_, i) => {
    const votes = [told[i]!];
    // In the smaller game of j there is one player less: those behind j have moved up.
    for (let j = 0; j < players.length; j++) if (j !== i) votes.push(played[j]![i < j ? i : i - 1]!.word);
    return { word: choice(votes), votes };
  });
}

/** How many messages OM(m) takes: in each round as many as there are ways for an order to go, each once. */
export function messagesOf(generals: number, depth: number): readonly number[] {
  const rounds: number[] = [];
  for (let round = 1, count = 1; round <= depth + 1; round++) rounds.push((count *= generals - round));
  return rounds;
}
