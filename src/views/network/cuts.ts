/** Which links are cut, and whom that separates. */
import type { NodeId, World } from '../../engine/world.ts';

/** Groups of ring nodes between which both ways are cut. */
export function groupsOf(world: World, ring: readonly NodeId[]): readonly (readonly NodeId[])[] {
  const left = new Set(ring);
  const groups: NodeId[][] = [];
  for (const start of ring) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const member of group) {
      for (const other of left) {
        if (cutBetween(world, member, other) === 'both') continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(ring.filter((id) => group.includes(id)));
  }
  return groups;
}

/** Which ways between two nodes are cut: from the first to the second is `there`. */
export function cutBetween(world: World, a: NodeId, b: NodeId): 'none' | 'there' | 'back' | 'both' {
  const { index } = world.setup.cast;
  const [i, j] = [index.get(a) ?? 0, index.get(b) ?? 0];
  const there = ((world.cuts[i] ?? 0) & (1 << j)) !== 0;
  const back = ((world.cuts[j] ?? 0) & (1 << i)) !== 0;
  if (there && back) return 'both';
  return there ? 'there' : back ? 'back' : 'none';
}
