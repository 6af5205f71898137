/** How far one has come in a few steps: a pip for each, and the count in words. */
import type { ReactElement } from 'react';

/** With more steps than this, pips are too small to press. */
const PRESSABLE = 10;

/** What a progress is given; `current` counts from 0. */
export interface ProgressProps {
  readonly count: number;
  readonly current: number;
  /** Goes to a step; absent, or with many steps, pips only show. */
  readonly onGo?: ((step: number) => void) | undefined;
  /** What one pip is: `Step` unless told. */
  readonly word?: string | undefined;
}

/** The pips; they share the width there is. */
export function Progress({ count, current, onGo, word = 'Step' }: ProgressProps): ReactElement {
  const pips = Array.from({ length: count }, (_, step) => {
    const state =
      step === current
        ? 'progress-pip progress-now'
        : step < current
          ? 'progress-pip progress-done'
          : 'progress-pip';
    return onGo && count <= PRESSABLE ? (
      <button
        key={step}
        type="button"
        className="progress-press"
        aria-label={`${word} ${step + 1}`}
        aria-current={step === current ? 'step' : undefined}
        onClick={() => {
          onGo(step);
        }}
      >
        <i className={state} />
      </button>
    ) : (
      <i key={step} className={state} />
    );
  });
  return (
    <div
      className={count > PRESSABLE ? 'progress progress-many' : 'progress'}
      role="group"
      aria-label={`${word}s`}
    >
      <span className="progress-pips">{pips}</span>
      <span className="progress-count">
        {Math.min(current + 1, count)} of {count}
      </span>
    </div>
  );
}
