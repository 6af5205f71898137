/** Plane geometry of the pictures. Lengths are CSS px, y grows downwards. */

/** A place on the stage. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A circle: a plate seen as something not to be run over. */
export interface Disc {
  readonly at: Point;
  readonly radius: number;
}

/** The distance between two points. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** The point a fraction of the way from one point to another; fractions outside [0, 1] extend the line. */
export function between(a: Point, b: Point, fraction: number): Point {
  return { x: a.x + (b.x - a.x) * fraction, y: a.y + (b.y - a.y) * fraction };
}

/** The direction from one point to another, of length 1; to the right when they are the same. */
export function direction(a: Point, b: Point): Point {
  const length = distance(a, b);
  return length === 0 ? { x: 1, y: 0 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

/** A point moved by a distance in a direction. */
export function moved(p: Point, towards: Point, by: number): Point {
  return { x: p.x + towards.x * by, y: p.y + towards.y * by };
}

/** The middle of several points. */
export function centroid(points: readonly Point[]): Point {
  const n = Math.max(points.length, 1);
  return {
    x: points.reduce((sum, p) => sum + p.x, 0) / n,
    y: points.reduce((sum, p) => sum + p.y, 0) / n,
  };
}

/** How far a point is from the straight line between two others (not extended). */
export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  if (length === 0) return distance(p, a);
  const t = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length);
  return distance(p, between(a, b, Math.min(1, Math.max(0, t))));
}

/** Which side of the line a → b (extended both ways) a point lies on: positive is to the right of the way, seen on screen. */
export function sideOf(p: Point, a: Point, b: Point): number {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/** Where the segments a → b and c → d cross, as a fraction of a → b; undefined if they do not. */
export function crossing(a: Point, b: Point, c: Point, d: Point): number | undefined {
  const denominator = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (Math.abs(denominator) < 1e-9) return undefined;
  const s = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / denominator;
  const t = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / denominator;
  return s >= 0 && s <= 1 && t >= 0 && t <= 1 ? s : undefined;
}

/** The smallest convex polygon round the points, in order (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const p of list) {
      for (;;) {
        const [before, last] = chain.slice(-2);
        if (!before || !last || sideOf(p, before, last) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

/** Points on a circle, evenly, beginning at the right. */
export function circlePoints({ at, radius }: Disc, count: number): readonly Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    return { x: at.x + Math.cos(angle) * radius, y: at.y + Math.sin(angle) * radius };
  });
}

/** A smooth curve (Catmull-Rom) through the points, as points about `step` px apart. */
export function smoothed(points: readonly Point[], step: number, closed = false): readonly Point[] {
  const n = points.length;
  const at = (i: number): Point => {
    const p = closed ? points[(i + n) % n] : points[Math.min(n - 1, Math.max(0, i))];
    if (!p) throw new Error('a curve needs at least one point');
    return p;
  };
  const curve: Point[] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const steps = Math.max(1, Math.round(distance(b, c) / step));
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      const blend = (p: number, q: number, r: number, s: number) =>
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t ** 3);
      curve.push({ x: blend(a.x, b.x, c.x, d.x), y: blend(a.y, b.y, c.y, d.y) });
    }
  }
  if (!closed) curve.push(at(n - 1));
  return curve;
}

/** An SVG path through the points, straight from each to the next. */
export function pathThrough(points: readonly Point[], closed = false): string {
  const steps = points.map((p) => `${p.x.toFixed(1)},${p.y.toFixed(1)}`);
  return steps.length === 0 ? '' : `M${steps.join('L')}${closed ? 'Z' : ''}`;
}

/** Where in an element a pointer is, in the element's own px: the page may be magnified round it. */
export function pointIn(
  element: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point {
  const frame = element.getBoundingClientRect();
  const magnified = frame.width / element.offsetWidth || 1;
  return { x: (clientX - frame.left) / magnified, y: (clientY - frame.top) / magnified };
}
