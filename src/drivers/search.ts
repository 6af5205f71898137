/**
 * The search driver: everyone chooses. It tries everything that may happen next, the nearest worlds first, until it
 * has seen every world there is or one in which a property is broken. Time plays no part, and two worlds are the same
 * if their futures are.
 */
import type { Action } from '../engine/action.ts';
import { enabled } from '../engine/enabled.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Violation } from '../engine/property.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { Message, Setup, World } from '../engine/world.ts';
import type { Moment } from '../timeline/timeline.ts';
import { after, latest, startRun } from './run.ts';

/** What to search, and how far. Everything has a default but the bounds of a space that has none. */
export interface Search {
  /** Rule switches that are off from the start. */
  readonly off?: readonly string[];
  /** What may happen next; default: what the protocol itself may do. */
  readonly actions?: (moment: Moment) => readonly Action[];
  /**
   * Whether a message can never matter any more, so that worlds with and without it are the same. It must stay so
   * for ever; a message that only does not matter now must be kept.
   */
  readonly forget?: (message: Message, world: World) => boolean;
  /** What tells two moments apart; default: the fingerprint of the world. Add what judges remember, if they judge by it. */
  readonly key?: (moment: Moment) => number;
  /** How long a step counts (whole numbers); default 1. The way that is found is the shortest by this measure. */
  readonly cost?: (moment: Moment) => number;
  /** At most so many different worlds. */
  readonly most?: number;
  /** Only ways at most so long. */
  readonly longest?: number;
  /** Which property to look for; default: any. */
  readonly property?: string;
}

/** What a search found. */
export interface SearchResult {
  /** How many different worlds were seen, the first included. */
  readonly states: number;
  /** How many steps were tried. */
  readonly steps: number;
  /** True if nothing is left to try within `longest`. */
  readonly exhausted: boolean;
  /** The first broken property, with the shortest way to it; undefined if none was found. */
  readonly found: SearchFind | undefined;
}

/** A broken property and the way to it. */
export interface SearchFind {
  readonly violation: Violation;
  /** From the start: switches first. */
  readonly actions: readonly Action[];
  /** How long the way is, by `cost`. */
  readonly length: number;
}

/** A world that was reached, and how. */
interface Place {
  readonly moment: Moment;
  readonly parent: Place | undefined;
  readonly length: number;
  /** Its key. */
  readonly print: number;
}

/** Places by their length: the shortest come out first, of equal ones the first that went in. */
class Shelf {
  private readonly rows: Place[][] = [];
  private at = 0;
  private next = 0;

  put(place: Place): void {
    (this.rows[place.length] ??= []).push(place);
  }

  take(): Place | undefined {
    while (this.at < this.rows.length) {
      const row = this.rows[this.at];
      const place = row?.[this.next];
      if (place) {
        this.next += 1;
        return place;
      }
      // Whoever has been taken is remembered by its children alone.
      this.rows[this.at] = [];
      this.at += 1;
      this.next = 0;
    }
    return undefined;
  }
}

function wayTo(place: Place): readonly Action[] {
  const actions: Action[] = [];
  for (let at: Place | undefined = place; at?.moment.action; at = at.parent)
    actions.unshift(at.moment.action);
  return actions;
}

/** The moment without the messages that can never matter any more. */
function forgetting(moment: Moment, forget: Search['forget']): Moment {
  const { world } = moment;
  if (!forget) return moment;
  const flights = world.flights.filter((message) => !forget(message, world));
  return flights.length === world.flights.length ? moment : { ...moment, world: { ...world, flights } };
}

/** Searches all that may happen from a setup on. */
export function search(protocol: Protocol, setup: Setup, wishes: Search = {}): SearchResult {
  const {
    off = [],
    actions = ({ world }: Moment) => enabled(world),
    forget,
    property,
    cost = () => 1,
  } = wishes;
  const { key = ({ world }: Moment) => fingerprint(world), most = Infinity, longest = Infinity } = wishes;
  const best = new Map<number, number>();
  const shelf = new Shelf();
  let steps = 0;

  const reach = (moment: Moment, parent: Place | undefined, length: number): void => {
    const kept = forgetting(moment, forget);
    const print = key(kept);
    if ((best.get(print) ?? Infinity) <= length) return;
    best.set(print, length);
    shelf.put({ moment: kept, parent, length, print });
  };
  const brokenAt = ({ broken }: Moment): Violation | undefined =>
    broken.find((violation) => property === undefined || violation.property === property);

  let first: Place = { moment: latest(startRun(protocol, setup)), parent: undefined, length: 0, print: 0 };
  for (const rule of off) {
    const moment = after(protocol, first.moment, { kind: 'switch', rule, on: false }, 'hand');
    first = { moment, parent: first, length: 0, print: 0 };
  }
  reach(first.moment, first.parent, 0);

  for (let place = shelf.take(); place; place = shelf.take()) {
    // A shorter way to the same world was found after this one was put aside.
    if (best.get(place.print)! < place.length) continue;
    const violation = brokenAt(place.moment);
    if (violation)
      return {
        states: best.size,
        steps,
        exhausted: false,
        found: { violation, actions: wayTo(place), length: place.length },
      };
    for (const action of actions(place.moment)) {
      const moment = after(protocol, place.moment, action, 'hand');
      const length = place.length + cost(moment);
      steps += 1;
      if (length <= longest) reach(moment, place, length);
    }
    if (best.size > most) return { states: best.size, steps, exhausted: false, found: undefined };
  }
  return { states: best.size, steps, exhausted: true, found: undefined };
}
