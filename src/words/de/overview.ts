import type { OverviewWords } from '../en/overview.ts';

/** Die Liste aller Schritte. */
export const overview: OverviewWords = {
  goTo: 'Gehe zu',
  numberOrWords: 'Nummer oder Wörter',
  none: 'So heißt kein Schritt.',
  ableTo: 'Was Sie danach können',
};
