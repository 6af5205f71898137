import { describe, expect, it } from 'vitest';
import { roll } from '../engine/random.ts';
import { readRoute, writeRoute } from './route.ts';
import type { Route } from './route.ts';

const routes: readonly Route[] = [
  { page: 'front' },
  { page: 'short', link: '1.wxFB4LIAajwA.kAIz' },
  { page: 'handout', lesson: 'raft-log-repair', notes: false, seen: false },
  { page: 'handout', lesson: 'shuttle', notes: true, seen: true },
  {
    page: 'lab',
    protocol: 'raft',
    scenario: 'five',
    seed: 42,
    options: 'repair:conflict-term,batch:3',
    deeds: '81@6'.replace('@', '.') + '.crash.S1',
    at: 90,
    mode: '',
    goal: '',
  },
  {
    page: 'lab',
    protocol: 'paxos',
    scenario: 'three',
    seed: 1,
    options: '',
    deeds: '0.0.switch.PSW-PHASE1.off',
    at: 1,
    mode: 'adversary',
    goal: 'sometimes:two ballots & more',
  },
  {
    page: 'lesson',
    lesson: 'raft-log-repair',
    step: 'probe',
    beat: 1,
    from: undefined,
    deeds: '',
    at: undefined,
  },
  {
    page: 'lesson',
    lesson: 'raft-log-repair',
    step: 'probe',
    beat: 0,
    from: 12,
    deeds: '12.3.crash.S1',
    at: 40,
  },
  {
    page: 'beside',
    left: { protocol: 'raft', scenario: 'five', options: 'batch:3', deeds: '81.6.crash.S1' },
    right: { protocol: 'multi-paxos', scenario: 'three', options: '', deeds: '0.0.switch.PSW-MAJ.off' },
    seed: 3,
    at: 120_500,
  },
];

describe('the address', () => {
  it('leads back to the place it was written for', () => {
    for (const route of routes) expect(readRoute(writeRoute(route))).toEqual(route);
  });

  it('says what is wrong with it', () => {
    expect(readRoute('#/nowhere')).toEqual({ page: 'lost', why: 'There is no page called “nowhere”.' });
    expect(readRoute('#/lab/raft/five?seed=abc')).toMatchObject({
      page: 'lost',
      why: 'The address says seed=abc, which is no number.',
    });
    expect(readRoute(`#/${'x'.repeat(100_000)}`)).toMatchObject({ page: 'lost' });
  });

  it('puts a run beside itself when it names only one', () => {
    const { left, right } = readRoute('#/beside/raft/five') as Extract<Route, { page: 'beside' }>;
    expect(right).toEqual(left);
  });

  it('is read, whatever it is, in 5,000 hostile forms', () => {
    const seeds = routes
      .map(writeRoute)
      .concat([
        '#/lab/<script>alert(1)</script>',
        '#javascript:alert(1)',
        '#/lesson/%E0%A4%A',
        '#/lab/raft/five?do=%',
        '#/lab/raft/five?mode=<b>&goal=__proto__',
      ]);
    for (let n = 0; n < 5000; n++) {
      const base = seeds[n % seeds.length]!;
      const at = Math.floor(roll(n, 1) * base.length);
      const odd = String.fromCharCode(Math.floor(roll(n, 2) * 0x2000));
      const hash =
        roll(n, 3) < 0.2
          ? base.slice(0, at)
          : base.slice(0, at) + odd + base.slice(at + Math.floor(roll(n, 4) * 4));
      expect(['front', 'lab', 'lesson', 'beside', 'short', 'handout', 'lost']).toContain(
        readRoute(hash).page,
      );
    }
  });
});
