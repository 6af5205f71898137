/** Words of the table that tells who could win an election. */
import { listed } from '../lists.ts';
import { wordsOf } from '../words.ts';

/** How a log ends, in words. */
const ends = (epoch: string, index: number, number: number): string =>
  index === 0 ? 'is empty' : `ends at ${index} in ${epoch} ${number}`;

const english = {
  electable: 'Who could win an election now',
  electableOf: (of: string) => `Who could win an election now, ${of}`,
  caption: 'A row for each who might stand, a column for each who might vote',
  stands: 'stands',
  votes: 'would vote',
  result: 'result',
  end: (epoch: string, index: number, number: number) =>
    index === 0 ? '∅' : `${index}·${epoch[0]}${number}`,
  endSays: (epoch: string, index: number, number: number) => `log ${ends(epoch, index, number)}`,
  count: (had: number, needed: number) => `${had}, ${needed} needed`,
  wins: 'could win',
  loses: 'could not',
  down: 'is down',
  outside: 'no member',
  yes: 'yes',
  itself: 'itself',
  answers: { log: 'later log', down: 'down', cut: 'cut off', outside: 'not asked' },
  yesSays: (voter: string, candidate: string) => `${voter} would vote for ${candidate}`,
  noSays: (voter: string, candidate: string, why: string) =>
    `${voter} would not vote for ${candidate}: ${why}`,
  whyLog: (its: string, candidates: string) => `${its}, the candidate’s ${candidates}`,
  whyDown: 'it is down',
  whyCut: 'they cannot reach each other',
  whyOutside: 'it is no member, as far as the candidate knows',
  because: (candidate: string) => `${candidate}: `,
  refuse: (voters: readonly string[], end: string) => `${listed(voters, 'and')} would refuse (${end});`,
  own: (end: string) => `its own ${end}.`,
  areDown: (ids: readonly string[]) => `${listed(ids, 'and')} ${ids.length === 1 ? 'is' : 'are'} down.`,
  areCut: (ids: readonly string[]) => `${listed(ids, 'and')} cannot be reached.`,
  areOutside: (ids: readonly string[]) =>
    `${listed(ids, 'and')} ${ids.length === 1 ? 'is' : 'are'} no member${ids.length === 1 ? '' : 's'} and not asked.`,
  all: 'Everybody would vote for it.',
  isDown: 'It is down.',
  isOutside: 'It is no member and may not stand.',
  who: (winners: readonly string[]) =>
    winners.length === 0
      ? 'Nobody could win an election now.'
      : `${listed(winners, 'and')} could win an election now, in a new term.`,
  choose: 'Choose a server to see why.',
};

export type ElectableWords = typeof english;
export const electableWords = wordsOf('electable', english);
