/** Which parts the network has fallen into, and how to make new ones. */
import type { Action } from '../engine/action.ts';
import { partitionLinks } from '../engine/action.ts';
import { groupsOf } from '../engine/groups.ts';
import type { NodeId, World } from '../engine/world.ts';
import { isCut } from '../engine/world.ts';

/** The parts: nodes that still reach each other both ways, directly or through others. One part: the network is whole. */
export function partsOf(world: World): readonly (readonly NodeId[])[] {
  return groupsOf(world.setup.cast.ids, (a, b) => !isCut(world, a, b) && !isCut(world, b, a));
}

/** Cuts every link between the groups; nodes in none of them stay with the first. */
export function partitionAction(world: World, groups: readonly (readonly NodeId[])[]): Action {
  const placed = new Set(groups.flat());
  const rest = world.setup.cast.ids.filter((id) => !placed.has(id));
  return { kind: 'cut', links: partitionLinks([[...(groups[0] ?? []), ...rest], ...groups.slice(1)]) };
}
