/** What generals know and say to each other, with oral messages. */
import type { NodeId } from '../../engine/world.ts';
import type { Path } from './camp.ts';
import type { Tree } from './tree.ts';

/** Somebody who counts rounds. */
export interface Marcher {
  /** The round it is in; 0: nothing has begun. */
  readonly round: number;
  /** It was down while the rounds went by, and keeps out of the rest. */
  readonly asleep?: true;
}

/** What the commander knows: its order. */
export interface CommanderState extends Marcher {
  /** What it sends if it is loyal. */
  readonly order: string;
}

/** What a lieutenant knows. */
export interface LieutenantState extends Marcher {
  /** What came, along every path. */
  readonly tree: Tree;
  /** What each path counts as, after asking the others; empty until the last round is over. */
  readonly resolved: Readonly<Record<Path, string>>;
  /** The votes its decision is taken from, by who gave them, in the order of the cast; its own is what it was told. */
  readonly votes: readonly { readonly who: NodeId; readonly word: string }[];
  readonly decision: string | null;
}

/** A messenger's scroll: this is what came along that path. */
export interface Order {
  readonly type: 'Order';
  /** The sender is the last on it. */
  readonly path: Path;
  readonly value: string;
}
