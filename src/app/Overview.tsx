/** All steps of a lesson, to look over and to jump. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { LessonPlayer } from '../player/lesson-player.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { overviewWords } from '../words/en/overview.ts';
import { Still } from './hall/Still.tsx';

/** How wide the picture of a step is, CSS px. */
const PICTURE = 208;

/** Index of the stop at which a step ends. */
const lastCueOf = ({ rehearsal }: LessonPlayer, step: number): number =>
  rehearsal.cues.findLastIndex((cue) => cue.step === step);

/** A dialog with a picture of the end of every step; typing narrows the list. */
export function Overview({
  stage,
  onClose,
}: {
  readonly stage: LessonPlayer;
  readonly onClose: () => void;
}): ReactElement {
  const [wanted, setWanted] = useState('');
  const { cue } = useStore(stage.store);
  const here = stage.rehearsal.cues[cue]!.step;
  const { lesson } = stage;
  const steps = lesson.steps
    .map((step, i) => ({ step, i }))
    .filter(({ step, i }) => `${i + 1} ${step.title}`.toLowerCase().includes(wanted.toLowerCase()));
  const go = (i: number): void => {
    stage.goToStep(i);
    onClose();
  };
  return (
    <Dialog title={lesson.title} onClose={onClose} wide>
      <label className="overview-search">
        {overviewWords().goTo}
        <input
          value={wanted}
          placeholder={overviewWords().numberOrWords}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && steps[0]) go(steps[0].i);
          }}
        />
      </label>
      <ol className="overview">
        {steps.map(({ step, i }) => (
          <li key={step.id}>
            <button type="button" onClick={() => go(i)} aria-current={i === here ? 'step' : undefined}>
              <Still stage={stage} cue={lastCueOf(stage, i)} width={PICTURE} />
              <span>
                <span className="overview-number">{i + 1}</span> {step.title}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p>{overviewWords().none}</p>}
      <h3>{overviewWords().ableTo}</h3>
      <ul>
        {lesson.objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
    </Dialog>
  );
}
