/**
 * Where everybody camps: the generals on an ellipse, the first on top, the city in the middle. Pure: the same frame, the
 * same places. Of several ways to draw a general, from rich to bare, the first is taken with which nothing touches.
 */
import type { NodeId } from '../../engine/world.ts';
import type { Point } from '../geometry.ts';
import type { Size } from '../size.ts';
import { boxAt, touch } from './box.ts';
import type { Box } from './box.ts';
import { placeCity } from './city.ts';
import type { City } from './city.ts';
import { thoughtOf } from './plot.ts';
import type { Detail, Plot } from './plot.ts';
import { allOf, MIXES, tried } from './ring.ts';
import type { Measures } from './ring.ts';
import type { Road } from './road.ts';

/** The whole stage laid out. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly detail: Detail;
  readonly plots: readonly Plot[];
  /** Undefined where there is no room. */
  readonly city: City | undefined;
  /** The foot of the city is free for its name. */
  readonly named: boolean;
  readonly roads: readonly Road[];
  /** Where the clock stands, and over it the name of the city. */
  readonly clock: Box;
  /** Where the bound is written. */
  readonly bound: Box;
}

/** From rich to bare. */
const TRIES: readonly Measures[] = [
  { detail: 'full', scale: 1.9 },
  { detail: 'full', scale: 1.6 },
  { detail: 'full', scale: 1.35 },
  { detail: 'full', scale: 1.15 },
  { detail: 'full', scale: 1 },
  { detail: 'full', scale: 0.88 },
  { detail: 'full', scale: 0.78 },
  { detail: 'brief', scale: 0.88 },
  { detail: 'brief', scale: 0.78 },
  { detail: 'brief', scale: 0.68 },
  { detail: 'brief', scale: 0.6 },
  { detail: 'bare', scale: 0.72 },
  { detail: 'bare', scale: 0.62 },
  { detail: 'bare', scale: 0.54 },
  { detail: 'tiny', scale: 0.58 },
  { detail: 'tiny', scale: 0.5 },
  { detail: 'tiny', scale: 0.42 },
  { detail: 'least', scale: 0.5 },
  { detail: 'least', scale: 0.42 },
  { detail: 'least', scale: 0.36 },
  { detail: 'least', scale: 0.3 },
];

/** The edge that stays free, px. */
const EDGE = 5;
/**
 * From this width on (px) what the figure says stands in the upper corners. On narrower stages it takes the whole upper
 * edge, but on half a page nothing; whose eyes look stands below on the right.
 */
const WIDE = 520;
const CORNER = { left: 0.3, right: 182, height: 40 } as const;
const EYES = 124;
/** The bound in one line and in two, px, and the height of a strip of its own: on narrow stages it has two lines or three. */
const BOUNDS = [
  { width: 300, height: 24 },
  { width: 216, height: 42 },
] as const;
const STRIP = { wide: 24, narrow: 38, least: 46 } as const;
const LEAST = 360;
const CLOCK = { width: 104, height: 24 } as const;
/** What runs on a road, about. */
const TRAFFIC = { width: 96, height: 84 } as const;

/** Roads between neighbours are at least so long, px: a scroll goes on them where few camp. */
const ROAD = { full: 120, brief: 50, bare: 36, tiny: 12, least: -20 } as const;
const FEW = 4;
const ROAD_OF_FEW = 112;

/** A corner, or near one, where nobody stands. */
function cornerFor(
  sizes: readonly Size[],
  plots: readonly Plot[],
  width: number,
  height: number,
  upper: number,
  taken: readonly Box[],
): Box | undefined {
  const boxes = [...plots.flatMap(allOf), ...taken];
  for (const size of sizes) {
    const left = { left: 12, right: 12 + size.width };
    const right = { left: width - 12 - size.width, right: width - 12 };
    const low = { top: height - size.height - 2, bottom: height - 2 };
    const high = { top: upper + 6, bottom: upper + 6 + size.height };
    const next = { top: high.bottom + 4, bottom: high.bottom + 4 + size.height };
    const half = { top: (height - size.height) / 2, bottom: (height + size.height) / 2 };
    const free = [low, high, next, half]
      .flatMap((at) => [
        { ...left, ...at },
        { ...right, ...at },
      ])
      .find((place) => boxes.every((box) => !touch(box, place, 5)));
    if (free) return free;
  }
  return undefined;
}

/** Lays the generals out in a frame of `width` × `height` px. `compact`: half a page wide, with fewer words. */
export function campLayout(width: number, height: number, ids: readonly NodeId[], compact: boolean): Layout {
  const wide = width >= WIDE && !compact;
  const stripHeight = STRIP[wide ? 'wide' : width < LEAST ? 'least' : 'narrow'];
  const upper = compact ? EDGE : CORNER.height;
  const frame = {
    left: EDGE,
    right: width - EDGE,
    top: EDGE,
    bottom: height - EDGE,
  };
  const strip = {
    left: 12,
    right: width - 12 - (wide ? CLOCK.width : EYES),
    top: height - stripHeight,
    bottom: height,
  };
  const corners = wide
    ? [
        { left: 0, right: width * CORNER.left, top: 0, bottom: CORNER.height },
        { left: width - CORNER.right, right: width, top: 0, bottom: CORNER.height },
      ]
    : [{ left: width - EYES, right: width, top: height - stripHeight, bottom: height }];
  const few = ids.length <= FEW;
  const tops = wide ? [EDGE, CORNER.height] : [upper];
  // One without a city worth the name, if there is none with one.
  let second: Layout | undefined;
  for (const measures of TRIES) {
    if (compact && measures.detail === 'full') continue;
    const mixes = width > height * 1.25 ? MIXES.slice(0, -1) : MIXES;
    for (const isStripped of wide ? [false, true] : [true]) {
      const bottom = isStripped ? frame.bottom - stripHeight : frame.bottom;
      const fitting = mixes
        .flatMap((words) =>
          // Between the upper corners, or below them.
          tops.flatMap((top) => tried(ids, measures, words, { ...frame, top, bottom }, corners) ?? []),
        )
        .filter(
          ({ road }) => road > (few && ROAD[measures.detail] > 12 ? ROAD_OF_FEW : ROAD[measures.detail]),
        )
        .sort((a, b) => b.worth - a.worth);
      for (const found of fitting) {
        const bound = isStripped ? strip : cornerFor(BOUNDS, found.plots, width, height, upper, corners);
        if (!bound) continue;
        const layout = finished({ width, height, upper }, measures.detail, found, bound, corners);
        const rich = measures.detail === 'full' || measures.detail === 'brief';
        if ((layout.city?.scale ?? 0) >= (rich ? Math.min(0.6, measures.scale * 0.6) : 0)) return layout;
        second ??= layout;
      }
    }
  }
  if (second) return second;
  // Too many for so small a frame: all are there, and stand close.
  const crowd = { ...frame, top: upper, bottom: frame.bottom - stripHeight };
  const last = tried(
    ids,
    TRIES.at(-1)!,
    (turn) => (Math.abs(Math.sin(turn)) > 0.9 ? 'stacked' : 'beside'),
    crowd,
  );
  const nobody = { plots: [], centre: { x: width / 2, y: height / 2 } };
  return finished({ width, height, upper }, 'least', last ?? nobody, strip, corners);
}

/** City, roads and clock put where the generals leave room. */
function finished(
  { width, height, upper }: Size & { readonly upper: number },
  detail: Detail,
  { plots, centre }: { readonly plots: readonly Plot[]; readonly centre: Point },
  bound: Box,
  taken: readonly Box[],
): Layout {
  const frame = {
    left: 0,
    right: width,
    top: 0,
    bottom: bound.right - bound.left < width / 2 ? height : bound.top,
  };
  const { city, roads } = placeCity(plots, centre, detail, frame);
  const traffic = roads.flatMap(({ line }) => line.map((p) => boxAt(p, TRAFFIC.width, TRAFFIC.height)));
  const place = (sizes: readonly Size[], others: readonly Box[]): Box | undefined =>
    cornerFor(sizes, plots, width, height, upper, [...taken, ...others, ...traffic]) ??
    cornerFor(sizes, plots, width, height, upper, [...taken, ...others]);
  const promised = bound.right - bound.left < width / 2 ? (place(BOUNDS, []) ?? bound) : bound;
  const apart = place([CLOCK], [promised]);
  const clock =
    apart ?? boxAt({ x: centre.x, y: city ? city.at.y + 12 : centre.y }, CLOCK.width, CLOCK.height);
  const settled = plots.map((plot) => ({
    ...plot,
    crossed: traffic.some((box) => touch(box, thoughtOf(plot))),
  }));
  return {
    width,
    height,
    detail,
    plots: settled,
    city,
    named: apart !== undefined,
    roads,
    clock,
    bound: promised,
  };
}
