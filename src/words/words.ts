/**
 * The words of the interface, in the language of whoever looks at it. English is part of the page, area by area, so that
 * a page brings only the words it shows; another language is fetched whole before the page is drawn.
 */

/** The languages there are, by the code a browser uses. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
/** A language there is. */
export type Language = keyof typeof languages;

/** Whether there is such a language. */
export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(languages, value);

let spoken: Language = 'en';
let translated: Readonly<Record<string, object>> = {};

/** The language in use. */
export const language = (): Language => spoken;

/**
 * The words of an area, ready to be asked for: `const w = wordsOf('lesson', { next: 'Next' })`, then `w().next`. Ask while
 * drawing, not when a file is loaded: only then is the language known. What has a number or a name in it is a function.
 */
export function wordsOf<W extends object>(area: string, english: W): () => W {
  return () => (translated[area] as W | undefined) ?? english;
}

/** Makes these the words from now on, by area; what is missing is said in English. `speak` is what pages call. */
export function take(next: Language, words: Readonly<Record<string, object>>): void {
  translated = words;
  spoken = next;
}
