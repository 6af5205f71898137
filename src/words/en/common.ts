/** Words of the frame that every page stands in: the header, waiting, places that do not exist, what sharing says. */
import { wordsOf } from '../words.ts';

const english = {
  skip: 'Skip to the figure',
  where: 'Where you are',
  night: 'Night theme',
  paper: 'Paper theme',
  keys: 'Keys',
  wait: 'One moment…',
  lost: 'This is not a place in Parley',
  toFront: 'To the front page',
  /** What it is about may be several things: `One of these protocols`. */
  unloaded: (what: string) => `${what} could not be loaded. Are you offline? Reload to try again.`,
  oneOfThese: 'One of these protocols',
  theLesson: (title: string) => `The lesson “${title}”`,
  noLesson: (id: string) => `There is no lesson called “${id}”.`,
  broke: 'Something of ours broke',
  kept: 'Nothing you kept is lost.',
  or: ', or',
  again: 'try again',
};

export type CommonWords = typeof english;
export const commonWords = wordsOf('common', english);
