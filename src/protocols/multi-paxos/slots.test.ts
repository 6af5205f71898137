import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../engine/fingerprint.ts';
import { roll } from '../../engine/random.ts';
import { Slots } from './slots.ts';

/** Slots filled in that order, and what a plain map makes of the same. */
function filled(order: readonly number[]): {
  readonly slots: Slots<string>;
  readonly map: Map<number, string>;
} {
  const map = new Map<number, string>();
  let slots = Slots.of<string>();
  for (const slot of order) {
    slots = slots.with(slot, `v${slot}`);
    map.set(slot, `v${slot}`);
  }
  return { slots, map };
}

const wild = (seed: number, count: number, most: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => 1 + Math.floor(roll(seed, i) * most));

describe('Slots', () => {
  it.each([1, 8, 9, 64, 65, 513, 5_000])('hold what a map would, with slots up to %i', (most) => {
    for (let seed = 1; seed <= 20; seed++) {
      const { slots, map } = filled(wild(seed, 40, most));
      expect([...slots.entries()]).toEqual([...map].sort(([a], [b]) => a - b));
      expect(slots.length).toBe(Math.max(...map.keys()));
      expect(slots.at(most + 1)).toBeUndefined();
    }
  });

  it('have the same fingerprint whatever the order in which they were filled, and another if one differs', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const order = wild(seed, 30, 700);
      const [a, b] = [filled(order).slots, filled(order.toReversed()).slots];
      expect(fingerprintOf(a)).toBe(fingerprintOf(b));
      expect(fingerprintOf(a.with(order[3]!, 'other'))).not.toBe(fingerprintOf(b));
    }
  });

  it('never change what somebody else holds', () => {
    const before = filled([1, 2, 3, 20, 70]).slots;
    const was = [...before.entries()];
    before.with(2, 'x').with(19, 'y').with(70, 'z').with(600, 'w');
    expect([...before.entries()]).toEqual(was);
  });
});
