/** The prose column: where we are in the lesson, the step's words, its question, the rules that fired, and the way on. */
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Block, Prediction } from '../lesson/lesson.ts';
import { takesMany } from '../lesson/lesson.ts';
import { pickKey } from '../player/lesson-player.ts';
import type { LessonPlayer } from '../player/lesson-player.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { lessonWords } from '../words/en/lesson.ts';
import { InlineText, ProseView } from './ProseView.tsx';
import { usePlayer } from './hooks.ts';
import { langOf } from './loaded-lesson.ts';

const RulesView = lazy(async () => ({ default: (await import('../views/rules/View.tsx')).RulesView }));

/** What the column is given. */
export interface LessonColumnProps {
  readonly stage: LessonPlayer;
  /** What was wrong with the address, if something was. */
  readonly slip: string | undefined;
  readonly onNext: () => void;
  readonly onOverview: () => void;
  readonly onRules: () => void;
}

/** The column. */
export function LessonColumn({ stage, slip, onNext, onOverview, onRules }: LessonColumnProps): ReactElement {
  const w = lessonWords();
  const { lesson, player, rehearsal } = stage;
  const { cue, moving } = useStore(stage.store);
  const { happening, moment, current } = usePlayer(player);
  const here = rehearsal.cues[cue]!;
  const step = lesson.steps[here.step]!;
  const isLast = cue === rehearsal.cues.length - 1;
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroller.current?.scrollTo({ top: here.beat === 0 ? 0 : scroller.current.scrollHeight });
  }, [here.step, here.beat, moving]);
  const isAsking = !moving && stage.openQuestion() !== undefined;

  return (
    <div className="lesson-column">
      <div className="lesson-scroll" ref={scroller}>
        <button
          type="button"
          className="lesson-progress"
          onClick={onOverview}
          aria-label={w.stepOf(here.step + 1, lesson.steps.length)}
        >
          {lesson.steps.map(({ id }, i) => (
            <i key={id} className={i < here.step ? 'done' : i === here.step ? 'here' : ''} />
          ))}
          <span>{w.of(here.step + 1, lesson.steps.length)}</span>
        </button>
        {slip !== undefined && (
          <p className="lesson-slip" role="alert">
            {slip}
          </p>
        )}
        <article className="lesson-prose" lang={step.lang ?? lesson.lang} key={step.id}>
          <h1 ref={heading}>{step.title}</h1>
          <StepBlocks stage={stage} />
        </article>
      </div>
      {current !== 0 && (
        <p className="lesson-off" role="status">
          <span>{w.onYourOwn}</span>
          <Button onClick={() => stage.backOnScript()} kbd="R">
            {w.toLesson}
          </Button>
        </p>
      )}
      {!isAsking && (
        <Suspense fallback={null}>
          <RulesView
            protocol={player.protocol}
            happening={happening}
            off={moment.world.off}
            mode="fired"
            lang={langOf(player.protocol)}
          />
        </Suspense>
      )}
      <nav className="lesson-nav" aria-label={w.steps}>
        <Button onClick={() => stage.back()} disabled={cue === 0}>
          ◂ {w.back}
        </Button>
        {isLast && !moving ? (
          <a className="button button-primary lesson-end" href="#/">
            {w.finish}
          </a>
        ) : (
          <Button variant="primary" onClick={onNext}>
            {moving ? w.skip : stage.openQuestion() ? w.see : w.next} ▸
          </Button>
        )}
        <span className="lesson-rules">
          <Button variant="quiet" onClick={onRules}>
            {w.ruleCard}
          </Button>
        </span>
        <span className="lesson-hint">
          {w.orPress} <Kbd>→</Kbd>
        </span>
      </nav>
    </div>
  );
}

/** What a block is given. */
export /** What a step says and asks, as far as it may be told by now. */
function StepBlocks({ stage }: { readonly stage: LessonPlayer }): ReactElement {
  const { lesson, rehearsal } = stage;
  const { cue, moving } = useStore(stage.store);
  const here = rehearsal.cues[cue]!;
  const answered = new Set(
    rehearsal.cues
      .slice(0, moving ? cue : cue + 1)
      .filter(({ step }) => step === here.step)
      .flatMap(({ answers }) => answers),
  );
  // What the figure has yet to show is not told before: claims wait until the motion is over.
  const isEarly = (block: Block, i: number): boolean =>
    moving && block.kind === 'check' && i >= here.blocks[0];
  return (
    <>
      {lesson.steps[here.step]!.blocks.slice(0, here.blocks[1]).map((block, i) =>
        isEarly(block, i) ? null : (
          <BlockView
            key={i}
            block={block}
            index={i}
            stage={stage}
            isOpen={here.asks === i && !answered.has(i)}
            isAnswered={answered.has(i)}
          />
        ),
      )}
    </>
  );
}

interface BlockProps {
  readonly block: Block;
  readonly index: number;
  readonly stage: LessonPlayer;
  readonly isOpen: boolean;
  readonly isAnswered: boolean;
}

/** A block of a step: its prose, its question, what was checked. */
function BlockView({ block, index, stage, isOpen, isAnswered }: BlockProps): ReactElement | null {
  switch (block.kind) {
    case 'prose':
      return <ProseView prose={block.prose} />;
    case 'note':
      return block.note === 'key' ? (
        <div className="lesson-key">
          <ProseView prose={block.prose} />
        </div>
      ) : null;
    case 'predict':
      return (
        <Question prediction={block} index={index} stage={stage} isOpen={isOpen} isAnswered={isAnswered} />
      );
    case 'check':
      return (
        <ul className="lesson-claims" aria-label={lessonWords().checked}>
          {block.claims.map(({ text, line }) => (
            <li key={line} lang="en">
              <span aria-hidden="true">✔</span> {text}
            </li>
          ))}
        </ul>
      );
    case 'do':
    case 'given':
      return null;
  }
}

interface QuestionProps {
  readonly prediction: Prediction;
  readonly index: number;
  readonly stage: LessonPlayer;
  readonly isOpen: boolean;
  readonly isAnswered: boolean;
}

function Question({ prediction, index, stage, isOpen, isAnswered }: QuestionProps): ReactElement {
  const w = lessonWords();
  const { picks } = useStore(stage.store);
  const picked = picks[pickKey(stage.cue(), index)] ?? [];
  const right = prediction.options.flatMap((option, i) => (option.right ? [i] : []));
  const isRight = picked.length === right.length && picked.every((i) => right.includes(i));
  const many = takesMany(prediction);
  return (
    <section className={`question${isAnswered ? ' question-answered' : ''}`} aria-label={w.predict}>
      <h2>
        {prediction.pick === 'node' ? (many ? w.predictThem : w.predictIt) : many ? w.predictAll : w.predict}
      </h2>
      <p className="question-text">
        <InlineText text={prediction.question} />
      </p>
      <div role={many ? 'group' : 'radiogroup'} aria-label={w.answers} data-own-arrows={isOpen || undefined}>
        {prediction.options.map((option, i) => {
          const isPicked = picked.includes(i);
          const verdict = isAnswered ? (option.right ? 'right' : isPicked ? 'wrong' : 'other') : undefined;
          return (
            <div
              key={option.line}
              className={`option${isPicked ? ' option-picked' : ''}${verdict ? ` option-${verdict}` : ''}`}
            >
              <button
                type="button"
                role={many ? 'checkbox' : 'radio'}
                aria-checked={isPicked}
                disabled={!isOpen}
                onClick={() => stage.pick(i)}
              >
                <Kbd>{i + 1}</Kbd>
                <span>
                  <InlineText text={option.text} />
                </span>
                {verdict === 'right' && <b className="option-mark">✓ {w.right}</b>}
                {verdict === 'wrong' && <b className="option-mark">✕ {w.wrong}</b>}
              </button>
              {isAnswered && option.because && (isPicked || option.right) && (
                <p className="option-because">
                  <InlineText text={option.because} />
                </p>
              )}
            </div>
          );
        })}
      </div>
      {isAnswered && (
        <p className="question-why" role="status">
          {picked.length > 0 && <strong>{isRight ? w.sawIt : w.missedIt} </strong>}
          <InlineText text={prediction.why} />
        </p>
      )}
    </section>
  );
}
