/** The shrinker: makes a failing run as short as it can, so that a person can read it. */
import type { Action } from '../engine/action.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { Setup } from '../engine/world.ts';
import type { Moment } from '../timeline/timeline.ts';
import { after, latest, startRun } from './run.ts';

/** Plays actions, leaving out those that are not possible, until the property breaks. What was really done, or undefined. */
export function playUntilBroken(
  protocol: Protocol,
  setup: Setup,
  actions: readonly Action[],
  property: string,
): readonly Action[] | undefined {
  let moment: Moment = latest(startRun(protocol, setup));
  const done: Action[] = [];
  for (const action of actions) {
    try {
      moment = after(protocol, moment, action, 'hand', moment.world.now + 1);
    } catch {
      continue; // Something it needed was left out: then it is left out too.
    }
    done.push(action);
    if (moment.broken.some((violation) => violation.property === property)) return done;
  }
  return undefined;
}

/**
 * Leaves out of a failing run, in ever smaller pieces, whatever is not needed for the property to break (delta
 * debugging, Zeller 1999). The result still breaks it; no single action can be left out of it.
 */
export function shrink(
  protocol: Protocol,
  setup: Setup,
  actions: readonly Action[],
  property: string,
): readonly Action[] {
  let best = playUntilBroken(protocol, setup, actions, property);
  if (!best) throw new Error(`these ${actions.length} actions do not break ${property}`);
  for (let piece = Math.ceil(best.length / 2); piece >= 1; piece = piece > 1 ? Math.ceil(piece / 2) : 0) {
    let again = true;
    while (again) {
      again = false;
      for (let from = 0; from < best.length;) {
        const shorter: readonly Action[] = [...best.slice(0, from), ...best.slice(from + piece)];
        const played = playUntilBroken(protocol, setup, shorter, property);
        if (played && played.length < best.length) {
          best = played;
          again = true;
        } else from += piece;
      }
      if (piece > 1) break;
    }
  }
  return best;
}
