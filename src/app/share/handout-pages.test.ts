import { describe, expect, it } from 'vitest';
import { pictureHeight, sheetsOf } from './handout-pages.ts';

const part = (height: number, { first = false, keep = false } = {}) => ({ height, first, keep });

describe('sheets', () => {
  it('take parts as long as there is room', () => {
    expect(sheetsOf([part(60), part(40), part(1), part(99)], 100)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('begin where a part wants to be first', () => {
    expect(sheetsOf([part(10), part(10, { first: true }), part(10)], 100)).toEqual([[0], [1, 2]]);
  });

  it('never end with a heading', () => {
    const parts = [part(80), part(10, { keep: true }), part(15, { keep: true }), part(5)];
    expect(sheetsOf(parts, 100)).toEqual([[0], [1, 2, 3]]);
  });

  it('hold every part once and in order, however high', () => {
    const parts = Array.from({ length: 60 }, (_, i) =>
      part((i * 37) % 150, { first: i % 11 === 0, keep: i % 3 === 0 }),
    );
    expect(sheetsOf(parts, 100).flat()).toEqual(parts.map((_, i) => i));
  });
});

describe('a picture', () => {
  const limits = { least: 200, natural: 500 };

  it('takes what the words leave, but no more than it needs', () => {
    expect(pictureHeight(600, 1000, limits)).toBe(400);
    expect(pictureHeight(100, 1000, limits)).toBe(500);
  });

  it('does not shrink for words that need another sheet anyway', () => {
    expect(pictureHeight(900, 1000, limits)).toBe(450);
  });
});
