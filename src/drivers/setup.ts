/** From wishes to a setup: how many nodes of each kind, which options, which seed. */
import type { Protocol } from '../engine/protocol.ts';
import type { NodeId, Options, Setup } from '../engine/world.ts';
import { castOf } from '../engine/world.ts';

/** What a run should start from; whatever is absent is the protocol's default. */
export interface SetupWishes {
  /** How many nodes of each kind: `{ server: 5, client: 1 }`. */
  readonly nodes: Readonly<Record<string, number>>;
  readonly seed?: number;
  readonly options?: Options;
  readonly network?: Partial<Setup['network']>;
  readonly timeouts?: Setup['timeouts'];
  readonly held?: boolean;
}

/** The setup of those wishes; names are the kind's letter and a number. Throws if the protocol has no such kind. */
export function setupOf(protocol: Protocol, wishes: SetupWishes): Setup {
  const members = Object.entries(wishes.nodes).flatMap(([kind, count]) => {
    const spec = protocol.kinds[kind];
    if (!spec) throw new Error(`${protocol.title} has no kind of node called ${kind}`);
    return Array.from({ length: count }, (_, i): readonly [NodeId, string] => [
      spec.single ? spec.letter : `${spec.letter}${i + 1}`,
      kind,
    ]);
  });
  const specs = Object.entries(protocol.options);
  const defaults = Object.fromEntries(specs.map(([name, { value }]) => [name, value]));
  const counts = Object.fromEntries(
    specs.flatMap(([name, { counts: kind }]) =>
      kind === undefined ? [] : [[name, wishes.nodes[kind] ?? 0]],
    ),
  );
  return {
    protocol: protocol.id,
    cast: castOf(members),
    seed: wishes.seed ?? 1,
    options: { ...defaults, ...wishes.options, ...counts },
    network: { ...protocol.network, ...wishes.network },
    timeouts: wishes.timeouts ?? {},
    held: wishes.held ?? false,
  };
}
