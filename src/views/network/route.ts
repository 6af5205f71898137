/** The ways messages take: from plate to plate, never over a third plate, opposite ways on opposite sides. */
import { between, crossing, direction, distance, distanceToSegment, moved } from '../geometry.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Disc, Point } from '../geometry.ts';
import type { Layout, Place } from './layout.ts';

/** Width and height of what travels, in px: a capsule must not sit on a plate. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

const CLEARANCE = 8;
/** How far the middle of a way may be bent aside, in px; the first that costs least is taken. */
const BENDS = [0, 30, -30, 50, -50, 70, -70, 90, -90, 115, -115, 140, -140, 170, -170, 200, -200];
const PIECES = 14;

/** How far from a plate's middle a box must stand, in a direction, to touch it nowhere. */
function standOff(disc: Disc, box: Box, towards: Point): number {
  return (
    disc.radius + CLEARANCE + Math.abs(towards.x) * (box.width / 2) + Math.abs(towards.y) * (box.height / 2)
  );
}

function bent(a: Point, b: Point, bend: number): readonly Point[] {
  const way = direction(a, b);
  const control = moved(between(a, b, 0.5), { x: -way.y, y: way.x }, bend * 2);
  return Array.from({ length: PIECES + 1 }, (_, i) => {
    const t = i / PIECES;
    return between(between(a, control, t), between(control, b, t), t);
  });
}

/** Room to keep between a box and a plate's ring, in px. */
const ROOM = 10;

/** How deep a box on its way cuts into what it should pass, in px, and how far it goes round for that. */
function cost(points: readonly Point[], bend: number, box: Box, obstacles: readonly Disc[]): number {
  // A capsule is as far from a disc as its middle line is, less half its height.
  const half = Math.max(0, (box.width - box.height) / 2);
  const depth = obstacles.reduce((sum, disc) => {
    const gaps = points.map(({ x, y }) => distanceToSegment(disc.at, { x: x - half, y }, { x: x + half, y }));
    return sum + Math.max(0, disc.radius + ROOM + box.height / 2 - Math.min(...gaps));
  }, 0);
  return depth * 4 + Math.abs(bend) * 0.12;
}

/**
 * The way of a box between two plates: straight, or bent just enough to pass the obstacles. `lane` px to the right of
 * the way (seen by the traveller), so that traffic in both directions keeps apart.
 */
export function route(
  from: Disc,
  to: Disc,
  box: Box,
  lane: number,
  obstacles: readonly Disc[],
): readonly Point[] {
  const way = direction(from.at, to.at);
  const right = { x: -way.y, y: way.x };
  const far = distance(from.at, to.at);
  // On a short link the two stand-offs may not both fit; then they share what there is.
  const squeeze = Math.min(1, (far - 12) / (standOff(from, box, way) + standOff(to, box, way)));
  const a = moved(moved(from.at, way, standOff(from, box, way) * squeeze), right, lane);
  const b = moved(moved(to.at, way, -standOff(to, box, way) * squeeze), right, lane);
  if (cost(bent(a, b, 0), 0, box, obstacles) === 0) return [a, b];
  const ways = BENDS.map((bend) => bent(a, b, bend));
  const costs = ways.map((points, i) => cost(points, BENDS[i] ?? 0, box, obstacles));
  return ways[costs.indexOf(Math.min(...costs))] ?? [a, b];
}

/** How far to the right of the middle of a link a box keeps, so that two that meet can pass each other. */
export function laneOf(box: Box, from: Point, to: Point): number {
  const way = direction(from, to);
  const half = Math.abs(way.y) * (box.width / 2) + Math.abs(way.x) * (box.height / 2);
  return Math.min(24, Math.max(10, half * 0.7 + 4));
}

/** A place as something round: a card is wider than high, and what passes must clear its corners. */
export function discOf({ at, radius, card }: Place): Disc {
  return { at, radius: card ? Math.max(radius, card.width / 2) : radius };
}

/** What a message between two nodes must not run over: the other plates and their captions. */
export function obstaclesOf(layout: Layout, from: NodeId, to: NodeId): readonly Disc[] {
  const others = [...layout.places.keys()].filter((id) => id !== from && id !== to);
  return others.flatMap((id) => {
    const place = layout.places.get(id);
    return [place && discOf(place), layout.captions.get(id)].filter((one) => one !== undefined);
  });
}

/** The first part of a way, up to a fraction of its length. */
export function upTo(points: readonly Point[], fraction: number): readonly Point[] {
  const whole = points.reduce((sum, p, i) => sum + distance(p, points[i - 1] ?? p), 0);
  let left = whole * fraction;
  const kept: Point[] = [];
  for (const [i, p] of points.entries()) {
    const before = points[i - 1];
    if (before) {
      const step = distance(before, p);
      if (step >= left) {
        kept.push(between(before, p, step === 0 ? 0 : left / step));
        break;
      }
      left -= step;
    }
    kept.push(p);
  }
  return kept;
}

/** How much of a way lies before it first meets one of the lines, as a fraction; undefined if it meets none. */
export function fractionUntil(
  points: readonly Point[],
  lines: readonly (readonly Point[])[],
): number | undefined {
  const whole = points.reduce((sum, p, i) => sum + distance(p, points[i - 1] ?? p), 0);
  let gone = 0;
  for (const [i, p] of points.entries()) {
    const q = points[i + 1];
    if (!q) break;
    let first: number | undefined;
    for (const line of lines) {
      for (const [k, c] of line.entries()) {
        const d = line[k + 1];
        const at = d && crossing(p, q, c, d);
        if (at !== undefined && (first === undefined || at < first)) first = at;
      }
    }
    if (first !== undefined) return whole === 0 ? 0 : (gone + first * distance(p, q)) / whole;
    gone += distance(p, q);
  }
  return undefined;
}
