/** A player by which nothing happens unless a hand does it: the clock brings nothing about. */
import { momentFor } from '../../drivers/explore/paced.ts';
import { act, branch, latest } from '../../drivers/run.ts';
import { mayHappen } from '../../engine/enabled.ts';
import { messageOf } from '../../engine/words.ts';
import type { Player } from '../../player/player.ts';
import { labWords } from '../../words/en/lab.ts';

/** How long a choice moves at most, s. */
const MOVES = 0.6;

/** The player, by hand. What there is already can be looked at as ever. */
export function byHand(player: Player): Player {
  const lineEnd = (): number => player.run().line.moments.length - 1;
  return {
    ...player,
    play: () => undefined,
    toggle: () => player.finish(),
    stepEvent(direction) {
      player.finish();
      const { index } = player.store.getState();
      if (direction === -1 || index < lineEnd()) player.seekIndex(index + direction);
    },
    stepMessage(direction) {
      player.finish();
      const { index } = player.store.getState();
      if (direction === -1 || index < lineEnd()) player.seekIndex(index + direction);
    },
    seek(t) {
      player.seek(Math.min(t, latest(player.run()).world.now));
    },
    act(action) {
      player.finish();
      // A menu on the stage offers every timer; within a round they wait for all messages and for each other.
      if (action.kind === 'fire' && !mayHappen(player.protocol, player.moment().world, action)) {
        player.store.setState({ notice: labWords().notYet });
        return false;
      }
      const { index, runs } = player.store.getState();
      const isPast = index < lineEnd();
      const target = isPast ? branch(player.run(), index, runs.length) : player.run();
      try {
        act(target, action, 'hand', momentFor(action, player.moment().world));
      } catch (error) {
        const why = messageOf(error);
        player.store.setState({ notice: `${why.charAt(0).toUpperCase()}${why.slice(1)}.` });
        return false;
      }
      if (isPast) player.adopt(target, index);
      player.dismissNotice();
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) player.seekIndex(index + 1);
      else player.playTo(index + 1, MOVES);
      return true;
    },
  };
}
