/** Words of the choice of a language. */
import { wordsOf } from '../words.ts';

const english = {
  language: 'Language',
  failed: (name: string) => `${name} could not be fetched. Are you offline? Everything stays as it was.`,
};

export type LanguageWords = typeof english;
export const languageWords = wordsOf('language', english);
