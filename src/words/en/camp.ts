/** Words of the camp. */
import { wordsOf } from '../words.ts';

const english = {
  city: 'A city',
  camp: (ids: string, eyes: string | undefined, messengers: number) =>
    `Camp of ${ids}${eyes === undefined ? '' : `, as ${eyes} sees it`}; ${messengers} messengers under way`,
  more: (count: number) => `… and ${count} more`,
  lie: (instead: string) => `a lie: should say ${instead}`,
  sealBroken: 'a seal is broken',
  traitor: 'traitor',
  crashed: 'crashed',
  heard: (words: string) => `heard ${words}`,
  decided: (word: string) => `decided ${word}`,
};

export type CampWords = typeof english;
export const campWords = wordsOf('camp', english);
