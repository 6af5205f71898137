/** For each switch a short schedule that breaks a promise with the switch off, and none with it on. */
import type { Mutant } from '../../engine/protocol.ts';

const three = { process: 3 };
const options = { rule: 'flood', inputs: '10 0 5 7 3' };

/** FLOOD-02: P1 falls when its value has reached P2 alone. */
const half = ['next round', 'crash P1 after reaching P2', 'next round', 'next round'];

export const mutants: readonly Mutant[] = [
  { off: 'CSW-ROUNDS', nodes: three, options, breaks: ['AGREE'], schedule: half.slice(0, 3) },
  {
    // FLOOD-04: a chain of two crashes, one in each round.
    off: 'CSW-ROUNDS',
    nodes: { process: 4 },
    options: { ...options, f: 2 },
    breaks: ['AGREE'],
    schedule: [
      'next round',
      'crash P1 after reaching P2',
      'next round',
      'crash P2 after reaching P3',
      'next round',
    ],
  },
  { off: 'CSW-RELAY', nodes: three, options, breaks: ['AGREE'], schedule: half },
  {
    off: 'CSW-SAME',
    nodes: three,
    options,
    breaks: ['AGREE'],
    schedule: ['next round', 'next round', 'next round'],
  },
  {
    off: 'CSW-DEFAULT',
    nodes: three,
    options,
    breaks: ['VALID'],
    schedule: ['next round', 'next round', 'next round'],
  },
  { off: 'CSW-ONCE', nodes: three, options, breaks: ['ONCE', 'AGREE'], schedule: half },
  {
    off: 'CSW-CLOCK',
    nodes: three,
    options,
    breaks: [],
    schedule: half,
    stalls: 'every live node decided',
  },
];
