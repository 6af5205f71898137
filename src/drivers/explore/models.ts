/** Small clusters to look in: a protocol's own casts, its options mixed. */
import type { OptionSpec, Protocol, Scenario } from '../../engine/protocol.ts';
import { roll } from '../../engine/random.ts';
import type { Options } from '../../engine/world.ts';

/** Where a search begins: what a link says of a run. Options are text, as in a link; so are the deeds of hands. */
export interface Start {
  readonly scenario: string;
  readonly seed: number;
  readonly options: string;
  readonly deeds: string;
}

/** Numbers of which there are no more than this are tried one by one. */
const FEW = 10;

/** What an option may be, where that is little: words, yes or no, small numbers. How many nodes there are is the cast's. */
function choicesOf({
  oneOf,
  value,
  min,
  max,
  counts,
  tries,
}: OptionSpec): readonly (string | number | boolean)[] {
  if (oneOf) return oneOf;
  if (tries) return tries;
  if (typeof value === 'boolean') return [true, false];
  if (min === undefined || max === undefined || counts !== undefined || max - min >= FEW) return [];
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}

/** Every combination of options with few choices gets its turn. */
export function mixedOptions(protocol: Protocol, seed: number): Options {
  return Object.fromEntries(
    Object.entries(protocol.options).flatMap(([name, spec], i) => {
      const choices = choicesOf(spec);
      return choices.length > 0 ? [[name, choices[Math.floor(roll(seed, i, 77) * choices.length)]!]] : [];
    }),
  );
}

/** The casts to look in, each once: the protocol's own, and the smallest with one more, for majorities of even and odd differ. */
export function castsOf({ casts, kinds }: Protocol): Protocol['casts'] {
  const [smallest = {}] = casts;
  const [several] = Object.entries(smallest)
    .filter(([kind]) => !kinds[kind]?.single)
    .toSorted(([, a], [, b]) => b - a);
  const larger = several ? [{ ...smallest, [several[0]]: several[1] + 1 }] : [];
  return [...new Map([...casts, ...larger].map((cast) => [JSON.stringify(cast), cast])).values()];
}

/** The scenario with the fewest wishes of its own. */
function plainestOf({ scenarios }: Protocol): Scenario {
  const wishes = ({ script, options, network, timeouts, held }: Scenario): number =>
    (script ? 100 : 0) +
    (network ? 10 : 0) +
    (timeouts ? 10 : 0) +
    (held ? 1 : 0) +
    Object.keys(options ?? {}).length;
  return scenarios.toSorted((a, b) => wishes(a) - wishes(b))[0]!;
}

/** The start with so many nodes of each kind and these options: a scenario, the protocol's plainest if absent, changed so. */
export function writeModel(
  protocol: Protocol,
  nodes: Readonly<Record<string, number>>,
  options: Options,
  scenario = plainestOf(protocol),
): Start {
  const counted = new Map(
    Object.entries(protocol.options).flatMap(([name, { counts }]) =>
      counts === undefined ? [] : [[counts, name] as const],
    ),
  );
  const cast = Object.keys({ ...scenario.nodes, ...nodes })
    .filter((kind) => (nodes[kind] ?? 0) !== (scenario.nodes[kind] ?? 0))
    .map((kind) => `${counted.get(kind) ?? kind}:${nodes[kind] ?? 0}`);
  // What the plainest scenario sets for its own ends is set back; another one was chosen for that.
  const isPlainest = scenario === plainestOf(protocol);
  const usual = Object.keys((isPlainest && scenario.options) || {})
    .filter((name) => protocol.options[name]?.counts === undefined)
    .map((name) => [name, protocol.options[name]!.value] as const);
  const others = Object.entries({ ...Object.fromEntries(usual), ...options }).map(
    ([name, value]) => `${name}:${value}`,
  );
  return {
    scenario: scenario.id,
    seed: scenario.seed ?? 1,
    options: [...cast, ...others].join(','),
    deeds: '',
  };
}
