/** A question before an audience: large, with the hands that were counted for each answer. */
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Prediction } from '../../lesson/lesson.ts';
import { takesMany } from '../../lesson/lesson.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { lessonWords } from '../../words/en/lesson.ts';
import { hallWords } from '../../words/en/hall.ts';
import { InlineText } from '../ProseView.tsx';
import type { HallStore } from './hall.ts';
import { handsIn } from './hall.ts';

/** What it is given. */
export interface HallQuestionProps {
  readonly stage: LessonPlayer;
  readonly hall: HallStore;
  readonly prediction: Prediction;
  /** Key of the question in `picks` and `votes`. */
  readonly question: string;
  readonly isAnswered: boolean;
}

/** The question. Counts stay hidden while hands are counted, so that nobody follows the crowd. */
export function HallQuestion({
  stage,
  hall,
  prediction,
  question,
  isAnswered,
}: HallQuestionProps): ReactElement {
  const { picks } = useStore(stage.store);
  const votes = useStore(hall).votes[question];
  const w = lessonWords();
  const h = hallWords();
  const picked = picks[question] ?? [];
  const many = takesMany(prediction);
  const hands = votes ? handsIn(votes, votes.round) : 0;
  const most = votes ? Math.max(1, ...votes.rounds.flat()) : 1;
  return (
    <section className={`hall-question${isAnswered ? ' hall-question-answered' : ''}`} aria-label={w.predict}>
      <div className="hall-asked">
        <h2>
          <InlineText text={prediction.question} />
        </h2>
        {!isAnswered && hands > 0 && (
          <p className="hall-hands">{h.handsCounted(hands, (votes?.round ?? 0) + 1)}</p>
        )}
      </div>
      <ol className="hall-options" role={many ? 'group' : 'radiogroup'} aria-label={w.answers}>
        {prediction.options.map((option, i) => {
          const verdict = isAnswered ? (option.right ? 'right' : 'wrong') : undefined;
          const isPicked = picked.includes(i);
          return (
            <li
              key={option.line}
              className={`hall-option${verdict ? ` hall-option-${verdict}` : ''}`}
              role="presentation"
            >
              <button
                type="button"
                role={many ? 'checkbox' : 'radio'}
                aria-checked={isPicked}
                disabled={isAnswered}
                onClick={() => stage.pick(i)}
              >
                <span className="hall-letter" aria-hidden="true">
                  {i + 1}
                </span>
                <span>
                  <InlineText text={option.text} />
                </span>
                {verdict && <b className="hall-verdict">{verdict === 'right' ? `✓ ${w.right}` : '✕'}</b>}
              </button>
              {isAnswered && votes && (
                <span className="hall-bars">
                  {votes.rounds.map((round, r) =>
                    handsIn(votes, r === 0 ? 0 : 1) === 0 ? null : (
                      <span
                        key={r}
                        className="hall-bar"
                        aria-label={h.votesFor(r + 1, round[i] ?? 0)}
                        role="img"
                      >
                        <i style={{ inlineSize: `${((round[i] ?? 0) / most) * 100}%` }} data-round={r + 1} />
                        <b>{round[i] ?? 0}</b>
                      </span>
                    ),
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {isAnswered && (
        <p className="hall-why" role="status">
          <InlineText text={prediction.why} />
        </p>
      )}
    </section>
  );
}
