/** Words about links that cannot be played as they stand. */
import { wordsOf } from '../words.ts';

const english = {
  noProtocol: (id: string) => `This copy of Parley does not know the protocol “${id}”.`,
  noScenario: (id: string) => `There is no scenario “${id}”, so here is the first.`,
  optionLeftOut: (why: string) => `An option in this link was left out: ${why}.`,
  notToItsEnd: (why: string) => `The link could not be played to its end: ${why}.`,
  unreadable: (why: string) =>
    `What was done in this link cannot be read: ${why}. Here is the scenario from its start.`,
};

export type LinkWords = typeof english;
export const linkWords = wordsOf('link', english);
