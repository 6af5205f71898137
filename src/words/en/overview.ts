/** Words of the list of all steps. */
import { wordsOf } from '../words.ts';

const english = {
  goTo: 'Go to',
  numberOrWords: 'number or words',
  none: 'No step is called that.',
  ableTo: 'What you will be able to do',
};

export type OverviewWords = typeof english;
export const overviewWords = wordsOf('overview', english);
