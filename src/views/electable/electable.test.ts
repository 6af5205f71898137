import { describe, expect, it } from 'vitest';
import type { Candidacy, Portrait } from '../../engine/portrait.ts';
import type { World } from '../../engine/world.ts';
import { electableScene } from './scene.ts';

const portraitOf = (candidacies: readonly Candidacy[]): Portrait =>
  ({ candidacies: () => candidacies }) as unknown as Portrait;
const sceneOf = (...candidacies: readonly Candidacy[]) =>
  electableScene({} as World, portraitOf(candidacies), 'term');

const end = (index: number, epoch: number) => ({ index, epoch });
const s3: Candidacy = {
  node: 'S3',
  end: end(9, 3),
  wins: false,
  ballots: [
    { node: 'S1', answer: 'log', end: end(6, 4) },
    { node: 'S2', answer: 'log', end: end(6, 4) },
    { node: 'S3', answer: 'yes', end: end(9, 3) },
    { node: 'S4', answer: 'down', end: end(9, 3) },
    { node: 'S5', answer: 'cut', end: end(0, 0) },
    { node: 'S6', answer: 'outside', end: end(0, 0) },
  ],
  counts: [{ had: 1, needed: 3, size: 5 }],
};

describe('the table of who could win', () => {
  it('gives every refusal its reason, and what a screen reader says of it', () => {
    const [row] = sceneOf(s3).rows;
    expect(row?.answers.map(({ answer, why }) => `${answer}: ${why}`)).toEqual([
      'log: later log',
      'log: later log',
      'self: ',
      'down: down',
      'cut: cut off',
      'outside: not asked',
    ]);
    expect(row?.answers[0]?.says).toBe(
      'S1 would not vote for S3: log ends at 6 in term 4, the candidate’s log ends at 9 in term 3',
    );
    expect(row?.counts).toEqual([{ had: 1, needed: 3, enough: false, says: '1, 3 needed' }]);
  });

  it('tells the reasons together: the same end of a log is told once', () => {
    expect(sceneOf(s3).rows[0]?.reasons).toEqual([
      'S1 and S2 would refuse (log ends at 6 in term 4); its own log ends at 9 in term 3.',
      'S4 is down.',
      'S5 cannot be reached.',
      'S6 is no member and not asked.',
    ]);
  });

  it('says who could win, and why somebody may not even stand', () => {
    const winner: Candidacy = { ...s3, node: 'S1', wins: true, ballots: [] };
    expect(sceneOf(winner, s3).says).toBe('S1 could win an election now, in a new term.');
    expect(sceneOf(winner).rows[0]?.reasons).toEqual(['Everybody would vote for it.']);
    expect(sceneOf(s3).says).toBe('Nobody could win an election now.');
    expect(sceneOf({ ...s3, bars: 'outside' }).rows[0]).toMatchObject({ bar: 'no member' });
  });

  it('shortens how a log ends', () => {
    expect(sceneOf(s3).voters[0]?.end.text).toBe('9·t3');
    expect(sceneOf({ ...s3, end: end(0, 0) }).voters[0]?.end).toEqual({ text: '∅', says: 'log is empty' });
  });
});
