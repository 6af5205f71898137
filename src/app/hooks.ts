/** The thin skin between stores and React. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Happening } from '../engine/portrait.ts';
import { happeningAt } from '../timeline/timeline.ts';
import type { Moment } from '../timeline/timeline.ts';
import type { Player, PlayerState } from '../player/player.ts';
import { readRoute } from './route.ts';
import type { Route } from './route.ts';

/** What the player shows now: drawn again only when the moment changes. */
export function usePlayer(
  player: Player,
): PlayerState & { readonly moment: Moment; readonly happening: Happening | undefined } {
  const state = useStore(player.store);
  const run = state.runs[state.current]!;
  return { ...state, moment: run.line.moments[state.index]!, happening: happeningAt(run.line, state.index) };
}

function onHash(heed: () => void): () => void {
  window.addEventListener('hashchange', heed);
  return () => {
    window.removeEventListener('hashchange', heed);
  };
}

/** Where we are; follows the address. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(onHash, () => window.location.hash);
  const [read, setRead] = useState(() => ({ hash, route: readRoute(hash) }));
  if (read.hash !== hash) {
    const next = { hash, route: readRoute(hash) };
    setRead(next);
    return next.route;
  }
  return read.route;
}

/** True while the window is at most that wide (CSS px). */
export function useNarrow(width: number): boolean {
  const query = `(max-width: ${width}px)`;
  return useSyncExternalStore(
    (heed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', heed);
      return () => {
        list.removeEventListener('change', heed);
      };
    },
    () => window.matchMedia(query).matches,
  );
}

/** The title of the page while something is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Parley' : `${title} · Parley`;
  }, [title]);
}
