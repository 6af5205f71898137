/**
 * A checker as plainly as it can be written, to check the checker by: every world and all that judges remember is written
 * out as JSON and kept in a set. No fingerprints, no numbers for things, nothing looked up, nothing left out.
 */
import { after } from '../src/drivers/run.ts';
import type { Bounds } from '../src/drivers/explore/choices.ts';
import type { Action } from '../src/engine/action.ts';
import type { Protocol } from '../src/engine/protocol.ts';
import type { World } from '../src/engine/world.ts';
import type { Moment } from '../src/timeline/timeline.ts';

/** Virtual ms between two requests, as far as what is asked depends on the time. */
const ASKED_APART = 7;

interface State {
  readonly moment: Moment;
  readonly crashes: number;
  readonly duplicates: number;
  readonly requests: number;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Names to exchange, or none. */
type Names = ReadonlyMap<string, string>;

/** The same under other names, with keys in order and lists of nothing but such names sorted. */
function inOrder(value: Json, names: Names): Json {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = (value as readonly Json[]).map((item) => inOrder(item, names));
    const isSet = (value as readonly Json[]).every((item) => typeof item === 'string' && names.has(item));
    return isSet ? list.toSorted() : list;
  }
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>)
      .map(([key, item]) => [names.get(key) ?? key, inOrder(item, names)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const written = (value: unknown, names: Names): string =>
  JSON.stringify(inOrder(JSON.parse(JSON.stringify(value)) as Json, names));

/** All that tells a state from another, in words. */
function wordsOf({ moment, crashes, duplicates, requests }: State, names: Names): string {
  const { world, history } = moment;
  const nodes = world.nodes.map(({ id, up, state, timers }) =>
    written([id, up, state, Object.keys(timers).sort()], names),
  );
  const flights = world.flights.map(({ from, to, body }) => written([from, to, body], names));
  return [crashes, duplicates, requests, nodes.sort(), flights.sort(), written(history, names)].join('|');
}

function epochOf({ portrait }: Protocol, world: World): number {
  return Math.max(...world.nodes.map((node) => portrait.face(node, world).epoch?.number ?? 0));
}

/** What may happen next. */
function stepsFrom(protocol: Protocol, state: State, bounds: Bounds): readonly (readonly [Action, State])[] {
  const { world } = state.moment;
  const steps: (readonly [Action, State])[] = [];
  for (const { id, to } of world.flights) {
    if (world.nodes.some((node) => node.id === to && node.up))
      steps.push([{ kind: 'deliver', message: id }, state]);
    if (state.duplicates < bounds.duplicates)
      steps.push([
        { kind: 'duplicate', message: id },
        { ...state, duplicates: state.duplicates + 1 },
      ]);
  }
  for (const { id: node, up, timers } of world.nodes) {
    for (const timer of Object.keys(timers)) steps.push([{ kind: 'fire', node, timer }, state]);
    if (!up) steps.push([{ kind: 'restart', node }, state]);
    else if (state.crashes < bounds.crashes)
      steps.push([
        { kind: 'crash', node },
        { ...state, crashes: state.crashes + 1 },
      ]);
  }
  if (state.requests < bounds.requests)
    for (const action of protocol.requests({ ...world, now: (state.requests + 1) * ASKED_APART }))
      if (action.kind === 'command') steps.push([action, { ...state, requests: state.requests + 1 }]);
  return steps;
}

/**
 * How many distinct states there are within the bounds. `alike`: names that may be exchanged for each other; then states
 * that differ in those only count once. Not for protocols in rounds.
 */
export function countNaively(
  protocol: Protocol,
  first: Moment,
  bounds: Bounds,
  alike: readonly string[] = [],
): number {
  const ways = ordersOf(alike).map((order): Names => new Map(alike.map((name, i) => [name, order[i]!])));
  const key = (state: State): string => ways.map((names) => wordsOf(state, names)).sort()[0]!;
  const start: State = { moment: first, crashes: 0, duplicates: 0, requests: 0 };
  const seen = new Set([key(start)]);
  let level: readonly State[] = [start];
  for (let depth = 0; depth < bounds.depth && level.length > 0; depth++) {
    const next: State[] = [];
    for (const state of level) {
      for (const [action, used] of stepsFrom(protocol, state, bounds)) {
        const moment = after(protocol, state.moment, action, 'hand', 0);
        const { world } = moment;
        if (world.flights.length > bounds.flights || epochOf(protocol, world) > bounds.epoch) continue;
        const reached = { ...used, moment };
        const words = key(reached);
        if (seen.has(words)) continue;
        seen.add(words);
        next.push(reached);
      }
    }
    level = next;
  }
  return seen.size;
}

function ordersOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length === 0) return [[]];
  return names.flatMap((first) =>
    ordersOf(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
  );
}
