/** A walled city. Somebody looks over the wall and wonders. */
import { memo } from 'react';
import type { ReactElement } from 'react';
import type { City } from './city.ts';
import { campWords } from '../../words/en/camp.ts';

/** A row of battlements from `x`, so many wide, on top of a wall. */
const battlements = (x: number, y: number, count: number): string =>
  `M${x} ${y}${Array.from({ length: count }, () => 'v-7h6v7h5').join('')}`.replace(/h5$/, '');

/** From this scale on it has room for its name, over the gate. */
const NAMED = 0.7;

/** The city; its foot stands at the place. */
export const CityArt = memo(function CityArt({
  city,
  named,
}: {
  readonly city: City;
  /** There is room for its name. */
  readonly named: boolean;
}): ReactElement {
  const { at, scale } = city;
  return (
    <div className="camp-city" style={{ left: at.x, top: at.y }} aria-hidden="true">
      <svg width={160 * scale} height={100 * scale} viewBox="-80 -98 160 100">
        <ellipse className="camp-shade" cx="0" cy="-1" rx="79" ry="3.4" />
        <g className="camp-houses">
          <path d="M-48-40v-22l10-9 10 9v22Z" />
          <path d="M20-40v-17l9-8 9 8v17Z" />
        </g>
        <path className="camp-roof" d="M-50-61-38-73-26-61ZM18-56 29-67 40-56Z" />
        <path className="camp-wall" d="M-14-40V-70h28v30Z" />
        <path className="camp-roof" d="M-18-69 0-92 18-69Z" />
        <path className="camp-pole" d="M0-91v-7" />
        <path className="camp-city-flag" d="M0-98l11 3-11 3Z" />
        <path className="camp-window" d="M-3-52v-8a3 3 0 0 1 6 0v8ZM-40-52v-5h4v5ZM27-48v-5h4v5Z" />
        <g className="camp-citizen">
          <circle cx="44.5" cy="-39" r="5.2" />
          <path d="M42.6-39.6v.2M46.4-39.6v.2" />
        </g>
        <path className="camp-wall" d={`${battlements(-57, -32, 11)}V0H-57Z`} />
        <path className="camp-wall" d={`${battlements(-79, -42, 3)}V0H-79Z`} />
        <path className="camp-wall" d={`${battlements(51, -42, 3)}V0H51Z`} />
        <path className="camp-window" d="M-67-20v-9a2 2 0 0 1 4 0v9ZM63-20v-9a2 2 0 0 1 4 0v9Z" />
        <path className="camp-stones" d="M-44-22h7m3 8h7M32-22h7m-17 9h7M-46-8h6M36-6h7M-73-8h6M60-9h6" />
        <path className="camp-gate" d="M-12 0v-13a12 12 0 0 1 24 0V0Z" />
        <path className="camp-grate" d="M-6 0v-23M0 0v-25M6 0v-23M-12-8h24M-11-16h22" />
      </svg>
      {named && scale >= NAMED && <span>{campWords().city}</span>}
    </div>
  );
});
