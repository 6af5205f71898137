/** From a lesson's cluster to the setup of a run. */
import { didYouMean } from '../engine/spelling.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { Options, Setup } from '../engine/world.ts';
import { castOf } from '../engine/world.ts';
import type { Lesson } from './lesson.ts';
import type { Report } from './problem.ts';

/** The setup in which a lesson plays. What the protocol does not know is reported and left out. */
export function setupOfLesson(
  { id, cluster }: Pick<Lesson, 'id' | 'cluster'>,
  protocol: Protocol,
  report: Report,
): Setup {
  const members = [...cluster.nodes, ...cluster.clients].flatMap(
    (name): readonly (readonly [string, string])[] => {
      const kind = kindOfName(protocol, name);
      if (kind !== undefined) return [[name, kind]];
      const letters = Object.entries(protocol.kinds).map(([known, { letter }]) => `${letter} (${known})`);
      report(
        1,
        1,
        `"${name}" is no name for a node of ${protocol.title}`,
        `names begin with ${letters.join(' or ')}`,
      );
      return [];
    },
  );
  if (members.length === 0) report(1, 1, `the lesson "${id}" has no nodes`);
  if (members.length > 30)
    report(1, 1, `a cluster has at most 30 nodes, clients included, not ${members.length}`);
  const { latency, loss } = cluster;
  return {
    protocol: protocol.id,
    cast: castOf(members.slice(0, 30)),
    seed: cluster.seed,
    options: optionsOf(protocol, cluster.options, report),
    network: {
      ...protocol.network,
      ...(latency && { latencyMin: latency[0], latencyMax: latency[1] }),
      ...(loss !== undefined && { loss }),
    },
    timeouts: cluster.timeouts,
    held: cluster.timers === 'held',
  };
}

/** The kind whose letters a name begins with: `S1` is a server. Of a kind with one node the letters are the name. */
function kindOfName(protocol: Protocol, name: string): string | undefined {
  const letters = name.replace(/\d+$/, '');
  return Object.entries(protocol.kinds).find(
    ([, { letter, single }]) => letter === (single ? name : letters),
  )?.[0];
}

function optionsOf(protocol: Protocol, wanted: Options, report: Report): Options {
  const options: Record<string, string | number | boolean> = {};
  for (const [name, { value }] of Object.entries(protocol.options)) options[name] = value;
  for (const [name, value] of Object.entries(wanted)) {
    const spec = Object.hasOwn(protocol.options, name) ? protocol.options[name] : undefined;
    if (!spec) {
      const known = Object.keys(protocol.options);
      report(
        1,
        1,
        `${protocol.title} has no option "${name}"`,
        didYouMean(name, known) ?? `there are: ${known.join(' ')}`,
      );
    } else if (typeof value !== typeof spec.value) {
      report(1, 1, `the option "${name}" is a ${typeof spec.value}, not "${value}"`);
    } else if (spec.oneOf && !spec.oneOf.includes(String(value))) {
      report(1, 1, `the option "${name}" cannot be "${value}"`, `there are: ${spec.oneOf.join(' ')}`);
    } else if (
      typeof value === 'number' &&
      (value < (spec.min ?? -Infinity) || value > (spec.max ?? Infinity))
    ) {
      report(
        1,
        1,
        `the option "${name}" cannot be ${value}`,
        `it goes from ${spec.min ?? '…'} to ${spec.max ?? '…'}`,
      );
    } else {
      options[name] = value;
    }
  }
  return options;
}
