import { describe, expect, it } from 'vitest';
import { createGif } from './gif.ts';

const WIDTH = 40;
const HEIGHT = 30;

/** A picture of one colour with a patch of another in its corner. */
function picture(ground: readonly number[], patch: readonly number[], size: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++)
      rgba.set([...(x < size && y < size ? patch : ground), 255], (y * WIDTH + x) * 4);
  return rgba;
}

/** The delays of a GIF's pictures, in hundredths of a second. */
function delaysOf(bytes: Uint8Array): readonly number[] {
  const delays: number[] = [];
  for (let i = 0; i + 6 < bytes.length; i++)
    if (bytes[i] === 0x21 && bytes[i + 1] === 0xf9 && bytes[i + 2] === 4)
      delays.push(bytes[i + 4]! | (bytes[i + 5]! << 8));
  return delays;
}

/** Whether the bytes hold a colour among their palettes. */
function holds(bytes: Uint8Array, [r, g, b]: readonly number[]): boolean {
  return bytes.some((byte, i) => byte === r && bytes[i + 1] === g && bytes[i + 2] === b);
}

const PAPER = [250, 248, 243];
const RED = [179, 54, 31];
const TINT = [226, 241, 232];

describe('a GIF', () => {
  it('has a picture for every frame, and rounding never adds up', () => {
    const gif = createGif(WIDTH, HEIGHT);
    for (let n = 0; n < 8; n++) gif.add(picture(PAPER, RED, n), 125);
    const delays = delaysOf(gif.finish());
    expect(delays).toHaveLength(8);
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(100);
  });

  it('keeps colours that are pale, or few, or come late, as they are', () => {
    const gif = createGif(WIDTH, HEIGHT);
    gif.add(picture(PAPER, TINT, 12), 100);
    gif.add(picture(PAPER, RED, 10), 100);
    const bytes = gif.finish();
    for (const colour of [PAPER, TINT, RED]) expect(holds(bytes, colour)).toBe(true);
  });

  it('stays small while nothing changes', () => {
    const sizeOf = (pictures: number): number => {
      const gif = createGif(WIDTH, HEIGHT);
      for (let n = 0; n < pictures; n++) gif.add(picture(PAPER, RED, 8), 100);
      return gif.finish().length;
    };
    expect(sizeOf(20) - sizeOf(1)).toBeLessThan(19 * 80);
  });
});
