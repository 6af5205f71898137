/** The head of a lesson: what it is called, what it is for, and who plays. */
import { didYouMean } from '../engine/spelling.ts';
import { readCluster, readOneOf, readOptions, textsOf } from './cluster.ts';
import type { Beside, Lesson, Level } from './lesson.ts';
import type { Report } from './problem.ts';
import { readYaml } from './yaml-reader.ts';
import type { YamlReader, YamlValue } from './yaml-reader.ts';

/** A lesson without its steps. */
export type Head = Omit<Lesson, 'steps'>;

/** What a parser may be told about the world outside the file, to catch more slips. */
export interface Known {
  /** Ids of protocols. */
  readonly protocols?: readonly string[];
  /** Ids of syllabus items. */
  readonly teaches?: readonly string[];
}

const keys = [
  'id',
  'title',
  'protocol',
  'level',
  'minutes',
  'objectives',
  'teaches',
  'cluster',
  'beside',
  'lang',
] as const;
const needed = ['id', 'title', 'protocol', 'level', 'minutes', 'objectives', 'cluster'] as const;
const levels: readonly Level[] = ['beginner', 'intermediate', 'advanced'];

/** Reads the YAML between the two `---` lines; `firstLine` is the line after the first of them. */
export function readHead(text: string, firstLine: number, known: Known, report: Report): Head {
  const yaml = readYaml(text, firstLine, report);
  const head = yaml.entries(yaml.root, 'the head of a lesson', keys);
  const at = <T>(key: string, read: (value: YamlValue) => T | undefined, otherwise: T): T => {
    const value = head.get(key);
    return (value && read(value)) ?? otherwise;
  };
  if (head.size > 0) {
    for (const key of needed) {
      if (!head.has(key)) report(firstLine, 1, `the head of the lesson has no "${key}"`, `write ${key}: …`);
    }
  }
  const beside = at('beside', (value) => readBeside(yaml, value, known, report), undefined);
  return {
    ...(beside && { beside }),
    id: at('id', (value) => readId(yaml, value, report), ''),
    title: at('title', (value) => yaml.text(value, 'the title'), ''),
    protocol: at('protocol', (value) => readOneOf(yaml, value, 'protocol', known.protocols, report), ''),
    level: at(
      'level',
      (value) => readOneOf(yaml, value, 'level', levels, report) as Level | undefined,
      'beginner',
    ),
    minutes: at('minutes', (value) => readPositive(yaml, value, 'minutes', report), 0),
    objectives: at('objectives', (value) => textsOf(yaml, value, 'objectives'), []),
    teaches: at('teaches', (value) => readTeaches(yaml, value, known.teaches, report), []),
    lang: at('lang', (value) => yaml.text(value, 'lang'), 'en'),
    cluster: readCluster(yaml, head.get('cluster'), report),
  };
}

function readBeside(
  yaml: YamlReader,
  value: YamlValue,
  { protocols }: Known,
  report: Report,
): Beside | undefined {
  const found = yaml.entries(value, 'beside', ['protocol', 'nodes', 'options', 'off', 'titles']);
  const protocol = found.get('protocol');
  if (!protocol) {
    report(value.line, value.column, 'what stands beside needs a protocol', 'write protocol: raft');
    return undefined;
  }
  const [nodes, options, off] = [found.get('nodes'), found.get('options'), found.get('off')];
  const titles = found.get('titles');
  const [left, right, ...rest] = titles ? textsOf(yaml, titles, 'titles') : [];
  if (titles && (right === undefined || rest.length > 0))
    report(titles.line, titles.column, 'two figures have two titles', 'write titles: [Left, Right]');
  return {
    ...(nodes && { nodes: textsOf(yaml, nodes, 'nodes') }),
    protocol: readOneOf(yaml, protocol, 'protocol', protocols, report) ?? '',
    options: options ? readOptions(yaml, options) : {},
    off: off ? textsOf(yaml, off, 'rules that are off') : [],
    ...(left !== undefined && right !== undefined && { titles: [left, right] as const }),
  };
}

function readId(yaml: YamlReader, value: YamlValue, report: Report): string | undefined {
  const id = yaml.text(value, 'id');
  if (id !== undefined && !isId(id)) {
    report(value.line, value.column, `"${id}" cannot be an id`, 'use small letters, digits and -');
  }
  return id;
}

/** Ids are part of addresses. */
export const isId = (text: string): boolean => /^[a-z\d]+(-[a-z\d]+)*$/.test(text);

function readPositive(yaml: YamlReader, value: YamlValue, what: string, report: Report): number | undefined {
  const said = yaml.number(value, what);
  if (said !== undefined && said <= 0) report(value.line, value.column, `${what} must be more than 0`);
  return said;
}

function readTeaches(
  yaml: YamlReader,
  value: YamlValue,
  known: readonly string[] | undefined,
  report: Report,
): readonly string[] {
  return yaml.items(value, 'teaches').flatMap((item) => {
    const id = yaml.text(item, 'each item of teaches');
    if (id !== undefined && known && !known.includes(id)) {
      report(item.line, item.column, `the syllabus has no "${id}"`, didYouMean(id, known));
    }
    return id ?? [];
  });
}
