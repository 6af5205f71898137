import { describe, expect, it } from 'vitest';
import { latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { Violation } from '../../engine/property.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { lampsOf, shownLamps, verdict } from './scene.ts';
import type { Lit } from './scene.ts';

const witness = { property: 'I5', says: 'S3 executes Y=1 at index 4.', nodes: ['S3'], index: 4 };

const start = latest(startRun(raft, setupOf(raft, { nodes: { server: 3 } })));
const lit = (broken: readonly Violation[]): Lit => ({ ...start, broken });

describe('the lamps', () => {
  it('say why a promise is neither kept nor broken, until it is', () => {
    const [id, promise] = Object.entries(raft.properties)[0]!;
    const patient = {
      ...raft,
      properties: { ...raft.properties, [id]: { ...promise, open: () => 'not yet' } },
    };
    const lamps = lampsOf(patient, lit([]));
    expect(lamps.map(({ open }) => open)).toEqual(['not yet', ...lamps.slice(1).map(() => undefined)]);
    expect(verdict(lamps)).toBe(`${lamps.length - 1} of ${lamps.length} hold`);
    expect(lampsOf(patient, lit([{ ...witness, property: id }]))[0]).toMatchObject({ open: undefined });
  });

  it('all shine while everything holds', () => {
    const lamps = lampsOf(raft, lit([]));
    expect(shownLamps(lamps, 3).map(({ name }) => name)).toEqual([
      'Election safety',
      'Leader append-only',
      'Log matching',
    ]);
    expect(verdict(lamps)).toBe(`all ${lamps.length} hold`);
  });

  it('put the broken promise first', () => {
    const lamps = lampsOf(raft, lit([witness]));
    expect(shownLamps(lamps, 3)).toMatchObject([{ name: 'State machine safety', broken: witness }]);
    expect(verdict(lamps)).toBe(`1 of ${lamps.length} broken`);
  });
});
