/**
 * Dice that are keyed by cause, not drawn in sequence: the same seed and the same cause give the same number, whatever
 * else happened. So "what if only this message were lost?" does not reshuffle everything else.
 */

/** Mixes the bits of a 32-bit number well (the finaliser of MurmurHash3). */
export function scramble(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A number in [0, 1) that depends only on the seed and the key (whole numbers that name the cause). */
export function roll(seed: number, a: number, b = 0, c = 0): number {
  let h = scramble((seed | 0) ^ 0x9e3779b9);
  h = scramble(h ^ Math.imul(a | 0, 0x27d4eb2f));
  h = scramble(h ^ Math.imul(b | 0, 0x165667b1));
  h = scramble(h ^ Math.imul(c | 0, 0x2c1b3c6d));
  return h / 2 ** 32;
}
