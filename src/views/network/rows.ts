/** Where everybody stands when the nodes stand in rows. Pure: the same frame, the same places. */
import type { NodeId } from '../../engine/world.ts';
import { apart } from './apart.ts';
import { betweenRows } from './between-rows.ts';
import type { Layout, Place, RowOfNodes } from './layout.ts';
import { rowLoops } from './row-loops.ts';

/** Lengths in px: a mark over a plate, a low stage, and what is left free above and below. */
const MARK = 28;
const LOW = 300;
const LOW_TOP = 12;
const END = 12;
/** Under a row of cards: two loops and a line of words. */
const UNDER_CARDS = 46;
const MOST_GAP = 150;
const MOST_PITCH = 178;
/** Less than this beside a plate is no room for words. */
const WORDS = 76;
const MOST_WORDS = 230;
const NARROW = 520;
/** Cards closer than this break their lines, px. */
const BREAKING = 102;

const clamp = (low: number, x: number, high: number) => Math.min(high, Math.max(low, x));

/** Plates stand left of the middle of their share, so that each has room at its right for what it thinks. */
function plateX(i: number, n: number, width: number, isFirst: boolean): number {
  const lean = n === 1 || !isFirst ? 0.5 : n === 2 ? 0.46 : 0.38;
  return ((i + lean) / n) * width;
}

/** Lays nodes out in rows in a frame of `width` × `height` px. */
export function rowsLayout(
  width: number,
  height: number,
  rows: readonly RowOfNodes[],
  compact: boolean,
): Layout {
  const narrow = width < NARROW;
  const radius = Math.round(clamp(21, Math.min(height * 0.09, width / (narrow ? 15 : 11)), 44));
  const pitchOf = (count: number) => Math.min((width - (narrow ? 12 : 24)) / count, MOST_PITCH);
  // A narrow card breaks its lines.
  const breaks = rows.some(({ ids, cards }) => cards && pitchOf(ids.length) < BREAKING);
  const cardHeight = Math.round(clamp(breaks ? 98 : 62, height * 0.19, breaks ? 104 : 92));
  const last = rows.length - 1;
  // Who only listens, below, is drawn smaller.
  const heights = rows.map(({ cards }, i) =>
    cards ? cardHeight : 2 * (i === last && i > 0 ? Math.max(22, Math.round(radius * 0.72)) : radius),
  );
  const under = compact ? END : height < LOW ? UNDER_CARDS - 8 : UNDER_CARDS;
  const top = height < LOW ? LOW_TOP : MARK + 6;
  const free = height - top - heights.reduce((sum, h) => sum + h, 0) - (rows[last]?.cards ? under : END);
  // Words fly above cards, and quorums are written below them.
  const gaps = rows.slice(1).map((_, i): number => (rows[i]?.cards ? under : 0));
  const more = Math.max(0, free - gaps.reduce((sum, gap) => sum + gap, 0));
  const shares = gaps.map((gap) => (gap > 0 ? 0.22 : 1));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const spread = gaps.map((gap, i) => Math.min(MOST_GAP, gap + (more * shares[i]!) / all));
  const rest = Math.max(0, free - spread.reduce((sum, gap) => sum + gap, 0));
  let y = top + rest * 0.4;

  const places = new Map<NodeId, Place>();
  rows.forEach(({ ids, cards }, at) => {
    const tall = heights[at]!;
    const middle = y + tall / 2;
    const pitch = cards ? pitchOf(ids.length) : width / ids.length;
    const wide = cards ? Math.round(clamp(40, pitch - (pitch < 84 ? 7 : pitch < 128 ? 9 : 16), 126)) : tall;
    ids.forEach((id, i) => {
      const x = cards
        ? width / 2 + (i - (ids.length - 1) / 2) * pitch
        : plateX(i, ids.length, width, at === 0);
      const room = cards ? 0 : (i === ids.length - 1 ? width - x - tall / 2 : pitch - tall) - 30;
      const words = !cards && !compact && room >= WORDS && !(narrow && at > 0);
      places.set(id, {
        at: { x, y: middle },
        radius: tall / 2,
        caption: words ? 'right' : 'none',
        room: Math.min(room, MOST_WORDS),
        ...(cards && { card: { width: wide, height: tall } }),
      });
    });
    y += tall + (spread[at] ?? 0);
  });
  const names = rows.map(({ ids }) => ids);
  return {
    width,
    height,
    places,
    ring: names.flat(),
    aside: [],
    rows: {
      ...betweenRows(names, { width, height, places }),
      loops: (quorums) => rowLoops(quorums, names, { width, places }),
      apart: (stage, t) => apart(stage, { width, places }, t),
    },
    captions: new Map(),
    tight: narrow,
    low: height < LOW,
    wide: !narrow,
    centre: { x: width / 2, y: height / 2 },
  };
}
