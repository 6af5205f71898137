/** The roads between generals: straight, or bent round the city, and the ways of messengers on them. */
import type { NodeId } from '../../engine/world.ts';
import { between, direction, distance, moved } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import { boxAt, touch } from './box.ts';
import type { Box } from './box.ts';
import { solidOf } from './plot.ts';
import type { Plot } from './plot.ts';

/** A road, with its middle line. */
export interface Road {
  readonly key: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly line: readonly Point[];
}

/** Width and height of what travels, px, and the height that keeps free of what comes the other way. */
export interface Extent {
  readonly width: number;
  readonly height: number;
  readonly lane: number;
}

/** One who runs with a scroll, a scroll alone, a small one. A head and legs may pass close. */
export const RUNNER: Extent = { width: 92, height: 58, lane: 50 };
export const GLYPH: Extent = { width: 32, height: 26, lane: 24 };
export const SCROLL: Extent = { width: 92, height: 38, lane: 36 };

const PIECES = 20;
/** Points on a line by which ends are found, and points of a way. */
const FINE = 101;
const STATIONS = 13;
/** Roads begin at the hem, this far below the chest at scale 1. */
const HEM = 8;
/** How far the middle of a road may be bent aside, px; those that cost least are taken. */
const BENDS = [0, 10, 20, 30, 40].flatMap((bend) => (bend === 0 ? [0] : [bend, -bend]));
/** How far apart two that meet are, half of it, px. */
const SHOULDER = 1.5;
/** Of a road at most this much is left out at each end. */
const MOST_OFF = 0.42;

const foot = ({ at, scale }: Plot): Point => ({ x: at.x, y: at.y + HEM * scale });

function bentLine(a: Point, b: Point, bend: number): readonly Point[] {
  const way = direction(a, b);
  const control = moved(between(a, b, 0.5), { x: -way.y, y: way.x }, bend * 2);
  return Array.from({ length: PIECES + 1 }, (_, i) => {
    const t = i / PIECES;
    return between(between(a, control, t), between(control, b, t), t);
  });
}

/** A line so many px to the right of another, seen by the traveller. */
export function asideOf(line: readonly Point[], lane: number): readonly Point[] {
  return line.map((p, i) => {
    const way = direction(line[i - 1] ?? p, line[i + 1] ?? p);
    return { x: p.x - way.y * lane, y: p.y + way.x * lane };
  });
}

/** How far to the right of the middle of a road a messenger keeps: two that meet pass each other. */
function laneOf(line: readonly Point[], { width, lane }: Extent): number {
  const way = direction(line[0]!, line.at(-1)!);
  return (Math.abs(way.y) * width + Math.abs(way.x) * lane) / 2 + SHOULDER;
}

/** A road: straight, or bent just enough that nobody runs out of the frame, up or down. */
export function roadBetween(a: Plot, b: Plot, extent: Extent, frame: Box): Road {
  const [from, to] = [foot(a), foot(b)];
  const runs = (line: readonly Point[]): readonly Point[] => {
    const lane = laneOf(line, extent);
    // Nobody tells the first one anything.
    return [...asideOf(line, lane), ...(a.index === 0 ? [] : asideOf(line, -lane))];
  };
  const outside = (line: readonly Point[]) =>
    runs(line).reduce((sum, p, i) => {
      // Near the ends nobody runs: generals stand there.
      if (i % (PIECES + 1) < PIECES * 0.25 || i % (PIECES + 1) > PIECES * 0.75) return sum;
      const box = boxAt(p, extent.width, extent.height);
      const out = Math.max(frame.top - box.top, box.bottom - frame.bottom, 0);
      return sum + out;
    }, 0);
  let best = { line: bentLine(from, to, 0), cost: Infinity };
  for (const bend of BENDS) {
    const line = bentLine(from, to, bend);
    const cost = outside(line) * 5 + Math.abs(bend) * 0.2;
    if (cost < best.cost) best = { line, cost };
    if (best.cost <= Math.abs(bend) * 0.2) break;
  }
  return { key: `${a.id} ${b.id}`, from: a.id, to: b.id, line: best.line };
}

/** The same line as `count` points at even distances: a messenger goes at one pace. */
export function evenly(line: readonly Point[], count: number): readonly Point[] {
  const steps = line.map((p, i) => distance(p, line[i - 1] ?? p));
  const whole = steps.reduce((sum, step) => sum + step, 0);
  return Array.from({ length: count }, (_, k) => {
    let left = (whole * k) / (count - 1);
    let i = 1;
    while (i < line.length - 1 && left > steps[i]!) {
      left -= steps[i]!;
      i += 1;
    }
    const [p, q] = [line[i - 1]!, line[i] ?? line[i - 1]!];
    return between(p, q, Math.min(1, left / Math.max(steps[i] ?? 0, 1e-6)));
  });
}

/** The part of a line between two fractions of it. */
export function part(line: readonly Point[], from: number, to: number): readonly Point[] {
  const fine = evenly(line, FINE);
  return evenly(fine.slice(Math.round(from * (FINE - 1)), Math.round(to * (FINE - 1)) + 1), STATIONS);
}

/** The first share of a line at which a box clears everything in its way; at most `MOST_OFF`. */
function clearFrom(line: readonly Point[], extent: Extent, taken: readonly Box[]): number {
  const fine = evenly(line, FINE);
  for (let k = 0; k <= MOST_OFF * (FINE - 1); k++) {
    const box = boxAt(fine[k]!, extent.width, extent.height);
    if (taken.every((other) => !touch(box, other, 3))) return k / (FINE - 1);
  }
  return MOST_OFF;
}

/** Ways by who goes to whom: `C L1`. */
export type Ways = ReadonlyMap<string, readonly Point[]>;

/**
 * The ways of messengers of one size, as points at even distances. Each keeps to the right of its road, and sets out and
 * ends where it stands on nobody: neither on a general nor on another who sets out or ends there. They do not depend
 * on who is under way, so nobody jumps aside when somebody arrives.
 */
export function waysOf(plots: readonly Plot[], roads: readonly Road[], extent: Extent): Ways {
  const boxes = new Map(plots.map((plot) => [plot.id, solidOf(plot)]));
  const taken = new Map<string, Box[]>();
  const share = (line: readonly Point[], at: string, end: string): number => {
    const others = taken.get(`${end} ${at}`) ?? [];
    taken.set(`${end} ${at}`, others);
    const found = clearFrom(line, extent, [...(boxes.get(at) ?? []), ...others]);
    others.push(boxAt(evenly(line, FINE)[Math.round(found * (FINE - 1))]!, extent.width, extent.height));
    return found;
  };
  const both = roads.flatMap(({ from, to, line }) => [
    { from, to, line },
    { from: to, to: from, line: [...line].reverse() },
  ]);
  // Nobody tells the first one anything: those ways find their place last.
  const first = plots[0]?.id;
  const sorted = [...both.filter(({ to }) => to !== first), ...both.filter(({ to }) => to === first)];
  return new Map(
    sorted.map(({ from, to, line }) => {
      const lane = asideOf(line, laneOf(line, extent));
      const start = share(lane, from, 'from');
      const end = share([...lane].reverse(), to, 'to');
      return [`${from} ${to}`, part(lane, start, 1 - end)];
    }),
  );
}
