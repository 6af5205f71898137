/** Questions on paper: boxes to tick, and, on the last sheets, what was to be ticked and why. */
import type { ReactElement } from 'react';
import type { Lesson, Prediction } from '../../lesson/lesson.ts';
import { takesMany } from '../../lesson/lesson.ts';
import { handoutWords } from '../../words/en/handout.ts';
import { InlineText, ProseView } from '../ProseView.tsx';
import type { HandoutPart } from './handout-part.tsx';

/** A question and the number it has on paper. */
export interface Numbered {
  readonly number: number;
  readonly step: number;
  readonly prediction: Prediction;
}

/** All questions of a lesson, numbered through. */
export function questionsOf(lesson: Lesson): readonly Numbered[] {
  let number = 0;
  return lesson.steps.flatMap(({ blocks }, step) =>
    blocks.flatMap((block) =>
      block.kind === 'predict' ? [{ number: ++number, step, prediction: block }] : [],
    ),
  );
}

/** A letter for an answer: A, B, C… */
const letter = (index: number): string => String.fromCharCode(65 + index);

/** A question with its boxes; `notes`: with the right ones ticked. */
export function Question({
  asked: { number, prediction },
  notes,
}: {
  readonly asked: Numbered;
  readonly notes: boolean;
}): ReactElement {
  const w = handoutWords();
  return (
    <section className="paper-question">
      <h3>
        {w.question(number)} <small>{takesMany(prediction) ? w.pickMany : w.pickOne}</small>
      </h3>
      <p>
        <InlineText text={prediction.question} />
      </p>
      <ol>
        {prediction.options.map(({ line, text, right }, i) => (
          <li key={line} className={notes && right ? 'paper-right' : undefined}>
            <span className="paper-box" aria-hidden="true">
              {notes && right ? '✓' : ''}
            </span>
            <b>{letter(i)}</b>
            <span>
              <InlineText text={text} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The last sheets: what to remember, and the answers. */
export function answersOf(lesson: Lesson, questions: readonly Numbered[]): readonly HandoutPart[] {
  const w = handoutWords();
  const keys = lesson.steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'note' && block.note === 'key' ? [block.prose] : [])),
  );
  const title = (key: string, words: string, first: boolean): HandoutPart => ({
    key,
    first,
    keep: true,
    chapter: 'answers',
    node: <h2 className="paper-step">{words}</h2>,
  });
  const answers = questions.map(({ number, prediction }): HandoutPart => {
    const right = prediction.options.flatMap((option, i) => (option.right ? [{ option, i }] : []));
    return {
      key: `answer ${number}`,
      first: false,
      keep: false,
      chapter: 'answers',
      node: (
        <section className="paper-answer">
          <b>{w.answer(number)}</b>
          <div>
            <p>
              {right.length === 0 && w.none}
              {right.map(({ option, i }) => (
                <span key={option.line} className="paper-chosen">
                  <b>{letter(i)}</b> <InlineText text={option.text} />
                </span>
              ))}
            </p>
            <p className="paper-why">
              <InlineText text={prediction.why} />
            </p>
          </div>
        </section>
      ),
    };
  });
  return [
    ...(answers.length > 0 ? [title('answers', w.answers, true), ...answers] : []),
    ...(keys.length > 0
      ? [
          title('keys', w.remember, answers.length === 0),
          ...keys.map((prose, i): HandoutPart => ({
            key: `key ${i}`,
            first: false,
            keep: false,
            chapter: 'answers',
            node: (
              <div className="paper-key">
                <ProseView prose={prose} />
              </div>
            ),
          })),
        ]
      : []),
  ];
}
