/** A player by which nothing happens unless a hand does it: the clock brings nothing about. */
import { act, branch, latest } from '../../drivers/run.ts';
import type { Action } from '../../engine/action.ts';
import { messageOf } from '../../engine/words.ts';
import type { World } from '../../engine/world.ts';
import { flightOf } from '../../engine/world.ts';
import type { Player } from '../../player/player.ts';

/** Virtual ms between two things that hands do, so that no two happen at once. */
const APART = 4;

/** How long a choice moves at most, s. */
const MOVES = 0.6;

/** When a choice comes about: a message takes the time it takes, everything else comes a little later than now. */
function momentFor(action: Action, world: World): number {
  const flight = action.kind === 'deliver' ? flightOf(world, action.message) : undefined;
  return Math.max(world.now + APART, Math.ceil(flight?.endsAt ?? 0));
}

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
