/** A hand on the ground: a line it draws tears the paper, a press takes hold of a link. */
import type { ReactElement, RefObject } from 'react';
import type { NodeId } from '../../engine/world.ts';
import { distanceToSegment } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import type { StageProps } from '../hands.ts';
import { useSteady } from '../steady.ts';
import { groupsBeside, useStroke } from './drawing.ts';
import type { Stroke } from './drawing.ts';
import type { Layout } from './layout.ts';
import type { LinkShape } from './link-shape.ts';

/** How far from a link one may press, px. */
const LINK_REACH = 12;

interface Props extends Pick<StageProps, 'onPartition' | 'onSelect'> {
  readonly root: RefObject<HTMLElement | null>;
  readonly layout: Layout;
  readonly links: readonly LinkShape[];
}

/** Heeds the pointer, and draws the line while it is drawn. */
export function Strokes({ root, layout, links, onPartition, onSelect }: Props): ReactElement | null {
  const pressGround = useSteady((at: Point) => {
    const link = links.find(({ a, b }) => distanceToSegment(at, a, b) < LINK_REACH);
    onSelect(link && { kind: 'link', from: link.from, to: link.to });
  });
  const tearAlong = useSteady(([a, b]: Stroke) => {
    const groups: readonly (readonly NodeId[])[] = groupsBeside(a, b, layout);
    if (groups.every((group) => group.length > 0)) onPartition?.(groups);
  });
  const stroke = useStroke(root, onPartition && tearAlong, pressGround);
  if (!stroke) return null;
  const [from, to] = stroke;
  return (
    <svg className="ground" width={layout.width} height={layout.height} aria-hidden="true">
      <line className="stroke" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
    </svg>
  );
}
