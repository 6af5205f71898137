/** Who belongs to the cluster, in words: the same on the stage and in the table. */
import type { Membership, VotingSet } from '../engine/portrait.ts';
import type { NodeId } from '../engine/world.ts';
import { membersWords } from '../words/en/members.ts';

/** A set of voters, told. */
export interface SetShape {
  readonly key: string;
  readonly kind: VotingSet['kind'];
  /** `old`, `new`, `members`; or who goes by it. */
  readonly name: string;
  /** `2 of S1 S2 S3`. */
  readonly needed: string;
  readonly members: readonly NodeId[];
}

/** What is told of the sets. */
export function setsInWords({ sets }: Pick<Membership, 'sets'>): readonly SetShape[] {
  const w = membersWords();
  return sets.map(({ kind, members, needed, by }) => ({
    key: `${kind} ${members.join(' ')}`,
    kind,
    name: kind === 'other' && by.length > 0 ? w.byWhom(by) : w.kinds[kind],
    needed: w.needed(needed, members.join(' ')),
    members,
  }));
}

/** Those who are in both of the first two sets. */
export const inBoth = ({ sets }: Pick<Membership, 'sets'>): readonly NodeId[] =>
  sets[1] ? sets[0]!.members.filter((id) => sets[1]!.members.includes(id)) : [];

/** What is told of those who stand out: in both, catching up, in none. */
export function othersInWords(membership: Membership): readonly string[] {
  const w = membersWords();
  const { learners, outside } = membership;
  const both = inBoth(membership);
  return [
    ...(both.length > 0 ? [w.both(both)] : []),
    ...(learners.length > 0 ? [w.learners(learners)] : []),
    ...(outside.length > 0 ? [w.outside(outside)] : []),
  ];
}
