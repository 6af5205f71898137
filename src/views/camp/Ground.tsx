/** What lies under the camp: the roads, whole or torn. */
import { memo } from 'react';
import type { ReactElement } from 'react';
import { direction, moved, pathThrough } from '../geometry.ts';
import { sameShape } from '../steady.ts';
import type { RoadShape } from './scene.ts';

interface Props {
  readonly width: number;
  readonly height: number;
  readonly roads: readonly RoadShape[];
  /** Key of the selected road. */
  readonly selected: string | undefined;
}

/** How ragged the edges of a torn road are, px along the road. */
const TEETH = [2.5, -2, 3, -1, 2, -3] as const;

/** A gap in the middle of a road, and where only one way is torn, an arrow that runs into it. */
function Tear({ road }: { readonly road: RoadShape }): ReactElement {
  const { line } = road;
  const k = Math.floor(line.length / 2);
  const middle = line[k]!;
  const way = direction(line[k - 1] ?? middle, line[k + 1] ?? middle);
  const across = { x: -way.y, y: way.x };
  const edge = (shift: number) =>
    pathThrough(TEETH.map((tooth, i) => moved(moved(middle, across, (i - 2.5) * 4.6), way, shift + tooth)));
  const sign = road.state === 'torn-back' ? -1 : 1;
  const tip = moved(middle, way, -sign * 13);
  const wing = (side: number) => moved(moved(tip, way, -sign * 8), across, side * 5.5);
  const [from, to] = [moved(middle, way, -8), moved(middle, way, 8)];
  return (
    <>
      <path className="camp-gap" d={pathThrough([from, to])} />
      <path className="camp-tear" d={edge(-7)} />
      <path className="camp-tear" d={edge(7)} />
      {road.state !== 'torn' && <path className="camp-tear" d={pathThrough([wing(1), tip, wing(-1)])} />}
    </>
  );
}

function GroundView({ width, height, roads, selected }: Props): ReactElement {
  const few = roads.length <= 10;
  return (
    <svg
      className={few ? 'camp-ground' : 'camp-ground camp-paths'}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {roads.map((road) => (
        <g key={road.key} className={road.key === selected ? 'camp-road camp-selected' : 'camp-road'}>
          <path className="camp-track" d={pathThrough(road.line)} />
          {few && <path className="camp-rut" d={pathThrough(road.line)} />}
          {road.state !== 'open' && <Tear road={road} />}
        </g>
      ))}
    </svg>
  );
}

/** The ground; drawn again only when something on it changes. */
export const Ground = memo(GroundView, (a, b) =>
  (Object.keys(a) as (keyof Props)[]).every((key) => sameShape(a[key], b[key])),
);
