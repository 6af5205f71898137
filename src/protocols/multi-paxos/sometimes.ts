/** What should come about in some run of Multi-Paxos: without it, nothing broken means little. */
import type { Sometimes } from '../../engine/property.ts';
import type { PaxosHistory } from './history.ts';

export const sometimes: Readonly<Record<string, Sometimes<PaxosHistory>>> = {
  LED: { says: 'a leader wins phase 1', test: (_, { leaderships }) => leaderships.length > 0 },
  LED2: { says: 'two leaders win phase 1', test: (_, { leaderships }) => leaderships.length > 1 },
  EXECUTED: {
    says: 'something chosen is executed',
    test: (_, { executed }) => executed.length > 0,
  },
};
