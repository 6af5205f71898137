/** Words of the small parts every page is made of. */
import { wordsOf } from '../words.ts';

const english = {
  close: 'Close',
  dismiss: 'Dismiss',
  holds: 'holds',
  broken: 'is broken',
  open: 'is open',
};

export type UiWords = typeof english;
export const uiWords = wordsOf('ui', english);
