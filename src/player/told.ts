/**
 * What windows that show the same lesson tell each other: not what happened, but how things stand. A state that is
 * newer replaces one that is older, so a message that is lost, doubled or late does no harm.
 */

/** How things stand, as told by one window. */
export interface Told<State> {
  /** Grows by one with every change. */
  readonly rev: number;
  /** Who changed it; settles which of two states with the same `rev` is the newer. */
  readonly by: string;
  readonly state: State;
}

/** Whether the first is newer than the second. Nothing is older than anything. */
export function isNewer(
  one: Pick<Told<unknown>, 'rev' | 'by'>,
  other: Pick<Told<unknown>, 'rev' | 'by'> | undefined,
): boolean {
  if (!other) return true;
  return one.rev > other.rev || (one.rev === other.rev && one.by > other.by);
}

/** Something that travels between windows. */
export type Letter<State> =
  /** A window has opened, or asks whether we are still there: whoever hears it tells how things stand. */
  | { readonly kind: 'hello'; readonly by: string }
  | ({ readonly kind: 'state' } & Told<State>)
  /** Where the pointer is, in parts of the screen's width and height; undefined: nowhere. May get lost. */
  | {
      readonly kind: 'pointer';
      readonly by: string;
      readonly at: readonly [x: number, y: number] | undefined;
    };

const isPart = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= -1 && value <= 2;

/** Reads what came from another window. Undefined if it is not a letter of ours: it may come from anybody. */
export function readLetter<State>(
  data: unknown,
  readState: (state: unknown) => State | undefined,
): Letter<State> | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { kind, by, rev, state, at } = data as Record<string, unknown>;
  if (typeof by !== 'string' || by.length === 0 || by.length > 64) return undefined;
  switch (kind) {
    case 'hello':
      return { kind, by };
    case 'state': {
      const read = readState(state);
      if (typeof rev !== 'number' || !Number.isSafeInteger(rev) || rev < 0 || read === undefined)
        return undefined;
      return { kind, by, rev, state: read };
    }
    case 'pointer':
      if (at === undefined) return { kind, by, at };
      return Array.isArray(at) && at.length === 2 && isPart(at[0]) && isPart(at[1])
        ? { kind, by, at: [at[0], at[1]] }
        : undefined;
    default:
      return undefined;
  }
}
