/** Starting points. */
import type { Scenario } from '../../engine/protocol.ts';

const nodes = { coordinator: 1, participant: 3 };

/** Everybody has said yes, nobody knows what follows, and the coordinator is gone. */
const dies = ['begin', 'collect votes', 'drop all', 'crash C'];

export const scenarios: readonly Scenario[] = [
  {
    id: 'three',
    title: 'Three databases, one transaction',
    says: 'They have done their work. Soon C asks whether all can commit. Tell P2 to vote no before it is asked, or crash somebody.',
    nodes,
  },
  {
    id: 'no-vote',
    title: 'One says no',
    says: 'P2 cannot commit. See what the yes of the other two is worth.',
    nodes,
    script: ['P2 votes no'],
  },
  {
    id: 'coordinator-dies',
    title: 'The coordinator is gone',
    says: 'All have said yes, and C fell before anybody heard what follows. Let them ask each other, for as long as you like. Then restart C.',
    nodes,
    options: { termination: 'everybody' },
    script: dies,
  },
  {
    id: 'told-one',
    title: 'One has been told',
    says: 'C fell when P1 alone had heard. P2 and P3 are in doubt, and lose patience soon: whoever asks around learns it.',
    nodes,
    options: { termination: 'everybody' },
    script: ['begin', 'collect votes', 'crash C after reaching P1', 'settle'],
  },
  {
    id: 'bare',
    title: 'The bare protocol',
    says: 'No timer runs, and nothing is said twice: only the two phases are left. Tell C to begin.',
    nodes,
    options: { acks: false, retry: false, timeouts: false },
  },
];
