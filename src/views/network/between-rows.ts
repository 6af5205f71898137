/** What goes on between nodes that stand in rows: the ways of messages, and where the paper tears. */
import type { NodeId } from '../../engine/world.ts';
import type { Point } from '../geometry.ts';
import type { Size } from '../size.ts';
import type { InRows, Layout, Place } from './layout.ts';
import { OVERSHOOT } from './tear.ts';

/** Names row by row, or group by group. */
type Rows = readonly (readonly NodeId[])[];
type Stage = Pick<Layout, 'width' | 'height' | 'places'>;

/** So far aside, px, a box may begin its way. */
const MOST_FAN = 190;

const toward = (d: number, most: number) => Math.min(most, Math.max(-most, d));

/**
 * The straight way of a box between two rows, `lane` px aside: it leaves at one place's lower edge and lands on the
 * other's upper edge, or the other way round, so that it never lies on anybody in either row. Neighbours take turns to
 * travel on the upper deck, so that what they say can be read.
 */
function routeBetweenRows(
  from: Place,
  to: Place,
  box: Size,
  lane: number,
  deck: 'upper' | 'lower',
  fans: readonly [from: number, to: number],
): readonly Point[] {
  const down = to.at.y > from.at.y ? 1 : -1;
  const far = Math.abs(to.at.y - from.at.y) - from.radius - to.radius;
  const off = Math.min(box.height === 0 ? 0 : 6 + box.height / 2, far / 2 - 4);
  // Half the way at most: they must be seen to travel.
  const lift = box.height === 0 ? 0 : Math.max(0, Math.min(box.height + 3, (far - 2 * off) / 2));
  const end = (place: Place, other: Place, sign: number, fan: number): Point => {
    const dx = other.at.x - place.at.x;
    // At a plate boxes for neighbours begin and land side by side rather than on top of each other.
    const aside = place.card
      ? toward(dx * 0.08, place.card.width * 0.3)
      : box.width === 0
        ? toward(dx * 0.05, place.radius * 0.45)
        : toward(toward(fan * (box.width + 6), MOST_FAN), Math.abs(dx));
    // The upper deck keeps away from the lower row, and the lower deck from the upper row.
    const away = sign < 0 === (deck === 'upper') ? lift : 0;
    return {
      x: place.at.x + aside + lane,
      y: place.at.y + sign * (place.radius + off + away),
    };
  };
  return [end(from, to, down, fans[0]), end(to, from, -down, fans[1])];
}

/** How many places of its row `other` stands beside the one that is nearest to `id`; negative at its left. */
function fanOf(rows: Rows, id: NodeId, other: NodeId, { places }: Stage): number {
  const row = rows.find((ids) => ids.includes(other)) ?? [];
  const far = (one: NodeId) => Math.abs((places.get(one)?.at.x ?? 0) - (places.get(id)?.at.x ?? 0));
  const nearest = row.reduce((best, one) => (far(one) < far(best) ? one : best), other);
  return row.indexOf(other) - row.indexOf(nearest);
}

/** The deck for messages between two nodes: those of neighbours in the longer row differ. */
function deckOf(rows: Rows, a: NodeId, b: NodeId): 'upper' | 'lower' {
  const [one, two] = [a, b].map((id) => rows.find((row) => row.includes(id)) ?? []);
  if (!one || !two) return 'lower';
  const at = one.length > two.length ? one.indexOf(a) : two.indexOf(b);
  return at % 2 === 1 ? 'upper' : 'lower';
}

/** A way on which a box never leaves the stage at its sides. */
function within(width: number, box: Size, way: readonly Point[]): readonly Point[] {
  const edge = Math.min(box.width / 2 + 4, width / 2);
  return way.map(({ x, y }) => ({ x: Math.min(width - edge, Math.max(edge, x)), y }));
}

/**
 * The tears that separate groups of nodes that stand in rows: one line across the stage between two groups that stand
 * apart, left and right or above and below; groups that stand between each other are torn out, each run by itself.
 */
function partings(groups: Rows, rows: Rows, stage: Stage): ReturnType<InRows['partings']> {
  const rowOf = (id: NodeId) => rows.findIndex((row) => row.includes(id));
  const levels = groups.map((group) => group.map(rowOf));
  const [one, two] = levels;
  if (one && two && levels.length === 2) {
    const [upper, lower] = Math.min(...one) < Math.min(...two) ? [one, two] : [two, one];
    const border = Math.min(...lower);
    if (Math.max(...upper) < border) return { lines: [lineAbove(border, rows, stage)], islands: [] };
  }
  const x = (id: NodeId) => stage.places.get(id)?.at.x ?? 0;
  const meanX = (group: readonly NodeId[]) => group.reduce((sum, id) => sum + x(id), 0) / group.length;
  const order = [...groups].sort((a, b) => meanX(a) - meanX(b));
  const lines = order.slice(1).map((_, i) => lineBeside(order.slice(0, i + 1).flat(), rows, stage));
  if (lines.every((line) => line !== undefined)) return { lines, islands: [] };
  const largest = groups.reduce((best, group) => (group.length > best.length ? group : best));
  const runs = groups
    .filter((group) => group !== largest)
    .flatMap((group) => rows.flatMap((row) => runsIn(row, (id) => group.includes(id))));
  return { lines: [], islands: runs };
}

/** The longest stretches of a row for whose nodes the condition holds. */
function runsIn(row: readonly NodeId[], is: (id: NodeId) => boolean): Rows {
  const runs: NodeId[][] = [];
  row.forEach((id, i) => {
    if (!is(id)) return;
    const before = row[i - 1];
    if (before !== undefined && is(before)) runs.at(-1)?.push(id);
    else runs.push([id]);
  });
  return runs;
}

/** Half the width of what stands at a place, px. */
const halfWidth = (id: NodeId, { places }: Stage): number => {
  const place = places.get(id);
  return place ? (place.card ? place.card.width / 2 : place.radius) : 0;
};

/** A line from top to bottom with these nodes at its left and all others at its right; undefined if there is none. */
function lineBeside(left: readonly NodeId[], rows: Rows, stage: Stage): readonly Point[] | undefined {
  const line: Point[] = [];
  for (const row of rows) {
    const count = row.filter((id) => left.includes(id)).length;
    if (row.slice(0, count).some((id) => !left.includes(id))) return undefined;
    const [before, after] = [row[count - 1], row[count]];
    const a = before === undefined ? undefined : stage.places.get(before);
    const b = after === undefined ? undefined : stage.places.get(after);
    const { at, radius } = (a ?? b)!;
    const rightOf = a && before !== undefined ? a.at.x + halfWidth(before, stage) : undefined;
    const leftOf = b && after !== undefined ? b.at.x - halfWidth(after, stage) : undefined;
    const x =
      rightOf !== undefined && leftOf !== undefined
        ? (rightOf + leftOf) / 2
        : rightOf !== undefined
          ? Math.min(rightOf + 34, (rightOf + stage.width) / 2)
          : Math.max((leftOf ?? 0) - 34, (leftOf ?? 0) / 2);
    line.push({ x, y: at.y - radius - 4 }, { x, y: at.y + radius + 4 });
  }
  const [first, last] = [line[0]!, line.at(-1)!];
  return [{ x: first.x, y: -OVERSHOOT }, ...line, { x: last.x, y: stage.height + OVERSHOOT }];
}

/** A line from left to right above a row. */
function lineAbove(row: number, rows: Rows, stage: Stage): readonly Point[] {
  const edge = (id: NodeId | undefined, sign: number) => {
    const place = id === undefined ? undefined : stage.places.get(id);
    return place ? place.at.y + sign * place.radius : 0;
  };
  const y = (edge(rows[row - 1]?.[0], 1) + edge(rows[row]?.[0], -1)) / 2;
  return [
    { x: -OVERSHOOT, y },
    { x: stage.width / 2, y },
    { x: stage.width + OVERSHOOT, y },
  ];
}

/** Ways and tears on a stage whose nodes stand in these rows. */
export function betweenRows(rows: Rows, stage: Stage): Omit<InRows, 'loops' | 'apart'> {
  const rowOf = new Map(rows.flatMap((row, i) => row.map((id) => [id, i] as const)));
  return {
    areNeighbours: (a, b) => Math.abs((rowOf.get(a) ?? -9) - (rowOf.get(b) ?? 9)) === 1,
    way: (from, to, box, lane) => {
      const [start, end] = [stage.places.get(from), stage.places.get(to)];
      if (!start || !end) throw new Error(`no way from ${from} to ${to}: they have no place`);
      const fans = [fanOf(rows, from, to, stage), fanOf(rows, to, from, stage)] as const;
      const way = routeBetweenRows(start, end, box, lane, deckOf(rows, from, to), fans);
      return box.width === 0 ? way : within(stage.width, box, way);
    },
    partings: (groups) => partings(groups, rows, stage),
  };
}
