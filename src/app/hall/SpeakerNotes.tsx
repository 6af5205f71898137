/** What only the speaker sees of a step: notes, the answer, likely questions, and the time. */
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Prediction } from '../../lesson/lesson.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { hallWords } from '../../words/en/hall.ts';
import { language } from '../../words/words.ts';
import { InlineText, ProseView } from '../ProseView.tsx';
import { recall, remember } from '../memory.ts';
import type { HallStore } from './hall.ts';
import { elapsed, toggled } from './hall.ts';
import { budgets, clockText, paceAt } from './pace.ts';

const SIZES = [16, 19, 22, 26, 30] as const;
const isSize = (value: unknown): value is number => SIZES.some((size) => size === value);

/** What it is given. */
export interface SpeakerNotesProps {
  readonly stage: LessonPlayer;
  readonly hall: HallStore;
}

/** The column. */
export function SpeakerNotes({ stage, hall }: SpeakerNotesProps): ReactElement {
  const { cue } = useStore(stage.store);
  const [size, setSize] = useState(() => recall('notes-size', isSize) ?? 19);
  const here = stage.rehearsal.cues[cue]!;
  const step = stage.lesson.steps[here.step]!;
  const w = hallWords();
  const question = [here.asks, ...here.answers].flatMap((i): readonly Prediction[] => {
    const block = i === undefined ? undefined : step.blocks[i];
    return block?.kind === 'predict' ? [block] : [];
  })[0];
  const notes = step.blocks.flatMap((block, i) =>
    block.kind === 'note' && block.note !== 'key' ? [{ block, i }] : [],
  );
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroller.current?.querySelector('[data-now]')?.scrollIntoView({ block: 'nearest' });
  }, [cue]);
  const resize = (direction: 1 | -1) => (): void => {
    const at = SIZES.findIndex((known) => known === size) + direction;
    const next = SIZES[Math.min(SIZES.length - 1, Math.max(0, at))]!;
    setSize(next);
    remember('notes-size', next);
  };

  return (
    <>
      <Clock stage={stage} hall={hall} />
      <div className="speaker-notes">
        <div className="speaker-notes-head">
          <h2>{w.notes}</h2>
          <IconButton
            icon="smaller"
            name={w.notesSmaller}
            onClick={resize(-1)}
            disabled={size === SIZES[0]}
          />
          <IconButton
            icon="larger"
            name={w.notesLarger}
            onClick={resize(1)}
            disabled={size === SIZES.at(-1)}
          />
        </div>
        <div
          role="region"
          aria-label={w.notes}
          className="speaker-scroll"
          ref={scroller}
          style={{ fontSize: size }}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
          tabIndex={0}
          lang={step.lang ?? stage.lesson.lang}
        >
          {question && (
            <div className="speaker-answer" data-now>
              <h3>{w.answer}</h3>
              <ul>
                {question.options.map((option) => (
                  <li key={option.line} className={option.right ? 'speaker-right-option' : undefined}>
                    <b aria-hidden="true">{option.right ? '✓' : '✕'}</b>{' '}
                    <span className="visually-hidden">{option.right ? w.rightOption : w.wrongOption}</span>
                    <InlineText text={option.text} />
                    {option.because && (
                      <small>
                        <InlineText text={option.because} />
                      </small>
                    )}
                  </li>
                ))}
              </ul>
              <p>
                <InlineText text={question.why} />
              </p>
            </div>
          )}
          {notes.map(({ block, i }) => (
            <div
              key={block.line}
              className={block.note === 'ask' ? 'speaker-ask' : 'speaker-say'}
              data-now={i >= here.blocks[0] && i < here.blocks[1] ? true : undefined}
            >
              {block.note === 'ask' && <h3>{w.ifAsked}</h3>}
              <ProseView prose={block.prose} />
            </div>
          ))}
          {notes.length === 0 && !question && <p className="speaker-none">{w.noNotes}</p>}
        </div>
      </div>
    </>
  );
}

/** The time of day, the time since the start, and whether that is as planned. */
function Clock({ stage, hall }: SpeakerNotesProps): ReactElement {
  const { timer } = useStore(hall);
  const { cue } = useStore(stage.store);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 250);
    return () => {
      clearInterval(tick);
    };
  }, []);
  const w = hallWords();
  const step = stage.rehearsal.cues[cue]!.step;
  const seconds = elapsed(timer, now) / 1000;
  const plan = budgets(stage.lesson);
  const { from, to, behind } = paceAt(plan, step, seconds);
  const total = plan.reduce((sum, n) => sum + n, 0);
  const isOn = timer.startedAt !== null;
  const pace =
    Math.abs(behind) < 15 ? w.onTime : behind > 0 ? w.behind(clockText(behind)) : w.ahead(clockText(behind));
  return (
    <section className="speaker-clock" aria-label={w.clock}>
      <p className="speaker-elapsed">
        <b>{clockText(seconds)}</b> <span>{w.ofMinutes(clockText(total))}</span>
      </p>
      <p className="speaker-pace" data-behind={behind > 15 ? true : undefined}>
        {isOn || seconds > 0 ? pace : w.notStarted}
        <small>{w.thisStep(clockText(from), clockText(to))}</small>
      </p>
      <p className="speaker-wall">
        {new Date(now).toLocaleTimeString(language() === 'en' ? undefined : language(), {
          hour: 'numeric',
          minute: '2-digit',
        })}
      </p>
      <Button kbd="T" onClick={() => hall.setState({ timer: toggled(timer, Date.now()) })}>
        {isOn ? w.stopTimer : w.startTimer}
      </Button>
      <IconButton
        icon="to-start"
        name={w.timerReset}
        kbd="Shift T"
        onClick={() => hall.setState({ timer: { startedAt: null, spent: 0 } })}
      />
    </section>
  );
}
