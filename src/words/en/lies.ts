/** Words of the menus of lies. */
import { wordsOf } from '../words.ts';

const english = {
  loyalty: (id: string) => `Loyalty of ${id}`,
  turnIt: 'Loyal. Turn it traitor, and it',
  traitor: 'Traitor. It',
  choose: 'choose how it lies',
  loyalAgain: 'is loyal again',
  worst: 'Find the worst lies',
  likeThat: 'Let them lie like that',
  willSay: 'What it will say',
  to: 'to',
  about: 'about',
  says: 'it says',
  toAbout: (to: string, about: string) => `To ${to} about ${about}`,
  nothing: 'nothing',
  makeUp: 'Make up a message',
  forWhom: 'for',
  send: 'Send',
  written: 'What is written on it',
  writeElse: 'Write something else on it:',
  another: 'Another word',
  write: 'Write it',
};

export type LiesWords = typeof english;
export const liesWords = wordsOf('lies', english);
