/** Free play in a frame. How it stands is its address. */
import { createStore } from 'zustand/vanilla';
import { MOST_MOMENTS } from '../../drivers/replay.ts';
import type { Player } from '../../player/player.ts';
import { readRoute, writeRoute } from '../route.ts';
import { isStateOf } from './piece.ts';
import type { Piece, Standing } from './piece.ts';

/** A piece, and how the page tells it that another address was written. */
export interface LabPiece extends Piece {
  readonly written: (hash: string) => void;
}

/** The piece a lab is; `open` goes to another address of it. */
export function labPiece(
  player: Player,
  scenario: { readonly id: string; readonly title: string },
  open: (hash: string) => void,
): LabPiece {
  const place = `lab/${player.protocol.id}/${scenario.id}`;
  const address = createStore<{ readonly hash: string }>(() => ({ hash: window.location.hash }));
  const standing = (): Standing => {
    const { index, playing } = player.store.getState();
    const count = player.run().line.moments.length;
    // Time can always go on in a lab, so nothing here is ever the last.
    return {
      step: undefined,
      beat: 0,
      title: scenario.title,
      number: index + 1,
      count,
      first: index === 0,
      last: false,
      playing,
    };
  };
  return {
    place,
    title: scenario.title,
    steps: [],
    written: (hash) => address.setState({ hash }),
    standing,
    next: () => {
      player.stepMessage(1);
      return true;
    },
    back: () => {
      if (player.store.getState().index === 0) return false;
      player.stepEvent(-1);
      return true;
    },
    goTo: (_, __, at) => {
      if (at >= player.run().line.moments.length) return false;
      player.seekIndex(at);
      return true;
    },
    play: () => player.play(),
    pause: () => player.pause(),
    state: () => ({ v: 1, place, hash: address.getState().hash }),
    read: (data) => {
      if (!isStateOf(place, data) || typeof data.hash !== 'string') return undefined;
      const route = readRoute(data.hash);
      const isHere =
        route.page === 'lab' &&
        route.protocol === player.protocol.id &&
        route.scenario === scenario.id &&
        (route.at ?? 0) <= MOST_MOMENTS;
      return isHere ? { v: 1, place, hash: writeRoute(route) } : undefined;
    },
    put: ({ hash }) => {
      if (typeof hash === 'string' && hash !== address.getState().hash) open(hash);
    },
    sign: ({ hash }) => String(hash),
    score: () => undefined,
    listen: (onChange) => {
      const stops = [address.subscribe(onChange), player.store.subscribe(onChange)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
