/** Words of the score: messages over time. */
import { wordsOf } from '../words.ts';

const english = {
  score: 'Score: messages between the nodes over time',
  time: 'Time',
  /** `240 ms, step 3 of 40`. */
  step: 'step',
  of: 'of',
  branched: 'branched off',
};

export type ScoreWords = typeof english;
export const scoreWords = wordsOf('score', english);
