/** A run being made: the clock and hands act on it, and every moment is recorded and judged. */
import type { Action } from '../engine/action.ts';
import { due } from '../engine/enabled.ts';
import { genesis, perform } from '../engine/perform.ts';
import type { Happening } from '../engine/portrait.ts';
import type { Property, Violation } from '../engine/property.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { Setup } from '../engine/world.ts';
import type { Line, Moment } from '../timeline/timeline.ts';

/** A protocol at work on one line of the timeline. */
export interface Run {
  readonly protocol: Protocol;
  readonly line: Line;
}

/** The run of a setup before anything has happened. */
export function startRun(protocol: Protocol, setup: Setup): Run {
  const world = genesis(protocol, setup);
  const history = protocol.history.start({ after: world });
  const first: Moment = {
    index: 0,
    world,
    action: undefined,
    by: 'clock',
    message: undefined,
    fired: [],
    history,
    broken: [],
  };
  return { protocol, line: { id: 0, moments: [first], forked: undefined } };
}

/** The last moment of a run. */
export function latest(run: Run): Moment {
  return run.line.moments[run.line.moments.length - 1]!;
}

/** Performs an action at the end of the run (`at`: virtual ms, default now), judges it, and keeps the moment. */
export function act(run: Run, action: Action, by: Moment['by'] = 'hand', at?: number): Moment {
  const previous = latest(run);
  const moment = after(run.protocol, previous, action, by, at);
  (run.line.moments as Moment[]).push(moment);
  return moment;
}

/** The moment that an action makes of a moment; keeps nothing. */
export function after(
  protocol: Protocol,
  previous: Moment,
  action: Action,
  by: Moment['by'],
  at?: number,
): Moment {
  const { world, fired, message } = perform(protocol, previous.world, action, at);
  const happening: Happening = message
    ? { before: previous.world, after: world, action, fired, message }
    : { before: previous.world, after: world, action, fired };
  // Whoever begins again is judged afresh.
  if (action.kind === 'again') {
    const history = protocol.history.start({ after: world });
    return { index: previous.index + 1, world, action, by, message, fired, history, broken: [] };
  }
  const history = protocol.history.next(previous.history, happening);
  const broken = judged(protocol, previous.broken, happening, history, previous.history);
  return { index: previous.index + 1, world, action, by, message, fired, history, broken };
}

const propertyLists = new WeakMap<
  Protocol,
  readonly { readonly id: string; readonly property: Property }[]
>();

function judged(
  protocol: Protocol,
  already: readonly Violation[],
  happening: Happening,
  is: unknown,
  was: unknown,
): readonly Violation[] {
  let properties = propertyLists.get(protocol);
  if (!properties) {
    properties = Object.entries(protocol.properties).map(([id, property]) => ({ id, property }));
    propertyLists.set(protocol, properties);
  }
  let broken = already;
  for (const { id, property } of properties) {
    if (broken.length > 0 && broken.some((violation) => violation.property === id)) continue;
    const violation = property.judge(happening, is, was);
    if (violation) broken = [...broken, violation];
  }
  return broken;
}

/** Lets the clock bring about the next thing that is due, if it is due by `until`; undefined if nothing is. */
export function tick(run: Run, until = Infinity): Moment | undefined {
  const next = due(latest(run).world);
  if (!next || next.at > until) return undefined;
  return act(run, next.action, 'clock', next.at);
}

/** Lets time pass up to `until` (virtual ms) or until `most` things have happened; tells how many did. */
export function advance(run: Run, until: number, most = Infinity): number {
  let count = 0;
  while (count < most && tick(run, until)) count++;
  return count;
}

/** A new run that shares everything up to a moment and goes its own way from there. */
export function branch(run: Run, index: number, id: number): Run {
  const moments = run.line.moments.slice(0, index + 1);
  return { protocol: run.protocol, line: { id, moments, forked: { line: run.line.id, index } } };
}
