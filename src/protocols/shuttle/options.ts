/** What people may choose. */
import type { OptionSpec } from '../../engine/protocol.ts';

export const options: Readonly<Record<string, OptionSpec>> = {
  diode: {
    label: 'Diode of the box',
    says: 'Cracked: what should be a 1 arrives somewhere between 0 and 1. Sound: a 1 is a 1.',
    value: 'cracked',
    oneOf: ['cracked', 'sound'],
  },
};
