import { describe, expect, it } from 'vitest';
import type { Portrait } from '../../engine/portrait.ts';
import { castOf } from '../../engine/world.ts';
import type { Happening } from '../../engine/portrait.ts';
import type { World } from '../../engine/world.ts';
import { quietWorld } from '../quiet-world.ts';
import { lastWindow, logsScene } from './scene.ts';

const cast = castOf([
  ['S1', 'server'],
  ['S2', 'server'],
  ['C1', 'client'],
]);

/** Logs as epochs: `1 1 2`. */
const world = (logs: Readonly<Record<string, string>>, down: readonly string[] = []): World =>
  quietWorld(cast, (id) => ({
    up: !down.includes(id),
    state: (logs[id] ?? '').split(' ').filter(Boolean).map(Number),
  }));

const portrait: Portrait = {
  face: (node) => ({
    role: 'member',
    mark: node.id === 'S1' ? 'crown' : 'none',
    epoch: { word: 'ballot', number: 3 },
  }),
  capsule: () => ({ label: '', glyph: '', shape: 'request', tone: 'plain', says: '' }),
  log: (node) => {
    if (node.kind === 'client') return undefined;
    const log = node.state as readonly number[];
    const cell = (index: number) => ({ index, epoch: log[index - 1] ?? 0, text: `v${index}` });
    return { first: 1, last: log.length, commit: Math.min(1, log.length), applied: 0, cell };
  },
  pointers: () => [
    { kind: 'next', by: 'S1', on: 'S2', index: 3 },
    { kind: 'match', by: 'S1', on: 'S2', index: 40 },
  ],
  fields: () => [],
  machine: () => [],
  quorums: () => [],
};

const words = (row: ReturnType<typeof logsScene>['rows'][number]) =>
  row.cells.map((cell) =>
    typeof cell === 'object' ? `${cell.epoch}${cell.conflict ? '!' : ''}${cell.committed ? '✓' : ''}` : '-',
  );

describe('logs', () => {
  it('stand one under the other, aligned by index, for kinds that keep one', () => {
    const scene = logsScene(world({ S1: '1 1 2', S2: '1' }), undefined, portrait, 1, 4);
    expect(scene.rows.map((row) => row.id)).toEqual(['S1', 'S2']);
    expect(scene.rows.map(words)).toEqual([
      ['1✓', '1', '2', '-'],
      ['1✓', '-', '-', '-'],
    ]);
    expect(scene.commit).toBe(1);
  });
  it('mark what conflicts with the log of the leader, not what lies beyond it', () => {
    const scene = logsScene(world({ S1: '1 3', S2: '1 2 2' }), undefined, portrait, 1, 3);
    expect(words(scene.rows[1]!)).toEqual(['1✓', '2!', '2']);
    expect(scene.rows[1]!.cells[1]).toMatchObject({ says: 'S2, entry 2, ballot 2: v2, conflicts with S1' });
  });
  it('have no conflicts while nobody up leads', () => {
    const scene = logsScene(world({ S1: '1 3', S2: '1 2' }, ['S1']), undefined, portrait, 1, 3);
    expect(words(scene.rows[1]!)).toEqual(['1✓', '2', '-']);
    expect(scene.rows[0]).toMatchObject({ role: 'down', up: false });
  });
  it('know which entries just came', () => {
    const after = world({ S1: '1 1', S2: '1 3' });
    const happening: Happening = {
      before: world({ S1: '1', S2: '1 2' }),
      after,
      action: { kind: 'wait', until: 0 },
      fired: [],
    };
    const fresh = logsScene(after, happening, portrait, 1, 2).rows.map((row) =>
      row.cells.map((cell) => typeof cell === 'object' && cell.fresh),
    );
    expect(fresh).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(
      logsScene(after, undefined, portrait, 1, 2).rows[0]!.cells.some(
        (c) => typeof c === 'object' && c.fresh,
      ),
    ).toBe(false);
  });
  it('show a window, and only the pointers in it', () => {
    const long = Array.from({ length: 300 }, () => '1').join(' ');
    const w = world({ S1: long, S2: '1 1' });
    expect(lastWindow(w, portrait, 10)).toBe(291);
    const scene = logsScene(w, undefined, portrait, 291, 10);
    expect([scene.earlier, scene.later, scene.rows[0]!.cells.length]).toEqual([290, 0, 10]);
    expect(scene.rows[1]!.pointers).toEqual([]);
    expect(logsScene(w, undefined, portrait, 1, 10).rows[1]!.pointers).toEqual([
      { key: 'next S1', kind: 'next', by: 'S1', index: 3, nth: 0 },
    ]);
  });
});

describe('logs whose slots are decided one by one', () => {
  /** Entries as `ballot:text`, `!` known to be chosen; `-` a gap. */
  const bySlot: Portrait = {
    ...portrait,
    pointers: () => [],
    log: (node) => {
      if (node.kind === 'client') return undefined;
      const log = node.state as readonly number[];
      return {
        first: 1,
        last: log.length,
        commit: 1,
        applied: 1,
        bySlot: true,
        cell: (index) => {
          const ballot = log[index - 1]!;
          if (ballot === 0) return undefined;
          const known = index === 1 || ballot === 7;
          return {
            index,
            epoch: ballot,
            text: ballot === 9 ? 'other' : `v${index}`,
            known,
            ...(ballot === 5 && { kind: 'noop' }),
          };
        },
      };
    },
  };
  const scene = logsScene(world({ S1: '1 0 7 5', S2: '1 2 3 9' }), undefined, bySlot, 1, 5);

  it('have gaps before their last entry, and nothing after it', () => {
    expect(scene.rows[0]!.cells.map((cell) => (typeof cell === 'object' ? cell.epoch : cell))).toEqual([
      1,
      'gap',
      7,
      5,
      undefined,
    ]);
  });
  it('tick what is known to be chosen beyond the rule, and keep the rule for the rest', () => {
    const ticked = scene.rows.map((row) => row.cells.map((cell) => typeof cell === 'object' && cell.ticked));
    expect(ticked).toEqual([
      [false, false, true, false, false],
      [false, false, false, false, false],
    ]);
    expect(scene.commit).toBe(1);
    expect(scene.rows[0]!.cells[2]).toMatchObject({ says: 'S1, slot 3, ballot 7: v3, chosen' });
  });
  it('conflict when the texts differ, whatever the ballots', () => {
    const conflicts = scene.rows[1]!.cells.map((cell) => typeof cell === 'object' && cell.conflict);
    expect(conflicts).toEqual([false, false, false, true, false]);
  });
  it('explain the marks that are in sight', () => {
    expect(scene.marks).toEqual(['known', 'gap', 'noop']);
    expect(logsScene(world({ S1: '1 1' }), undefined, portrait, 1, 2).marks).toEqual([]);
  });
});
