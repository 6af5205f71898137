/** Words of the table of who heard what from whom. */
import { wordsOf } from '../words.ts';

const english = {
  nothingCame: 'nothing came',
  nothingYet: 'nothing yet',
  countsAs: 'counts as',
  what: 'What was heard',
  whatOf: (of: string) => `What was heard, ${of}`,
  traitor: 'traitor',
  told: (teller: string) => `What the others say ${teller} told them`,
  itCounts: ': it counts as',
  table: 'Who heard what from whom',
  caption: (eyes: string | undefined) =>
    `What each was told, and what follows${eyes === undefined ? '' : `, as ${eyes} knows it`}`,
  who: 'who',
  lie: (instead: string) => `a lie: should be ${instead}`,
  signed: (by: string) => `signed by ${by}`,
  brokenSeal: (by: string) => `${by} (broken)`,
  counts: (as: string, why: string) => `counts as ${as}${why ? `, ${why}` : ''}`,
};

export type HeardWords = typeof english;
export const heardWords = wordsOf('heard', english);
