import { describe, expect, it } from 'vitest';
import { raft } from '../../protocols/raft/raft.ts';
import { lampsOf, shownLamps, verdict } from './scene.ts';

const witness = { property: 'I5', says: 'S3 executes Y=1 at index 4.', nodes: ['S3'], index: 4 };

describe('the lamps', () => {
  it('all shine while everything holds', () => {
    const lamps = lampsOf(raft, []);
    expect(shownLamps(lamps, 3).map(({ name }) => name)).toEqual([
      'Election safety',
      'Leader append-only',
      'Log matching',
    ]);
    expect(verdict(lamps)).toBe(`all ${lamps.length} hold`);
  });

  it('put the broken promise first', () => {
    const lamps = lampsOf(raft, [witness]);
    expect(shownLamps(lamps, 3)).toMatchObject([{ name: 'State machine safety', broken: witness }]);
    expect(verdict(lamps)).toBe(`1 of ${lamps.length} broken`);
  });
});
