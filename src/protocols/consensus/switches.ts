/** What of the rule of rounds can be turned off to see why it is there. */
import type { RuleSwitch } from '../../engine/protocol.ts';

export const switches: Readonly<Record<string, RuleSwitch>> = {
  'CSW-ROUNDS': {
    says: 'One round too few: only as many as crashes are to be borne.',
    rules: ['FL.4'],
    breaks: ['AGREE'],
  },
  'CSW-RELAY': {
    says: 'Processes say what they propose, and do not pass on what they hear.',
    rules: ['FL.2'],
    breaks: ['AGREE'],
  },
  'CSW-SAME': {
    says: 'In the end everybody decides what it proposed itself.',
    rules: ['FL.4'],
    breaks: ['AGREE'],
  },
  'CSW-DEFAULT': {
    says: 'Whoever knows more than one value falls back on a default, 99.',
    rules: ['FL.4'],
    breaks: ['VALID'],
  },
  'CSW-ONCE': {
    says: 'Processes decide after every round, on what they know by then.',
    rules: ['FL.3'],
    breaks: ['ONCE'],
  },
  'CSW-CLOCK': {
    says: 'In the first round processes wait until they have heard from everybody, however long it takes.',
    rules: ['FL.3'],
    breaks: [],
  },
};
