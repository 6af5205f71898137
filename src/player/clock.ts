/** The one thing in the program that moves by itself: a playhead that runs with the wall clock while it plays. */
import type { Playhead } from '../timeline/playhead.ts';

/** A playhead that can be moved. */
export interface Clock extends Playhead {
  play(): void;
  pause(): void;
  /** Puts it at a time (virtual ms); whether it plays stays as it is. */
  seek(t: number): void;
  setRate(rate: number): void;
}

/**
 * Makes a clock. `onFrame` is called once per animation frame while it plays, with the time it has reached; it may
 * call the clock back. `rate`: virtual ms per real ms.
 */
export function createClock(rate: number, onFrame: (t: number) => void): Clock {
  const listeners = new Set<() => void>();
  let origin = 0;
  let since = 0;
  let playing = false;
  let frame = 0;

  const read = (): number => (playing ? origin + (performance.now() - since) * rate : origin);
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const anchor = (t: number): void => {
    origin = t;
    since = performance.now();
  };
  const loop = (): void => {
    if (!playing) return;
    frame = requestAnimationFrame(loop);
    onFrame(read());
  };

  return {
    get t() {
      return read();
    },
    get playing() {
      return playing;
    },
    get rate() {
      return rate;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    play() {
      if (playing) return;
      anchor(origin);
      playing = true;
      frame = requestAnimationFrame(loop);
      tell();
    },
    pause() {
      if (!playing) return;
      anchor(read());
      playing = false;
      cancelAnimationFrame(frame);
      tell();
    },
    seek(t) {
      anchor(t);
      tell();
    },
    setRate(next) {
      anchor(read());
      rate = next;
      tell();
    },
  };
}
