/** Links as shapes. */
import type { NodeId, World } from '../../engine/world.ts';
import { distanceToSegment } from '../geometry.ts';
import type { Disc, Point } from '../geometry.ts';
import { cutBetween } from './cuts.ts';
import type { Layout } from './layout.ts';
import { discOf, fractionUntil, obstaclesOf, route } from './route.ts';
import type { Box } from './route.ts';
import type { Tear } from './tear.ts';

/** A line between two nodes. `cut` tells which ways are cut where the tear does not tell it already. */
export interface LinkShape {
  readonly key: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly a: Point;
  readonly b: Point;
  /** The line itself: straight but for links that must go round somebody. */
  readonly way: readonly Point[];
  readonly state: 'open' | 'down' | 'cut' | 'cut-there' | 'cut-back';
}

const POINT: Box = { width: 0, height: 0 };

function runsOver(a: Point, b: Point, discs: readonly Disc[]): boolean {
  return discs.some((disc) => distanceToSegment(disc.at, a, b) < disc.radius);
}

/** The links worth a line: those between ring nodes or neighbouring rows, and of the others the cut ones. */
export function linksOf(
  world: World,
  layout: Layout,
  groups: readonly (readonly NodeId[])[],
  tears: readonly Tear[],
): readonly LinkShape[] {
  const lines = tears.map((tear) => tear.middle);
  const ends = [...layout.places.keys()];
  const groupOf = (id: NodeId) => groups.findIndex((group) => group.includes(id));
  return ends.flatMap((a, i) =>
    ends.slice(i + 1).flatMap((b): LinkShape[] => {
      const cut = cutBetween(world, a, b);
      const near = layout.rows?.areNeighbours(a, b) ?? false;
      const onRing = layout.rows ? near : layout.ring.includes(a) && layout.ring.includes(b);
      if (onRing ? cut === 'both' && groupOf(a) !== groupOf(b) : cut === 'none') return [];
      const [from, to] = [layout.places.get(a), layout.places.get(b)];
      if (!from || !to) return [];
      const way = near
        ? layout.rows!.way(a, b, POINT, 0)
        : route(discOf(from), discOf(to), POINT, 0, onRing ? [] : obstaclesOf(layout, a, b));
      const [start, end] = [way[0], way[way.length - 1]];
      const down = [a, b].some((id) => world.nodes[world.setup.cast.index.get(id) ?? -1]?.up === false);
      if (!start || !end) return [];
      // What a tear crosses, the tear tells.
      if (cut === 'both' && fractionUntil([start, end], lines) !== undefined) return [];
      // A cut link is shown broken in its middle, so it must be straight; where it cannot be, the tear must tell.
      if (cut !== 'none' && !onRing && runsOver(start, end, obstaclesOf(layout, a, b))) return [];
      const states = {
        both: 'cut',
        there: 'cut-there',
        back: 'cut-back',
        none: down ? 'down' : 'open',
      } as const;
      return [
        {
          key: `${a} ${b}`,
          from: a,
          to: b,
          a: start,
          b: end,
          way: cut === 'none' ? way : [start, end],
          state: states[cut],
        },
      ];
    }),
  );
}
