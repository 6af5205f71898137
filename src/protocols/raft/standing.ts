/** Who could be elected now, and by whom: what the election restriction and the configurations leave possible. */
import type { NodeId } from '../../engine/world.ts';
import { isMember, isQuorum } from './configuration.ts';
import type { Server } from './history.ts';
import type { Members } from './state.ts';
import { isUpToDate, lastTerm } from './state.ts';

/** A server and voters that suffice to elect it. */
export interface Winner {
  readonly id: NodeId;
  readonly voters: readonly NodeId[];
}

/** Whether a voter's log lets it vote for that candidate in a new term. */
export const wouldVote = (candidate: Server, voter: Server): boolean =>
  candidate.id === voter.id ||
  isUpToDate(lastTerm(candidate.state.log), candidate.state.log.length, voter.state.log);

/** All smallest sets out of these that are a quorum. */
function quorumsAmong(members: Members, willing: readonly NodeId[]): readonly (readonly NodeId[])[] {
  const found: (readonly NodeId[])[] = [];
  const useful = willing.filter((id) => isMember(members, id));
  for (let bits = 1; bits < 1 << useful.length; bits++) {
    const set = useful.filter((_, i) => (bits & (1 << i)) !== 0);
    if (!isQuorum(members, (id) => set.includes(id))) continue;
    if (!set.some((gone) => isQuorum(members, (id) => id !== gone && set.includes(id)))) found.push(set);
  }
  return found;
}

/**
 * Two servers that could both be elected, each by its own configuration, by quorums that have nobody in common;
 * undefined if there are none. Servers that are down count: they may come back.
 */
export function canWinApart(
  servers: readonly Server[],
): { readonly one: Winner; readonly other: Winner } | undefined {
  const winners = servers.map((server) => ({
    id: server.id,
    sets: quorumsAmong(
      server.state.members,
      servers.filter((voter) => wouldVote(server, voter)).map(({ id }) => id),
    ),
  }));
  for (const [i, one] of winners.entries()) {
    for (const other of winners.slice(i + 1)) {
      for (const voters of one.sets) {
        const apart = other.sets.find((set) => !set.some((id) => voters.includes(id)));
        if (apart) return { one: { id: one.id, voters }, other: { id: other.id, voters: apart } };
      }
    }
  }
  return undefined;
}
