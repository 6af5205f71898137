/** The same deeds with a rule on again: what of them is still possible. */
import type { Run } from '../../drivers/run.ts';
import { act, latest } from '../../drivers/run.ts';
import { deedsOf, writeDeeds } from '../../timeline/link.ts';

/**
 * Plays on a run, as it began, what was done on another after moment `start`, at the same times, but without turning
 * these rules off. What is not possible any more is left out. Gives the deeds as the text of a link.
 */
export function overruled(fresh: Run, run: Run, start: number, off: readonly string[]): string {
  for (const { action, world } of run.line.moments.slice(start + 1)) {
    if (!action || (action.kind === 'switch' && !action.on && off.includes(action.rule))) continue;
    try {
      act(fresh, action, 'hand', Math.max(world.now, latest(fresh).world.now));
    } catch {
      // With the rule on there is no such message, or no such timer: nobody can do it.
    }
  }
  return writeDeeds(latest(fresh).world.setup.cast, deedsOf(fresh.line, start));
}
