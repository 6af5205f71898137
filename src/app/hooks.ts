/** The thin skin between stores and React. */
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Happening, Quorum } from '../engine/portrait.ts';
import { happeningAt } from '../timeline/timeline.ts';
import type { Moment } from '../timeline/timeline.ts';
import type { Player, PlayerState } from '../player/player.ts';
import { tell } from '../views/story/story.ts';
import type { Story } from '../views/story/story.ts';
import { readRoute } from './route.ts';
import type { Route } from './route.ts';

/** What the player shows now: drawn again only when the moment changes. */
export function usePlayer(
  player: Player,
): PlayerState & { readonly moment: Moment; readonly happening: Happening | undefined } {
  const state = useStore(player.store);
  const { line } = state.runs[state.current]!;
  const moment = line.moments[state.index]!;
  const happening = happeningAt(line, moment.index);
  return { ...state, moment, happening };
}

const stories = new WeakMap<Happening, Story>();

/** The story of the moment we look at, told once however many ask; undefined at the start. */
export function useStory(player: Player): Story | undefined {
  const { happening } = usePlayer(player);
  if (!happening) return undefined;
  let story = stories.get(happening);
  if (!story) stories.set(happening, (story = tell(player.protocol, happening)));
  return story;
}

/** A visit to a place. Pages write the address as they go; only a navigation (link, back button, typing) is a visit. */
export interface Visit {
  readonly route: Route;
  /** Grows with every visit. */
  readonly count: number;
}

/** Where we are; follows the address. */
export function useVisit(): Visit {
  const [visit, setVisit] = useState<Visit>(() => ({ route: readRoute(window.location.hash), count: 0 }));
  useEffect(() => {
    const heed = () => {
      setVisit(({ count }) => ({ route: readRoute(window.location.hash), count: count + 1 }));
    };
    window.addEventListener('hashchange', heed);
    return () => {
      window.removeEventListener('hashchange', heed);
    };
  }, []);
  return visit;
}

const NONE: readonly Quorum[] = [];

/** How long a quorum's loop can be seen while the figure plays on, ms. */
const LOOP_STAYS = 1100;

/** The majorities to draw: those that just formed, and while time runs for a little longer, or nobody would see them. */
export function useQuorums(player: Player): readonly Quorum[] {
  const { happening, playing } = usePlayer(player);
  const { portrait } = player.protocol;
  const formed = useMemo(() => {
    const quorums = happening ? portrait.quorums(happening) : NONE;
    return quorums.length > 0 ? quorums : NONE;
  }, [happening, portrait]);
  const [kept, setKept] = useState(formed);
  useEffect(() => {
    if (formed.length > 0) {
      queueMicrotask(() => {
        setKept(formed);
      });
      return;
    }
    if (!playing) return;
    const timer = setTimeout(() => {
      setKept(NONE);
    }, LOOP_STAYS);
    return () => {
      clearTimeout(timer);
    };
  }, [formed, playing]);
  return formed.length > 0 || !playing ? formed : kept;
}

/** The title of the page while something is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Parley' : `${title} · Parley`;
  }, [title]);
}
