/** Torn paper: where a partition tears the stage, and the ragged edges of the tear. */
import type { NodeId } from '../../engine/world.ts';
import {
  between,
  centroid,
  circlePoints,
  convexHull,
  direction,
  distance,
  moved,
  pathThrough,
  smoothed,
} from '../geometry.ts';
import type { Point } from '../geometry.ts';
import type { Layout } from './layout.ts';

/** A tear as SVG paths: the hole, the white fibre along its edges, and its middle line. */
export interface Tear {
  readonly key: string;
  readonly hole: string;
  readonly fibre: string;
  readonly middle: readonly Point[];
}

/** Half the width of the gap, in px. */
const HALF = 6;
const STEP = 5;
/** How far beyond the stage a tear runs, px. */
export const OVERSHOOT = 24;

/** A number in [-1, 1] that depends on the seed only (xorshift on an FNV-like hash): the same tear every time. */
export function ragged(seed: string, i: number): number {
  let hash = 2166136261 ^ Math.imul(i + 1, 0x9e3779b1);
  for (let k = 0; k < seed.length; k++) hash = Math.imul(hash ^ seed.charCodeAt(k), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 2 ** 31 - 1;
}

/** A ragged line that also wanders: slow swings with fine fibres on them. */
function wander(seed: string, i: number): number {
  const [k, t] = [Math.floor(i / 4), (i % 4) / 4];
  const swing = ragged(seed, k) * (1 - t) + ragged(seed, k + 1) * t;
  return swing * 4.5 + ragged(`${seed}.`, i) * 1.3;
}

/** Rips the paper along a line. */
export function rip(line: readonly Point[], seed: string, closed = false): Tear {
  const middle = smoothed(line, STEP, closed);
  const edge = (name: string, side: number, width: number, wild: number): Point[] =>
    middle.map((p, i) => {
      const before = middle[i - 1] ?? (closed ? middle[middle.length - 1] : undefined) ?? p;
      const after = middle[i + 1] ?? (closed ? middle[0] : undefined) ?? p;
      const way = direction(before, after);
      const off = side * (width + wild * Math.abs(ragged(seed + name, i)));
      return moved(p, { x: -way.y, y: way.x }, off + wander(seed, i));
    });
  const hole = [edge('l', 1, HALF, 1.2), edge('r', -1, HALF, 1.2)] as const;
  // One sheet shows its torn core broadly, the other hardly: so paper tears.
  const fibre = [edge('L', 1, HALF + 3.5, 3), edge('R', -1, HALF + 1.2, 1.2)] as const;
  const band = ([a, b]: readonly [readonly Point[], readonly Point[]]) =>
    closed ? pathThrough(a, true) + pathThrough(b, true) : pathThrough([...a, ...[...b].reverse()], true);
  const round = closed ? [...middle, ...middle.slice(0, 1)] : middle;
  return { key: seed, hole: band(hole), fibre: band(fibre), middle: round };
}

/** From a point through another, on to the edge of the stage and a little beyond. */
function toTheEdge(from: Point, through: Point, width: number, height: number): Point {
  const way = direction(from, through);
  let p = through;
  while (p.x > -OVERSHOOT && p.x < width + OVERSHOOT && p.y > -OVERSHOOT && p.y < height + OVERSHOOT)
    p = moved(p, way, 8);
  return p;
}

/**
 * The tears that separate groups of ring nodes. Neighbouring nodes are parted by one line across the stage; groups that
 * sit between each other are torn out as islands.
 */
export function tearsBetween(groups: readonly (readonly NodeId[])[], layout: Layout): readonly Tear[] {
  const { ring, places, width, height } = layout;
  if (groups.length < 2) return [];
  const seed = groups.map((group) => group.join('')).join('|');
  if (layout.rows) {
    const { lines, islands } = layout.rows.partings(groups);
    return [
      ...lines.map((line, i) => rip(line, `${seed}${i}`)),
      ...islands.map((group) => island(group, layout)),
    ];
  }
  const at = (id: NodeId): Point => places.get(id)?.at ?? layout.centre;
  const groupOf = (id: NodeId) => groups.findIndex((group) => group.includes(id));
  const borders = ring.flatMap((id, i) => {
    const next = ring[(i + 1) % ring.length] ?? id;
    return groupOf(id) === groupOf(next) ? [] : [between(at(id), at(next), 0.5)];
  });
  const [first, second] = groups.map((group) => centroid(group.map(at)));
  const [one, two] = borders;
  if (groups.length === 2 && first && second && one && two && borders.length === 2) {
    if (distance(one, two) < 1) {
      const way = direction(first, second);
      const across = { x: -way.y, y: way.x };
      const ends = [moved(one, across, -1), moved(one, across, 1)] as const;
      return [
        rip(
          ends.map((end) => toTheEdge(one, end, width, height)),
          seed,
        ),
      ];
    }
    const middle = between(first, second, 0.5);
    const line = [
      toTheEdge(middle, one, width, height),
      one,
      middle,
      two,
      toTheEdge(middle, two, width, height),
    ];
    return [rip(line, seed)];
  }
  if (borders.length === groups.length) {
    return borders.map((border, i) =>
      rip([layout.centre, border, toTheEdge(layout.centre, border, width, height)], `${seed}${i}`),
    );
  }
  const largest = groups.reduce((best, group) => (group.length > best.length ? group : best));
  return groups.filter((group) => group !== largest).map((group) => island(group, layout));
}

/** A tear all round some nodes. */
export function island(group: readonly NodeId[], layout: Layout): Tear {
  const points = group.flatMap((id) => {
    const place = layout.places.get(id);
    if (!place) return [];
    const { at, radius, card } = place;
    const circle = circlePoints({ at, radius: radius + (card ? 14 : 26) }, 10);
    const wider = card ? card.width / 2 - radius : 0;
    return circle.map(({ x, y }) => ({ x: x + Math.sign(Math.round(x - at.x)) * wider, y }));
  });
  return rip(convexHull(points), group.join(''), true);
}
