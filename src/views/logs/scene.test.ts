import { describe, expect, it } from 'vitest';
import type { Portrait } from '../../engine/portrait.ts';
import { castOf } from '../../engine/world.ts';
import type { Happening } from '../../engine/portrait.ts';
import type { World } from '../../engine/world.ts';
import { quietWorld } from '../quiet-world.ts';
import { floorOf, lastWindow, logsScene } from './scene.ts';

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

describe('a folded prefix', () => {
  /** S1 has folded its first two entries, S2 its first three. */
  const folding: Portrait = {
    ...portrait,
    log: (node) => {
      const whole = portrait.log(node);
      const index = node.id === 'S1' ? 2 : 3;
      return (
        whole && {
          ...whole,
          first: index + 1,
          folded: { index, epoch: 1, values: [], sessions: [], members: [] },
        }
      );
    },
  };
  const logs = world({ S1: '1 1 1 2 2', S2: '1 1 1 2' });

  it('is one cell over the columns of its entries, and the rest stays aligned', () => {
    const [one, two] = logsScene(logs, undefined, folding, 1, 6).rows;
    expect(one?.folded).toMatchObject({ span: 2, index: 2, text: '1–2', long: '1–2 · b1' });
    expect(one && words(one)).toEqual(['1', '2', '2', '-']);
    expect(two?.folded).toMatchObject({
      span: 3,
      says: 'S2, entries 1 to 3, folded into a snapshot; the last is of ballot 1',
    });
    expect(two && words(two)).toEqual(['2', '-', '-']);
  });

  it('takes one column where everybody has folded it away', () => {
    expect(floorOf(logs, folding)).toBe(2);
    expect(lastWindow(logs, folding, 20)).toBe(21);
    const scene = logsScene(logs, undefined, folding, floorOf(logs, folding), 6);
    expect(scene.rows.map(({ folded }) => folded?.span)).toEqual([1, 2]);
    expect([scene.earlier, scene.marks]).toEqual([0, ['folded']]);
  });

  it('lies before a window that begins later', () => {
    const scene = logsScene(logs, undefined, folding, 4, 3);
    expect(scene.rows.map(({ folded }) => folded)).toEqual([undefined, undefined]);
    expect(scene.earlier).toBe(2);
  });
});

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
