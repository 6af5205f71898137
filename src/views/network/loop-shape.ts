/** Quorums as loops round their members. */
import type { Quorum } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import { circlePoints, convexHull, pathThrough } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import type { Layout } from './layout.ts';

/** How a loop looks: `ok` decides, `accent` stands for something weaker, `bad` is forbidden to count. */
export type LoopTone = 'ok' | 'accent' | 'bad';

/** A loop round the members of a quorum, with its words and where they stand. */
export interface LoopShape {
  readonly key: string;
  readonly path: string;
  readonly decides: boolean;
  readonly tone: LoopTone;
  readonly says: string;
  readonly wordsAt: Point;
  /** Words written under a loop on the paper, from this end, instead of on a label in the middle. */
  readonly written: 'start' | 'end' | undefined;
}

/** From a plate's edge to its loop, in px: just outside the timer ring. */
export const PADDING = 12;
/** How round a card's corners are, px. */
const CORNER = 14;
/** Between two loops, px. */
export const STEP = 7;

/** How the loop of a quorum looks. */
export const toneOf = ({ decides, tone }: Quorum): LoopTone => tone ?? (decides ? 'ok' : 'bad');

/** How high the labels of quorums are, one under the other, px. */
const heightOf = (quorums: readonly Quorum[]): number =>
  quorums.reduce((sum, { says }) => sum + 17 + 19.5 * Math.ceil((says.length * 7.6) / 220), 0);

/** The corners of a loop round these nodes, so far from their edges (px): a convex hull of their plates and cards. */
export function hullRound(members: readonly NodeId[], layout: Layout, pad: number): readonly Point[] {
  const points = members.flatMap((id) => {
    const { at, radius, card } = layout.places.get(id) ?? {};
    if (!at || radius === undefined) return [];
    if (!card) return circlePoints({ at, radius: radius + pad }, 48);
    const [dx, dy] = [card.width / 2 - CORNER, card.height / 2 - CORNER];
    const corners = [-1, 1].flatMap((a) => [-1, 1].map((b) => ({ x: at.x + a * dx, y: at.y + b * dy })));
    return corners.flatMap((corner) => circlePoints({ at: corner, radius: CORNER + pad }, 24));
  });
  return convexHull(points);
}

/** A loop for each quorum, the later ones a little wider. */
export function loopsOf(quorums: readonly Quorum[], layout: Layout): readonly LoopShape[] {
  const inRows = layout.rows?.loops(quorums);
  return quorums.map((quorum, i) => {
    const shape = {
      key: `${quorum.says} ${quorum.members.join('')}`,
      decides: quorum.decides,
      tone: toneOf(quorum),
      says: quorum.says,
    };
    const inRow = inRows?.[i];
    if (inRow) return { ...shape, ...inRow };
    const { centre } = layout;
    return {
      ...shape,
      path: pathThrough(hullRound(quorum.members, layout, PADDING + i * STEP), true),
      wordsAt: {
        x: centre.x,
        y: centre.y + heightOf(quorums.slice(0, i)) - (heightOf(quorums) - heightOf([quorum])) / 2,
      },
      written: undefined,
    };
  });
}
