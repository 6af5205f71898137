/** In which of its forms the table fits a width: pure, so that the same room gives the same form. */
import type { CellShape, HeardScene } from './scene.ts';

/**
 * As a table with everything; `tallied`: the words and the bars of votes; `tight`: the words, and no more; `letters`: of
 * each word the first letter; or a card for each row.
 */
export type Fit = 'table' | 'tallied' | 'tight' | 'letters' | 'cards';

/** From this width on (px) there is room for everything, and from this on for a table that may have to scroll. */
const TABLE = 620;
const SCROLLED = 480;
/** About how wide a letter is, px, and what its cell takes besides; the column of names, and the margins. */
const LETTER = 7.7;
const CELL = 9;
const NAMES = 40;
const MARGINS = 16;
/** The bar of votes, px. */
const BAR = 69;
/** A cell with one letter, px. */
const ONE = 30;
/** Narrower than this (px) there is no room for the bar of votes either. */
export const SLIM = 400;
/** Words are at least so long, whatever has come so far: the form must not change with each that comes. */
const USUAL = 'RETREAT'.length;

const wordsOf = (cell: CellShape | undefined): readonly string[] =>
  cell ? [cell.said?.text ?? '', cell.instead, cell.counts?.text ?? ''] : [];

/** The form for `width` px. Only words can be shortened to a letter: lists and numbers get cards. */
export function fitOf({ columns, rows }: HeardScene, width: number): Fit {
  if (width >= TABLE) return 'table';
  const words = rows
    .flatMap(({ cells, result }) => [...cells.flatMap(wordsOf), result?.text ?? ''])
    .filter((word) => word !== '');
  if (!words.every((word) => /^\p{L}+$/u.test(word))) return width < SCROLLED ? 'cards' : 'table';
  const word = Math.max(USUAL, ...words.map(({ length }) => length)) * LETTER + CELL;
  const room = width - MARGINS - NAMES;
  // What unfolds may count as something else, which stands beside it.
  const folds = rows.some(({ cells }) => cells.some((cell) => cell?.folds));
  const spare = room - (columns.length + 1) * word;
  if (!folds && spare >= 0) return spare >= BAR ? 'tallied' : 'tight';
  return room >= (columns.length + 1) * ONE ? 'letters' : 'cards';
}
