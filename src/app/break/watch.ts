/** Plays steps as one would tell them to a hall: each moves, and then stands long enough for its sentence to be read. */
import type { Player } from '../../player/player.ts';
import { happeningAt } from '../../timeline/timeline.ts';
import { tell } from '../../views/story/story.ts';

/** At most so long moves a step, s. */
const MOVES = 1.4;

/** How long a step stands at least and at most at speed 1, and what each character of its sentence adds, ms. */
const STANDS = { least: 650, most: 3_200, perCharacter: 22 };

/** Whether somebody wants little to move. */
const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

function standsFor(player: Player, index: number): number {
  const happening = happeningAt(player.run().line, index);
  const length = happening ? tell(player.protocol, happening).happened.length : 0;
  const { speed } = player.store.getState();
  return Math.min(STANDS.least + length * STANDS.perCharacter, STANDS.most) / speed;
}

/**
 * Plays from a moment to another, step by step. Whoever seeks, plays or looks at another line meanwhile takes over, and it
 * ends without a word. Gives what stops it. `done` is called where it came to the end by itself.
 */
export function watch(player: Player, from: number, to: number, done?: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOurs = false;
  player.seekIndex(from);
  const { current } = player.store.getState();
  let at = from;

  const stop = (): void => {
    clearTimeout(timer);
    unsubscribe();
  };
  const arrive = (): void => {
    at += 1;
    if (at === to) {
      stop();
      done?.();
      return;
    }
    timer = setTimeout(next, standsFor(player, at));
  };
  const next = (): void => {
    isOurs = true;
    if (isStill()) {
      player.seekIndex(at + 1);
      isOurs = false;
      arrive();
      return;
    }
    player.playTo(at + 1, MOVES, () => {
      isOurs = false;
      // Somebody else may have stopped it on the way.
      if (player.store.getState().index === at + 1) arrive();
      else stop();
    });
  };
  const unsubscribe = player.store.subscribe((state) => {
    const isElsewhere = state.current !== current || state.index < at || state.index > at + 1;
    if (isElsewhere || (!isOurs && (state.playing || state.index !== at))) stop();
  });
  timer = setTimeout(next, STANDS.least);
  return stop;
}
