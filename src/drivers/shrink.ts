/** The shrinker: makes a failing run as short as it can, so that a person can read it. */
import type { Action } from '../engine/action.ts';
import { mayHappen } from '../engine/enabled.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { NodeId, World } from '../engine/world.ts';
import { flightOf } from '../engine/world.ts';
import type { Moment } from '../timeline/timeline.ts';
import { after } from './run.ts';

/**
 * An action as it was meant: a message by its kind and its place among those like it on its link, because its id
 * changes as soon as an earlier one on that link is left out.
 */
interface Intent {
  readonly action: Action;
  readonly message?: {
    readonly from: NodeId;
    readonly to: NodeId;
    readonly type: string;
    readonly rank: number;
  };
}

const alike = (world: World, { from, to, type }: NonNullable<Intent['message']>) =>
  world.flights
    .filter((flight) => flight.from === from && flight.to === to && flight.body.type === type)
    .sort((a, b) => a.id - b.id);

function intentOf(world: World, action: Action): Intent {
  const flight = 'message' in action ? flightOf(world, action.message) : undefined;
  if (!flight) return { action };
  const { from, to, body } = flight;
  const described = { from, to, type: body.type, rank: 0 };
  return { action, message: { ...described, rank: alike(world, described).indexOf(flight) } };
}

/** The action for an intent in this world; undefined when there is no such message. */
function actionFor(world: World, { action, message }: Intent): Action | undefined {
  if (!message || !('message' in action)) return action;
  const candidates = alike(world, message);
  const flight = candidates[Math.min(message.rank, candidates.length - 1)];
  if (!flight) return undefined;
  if (action.kind === 'deliver' || action.kind === 'lose')
    return { kind: flight.lost === '' ? 'deliver' : 'lose', message: flight.id };
  return { ...action, message: flight.id };
}

/** A run that broke the property: what was really done, as intents and as actions. */
interface Broken {
  readonly intents: readonly Intent[];
  readonly actions: readonly Action[];
}

/** Plays intents, leaving out those that are not possible, until the property breaks; undefined if it never does. */
function play(
  protocol: Protocol,
  start: Moment,
  intents: readonly Intent[],
  property: string,
): Broken | undefined {
  let moment = start;
  const done: Intent[] = [];
  const actions: Action[] = [];
  for (const intent of intents) {
    const action = actionFor(moment.world, intent);
    if (!action || !mayHappen(protocol, moment.world, action)) continue;
    try {
      moment = after(protocol, moment, action, 'hand', moment.world.now + 1);
    } catch {
      continue; // Something it needed was left out: then it is left out too.
    }
    done.push(intent);
    actions.push(action);
    if (moment.broken.some((violation) => violation.property === property)) return { intents: done, actions };
  }
  return undefined;
}

/**
 * Leaves out of a failing run, in ever smaller pieces, whatever is not needed for the property to break (delta
 * debugging, Zeller 1999). `start`: the moment it begins at. The result still breaks it; no single action can be left out of it.
 */
export function shrink(
  protocol: Protocol,
  start: Moment,
  actions: readonly Action[],
  property: string,
): readonly Action[] {
  const intents: Intent[] = [];
  let moment = start;
  for (const action of actions) {
    intents.push(intentOf(moment.world, action));
    moment = after(protocol, moment, action, 'hand', moment.world.now + 1);
  }
  let best = play(protocol, start, intents, property);
  if (!best) throw new Error(`these ${actions.length} actions do not break ${property}`);
  let piece = Math.ceil(best.intents.length / 2);
  while (piece >= 1) {
    const before = best.intents.length;
    // From the end: what came last needs what came first, seldom the other way round.
    for (let to: number = best.intents.length; to > 0; to -= piece) {
      const from = Math.max(0, to - piece);
      const shorter: readonly Intent[] = [...best.intents.slice(0, from), ...best.intents.slice(to)];
      const played = play(protocol, start, shorter, property);
      if (played && played.intents.length < best.intents.length) {
        best = played;
        to = Math.min(to, best.intents.length + piece);
      }
    }
    if (best.intents.length === before) piece = piece === 1 ? 0 : Math.ceil(piece / 2);
    else piece = Math.max(1, Math.min(piece, Math.ceil(best.intents.length / 2)));
  }
  return best.actions;
}
