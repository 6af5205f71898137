/** Who belongs to the cluster, as a table: which configuration each node goes by. Pure. */
import type { Membership, MembershipRow, Portrait, VotingSet } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { othersInWords, setsInWords } from '../membership.ts';
import type { SetShape } from '../membership.ts';
import { membersWords } from '../../words/en/members.ts';

/** One node. */
export interface MemberRow {
  readonly node: NodeId;
  readonly up: boolean;
  readonly leads: boolean;
  /** Whom it counts: one list, two while both must agree; each as it looks on the stage. */
  readonly sets: readonly { readonly kind: VotingSet['kind']; readonly text: string }[];
  /** Which entry says so. */
  readonly entry: string;
  readonly committed: boolean;
  /** Not what the leader goes by: which it is other than; empty if it is the same. */
  readonly differs: string;
  /** Where it stands itself: `catching up`, `no member`; empty for members. */
  readonly place: string;
}

/** The table. */
export interface MembersScene {
  readonly sets: readonly SetShape[];
  /** Who is in both of two sets, who catches up, who is in none: a phrase each. */
  readonly others: readonly string[];
  readonly rows: readonly MemberRow[];
  readonly says: string;
}

function says({ sets, rows }: Membership): string {
  const w = membersWords();
  const what = sets[0]?.kind === 'old' ? w.joint : w.single;
  return rows.some(({ differs }) => differs) ? `${what} ${w.apart}` : what;
}

/** The table at a moment. */
export function membersScene(world: World, portrait: Portrait): MembersScene {
  const w = membersWords();
  const membership = portrait.membership?.(world);
  if (!membership) return { sets: [], others: [], rows: [], says: w.all };
  const { sets, learners, outside, rows } = membership;
  const leader = rows.find(({ leads }) => leads)?.node;
  const placeOf = (id: NodeId) =>
    learners.includes(id) ? w.learner : outside.includes(id) ? w.noMember : '';
  return {
    sets: setsInWords(membership),
    others: othersInWords(membership),
    rows: rows.map((row: MembershipRow) => ({
      node: row.node,
      up: world.nodes[world.setup.cast.index.get(row.node) ?? -1]?.up ?? true,
      leads: row.leads,
      sets: row.sets.map((set) => ({
        kind: sets.find(({ members }) => members.join() === set.join())?.kind ?? 'other',
        text: set.join(' '),
      })),
      entry: row.sets.length === 0 ? '' : row.at === 0 ? w.beginning : String(row.at),
      committed: row.committed,
      differs: !row.differs ? '' : leader === undefined ? w.differsFromNewest : w.differs(leader),
      place: placeOf(row.node),
    })),
    says: says(membership),
  };
}
