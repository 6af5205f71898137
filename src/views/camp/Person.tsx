/** A general and the tent, drawn by hand. No two look alike: helmet, plume, brows and beard go by the place in the cast. */
import type { ReactElement } from 'react';
import { FIGURE } from './ring.ts';

/** What the drawing shows. */
export interface PersonProps {
  /** The place in the cast; the first one is the commander. */
  readonly index: number;
  readonly scale: number;
  readonly facing: 1 | -1;
  readonly up: boolean;
  readonly traitor: boolean;
}

const PLUMES = [
  // A tall one, for the commander.
  'M-3-31C-22-42-8-66 14-56 24-51 25-40 21-32 17-42 7-44 3-30Z',
  'M-2-31C-14-47 13-53 20-36 11-42 5-37 3-30Z',
  'M-17-24C-21-47 18-52 19-22 15-30 9-34 2-35-6-35-13-31-17-24Z',
  'M-1-30C-13-40-9-57 7-60 4-52 10-42 4-30Z',
  'M-2-30V-36A8 8 0 1 1 3-36V-30Z',
  'M-3-30C-20-32-21-46-13-51-13-42-5-40 0-33 5-40 13-42 13-51 21-46 20-32 3-30Z',
] as const;

const BROWS = [
  'M-11-12l8 2M11-12l-8 2',
  'M-10-12q4-2 7 0M10-12q-4-2-7 0',
  'M-10-13q3-3 7-1M10-11q-3-2-7-1',
  'M-10-11h7M10-11h-7',
] as const;

const MOUTHS = ['M-5 3q5 3 10 0', 'M-4 4h8', 'M-5 3q3 4 10-1', 'M-4 4q4-2 8 0'] as const;

function Whiskers({ kind }: { readonly kind: number }): ReactElement | null {
  switch (kind) {
    case 0:
      return (
        <path
          className="camp-hair"
          d="M0-1C-3-3-7 0-9 3-12 3-13 1-13 0-14 5-8 7-4 3L0 1 4 3C8 7 14 5 13 0 13 1 12 3 9 3 7 0 3-3 0-1Z"
        />
      );
    case 1:
      return null;
    case 2:
      return (
        <path
          className="camp-hair"
          d="M-15.3-8C-16 10-9 17 0 17 9 17 16 10 15.3-8 13 0 9 0 5-1 2-2-2-2-5-1-9 0-13 0-15.3-8Z"
        />
      );
    case 3:
      return <path className="camp-hair" d="M-8 2C-7-2-2-3 0-1 2-3 7-2 8 2 5 5 2 4 0 3-2 4-5 5-8 2Z" />;
    case 4:
      return <path className="camp-hair" d="M-4 8C-3 6 3 6 4 8 4 13 2 16 0 18-2 16-4 13-4 8Z" />;
    default:
      return <path className="camp-hair" d="M-6 1q6-3 12 0l-1 1.6q-5-2-10 0Z" />;
  }
}

function Face({ index, traitor, up }: Pick<PersonProps, 'index' | 'traitor' | 'up'>): ReactElement {
  const whiskers = [0, 1, 3, 2, 5, 4][index % 6]!;
  if (!up) return <path className="camp-lines" d="M-9-9l5 5m0-5l-5 5M4-9l5 5m0-5l-5 5M-4 5q4-4 8 0" />;
  return (
    <>
      <path className="camp-lines camp-nose" d={index % 2 === 0 ? 'M0-6q4 4-.6 5' : 'M-1-6q-3 5 1.4 5'} />
      {whiskers !== 2 && !traitor && <path className="camp-lines" d={MOUTHS[index % MOUTHS.length]} />}
      {(!traitor || whiskers === 2) && <Whiskers kind={whiskers} />}
      {whiskers === 2 && !traitor && <path className="camp-lips" d="M-4 4.4q4 2.4 8 0" />}
      {traitor ? (
        <>
          <path
            className="camp-mask"
            d="M-17.5-11C-11-16-5-14 0-11.5 5-14 11-16 17.5-11 17-3 13 .8 8 .4 4 0 2-3.4 0-3.4-2-3.4-4 0-8 .4-13 .8-17-3-17.5-11Z"
          />
          <path
            className="camp-eyehole"
            d="M-11.5-6.6Q-7-11-3-5.8-7-3-11.5-6.6ZM11.5-6.6Q7-11 3-5.8 7-3 11.5-6.6Z"
          />
          <circle className="camp-pupil" cx="-5.9" cy="-6.4" r="1.7" />
          <circle className="camp-pupil" cx="8" cy="-6.6" r="1.7" />
          <path className="camp-grin" d="M-8 3Q1 6 9-.4 8.5 9 1 9.6-5.5 9.6-8 3Z" />
          <path className="camp-lines" d="M-3.4 4.6V9M1 4.6v5M5.2 3v5.6" />
        </>
      ) : (
        <>
          <circle className="camp-eye" cx="-6" cy="-7" r="2" />
          <circle className="camp-eye" cx="6" cy="-7" r="2" />
          <path className="camp-lines" d={BROWS[index % BROWS.length]} />
        </>
      )}
    </>
  );
}

/** The tent behind: its peak carries a pennant. */
function Tent({ up }: Pick<PersonProps, 'up'>): ReactElement {
  return (
    <g className={up ? 'camp-tent' : 'camp-tent camp-tent-dark'}>
      <path className="camp-pole" d="M38-30V-60" />
      <path className="camp-pennant" d="M38-60 57-54.5 38-48Z" />
      <path className="camp-canvas" d="M38-34C33-10 20 22-3 44H79C56 22 43-10 38-34Z" />
      <path
        className="camp-stripe"
        d="M38-34C37-8 32 22 20 44H31C36 22 38-8 38-34ZM38-34C39-8 46 22 60 44H70C52 22 42-8 38-34Z"
      />
      <path className="camp-flap" d="M38-10C37 10 34 28 30 44H48C43 28 39 10 38-10Z" />
      <path className="camp-rope" d="M-3 44l-5 2M79 44l5 2" />
    </g>
  );
}

/** General and tent; decoration for eyes only. */
export function Person({ index, scale, facing, up, traitor }: PersonProps): ReactElement {
  const { outer, inner, up: over, down } = FIGURE;
  const [width, height] = [outer + inner, over + down];
  const first = index === 0;
  return (
    <svg
      className="camp-art"
      width={width * scale}
      height={height * scale}
      viewBox={`${facing > 0 ? -inner : -outer} ${-over} ${width} ${height}`}
      aria-hidden="true"
    >
      <g transform={facing > 0 ? undefined : 'scale(-1 1)'}>
        <ellipse className="camp-shade" cx="20" cy="44" rx="58" ry="4.4" />
        <Tent up={up} />
        <g className="camp-body">
          <path className="camp-coat" d="M-34 45C-34 16-22 9-9 6H9C22 9 34 16 34 45Z" />
          <path className="camp-fold" d="M-20 45c-1-8-1-14 1-19M20 45c1-8 1-14-1-19" />
          <path className="camp-shirt" d="M-9 6 0 21 9 6 0 9Z" />
          {index % 3 === 1 && <path className="camp-sash" d="M-27 15-20 12 24 40V45H17Z" />}
          {index % 3 !== 1 && (
            <g className="camp-buttons">
              <circle cx="-4" cy="28" r="1.7" />
              <circle cx="4" cy="28" r="1.7" />
              <circle cx="-4" cy="36" r="1.7" />
              <circle cx="4" cy="36" r="1.7" />
            </g>
          )}
          <path
            className="camp-gold"
            d={`M-34 19q1-7 9-8 6 2 6 5-8-1-15 3Z${first ? 'm1 2v4m4-6v4m4-5v4' : ''}M34 19q-1-7-9-8-6 2-6 5 8-1 15 3Z${first ? 'm-1 2v4m-4-6v4m-4-5v4' : ''}`}
          />
          {first && (
            <path
              className="camp-gold"
              d="M15 25l1.5 3 3.3.5-2.4 2.3.6 3.3-3-1.6-3 1.6.6-3.3-2.4-2.3 3.3-.5Z"
            />
          )}
        </g>
        <g className={`camp-head camp-skin-${(index * 3 + 1) % 4}`}>
          <path className="camp-skin" d="M-5 1V9Q0 13 5 9V1Z" />
          <circle className="camp-skin" cx="-15.4" cy="-7" r="3.2" />
          <circle className="camp-skin" cx="15.4" cy="-7" r="3.2" />
          <ellipse className="camp-skin" cx="0" cy="-8" rx="15.6" ry="17.4" />
          <Face index={index} traitor={traitor} up={up} />
          <path className="camp-plume" d={PLUMES[first ? 0 : 1 + ((index - 1) % (PLUMES.length - 1))]} />
          <path
            className="camp-helmet"
            d="M-20-11C-21-38 21-38 20-11L20.5 0C17 1 14-2 13.5-10 6-15-6-15-13.5-10-14-2-17 1-20.5 0Z"
          />
          <path className="camp-band" d="M-20-12.5C-12-21 12-21 20-12.5L20-9C12-17-12-17-20-9Z" />
          {first && (
            <path
              className="camp-gold"
              d="M0-26l1.7 3.4 3.8.5-2.8 2.7.7 3.8L0-17.4l-3.4 1.8.7-3.8-2.8-2.7 3.8-.5Z"
            />
          )}
        </g>
      </g>
    </svg>
  );
}
