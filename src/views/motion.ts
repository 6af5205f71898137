/**
 * Motion in virtual time. Nothing here runs once a frame: a thing that moves is given to the browser's compositor as one
 * animation in which a millisecond is a virtual millisecond, and every notice of the playhead sets where the animation
 * stands and how fast it runs. So `seek, then look` shows the right picture at once.
 */
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import type { Playhead } from '../timeline/playhead.ts';

/** Three keyed positions (start, middle, end) instead of gliding: for people who asked for less motion. */
const KEYED = 'steps(3, jump-none)';

/** Puts an animation where the playhead stands and lets it run at the playhead's pace. `startAt` in virtual ms. */
function follow(animation: Animation, startAt: number, playhead: Playhead): void {
  const at = playhead.t - startAt;
  if (!playhead.playing || playhead.rate <= 0) {
    animation.pause();
    animation.currentTime = at;
    return;
  }
  animation.playbackRate = playhead.rate;
  // Setting the start time, unlike play(), neither waits a frame nor rewinds what has not begun or has ended.
  animation.startTime = performance.now() - at / playhead.rate;
}

/**
 * Moves an element through `keyframes` while the playhead goes from `startAt` to `endAt` (virtual ms); before and after
 * it rests at the ends. Pass the same `keyframes` array again as long as the way is the same.
 */
export function useVirtualAnimation(
  ref: RefObject<HTMLElement | null>,
  keyframes: readonly Keyframe[],
  startAt: number,
  endAt: number,
  playhead: Playhead,
): void {
  const reduced = useReducedMotion();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const duration = Math.max(endAt - startAt, 0.01);
    const easing = reduced ? KEYED : 'linear';
    const animation = element.animate([...keyframes], { duration, easing, fill: 'both' });
    const heed = () => {
      follow(animation, startAt, playhead);
    };
    heed();
    const stop = playhead.onChange(heed);
    return () => {
      stop();
      animation.cancel();
    };
  }, [ref, keyframes, startAt, endAt, playhead, reduced]);
}

/** Whether the playhead runs by itself at the moment; draws again when that changes, not when it moves. */
export function usePlaying(playhead: Playhead): boolean {
  return useSyncExternalStore(
    (heed) => playhead.onChange(heed),
    () => playhead.playing,
  );
}

/** Where the playhead stands; undefined while it runs by itself, or nobody needs to know. Draws again when that changes. */
export function useStanding(playhead: Playhead, isNeeded: boolean): number | undefined {
  return useSyncExternalStore(
    (heed) => playhead.onChange(heed),
    () => (isNeeded && !playhead.playing ? playhead.t : undefined),
  );
}

const REDUCED = '(prefers-reduced-motion: reduce)';

function onReducedChange(heed: () => void): () => void {
  const query = window.matchMedia(REDUCED);
  query.addEventListener('change', heed);
  return () => {
    query.removeEventListener('change', heed);
  };
}

/** Whether the person asked their system for less motion. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(onReducedChange, () => window.matchMedia(REDUCED).matches);
}
