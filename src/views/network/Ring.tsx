/**
 * A timer running out, as a ring round a plate. Two half rings behind two half windows, turned by the compositor: the
 * left one empties first, then the right, so that what is left always begins at the top.
 */
import { memo, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import { still } from '../../timeline/playhead.ts';
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

const BAR: readonly Keyframe[] = [{ transform: 'scaleX(1)' }, { transform: 'scaleX(0)' }];

/** The ring of a timer that runs from `startedAt` to `dueAt` (virtual ms). */
export const Ring = memo(function Ring(props: {
  readonly startedAt: number;
  readonly dueAt: number;
  /** When it was made to stand still; undefined while it runs. */
  readonly heldSince: number | undefined;
  readonly playhead: Playhead;
  /** A card has no ring: a bar under it runs out instead. */
  readonly bar: boolean;
}): ReactElement {
  const { startedAt, dueAt, heldSince, bar } = props;
  const playhead = useMemo(
    () => (heldSince === undefined ? props.playhead : still(heldSince)),
    [heldSince, props.playhead],
  );
  const left = useRef<HTMLSpanElement>(null);
  const right = useRef<HTMLSpanElement>(null);
  useVirtualAnimation(left, bar ? BAR : LEFT, startedAt, dueAt, playhead);
  useVirtualAnimation(right, RIGHT, startedAt, dueAt, playhead);
  if (bar) return <span ref={left} className="ring-bar" aria-hidden="true" />;
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
