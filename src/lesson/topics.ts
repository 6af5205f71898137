/** The topics of the course, as `lessons/topics.yaml` lists them. */
import { didYouMean } from '../engine/spelling.ts';
import type { Report } from './problem.ts';
import { readYaml } from './yaml-reader.ts';

/** A part of the course. */
export interface Topic {
  /** Also the name of its folder. */
  readonly id: string;
  readonly title: string;
  /** One line that says what it is about. */
  readonly motto: string;
  /** Its lesson files in order, without `.md`; others in the folder come after them. */
  readonly lessons: readonly string[];
}

/** Reads the list of topics. */
export function readTopics(text: string, report: Report): readonly Topic[] {
  const yaml = readYaml(text, 1, report);
  return yaml.items(yaml.root, 'the list of topics').map((item): Topic => {
    const entries = yaml.entries(item, 'a topic', ['id', 'title', 'motto', 'lessons']);
    const textAt = (key: string): string => {
      const value = entries.get(key);
      if (!value) report(item.line, item.column, `this topic has no ${key}`);
      return (value && yaml.text(value, `the ${key} of a topic`)) ?? '';
    };
    const lessons = entries.get('lessons');
    return {
      id: textAt('id'),
      title: textAt('title'),
      motto: textAt('motto'),
      lessons: lessons
        ? yaml.items(lessons, 'lessons').flatMap((file) => yaml.text(file, 'a lesson’s file') ?? [])
        : [],
    };
  });
}

/** Reads titles and mottos of topics in another language, by the topics' ids; slips are reported. */
export function readTopicNames(
  text: string,
  topics: readonly Topic[],
  report: Report,
): ReadonlyMap<string, Pick<Topic, 'title' | 'motto'>> {
  const ids = topics.map(({ id }) => id);
  const named = new Map<string, Pick<Topic, 'title' | 'motto'>>();
  const yaml = readYaml(text, 1, report);
  for (const item of yaml.items(yaml.root, 'the list of topics')) {
    const entries = yaml.entries(item, 'a topic', ['id', 'title', 'motto']);
    const textAt = (key: string): string => {
      const value = entries.get(key);
      if (!value) report(item.line, item.column, `this topic has no ${key}`);
      return (value && yaml.text(value, `the ${key} of a topic`)) ?? '';
    };
    const id = textAt('id');
    if (!ids.includes(id)) report(item.line, item.column, `there is no topic "${id}"`, didYouMean(id, ids));
    named.set(id, { title: textAt('title'), motto: textAt('motto') });
  }
  return named;
}

/** The files of a folder in the topic's order: first those it lists, then the others by name. Names without `.md`. */
export function inTopicOrder(topic: Topic, files: readonly string[]): readonly string[] {
  const listed = topic.lessons.filter((name) => files.includes(name));
  return [...listed, ...files.filter((name) => !listed.includes(name)).sort()];
}
