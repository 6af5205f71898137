/** For each switch of signed messages a short schedule that breaks a promise with the switch off, and none with it on. */
import type { Mutant } from '../../engine/protocol.ts';

const three = { commander: 1, lieutenant: 2 };

export const signedMutants: readonly Mutant[] = [
  {
    off: 'SSW-SEALS',
    nodes: three,
    breaks: ['IC2', 'NOFORGE', 'SM-ONLY'],
    schedule: ['L2 turns traitor and says RETREAT', 'finish'],
  },
  {
    off: 'SSW-RELAY',
    nodes: three,
    breaks: ['IC1', 'SM-SAME'],
    schedule: ['C turns traitor and tells L1 ATTACK, L2 RETREAT', 'finish'],
  },
  {
    off: 'SSW-DEADLINE',
    nodes: three,
    breaks: ['IC1', 'SM-SAME'],
    schedule: ['C turns traitor', 'begin', 'next round', 'forge RETREAT by C to L1', 'finish'],
  },
  {
    off: 'SSW-CHOICE',
    nodes: three,
    breaks: ['IC1'],
    schedule: ['C turns traitor and tells L1 ATTACK, L2 RETREAT', 'finish'],
  },
];
