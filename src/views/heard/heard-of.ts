/** What was heard in a world, asked of the portrait once: with many generals the answer is long, and several want it. */
import type { Heard, Portrait } from '../../engine/portrait.ts';
import type { World } from '../../engine/world.ts';

interface Answer {
  readonly portrait: Portrait;
  readonly world: World;
  readonly heard: Heard | undefined;
}

/** Two figures, each with the moment before; older answers are forgotten, since worlds are kept for ever. */
const KEPT = 4;
const answers: Answer[] = [];

/** The portrait's answer; undefined if the protocol has no such table. */
export function heardOf(portrait: Portrait, world: World): Heard | undefined {
  const known = answers.find((one) => one.world === world && one.portrait === portrait);
  if (known) return known.heard;
  const heard = portrait.heard?.(world);
  if (answers.unshift({ portrait, world, heard }) > KEPT) answers.pop();
  return heard;
}
