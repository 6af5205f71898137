/** Borders: rings, dashes, dots, and sides that differ. */
import type { Box, Corners, Four, Pot } from './svg.ts';
import { colourOf, filled, grown, grownCorners, outline, short, svg } from './svg.ts';

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** Paints the borders of a box, `widths` px wide. */
export function paintBorders(
  target: SVGElement,
  style: CSSStyleDeclaration,
  box: Box,
  corners: Corners,
  widths: Four,
  pot: Pot,
): void {
  const sides = SIDES.map((side, i) => ({
    width: widths[i]!,
    kind: style.getPropertyValue(`border-${side}-style`),
    paint: style.getPropertyValue(`border-${side}-color`),
  }));
  const seen = sides.filter(({ width, kind }) => width > 0 && kind !== 'none' && kind !== 'hidden');
  const [first] = seen;
  if (!first) return;
  const isEven = seen.every(({ kind, paint }) => kind === first.kind && paint === first.paint);
  if (isEven && (first.kind === 'solid' || first.kind === 'double')) {
    const colour = colourOf(first.paint);
    if (!colour) return;
    const ring = (from: number, to: number): void => {
      const outer = widths.map((width) => -width * from) as unknown as Four;
      const inner = widths.map((width) => -width * to) as unknown as Four;
      const d = [outer, inner].map((by) => outline(grown(box, by), grownCorners(corners, by))).join('');
      target.append(svg('path', { d, 'fill-rule': 'evenodd', ...filled(colour) }));
    };
    if (first.kind === 'solid') ring(0, 1);
    else {
      ring(0, 1 / 3);
      ring(2 / 3, 1);
    }
    return;
  }
  if (isEven && seen.length === 4 && new Set(widths).size === 1) {
    strokeAlong(target, first, box, corners);
    return;
  }
  const isRound = corners.some(([x]) => x > 0) && seen.every(({ kind }) => kind === 'solid');
  if (isRound) ringBySide(target, sides, box, corners, pot);
  else
    sides.forEach((side, i) => {
      if (seen.includes(side)) strokeSide(target, side, box, i);
    });
}

/** A solid border round corners whose sides differ: the whole ring once for each colour, cut where two sides meet. */
function ringBySide(target: SVGElement, sides: readonly Side[], box: Box, corners: Corners, pot: Pot): void {
  const widths = sides.map(({ width }) => -width) as unknown as Four;
  const inside = grown(box, widths);
  const d = `${outline(box, corners)}${outline(inside, grownCorners(corners, widths))}`;
  const around = rim(box);
  // The cut goes on inwards, or the far end of a curve would be lost.
  const reach = Math.min(box.width, box.height) / 2;
  const within = around.map(([x, y], i): readonly [number, number] => {
    const [ix, iy] = rim(inside)[i]!;
    const [dx, dy] = [ix - x, iy - y];
    const far = reach / Math.max(Math.abs(dx), Math.abs(dy), 1e-6);
    return [x + dx * Math.max(far, 1), y + dy * Math.max(far, 1)];
  });
  for (const paint of new Set(sides.map((side) => side.paint))) {
    const colour = colourOf(paint);
    if (!colour) continue;
    const cut = sides.flatMap((side, i) => {
      if (side.paint !== paint || side.width === 0) return [];
      const next = (i + 1) % 4;
      const points = [around[i]!, around[next]!, within[next]!, within[i]!];
      return [`M${points.map(([x, y]) => `${short(x)},${short(y)}`).join('L')}Z`];
    });
    if (cut.length === 0) continue;
    const id = pot.name();
    const clip = svg('clipPath', { id });
    clip.append(svg('path', { d: cut.join('') }));
    pot.defs.append(clip);
    target.append(svg('path', { d, 'fill-rule': 'evenodd', 'clip-path': `url(#${id})`, ...filled(colour) }));
  }
}

/** The corners of a box, from the top left round. */
const rim = ({ x, y, width, height }: Box): readonly (readonly [number, number])[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

interface Side {
  readonly width: number;
  readonly kind: string;
  readonly paint: string;
}

/** Dashes of a line that long, as browsers make them: whole ones that fill it. */
function dashes({ width, kind }: Side, length: number): Readonly<Record<string, string | undefined>> {
  if (kind === 'solid') return {};
  if (kind === 'dotted') {
    const count = Math.max(Math.floor(length / (2 * width)), 1);
    return width >= 3
      ? { 'stroke-dasharray': `0 ${short(length / count)}`, 'stroke-linecap': 'round' }
      : { 'stroke-dasharray': `${short(width)} ${short(length / count - width)}` };
  }
  const dash = width * (width >= 3 ? 2 : 3);
  const gaps = Math.max(Math.floor((length / dash - 1) / 2), 1);
  return {
    'stroke-dasharray': `${short(dash)} ${short(Math.max((length - dash * (gaps + 1)) / gaps, 0.5))}`,
  };
}

/** A dashed or dotted line all round. */
function strokeAlong(target: SVGElement, side: Side, box: Box, corners: Corners): void {
  const colour = colourOf(side.paint);
  if (!colour) return;
  const half = -side.width / 2;
  const by: Four = [half, half, half, half];
  if (corners.every(([x]) => x <= 0)) {
    [0, 1, 2, 3].forEach((i) => strokeSide(target, side, box, i));
    return;
  }
  const d = outline(grown(box, by), grownCorners(corners, by));
  const path = svg('path', { d, fill: 'none', stroke: colour.hex, 'stroke-width': side.width });
  if (colour.alpha < 1) path.setAttribute('stroke-opacity', short(colour.alpha));
  const length = path.getTotalLength();
  for (const [name, value] of Object.entries(dashes(side, length + side.width)))
    if (value !== undefined) path.setAttribute(name, value);
  target.append(path);
}

/** One side of a box whose sides differ: 0 top, 1 right, 2 bottom, 3 left. */
function strokeSide(target: SVGElement, side: Side, { x, y, width, height }: Box, i: number): void {
  const colour = colourOf(side.paint);
  if (!colour) return;
  const half = side.width / 2;
  const isFlat = i % 2 === 0;
  const at = [y + half, x + width - half, y + height - half, x + half][i]!;
  const ends = isFlat ? { x1: x, x2: x + width, y1: at, y2: at } : { x1: at, x2: at, y1: y, y2: y + height };
  target.append(
    svg('line', {
      ...ends,
      stroke: colour.hex,
      'stroke-width': side.width,
      'stroke-opacity': colour.alpha < 1 ? colour.alpha : undefined,
      ...dashes(side, isFlat ? width : height),
    }),
  );
}
