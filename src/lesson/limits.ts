/** How large a lesson from elsewhere may be: what is larger is refused with a sentence, before it can keep a page busy. */
import type { Protocol } from '../engine/protocol.ts';
import type { Inline, Lesson, Prose } from './lesson.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './problem.ts';

/** The most of everything. A lecture needs a tenth of it. */
export const most = {
  /** Characters in the file. */
  characters: 250_000,
  lines: 5_000,
  /** Characters in one of its lines. */
  lineLength: 4_000,
  /** Blanks in a row: the patterns that read a line take more than their square. */
  blanks: 200,
  /** Quotes in quotes, and lists in lists, at the beginning of a line. */
  nesting: 8,
  /** Characters of one paragraph that mean something in Markdown: reading many of them takes their square. */
  marks: 600,
  steps: 200,
  /** Blocks in one step. */
  blocks: 100,
  /** Lines of all do and given blocks. */
  actions: 2_000,
  /** Claims of all check and predict blocks. */
  claims: 2_000,
  /** Options of one question. */
  options: 30,
  /** Pieces of text in one step: a word in italics is one, a list's item another. */
  pieces: 2_000,
  /** How deep emphasis may stand in emphasis. */
  depth: 12,
  /** What may happen in the whole lesson, all its runs together. */
  moments: 2_000,
} as const;

const BLANKS = new RegExp(`\\s{${most.blanks + 1}}`);

/** What is too large about a text, before anybody reads it; undefined if nothing is. */
export function tooLong(text: string): Problem | undefined {
  if (text.length > most.characters)
    return problemAt(
      1,
      1,
      `this file has ${text.length} characters; a lesson has at most ${most.characters}`,
      'make two lessons of it',
    );
  let line = 1;
  let marks = 0;
  for (let from = 0; from <= text.length; line++) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (line > most.lines) return problemAt(line, 1, `a lesson has at most ${most.lines} lines`);
    if (to - from > most.lineLength)
      return problemAt(line, 1, `this line has ${to - from} characters; ${most.lineLength} is the most`);
    const said = text.slice(from, to);
    if (BLANKS.test(said))
      return problemAt(line, 1, `this line has more than ${most.blanks} blanks in a row`);
    if ((/^(\s*([>*+-]|\d+[.)]))+/.exec(said)?.[0].match(/[>*+-]|\d+/g) ?? []).length > most.nesting)
      return problemAt(line, 1, `quotes and lists stand in each other more than ${most.nesting} deep`);
    marks = said.trim() === '' ? 0 : marks + (said.match(/[*_[\]()<>`&\\!~{}]/g) ?? []).length;
    if (marks > most.marks)
      return problemAt(
        line,
        1,
        `this paragraph has more than ${most.marks} marks like * and [`,
        'make several of it',
      );
    from = to + 1;
  }
  return undefined;
}

/** What is too large about a lesson, before it is played. */
export function tooLarge({ steps }: Lesson): readonly Problem[] {
  const problems: Problem[] = [];
  const check = (line: number, count: number, limit: number, what: string): void => {
    if (count > limit) problems.push(problemAt(line, 1, `${count} ${what}; ${limit} are the most`));
  };
  check(1, steps.length, most.steps, 'steps in one lesson');
  let actions = 0;
  let claims = 0;
  for (const step of steps) {
    check(step.line, step.blocks.length, most.blocks, 'blocks in one step');
    let pieces = 0;
    for (const block of step.blocks) {
      if (block.kind === 'do' || block.kind === 'given') actions += block.lines.length;
      if (block.kind === 'check') claims += block.claims.length;
      if (block.kind === 'prose' || block.kind === 'note') pieces += piecesOf(block.prose);
      if (block.kind === 'predict') {
        claims += block.options.length;
        check(block.line, block.options.length, most.options, 'options in one question');
        const texts = [
          block.question,
          block.why,
          ...block.options.flatMap(({ text, because = [] }) => [text, because]),
        ];
        pieces += texts.reduce((sum, text) => sum + count(text), 0);
      }
    }
    if (pieces === Infinity)
      problems.push(
        problemAt(step.line, 1, `emphasis stands in emphasis more than ${most.depth} deep in this step`),
      );
    else check(step.line, pieces, most.pieces, 'pieces of text in one step');
  }
  check(1, actions, most.actions, 'actions in one lesson');
  check(1, claims, most.claims, 'claims in one lesson');
  return problems;
}

const piecesOf = (prose: Prose): number =>
  prose.reduce(
    (sum, passage) =>
      sum +
      (passage.kind === 'list'
        ? passage.items.reduce((all, item) => all + 1 + count(item), 0)
        : 1 + count(passage.text)),
    0,
  );

/** How many pieces a text has; infinitely many if they stand too deep in each other. */
function count(text: readonly Inline[], depth = 0): number {
  if (depth > most.depth) return Infinity;
  return text.reduce(
    (sum, piece) => sum + 1 + (typeof piece.text === 'string' ? 0 : count(piece.text, depth + 1)),
    0,
  );
}

/** What a rehearsal may use up, shared by all runs of a lesson. */
export interface Budget {
  /** How many more things may happen. */
  moments: number;
  /** Whether the time is up. */
  readonly isOver: () => boolean;
}

/** What the rehearsal that is going on may use up. */
let budget: Budget | undefined;

/** Does something with the protocols that are `onBudget`, which share this one while it lasts. */
export function within<T>(limit: Budget, work: () => T): T {
  budget = limit;
  try {
    return work();
  } finally {
    budget = undefined;
  }
}

/** One of each, because the words of a protocol are read once for each. */
const budgeted = new WeakMap<Protocol, Protocol>();

/** The same protocol, on a budget: whatever happens beyond it throws, and so is a problem of the line that caused it. */
export function onBudget(protocol: Protocol): Protocol {
  const { history } = protocol;
  let careful = budgeted.get(protocol);
  if (!careful) {
    careful = {
      ...protocol,
      history: {
        start: (happening) => history.start(happening),
        next: (before, happening) => {
          if (budget && --budget.moments < 0)
            throw new Error(
              `more than ${most.moments} things have happened by now, which is more than a lesson may show`,
            );
          if (budget?.isOver()) throw new Error('this lesson takes too long to play');
          return history.next(before, happening);
        },
      },
    };
    budgeted.set(protocol, careful);
  }
  return careful;
}
