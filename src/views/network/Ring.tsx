/**
 * A timer running out, as a ring round a plate. Two half rings behind two half windows, turned by the compositor: the
 * left one empties first, then the right, so that what is left always begins at the top.
 */
import { memo, useRef } from 'react';
import type { ReactElement } from 'react';
import type { Playhead } from '../../timeline/playhead.ts';
import { useVirtualAnimation } from '../motion.ts';

const LEFT: readonly Keyframe[] = [
  { transform: 'rotate(0deg)' },
  { transform: 'rotate(-180deg)', offset: 0.5 },
  { transform: 'rotate(-180deg)' },
];
const RIGHT: readonly Keyframe[] = [
  { transform: 'rotate(0deg)' },
  { transform: 'rotate(0deg)', offset: 0.5 },
  { transform: 'rotate(-180deg)' },
];

/** The ring of a timer that runs from `startedAt` to `dueAt` (virtual ms). */
export const Ring = memo(function Ring(props: {
  readonly startedAt: number;
  readonly dueAt: number;
  readonly playhead: Playhead;
}): ReactElement {
  const { startedAt, dueAt, playhead } = props;
  const left = useRef<HTMLSpanElement>(null);
  const right = useRef<HTMLSpanElement>(null);
  useVirtualAnimation(left, LEFT, startedAt, dueAt, playhead);
  useVirtualAnimation(right, RIGHT, startedAt, dueAt, playhead);
  return (
    <span className="ring" aria-hidden="true">
      <span className="ring-window ring-left">
        <span ref={left} className="ring-half" />
      </span>
      <span className="ring-window ring-right">
        <span ref={right} className="ring-half" />
      </span>
    </span>
  );
});
