/**
 * Whether a history of reads and writes of one register could have come from a single copy: the search of Wing and Gong,
 * naive and apart from everything it judges. For histories of a dozen operations, not of thousands.
 */

/** What a client asked of a register, and when. */
export interface Operation {
  readonly kind: 'write' | 'read';
  /** What was written, or what the read returned; undefined: nothing is there. */
  readonly value: string | undefined;
  /** When it was asked, and when the answer came; Infinity: none did, and it may have happened or not. */
  readonly from: number;
  readonly to: number;
}

/** The order in which it could have happened; undefined if there is none. */
export function linearization(history: readonly Operation[]): readonly Operation[] | undefined {
  // An unanswered read says nothing.
  return search(
    history.filter(({ kind, to }) => kind === 'write' || to < Infinity),
    undefined,
    new Set(),
  );
}

function search(
  left: readonly Operation[],
  value: string | undefined,
  hopeless: Set<string>,
): readonly Operation[] | undefined {
  if (left.every(({ to }) => to === Infinity)) return [];
  const key = `${value}|${left.map(({ kind, from }) => `${kind}${from}`).join()}`;
  if (hopeless.has(key)) return undefined;
  const firstEnd = Math.min(...left.map(({ to }) => to));
  for (const next of left) {
    // It cannot come first if another had ended before it began.
    if (next.from > firstEnd || (next.kind === 'read' && next.value !== value)) continue;
    const rest = left.filter((other) => other !== next);
    const order = search(rest, next.kind === 'write' ? next.value : value, hopeless);
    if (order) return [next, ...order];
  }
  hopeless.add(key);
  return undefined;
}
