/** The game of breaking a protocol: where it began, how many steps were used, whether the goal is reached. Read off the line. */
import type { Protocol } from '../../engine/protocol.ts';
import type { Line } from '../../timeline/timeline.ts';
import type { Goal } from './goal.ts';
import { isReached } from './goal.ts';

/** How a game stands at a moment. */
export interface Game {
  /** The moment before the first choice: the scenario and the rules that were turned off. */
  readonly base: number;
  /** How many choices were made since. */
  readonly steps: number;
  /** The moment at which the goal was reached, at or before the one looked at; undefined: not yet. */
  readonly won: number | undefined;
}

/** The moment before the first choice of a line whose scenario ends at `start`. */
export function baseOf({ moments }: Line, start: number): number {
  let base = start;
  while (moments[base + 1]?.by === 'hand' && moments[base + 1]?.action?.kind === 'switch') base += 1;
  return base;
}

/** How the game stands on a line at a moment. */
export function gameAt(protocol: Protocol, line: Line, start: number, index: number, goal: Goal): Game {
  const base = baseOf(line, start);
  const isWon = (at: number): boolean => isReached(protocol, goal, line.moments[at]!);
  // What was reached stays reached with promises; with what should come about the first time counts.
  let won: number | undefined;
  for (let at = base + 1; at <= index && won === undefined; at++) if (isWon(at)) won = at;
  return { base, steps: Math.max(0, (won ?? index) - base), won };
}
