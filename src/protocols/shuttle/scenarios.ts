/** Starting points: what happened, and what need not have. */
import type { Scenario } from '../../engine/protocol.ts';

const nodes = { box: 1, computer: 4 };

export const scenarios: readonly Scenario[] = [
  {
    id: 'history',
    title: '13 May 2008, 12:12 GMT',
    says: 'Discovery is being fuelled for STS-124. The box FA2 has a cracked diode, and GPC4 has just been voted out. Go on: it gets worse.',
    nodes,
    script: ['switch off RM-INPUTS', 'next sample', 'next sample'],
  },
  {
    id: 'agreed',
    title: 'The same crack, and computers that ask',
    says: 'The same signal, the same thresholds. Before they compute anything, the computers tell each other what they read.',
    nodes,
    script: ['next sample', 'next sample'],
  },
  {
    id: 'launch',
    title: 'From the beginning',
    says: 'Nothing has been sampled yet. Turn RM-INPUTS off in the setup to play history.',
    nodes,
    held: true,
  },
  {
    id: 'sound',
    title: 'A sound diode',
    says: 'A 1 is a 1. The computers still ask nobody, and nobody notices.',
    nodes,
    options: { diode: 'sound' },
    script: ['switch off RM-INPUTS', 'next sample', 'next sample'],
  },
  {
    id: 'tie',
    title: 'Two against two',
    says: 'They ask each other, but in a tie each believes itself. It used to happen in the laboratory, too.',
    nodes,
    held: true,
    script: ['switch off RM-TIE', 'next sample', 'next sample', 'next sample'],
  },
  {
    id: 'three',
    title: 'Three computers would do',
    says: 'A box and three computers are four in all: enough to bear one two-faced part.',
    nodes: { box: 1, computer: 3 },
    script: ['next sample', 'next sample'],
  },
];
