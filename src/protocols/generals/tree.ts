/** What a lieutenant has heard, along every way: a tree that shares all that did not change when something comes in. */
import type { NodeId } from '../../engine/world.ts';
import type { Path } from './camp.ts';
import { namesOn } from './camp.ts';

/** What came along one path, and, below, what others say they were told by the last on it. */
export interface Tree {
  /** The word; null: the round is over and nothing came; absent: nothing has come yet. */
  readonly said?: string | null;
  /** By the name that makes the path longer, in the order in which they came. */
  readonly below: Readonly<Record<NodeId, Tree>>;
}

/** Nothing heard yet. The root stands for the commander's own word. */
export const nothingHeard: Tree = { below: {} };

/** The part of the tree that begins at a path. */
export function branchAt(tree: Tree, path: Path): Tree | undefined {
  let at: Tree | undefined = tree;
  for (const id of namesOn(path).slice(1)) at = at?.below[id];
  return at;
}

/** What came along a path. */
export const saidAlong = (tree: Tree, path: Path): string | null | undefined => branchAt(tree, path)?.said;

/** The tree with what came along a path written into it. */
export function heardAlong(tree: Tree, path: Path, said: string | null): Tree {
  return written(tree, namesOn(path), 1, said);
}

function written(tree: Tree, names: readonly NodeId[], depth: number, said: string | null): Tree {
  const id = names[depth];
  if (id === undefined) return { said, below: tree.below };
  const child = written(tree.below[id] ?? nothingHeard, names, depth + 1, said);
  const below = { ...tree.below, [id]: child };
  return tree.said === undefined ? { below } : { said: tree.said, below };
}
