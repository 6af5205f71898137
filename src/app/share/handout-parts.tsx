/** A lesson on paper, part by part: headings, pictures, prose, questions, answers. */
import type { ReactNode } from 'react';
import type { Block, Lesson } from '../../lesson/lesson.ts';
import { handoutWords } from '../../words/en/handout.ts';
import { ProseView } from '../ProseView.tsx';
import { head } from './handout-part.tsx';
import type { HandoutPart } from './handout-part.tsx';
import { answersOf, Question, questionsOf } from './handout-questions.tsx';
import type { Numbered } from './handout-questions.tsx';
import type { Drawing } from './handout-scenes.ts';

/** A lesson on paper: a picture a step, questions, answers last. `notes`: the lecturer's copy. */
export function lessonParts(
  lesson: Lesson,
  protocol: string,
  drawings: readonly Drawing[],
  { notes, perPage }: { readonly notes: boolean; readonly perPage: 1 | 2 },
): readonly HandoutPart[] {
  const w = handoutWords();
  const questions = questionsOf(lesson);
  const parts: HandoutPart[] = [
    head(lesson, protocol, notes ? w.lecturer : w.handout),
    {
      key: 'objectives',
      first: false,
      keep: false,
      chapter: 'head',
      node: (
        <section className="paper-objectives">
          <h2>{w.objectives}</h2>
          <ul>
            {lesson.objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </section>
      ),
    },
  ];
  lesson.steps.forEach((step, i) => {
    const chapter = step.id;
    const drawing = drawings[i];
    parts.push({
      key: `${chapter} head`,
      // The first step shares its sheet with the head where two pictures do.
      first: perPage === 1 && i > 0,
      keep: true,
      chapter: i === 0 && perPage === 1 ? 'head' : chapter,
      node: (
        <h2 className="paper-step">
          <span>{i + 1}</span> {step.title}
          {notes && step.time !== undefined && <small>{w.seconds(step.time)}</small>}
        </h2>
      ),
    });
    const own = i === 0 && perPage === 1 ? 'head' : chapter;
    parts.push({ key: `${chapter} picture`, first: false, keep: true, chapter: own, drawing });
    parts.push({
      key: `${chapter} caption`,
      first: false,
      keep: false,
      chapter: own,
      node: (
        <p className="paper-caption">
          <i>{w.figure(i + 1, step.fig ?? step.title)}</i> {drawing?.said}
        </p>
      ),
    });
    step.blocks.forEach((block, j) => {
      const node = blockOf(block, questions, notes);
      if (node !== null)
        parts.push({ key: `${chapter} ${j}`, first: false, keep: false, chapter: own, node });
    });
  });
  parts.push(...answersOf(lesson, questions));
  return parts;
}

function blockOf(block: Block, questions: readonly Numbered[], notes: boolean): ReactNode {
  const w = handoutWords();
  switch (block.kind) {
    case 'prose':
      return (
        <div className="paper-prose">
          <ProseView prose={block.prose} />
        </div>
      );
    case 'note':
      if (block.note === 'key')
        return (
          <div className="paper-key">
            <ProseView prose={block.prose} />
          </div>
        );
      return notes ? (
        <div className="paper-note">
          <h3>{block.note === 'ask' ? w.ask : w.speaker}</h3>
          <ProseView prose={block.prose} />
        </div>
      ) : null;
    case 'predict':
      return <Question asked={questions.find(({ prediction }) => prediction === block)!} notes={notes} />;
    case 'check':
    case 'do':
    case 'given':
      return null;
  }
}
