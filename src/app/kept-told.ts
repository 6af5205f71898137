/** What a window told last, kept in its tab so that a reload goes on from it. Storage that refuses costs only that. */
import type { Told } from '../player/told.ts';

/** What was kept under a key, if it is still a state that can be read. */
export function recallTold<State>(
  key: string,
  read: (state: unknown) => State | undefined,
): Told<State> | undefined {
  try {
    const told: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof told !== 'object' || told === null) return undefined;
    const { rev, by, state } = told as Record<string, unknown>;
    const found = read(state);
    return found !== undefined &&
      typeof rev === 'number' &&
      Number.isSafeInteger(rev) &&
      typeof by === 'string'
      ? { rev, by, state: found }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it. */
export function keepTold(key: string, told: Told<unknown>): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(told));
  } catch {
    // The other windows still know; only a reload of all of them at once would forget.
  }
}
