/** The one row of hands in a frame: back, where we are, on, and the way to the whole program. */
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { embedWords } from '../../words/en/embed.ts';
import { lessonWords } from '../../words/en/lesson.ts';
import { fullAddress } from './address.ts';

/** What it is given. */
export interface FrameNavProps {
  readonly title: string;
  /** Beside the title: where in it we are. */
  readonly place: string;
  readonly onBack: (() => void) | undefined;
  /** The main button. */
  readonly children: ReactNode;
}

/** The row. */
export function FrameNav({ title, place, onBack, children }: FrameNavProps): ReactElement {
  const w = embedWords();
  return (
    <nav className="embed-nav" aria-label={w.controls}>
      <IconButton
        icon="step-back"
        name={lessonWords().back}
        variant="default"
        onClick={onBack}
        disabled={!onBack}
      />
      <h1 className="embed-title">
        <span>{title}</span> <small>{place}</small>
      </h1>
      {children}
      <a
        className="button button-quiet button-icon embed-open"
        aria-label={w.open}
        title={w.open}
        target="_blank"
        rel="noopener"
        href={fullAddress(window.location.href)}
        // The address goes on being written while nothing is drawn anew.
        onClick={(event) => {
          event.currentTarget.href = fullAddress(window.location.href);
        }}
      >
        <span aria-hidden="true">↗</span>
      </a>
    </nav>
  );
}
