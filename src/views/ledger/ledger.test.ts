import { describe, expect, it } from 'vitest';
import type { Ledger, LedgerCell, Portrait } from '../../engine/portrait.ts';
import { castOf } from '../../engine/world.ts';
import type { World } from '../../engine/world.ts';
import { ledgerScene, viewersOf } from './scene.ts';

const columns = ['A1', 'A2', 'A3'];
const cast = castOf([['P1', 'proposer'], ...columns.map((id) => [id, 'acceptor'] as const)]);
const world = { setup: { cast } } as unknown as World;

const cells = (change: Readonly<Record<string, Partial<LedgerCell>>>): readonly LedgerCell[] =>
  columns.map((node) => ({ node, state: 'none', ...change[node] }));

function ledgerOf(chosen: boolean): Ledger {
  const accepted = { state: 'accepted', value: 'cat' } as const;
  return {
    columns,
    rows: [
      {
        epoch: { word: 'ballot', number: 9002, hue: 2 },
        by: 'P2',
        cells: cells({ A3: { state: 'promised', report: 'cat @ 9001' }, A1: { state: 'refused' } }),
        says: 'too few',
        chosen: false,
      },
      {
        epoch: { word: 'ballot', number: 9001, hue: 3 },
        by: 'P1',
        cells: cells({ A2: accepted, ...(chosen && { A3: accepted }), A1: { ...accepted, forgotten: true } }),
        says: chosen ? 'chosen' : 'one has accepted',
        chosen,
      },
    ],
    says: 'a sentence',
    quorums: '2 of 3',
  };
}

/** History is the ledger itself: what the judges remember. */
const portrait = {
  ledger: (_: World, history: unknown, viewer?: string) =>
    viewer?.startsWith('A') ? undefined : (history as Ledger),
} as unknown as Portrait;

const now = { world, history: ledgerOf(true) };
const before = { world, history: ledgerOf(false) };

describe('the ledger', () => {
  it('says of each place what stands there, and what was reported', () => {
    const [newest, older] = ledgerScene(now, undefined, portrait, undefined)!.rows;
    expect(newest?.cells.map(({ says }) => says)).toEqual([
      'A1: refused',
      'A2: nothing',
      'A3: promised, reported cat @ 9001',
    ]);
    expect(older?.cells[0]).toMatchObject({
      state: 'forgotten',
      text: 'cat',
      says: 'A1: accepted cat, and has forgotten it',
    });
  });
  it('shows a report until something is accepted', () => {
    const both = {
      ...ledgerOf(true),
      rows: ledgerOf(true).rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, report: 'cat @ 9000' })),
      })),
    };
    const rows = ledgerScene({ world, history: both }, undefined, portrait, undefined)!.rows;
    expect(rows.map(({ cells: all }) => all.map(({ report }) => report !== ''))).toEqual([
      [false, false, true],
      [false, false, false],
    ]);
  });
  it('lights the places that chose a value, not the forgotten ones', () => {
    const lit = (history: Ledger) =>
      ledgerScene({ world, history }, undefined, portrait, undefined)!.rows[1]?.cells.map((cell) => cell.lit);
    expect(lit(ledgerOf(true))).toEqual([false, true, true]);
    expect(lit(ledgerOf(false))).toEqual([false, false, false]);
  });
  it('knows what this moment wrote', () => {
    const rows = ledgerScene(now, before, portrait, undefined)!.rows;
    expect(rows.map((row) => row.cells.filter(({ fresh }) => fresh).map(({ node }) => node))).toEqual([
      [],
      ['A3'],
    ]);
    expect(rows.map(({ fresh }) => fresh)).toEqual([false, true]);
    expect(ledgerScene(now, undefined, portrait, undefined)!.rows.some(({ fresh }) => fresh)).toBe(false);
  });
  it('takes its tints from the hue that stands for the number', () => {
    expect(ledgerScene(now, undefined, portrait, undefined)!.rows[0]?.hue.tint).toBe('var(--epoch-2-tint)');
  });
  it('is offered to those who know one', () => {
    expect(viewersOf(now, portrait)).toEqual(['P1']);
    expect(ledgerScene(now, undefined, portrait, 'A1')).toBeUndefined();
  });
});
