/** What lies under the nodes: links, the torn paper, the loops round quorums. */
import { memo, useId } from 'react';
import type { ReactElement } from 'react';
import { between, direction, moved, pathThrough } from '../geometry.ts';
import { sameShape } from '../steady.ts';
import { Moving, Presence } from '../../ui/Moving.tsx';
import type { LinkShape } from './link-shape.ts';
import type { LoopShape } from './loop-shape.ts';
import { ragged } from './tear.ts';
import type { Tear } from './tear.ts';

interface Props {
  readonly width: number;
  readonly height: number;
  readonly links: readonly LinkShape[];
  readonly tears: readonly Tear[];
  readonly loops: readonly LoopShape[];
  /** Key of the selected link. */
  readonly selected: string | undefined;
}

/** A small ragged break across a link, and for one way only, an arrow that runs into it. */
function Break({ link }: { readonly link: LinkShape }): ReactElement {
  const middle = between(link.a, link.b, 0.5);
  const way = direction(link.a, link.b);
  const across = { x: -way.y, y: way.x };
  const zigzag = (shift: number) =>
    pathThrough(
      Array.from({ length: 6 }, (_, i) =>
        moved(moved(middle, across, (i - 2.5) * 4.5), way, shift + 2.5 * ragged(link.key, i)),
      ),
    );
  const sign = link.state === 'cut-back' ? -1 : 1;
  const tip = moved(middle, way, -sign * 11);
  const wing = (side: number) => moved(moved(tip, way, -sign * 8), across, side * 5.5);
  return (
    <g className="break">
      <path
        className="break-gap"
        d={`M${middle.x - way.x * 7},${middle.y - way.y * 7}L${middle.x + way.x * 7},${middle.y + way.y * 7}`}
      />
      <path className="break-edge" d={zigzag(-5)} />
      <path className="break-edge" d={zigzag(5)} />
      {link.state !== 'cut' && <path className="break-arrow" d={pathThrough([wing(1), tip, wing(-1)])} />}
    </g>
  );
}

function GroundView({ width, height, links, tears, loops, selected }: Props): ReactElement {
  const hatch = useId();
  return (
    <svg
      className="ground"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <defs>
        <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.6" height="8" className="hatch-line" />
        </pattern>
      </defs>
      {links.map((link) => (
        <g
          key={link.key}
          className={`link link-${link.state}${link.key === selected ? ' link-selected' : ''}`}
        >
          <path d={pathThrough(link.way)} />
          {link.state.startsWith('cut') && <Break link={link} />}
        </g>
      ))}
      {tears.map((tear) => (
        <g key={tear.key} className="tear">
          <path className="tear-fibre" d={tear.fibre} fillRule="evenodd" />
          <path className="tear-hole" d={tear.hole} fillRule="evenodd" />
        </g>
      ))}
      <Presence>
        {loops.map((loop) => (
          <Moving
            as="g"
            key={loop.key}
            className={`loop loop-${loop.tone}${loop.written ? ' loop-dotted' : ''}`}
            initial={{ opacity: 0 }}
            animate={{ opacity: 1 }}
            exit={{ opacity: 0 }}
            transition={{ duration: 0.2 }}
          >
            <path className="loop-fill" d={loop.path} {...(!loop.decides && { fill: `url(#${hatch})` })} />
            {loop.decides && !loop.written ? (
              <Moving
                as="path"
                className="loop-line"
                d={loop.path}
                initial={{ pathLength: 0 }}
                animate={{ pathLength: 1 }}
                transition={{ duration: 0.25, ease: 'easeOut' }}
              />
            ) : (
              <path className="loop-line" d={loop.path} />
            )}
          </Moving>
        ))}
      </Presence>
    </svg>
  );
}

/** The ground; drawn again only when something on it changes. */
export const Ground = memo(GroundView, (a, b) =>
  (Object.keys(a) as (keyof Props)[]).every((key) => sameShape(a[key], b[key])),
);
