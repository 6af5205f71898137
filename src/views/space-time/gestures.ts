/** Wheel, pinch and drag zoom and pan the score; a drag with Shift held selects a stretch to zoom to. */
import { brushX } from 'd3-brush';
import type { D3BrushEvent } from 'd3-brush';
import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import type { D3ZoomEvent, ZoomBehavior } from 'd3-zoom';
import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useSteady } from '../steady.ts';
import { SHORTEST } from './window.ts';

/** What gestures act on. */
export interface Grip {
  readonly from: number;
  readonly span: number;
  readonly width: number;
  readonly height: number;
  /** The right end of what can be reached, virtual ms. */
  readonly end: number;
  /** A window was asked for, virtual ms. */
  readonly onWindow: (from: number, to: number) => void;
  /** A stretch was marked, in parts of the width. */
  readonly onMark: (left: number, right: number) => void;
}

/** Attaches the gestures to an element and the marking to an SVG group over it. */
export function useGestures(
  plot: RefObject<HTMLElement | null>,
  overlay: RefObject<SVGGElement | null>,
  grip: Grip,
): void {
  const { from, span, width, height, end, onWindow, onMark } = grip;
  const zooming = useRef<ZoomBehavior<HTMLElement, unknown>>(undefined);
  const toWindow = useSteady(onWindow);
  const mark = useSteady(onMark);

  useLayoutEffect(() => {
    const element = plot.current;
    if (!element) return;
    const behaviour = zoom<HTMLElement, unknown>()
      .filter((event: MouseEvent) => {
        const onHead = event.target instanceof Element && event.target.closest('.score-knob') !== null;
        return !onHead && !event.shiftKey && event.button === 0;
      })
      .clickDistance(4)
      .on('zoom', ({ sourceEvent, transform: { k, x } }: D3ZoomEvent<HTMLElement, unknown>) => {
        if (sourceEvent) toWindow(-x / k, (-x + element.clientWidth) / k);
      });
    zooming.current = behaviour;
    const selection = select(element);
    selection.call(behaviour).on('dblclick.zoom', null);
    return () => {
      selection.on('.zoom', null);
    };
  }, [plot, toWindow]);

  useLayoutEffect(() => {
    const element = plot.current;
    const behaviour = zooming.current;
    if (!element || !behaviour || width <= 0) return;
    const right = Math.max(end, from + span);
    behaviour
      .extent([
        [0, 0],
        [width, height],
      ])
      .scaleExtent([width / right, width / SHORTEST])
      .translateExtent([
        [0, -Infinity],
        [right, Infinity],
      ]);
    const k = width / span;
    select(element).call((selection) => {
      behaviour.transform(selection, zoomIdentity.translate(-from * k, 0).scale(k));
    });
  }, [plot, from, span, width, height, end]);

  useLayoutEffect(() => {
    const group = overlay.current;
    if (!group || width <= 0) return;
    const behaviour = brushX<unknown>()
      .extent([
        [0, 0],
        [width, height],
      ])
      .filter((event: MouseEvent) => event.shiftKey && event.button === 0)
      .on('end', ({ selection, sourceEvent }: D3BrushEvent<unknown>) => {
        if (!selection || !sourceEvent) return;
        const [left, right] = selection as [number, number];
        select(group).call((it) => {
          behaviour.move(it, null);
        });
        if (right - left > 4) mark(left / width, right / width);
      });
    const selection = select(group);
    selection.call(behaviour);
    return () => {
      selection.on('.brush', null).selectAll('*').remove();
    };
  }, [overlay, width, height, mark]);
}
