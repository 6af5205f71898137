/** What a lecturer does to the whole picture: fill the screen with it, darken it, and bring it back. */
import { createStore } from 'zustand/vanilla';

/** What hangs before the picture: nothing, or a dark or bright cloth. */
export type Cloth = 'none' | 'black' | 'white';

/** What hangs before the picture now. */
export const curtainStore = createStore<{ readonly cloth: Cloth }>(() => ({ cloth: 'none' }));

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
