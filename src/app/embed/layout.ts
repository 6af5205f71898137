/** How figure and words share a frame. It goes by the frame's own size: nobody knows how large the page round it is. */
import type { Size } from '../../views/size.ts';

/** `beside`: words right of the figure; `stacked`: beneath it, each in its place; `short`: both in one scroll. */
export type Arrangement = 'beside' | 'stacked' | 'short';

/** A frame, laid out. All lengths in CSS px. */
export interface Layout {
  readonly arrangement: Arrangement;
  /** How high the figure stands. */
  readonly figure: number;
  /** How much smaller or larger than on a page it is drawn. */
  readonly zoom: number;
  /** There is room for the stage only, not for what the nodes keep. */
  readonly low: boolean;
}

/** The row of hands. */
const NAV = 46;
/** What of the words must be seen beneath a figure that is scrolled away. */
const PEEK = 26;
/** The stage is drawn for this size, and beneath it what the nodes keep. */
const STAGE = { width: 560, height: 340 } as const;
const WHOLE = 530;

const between = (least: number, value: number, most: number): number =>
  Math.min(Math.max(value, least), most);

/** The width of the words beside a figure. */
export const wordsBeside = (width: number): number => Math.round(between(230, width * 0.36, 460));

/** Lays a frame out. `hasWords`: there is something to read besides the figure; `figures`: so many stand side by side. */
export function layOut({ width, height }: Size, hasWords: boolean, figures = 1): Layout {
  const inside = Math.max(height - NAV, 100);
  const arrangement =
    hasWords && width >= 600 && width > height * 1.05 ? 'beside' : height >= 400 ? 'stacked' : 'short';
  const figure = !hasWords || arrangement === 'beside' ? inside : figureAbove(arrangement, inside, width);
  // Half as wide, a stage leaves less out than half.
  const across = (arrangement === 'beside' ? width - wordsBeside(width) : width) / (figures * 0.75 + 0.25);
  const zoom = between(0.7, Math.min(across / STAGE.width, figure / STAGE.height), 1.6);
  const low = figure / zoom < WHOLE;
  // Drawn a little smaller, what the nodes keep may find room as well.
  const whole = between(0.74, Math.min(across / STAGE.width, figure / WHOLE), 1.6);
  return low && figure / whole >= WHOLE
    ? { arrangement, figure, zoom: whole, low: false }
    : { arrangement, figure, zoom, low };
}

const figureAbove = (arrangement: Arrangement, inside: number, width: number): number =>
  Math.round(arrangement === 'short' ? inside - PEEK : between(180, inside * 0.55, width * 0.95));

/** How high a frame of this width would like to be, so that nothing in it has to be scrolled. */
export function wishedHeight(width: number, words: number): number {
  const figure = between(220, width * 0.62, 620);
  const isBeside = width >= 600 && Math.max(figure, words) + NAV < width / 1.05;
  return Math.ceil(NAV + (isBeside ? Math.max(figure * 0.8, words) : figure + words));
}
