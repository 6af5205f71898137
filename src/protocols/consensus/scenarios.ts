/** Starting points. */
import type { Scenario } from '../../engine/protocol.ts';

const flood = { rule: 'flood', inputs: '10 0 5 7 3' };

export const scenarios: readonly Scenario[] = [
  {
    id: 'five',
    title: 'Five values of X',
    says: 'Ten, nought, five, and two that have not made up their minds. You decide for each: press one, and say propose 7, tell, decide 10 or give up.',
    nodes: { process: 5 },
  },
  {
    id: 'same',
    title: 'All propose the same',
    says: 'Five processes, one opinion. It takes some skill to get this wrong. Try.',
    nodes: { process: 5 },
    options: { inputs: '5 5 5 5 5' },
  },
  {
    id: 'disagree',
    title: 'A decision nobody can undo',
    says: 'P1 decided its 10, told P2, and fell. P2 decided 10. The others have heard nothing, and you may decide for them.',
    nodes: { process: 5 },
    options: { inputs: '10 0 5 7 3' },
    held: true,
    script: ['P1 tells everyone', 'P1 decides 10', 'crash P1 after reaching P2', 'settle', 'P2 decides 10'],
  },
  {
    id: 'one-round',
    title: 'One round, one crash',
    says: 'Everybody sends its value to all, and takes the highest it has. P1 fell when its 10 had reached P2 alone. Let the round end.',
    nodes: { process: 3 },
    options: { ...flood, f: 0 },
    held: true,
    script: ['next round', 'crash P1 after reaching P2'],
  },
  {
    id: 'flood',
    title: 'Two rounds, one crash',
    says: 'The same crash, and one round more, in which everybody passes on what it has heard. Let both rounds end.',
    nodes: { process: 3 },
    options: flood,
    held: true,
    script: ['next round', 'crash P1 after reaching P2'],
  },
  {
    id: 'chain',
    title: 'A chain of crashes',
    says: 'In every round the one who knows of the 10 falls when it has told one other. Three rounds bear two such crashes. Let them end.',
    nodes: { process: 4 },
    options: { ...flood, f: 2 },
    held: true,
    script: ['next round', 'crash P1 after reaching P2', 'next round', 'crash P2 after reaching P3'],
  },
  {
    id: 'late',
    title: 'Late is as bad as never',
    says: 'Nobody fails. But what P1 says takes longer than a round, and by the time it comes the others have decided.',
    nodes: { process: 3 },
    options: { ...flood, f: 0 },
    script: ['run until round of P1 is 1', 'delay Values P1->P2 by 200ms', 'delay Values P1->P3 by 200ms'],
  },
];
