/** The dice driver: chooses at random what happens next, with every fault there is. Good at finding what nobody planned. */
import type { Action } from '../engine/action.ts';
import { enabled, faults, firstDue } from '../engine/enabled.ts';
import type { Violation } from '../engine/property.ts';
import type { Protocol } from '../engine/protocol.ts';
import { roll } from '../engine/random.ts';
import type { Setup, World } from '../engine/world.ts';
import type { Moment } from '../timeline/timeline.ts';
import { after, latest, startRun } from './run.ts';

/** How wild a walk is. Each is the chance, per step, that this is what happens instead of the protocol going on. */
export interface Wildness {
  readonly fault: number;
  readonly request: number;
  readonly cut: number;
  /** Everything under way is lost at once. */
  readonly sweep?: number;
  /** How much rarer timers are than messages: the chance that a message is chosen as long as there is one. */
  readonly messages?: number;
}

const WILD: Wildness = { fault: 0.05, request: 0.06, cut: 0.02 };

/** Of those who walk often: no two walks are wild in the same way, so that each sort of failure gets its chance. */
export function moodOf(seed: number): Wildness {
  const one = (which: number, from: number, to: number): number =>
    from + roll(seed, which, 99) ** 2 * (to - from);
  return {
    fault: one(1, 0.005, 0.2),
    request: one(2, 0.02, 0.2),
    cut: one(3, 0, 0.06),
    sweep: one(4, 0, 0.08),
    messages: 1 - one(5, 0.03, 0.4),
  };
}

/** A walk: what was chosen, where it led, what broke. */
export interface Walk {
  readonly actions: readonly Action[];
  readonly last: Moment;
  /** The properties broken, with their witnesses; empty if all held. */
  readonly broken: readonly Violation[];
}

/** How to walk. */
export interface Walking {
  readonly off?: readonly string[];
  readonly wildness?: Wildness;
  readonly visit?: (moment: Moment) => void;
  /** Where the walk is over; default: where any property is broken. */
  readonly until?: (moment: Moment) => boolean;
  /** Which of the things that could happen may happen; default: all. */
  readonly allows?: (action: Action, world: World) => boolean;
}

/**
 * Walks at random for so many steps, or until a property breaks. Same setup and seed, same walk. Time plays no part:
 * any message may arrive next and any timer may run out. `visit` sees every moment.
 */
export function wander(
  protocol: Protocol,
  setup: Setup,
  seed: number,
  steps: number,
  walking: Walking = {},
): Walk {
  return wanderFrom(protocol, latest(startRun(protocol, setup)), seed, steps, walking);
}

/** The same from a moment on. */
export function wanderFrom(
  protocol: Protocol,
  from: Moment,
  seed: number,
  steps: number,
  {
    off = [],
    wildness = WILD,
    visit,
    until = ({ broken }) => broken.length > 0,
    allows = () => true,
  }: Walking = {},
): Walk {
  const actions: Action[] = [];
  let moment = from;
  let isLost = false;
  const take = (action: Action): void => {
    try {
      moment = after(protocol, moment, action, 'hand', moment.world.now + 1);
    } catch (error) {
      // Where a rule is off, nodes may come into states that no other rule was written for: there a walk ends.
      if (moment.world.off.length === 0) throw error;
      isLost = true;
      return;
    }
    actions.push(action);
    visit?.(moment);
  };
  for (const rule of off) take({ kind: 'switch', rule, on: false });
  for (let n = 0; n < steps && !isLost && !until(moment); n++) {
    if (wildness.sweep && roll(seed, n, 5) < wildness.sweep && !protocol.faults) {
      for (const { id } of moment.world.flights) {
        const lost: Action = { kind: 'drop', message: id };
        if (allows(lost, moment.world)) take(lost);
      }
      continue;
    }
    const action = choice(protocol, moment.world, seed, n, wildness, allows);
    if (action) take(action);
  }
  return { actions, last: moment, broken: moment.broken };
}

/** What the dice choose in the n-th step of a walk; undefined when nothing at all is possible. */
function choice(
  protocol: Protocol,
  world: World,
  seed: number,
  n: number,
  { fault, request, cut, messages: settling = 0.88 }: Wildness,
  allows: (action: Action, world: World) => boolean,
): Action | undefined {
  const which = roll(seed, n, 1);
  const pick = (list: readonly Action[]): Action | undefined => {
    const allowed = list.filter((action) => allows(action, world));
    return allowed[Math.floor(roll(seed, n, 2) * allowed.length)];
  };
  if (which < fault) return pick(protocol.faults?.(world) ?? faults(world));
  if (which < fault + request) {
    const asked = pick([...protocol.requests(world), ...(protocol.errands?.(world) ?? [])]);
    if (asked) return asked;
    if (!protocol.inRounds) return pick(enabled(world));
  }
  if (which < fault + request + cut && !protocol.faults)
    return pick([world.cuts.some((bits) => bits !== 0) ? { kind: 'heal' } : randomCut(world, seed, n)]);
  const able = enabled(world);
  const messages = able.filter(({ kind }) => kind !== 'fire');
  if (protocol.inRounds) return pick(messages) ?? nextRound(world, pick);
  // Timers are rarer than messages, or nothing would ever be settled.
  return messages.length > 0 && roll(seed, n, 3) < settling ? (pick(messages) ?? pick(able)) : pick(able);
}

/** One of the timers that are due first: who goes on first within a round is chance. */
function nextRound(world: World, pick: (list: readonly Action[]) => Action | undefined): Action | undefined {
  const first = firstDue(world.nodes);
  return pick(
    world.nodes.flatMap(({ id: node, timers }) =>
      Object.keys(timers)
        .filter((timer) => timers[timer]!.dueAt === first)
        .map((timer): Action => ({ kind: 'fire', node, timer })),
    ),
  );
}

function randomCut(world: World, seed: number, n: number): Action {
  const { ids } = world.setup.cast;
  const side = ids.map((_, i) => roll(seed, n, 10 + i) < 0.5);
  const links = ids.flatMap((a, i) =>
    ids.flatMap((b, j) => (side[i] && !side[j] ? [[a, b] as const, [b, a] as const] : [])),
  );
  // Now and then only one direction is cut.
  return { kind: 'cut', links: roll(seed, n, 4) < 0.3 ? links.filter((_, i) => i % 2 === 0) : links };
}
