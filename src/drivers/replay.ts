/** Does again what hands did: from a link back to a run. */
import { messageOf } from '../engine/words.ts';
import type { Deed } from '../timeline/link.ts';
import type { Run } from './run.ts';
import { act, latest, tick } from './run.ts';

/** How many moments a link may ask the clock to run through: it cannot keep the page busy for ever. */
export const MOST_MOMENTS = 250_000;

/**
 * Plays deeds on a run: the clock fills the moments between them. Returns a sentence about the first deed that was
 * impossible (what came before it stays), or undefined when all went well.
 */
export function replay(run: Run, deeds: readonly Deed[]): string | undefined {
  for (const [i, deed] of deeds.entries()) {
    if (deed.after >= MOST_MOMENTS)
      return `action ${i + 1} comes after ${deed.after} moments; ${MOST_MOMENTS} is the most a link may hold`;
    while (latest(run).index < deed.after) {
      if (!tick(run))
        return `action ${i + 1} should come after ${deed.after} moments, but nothing happens after moment ${latest(run).index}`;
    }
    try {
      act(run, deed.action, 'hand', deed.at);
    } catch (error) {
      return `action ${i + 1} is not possible: ${messageOf(error)}`;
    }
  }
  return undefined;
}
