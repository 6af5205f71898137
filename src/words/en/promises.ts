/** Words of the lamps for what must hold. */
import { wordsOf } from '../words.ts';

const english = {
  must: 'What must hold',
  judged: 'What must hold, judged after every step',
  broken: 'broken',
  holds: 'holds',
  seenOn: (ids: string, index: number | undefined) =>
    `Seen on ${ids}${index === undefined ? '' : `, at index ${index}`}`,
  someBroken: (broken: number, all: number) => `${broken} of ${all} broken`,
  someHold: (hold: number, all: number) => `${hold} of ${all} hold`,
  allHold: (all: number) => `all ${all} hold`,
};

export type PromisesWords = typeof english;
export const promisesWords = wordsOf('promises', english);
