/** The rules of oral messages that can be turned off to see why they are there. */
import type { RuleSwitch } from '../../engine/protocol.ts';

export const switches: Readonly<Record<string, RuleSwitch>> = {
  'GSW-RELAY': {
    says: 'Lieutenants do not tell each other what they were told: OM(0).',
    rules: ['OM.4'],
    breaks: ['IC1'],
  },
  'GSW-VOTE': {
    says: 'Lieutenants listen to each other, and do what the commander told them all the same.',
    rules: ['OM.6'],
    breaks: ['IC1'],
  },
  'GSW-TIE': {
    says: 'Without a majority everybody keeps to what it was told itself.',
    rules: ['OM.7'],
    breaks: ['IC1'],
  },
  'GSW-ABSENT': {
    says: 'What has not come is waited for, for ever.',
    rules: ['OM.3'],
    breaks: ['TERM', 'TREE'],
  },
  'GSW-SENDER': {
    says: 'A label is believed, whoever brings it, and the last word counts.',
    rules: ['OM.2', 'OM.2s'],
    breaks: ['IC2'],
  },
};
