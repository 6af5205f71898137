/** The clock of the round: sand runs from the upper glass to the lower while the timer runs, driven by the compositor. */
import { memo, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import { still } from '../../timeline/playhead.ts';
import type { Playhead } from '../../timeline/playhead.ts';
import { useVirtualAnimation } from '../motion.ts';
import { sameShape } from '../steady.ts';
import type { ClockShape } from './scene.ts';

const UPPER: readonly Keyframe[] = [{ transform: 'translateY(15%)' }, { transform: 'translateY(100%)' }];
const LOWER: readonly Keyframe[] = [{ transform: 'translateY(92%)' }, { transform: 'translateY(15%)' }];

function Sand(props: {
  readonly startedAt: number;
  readonly dueAt: number;
  readonly playhead: Playhead;
}): ReactElement {
  const { startedAt, dueAt, playhead } = props;
  const upper = useRef<HTMLElement>(null);
  const lower = useRef<HTMLElement>(null);
  useVirtualAnimation(upper, UPPER, startedAt, dueAt, playhead);
  useVirtualAnimation(lower, LOWER, startedAt, dueAt, playhead);
  return (
    <>
      <span className="camp-glass camp-glass-upper">
        <i ref={upper} />
      </span>
      <span className="camp-glass camp-glass-lower">
        <i ref={lower} />
      </span>
    </>
  );
}

function ClockView({
  clock,
  playhead: head,
}: {
  readonly clock: ClockShape;
  readonly playhead: Playhead;
}): ReactElement {
  const { says, startedAt, dueAt, heldSince } = clock;
  const playhead = useMemo(() => (heldSince === undefined ? head : still(heldSince)), [heldSince, head]);
  return (
    <>
      <span className="camp-hourglass">
        {startedAt !== undefined && dueAt !== undefined && (
          <Sand startedAt={startedAt} dueAt={dueAt} playhead={playhead} />
        )}
        <svg width="16" height="22" viewBox="0 0 16 22" aria-hidden="true">
          <path d="M2 1.5h12M2 20.5h12M3.2 1.5v3.2C3.2 8 6.6 9 6.6 11S3.2 14 3.2 17.3v3.2M12.8 1.5v3.2c0 3.3-3.4 4.3-3.4 6.3s3.4 3 3.4 6.3v3.2" />
        </svg>
      </span>
      {says}
    </>
  );
}

/** The clock; drawn again only when it says something else. */
export const Clock = memo(ClockView, (a, b) => a.playhead === b.playhead && sameShape(a.clock, b.clock));
