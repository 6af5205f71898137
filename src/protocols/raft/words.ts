/** Small words for Raft's sentences. */
import type { Entry } from './state.ts';

/** `1 vote`, `3 votes`, `0 log entries`. */
export function plural(count: number, noun: string): string {
  const many = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}

/** `entry 6 (J=1)`, `entries 6–7 (J=1, W=3)`; long lists are cut short. */
export function entriesInWords(entries: readonly Entry[], from: number): string {
  const shown = entries.slice(0, 4).map((entry) => entry.command);
  const names = shown.join(', ') + (entries.length > shown.length ? ', …' : '');
  return entries.length === 1
    ? `entry ${from} (${names})`
    : `entries ${from}–${from + entries.length - 1} (${names})`;
}
