/** For each switch a short schedule that breaks a promise with the switch off, and none with it on. */
import type { Mutant } from '../../engine/protocol.ts';

const two = { coordinator: 1, participant: 2 };
const three = { coordinator: 1, participant: 3 };
const everybody = { termination: 'everybody' };

/** All have said yes, and only P1 hears what follows before the coordinator falls. */
const toldOne = ['begin', 'collect votes', 'crash C after reaching P1', 'settle'];

export const mutants: readonly Mutant[] = [
  {
    off: 'TSW-ALL',
    nodes: two,
    breaks: ['AC1', 'AC3'],
    schedule: ['P2 votes no', 'begin', 'deliver Prepare C->P1', 'deliver Yes P1->C', 'settle'],
  },
  {
    off: 'TSW-MAJORITY',
    nodes: three,
    breaks: ['AC1', 'AC3'],
    schedule: [
      'P3 votes no',
      'begin',
      'deliver Prepare C->P1',
      'deliver Prepare C->P2',
      'deliver Yes P1->C',
      'deliver Yes P2->C',
      'deliver Prepare C->P3',
      'settle',
    ],
  },
  { off: 'TSW-TIMID', nodes: two, breaks: ['AC4'], schedule: ['begin', 'settle'] },
  {
    off: 'TSW-VOTE-DISK',
    nodes: two,
    breaks: ['AC1'],
    schedule: ['begin', 'deliver Prepare C->P1', 'crash P1', 'restart P1', 'settle'],
  },
  {
    off: 'TSW-DECISION-DISK',
    nodes: two,
    breaks: ['AC1', 'AC2'],
    schedule: [...toldOne, 'restart C', 'settle'],
  },
  {
    off: 'TSW-WRITE-FIRST',
    nodes: two,
    breaks: ['AC1', 'AC2'],
    schedule: [...toldOne, 'restart C', 'settle'],
  },
  {
    off: 'TSW-PRESUME',
    nodes: two,
    breaks: ['AC1', 'AC3'],
    schedule: ['P2 votes no', 'begin', 'deliver Prepare C->P2', 'crash C', 'restart C', 'settle'],
  },
  {
    off: 'TSW-WAIT',
    nodes: two,
    breaks: ['AC1'],
    schedule: ['begin', 'collect votes', 'P1 loses patience', 'settle'],
  },
  {
    off: 'TSW-HOPE',
    nodes: two,
    breaks: ['AC1', 'AC3'],
    schedule: ['P2 votes no', 'begin', 'deliver Prepare C->P1', 'P1 loses patience', 'settle'],
  },
  {
    off: 'TSW-MEAN',
    nodes: two,
    options: everybody,
    breaks: ['AC1'],
    schedule: [
      'begin',
      'deliver Prepare C->P1',
      'P1 loses patience',
      'deliver Ask P1->P2',
      'deliver Abort P2->P1',
      'settle',
    ],
  },
];
