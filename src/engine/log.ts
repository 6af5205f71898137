import { fingerprintOf, fold } from './fingerprint.ts';

/** What the logs of one family share: entries from index `from + 1` on, and the fingerprint of every prefix. */
interface Store<E> {
  readonly entries: E[];
  readonly prints: number[];
  /** How many entries lie before the first one stored here, and their fingerprint. */
  readonly from: number;
  readonly print: number;
}

/**
 * A log: entries with indexes from 1, as the papers count. Immutable to whoever holds it. Appending to the newest log
 * of a family costs O(1) whatever its length, because the logs of one family share one growing store; appending to an
 * older one copies. It keeps a fingerprint of every prefix, so that two logs are compared without walking them.
 * A prefix may be folded away, as snapshots do: its entries are gone, its length and fingerprint stay.
 */
export class Log<E> {
  readonly length: number;
  /** How many entries are folded away: the first one there is has index `base + 1`. */
  readonly base: number;
  /** The last entry folded away, or what is known of it; undefined if none is. */
  readonly folded: E | undefined;
  private readonly store: Store<E>;

  private constructor(store: Store<E>, length: number, base: number, folded: E | undefined) {
    this.store = store;
    this.length = length;
    this.base = base;
    this.folded = folded;
  }

  static of<E>(entries: readonly E[] = []): Log<E> {
    const prints: number[] = [];
    let print = 0;
    for (const entry of entries) prints.push((print = fold(print, fingerprintOf(entry))));
    return new Log({ entries: [...entries], prints, from: 0, print: 0 }, entries.length, 0, undefined);
  }

  /** A log of which nothing is left but a folded prefix: how long it was, its fingerprint, and its last entry. */
  static after<E>(length: number, print: number, last: E): Log<E> {
    return new Log({ entries: [], prints: [], from: length, print }, length, length, last);
  }

  /** The entry at an index; undefined outside 1…length, and where it is folded away. */
  at(index: number): E | undefined {
    return index > this.base && index <= this.length
      ? this.store.entries[index - 1 - this.store.from]
      : undefined;
  }

  /** The fingerprint of entries 1…index; 0 for none. Defined wherever the entries themselves have been at hand. */
  printAt(index: number): number {
    if (index > this.length) throw new Error(`a log of ${this.length} entries has no prefix of ${index}`);
    const { from, print, prints } = this.store;
    if (index > from) return prints[index - 1 - from]!;
    return index === from ? print : index <= 0 ? 0 : NaN;
  }

  /** The fingerprint of the whole log. */
  get fingerprint(): number {
    const print = this.printAt(this.length);
    return this.base === 0 ? print : fold(print, this.base);
  }

  append(...more: readonly E[]): Log<E> {
    if (more.length === 0) return this;
    let store = this.store;
    const kept = this.length - store.from;
    if (store.entries.length !== kept) {
      store = { ...store, entries: store.entries.slice(0, kept), prints: store.prints.slice(0, kept) };
    }
    let print = this.printAt(this.length);
    for (const entry of more) {
      store.entries.push(entry);
      store.prints.push((print = fold(print, fingerprintOf(entry))));
    }
    return new Log(store, this.length + more.length, this.base, this.folded);
  }

  /** The log that holds only entries 1…length; what is folded stays. */
  cut(length: number): Log<E> {
    return length >= this.length
      ? this
      : new Log(this.store, Math.max(this.base, length), this.base, this.folded);
  }

  /** The log with entries 1…index folded away. */
  fold(index: number): Log<E> {
    const last = this.at(index);
    return last === undefined ? this : new Log(this.store, this.length, index, last);
  }

  /** Entries from…to, both inclusive, as far as they exist. */
  slice(from: number, to = this.length): readonly E[] {
    return this.recall(Math.max(from, this.base + 1), to);
  }

  /** Entries from…to, folded away or not, as far as this log ever held them: for judges, who forget nothing. */
  recall(from: number, to = this.length): readonly E[] {
    const offset = this.store.from;
    return this.store.entries.slice(
      Math.max(0, from - 1 - offset),
      Math.max(0, Math.min(to, this.length) - offset),
    );
  }

  /** True if this log begins with all of the other. */
  extends(other: Log<E>): boolean {
    return other.length <= this.length && this.printAt(other.length) === other.printAt(other.length);
  }

  toJSON(): readonly E[] {
    return this.slice(1);
  }
}
