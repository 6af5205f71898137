/** What people may choose. */
import type { OptionSpec } from '../../engine/protocol.ts';

export const options: Readonly<Record<string, OptionSpec>> = {
  inputs: {
    label: 'Proposals at first',
    says: 'Dealt out to P1, P2, … in turn; whoever gets a question mark has proposed nothing yet.',
    value: '10 0 ? 5 ??',
    oneOf: ['10 0 ? 5 ??', '10 0 5 7 3', '5 5 5 5 5', '? ? ? ? ?'],
  },
  rule: {
    label: 'Who decides',
    says: 'You, for every process; or the rule of rounds, in which everybody passes on what it hears.',
    value: 'by hand',
    oneOf: ['by hand', 'flood'],
  },
  f: {
    label: 'Crashes to bear',
    says: 'By rounds: it takes one round more than that.',
    value: 1,
    min: 0,
    max: 6,
  },
  roundTime: {
    label: 'Length of a round',
    says: 'By rounds, virtual ms. It must be longer than any message takes.',
    value: 100,
    min: 10,
    max: 5000,
  },
};
