/** Where generals stand round the city when they are drawn in a certain size, with words in certain places. */
import type { NodeId } from '../../engine/world.ts';
import type { Point } from '../geometry.ts';
import { shifted, touch } from './box.ts';
import type { Box } from './box.ts';
import type { Detail, Plot, Words } from './plot.ts';

/** How large generals are drawn, and with how many words. */
export interface Measures {
  readonly detail: Detail;
  readonly scale: number;
}

/** Sizes of the words about a general, px. */
const ROOMS: Readonly<
  Record<Detail, { readonly name: readonly [number, number]; readonly head: readonly [number, number] }>
> = {
  full: { name: [112, 42], head: [166, 68] },
  brief: { name: [104, 38], head: [130, 32] },
  bare: { name: [76, 34], head: [92, 28] },
  tiny: { name: [70, 31], head: [72, 20] },
  least: { name: [70, 31], head: [0, 0] },
};

/** The general and the tent at scale 1, from the general's chest: towards the tent, away from it, up and down. */
export const FIGURE = { outer: 80, inner: 37, up: 64, down: 46 } as const;

/** The least gap between what belongs to two generals, px. */
const GAP = 5;

/** The boxes of a general whose chest is at the origin. */
function boxesOf(
  facing: 1 | -1,
  words: Words,
  isLow: boolean,
  { detail, scale }: Measures,
): Pick<Plot, 'name' | 'head' | 'figure'> {
  const [nameWidth, nameHeight] = ROOMS[detail].name;
  const [headWidth, headHeight] = ROOMS[detail].head;
  const [outer, inner] = [FIGURE.outer * scale, FIGURE.inner * scale];
  const [up, down] = [FIGURE.up * scale, FIGURE.down * scale];
  const figure = {
    left: facing > 0 ? -inner : -outer,
    right: facing > 0 ? outer : inner,
    top: -up,
    bottom: down,
  };
  if (words === 'stacked') {
    const middle = (figure.left + figure.right) / 2;
    const across = (width: number) => ({ left: middle - width / 2, right: middle + width / 2 });
    const gap = headHeight > 0 ? 3 : 0;
    return {
      figure,
      name: { ...across(nameWidth), top: down + 2, bottom: down + 2 + nameHeight },
      head: { ...across(headWidth), top: -up - gap - headHeight, bottom: -up - gap },
    };
  }
  const from = outer + 6;
  const aside = (width: number) =>
    facing > 0 ? { left: from, right: from + width } : { left: -from - width, right: -from };
  const top = (down - up - nameHeight - headHeight) / 2;
  // Roads come to those below from above: what is short stands there.
  const [nameTop, headTop] = isLow ? [top, top + nameHeight] : [top + headHeight, top];
  return {
    figure,
    head: { ...aside(headWidth), top: headTop, bottom: headTop + headHeight },
    name: { ...aside(nameWidth), top: nameTop, bottom: nameTop + nameHeight },
  };
}

type Boxes = ReturnType<typeof boxesOf>;

/** All that belongs to a general. */
export const allOf = ({ name, head, figure }: Boxes): readonly Box[] => [figure, name, head];

function hull(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** The directions in which the generals stand, seen from the city. */
const turnsOf = (n: number): readonly number[] =>
  Array.from({ length: n }, (_, i) => (n === 2 ? Math.PI * (1 - i) : (i / n) * 2 * Math.PI - Math.PI / 2));

/** The largest ellipse on which boxes of these extents stay within the frame; undefined if none is large enough. */
function ellipse(
  turns: readonly number[],
  extents: readonly Box[],
  frame: Box,
): { readonly centre: Point; readonly rx: number; readonly ry: number } | undefined {
  const x = (frame.left + frame.right) / 2;
  const sideways = turns.flatMap((turn, i) => {
    const reach = Math.abs(Math.cos(turn));
    const { left, right } = extents[i]!;
    const outer = Math.cos(turn) > 0 ? frame.right - x - right : x - frame.left + left;
    return reach < 0.01 ? [] : [outer / reach];
  });
  const mostWide = Math.min(...sideways, (frame.right - frame.left) / 2);
  let best = { y: 0, ry: -1 };
  for (let y = frame.top + 20; y < frame.bottom; y += 5) {
    const room = turns.map((turn, i) => {
      const sine = Math.sin(turn);
      const { top, bottom } = extents[i]!;
      if (y + top < frame.top && sine > -0.01 && sine < 0.01) return -1;
      return sine < 0
        ? (y + top - frame.top) / Math.max(-sine, 0.001)
        : (frame.bottom - y - bottom) / Math.max(sine, 0.001);
    });
    const ry = Math.min(...room);
    if (ry > best.ry) best = { y, ry };
  }
  const rx = Math.min(mostWide, best.ry * 2.7);
  const ry = Math.min(best.ry, rx * 1.25);
  return rx < 30 || ry < 30 ? undefined : { centre: { x, y: best.y }, rx, ry };
}

/** Which words go where: all beside, all stacked, or stacked for those who stand at the sides. */
export const MIXES: readonly ((turn: number) => Words)[] = [
  (turn) => (Math.abs(Math.sin(turn)) < 0.72 ? 'stacked' : 'beside'),
  (turn) => (Math.sin(turn) > -0.9 ? 'stacked' : 'beside'),
  () => 'beside',
  () => 'stacked',
];

/** The places for these measures, if nothing then touches (given corners); how far apart the generals are tells their worth. */
export function tried(
  ids: readonly NodeId[],
  measures: Measures,
  words: (turn: number) => Words,
  frame: Box,
  corners?: readonly Box[],
):
  | { readonly plots: readonly Plot[]; readonly centre: Point; readonly road: number; readonly worth: number }
  | undefined {
  const turns = turnsOf(ids.length);
  const boxes = turns.map((turn) =>
    boxesOf(Math.cos(turn) > -0.01 ? 1 : -1, words(turn), Math.sin(turn) > 0.5, measures),
  );
  const ring = ellipse(
    turns,
    boxes.map((one) => hull(allOf(one))),
    frame,
  );
  if (!ring) return undefined;
  const plots = ids.map((id, i): Plot => {
    const turn = turns[i]!;
    const at = { x: ring.centre.x + ring.rx * Math.cos(turn), y: ring.centre.y + ring.ry * Math.sin(turn) };
    const { name, head, figure } = boxes[i]!;
    return {
      id,
      index: i,
      at,
      scale: measures.scale,
      facing: Math.cos(turn) > -0.01 ? 1 : -1,
      words: words(turn),
      name: shifted(name, at),
      head: shifted(head, at),
      figure: shifted(figure, at),
      crossed: false,
    };
  });
  const taken = plots.map(allOf);
  const isFree =
    !corners ||
    taken.every(
      (mine, i) =>
        mine.every((box) => corners.every((corner) => !touch(box, corner))) &&
        taken.slice(i + 1).every((theirs) => mine.every((a) => theirs.every((b) => !touch(a, b, GAP)))),
    );
  if (!isFree) return undefined;
  const gaps = plots.flatMap((a, i) =>
    plots.slice(i + 1).map((b) => Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y)),
  );
  const road = Math.min(...gaps, Infinity) - 100 * measures.scale;
  return { plots, centre: ring.centre, road, worth: road + 0.2 * (ring.rx + ring.ry) };
}
