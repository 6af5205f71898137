/** Falling apart: which of many still hang together. */

/** The groups in which each is joined to each, directly or through others; groups and members in the order given. */
export function groupsOf<T>(
  all: readonly T[],
  areJoined: (a: T, b: T) => boolean,
): readonly (readonly T[])[] {
  const left = new Set(all);
  const groups: T[][] = [];
  for (const start of all) {
    if (!left.delete(start)) continue;
    const members = new Set([start]);
    for (const member of members) {
      for (const other of left) {
        if (!areJoined(member, other)) continue;
        left.delete(other);
        members.add(other);
      }
    }
    groups.push(all.filter((one) => members.has(one)));
  }
  return groups;
}
