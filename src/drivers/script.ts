/** The script driver: a hand that plays verbs on a run, one action after the other, and lets messages arrive between. */
import { due } from '../engine/enabled.ts';
import type { Hand } from '../engine/protocol.ts';
import type { Run } from './run.ts';
import { act, latest } from './run.ts';

/** How many things may happen while a verb waits for something. */
const PATIENCE = 20_000;

/** A hand that acts at the end of a run; the run keeps every moment. */
export function createHand(run: Run): Hand {
  const world = () => latest(run).world;
  return {
    get world() {
      return world();
    },
    perform(action) {
      act(run, action, 'hand');
    },
    runUntil(condition, only) {
      for (let count = 0; count < PATIENCE; count++) {
        if (condition(world())) return true;
        if (only) {
          const message = world().flights.find(only);
          if (!message) return false;
          const kind = message.lost === '' ? 'deliver' : 'lose';
          act(run, { kind, message: message.id }, 'clock', Math.max(world().now, message.endsAt));
        } else {
          const next = due(world());
          if (!next) return false;
          act(run, next.action, 'clock', next.at);
        }
      }
      throw new Error(`this has not come to an end after ${PATIENCE} events`);
    },
    dropAll(which) {
      for (const message of world().flights)
        if (which(message)) act(run, { kind: 'drop', message: message.id }, 'hand');
    },
  };
}
