/** The rules of signed messages that can be turned off to see why they are there. */
import type { RuleSwitch } from '../../engine/protocol.ts';

export const signedSwitches: Readonly<Record<string, RuleSwitch>> = {
  'SSW-SEALS': {
    says: 'Nobody looks at the seals.',
    rules: ['SM.2'],
    breaks: ['IC2', 'NOFORGE', 'SM-ONLY'],
  },
  'SSW-RELAY': {
    says: 'Lieutenants keep to themselves what they were ordered: SM(0).',
    rules: ['SM.6'],
    breaks: ['IC1', 'SM-SAME'],
  },
  'SSW-DEADLINE': {
    says: 'An order is taken however late it comes.',
    rules: ['SM.3'],
    breaks: ['IC1', 'SM-SAME'],
  },
  'SSW-CHOICE': {
    says: 'Of several orders everybody obeys the one that reached it first.',
    rules: ['SM.8'],
    breaks: ['IC1'],
  },
};
