/** One message under way: a capsule with a word in it, or a disc with a glyph, and a short tail to where it comes from. */
import { memo, useMemo, useRef } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import type { Playhead } from '../../timeline/playhead.ts';
import { hueStyle } from '../epoch.ts';
import { distance } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import { useVirtualAnimation } from '../motion.ts';
import { sameShape } from '../steady.ts';
import type { FlightShape } from './flight-shape.ts';

interface Props {
  readonly flight: FlightShape;
  readonly playhead: Playhead;
  readonly selected: boolean;
  /** Whether Tab reaches it: only while nothing moves. */
  readonly still: boolean;
  /** How it steps aside while it stands still, as CSS writes it; empty for not at all. */
  readonly aside: string;
  /** Aside there is no room for words. */
  readonly folded: boolean;
  readonly onPress: (id: number) => void;
  readonly onTakeAway: (id: number) => void;
}

/** Keyed positions along a way at even speed; what is lost fades in the last fifth. */
export function keyframesAlong(way: readonly Point[], lost: boolean): readonly Keyframe[] {
  const gone = way.map((_, i) =>
    way.slice(0, i + 1).reduce((sum, p, k) => sum + distance(p, way[k - 1] ?? p), 0),
  );
  const whole = gone[gone.length - 1] ?? 0;
  const frames: Keyframe[] = way.map((p, i) => ({
    transform: `translate3d(${p.x.toFixed(2)}px, ${p.y.toFixed(2)}px, 0)`,
    offset: i === 0 ? 0 : i === way.length - 1 || whole === 0 ? 1 : (gone[i] ?? 0) / whole,
  }));
  if (!lost) return frames;
  const fades: Keyframe[] = [
    { opacity: 1, offset: 0 },
    { opacity: 1, offset: 0.8 },
    { opacity: 0, offset: 1 },
  ];
  return [...frames, ...fades].sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
}

function FlightView({
  flight,
  playhead,
  selected,
  still,
  aside,
  folded,
  onPress,
  onTakeAway,
}: Props): ReactElement {
  const layer = useRef<HTMLDivElement>(null);
  const wayKey = JSON.stringify(flight.way);
  const keyframes = useMemo(
    () => keyframesAlong(JSON.parse(wayKey) as Point[], flight.lost),
    [wayKey, flight.lost],
  );
  useVirtualAnimation(layer, keyframes, flight.sentAt, flight.endsAt, playhead);
  const names = ['flight', `flight-${flight.shape}`];
  const small = flight.small || folded;
  if (small) names.push('flight-small');
  if (flight.lost) names.push('flight-lost');
  if (flight.hue.hatched) names.push('flight-hatched');
  if (selected) names.push('flight-selected');
  const style = {
    ...hueStyle(flight.hue),
    ...(aside !== '' && { translate: aside }),
    ...(flight.tailLength !== undefined && !folded && { '--tail-length': `${flight.tailLength}px` }),
    '--tail': `${flight.tail.toFixed(1)}deg`,
  } as CSSProperties;
  return (
    <div ref={layer} className={names.join(' ')} style={style}>
      <span className="tail" aria-hidden="true" />
      <button
        type="button"
        className="capsule"
        data-message={flight.id}
        aria-label={flight.says}
        aria-pressed={selected}
        aria-keyshortcuts="Delete"
        tabIndex={still ? 0 : -1}
        onClick={() => {
          onPress(flight.id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Delete') onTakeAway(flight.id);
        }}
      >
        {small && <span className="capsule-glyph">{flight.glyph}</span>}
        <span className="capsule-label">{flight.label}</span>
      </button>
    </div>
  );
}

/** A message; drawn again only when its shape or its selection changes, never because time passes. */
export const Flight = memo(FlightView, (a, b) => {
  const { flight: f, ...x } = a;
  const { flight: g, ...y } = b;
  return (Object.keys(x) as (keyof typeof x)[]).every((key) => x[key] === y[key]) && sameShape(f, g);
});
