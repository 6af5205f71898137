/** Ways to a goal that a hunt has found: for hints, for the shortest known, for the checker. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { USUAL_BOUNDS } from '../../drivers/explore/choices.ts';
import type { Start } from '../../drivers/explore/hunt.ts';
import type { Run } from '../../drivers/run.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { openRun } from '../open-run.ts';
import { quickHunt } from './desk.ts';
import type { Chase, Result } from './pool.ts';

/** A way from a moment to the goal, as a run. */
export interface Way {
  readonly run: Run;
  /** How many steps it takes from where it was looked for. */
  readonly length: number;
}

/** What asking for a way came to. */
export interface WayFound {
  readonly way: Way | undefined;
  readonly result: Result;
}

/** Distinct states a hint may meet: it is to be quick. */
const STATES = 400_000;

/** Looks for ways to a goal, one question at a time; a new question ends the one before. */
export function useWay(
  protocol: Protocol,
  goal: string,
): {
  readonly isLooking: boolean;
  readonly ask: (start: Start, seconds: number, seed?: number) => Promise<WayFound | undefined>;
  readonly stop: () => void;
} {
  const [isLooking, setLooking] = useState(false);
  const going = useRef<Chase>(undefined);
  const stop = useCallback(() => {
    const last = going.current;
    going.current = undefined;
    last?.cancel();
    setLooking(false);
  }, []);
  useEffect(
    () => () => {
      const last = going.current;
      going.current = undefined;
      last?.cancel();
    },
    [],
  );
  const ask = useCallback(
    async (start: Start, seconds: number, seed = 1): Promise<WayFound | undefined> => {
      stop();
      const chase = quickHunt({
        protocol: protocol.id,
        start,
        off: [],
        seek: [goal],
        search: 'both',
        elsewhere: false,
        bounds: USUAL_BOUNDS,
        seed,
        seconds,
        states: STATES,
      });
      going.current = chase;
      setLooking(true);
      const result = await chase.done;
      if (going.current !== chase) return undefined;
      going.current = undefined;
      setLooking(false);
      const { found } = result;
      return {
        result,
        way: found && {
          run: openRun(protocol, { protocol: protocol.id, ...found.start }).run,
          length: found.length,
        },
      };
    },
    [protocol, goal, stop],
  );
  return { isLooking, ask, stop };
}
