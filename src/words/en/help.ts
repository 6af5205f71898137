/** Words of the list of keys. */
import { wordsOf } from '../words.ts';

const english = {
  title: 'Keys and marks',
  key: 'Key',
  does: 'What it does',
  letters: 'Single characters act (switch this off if you dictate)',
  /** What is written on a key, where that is not what we call it. */
  caps: {} as Readonly<Record<string, string>>,
};

export type HelpWords = typeof english;
export const helpWords = wordsOf('help', english);
