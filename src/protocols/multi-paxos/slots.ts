/**
 * A log that may have gaps: slots from 1, each with an entry or without. Immutable to whoever holds it. Writing near the
 * end copies a handful of places, writing anywhere else a handful for each level of a tree that is 8 wide; everything
 * else is shared with the log it came from.
 */
const BITS = 3;
const WIDTH = 2 ** BITS;

type Chunk<E> = readonly (E | undefined)[];
type Tree<E> = readonly (Tree<E> | Chunk<E> | undefined)[];

/** The chunk in which a slot lies; `slot - 1` counts from 0. */
const chunkOf = (slot: number): number => Math.floor((slot - 1) / WIDTH);
const offsetOf = (slot: number): number => (slot - 1) % WIDTH;

/** A copy with one place changed; places before it that were not there are empty. */
function changed<T>(list: readonly (T | undefined)[], at: number, item: T): readonly (T | undefined)[] {
  if (at < list.length) return list.with(at, item);
  // Not pushed: a list that grows by pushing keeps room for many more, and timelines keep every list.
  return list.concat(
    Array.from({ length: at - list.length }, () => undefined),
    [item],
  );
}

/** How many levels of a tree it takes to reach a chunk. */
function levelsFor(chunk: number): number {
  let levels = 1;
  for (let rest = chunk; rest >= WIDTH; rest = Math.floor(rest / WIDTH)) levels++;
  return levels;
}

function chunkAt<E>(tree: Tree<E>, levels: number, chunk: number): Chunk<E> | undefined {
  const at = Math.floor(chunk / WIDTH ** (levels - 1)) % WIDTH;
  const child = tree[at];
  return levels === 1 || child === undefined
    ? (child as Chunk<E> | undefined)
    : chunkAt(child as Tree<E>, levels - 1, chunk);
}

function withChunk<E>(tree: Tree<E>, levels: number, chunk: number, content: Chunk<E>): Tree<E> {
  const at = Math.floor(chunk / WIDTH ** (levels - 1)) % WIDTH;
  if (levels === 1) return changed<Tree<E> | Chunk<E>>(tree, at, content);
  const child = (tree[at] ?? []) as Tree<E>;
  return changed<Tree<E> | Chunk<E>>(tree, at, withChunk(child, levels - 1, chunk, content));
}

export class Slots<E> {
  /** The highest slot that has an entry; 0 if none has. */
  readonly length: number;
  /** The chunk with the highest slot, apart from the tree, because most writing happens there. */
  private readonly tail: Chunk<E>;
  private readonly tree: Tree<E>;
  private readonly levels: number;

  private constructor(length: number, tail: Chunk<E>, tree: Tree<E>, levels: number) {
    this.length = length;
    this.tail = tail;
    this.tree = tree;
    this.levels = levels;
  }

  static of<E>(): Slots<E> {
    return new Slots<E>(0, [], [], 1);
  }

  /** The entry in a slot; undefined if it is empty. */
  at(slot: number): E | undefined {
    if (slot < 1 || slot > this.length) return undefined;
    const chunk = chunkOf(slot);
    const content = chunk === chunkOf(this.length) ? this.tail : chunkAt(this.tree, this.levels, chunk);
    return content?.[offsetOf(slot)];
  }

  /** The log with that entry in that slot. */
  with(slot: number, entry: E): Slots<E> {
    const [chunk, last] = [chunkOf(slot), chunkOf(Math.max(1, this.length))];
    const length = Math.max(slot, this.length);
    if (chunk === last)
      return new Slots(length, changed(this.tail, offsetOf(slot), entry), this.tree, this.levels);
    if (chunk > last) return this.beyond(chunk, last, changed<E>([], offsetOf(slot), entry), length);
    const content = changed(chunkAt(this.tree, this.levels, chunk) ?? [], offsetOf(slot), entry);
    return new Slots(length, this.tail, withChunk(this.tree, this.levels, chunk, content), this.levels);
  }

  /** The log that goes on in a later chunk: the old tail moves into the tree, which grows as high as it must. */
  private beyond(chunk: number, last: number, tail: Chunk<E>, length: number): Slots<E> {
    let { tree, levels } = this;
    for (; levels < levelsFor(chunk); levels++) tree = tree.length > 0 ? [tree] : [];
    if (this.length > 0) tree = withChunk(tree, levels, last, this.tail);
    return new Slots(length, tail, tree, levels);
  }

  /** The filled slots from…to, both inclusive, in order. */
  *entries(from = 1, to = this.length): Generator<readonly [slot: number, entry: E]> {
    for (let slot = from; slot <= Math.min(to, this.length); slot++) {
      const entry = this.at(slot);
      if (entry !== undefined) yield [slot, entry];
    }
  }
}
