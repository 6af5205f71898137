/** What should come about in some run of Raft: without it, nothing broken means little. */
import type { Sometimes } from '../../engine/property.ts';
import type { RaftHistory } from './history.ts';

export const sometimes: Readonly<Record<string, Sometimes<RaftHistory>>> = {
  LED: { says: 'a leader is elected', test: (_, { leaderships }) => leaderships.length > 0 },
  LED2: { says: 'leaders of two terms are elected', test: (_, { leaderships }) => leaderships.length > 1 },
  COMMITTED: { says: 'an entry is committed', test: (_, { committed }) => committed.length > 0 },
  EXECUTED: { says: 'an entry is executed', test: (_, { executed }) => executed.length > 0 },
};
