/** The city in the middle: as large as fits between the generals, with room for the roads round it. */
import type { Point } from '../geometry.ts';
import { boxAt, touch } from './box.ts';
import type { Box } from './box.ts';
import type { Detail, Plot } from './plot.ts';
import { GLYPH, roadBetween, RUNNER, SCROLL } from './road.ts';
import type { Extent, Road } from './road.ts';

/** The city's place. CSS px. */
export interface City {
  /** The middle of its foot. */
  readonly at: Point;
  /** Of the drawing: 1 is 156 px wide. */
  readonly scale: number;
}

/** Of the drawing at scale 1, px. */
const SIZE = { width: 160, height: 100 } as const;
const SCALES = [1.7, 1.45, 1.25, 1.1, 0.95, 0.82, 0.7, 0.6, 0.5, 0.42];
const SHIFTS = [0, -12, 12, -24, 24, -36, 36, -50];
/** A city is at most so many times as large as its generals. */
const MOST = 1.15;
const SMALL = 0.6;
/** With more generals than this, messengers are small. */
const FEW = 5;

/** What the city takes of the stage. */
export function boxOfCity({ at, scale }: City): Box {
  const half = (SIZE.width * scale) / 2;
  return { left: at.x - half, right: at.x + half, top: at.y - SIZE.height * scale, bottom: at.y };
}

const pairs = (plots: readonly Plot[]) =>
  plots.flatMap((a, i) => plots.slice(i + 1).map((b) => [a, b] as const));

/** What runs where so much is written. */
const runsOn = (detail: Detail): Extent =>
  detail === 'full' || detail === 'brief' ? RUNNER : detail === 'bare' ? SCROLL : GLYPH;

/** City and roads, laid together. */
export interface CityAndRoads {
  readonly city: City | undefined;
  readonly roads: readonly Road[];
}

/** The city and the roads. It stands beside them as far as that can be: messengers run past it, not round it. */
export function placeCity(plots: readonly Plot[], centre: Point, detail: Detail, frame: Box): CityAndRoads {
  const boxes = plots.flatMap(({ figure, name, head }) => [figure, name, head]);
  const roads = pairs(plots).map(([a, b]) =>
    roadBetween(a, b, plots.length <= FEW ? runsOn(detail) : GLYPH, frame),
  );
  const most = Math.max(SMALL, (plots[0]?.scale ?? 1) * MOST);
  const points = roads.flatMap(({ line }) => line);
  for (const scale of SCALES.filter((one) => one <= most)) {
    const cities = SHIFTS.map((shift): City => {
      const at = { x: centre.x, y: centre.y + shift + (SIZE.height * scale) / 2 };
      return { at, scale };
    }).filter((one) => boxes.every((box) => !touch(box, boxOfCity(one), 12)));
    // It stands beside the roads, as far as that can be.
    const onRoads = (one: City) => points.filter((p) => touch(boxOfCity(one), boxAt(p, 2, 2))).length;
    const best = cities.sort((a, b) => onRoads(a) - onRoads(b))[0];
    if (best) return { city: best, roads };
  }
  return { city: undefined, roads };
}
