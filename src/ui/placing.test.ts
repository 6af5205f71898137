import { describe, expect, it } from 'vitest';
import { placeBeside, placeUnder } from './placing.ts';

const room = { width: 400, height: 300 };
const box = { width: 100, height: 80 };

describe('placing', () => {
  it('stands to the right where there is room', () => {
    expect(placeBeside({ left: 50, right: 90, top: 100, bottom: 140 }, box, room)).toEqual({
      left: 100,
      top: 80,
    });
  });
  it('goes to the left at the right edge', () => {
    expect(placeBeside({ left: 350, right: 390, top: 100, bottom: 140 }, box, room)).toEqual({
      left: 240,
      top: 80,
    });
  });
  it('goes below on a narrow window, and above at its foot', () => {
    const phone = { width: 160, height: 300 };
    expect(placeBeside({ left: 60, right: 100, top: 20, bottom: 60 }, box, phone)).toEqual({
      left: 30,
      top: 70,
    });
    expect(placeUnder({ left: 60, right: 100, top: 250, bottom: 290 }, box, phone)).toEqual({
      left: 30,
      top: 160,
    });
  });
  it('never leaves the window', () => {
    const { left, top } = placeBeside({ left: -50, right: -10, top: -50, bottom: -10 }, box, room);
    expect([left, top].every((x) => x >= 0)).toBe(true);
  });
});
