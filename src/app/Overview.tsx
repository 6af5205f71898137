/** All steps of a lesson, to look over and to jump. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { LessonPlayer } from '../player/lesson-player.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** A dialog with every step; typing narrows the list. */
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
    <Dialog title={lesson.title} onClose={onClose}>
      <label className="overview-search">
        Go to
        <input
          value={wanted}
          placeholder="number or words"
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
              <span className="overview-number">{i + 1}</span>
              <span>{step.title}</span>
            </button>
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p>No step is called that.</p>}
      <h3>What you will be able to do</h3>
      <ul>
        {lesson.objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
    </Dialog>
  );
}
