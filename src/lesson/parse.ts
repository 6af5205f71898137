/** Reads a lesson. Never throws: whatever the text, there is a lesson or a list of all that is wrong with it. */
import { messageOf } from '../engine/words.ts';
import type { Blockquote, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { didYouMean } from '../engine/spelling.ts';
import { readFence } from './blocks.ts';
import { readHead } from './frontmatter.ts';
import type { Known } from './frontmatter.ts';
import { readHeading } from './heading.ts';
import type { OpenStep } from './heading.ts';
import type { Block, Lesson, NoteKind, Step } from './lesson.ts';
import { plainProse } from './lesson.ts';
import type { Problem, Report } from './problem.ts';
import { inOrder, problemAt } from './problem.ts';
import { passagesOf, reportForeign } from './prose.ts';

/** What became of a text: a lesson, or problems. Warnings are matters of taste and stop nothing. */
export type Parsed =
  | { readonly ok: true; readonly lesson: Lesson; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

/** More words than this in one step are too many to read from the last row. */
export const MOST_WORDS = 62;

const noteKinds = ['speaker', 'ask', 'key'] as const;

/** Parses a lesson's Markdown. */
export function parseLesson(text: string, known: Known = {}): Parsed {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const report: Report = (line, column, message, hint) =>
    problems.push(problemAt(line, column, message, hint));
  const warn: Report = (line, column, message, hint) => warnings.push(problemAt(line, column, message, hint));
  try {
    const lesson = read(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), known, report, warn);
    if (problems.length === 0) return { ok: true, lesson, warnings: inOrder(warnings) };
  } catch (error) {
    report(1, 1, `this file cannot be read: ${messageOf(error)}`);
  }
  return { ok: false, problems: inOrder(problems), warnings: inOrder(warnings) };
}

function read(text: string, known: Known, report: Report, warn: Report): Lesson {
  const source = text.split('\n');
  const end =
    source[0]?.trim() === '---' ? source.findIndex((line, i) => i > 0 && line.trim() === '---') : -1;
  if (end < 0)
    report(
      1,
      1,
      'a lesson begins with a head between two lines of ---',
      'write ---, then id: …, title: …, and --- again',
    );
  const head = readHead(
    source.slice(1, Math.max(end, 1)).join('\n'),
    2,
    known,
    end < 0 ? () => undefined : report,
  );
  // Empty lines instead of the head keep every line number true.
  const body = source.map((line, i) => (i <= end ? '' : line)).join('\n');
  const nodes = [...head.cluster.nodes, ...head.cluster.clients];
  const steps = readSteps(fromMarkdown(body).children, source, nodes, report);
  if (steps.length === 0) report(source.length, 1, 'the lesson has no steps', '## Title {#my-id}');
  for (const step of steps) warnOfLength(step, warn);
  warnOfTime(head.minutes, steps, warn);
  return { ...head, steps };
}

function readSteps(
  children: readonly RootContent[],
  source: readonly string[],
  nodes: readonly string[],
  report: Report,
): readonly Step[] {
  const steps: OpenStep[] = [];
  for (const child of children) {
    const line = child.position?.start.line ?? 1;
    if (child.type === 'heading') {
      if (child.depth === 2) steps.push(readHeading(child, source, steps, report));
      else
        report(
          line,
          1,
          'a step begins with ##, and there are no smaller or larger headings',
          '## Title {#my-id}',
        );
      continue;
    }
    const block = readBlock(child, source, nodes, report);
    const step = steps.at(-1);
    if (!step)
      report(line, 1, 'this stands before the first step', 'begin a step above it: ## Title {#my-id}');
    else if (block) append(step.blocks, block);
  }
  for (const step of steps) {
    if (step.blocks.length === 0) report(step.line, 1, `the step "${step.title}" is empty`);
  }
  return steps;
}

/** Passages in a row are one prose. */
function append(blocks: Block[], block: Block): void {
  const last = blocks.at(-1);
  if (block.kind === 'prose' && last?.kind === 'prose')
    blocks[blocks.length - 1] = { ...last, prose: [...last.prose, ...block.prose] };
  else blocks.push(block);
}

function readBlock(
  node: RootContent,
  source: readonly string[],
  nodes: readonly string[],
  report: Report,
): Block | undefined {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'code':
      return readFence(node, source, nodes, report);
    case 'blockquote':
      return readNote(node, line, report);
    case 'paragraph':
    case 'list':
      return { kind: 'prose', line, prose: passagesOf([node], report) };
    default:
      reportForeign(node, report);
      return undefined;
  }
}

/** A quote whose first line is `[!speaker]`, `[!ask]` or `[!key]`. */
export function readNote(
  quote: Blockquote,
  line: number,
  report: Report,
): Extract<Block, { readonly kind: 'note' }> | undefined {
  const [first, ...rest] = passagesOf(quote.children, report);
  const words = first?.kind === 'paragraph' ? first.text : [];
  const [opening] = words;
  const found = opening?.kind === 'text' ? /^\[!(\w+)\]\s*/.exec(opening.text) : null;
  if (!found || opening?.kind !== 'text') {
    report(
      line,
      1,
      'a quote needs to say what it is for',
      `write > [!speaker], > [!ask] or > [!key] above it`,
    );
    return undefined;
  }
  const note = noteKinds.find((kind): kind is NoteKind => kind === found[1]);
  if (!note) {
    report(
      line,
      5,
      `unknown note "${found[1]}"`,
      didYouMean(found[1] ?? '', noteKinds) ?? `there are: ${noteKinds.join(' ')}`,
    );
    return undefined;
  }
  const opened = opening.text.slice(found[0].length);
  const text = [...(opened === '' ? [] : [{ kind: 'text', text: opened } as const]), ...words.slice(1)];
  const prose = [...(text.length > 0 ? [{ kind: 'paragraph', text } as const] : []), ...rest];
  if (prose.length === 0) report(line, 1, `this ${note} note is empty`);
  return { kind: 'note', line, note, prose };
}

function warnOfLength(step: Step, warn: Report): void {
  const words = step.blocks.flatMap((block) =>
    block.kind === 'prose' ? plainProse(block.prose).split(/\s+/) : [],
  );
  if (words.length > MOST_WORDS) {
    warn(
      step.line,
      1,
      `the step "${step.id}" has ${words.length} words`,
      `${MOST_WORDS} can be read from the last row`,
    );
  }
}

function warnOfTime(minutes: number, steps: readonly Step[], warn: Report): void {
  if (steps.some(({ time }) => time === undefined)) return;
  const sum = steps.reduce((seconds, { time = 0 }) => seconds + time, 0) / 60;
  if (Math.abs(sum - minutes) >= 1)
    warn(1, 1, `the steps take ${Math.round(sum)} minutes together, and the head says ${minutes}`);
}
