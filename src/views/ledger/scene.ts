/** The ledger as shapes: ballots by nodes, newest on top. A pure function of a moment, the one before, and who looks. */
import type { LedgerCell, LedgerRow, Portrait } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { hueOfEpoch } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import { ledgerWords } from '../../words/en/ledger.ts';

/** What a place looks like. */
export type CellState = LedgerCell['state'] | 'forgotten';

/** One place. */
export interface CellShape {
  readonly node: NodeId;
  readonly state: CellState;
  /** What stands in it; empty for nothing. */
  readonly text: string;
  /** The same where there is no room for words. */
  readonly glyph: string;
  /** What was reported with a promise; empty for none, and once something was accepted. */
  readonly report: string;
  /** This moment put it here. */
  readonly fresh: boolean;
  /** Part of what makes the ballot's value chosen. */
  readonly lit: boolean;
  /** What a screen reader says of it. */
  readonly says: string;
}

/** One ballot. */
export interface RowShape {
  readonly key: string;
  readonly number: number;
  readonly by: NodeId;
  readonly hue: Hue;
  readonly cells: readonly CellShape[];
  readonly says: string;
  readonly chosen: boolean;
  /** It happened, or was chosen, just now. */
  readonly fresh: boolean;
}

/** The table. */
export interface LedgerScene {
  readonly columns: readonly NodeId[];
  readonly rows: readonly RowShape[];
  readonly says: string;
  readonly quorums: string;
  /** What a ballot is called here. */
  readonly word: string;
}

/** A moment as far as a ledger needs it. */
export interface Remembered {
  readonly world: World;
  /** What the judges remember. */
  readonly history: unknown;
}

const GLYPHS: Readonly<Record<CellState, string>> = {
  none: '',
  promised: '✓',
  accepted: '●',
  refused: '✕',
  forgotten: '–',
};

const wordOf = (state: CellState): string => (state === 'none' ? '' : ledgerWords()[state]);

function inWords({ node, state, value, report, forgotten }: LedgerCell): string {
  const w = ledgerWords();
  if (state === 'none') return w.nothing(node);
  return w.did(node, wordOf(state), value, report, forgotten ?? false);
}

function cellShape(cell: LedgerCell, row: LedgerRow, old: LedgerCell | undefined, moved: boolean): CellShape {
  const state: CellState = cell.forgotten ? 'forgotten' : cell.state;
  const [text, glyph] = [wordOf(state), GLYPHS[state]];
  const isSame =
    (old?.state ?? 'none') === cell.state &&
    old?.value === cell.value &&
    old?.report === cell.report &&
    (old?.forgotten ?? false) === (cell.forgotten ?? false);
  return {
    node: cell.node,
    state,
    text: cell.value ?? text,
    glyph: cell.value ?? glyph,
    report: state === 'promised' ? (cell.report ?? '') : '',
    fresh: moved && !isSame,
    lit: row.chosen && state === 'accepted',
    says: inWords(cell),
  };
}

/** The ledger of a moment; undefined if there is none. `viewer`: only what that node can know. */
export function ledgerScene(
  now: Remembered,
  before: Remembered | undefined,
  portrait: Portrait,
  viewer: NodeId | undefined,
): LedgerScene | undefined {
  const ledger = portrait.ledger?.(now.world, now.history, viewer);
  if (!ledger) return undefined;
  const was = before && portrait.ledger?.(before.world, before.history, viewer);
  const rows = ledger.rows.map((row): RowShape => {
    const old = was?.rows.find(({ epoch, by }) => epoch.number === row.epoch.number && by === row.by);
    return {
      key: `${row.epoch.number} ${row.by}`,
      number: row.epoch.number,
      by: row.by,
      hue: hueOfEpoch(row.epoch),
      cells: row.cells.map((cell) =>
        cellShape(
          cell,
          row,
          old?.cells.find(({ node }) => node === cell.node),
          was !== undefined,
        ),
      ),
      says: row.says,
      chosen: row.chosen,
      fresh: was !== undefined && ((row.fresh ?? false) || row.chosen !== (old?.chosen ?? false)),
    };
  });
  return {
    columns: ledger.columns,
    rows,
    says: ledger.says,
    quorums: ledger.quorums,
    word: ledger.rows[0]?.epoch.word ?? '',
  };
}

/** Nodes that know a ledger of their own. */
export function viewersOf({ world, history }: Remembered, portrait: Portrait): readonly NodeId[] {
  return world.setup.cast.ids.filter((id) => portrait.ledger?.(world, history, id) !== undefined);
}
