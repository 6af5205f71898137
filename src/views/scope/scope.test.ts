import { describe, expect, it } from 'vitest';
import type { Scope } from '../../engine/portrait.ts';
import { scopeScene, signalAt, spread } from './scene.ts';

const ids = ['G1', 'G2', 'G3'];

const sample = (label: string, level: number, bits: string) => ({
  label,
  level,
  bits: [...bits].map((bit, i) => ({ node: ids[i]!, bit })),
});

const scope: Scope = {
  samples: [sample('before', 1, '111'), sample('then', 0.5, '110'), sample('later', 0.4, '')],
  thresholds: [
    { node: 'G1', level: 0.4 },
    { node: 'G2', level: 0.42 },
    { node: 'G3', level: 0.55 },
  ],
  states: [
    { node: 'G1', text: '11', group: 1 },
    { node: 'G2', text: '11', group: 1 },
    { node: 'G3', text: '10', group: 0 },
  ],
  split: '2-1',
  says: 'a sentence',
};

const frame = { width: 500, height: 140, left: 50, right: 150 };

/** The corners of a path. */
const points = (path: string) =>
  [...path.matchAll(/[ML](\S+) ([\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

describe('the signal', () => {
  it.each([1, 0.5, 0.41])('has its level %d when it is read, and none before and after', (level) => {
    expect(signalAt(0.5, level)).toBeCloseTo(level, 9);
    expect(signalAt(0, level)).toBe(0);
    expect(signalAt(1, level)).toBeLessThan(0.02);
  });
  it('rises the more slowly the lower it comes out', () => {
    const early = (level: number) => signalAt(0.2, level) / level;
    expect(early(0.41)).toBeLessThan(early(1));
  });
});

describe('the oscilloscope', () => {
  const scene = scopeScene(scope, frame);
  it('gives each sample an equal part of the plot', () => {
    expect(scene.samples.map(({ x }) => x)).toEqual([100, 200, 300]);
    expect(scene.step).toBe(100);
  });
  it('draws what was taken, and sketches what is to come', () => {
    expect(points(scene.wave).at(-1)?.x).toBe(250);
    expect(points(scene.ahead)[0]?.x).toBe(250);
    expect(scene.samples.map(({ taken, now }) => [taken, now])).toEqual([
      [true, false],
      [true, true],
      [false, false],
    ]);
  });
  it('puts levels and thresholds on one scale', () => {
    const [g3, g2, g1] = scene.thresholds;
    expect([g3, g2, g1].map((one) => one?.node)).toEqual(['G3', 'G2', 'G1']);
    expect(scene.samples[2]?.y).toBeCloseTo(g1!.y, 9);
    expect(scene.samples[1]!.y).toBeGreaterThan(g3!.y);
  });
  it('keeps the names of thresholds apart, and inside', () => {
    const at = scene.thresholds.map(({ labelY }) => labelY);
    at.slice(1).forEach((y, i) => {
      expect(y - at[i]!).toBeGreaterThanOrEqual(15);
    });
    expect(spread([90, 92, 95], 15, 100)).toEqual([70, 85, 100]);
    expect(spread([10, 60, 61], 15, 100)).toEqual([10, 60, 75]);
  });
  it('has a row for each, with what it read and what came of it', () => {
    expect(scene.rows.map(({ bits }) => bits)).toEqual([
      ['1', '1', ''],
      ['1', '1', ''],
      ['1', '0', ''],
    ]);
    expect(scene.rows[2]).toMatchObject({ out: true, says: 'G3 read 1 0, state 10, voted out' });
    expect(scene.rows[0]?.hue.tint).toBe('var(--epoch-2-tint)');
    expect(scene.rows[2]?.hue.tint).toBe('var(--panel)');
  });
  it('draws nothing of a signal that has not begun', () => {
    const none = { ...scope, samples: scope.samples.map((one) => ({ ...one, bits: [] })) };
    expect(scopeScene(none, frame).wave).toBe('');
    expect(scopeScene(none, frame).samples.some(({ taken }) => taken)).toBe(false);
  });
});
