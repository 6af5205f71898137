/** For each switch a short schedule that breaks a promise with the switch off, and none with it on. */
import type { Mutant } from '../../engine/protocol.ts';

const three = { server: 3 };

/** S1 leads, has a and c accepted by S2 in slots 1 and 3, and dies before anybody hears of slot 2. */
const gapAtTwo: readonly string[] = [
  'elect S1 with S2',
  'write a to S1',
  'write b to S1',
  'write c to S1',
  'accept 1 from S1 with S2',
  'accept 3 from S1 with S2',
  'drop all',
  'crash S1',
];

/** S1 and S2 both lead, S1 under the lower ballot; S3 has promised the higher one last. */
const twoLeaders: readonly string[] = ['elect S1', 'drop all', 'elect S2 with S3', 'drop all'];

/** Each of the two gets S3 to accept its own value for slot 1. */
const bothPropose: readonly string[] = [
  'write x to S1',
  'accept 1 from S1 with S3',
  'write y to S2',
  'accept 1 from S2 with S3',
];

export const mutants: readonly Mutant[] = [
  {
    off: 'PSW-NOOP',
    nodes: three,
    breaks: [],
    schedule: [...gapAtTwo, 'elect S2 with S3', 'settle'],
    stalls: 'executed of S2 is 3',
  },
  {
    off: 'PSW-TAIL',
    nodes: three,
    breaks: ['P2c', 'X1', 'X7'],
    schedule: [
      ...gapAtTwo,
      'elect S2 with S3',
      'settle',
      'write d to S2',
      'write e to S2',
      'settle',
      'restart S1',
      'rep S2 -> S1',
    ],
  },
  {
    off: 'PSW-VALUE',
    nodes: three,
    breaks: ['P2c', 'X1'],
    schedule: [
      'elect S1',
      'write x to S1',
      'accept 1 from S1 with S2',
      'drop all',
      'crash S1',
      'elect S2 with S3',
      'write y to S2',
      'accept 1 from S2 with S3',
    ],
  },
  {
    off: 'PSW-REPORT',
    nodes: three,
    breaks: ['P2c', 'X1'],
    schedule: [
      'elect S1',
      'write x to S1',
      'accept 1 from S1 with S2',
      'drop all',
      'crash S1',
      'elect S3 with S2',
      'write y to S3',
      'accept 1 from S3 with S2',
    ],
  },
  {
    off: 'PSW-PROMISE',
    nodes: three,
    breaks: ['P2c', 'X1'],
    schedule: [...twoLeaders, ...bothPropose],
  },
  {
    off: 'PSW-CHECK',
    nodes: three,
    breaks: ['X1', 'X5'],
    schedule: [...twoLeaders, ...bothPropose],
  },
  {
    off: 'PSW-DISK',
    nodes: three,
    breaks: ['X1', 'X5'],
    schedule: [...twoLeaders, 'crash S3', 'restart S3', ...bothPropose],
  },
  {
    off: 'PSW-MAJ',
    nodes: { server: 4 },
    breaks: ['P2c', 'X3', 'X7'],
    schedule: [
      'elect S1 with S2',
      'drop all',
      'elect S3 with S4',
      'drop all',
      'write x to S1',
      'accept 1 from S1 with S2',
      'write y to S3',
      'accept 1 from S3 with S4',
    ],
  },
  {
    off: 'PSW-LARGEST',
    nodes: three,
    breaks: ['P2c', 'X1'],
    schedule: [
      'elect S1',
      'write x to S1',
      'drop all',
      'elect S2 with S3',
      'write y to S2',
      'accept 1 from S2 with S3',
      'drop all',
      'elect S3 with S1',
      'accept 1 from S3 with S1',
    ],
  },
  {
    off: 'PSW-KNOWN',
    nodes: three,
    breaks: ['X3', 'X7'],
    schedule: [
      'elect S1',
      'write x to S1',
      'drop all',
      'elect S2 with S3',
      'write y to S2',
      'accept 1 from S2 with S3',
      'drop all',
      'heartbeat S2',
      'deliver Heartbeat S2->S1',
    ],
  },
  {
    off: 'PSW-ORDER',
    nodes: three,
    breaks: ['X7'],
    schedule: ['elect S1 with S2', 'write a to S1', 'write b to S1', 'accept 2 from S1 with S2'],
  },
  {
    off: 'PSW-DEDUP',
    nodes: { server: 3, client: 1 },
    breaks: ['X8'],
    schedule: ['elect S1', 'settle', 'ask C1 to write inc at S1', 'duplicate ClientRequest C1->S1', 'settle'],
  },
  {
    off: 'PSW-NP-ON-ACCEPT',
    nodes: { server: 5 },
    breaks: ['X1', 'X5'],
    schedule: [
      'elect S1 with S2 S3',
      'drop all',
      'write x to S1',
      'elect S2 with S3 S4',
      'write y to S2',
      'accept 1 from S2 with S3 S5',
      'deliver Accept S1->S5',
      'drop all',
      'elect S4 with S1 S5',
      'accept 1 from S4 with S1 S5',
    ],
  },
];
