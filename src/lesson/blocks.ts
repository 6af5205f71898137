/** The four fenced blocks: do, check, predict, given. */
import type { Code } from 'mdast';
import { didYouMean } from '../engine/spelling.ts';
import { readAttributes } from './attributes.ts';
import type { Block, ScriptLine } from './lesson.ts';
import { readPrediction } from './predict.ts';
import type { Report } from './problem.ts';

/** A line longer than this is a slip, not a sentence. */
const LONGEST_LINE = 400;

const fences = ['do', 'check', 'predict', 'given'] as const;

const attributesOf: Readonly<Record<(typeof fences)[number], readonly string[]>> = {
  do: [],
  check: [],
  predict: ['pick'],
  given: ['impossible'],
};

/** Reads a fenced block; undefined (and a report) if it is none of the four. `source` is the whole file, by lines. */
export function readFence(
  code: Code,
  source: readonly string[],
  nodes: readonly string[],
  report: Report,
): Block | undefined {
  const line = code.position?.start.line ?? 1;
  const opening = source[line - 1] ?? '';
  const nameAt = (/^[\s>]*(?:`{3,}|~{3,})\s*/.exec(opening)?.[0].length ?? 0) + 1;
  if (code.lang === null || code.lang === undefined) {
    report(line, 1, 'a block needs a name', 'write ```do, ```check, ```predict or ```given');
    return undefined;
  }
  const kind = fences.find((fence) => fence === code.lang);
  if (!kind) {
    report(
      line,
      nameAt,
      `unknown block "${code.lang}"`,
      didYouMean(code.lang, fences) ?? `there are: ${fences.join(' ')}`,
    );
    return undefined;
  }
  reportUnclosed(code, source, line, report);
  const info = code.meta ?? '';
  const { id, named } = readAttributes(
    info,
    line,
    Math.max(1, opening.indexOf(info, nameAt) + 1),
    attributesOf[kind],
    report,
  );
  if (id) report(line, id.column, 'a block has no id');
  const lines = linesOf(code, source, line, report);
  if (lines.length === 0) report(line, 1, `this ${kind} block is empty`);
  switch (kind) {
    case 'do':
      return { kind, line, lines: lines.map(withoutComment).filter(({ text }) => text !== '') };
    case 'check':
      return { kind, line, claims: lines.map(withoutComment).filter(({ text }) => text !== '') };
    case 'given':
      return {
        kind,
        line,
        lines: lines.map(withoutComment).filter(({ text }) => text !== ''),
        impossible: readYes(named.impossible, line, report),
      };
    case 'predict':
      return readPrediction(lines, named.pick, line, nodes, report);
  }
}

function readYes(
  attribute: { value: string; column: number } | undefined,
  line: number,
  report: Report,
): boolean {
  if (attribute && attribute.value !== 'yes' && attribute.value !== 'no') {
    report(line, attribute.column, `"${attribute.value}" is neither yes nor no`, 'write impossible=yes');
  }
  return attribute?.value === 'yes';
}

/** The lines that say something, with their places in the file. */
function linesOf(code: Code, source: readonly string[], line: number, report: Report): readonly ScriptLine[] {
  return code.value.split('\n').flatMap((text, i): readonly ScriptLine[] => {
    if (text.trim() === '') return [];
    const at = line + 1 + i;
    if (text.length > LONGEST_LINE) {
      report(at, 1, `this line has ${text.length} characters; ${LONGEST_LINE} is the most`);
      return [];
    }
    const lead = (source[at - 1] ?? '').indexOf(text.trimStart());
    return [{ line: at, column: Math.max(0, lead) + 1, text: text.trim() }];
  });
}

/** Comments begin with `#` at the start or after a space. */
function withoutComment({ text, ...place }: ScriptLine): ScriptLine {
  return { ...place, text: text.replace(/(^|\s)#.*$/, '').trim() };
}

/** A fence without an end swallows what follows, up to the next fence or the end of the file: say where it began. */
function reportUnclosed(code: Code, source: readonly string[], line: number, report: Report): void {
  const swallowed = code.value.split('\n').findIndex((text) => /^\s{0,3}(`{3,}|~{3,}|## .*\{#)/.test(text));
  const end = source[(code.position?.end.line ?? 1) - 1] ?? '';
  if (swallowed >= 0) {
    report(
      line,
      1,
      `this block is not closed: it swallows line ${line + 1 + swallowed}`,
      'end it with a line that has only ``` on it',
    );
  } else if (!/^[\s>]*(`{3,}|~{3,})\s*$/.test(end) || code.position?.end.line === line) {
    report(line, 1, 'this block is never closed', 'end it with a line that has only ``` on it');
  }
}
