/** Gliding along virtual time: one animation between two notices of the playhead, nothing once a frame. */
import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import type { Playhead } from '../../timeline/playhead.ts';
import { useReducedMotion } from '../motion.ts';
import type { Stop } from './window.ts';

/** How often things move for people who asked for less motion, real ms. */
const SELDOM = 250;

/**
 * Moves an element sideways through the stops as the playhead passes them; before the first and after the last it goes
 * on as it went. With less motion it is put where it belongs a few times a second instead of gliding.
 */
export function useGlide(
  ref: RefObject<HTMLElement | null>,
  stops: readonly Stop[],
  playhead: Playhead,
): void {
  const reduced = useReducedMotion();
  const key = JSON.stringify(stops);
  useLayoutEffect(() => {
    const element = ref.current;
    const path = JSON.parse(key) as Stop[];
    const [first, last] = [path[0], path[path.length - 1]];
    if (!element || !first || !last) return;
    const duration = Math.max(last.t - first.t, 0.01);
    const animation = element.animate(
      path.map(({ t, x }) => ({
        transform: `translate3d(${x.toFixed(2)}px, 0, 0)`,
        offset: Math.min(1, Math.max(0, (t - first.t) / duration)),
      })),
      { duration, easing: 'linear', fill: 'both' },
    );
    let clock: ReturnType<typeof setInterval> | undefined;
    const heed = () => {
      clearInterval(clock);
      const at = playhead.t - first.t;
      const runs = playhead.playing && playhead.rate > 0;
      if (runs && !reduced) {
        animation.playbackRate = playhead.rate;
        animation.startTime = performance.now() - at / playhead.rate;
        return;
      }
      animation.pause();
      animation.currentTime = at;
      if (runs) {
        clock = setInterval(() => {
          animation.currentTime = playhead.t - first.t;
        }, SELDOM);
      }
    };
    heed();
    const stop = playhead.onChange(heed);
    return () => {
      stop();
      clearInterval(clock);
      animation.cancel();
    };
  }, [ref, key, playhead, reduced]);
}
