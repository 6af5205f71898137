/** Words of the figure, and of what a screen reader hears of it. */
import { wordsOf } from '../words.ts';

const english = {
  figure: 'The figure',
  elsewhere: (id: string) => `Something happened of which ${id} knows nothing.`,
  nothingYet: 'Nothing has happened yet.',
  seenBy: 'Seen by',
  everybody: 'everybody',
  happened: 'What happened',
  happenedIn: (title: string) => `What happened in ${title}`,
  state: 'The state in words',
  stateOf: (title: string) => `The state of ${title} in words`,
  playing: 'The figure is playing. Pause it to read its state.',
};

export type FigureWords = typeof english;
export const figureWords = wordsOf('figure', english);
