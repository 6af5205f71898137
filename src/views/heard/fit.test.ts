import { describe, expect, it } from 'vitest';
import { fitOf } from './fit.ts';
import type { CellShape, Chip, HeardScene } from './scene.ts';

const plain = { ink: 'var(--ink)', tint: 'var(--panel)' } as unknown as Chip['hue'];
const said = (text: string, folds = false): CellShape => ({
  way: 'C',
  said: { text, hue: plain },
  missing: false,
  instead: '',
  seals: [],
  counts: undefined,
  why: '',
  folds,
  below: [],
  fresh: false,
  says: text,
});
const table = (tellers: number, cells: readonly CellShape[]): HeardScene => ({
  columns: Array.from({ length: tellers }, (_, i) => ({ node: `L${i}`, label: `L${i}` })),
  rows: [
    { node: 'L1', label: 'L1', traitor: false, cells, votes: [], result: undefined, why: '', fresh: false },
  ],
  result: 'majority',
  says: '',
});

describe('the form of the table', () => {
  it('is the whole one where there is room, whatever is in it', () => {
    expect(fitOf(table(9, [said('0 3 5 7 10')]), 620)).toBe('table');
  });
  it('is words where they fit, else letters, else cards', () => {
    expect(fitOf(table(4, [said('ATTACK')]), 432)).toBe('tight');
    expect(fitOf(table(6, [said('ATTACK')]), 432)).toBe('letters');
    expect(fitOf(table(9, [said('ATTACK')]), 320)).toBe('cards');
  });
  it('is words with bars of votes where there is room to spare', () => {
    expect(fitOf(table(4, [said('ATTACK')]), 487)).toBe('tallied');
    expect(fitOf(table(3, [said('ATTACK')]), 432)).toBe('tallied');
  });
  it('is letters where cells unfold', () => {
    expect(fitOf(table(4, [said('ATTACK', true)]), 432)).toBe('letters');
  });
  it('is cards where a letter would not stand for the rest', () => {
    expect(fitOf(table(2, [said('10')]), 432)).toBe('cards');
    expect(fitOf(table(2, [said('10')]), 500)).toBe('table');
  });
  it('does not wait for the longest word', () => {
    expect(fitOf(table(4, [said('EAT')]), 328)).toBe(fitOf(table(4, [said('RETREAT')]), 328));
  });
});
