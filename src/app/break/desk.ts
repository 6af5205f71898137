/**
 * The one hunt that goes on in this window, and what the last one came to. It outlives the panel that shows it, because
 * what was found may open another lab, which shows it again.
 */
import { createStore } from 'zustand/vanilla';
import type { Found } from '../../drivers/explore/hunt.ts';
import { breakWords } from '../../words/en/break.ts';
import type { Chase, Result, Total, Wish } from './pool.ts';
import { chase } from './pool.ts';
import HuntWorker from './hunt.worker.ts?worker';

/** How a hunt stands, for whoever shows it. */
export type Desk =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'searching';
      readonly wish: Wish;
      readonly total: Total;
      /** Steps and states a second, of late, oldest first: for a quiet line. */
      readonly rates: readonly number[];
    }
  | { readonly kind: 'over'; readonly wish: Wish; readonly result: Result };

/** The desk. */
export const deskStore = createStore<Desk>(() => ({ kind: 'idle' }));

/** How often the page looks at the workers, ms: messages come and go meanwhile without anything being drawn. */
const LOOK = 250;

/** How many looks the quiet line shows. */
const SHOWN = 60;

let going: { readonly chase: Chase; readonly timer: ReturnType<typeof setInterval> } | undefined;

/** Begins a hunt; one that goes on ends. */
export function startHunt(wish: Wish): void {
  stopHunt();
  const hunt = chase(wish, () => new HuntWorker({ name: breakWords().title }));
  const look = (): void => {
    const state = deskStore.getState();
    const rates = state.kind === 'searching' && state.wish === wish ? state.rates : [];
    const total = hunt.total();
    deskStore.setState(
      { kind: 'searching', wish, total, rates: [...rates, total.rate + total.stateRate].slice(-SHOWN) },
      true,
    );
  };
  const timer = setInterval(look, LOOK);
  going = { chase: hunt, timer };
  look();
  void hunt.done.then((result) => {
    clearInterval(timer);
    if (going?.chase !== hunt) return;
    going = undefined;
    deskStore.setState({ kind: 'over', wish, result }, true);
  });
}

/** Ends the hunt that goes on, if one does, at once. What it had come to stays to be seen. */
export function stopHunt(): void {
  going?.chase.cancel();
}

/** Forgets what the last hunt came to. */
export function clearDesk(): void {
  const last = going;
  going = undefined;
  if (last) {
    clearInterval(last.timer);
    last.chase.cancel();
  }
  deskStore.setState({ kind: 'idle' }, true);
}

/** A hunt aside from the desk, for hints: what came of it, unless it was given up. */
export function quickHunt(wish: Wish): Chase {
  return chase(wish, () => new HuntWorker({ name: breakWords().title }));
}

/** What is to be watched as soon as the lab it happens in is open. */
let awaited: Found | undefined;

/** Somebody goes to another lab to watch this. */
export function awaitIn(found: Found): void {
  awaited = found;
}

/** Whether somebody came here to watch this; asked once. */
export function takeAwaited(found: Found): boolean {
  const isAwaited = awaited === found;
  awaited = undefined;
  return isAwaited;
}
