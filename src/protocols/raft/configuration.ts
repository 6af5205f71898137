/** Who belongs to the cluster: configurations, and what counts as a majority of one. */
import type { Log } from '../../engine/log.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Configuration, Entry, Members } from './state.ts';

/** The smallest number of servers that is more than half of `size`. */
export function majority(size: number): number {
  return Math.floor(size / 2) + 1;
}

/** How many of `size` are enough: more than half, or just half if half is to be enough. */
export const enough = (size: number, half: boolean): number => (half ? Math.ceil(size / 2) : majority(size));

/** True if enough of them do, whatever it is. */
function isEnough(voters: readonly NodeId[], does: (id: NodeId) => boolean, half: boolean): boolean {
  let count = 0;
  for (const id of voters) if (does(id)) count++;
  return voters.length > 0 && count >= enough(voters.length, half);
}

/** True if a majority does, of each of the two sets while there are two. */
export function isQuorum({ voters, next }: Members, does: (id: NodeId) => boolean, half = false): boolean {
  return isEnough(voters, does, half) && (next === undefined || isEnough(next, does, half));
}

/** Everybody a configuration names, each once. */
export function everybody({ voters, next }: Members): readonly NodeId[] {
  return next === undefined ? voters : [...voters, ...next.filter((id) => !voters.includes(id))];
}

/** The sets of which a majority counts: one, or two while one takes over from the other. */
export const setsOf = ({ voters, next }: Members): readonly (readonly NodeId[])[] =>
  next === undefined ? [voters] : [voters, next];

export const isMember = ({ voters, next }: Members, id: NodeId): boolean =>
  voters.includes(id) || (next?.includes(id) ?? false);

/** The configuration that a log ends with: its latest entry that is one, else what the snapshot or the beginning says. */
export function configurationIn(log: Log<Entry>, before: Configuration): Configuration {
  for (let at = log.length; at > log.base; at--) {
    const { members } = log.at(at)!;
    if (members) return { ...members, at };
  }
  return before;
}

/**
 * May a server with this configuration stand for election? If it belongs to it; or if it does not, but the entry that
 * says so is not known to be committed: it may never be, and the server may be needed.
 */
export const mayStand = (members: Configuration, commitIndex: number, id: NodeId): boolean =>
  isMember(members, id) || (members.voters.length > 0 && members.at > commitIndex);

/** `S1 S2 S3`, or `S1 S2 S3 + S3 S4 S5` while both must agree. */
export const membersInWords = (members: Members): string =>
  setsOf(members)
    .map((ids) => ids.join(' '))
    .join(' + ');

/** The same as short as it gets, for a cell of a log: `S123`, `S123+345`. */
export function membersInShort(members: Members): string {
  const sets = setsOf(members);
  const isShort = sets.flat().every((id) => /^S\d$/.test(id));
  return isShort
    ? `S${sets.map((ids) => ids.map((id) => id.slice(1)).join('')).join('+')}`
    : membersInWords(members);
}

/** The servers that are members at first: all of them, or the first few. */
export const firstMembers = (servers: readonly NodeId[], voters: number): readonly NodeId[] =>
  voters === 0 ? servers : servers.slice(0, voters);
