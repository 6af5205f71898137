/** Well-known moments of Raft to start from: the figures of the paper and the questions everybody asks. */
import type { Scenario } from '../../engine/protocol.ts';

/** A schedule, one action after the other. */
const lines = (text: string): readonly string[] => text.split(';').map((line) => line.trim());

/** Figure 8 up to (c): an entry of term 2 on a majority, and a leader of term 4. */
const FIGURE_8 = `elect S1; settle; write a to S1; settle; beat S1; crash S1; restart S1; elect S1; drop all;
  write b to S1; rep S1 -> S2; drop all; crash S1; elect S5 with S3 S4; drop all; write c to S5; drop all;
  crash S5; restart S1; elect S1; elect S1 with S2 S3; drop all; rep S1 -> S2; rep S1 -> S3; drop all`;

export const moments: readonly Scenario[] = [
  {
    id: 'figure-7',
    title: 'Six followers, six logs (Figure 7)',
    says: 'S1 may stand for term 8. Its six followers hold the logs (a) to (f) of the paper, and all of them came about honestly.',
    nodes: { server: 7 },
    held: true,
    script:
      lines(`elect S1; settle; write a to S1; write b to S1; write c to S1; settle; beat S1; elect S7; drop all;
      write d to S7; write e to S7; write f to S7; drop all; crash S7; restart S7; elect S7; drop all;
      write g to S7; write h to S7; write i to S7; write j to S7; write k to S7; drop all; crash S7; elect S6; drop all;
      write l to S6; rep S6 -> S1; rep S6 -> S2; rep S6 -> S3; rep S6 -> S4; rep S6 -> S5; crash S3; write m to S6;
      rep S6 -> S1; rep S6 -> S2; rep S6 -> S4; rep S6 -> S5; drop all; write n to S6; write o to S6; drop all; crash S6;
      elect S1; drop all; write p to S1; write q to S1; rep S1 -> S2; rep S1 -> S4; rep S1 -> S5; drop all; elect S4;
      drop all; write r to S4; write s to S4; rep S4 -> S1; rep S4 -> S2; rep S4 -> S5; write t to S4; rep S4 -> S1;
      rep S4 -> S5; drop all; write u to S4; drop all; crash S4; restart S6; elect S5; drop all; write v to S5;
      write w to S5; drop all; crash S5; restart S3; restart S4; restart S5; restart S7`),
  },
  {
    id: 'figure-8',
    title: 'On a majority, and not committed (Figure 8)',
    says: 'Entry 2 is on S1, S2 and S3, but of term 2. Crash S1, bring S5 back, and see whether it survives. Then try with the rule off.',
    nodes: { server: 5 },
    held: true,
    script: lines(FIGURE_8),
  },
  {
    id: 'figure-8-three',
    title: 'Figure 8 with three servers',
    says: 'The same danger, in its smallest form: x of term 1 is on two of three, and S2 has another entry of term 2.',
    nodes: { server: 3 },
    held: true,
    script:
      lines(`elect S1; write x to S1; drop all; crash S1; elect S2 with S3; write y to S2; drop all; crash S2;
      restart S1; elect S1 with S3; elect S1 with S3; rep S1 -> S3; drop all`),
  },
  {
    id: 'old-leader',
    title: 'Two leaders, one of them old',
    says: 'S1 leads term 1 on the wrong side of a torn network; S3 has been elected on the other. Mend it.',
    nodes: { server: 5, client: 2 },
    held: true,
    script: lines(`elect S1; settle; write a to S1; settle; beat S1; partition S1 S2 C1 | S3 S4 S5 C2;
      write b to S1; settle; elect S3; settle; write c to S3; settle; release timers`),
  },
  {
    id: 'unsent',
    title: 'Crashed before sending',
    says: 'S1 has stored b and told nobody. Will b survive? It depends on who is elected.',
    nodes: { server: 3 },
    held: true,
    script: lines('elect S1; settle; write a to S1; settle; beat S1; write b to S1; drop all; crash S1'),
  },
  {
    id: 'unanswered',
    title: 'Executed, but not answered',
    says: 'S1 has executed the request of C1 and crashed before it could say so. C1 will ask again.',
    nodes: { server: 3, client: 1 },
    options: { noop: true },
    held: true,
    script:
      lines(`elect S1; settle; ask C1 to write ctr at S1; deliver ClientRequest C1->S1; rep S1 -> S2; crash S1;
      drop all; elect S2 with S3; rep S2 -> S3; drop all; release timers`),
  },
  {
    id: 'joint',
    title: 'Three of five replaced',
    says: 'S1, S2 and S3 are to make room for S3, S4 and S5. Whose majority counts, and when? S1 leads, and is not to stay.',
    nodes: { server: 5 },
    options: { voters: 3 },
    held: true,
    script: lines(
      'elect S1; settle; write X=3 to S1; write Y=8 to S1; settle; beat S1; change members to S3 S4 S5 at S1',
    ),
  },
  {
    id: 'one-in-one-out',
    title: 'One server at a time, and a trap',
    says: 'Four members, S5 waits. S1 adds S5, S2 removes S1: with SW-SS3 off two majorities can miss each other.',
    nodes: { server: 5 },
    options: { voters: 4, membership: 'single', catchUp: false },
    held: true,
    script: lines('elect S1; settle'),
  },
  {
    id: 'disturber',
    title: 'Removed, and not told',
    says: 'S1 has been removed and does not know it. When its timer runs out it will disturb the others. Pre-vote alone does not help; loyal followers do.',
    nodes: { server: 4 },
    options: { membership: 'single' },
    held: true,
    script: lines('elect S4; settle; write a to S4; settle; beat S4; remove S1 at S4; drop all'),
  },
  {
    id: 'far-behind',
    title: 'Too far behind for the log',
    says: 'S3 missed the beginning, and S1 has folded it into a snapshot. It comes in chunks of two values.',
    nodes: { server: 3 },
    options: { chunk: 2 },
    held: true,
    script:
      lines(`elect S1; settle; crash S3; write a=1 to S1; write b=2 to S1; write c=3 to S1; write d=4 to S1;
      write e=5 to S1; settle; snapshot S1; write f=6 to S1; settle; restart S3; heartbeat S1`),
  },
  {
    id: 'stale-read',
    title: 'Reading from an old leader',
    says: 'x is 2 by now, but S1 has not heard of it. C2 is about to ask S1 for x.',
    nodes: { server: 5, client: 2 },
    options: { reads: 'read-index', noop: true },
    held: true,
    script:
      lines(`elect S1; settle; ask C1 to write x=1 at S1; settle; beat S1; partition S1 S2 C2 | S3 S4 S5 C1;
      elect S3; settle; ask C1 to write x=2 at S3; settle; ask C2 to read x at S1`),
  },
];
