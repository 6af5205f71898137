/** Fetching a language. Apart from `words.ts`, because translations know the areas, and the areas know `words.ts`. */
import { take } from './words.ts';
import type { Language } from './words.ts';

/** Speaks a language from now on. Throws if its words cannot be fetched; then everything stays as it was. */
export async function speak(next: Language): Promise<void> {
  take(next, next === 'de' ? (await import('./de/index.ts')).german : {});
}
