/** Who belongs to the cluster, as shapes on the stage: a dashed hull round each set that counts. Pure. */
import type { Membership } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { pathThrough } from '../geometry.ts';
import type { Disc } from '../geometry.ts';
import { shortened } from '../short.ts';
import { othersInWords, setsInWords } from '../membership.ts';
import type { SetShape } from '../membership.ts';
import type { Layout } from './layout.ts';
import { hullRound, PADDING } from './loop-shape.ts';
import { membersWords } from '../../words/en/members.ts';

/** A hull, and what is told of it. */
export interface HullShape extends SetShape {
  readonly path: string;
}

/** A node that goes by another configuration than the leader. */
export interface OtherShape extends Disc {
  readonly node: NodeId;
  /** Whom it counts, short where there is little room. */
  readonly text: string;
  readonly says: string;
}

/** Everything about the membership on the stage. */
export interface HullsScene {
  readonly hulls: readonly HullShape[];
  /** Those who are brought up to date, and those who are no members. */
  readonly learners: readonly Disc[];
  readonly outside: readonly Disc[];
  readonly others: readonly OtherShape[];
  /** Who is in both, catches up, is in none: a phrase each. */
  readonly words: readonly string[];
}

/** From the outermost loop of a quorum to the first hull, and from hull to hull, px. */
const BEYOND = 9;
const APART = 7;
/** From the first hull to the edge of the stage at least, and from hull to hull there, px. */
const EDGE = 3;
const EDGES_APART = 4;
/** More hulls than this cannot be told apart. */
const MOST = 3;

/** The hull round a set; it does not leave the stage. */
function pathRound(members: readonly NodeId[], layout: Layout, nth: number): string {
  const edge = EDGE + nth * EDGES_APART;
  const within = (value: number, size: number) => Math.min(size - edge, Math.max(edge, value));
  const corners = hullRound(members, layout, PADDING + BEYOND + nth * APART);
  return pathThrough(
    corners.map(({ x, y }) => ({ x: within(x, layout.width), y: within(y, layout.height) })),
    true,
  );
}

/** The membership on the stage; undefined where it need not be drawn, because everybody counts for everybody. */
export function hullsScene(
  membership: Membership | undefined,
  world: World,
  layout: Layout,
): HullsScene | undefined {
  if (!membership) return undefined;
  const { sets, learners, outside, rows } = membership;
  if (sets.length < 2 && learners.length + outside.length === 0) return undefined;
  const w = membersWords();
  const discOf = (id: NodeId): readonly Disc[] => {
    const place = layout.places.get(id);
    return place ? [{ at: place.at, radius: place.radius }] : [];
  };
  const others = rows.filter(
    ({ node, differs, sets: own }) =>
      differs && own.length > 0 && !outside.includes(node) && !learners.includes(node),
  );
  return {
    hulls: setsInWords(membership)
      .slice(0, MOST)
      .map((set, i) => ({ ...set, path: pathRound(set.members, layout, i) })),
    learners: learners.flatMap(discOf),
    outside: outside.filter((id) => world.nodes[world.setup.cast.index.get(id) ?? -1]?.up).flatMap(discOf),
    others: others.flatMap(({ node, sets: own }) =>
      discOf(node).map((disc) => {
        const text = own.map((set) => set.join(' ')).join(' + ');
        return {
          ...disc,
          node,
          text: `≠${layout.tight ? '' : ` ${shortened(text)}`}`,
          says: w.goesBy(node, text),
        };
      }),
    ),
    words: othersInWords(membership),
  };
}
