/** What should come about in some run: without it, nothing broken means little. */
import type { Sometimes } from '../../engine/property.ts';
import type { ProcessState } from './state.ts';

export const sometimes: Readonly<Record<string, Sometimes>> = {
  DECIDED: {
    says: 'a process decides',
    test: ({ nodes }) => nodes.some(({ state }) => (state as ProcessState).decisions.length > 0),
  },
  ALL: {
    says: 'all processes that are left have decided',
    test: ({ nodes }) => nodes.every(({ up, state }) => !up || (state as ProcessState).decisions.length > 0),
  },
};
