/** The cluster of a lesson: who plays, and under which conditions. */
import { parseDuration } from '../engine/phrase.ts';
import { didYouMean } from '../engine/spelling.ts';
import type { Cluster } from './lesson.ts';
import type { Report } from './problem.ts';
import type { YamlReader, YamlValue } from './yaml-reader.ts';

const clusterKeys = ['nodes', 'clients', 'seed', 'latency', 'loss', 'options', 'timers', 'timeouts'];

/** Reads the cluster; without one, it is empty. */
export function readCluster(yaml: YamlReader, value: YamlValue | undefined, report: Report): Cluster {
  const cluster = value ? yaml.entries(value, 'cluster', clusterKeys) : new Map<string, YamlValue>();
  const at = <T>(key: string, read: (found: YamlValue) => T | undefined): T | undefined => {
    const found = cluster.get(key);
    return found && read(found);
  };
  if (value && !cluster.has('nodes'))
    report(value.line, value.column, 'the cluster has no "nodes"', 'write nodes: [S1, S2, S3]');
  const nodes = at('nodes', (found) => readNames(yaml, found, 'S', report)) ?? [];
  const clients = at('clients', (found) => readNames(yaml, found, 'C', report)) ?? [];
  const names = [...nodes, ...clients];
  names.forEach((name, i) => {
    const place = cluster.get(i < nodes.length ? 'nodes' : 'clients');
    if (names.indexOf(name) !== i && place) report(place.line, place.column, `two nodes are called ${name}`);
  });
  const latency = at('latency', (found) => readLatency(yaml, found, report));
  const loss = at('loss', (found) => {
    const part = yaml.number(found, 'loss');
    if (part !== undefined && (part < 0 || part > 1))
      report(found.line, found.column, 'loss is a number from 0 to 1');
    return part;
  });
  return {
    nodes,
    clients,
    seed: at('seed', (found) => yaml.number(found, 'seed')) ?? 1,
    ...(latency && { latency }),
    ...(loss !== undefined && { loss }),
    options: at('options', (found) => readOptions(yaml, found)) ?? {},
    timers:
      at(
        'timers',
        (found) => readOneOf(yaml, found, 'timers', ['held', 'run'], report) as 'held' | 'run' | undefined,
      ) ?? 'held',
    timeouts: at('timeouts', (found) => readTimeouts(yaml, found, names, report)) ?? {},
  };
}

/** A list of names, or how many: 3 is S1, S2, S3. */
function readNames(yaml: YamlReader, value: YamlValue, letter: string, report: Report): readonly string[] {
  const said = value.node && 'value' in value.node ? value.node.value : undefined;
  if (typeof said === 'number') {
    if (Number.isInteger(said) && said >= 0 && said <= 30)
      return Array.from({ length: said }, (_, i) => `${letter}${i + 1}`);
    report(value.line, value.column, 'a cluster has at most 30 nodes');
    return [];
  }
  const names = textsOf(yaml, value, 'nodes');
  for (const name of names) {
    if (!/^[\p{L}_]+\d*$/u.test(name))
      report(
        value.line,
        value.column,
        `"${name}" cannot be the name of a node`,
        'write a letter and a number: S1',
      );
  }
  if (names.length > 30) report(value.line, value.column, 'a cluster has at most 30 nodes');
  return names.slice(0, 30);
}

/** `10`, `10ms`, `10-20ms`. */
function readLatency(
  yaml: YamlReader,
  value: YamlValue,
  report: Report,
): readonly [number, number] | undefined {
  const said = yaml.text(value, 'latency');
  if (said === undefined) return undefined;
  const [low = '', high = low] = said.replace(/\s/g, '').split('-');
  const unit = /[a-z]+$/.exec(high)?.[0] ?? 'ms';
  const bounds = [low, high].map((bound) => parseDuration(/[a-z]$/.test(bound) ? bound : bound + unit));
  const [min, max] = bounds;
  if (min !== undefined && max !== undefined && min <= max) return [min, max];
  report(value.line, value.column, `"${said}" is not a latency`, 'write 10ms or 10-20ms');
  return undefined;
}

/** Options by name, as written. */
export function readOptions(yaml: YamlReader, value: YamlValue): Cluster['options'] {
  const options: Record<string, string | number | boolean> = {};
  for (const [name, found] of yaml.entries(value, 'options')) {
    const said = yaml.plain(found, `the option ${name}`);
    if (said !== undefined) options[name] = said;
  }
  return options;
}

function readTimeouts(
  yaml: YamlReader,
  value: YamlValue,
  names: readonly string[],
  report: Report,
): Cluster['timeouts'] {
  const timeouts: Record<string, readonly number[]> = {};
  for (const [name, found] of yaml.entries(value, 'timeouts')) {
    if (!names.includes(name))
      report(found.line, found.column, `no node "${name}" in this lesson`, didYouMean(name, names));
    timeouts[name] = yaml
      .items(found, `the timeouts of ${name}`)
      .flatMap((item) => yaml.number(item, 'a timeout') ?? []);
  }
  return timeouts;
}

/** A word out of a list of known ones (or any, if there is no list). */
export function readOneOf(
  yaml: YamlReader,
  value: YamlValue,
  what: string,
  known: readonly string[] | undefined,
  report: Report,
): string | undefined {
  const said = yaml.text(value, what);
  if (said === undefined || !known || known.includes(said)) return said;
  report(
    value.line,
    value.column,
    `unknown ${what} "${said}"`,
    didYouMean(said, known) ?? `there are: ${known.join(' ')}`,
  );
  return undefined;
}

/** A list of texts. */
export const textsOf = (yaml: YamlReader, value: YamlValue, what: string): readonly string[] =>
  yaml.items(value, what).flatMap((item) => yaml.text(item, `each of the ${what}`) ?? []);
