import { describe, expect, it } from 'vitest';
import type { Heard, HeardCell, Portrait } from '../../engine/portrait.ts';
import type { World } from '../../engine/world.ts';
import { heardScene, sharesOf } from './scene.ts';

const word = (text: string) => ({ text, tone: 'bad' }) as const;

const cell = (path: readonly string[], change: Partial<HeardCell> = {}): HeardCell => ({
  path,
  missing: false,
  below: [],
  ...change,
});

function heardWith(fromL2: Partial<HeardCell>, result?: string): Heard {
  return {
    columns: [
      { node: 'C', label: 'the commander' },
      { node: 'L1', label: 'L1' },
      { node: 'L2', label: 'L2' },
    ],
    rows: [
      {
        node: 'L1',
        label: 'L1',
        traitor: false,
        cells: [cell(['C'], { said: word('ATTACK') }), undefined, cell(['C', 'L2'], fromL2)],
        votes: result === undefined ? [] : [word('ATTACK'), word('EAT')],
        ...(result !== undefined && { result: word(result) }),
        why: result === undefined ? '' : 'no majority',
      },
      { node: 'L2', label: 'L2', traitor: true, cells: [], votes: [], why: '' },
    ],
    result: 'majority',
    says: 'Nobody agrees.',
  };
}

/** The world is the table itself. */
const portrait = { heard: (world: unknown) => world as Heard } as unknown as Portrait;
const sceneOf = (now: Heard, before?: Heard, eyes?: string, open = '') =>
  heardScene(now as unknown as World, before as unknown as World | undefined, portrait, eyes, open)!;

const waiting = heardWith({});
const lied = heardWith({ said: word('EAT'), instead: word('ATTACK') }, 'RETREAT');

describe('what was heard', () => {
  it('tells what came, what should have come, and what never came', () => {
    expect(sceneOf(waiting).rows[0]!.cells.map((one) => one?.says)).toEqual([
      'ATTACK',
      undefined,
      'nothing yet',
    ]);
    expect(sceneOf(lied).rows[0]!.cells[2]).toMatchObject({
      way: 'C→L2',
      instead: 'ATTACK',
      says: 'EAT; a lie: should be ATTACK',
    });
    expect(sceneOf(heardWith({ missing: true })).rows[0]!.cells[2]?.says).toBe('nothing came');
  });
  it('knows what this moment brought', () => {
    const fresh = (now: Heard, before?: Heard) =>
      sceneOf(now, before).rows[0]!.cells.map((one) => one?.fresh ?? false);
    expect(fresh(lied, waiting)).toEqual([false, false, true]);
    expect(fresh(lied, lied)).toEqual([false, false, false]);
    expect(fresh(lied)).toEqual([false, false, false]);
    expect(sceneOf(lied, waiting).rows[0]!.fresh).toBe(true);
  });
  it('says under a tree what it counts as, and of a broken seal whose it is', () => {
    const below = [cell(['C', 'L2', 'L3'], { said: word('EAT') })];
    const seals = [
      { by: 'C', good: false },
      { by: 'L2', good: true },
    ];
    const asked = heardWith({ said: word('ATTACK'), counts: word('EAT'), why: '2 of 3', below, seals });
    const shape = sceneOf(asked, undefined, undefined, 'L1 C→L2').rows[0]!.cells[2];
    expect(shape?.says).toBe('ATTACK; signed by C (broken), L2; counts as EAT, 2 of 3');
    expect(shape?.below.map(({ way }) => way)).toEqual(['C→L2→L3']);
    expect(sceneOf(asked).rows[0]!.cells[2]).toMatchObject({ folds: true, below: [] });
  });
  it('through the eyes of one is its own row, without what it cannot know', () => {
    const scene = sceneOf(lied, undefined, 'L1');
    expect(scene.rows.map(({ node }) => node)).toEqual(['L1']);
    expect(scene.rows[0]!.cells[2]?.instead).toBe('');
    expect(scene.rows[0]!.cells[2]?.says).toBe('EAT');
    expect(scene.says).toBe('');
  });
  it('adds votes up by word, most first', () => {
    const shares = sharesOf(['EAT', 'NAP', 'EAT', 'NAP', 'NAP'].map(word));
    expect(shares.map(({ text, count, share }) => [text, count, share])).toEqual([
      ['NAP', 3, 0.6],
      ['EAT', 2, 0.4],
    ]);
  });
});
