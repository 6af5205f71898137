/** What a person has pointed at, on whatever picture they did it. */
import type { NodeId } from '../engine/world.ts';

/** A thing that can be selected; entries are named by their log index. */
export type Selection =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'message'; readonly id: number }
  | { readonly kind: 'link'; readonly from: NodeId; readonly to: NodeId }
  | { readonly kind: 'entry'; readonly node: NodeId; readonly index: number };
