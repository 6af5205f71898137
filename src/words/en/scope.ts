/** Words of the signal and how it is read. */
import { wordsOf } from '../words.ts';

const english = {
  signal: 'Signal',
  signalOf: (of: string) => `Signal of ${of}`,
  who: 'The signal and who read what',
  noStates: 'no states yet',
  split: 'split',
  alike: 'alike',
  caption: 'What each computer read at each sample, and its state',
  computer: 'Computer',
  level: (level: string) => `level ${level}`,
  state: 'state',
  out: 'out',
  read: (node: string, read: string, state: string, out: boolean) =>
    `${node} read ${read === '' ? 'nothing' : read}, state ${state === '' ? 'none' : state}${out ? ', voted out' : ''}`,
};

export type ScopeWords = typeof english;
export const scopeWords = wordsOf('scope', english);
