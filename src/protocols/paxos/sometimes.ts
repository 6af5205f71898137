/** What should come about in some run of Paxos: without it, nothing broken means little. */
import type { Sometimes } from '../../engine/property.ts';
import type { PaxosHistory } from './history.ts';

export const sometimes: Readonly<Record<string, Sometimes<PaxosHistory>>> = {
  CHOSEN: { says: 'a value is chosen', test: (_, { chosen }) => chosen.length > 0 },
  TWO: { says: 'two ballots are begun', test: (_, { ballots }) => (ballots?.lower ?? null) !== null },
  AGAIN: {
    says: 'a value is chosen in two ballots',
    test: (_, { chosen }) => new Set(chosen.map(({ n }) => n)).size > 1,
  },
};
