/** Who could be elected now, and by whom: what the election restriction and the configurations leave possible. */
import type { Ballot, Candidacy, LogEnd } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { isCut } from '../../engine/world.ts';
import { enough, isMember, isQuorum, mayStand, setsOf } from './configuration.ts';
import type { Server } from './history.ts';
import { serversOf } from './history.ts';
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

/** How many of so many must agree, as long as the rule about it stands. */
export const neededOf = (world: World, size: number): number => enough(size, world.off.includes('SW-QUORUM'));

const endOf = ({ state: { log } }: Server): LogEnd => ({ index: log.length, epoch: lastTerm(log) });

/** Whether that server would vote for the candidate if it stood in a new term now; if not, why. */
function answerOf(world: World, candidate: Server, voter: Server): Ballot['answer'] {
  if (!isMember(candidate.state.members, voter.id)) return 'outside';
  if (!voter.up) return 'down';
  if (voter.id === candidate.id) return 'yes';
  if (isCut(world, candidate.id, voter.id) || isCut(world, voter.id, candidate.id)) return 'cut';
  return world.off.includes('SW-UPTODATE') || wouldVote(candidate, voter) ? 'yes' : 'log';
}

/** Whether that server could be elected now, and by whom. Claims and pictures go by this; the judge of I14 asks for less, for who is down or cut off may come back. */
export function candidacyOf(world: World, candidate: Server): Candidacy {
  const { id, up, state } = candidate;
  const ballots = serversOf(world).map((voter) => ({
    node: voter.id,
    answer: answerOf(world, candidate, voter),
    end: endOf(voter),
  }));
  const votes = ballots.flatMap(({ node, answer }) => (answer === 'yes' ? [node] : []));
  const counts = setsOf(state.members).map((set) => ({
    needed: neededOf(world, set.length),
    size: set.length,
    had: set.filter((voter) => votes.includes(voter)).length,
  }));
  const bars = !up ? 'down' : mayStand(state.members, state.commitIndex, id) ? undefined : 'outside';
  return {
    node: id,
    end: endOf(candidate),
    wins: bars === undefined && counts.every(({ had, needed }) => had >= needed),
    ...(bars && { bars }),
    ballots,
    counts,
  };
}

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
