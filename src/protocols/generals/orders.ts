/** Orders: the words generals send each other, and what a list of them comes to. */
import type { Tone, Word } from '../../engine/portrait.ts';
import type { Options } from '../../engine/world.ts';

/** What a general does who knows of nothing better: the same for all, and known before anybody sets out. */
export const RETREAT = 'RETREAT';

/** The orders that menus offer; any other word will do as well. */
export const ORDERS = ['ATTACK', 'RETREAT', 'EAT', 'NAP', 'HOLD', 'WAIT'] as const;

/** An order is a word of so many letters: it must fit on a scroll. */
const ORDER = /^[A-Z]{1,10}$/;

/** In a table of lies: say nothing. */
export const NOTHING = 'nothing';
/** In a table of lies: say what a loyal general would say. */
export const TRUTH = 'truth';

/** Reads an order in whatever case; throws a sentence if it is none. */
export function readOrder(text: string): string {
  const word = text.trim().toUpperCase();
  if ([NOTHING, TRUTH].includes(word.toLowerCase()))
    throw new Error(`"${text.trim()}" is no order: it means something else in a table of lies`);
  if (!ORDER.test(word)) throw new Error(`"${text.trim()}" is no order: that is one word of 1 to 10 letters`);
  return word;
}

/** Reads some orders: `ATTACK EAT`, or `nothing`. */
export const readOrders = (text: string): readonly string[] =>
  text.trim().toLowerCase() === NOTHING
    ? []
    : text
        .trim()
        .split(/[\s,]+/)
        .map(readOrder);

/** What counts for something that never came (paper §3: "or RETREAT"). */
export const used = (said: string | null | undefined): string => said ?? RETREAT;

/** The word that more than half of the votes are for; undefined if there is none. Searches ask this a million times. */
export function majorityOf(votes: readonly string[]): string | undefined {
  // Whoever has more than half outlives all others when each cancels out one that is different (Boyer and Moore).
  let last = '';
  let lead = 0;
  for (const vote of votes) {
    if (lead === 0) last = vote;
    lead += vote === last ? 1 : -1;
  }
  let count = 0;
  for (const vote of votes) if (vote === last) count++;
  return count * 2 > votes.length ? last : undefined;
}

/** The word with more votes than any other; undefined if two have the most. */
function pluralityOf(votes: readonly string[]): string | undefined {
  const [first, second] = countsOf(votes);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** How the option `majority` finds what votes are for: more than half of them, or more than for any other word. */
export const winnerBy = ({ majority }: Options): ((votes: readonly string[]) => string | undefined) =>
  majority === 'plurality' ? pluralityOf : majorityOf;

/** How often each word was said, the most frequent first; of equals the one that was said first. */
export function countsOf(votes: readonly string[]): readonly (readonly [word: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

const TONES: Readonly<Record<string, Tone>> = { ATTACK: 'bad', EAT: 'ok', NAP: 'accent', RETREAT: 'plain' };

/** A word in its colour. */
export const wordOf = (text: string): Word => ({ text, tone: TONES[text] ?? 'gold' });
