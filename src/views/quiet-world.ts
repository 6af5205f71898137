/** A world for the tests of scenes: nothing under way, nobody knows anything, but for what a test says. */
import type { Cast, Node, NodeId, World } from '../engine/world.ts';

/** The world of a cast; `nodeIs` says what is special about each node, `change` what is special about the world. */
export function quietWorld(
  cast: Cast,
  nodeIs: (id: NodeId) => Partial<Node>,
  change: Partial<World> = {},
): World {
  const network = { latencyMin: 1, latencyMax: 2, loss: 0, duplication: 0 };
  return {
    setup: { protocol: 'test', cast, seed: 1, options: {}, network, timeouts: {}, held: false },
    now: 0,
    nodes: cast.ids.map((id, i) => ({
      id,
      kind: cast.kinds[i]!,
      up: true,
      state: {},
      timers: {},
      sent: [],
      draws: 0,
      ...nodeIs(id),
    })),
    flights: [],
    cuts: cast.ids.map(() => 0),
    off: [],
    traitors: {},
    held: false,
    heldSince: 0,
    network,
    ...change,
  };
}
