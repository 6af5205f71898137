/** A found run as people will watch it: the same steps, at times at which each can be followed. */
import type { Action } from '../../engine/action.ts';
import { flightOf } from '../../engine/world.ts';
import type { World } from '../../engine/world.ts';
import { act, branch, latest } from '../run.ts';
import type { Run } from '../run.ts';

/** Virtual ms between two things that hands do, so that no two happen at once. */
const APART = 4;

/** When something that a hand does should happen: a message takes the time it takes, everything else comes a little after now. */
export function momentFor(action: Action, world: World): number {
  const flight = action.kind === 'deliver' ? flightOf(world, action.message) : undefined;
  return Math.max(world.now + APART, Math.ceil(flight?.endsAt ?? 0));
}

/** The run with these actions at its end; undefined if one of them is not possible at its time. */
function played(
  run: Run,
  actions: readonly Action[],
  at: (action: Action, world: World) => number,
): Run | undefined {
  const longer = branch(run, latest(run).index, run.line.id);
  for (const action of actions) {
    try {
      act(longer, action, 'hand', at(action, latest(longer).world));
    } catch {
      return undefined;
    }
  }
  return longer;
}

/**
 * Plays actions at the end of a run, each when it would happen anyhow. Where the property then does not break, because
 * rules ask what time it is, they are played a millisecond apart, as they were found. Throws if it does not break so either.
 */
export function paced(run: Run, actions: readonly Action[], property: string): Run {
  const breaks = (found: Run | undefined): found is Run =>
    found !== undefined && latest(found).broken.some((violation) => violation.property === property);
  const slow = played(run, actions, momentFor);
  if (breaks(slow)) return slow;
  for (const step of [1, 0]) {
    const fast = played(run, actions, (_, { now }) => now + step);
    if (breaks(fast)) return fast;
  }
  throw new Error(`these ${actions.length} actions do not break ${property}`);
}
