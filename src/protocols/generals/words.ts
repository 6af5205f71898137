/** Small words for the generals' sentences. */
import { listInWords } from '../../engine/words.ts';
import type { Path } from './camp.ts';
import { namesOn } from './camp.ts';
import { countsOf } from './orders.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `two`, `seven`; beyond ten the digits. */
export const numberInWords = (count: number): string => NUMBERS[count] ?? String(count);

/** The same with a capital: `Two`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 traitor`, `2 traitors`, `no traitor`. */
export const plural = (count: number, noun: string): string =>
  count === 0 ? `no ${noun}` : `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What came along a path, from the reader's side: `the commander says EAT`, `L3 says that L2 says EAT`. */
export function pathInWords(path: Path, word: string): string {
  const [, ...names] = namesOn(path);
  if (names.length === 0) return `the commander says ${word}`;
  const chain = names.reverse().map((id) => `${id} says`);
  return `${chain.join(' that ')} that the commander says ${word}`;
}

/** `2 × ATTACK and 1 × EAT`. */
export const listOf = (votes: readonly { readonly word: string }[]): string =>
  listInWords(countsOf(votes.map(({ word }) => word)).map(([word, count]) => `${count} × ${word}`));

/** `Both loyal lieutenants do`: the beginning of a sentence about what they all do. */
export const everyone = (count: number): string =>
  count === 1
    ? 'The one loyal lieutenant does'
    : `${count === 2 ? 'Both' : `All ${numberInWords(count)}`} loyal lieutenants do`;
