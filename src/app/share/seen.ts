/** What was shown of a lesson in this window: the stops in order, and every what-if. Kept until the window is closed. */

/** Something that was shown. */
export interface Seen {
  /** Its address. */
  readonly hash: string;
  /** The title of the step. */
  readonly step: string;
  /** When, ms since 1970. */
  readonly at: number;
}

/** More than any lecture shows. */
const MOST = 400;

const key = (lesson: string): string => `parley.seen.${lesson}`;

/** Whether it is a what-if: something was done that the lesson does not do. */
export const isWhatIf = ({ hash }: Pick<Seen, 'hash'>): boolean => /[?&]do=/.test(hash);

/** The stop and the deeds of an address, without the moment that was looked at. */
const withoutMoment = (hash: string): string => hash.replace(/([?&])at=\d+/, '$1').replace(/[?&]+$/, '');

/** Adds what is shown to what was shown: a what-if that goes on takes the place of what it was. */
export function seenNext(before: readonly Seen[], now: Seen): readonly Seen[] {
  const last = before[before.length - 1];
  if (last?.hash === now.hash) return before;
  const isOneTale =
    last !== undefined &&
    isWhatIf(last) &&
    isWhatIf(now) &&
    withoutMoment(now.hash).startsWith(withoutMoment(last.hash));
  return [...(isOneTale ? before.slice(0, -1) : before), now].slice(-MOST);
}

/** Everything shown of a lesson so far, oldest first. Never throws. */
export function seenOf(lesson: string): readonly Seen[] {
  try {
    const list: unknown = JSON.parse(sessionStorage.getItem(key(lesson)) ?? '[]');
    return Array.isArray(list) ? list.filter(isSeen) : [];
  } catch {
    return [];
  }
}

function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false;
  const { hash, step, at } = value as Partial<Record<keyof Seen, unknown>>;
  return (
    typeof hash === 'string' &&
    hash.startsWith('#/lesson/') &&
    typeof step === 'string' &&
    typeof at === 'number'
  );
}

/** Notes what is shown now. A browser that keeps nothing costs only the list. */
export function noteSeen(lesson: string, hash: string, step: string): void {
  try {
    const before = seenOf(lesson);
    const after = seenNext(before, { hash, step, at: Date.now() });
    if (after !== before) sessionStorage.setItem(key(lesson), JSON.stringify(after));
  } catch {
    // No storage, no list.
  }
}
