import { fingerprintOf, fold } from './fingerprint.ts';

/**
 * A log: entries with indexes from 1, as the papers count. Immutable to whoever holds it. Appending to the newest log
 * of a family costs O(1) whatever its length, because the logs of one family share one growing store; appending to an
 * older one copies. It keeps a fingerprint of every prefix, so that two logs are compared without walking them.
 */
export class Log<E> {
  readonly length: number;
  private readonly store: { readonly entries: E[]; readonly prints: number[] };

  private constructor(store: Log<E>['store'], length: number) {
    this.store = store;
    this.length = length;
  }

  static of<E>(entries: readonly E[] = []): Log<E> {
    const prints: number[] = [];
    let print = 0;
    for (const entry of entries) prints.push((print = fold(print, fingerprintOf(entry))));
    return new Log({ entries: [...entries], prints }, entries.length);
  }

  /** The entry at an index; undefined outside 1…length. */
  at(index: number): E | undefined {
    return index >= 1 && index <= this.length ? this.store.entries[index - 1] : undefined;
  }

  /** The fingerprint of entries 1…index; 0 for none. */
  printAt(index: number): number {
    if (index > this.length) throw new Error(`a log of ${this.length} entries has no prefix of ${index}`);
    return index <= 0 ? 0 : this.store.prints[index - 1]!;
  }

  /** The fingerprint of the whole log. */
  get fingerprint(): number {
    return this.printAt(this.length);
  }

  append(...more: readonly E[]): Log<E> {
    if (more.length === 0) return this;
    let store = this.store;
    if (store.entries.length !== this.length) {
      store = { entries: store.entries.slice(0, this.length), prints: store.prints.slice(0, this.length) };
    }
    let print = this.fingerprint;
    for (const entry of more) {
      store.entries.push(entry);
      store.prints.push((print = fold(print, fingerprintOf(entry))));
    }
    return new Log(store, this.length + more.length);
  }

  /** The log that holds only entries 1…length. */
  cut(length: number): Log<E> {
    return length >= this.length ? this : new Log(this.store, Math.max(0, length));
  }

  /** Entries from…to, both inclusive, as far as they exist. */
  slice(from: number, to = this.length): readonly E[] {
    return this.store.entries.slice(Math.max(0, from - 1), Math.min(to, this.length));
  }

  /** True if this log begins with all of the other. */
  extends(other: Log<E>): boolean {
    return other.length <= this.length && this.printAt(other.length) === other.fingerprint;
  }

  toJSON(): readonly E[] {
    return this.slice(1);
  }
}
