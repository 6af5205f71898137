/** A picture of one moment, drawn by the real figure, that cannot be touched: a look ahead. */
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { createPlayer } from '../../player/player.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { Figure } from '../Figure.tsx';
import './figure-hall.css';

/** How wide a page the figure is drawn for, CSS px; then it is made as small as its place. */
const DRAWN = 660;

/** What a lesson shows at a stop, `width` CSS px wide. */
export function Still({
  stage,
  cue,
  width,
  ratio = 1.6,
}: {
  readonly stage: LessonPlayer;
  /** Index of the stop. */
  readonly cue: number;
  readonly width: number;
  /** Width by height. */
  readonly ratio?: number;
}): ReactElement {
  const { rehearsal, lesson, player } = stage;
  const stop = rehearsal.cues[cue]!;
  const step = lesson.steps[stop.step]!;
  const [still] = useState(() => createPlayer({ protocol: player.protocol, line: rehearsal.line }, stop.to));
  useEffect(() => {
    still.seekIndex(stop.to);
  }, [still, stop.to]);
  useEffect(() => () => still.close(), [still]);
  return (
    <div className="still" style={{ width, height: width / ratio }} inert aria-hidden="true">
      <div style={{ width: DRAWN, height: DRAWN / ratio, zoom: width / DRAWN }} className="still-inside">
        <Figure
          player={still}
          selection={undefined}
          onSelect={() => undefined}
          caption=""
          show={step.show}
          eyes={step.eyes}
          inHall
        />
      </div>
    </div>
  );
}
