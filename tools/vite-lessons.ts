/**
 * Lets the page import lessons: `virtual:shelves` is the list of topics and what is told of their lessons,
 * `virtual:lessons` says where each is, and each Markdown file becomes a module of plain JSON, so that neither the parser
 * nor YAML is part of the bundle. A lesson with a slip or a claim that is not true stops the build; in development it is
 * shown over the page, with file and line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { Lesson } from '../src/lesson/lesson.ts';
import { parseLesson } from '../src/lesson/parse.ts';
import type { Problem } from '../src/lesson/problem.ts';
import { problemAt, problemLine } from '../src/lesson/problem.ts';
import { rehearse } from '../src/lesson/rehearse.ts';
import { syllabusIds } from '../src/lesson/syllabus.ts';
import type { Topic } from '../src/lesson/topics.ts';
import { inTopicOrder, readTopicNames, readTopics } from '../src/lesson/topics.ts';
import { translateLesson, translationOf } from '../src/lesson/translation.ts';
import { allProtocols } from '../src/protocols/index.ts';

const protocols = await allProtocols();

/** The lists that are made of the folder. */
const LISTS = ['virtual:lessons', 'virtual:shelves'] as const;
type List = (typeof LISTS)[number];
const resolved = (list: List): string => `\0${list}`;

/** A lesson, or what is wrong with it. */
type Compiled = { readonly lesson: Lesson } | { readonly problems: readonly Problem[] };

/** The plugin; `folder` is where the lessons are, from the root of the project. */
export function lessons(folder = 'lessons'): Plugin {
  let root = resolve(folder);
  const isLesson = (file: string): boolean => file.startsWith(root) && /\.(md|yaml)$/.test(file);

  return {
    name: 'parley-lessons',
    enforce: 'pre',
    configResolved(config) {
      root = resolve(config.root, folder);
    },
    resolveId(id) {
      const list = LISTS.find((name) => name === id);
      return list && resolved(list);
    },
    load(id) {
      const file = id.split('?')[0] ?? id;
      const list = LISTS.find((name) => resolved(name) === id);
      if (list) {
        for (const watched of [...topicFiles(root), ...lessonFiles(root), ...translations(root)])
          this.addWatchFile(watched);
        const made = catalogue(root, list);
        if ('code' in made) return made.code;
        return this.error(overlay(made.file, made.problems));
      }
      if (!isLesson(file) || !file.endsWith('.md') || id.includes('?')) return undefined;
      const of = translationOf(file);
      if (of) this.addWatchFile(of.base);
      const compiled = of
        ? compileTranslation(of.base, file)
        : compile(readFileSync(file, 'utf8'), topicOf(file));
      if ('problems' in compiled) return this.error(overlay(file, compiled.problems));
      return `export const lesson = ${JSON.stringify(compiled.lesson)};`;
    },
    configureServer(server) {
      const refresh = (file: string): void => {
        if (isLesson(resolve(file))) reload(server, file);
      };
      server.watcher.add(root);
      for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, refresh);
    },
  };
}

/** Forgets what was made of a file, and of the list, and loads the page anew. */
function reload(server: ViteDevServer, file: string): void {
  for (const id of [...LISTS.map(resolved), resolve(file)]) {
    const module = server.moduleGraph.getModuleById(id);
    if (module) server.moduleGraph.invalidateModule(module);
  }
  server.ws.send({ type: 'full-reload' });
}

const topicOf = (file: string): string => basename(dirname(file));

const markdown = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && dirname(name) !== '.')
    .map((name) => join(root, name))
    .sort();

const lessonFiles = (root: string): readonly string[] =>
  markdown(root).filter((file) => !translationOf(file));
const translations = (root: string): readonly string[] =>
  markdown(root).filter((file) => translationOf(file));

/** The list of topics, and its translations: `topics.de.yaml`. */
const topicFiles = (root: string): readonly string[] =>
  readdirSync(root)
    .filter((name) => /^topics(\.[a-z]{2})?\.yaml$/.test(name))
    .map((name) => join(root, name));

/** Parses and rehearses. */
function compile(text: string, topic: string): Compiled {
  const parsed = parseLesson(text, { protocols: Object.keys(protocols), teaches: syllabusIds });
  if (!parsed.ok) return { problems: parsed.problems };
  const protocol = protocols[parsed.lesson.protocol];
  if (!protocol)
    return { problems: [problemAt(1, 1, `the topic "${topic}" has a lesson without a protocol`)] };
  const { beside } = parsed.lesson;
  const { problems } = rehearse(parsed.lesson, protocol, beside && protocols[beside.protocol]);
  return problems.length > 0 ? { problems } : { lesson: parsed.lesson };
}

/** Puts a translation on its lesson, whose claims are judged where it is loaded itself. */
function compileTranslation(base: string, file: string): Compiled {
  const parsed = parseLesson(readFileSync(base, 'utf8'));
  if (!parsed.ok) return { problems: [problemAt(1, 1, `the lesson it translates is broken: ${base}`)] };
  const translated = translateLesson(parsed.lesson, readFileSync(file, 'utf8'));
  return translated.ok ? { lesson: translated.lesson } : { problems: translated.problems };
}

/** The translations of a lesson that can be read, by their language. A broken one is reported where it is loaded. */
function translationsOf(
  root: string,
  base: string,
): readonly { readonly lang: string; readonly file: string }[] {
  return translations(root).flatMap((file) => {
    const of = translationOf(file);
    return of?.base === base ? [{ lang: of.lang, file }] : [];
  });
}

/** One of the lists as a module. It needs only the heads, so claims are judged when a lesson is loaded. */
function catalogue(
  root: string,
  list: List,
): { readonly code: string } | { readonly file: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const topicNames = new Map<string, TopicNames>();
  const topicsFile = join(root, 'topics.yaml');
  const topics = readTopics(readFileSync(topicsFile, 'utf8'), (line, column, message, hint) =>
    problems.push(problemAt(line, column, message, hint)),
  );
  for (const file of topicFiles(root)) {
    const lang = /\.([a-z]{2})\.yaml$/.exec(file)?.[1];
    if (lang === undefined) continue;
    const slips: Problem[] = [];
    const names = readTopicNames(readFileSync(file, 'utf8'), topics, (line, column, message, hint) =>
      slips.push(problemAt(line, column, message, hint)),
    );
    if (slips.length > 0) return { file, problems: slips };
    topicNames.set(lang, names);
  }
  const files = lessonFiles(root);
  const strayTranslation = translations(root).find(
    (file) => !files.includes(translationOf(file)?.base ?? ''),
  );
  if (strayTranslation !== undefined)
    return { file: strayTranslation, problems: [problemAt(1, 1, 'there is no lesson that this translates')] };
  const stray = files.find((file) => !topics.some(({ id }) => id === topicOf(file)));
  if (stray !== undefined)
    problems.push(problemAt(1, 1, `no topic has the folder of ${relative(root, stray)}`));
  if (problems.length > 0) return { file: topicsFile, problems };
  const shelves = topics.map((topic) =>
    shelfCode(
      topic,
      files.filter((file) => topicOf(file) === topic.id),
      topicNames,
    ),
  );
  const twin = repeatedId(files);
  if (twin) return { file: twin.file, problems: [problemAt(2, 1, `another lesson has the id "${twin.id}"`)] };
  if (list === 'virtual:lessons') return { code: `export const lessons = {\n${entries(root, files)}\n};\n` };
  return { code: `export const shelves = [\n${shelves.join(',\n')}\n];\n` };
}

/** Where each lesson is. A broken one goes by its file's name; it is reported when it is loaded. */
function entries(root: string, files: readonly string[]): string {
  return files
    .map((file) => {
      const name = basename(file, '.md');
      const parsed = parseLesson(readFileSync(file, 'utf8'));
      const { id, title, protocol } = parsed.ok ? parsed.lesson : { id: name, title: name, protocol: '' };
      const load = (from: string): string =>
        `() => import(${JSON.stringify(from)}).then((module) => module.lesson)`;
      const others = translationsOf(root, file).map(({ lang, file: from }) => `${lang}: ${load(from)}`);
      const rest = others.length > 0 ? `, translations: { ${others.join(', ')} }` : '';
      return `${JSON.stringify(id)}: { ...${JSON.stringify({ title, protocol })}, load: ${load(file)}${rest} }`;
    })
    .join(',\n');
}

/** Titles and mottos of topics in one language, by the topics' ids. */
type TopicNames = ReturnType<typeof readTopicNames>;

/** What a thing is called in other languages, or nothing. */
const inOthers = <T>(named: readonly (readonly [lang: string, names: T | undefined])[]): object => {
  const known = named.filter(([, names]) => names !== undefined);
  return known.length > 0 ? { translations: Object.fromEntries(known) } : {};
};

function shelfCode(
  { id, title, motto, ...rest }: Topic,
  files: readonly string[],
  topicNames: ReadonlyMap<string, TopicNames>,
): string {
  const names = inTopicOrder(
    { id, title, motto, ...rest },
    files.map((file) => basename(file, '.md')),
  );
  const cards = names.flatMap((name) => {
    const file = files.find((other) => basename(other, '.md') === name) ?? '';
    const parsed = parseLesson(readFileSync(file, 'utf8'));
    // A broken lesson is reported where it is loaded.
    if (!parsed.ok) {
      const broken = {
        id: name,
        title: name,
        topic: id,
        protocol: '',
        level: 'beginner',
        minutes: 0,
        objectives: [],
        teaches: [],
        steps: 0,
      };
      return [JSON.stringify(broken)];
    }
    const { lesson } = parsed;
    const { title: called, protocol, level, minutes, objectives, teaches } = lesson;
    const card = {
      id: lesson.id,
      title: called,
      topic: id,
      protocol,
      level,
      minutes,
      objectives,
      teaches,
      steps: lesson.steps.length,
      ...inOthers(
        translationsOf(dirname(dirname(file)), file).map(({ lang, file: from }) => {
          const translated = translateLesson(lesson, readFileSync(from, 'utf8'));
          if (!translated.ok) return [lang, undefined] as const;
          return [
            lang,
            { title: translated.lesson.title, objectives: translated.lesson.objectives },
          ] as const;
        }),
      ),
    };
    return [JSON.stringify(card)];
  });
  const others = inOthers([...topicNames].map(([lang, names]) => [lang, names.get(id)] as const));
  return `{ ...${JSON.stringify({ id, title, motto, ...others })}, lessons: [${cards.join(',\n')}] }`;
}

function repeatedId(files: readonly string[]): { readonly id: string; readonly file: string } | undefined {
  const seen = new Set<string>();
  for (const file of files) {
    const parsed = parseLesson(readFileSync(file, 'utf8'));
    if (!parsed.ok) continue;
    const { id } = parsed.lesson;
    if (seen.has(id)) return { id, file };
    seen.add(id);
  }
  return undefined;
}

/** What the overlay and the build show: the first problem's place, and the first three sentences. */
function overlay(
  file: string,
  problems: readonly Problem[],
): { message: string; id: string; loc: { file: string; line: number; column: number } } {
  const name = relative('.', file);
  const shown = problems.slice(0, 3).map((problem) => problemLine(name, problem));
  const more = problems.length > 3 ? [`… and ${problems.length - 3} more: npm run lesson -- ${name}`] : [];
  const [first] = problems;
  return {
    message: [...shown, ...more].join('\n'),
    id: file,
    loc: { file, line: first?.line ?? 1, column: (first?.column ?? 1) - 1 },
  };
}
