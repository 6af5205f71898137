/** What a lecturer does to the whole picture: fill the screen with it, darken it, and bring it back. */
import { createStore } from 'zustand/vanilla';

/** What hangs before the picture: nothing, or a dark or bright cloth. */
export type Cloth = 'none' | 'black' | 'white';

/** What hangs before the picture now, and whether a lesson is shown to an audience. */
export const curtainStore = createStore<{ readonly cloth: Cloth; readonly presenting: boolean }>(() => ({
  cloth: 'none',
  presenting: false,
}));

/** Whether a lesson is shown to an audience: large, and nothing else. */
export const isPresenting = (): boolean => curtainStore.getState().presenting;

/** Shows the lesson to an audience, or ends that; with `full` on the whole screen, where that is allowed. */
export function present(on: boolean, full = false): void {
  curtainStore.setState({ presenting: on });
  if (on ? full && !document.fullscreenElement : document.fullscreenElement) toggleFullscreen();
}

/** Whether the picture is hidden. */
export const isDrawn = (): boolean => curtainStore.getState().cloth !== 'none';

/** Brings the picture back. */
export function lift(): void {
  curtainStore.setState({ cloth: 'none' });
}

/** Hides the picture. */
export function hide(cloth: Cloth): void {
  curtainStore.setState({ cloth });
}

/** Fills the screen with the page, or leaves it. Where that is not allowed, nothing happens. */
export function toggleFullscreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  done?.catch(() => undefined);
}
