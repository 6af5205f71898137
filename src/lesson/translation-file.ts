/**
 * Reads a translation of a lesson: a sibling file (`one-leader.de.md`) with the same step ids, and only what people read.
 * What is done and what is checked stays in the base file, so that both languages show the same run.
 */
import type { Heading, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { readAttributes } from './attributes.ts';
import { textsOf } from './cluster.ts';
import type { Inline, NoteKind, Prose } from './lesson.ts';
import { readNote } from './parse.ts';
import type { Report } from './problem.ts';
import { lineOfProse, passagesOf } from './prose.ts';
import { readYaml } from './yaml-reader.ts';

/** A translation as it was written, not yet held against its lesson. */
export interface TranslationFile {
  /** The id of the lesson it translates. */
  readonly id: string;
  /** The language, by the code browsers use: `de`. */
  readonly lang: string;
  readonly title: string;
  readonly objectives: readonly string[];
  /** What two figures side by side are called. */
  readonly titles: readonly string[];
  readonly steps: readonly TranslatedStep[];
}

/** A step in another language. */
export interface TranslatedStep {
  readonly id: string;
  /** The line of its heading, from 1. */
  readonly line: number;
  readonly title: string;
  /** The fingerprint of the text that was translated, if it says. */
  readonly source: string | undefined;
  /** The caption under the figure. */
  readonly fig: string | undefined;
  readonly blocks: readonly TranslatedBlock[];
}

/** A part of a step that people read. */
export type TranslatedBlock =
  | { readonly kind: 'prose'; readonly line: number; readonly prose: Prose }
  | { readonly kind: 'note'; readonly line: number; readonly note: NoteKind; readonly prose: Prose }
  | {
      readonly kind: 'predict';
      readonly line: number;
      readonly question: readonly Inline[];
      readonly options: readonly TranslatedOption[];
      readonly why: readonly Inline[];
    };

/** An answer to a question, without the claim that decides it. */
export interface TranslatedOption {
  readonly line: number;
  readonly text: readonly Inline[];
  readonly because: readonly Inline[] | undefined;
}

/** Reads the file; slips are reported with their places. */
export function readTranslation(text: string, report: Report): TranslationFile {
  const source = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const end =
    source[0]?.trim() === '---' ? source.findIndex((line, i) => i > 0 && line.trim() === '---') : -1;
  if (end < 0) report(1, 1, 'a translation begins with a head between two lines of ---');
  const head = readHead(source.slice(1, Math.max(end, 1)).join('\n'), end < 0 ? () => undefined : report);
  // Empty lines instead of the head keep every line number true.
  const body = source.map((line, i) => (i <= end ? '' : line)).join('\n');
  return { ...head, steps: readSteps(fromMarkdown(body).children, source, report) };
}

function readHead(text: string, report: Report): Omit<TranslationFile, 'steps'> {
  const yaml = readYaml(text, 2, report);
  const head = yaml.entries(yaml.root, 'the head of a translation', [
    'id',
    'lang',
    'title',
    'objectives',
    'titles',
  ]);
  const textAt = (key: string): string => {
    const value = head.get(key);
    if (!value) report(2, 1, `the head of the translation has no "${key}"`, `write ${key}: …`);
    return (value && yaml.text(value, `the ${key} of a translation`)) ?? '';
  };
  const [objectives, titles] = [head.get('objectives'), head.get('titles')];
  return {
    id: textAt('id'),
    lang: textAt('lang'),
    title: textAt('title'),
    objectives: objectives ? textsOf(yaml, objectives, 'objectives') : [],
    titles: titles ? textsOf(yaml, titles, 'titles') : [],
  };
}

type OpenStep = Omit<TranslatedStep, 'blocks'> & { readonly blocks: TranslatedBlock[] };

function readSteps(
  children: readonly RootContent[],
  source: readonly string[],
  report: Report,
): readonly TranslatedStep[] {
  const steps: OpenStep[] = [];
  // A line of --- stands where the figure goes on between two passages.
  let isApart = true;
  for (const child of children) {
    const line = child.position?.start.line ?? 1;
    if (child.type === 'heading' && child.depth === 2) {
      steps.push(readHeading(child, source, report));
      isApart = true;
      continue;
    }
    const step = steps.at(-1);
    if (!step) {
      report(line, 1, 'this stands before the first step', 'begin a step above it: ## Title {#its-id}');
    } else if (child.type === 'thematicBreak') {
      isApart = true;
    } else {
      const block = readBlock(child, line, report);
      const last = step.blocks.at(-1);
      if (block?.kind === 'prose' && last?.kind === 'prose' && !isApart)
        step.blocks[step.blocks.length - 1] = { ...last, prose: [...last.prose, ...block.prose] };
      else if (block) step.blocks.push(block);
      isApart = false;
    }
  }
  return steps;
}

function readHeading(heading: Heading, source: readonly string[], report: Report): OpenStep {
  const line = heading.position?.start.line ?? 1;
  const written = source[line - 1] ?? '';
  const found = /^\s*##\s+(.*?)\s*\{([^{}]*)\}\s*$/.exec(written);
  const column = written.indexOf('{') + 2;
  const { id, named } = readAttributes(found?.[2] ?? '', line, column, ['source', 'fig'], report);
  const title = found?.[1] ?? '';
  if (!id || title === '')
    report(line, 1, 'a step has a title, and the id it has in the lesson', '## Title {#its-id}');
  return { id: id?.value ?? '', line, title, source: named.source?.value, fig: named.fig?.value, blocks: [] };
}

function readBlock(node: RootContent, line: number, report: Report): TranslatedBlock | undefined {
  switch (node.type) {
    case 'blockquote':
      return readNote(node, line, report);
    case 'code':
      if (node.lang === 'predict') return readQuestion(node.value.split('\n'), line, report);
      report(
        line,
        1,
        `a translation has no "${node.lang ?? 'unnamed'}" block`,
        'what is done and checked stays in the lesson; here are only prose, notes and predict',
      );
      return undefined;
    default:
      return { kind: 'prose', line, prose: passagesOf([node], report) };
  }
}

/** The question, its options (`- text`, perhaps followed by `because …`), and `Why: …`. */
function readQuestion(lines: readonly string[], opening: number, report: Report): TranslatedBlock {
  const question: string[] = [];
  const why: string[] = [];
  const options: { line: number; text: string; because: string[] }[] = [];
  let open: string[] = question;
  lines.forEach((written, i) => {
    const text = written.trim();
    const line = opening + 1 + i;
    const option = /^[-*]\s+(.*)$/.exec(text);
    const because = /^because\s+(.*)$/.exec(text);
    const reason = /^why:\s*(.*)$/i.exec(text);
    if (option) {
      if (/^\[[ xX]?\]|:=/.test(option[1] ?? ''))
        report(line, 1, 'an option of a translation has neither box nor claim', 'write - and its text');
      options.push({ line, text: option[1] ?? '', because: [] });
      open = [];
    } else if (because && options.length > 0) {
      open = options.at(-1)!.because;
      open.push(because[1] ?? '');
    } else if (reason) {
      open = why;
      open.push(reason[1] ?? '');
    } else if (text !== '') {
      open.push(text);
    }
  });
  const inlines = (parts: readonly string[], line: number) => lineOfProse(parts.join(' '), line, report);
  if (question.length === 0)
    report(opening, 1, 'a prediction needs a question', 'write it above the options');
  if (why.length === 0) report(opening, 1, 'a prediction needs a reason', 'Why: …');
  return {
    kind: 'predict',
    line: opening,
    question: inlines(question, opening),
    options: options.map(({ line, text, because }) => ({
      line,
      text: inlines([text], line),
      because: because.length > 0 ? inlines(because, line) : undefined,
    })),
    why: inlines(why, opening),
  };
}
