/** A found run as people will watch it: the same steps, at times at which each can be followed. */
import type { Action } from '../../engine/action.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { flightOf } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { after, latest } from '../run.ts';
import type { Run } from '../run.ts';

/** Virtual ms between two things that hands do, so that no two happen at once. */
const APART = 4;

/** When a step should happen: a message takes the time it takes, everything else comes a little after the last. */
function momentFor(action: Action, { world }: Moment): number {
  if (action.kind !== 'deliver') return world.now + APART;
  const flight = flightOf(world, action.message);
  return Math.max(world.now + APART, Math.ceil(flight?.endsAt ?? 0));
}

function played(
  protocol: Protocol,
  run: Run,
  actions: readonly Action[],
  at: (action: Action, moment: Moment) => number,
): Run | undefined {
  const moments = [...run.line.moments];
  for (const action of actions) {
    const last = moments.at(-1)!;
    try {
      moments.push(after(protocol, last, action, 'hand', at(action, last)));
    } catch {
      return undefined;
    }
  }
  return { protocol, line: { ...run.line, moments } };
}

/**
 * Plays actions at the end of a run, each when it would happen anyhow. Where the property then does not break, because
 * rules ask what time it is, they are played a millisecond apart, as they were found. Throws if it does not break so either.
 */
export function paced(protocol: Protocol, run: Run, actions: readonly Action[], property: string): Run {
  const breaks = (found: Run | undefined): found is Run =>
    found !== undefined && latest(found).broken.some((violation) => violation.property === property);
  const slow = played(protocol, run, actions, momentFor);
  if (breaks(slow)) return slow;
  for (const step of [1, 0]) {
    const fast = played(protocol, run, actions, (_, { world }) => world.now + step);
    if (breaks(fast)) return fast;
  }
  throw new Error(`these ${actions.length} actions do not break ${property}`);
}
