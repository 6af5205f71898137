/** What can be turned off: history, and a subtler way to fail. */
import type { RuleSwitch } from '../../engine/protocol.ts';

export const switches: Readonly<Record<string, RuleSwitch>> = {
  'RM-INPUTS': {
    says: 'As it was: every computer takes what it reads for the truth, and only the results are compared.',
    rules: ['IN.2', 'IN.4'],
    breaks: ['HEALTHY', 'SAME-INPUT', 'SAME-STATE'],
  },
  'RM-TIE': {
    says: 'When as many read 1 as 0, every computer believes itself.',
    rules: ['IN.4'],
    breaks: ['SAME-STATE'],
  },
};
