/** The predict block: a question, its options, each with the claim that decides it, and the reason. */
import { didYouMean } from '../engine/spelling.ts';
import type { Attribute } from './attributes.ts';
import type { Option, Prediction, ScriptLine } from './lesson.ts';
import { plain } from './lesson.ts';
import type { Report } from './problem.ts';
import { lineOfProse } from './prose.ts';

const picks = ['one', 'many', 'node', 'log'] as const;

/** An option as it grows: a line of `because` may follow it. */
type Draft = { -readonly [K in keyof Option]: Option[K] };

/** Reads a predict block from its lines. */
export function readPrediction(
  lines: readonly ScriptLine[],
  pickSaid: Attribute | undefined,
  line: number,
  nodes: readonly string[],
  report: Report,
): Prediction {
  const pick = picks.find((known) => known === (pickSaid?.value ?? 'one'));
  if (!pick && pickSaid) {
    report(
      line,
      pickSaid.column,
      `unknown pick "${pickSaid.value}"`,
      didYouMean(pickSaid.value, picks) ?? `there are: ${picks.join(' ')}`,
    );
  }
  const question: string[] = [];
  const why: string[] = [];
  const options: Draft[] = [];
  let part: 'question' | 'options' | 'why' = 'question';
  for (const said of lines) {
    const option = /^[-*]\s+\[(.?)\]\s*(.*)$/.exec(said.text);
    const reason = /^why:\s*(.*)$/i.exec(said.text);
    const because = /^;?\s*because\s+(.+)$/i.exec(said.text);
    const last = options.at(-1);
    if (option && part === 'why') {
      report(said.line, said.column, 'an option cannot come after the "Why:"');
    } else if (option) {
      part = 'options';
      options.push(readOption(said, option[1] ?? '', option[2] ?? '', report));
    } else if (reason) {
      part = 'why';
      if (reason[1]) why.push(reason[1]);
    } else if (part === 'question') {
      question.push(said.text);
    } else if (part === 'why') {
      why.push(said.text);
    } else if (because?.[1] !== undefined && last) {
      last.because = lineOfProse(because[1], said.line, report);
    } else {
      report(
        said.line,
        said.column,
        `I do not understand "${said.text}" here`,
        'an option begins with - [ ], its reason with "because", the reason of the whole with "Why:"',
      );
    }
  }
  const whole: Prediction = {
    kind: 'predict',
    line,
    pick: pick ?? 'one',
    question: lineOfProse(question.join(' '), line, report),
    options,
    why: lineOfProse(why.join(' '), line, report),
  };
  reportMissing(whole, lines.length, nodes, report);
  return whole;
}

function readOption(said: ScriptLine, mark: string, rest: string, report: Report): Draft {
  if (!/^[ xX]$/.test(mark)) report(said.line, said.column, 'a box is either [ ] or [x]');
  const split = rest.indexOf(':=');
  const text = (split < 0 ? rest : rest.slice(0, split)).trim();
  const [claim = '', ...reasons] = (split < 0 ? '' : rest.slice(split + 2)).split(';');
  const column = said.column + said.text.length - rest.length;
  if (text === '') report(said.line, column, 'an option needs a text');
  if (claim.trim() === '')
    report(said.line, column, 'an option needs a claim', '- [ ] text := claim ; because …');
  const claimAt = split < 0 ? column : column + split + 2 + (claim.length - claim.trimStart().length);
  const because = reasons
    .join(';')
    .trim()
    .replace(/^because\s+/i, '');
  return {
    line: said.line,
    text: lineOfProse(text, said.line, report),
    right: mark.toLowerCase() === 'x',
    claim: { line: said.line, column: claimAt, text: claim.trim() },
    ...(because !== '' && { because: lineOfProse(because, said.line, report) }),
  };
}

function reportMissing(
  { question, options, why, pick, line }: Prediction,
  lines: number,
  nodes: readonly string[],
  report: Report,
): void {
  if (lines === 0) return;
  if (question.length === 0) report(line, 1, 'a prediction needs a question', 'write it above the options');
  if (options.length < 2) report(line, 1, 'a prediction needs at least two options', '- [ ] text := claim');
  if (why.length === 0) report(line, 1, 'a prediction needs a reason', 'Why: …');
  const right = options.filter((option) => option.right);
  if (options.length > 0 && right.length === 0) report(line, 1, 'no option is marked right', 'mark it - [x]');
  const second = right[1];
  if (second && (pick === 'one' || pick === 'log')) {
    report(second.line, 1, `a second option is marked right, and pick=${pick} takes one`, 'write pick=many');
  }
  if (pick !== 'node') return;
  for (const option of options) {
    const name = plain(option.text);
    if (!nodes.includes(name)) {
      report(
        option.line,
        option.claim.column,
        `with pick=node an option is the name of a node, not "${name}"`,
        didYouMean(name, nodes) ?? `there are: ${nodes.join(' ')}`,
      );
    }
  }
}
