/** Who is known to have accepted what, for slots not yet known to be chosen: a short list, seldom of more than a few. */
import type { NodeId } from '../../engine/world.ts';
import type { Tally } from './state.ts';

type Tallies = readonly Tally[];

// Lists are built by `concat` and `with`, never by pushing or spreading: those keep room for many more, and timelines
// keep every list.
const NONE: Tallies = [];

/** The tally of a slot; undefined if nothing is counted there. */
export function tallyOf(tallies: Tallies, slot: number): Tally | undefined {
  for (const tally of tallies) if (tally.slot === slot) return tally;
  return undefined;
}

/** The tallies with one more, or with another one for its slot. */
export function withTally(tallies: Tallies, tally: Tally): Tallies {
  const at = tallies.findIndex(({ slot }) => slot === tally.slot);
  return at < 0 ? tallies.concat(tally) : tallies.with(at, tally);
}

/** The tallies without that slot's. */
export function withoutTally(tallies: Tallies, slot: number): Tallies {
  const at = tallies.findIndex((tally) => tally.slot === slot);
  if (at < 0) return tallies;
  return tallies.length === 1 ? NONE : tallies.toSpliced(at, 1);
}

/** The tallies once these have accepted that value, too; lower ballots than the one counted do not count. */
export function counted(tallies: Tallies, { slot, ballot, entry, by: more }: Tally): Tallies {
  const tally = tallyOf(tallies, slot);
  if (tally && tally.ballot > ballot) return tallies;
  const by = tally?.ballot === ballot ? tally.by : [];
  const joined: readonly NodeId[] = by.concat(more.filter((id) => !by.includes(id)));
  if (joined.length === by.length) return tallies;
  return withTally(tallies, { slot, ballot, entry, by: joined });
}
