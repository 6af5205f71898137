/** Which links are cut, and whom that separates. */
import { groupsOf } from '../../engine/groups.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { isCut } from '../../engine/world.ts';

/** Groups of ring nodes between which both ways are cut. */
export function groupsOfRing(world: World, ring: readonly NodeId[]): readonly (readonly NodeId[])[] {
  return groupsOf(ring, (a, b) => cutBetween(world, a, b) !== 'both');
}

/** Which ways between two nodes are cut: from the first to the second is `there`. */
export function cutBetween(world: World, a: NodeId, b: NodeId): 'none' | 'there' | 'back' | 'both' {
  const [there, back] = [isCut(world, a, b), isCut(world, b, a)];
  if (there && back) return 'both';
  return there ? 'there' : back ? 'back' : 'none';
}
