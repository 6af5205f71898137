/**
 * A lesson in another language: the texts of a translation on the run of the lesson it translates. A step that is not
 * translated stays as it is; one whose original has changed since is shown, with a warning.
 */
import { messageOf } from '../engine/words.ts';
import { didYouMean } from '../engine/spelling.ts';
import type { Block, Lesson, Prediction, Step } from './lesson.ts';
import { plain } from './lesson.ts';
import type { Problem, Report } from './problem.ts';
import { inOrder, problemAt } from './problem.ts';
import type { TranslatedBlock, TranslatedStep, TranslationFile } from './translation-file.ts';
import { readTranslation } from './translation-file.ts';

/** What became of a translation: the lesson in its language, or problems. Warnings stop nothing. */
export type Translated =
  | {
      readonly ok: true;
      readonly lesson: Lesson;
      /** How many steps are translated. */
      readonly steps: number;
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

/** The file's name of a translation: `one-leader.de.md` translates `one-leader.md` into `de`. */
export function translationOf(file: string): { readonly base: string; readonly lang: string } | undefined {
  const found = /^(.*)\.([a-z]{2})\.md$/.exec(file);
  return found?.[1] !== undefined && found[2] !== undefined
    ? { base: `${found[1]}.md`, lang: found[2] }
    : undefined;
}

/** Puts a translation on its lesson. Never throws. */
export function translateLesson(base: Lesson, text: string): Translated {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const report: Report = (line, column, message, hint) =>
    problems.push(problemAt(line, column, message, hint));
  const warn: Report = (line, column, message, hint) => warnings.push(problemAt(line, column, message, hint));
  try {
    const file = readTranslation(text, report);
    const lesson = put(base, file, report, warn);
    if (problems.length === 0)
      return { ok: true, lesson, steps: file.steps.length, warnings: inOrder(warnings) };
  } catch (error) {
    report(1, 1, `this file cannot be read: ${messageOf(error)}`);
  }
  return { ok: false, problems: inOrder(problems), warnings: inOrder(warnings) };
}

function put(base: Lesson, file: TranslationFile, report: Report, warn: Report): Lesson {
  if (file.id !== base.id)
    report(2, 1, `this translates "${file.id}", and the lesson beside it is "${base.id}"`);
  if (file.objectives.length !== base.objectives.length)
    report(
      2,
      1,
      `the lesson has ${base.objectives.length} objectives, and here are ${file.objectives.length}`,
    );
  const ids = base.steps.map(({ id }) => id);
  const known = new Map<string, TranslatedStep>();
  for (const step of file.steps) {
    const twin = known.get(step.id);
    if (!ids.includes(step.id))
      report(step.line, 1, `the lesson has no step "${step.id}"`, didYouMean(step.id, ids));
    else if (twin)
      report(step.line, 1, `the step "${step.id}" is translated twice`, `the other is in line ${twin.line}`);
    known.set(step.id, step);
  }
  const [left, right] = file.titles;
  return {
    ...base,
    title: file.title,
    lang: file.lang,
    objectives: file.objectives,
    ...(base.beside &&
      left !== undefined &&
      right !== undefined && { beside: { ...base.beside, titles: [left, right] as const } }),
    steps: base.steps.map((step) => {
      const translated = known.get(step.id);
      if (translated) return putStep(step, translated, report, warn);
      warn(1, 1, `the step "${step.id}" is not translated`, `## … {#${step.id} source=${sourceOf(step)}}`);
      return { ...step, lang: base.lang };
    }),
  };
}

function putStep(step: Step, to: TranslatedStep, report: Report, warn: Report): Step {
  const source = sourceOf(step);
  if (to.source !== source)
    warn(
      to.line,
      1,
      to.source === undefined
        ? `the step "${step.id}" does not say what it was translated from`
        : `the step "${step.id}" has changed since it was translated`,
      `look at it, then write source=${source}`,
    );
  if (step.fig !== undefined && to.fig === undefined)
    report(to.line, 1, `the step "${step.id}" has a caption`, 'write fig="…"');
  const { fig = to.fig } = to;
  const rest = [...to.blocks];
  const blocks = step.blocks.map((block): Block => {
    if (!isRead(block)) return block;
    const next = rest.shift();
    if (!next) {
      report(
        to.line,
        1,
        `the step "${step.id}" lacks ${named(block)}`,
        `it is in line ${block.line} of the lesson`,
      );
      return block;
    }
    return putBlock(block, next, report);
  });
  for (const { line } of rest) report(line, 1, `the step "${step.id}" has nothing for this to translate`);
  return { ...step, title: to.title, ...(fig !== undefined && { fig }), blocks };
}

type Read = Extract<Block, { readonly kind: 'prose' | 'note' | 'predict' }>;

const isRead = (block: Block): block is Read =>
  block.kind === 'prose' || block.kind === 'note' || block.kind === 'predict';

const named = (block: Read | TranslatedBlock): string =>
  block.kind === 'note' ? `a note [!${block.note}]` : block.kind === 'predict' ? 'a prediction' : 'a passage';

function putBlock(block: Read, to: TranslatedBlock, report: Report): Block {
  if (named(block) !== named(to)) {
    report(
      to.line,
      1,
      `the lesson has ${named(block)} here, not ${named(to)}`,
      `compare line ${block.line}; between two passages the figure goes on at a line of ---`,
    );
    return block;
  }
  if (block.kind === 'predict') return to.kind === 'predict' ? putQuestion(block, to, report) : block;
  return to.kind === 'predict' ? block : { ...block, prose: to.prose };
}

function putQuestion(
  block: Prediction,
  to: Extract<TranslatedBlock, { readonly kind: 'predict' }>,
  report: Report,
): Prediction {
  if (to.options.length !== block.options.length)
    report(
      to.line,
      1,
      `the lesson has ${block.options.length} options here, and the translation ${to.options.length}`,
      'they stand in the same order',
    );
  return {
    ...block,
    question: to.question,
    why: to.why,
    options: block.options.map((option, i) => {
      const mine = to.options[i];
      if (!mine) return option;
      if (block.pick === 'node' && plain(mine.text) !== plain(option.text))
        report(mine.line, 1, `this option is the node ${plain(option.text)}, as on the figure`);
      if ((mine.because === undefined) !== (option.because === undefined))
        report(
          mine.line,
          1,
          option.because
            ? 'this option has a reason in the lesson'
            : 'this option has no reason in the lesson',
          option.because && 'because …',
        );
      return { ...option, text: mine.text, ...(mine.because && { because: mine.because }) };
    }),
  };
}

/** The fingerprint of all that people read in a step, seven hexadecimal digits: it changes when the text does. */
export function sourceOf({ title, fig = '', blocks }: Step): string {
  const texts = blocks
    .filter(isRead)
    .map((block) =>
      block.kind === 'predict'
        ? [
            plain(block.question),
            ...block.options.flatMap(({ text, because = [] }) => [plain(text), plain(because)]),
            plain(block.why),
          ]
        : [named(block), JSON.stringify(block.prose)],
    );
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify([title, fig, texts]))
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash >>> 4).toString(16).padStart(7, '0');
}
