/** One messenger under way: it runs with its scroll; where many run, a small scroll or a dot stands for it. */
import { memo, useMemo, useRef } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import type { Playhead } from '../../timeline/playhead.ts';
import { hueStyle } from '../epoch.ts';
import type { Point } from '../geometry.ts';
import { useVirtualAnimation } from '../motion.ts';
import { sameShape } from '../steady.ts';
import { coatOf } from './coat.ts';
import type { FlightShape } from './flight-shape.ts';

interface Props {
  readonly flight: FlightShape;
  readonly playhead: Playhead;
  readonly selected: boolean;
  /** Whether Tab reaches it: only while nothing moves. */
  readonly still: boolean;
  readonly onPress: (id: number) => void;
  readonly onTakeAway: (id: number) => void;
}

/** Positions at even distances, so at even times; what is lost fades in the last fifth. */
export function keyframesOn(way: readonly Point[], lost: boolean): readonly Keyframe[] {
  return way.map(({ x, y }, i) => {
    const gone = way.length > 1 ? i / (way.length - 1) : 1;
    return {
      transform: `translate3d(${x.toFixed(1)}px, ${y.toFixed(1)}px, 0)`,
      ...(lost && { opacity: gone <= 0.8 ? 1 : Math.max(0, 1 - (gone - 0.8) / 0.2) }),
    };
  });
}

/** A sheet of paper rolled at both ends; a torn one has lost its right end. */
function sheet(
  width: number,
  height: number,
  torn: boolean,
): { readonly paper: string; readonly rolls: string } {
  const [w, h] = [width - 1.5, height - 1.5];
  const left = `M5 1.5`;
  const rollLeft = `M5 1.5C.4 1.5.4 ${h} 5 ${h}`;
  if (!torn)
    return {
      paper: `${left}H${w - 4}V${h}H5Z`,
      rolls: `${rollLeft}C8.4 ${h} 8.4 1.5 5 1.5M${w - 4} 1.5C${w + 0.6} 1.5 ${w + 0.6} ${h} ${w - 4} ${h}C${w - 7.4} ${h} ${w - 7.4} 1.5 ${w - 4} 1.5`,
    };
  const teeth = Math.max(4, Math.round(height / 5));
  const edge = Array.from({ length: teeth }, (_, i) => {
    const y = 1.5 + ((i + 1) / teeth) * (h - 1.5);
    return `L${(w - (i % 2 === 0 ? 5.5 : 0.5)).toFixed(1)} ${y.toFixed(1)}`;
  }).join('');
  return { paper: `${left}H${w - 1}${edge}L5 ${h}Z`, rolls: `${rollLeft}C8.4 ${h} 8.4 1.5 5 1.5` };
}

function Seals({ seals }: Pick<FlightShape, 'seals'>): ReactElement | null {
  if (seals.length === 0) return null;
  return (
    <span className="camp-seals">
      {seals.map(({ by, good }, i) => (
        <svg
          key={i}
          width="15"
          height="15"
          viewBox="-8 -8 16 16"
          className={good ? 'camp-seal' : 'camp-seal camp-seal-bad'}
          style={{ '--coat': coatOf(by) } as CSSProperties}
        >
          <path
            className="camp-wax"
            d="M0-7.4Q3-6.6 4.4-5.4 7-4 7-1.6 8 1 6.4 3.4 6 6.6 2.6 6.6 0 8-2.6 6.6-6 6.6-6.4 3.4-8 1-7-1.6-7-4-4.4-5.4-3-6.6 0-7.4Z"
          />
          {good ? (
            <circle className="camp-stamp" r="3.6" />
          ) : (
            <path className="camp-crack" d="M1.5-8-1.5-3.5 2.5-.5-2 3 .5 8" />
          )}
        </svg>
      ))}
    </span>
  );
}

/** The messenger itself: a head over the scroll, legs under it. */
function Runner({ leftward }: Pick<FlightShape, 'leftward'>): ReactElement {
  return (
    <>
      <svg className="camp-runner-head" width="22" height="18" viewBox="-11 -17 22 18" aria-hidden="true">
        <g transform={leftward ? 'scale(-1 1)' : undefined}>
          <path className="camp-feather" d="M-3-12C-9-14-10-9-10.5-6-7-8-4-8-2-9Z" />
          <circle className="camp-runner-skin" cx="1" cy="-6" r="5.6" />
          <path className="camp-cap" d="M-5-7C-6-15 6-16 7-9L9.5-8.4-5-7Z" />
          <circle className="camp-eye" cx="3.6" cy="-5.6" r="1" />
        </g>
      </svg>
      <svg className="camp-runner-legs" width="30" height="18" viewBox="-15 -1 30 18" aria-hidden="true">
        <g transform={leftward ? 'scale(-1 1)' : undefined}>
          <path className="camp-leg camp-leg-far" d="M0-1 3 6-3 11l3.6 1.6" />
          <path className="camp-leg" d="M0-1 4 7 2 14h4.6" />
        </g>
      </svg>
    </>
  );
}

function Scroll({ flight }: { readonly flight: FlightShape }): ReactElement {
  const { size, instead, text, route, seals } = flight;
  const { paper, rolls } = sheet(size.width, size.height, instead !== '');
  return (
    <>
      <svg className="camp-sheet" width={size.width} height={size.height} aria-hidden="true">
        <path d={paper} />
        <path className="camp-rolls" d={rolls} />
      </svg>
      <span className="camp-word">{text}</span>
      {(route !== '' || instead !== '') && (
        <span className="camp-small">
          {route}
          {instead !== '' && <s>{instead}</s>}
        </span>
      )}
      <Seals seals={seals} />
    </>
  );
}

function MessengerView({ flight, playhead, selected, still, onPress, onTakeAway }: Props): ReactElement {
  const layer = useRef<HTMLDivElement>(null);
  const wayKey = JSON.stringify(flight.way);
  const keyframes = useMemo(
    () => keyframesOn(JSON.parse(wayKey) as Point[], flight.lost),
    [wayKey, flight.lost],
  );
  useVirtualAnimation(layer, keyframes, flight.sentAt, flight.endsAt, playhead);
  const { level, size, faceless, instead } = flight;
  const names = ['camp-flight', `camp-as-${level}`];
  if (flight.lost) names.push('camp-lost');
  if (instead !== '') names.push('camp-lie');
  if (selected) names.push('camp-selected');
  if (faceless) names.push('camp-faceless');
  const style = {
    ...hueStyle(flight.hue),
    '--coat': coatOf(flight.sender),
    '--half': `${size.height / 2}px`,
  } as CSSProperties;
  if (faceless)
    return (
      <div ref={layer} className={names.join(' ')} style={style} aria-hidden="true">
        <span className="camp-dot" />
      </div>
    );
  const wordy = level === 'runner' || level === 'scroll';
  return (
    <div ref={layer} className={names.join(' ')} style={style}>
      {level === 'runner' && <Runner leftward={flight.leftward} />}
      <button
        type="button"
        className="camp-message"
        data-message={flight.id}
        aria-label={flight.says}
        aria-pressed={selected}
        aria-keyshortcuts="Delete"
        tabIndex={still ? 0 : -1}
        {...(wordy && { style: { width: size.width, height: size.height } })}
        onClick={() => {
          onPress(flight.id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Delete') onTakeAway(flight.id);
        }}
      >
        {wordy ? (
          <Scroll flight={flight} />
        ) : (
          <>
            {level === 'glyph' ? (
              <span className="camp-glyph">{flight.glyph}</span>
            ) : (
              <span className="camp-dot" />
            )}
            <span className="camp-label">
              {flight.text}
              {flight.route !== '' && <small> {flight.route}</small>}
              {instead !== '' && <s>{instead}</s>}
            </span>
          </>
        )}
      </button>
    </div>
  );
}

/** A messenger; drawn again only when its shape or its selection changes, never because time passes. */
export const Messenger = memo(MessengerView, (a, b) => {
  const { flight: f, ...x } = a;
  const { flight: g, ...y } = b;
  return (Object.keys(x) as (keyof typeof x)[]).every((key) => x[key] === y[key]) && sameShape(f, g);
});
