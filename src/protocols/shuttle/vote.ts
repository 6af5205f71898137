/** Counting states: which of them a majority has, and how the computers are split. */
import type { NodeId } from '../../engine/world.ts';

/** How many have each state, by state. */
function counted(states: ReadonlyMap<NodeId, string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of states.values()) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The state that more than half have; undefined if there is none. */
export const majorityOf = (states: ReadonlyMap<NodeId, string>): string | undefined =>
  [...counted(states)].find(([, count]) => 2 * count > states.size)?.[0];

/** The sizes of the groups that agree, largest first: 2, 1, 1. */
export const groupsOf = (states: ReadonlyMap<NodeId, string>): readonly number[] =>
  [...counted(states).values()].sort((a, b) => b - a);
