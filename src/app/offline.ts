/** Whether the program is kept in this browser, ready to be opened without a network. */
import { createStore } from 'zustand/vanilla';

/** `unknown` until it is known; `no` where it cannot be kept: opened from disk, or the browser refuses. */
export type Keeping = 'unknown' | 'no' | 'ready';

/** How it stands. */
export const offlineStore = createStore<{ readonly keeping: Keeping; readonly isNewer: boolean }>(() => ({
  keeping: 'unknown',
  isNewer: false,
}));

let begun = false;

/** Begins to keep the program; a page must have been drawn first, for it takes some of the network. */
export function keepOffline(): void {
  if (begun) return;
  begun = true;
  const refuse = (): void => offlineStore.setState({ keeping: 'no' });
  if (!import.meta.env.PROD || import.meta.env.MODE === 'single' || !('serviceWorker' in navigator)) {
    refuse();
    return;
  }
  // A browser that is told to block workers may say nothing at all.
  const asked: Promise<ServiceWorkerRegistration | undefined> =
    navigator.serviceWorker.register('./offline.js');
  asked.then((registration) => {
    if (!registration) {
      refuse();
      return;
    }
    const look = (): void => {
      offlineStore.setState({
        keeping: registration.active ? 'ready' : 'unknown',
        isNewer: registration.waiting !== null && registration.active !== null,
      });
    };
    look();
    const watch = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', look);
    watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration.installing));
  }, refuse);
}
