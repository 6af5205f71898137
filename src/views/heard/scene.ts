/** What was heard as shapes: who was told what by whom. A pure function of a moment, the one before, and who looks. */
import type { HeardCell, HeardRow, Portrait, Word } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { hueOfTone } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import { heardOf } from './heard-of.ts';
import { heardWords } from '../../words/en/heard.ts';

/** A word in its colour. */
export interface Chip {
  readonly text: string;
  readonly hue: Hue;
}

/** One thing heard, and what others say about it. */
export interface CellShape {
  /** The way it came, `C→L2`: tells it from the others of its row. */
  readonly way: string;
  readonly said: Chip | undefined;
  /** The time for it is over and nothing came. */
  readonly missing: boolean;
  /** What a loyal teller would have said, where he said something else. */
  readonly instead: string;
  readonly seals: readonly { readonly by: NodeId; readonly good: boolean }[];
  /** What it counts as, where others were asked. */
  readonly counts: Chip | undefined;
  readonly why: string;
  /** Others were asked about it: it unfolds. */
  readonly folds: boolean;
  /** What they said; empty while folded. */
  readonly below: readonly CellShape[];
  /** This moment brought it. */
  readonly fresh: boolean;
  /** What a screen reader says. */
  readonly says: string;
}

/** Votes for one word: how many, and their share of all. */
export interface Share extends Chip {
  readonly count: number;
  readonly share: number;
}

/** What one node has heard. */
export interface RowShape {
  readonly node: NodeId;
  readonly label: string;
  readonly traitor: boolean;
  readonly cells: readonly (CellShape | undefined)[];
  /** The votes by word, most first; a strict majority passes the middle of the bar. */
  readonly votes: readonly Share[];
  readonly result: Chip | undefined;
  readonly why: string;
  /** The result came just now. */
  readonly fresh: boolean;
}

/** The table. */
export interface HeardScene {
  readonly columns: readonly { readonly node: NodeId; readonly label: string }[];
  readonly rows: readonly RowShape[];
  readonly result: string;
  readonly says: string;
}

const chipOf = (word: Word | undefined): Chip | undefined =>
  word && { text: word.text, hue: hueOfTone(word.tone) };

const wayOf = ({ path }: HeardCell): string => path.join('→');

function inWords(cell: HeardCell, isObserver: boolean): string {
  const { said, missing, instead, counts, why, seals } = cell;
  const w = heardWords();
  const what = said ? said.text : missing ? w.nothingCame : w.nothingYet;
  return [
    what,
    isObserver && instead ? w.lie(instead.text) : '',
    seals && seals.length > 0
      ? w.signed(seals.map(({ by, good }) => (good ? by : w.brokenSeal(by))).join(', '))
      : '',
    cell.below.length > 0 && counts ? w.counts(counts.text, why ?? '') : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function cellShape(
  cell: HeardCell,
  was: HeardCell | undefined,
  moved: boolean,
  isObserver: boolean,
  isOpen: boolean,
): CellShape {
  const below = isOpen
    ? cell.below.map((one, i) => cellShape(one, was?.below[i], moved, isObserver, isOpen))
    : [];
  const isNew = moved && (cell.said?.text !== was?.said?.text || cell.missing !== (was?.missing ?? false));
  return {
    way: wayOf(cell),
    said: chipOf(cell.said),
    missing: cell.missing,
    instead: isObserver ? (cell.instead?.text ?? '') : '',
    seals: cell.seals ?? [],
    counts: cell.below.length > 0 ? chipOf(cell.counts) : undefined,
    why: cell.why ?? '',
    folds: cell.below.length > 0,
    below,
    fresh: (cell.fresh ?? false) || isNew,
    says: inWords(cell, isObserver),
  };
}

/** The votes by word, most first. */
export function sharesOf(votes: readonly Word[]): readonly Share[] {
  const counts = new Map<string, Share>();
  for (const vote of votes) {
    const count = (counts.get(vote.text)?.count ?? 0) + 1;
    counts.set(vote.text, { ...chipOf(vote)!, count, share: count / votes.length });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

function rowShape(
  row: HeardRow,
  was: HeardRow | undefined,
  moved: boolean,
  eyes: NodeId | undefined,
  open: string,
): RowShape {
  const isOpen = (cell: HeardCell) => `${row.node} ${wayOf(cell)}` === open;
  return {
    node: row.node,
    label: row.label,
    traitor: row.traitor,
    cells: row.cells.map(
      (cell, i) => cell && cellShape(cell, was?.cells[i], moved, eyes === undefined, isOpen(cell)),
    ),
    votes: sharesOf(row.votes),
    result: chipOf(row.result),
    why: row.why,
    fresh: moved && row.result?.text !== was?.result?.text,
  };
}

/**
 * What was heard up to a moment; undefined if the protocol has no such table. `eyes`: only that node's row, without what
 * it cannot know. `open`: the cell that is unfolded, by row and way.
 */
export function heardScene(
  world: World,
  before: World | undefined,
  portrait: Portrait,
  eyes: NodeId | undefined,
  open: string,
): HeardScene | undefined {
  const heard = heardOf(portrait, world);
  if (!heard) return undefined;
  const was = before && heardOf(portrait, before);
  const rows = eyes === undefined ? heard.rows : heard.rows.filter(({ node }) => node === eyes);
  return {
    columns: heard.columns,
    rows: rows.map((row) =>
      rowShape(
        row,
        was?.rows.find(({ node }) => node === row.node),
        was !== undefined,
        eyes,
        open,
      ),
    ),
    result: heard.result,
    says: eyes === undefined ? heard.says : '',
  };
}
