/** Small words for the sentences of Multi-Paxos. */

/** `1 promise`, `3 promises`, `0 slots`. */
export function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** `slot 3`, `slots 3–5`. */
export function span(from: number, to: number): string {
  return from === to ? `slot ${from}` : `slots ${from}–${to}`;
}

/** `slot 3`, `slots 3, 5 and 6`, `slots 135, 136, 137 and 2 more`. */
export function slotsInWords(slots: readonly number[]): string {
  if (slots.length === 1) return `slot ${slots[0]}`;
  const shown = slots.length > 4 ? slots.slice(0, 3).map(String) : slots.slice(0, -1).map(String);
  const rest = slots.length > 4 ? `${slots.length - 3} more` : String(slots.at(-1));
  return `slots ${shown.join(', ')} and ${rest}`;
}
