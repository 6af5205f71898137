/** Quorums as loops round their members. */
import type { Quorum } from '../../engine/portrait.ts';
import { circlePoints, convexHull, pathThrough } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import type { Layout } from './layout.ts';

/** A loop round the members of a quorum, with its words and where they stand. */
export interface LoopShape {
  readonly key: string;
  readonly path: string;
  readonly decides: boolean;
  readonly says: string;
  readonly wordsAt: Point;
}

/** From a plate's edge to its loop, in px: just outside the timer ring. */
const PADDING = 12;

/** A loop for each quorum, the later ones a little wider. */
export function loopsOf(quorums: readonly Quorum[], layout: Layout): readonly LoopShape[] {
  return quorums.map((quorum, i) => {
    const points = quorum.members.flatMap((id) => {
      const place = layout.places.get(id);
      return place ? circlePoints({ at: place.at, radius: place.radius + PADDING + i * 7 }, 48) : [];
    });
    const hull = convexHull(points);
    const centre = layout.centre;
    return {
      key: `${quorum.says} ${quorum.members.join('')}`,
      path: pathThrough(hull, true),
      decides: quorum.decides,
      says: quorum.says,
      wordsAt: { x: centre.x, y: centre.y + (i - (quorums.length - 1) / 2) * 36 },
    };
  });
}
