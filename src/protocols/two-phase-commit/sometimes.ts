/** What should come about in some run of two-phase commit: without it, nothing broken means little. */
import type { Sometimes } from '../../engine/property.ts';
import type { CommitHistory } from './history.ts';
import type { ParticipantState } from './state.ts';

export const sometimes: Readonly<Record<string, Sometimes<CommitHistory>>> = {
  COMMIT: {
    says: 'somebody commits',
    test: (_, { decided }) => decided.some(({ outcome }) => outcome === 'commit'),
  },
  ABORT: {
    says: 'somebody aborts',
    test: (_, { decided }) => decided.some(({ outcome }) => outcome === 'abort'),
  },
  BLOCKED: {
    says: 'a participant is in doubt while the coordinator is down',
    test: ({ nodes }) =>
      nodes.some(({ kind, up }) => kind === 'coordinator' && !up) &&
      nodes.some(({ kind, up, state }) => {
        const { vote, decision } = state as ParticipantState;
        return kind === 'participant' && up && vote === 'yes' && decision === null;
      }),
  },
};
