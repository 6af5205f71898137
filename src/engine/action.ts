/** Everything that can happen. A run is a setup and a list of these; whoever chooses them is a driver. */
import type { NodeId } from './world.ts';

/** Messages are named by `Message.id`; times and delays are virtual ms. */
export type Action =
  /** A message arrives. */
  | { readonly kind: 'deliver'; readonly message: number }
  /** A message that the network had doomed dies on its way. */
  | { readonly kind: 'lose'; readonly message: number }
  /** Somebody takes a message away. */
  | { readonly kind: 'drop'; readonly message: number }
  /** A second copy of a message sets out from where the first is now. */
  | { readonly kind: 'duplicate'; readonly message: number }
  /** A message takes `by` ms longer. */
  | { readonly kind: 'delay'; readonly message: number; readonly by: number }
  /** A timer runs out (or somebody makes it run out now). */
  | { readonly kind: 'fire'; readonly node: NodeId; readonly timer: string }
  /** Somebody asks something of a node; what may be asked is the protocol's business. */
  | { readonly kind: 'command'; readonly node: NodeId; readonly command: string; readonly to?: NodeId }
  | { readonly kind: 'crash'; readonly node: NodeId }
  | { readonly kind: 'restart'; readonly node: NodeId }
  /** Nothing passes on these one-way links from now on. */
  | { readonly kind: 'cut'; readonly links: readonly Link[] }
  /** These links (or all) work again. */
  | { readonly kind: 'heal'; readonly links?: readonly Link[] }
  /** A rule switch is turned off or on again. */
  | { readonly kind: 'switch'; readonly rule: string; readonly on: boolean }
  /** Timers stop being due by themselves, or run again from where they stood. */
  | { readonly kind: 'hold'; readonly held: boolean }
  /** The network's settings change; those not named stay. */
  | {
      readonly kind: 'network';
      readonly latencyMin?: number;
      readonly latencyMax?: number;
      readonly loss?: number;
      readonly duplication?: number;
    }
  /** A node turns traitor and lies in this way from now on; an empty way makes it loyal again. */
  | { readonly kind: 'turn'; readonly node: NodeId; readonly way: string }
  /** Somebody changes what a message says while it is under way. */
  | { readonly kind: 'tamper'; readonly message: number; readonly text: string }
  /** A traitor sends a message of its own making. */
  | { readonly kind: 'forge'; readonly node: NodeId; readonly to: NodeId; readonly text: string }
  /** Everything begins again: every node as at first boot, nothing under way, nothing cut. Switches, traitors and time stay. */
  | { readonly kind: 'again' }
  /** A node's state is set by hand: a lesson's `given`. The patch is checked by the protocol. */
  | { readonly kind: 'given'; readonly node: NodeId; readonly text: string }
  /** Nothing happens but time: the clock stands at `until` after it. */
  | { readonly kind: 'wait'; readonly until: number };

/** A one-way link. */
export type Link = readonly [from: NodeId, to: NodeId];

/** Both directions of every link between two groups: what a partition cuts. */
export function linksBetween(left: readonly NodeId[], right: readonly NodeId[]): readonly Link[] {
  return left.flatMap((a) =>
    right.flatMap((b): Link[] => [
      [a, b],
      [b, a],
    ]),
  );
}

/** The links that separate several groups from each other, both ways. */
export function partitionLinks(groups: readonly (readonly NodeId[])[]): readonly Link[] {
  return groups.flatMap((group, i) => groups.slice(i + 1).flatMap((other) => linksBetween(group, other)));
}
