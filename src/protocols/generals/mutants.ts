/** For each switch of oral messages a short schedule that breaks a promise with the switch off, and none with it on. */
import type { Mutant } from '../../engine/protocol.ts';

const four = { commander: 1, lieutenant: 3 };

export const mutants: readonly Mutant[] = [
  {
    off: 'GSW-RELAY',
    nodes: four,
    breaks: ['IC1'],
    schedule: ['C turns traitor and splits ATTACK to L1 L2 else RETREAT', 'finish'],
  },
  {
    off: 'GSW-VOTE',
    nodes: four,
    breaks: ['IC1'],
    schedule: ['C turns traitor and splits ATTACK to L1 L2 else RETREAT', 'finish'],
  },
  {
    off: 'GSW-TIE',
    nodes: four,
    breaks: ['IC1'],
    schedule: ['C turns traitor and tells L1 ATTACK, L2 EAT, L3 NAP', 'finish'],
  },
  {
    off: 'GSW-TIE',
    nodes: { commander: 1, lieutenant: 4 },
    breaks: ['IC1'],
    schedule: ['C turns traitor and splits ATTACK to L1 L2 else RETREAT', 'finish'],
  },
  {
    off: 'GSW-ABSENT',
    nodes: four,
    breaks: ['TERM', 'TREE'],
    schedule: ['C turns traitor and tells L3 nothing', 'finish'],
  },
  {
    off: 'GSW-SENDER',
    nodes: four,
    breaks: ['IC2'],
    schedule: [
      'L3 turns traitor and tells L1 RETREAT',
      'begin',
      'next round',
      'forge RETREAT as L2 by L3 to L1',
      'deliver Order L2->L1',
      'finish',
    ],
  },
];
