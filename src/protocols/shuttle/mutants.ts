/** For each switch a short schedule that breaks a promise with the switch off, and none with it on. */
import type { Mutant } from '../../engine/protocol.ts';

const nodes = { box: 1, computer: 4 };
const four = ['next sample', 'next sample', 'next sample', 'next sample'];

export const mutants: readonly Mutant[] = [
  // The history: 3-1, 2-1-1, 1-1-1-1.
  { off: 'RM-INPUTS', nodes, breaks: ['HEALTHY', 'SAME-INPUT', 'SAME-STATE'], schedule: four },
  { off: 'RM-TIE', nodes, breaks: ['SAME-STATE'], schedule: four.slice(1) },
];
