import type { ScoreWords } from '../en/score.ts';

/** Die Partitur: Nachrichten in der Zeit. */
export const score: ScoreWords = {
  score: 'Partitur: Nachrichten zwischen den Knoten in der Zeit',
  time: 'Zeit',
  step: 'Schritt',
  of: 'von',
  branched: 'abgezweigt',
};
