/** A hand on the empty stage: it draws a line to tear the paper, or presses on a link. */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { NodeId } from '../../engine/world.ts';
import { distance, pointIn } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import type { Layout } from './layout.ts';

/** A line from where the pointer went down to where it is. */
export type Stroke = readonly [Point, Point];

/** Shorter than this (px) it is a press, not a line. */
const PRESS = 36;

/**
 * The line being drawn on the element, if any. `onStroke` hears of a finished line, `onPress` of a press that drew none.
 * Everything that can be done so can be done with the keyboard elsewhere. Pass callbacks that keep their identity.
 */
export function useStroke(
  ref: RefObject<HTMLElement | null>,
  onStroke: ((stroke: Stroke) => void) | undefined,
  onPress: (at: Point) => void,
): Stroke | undefined {
  const [stroke, setStroke] = useState<Stroke>();
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let from: Point | undefined;
    const pointOf = (event: PointerEvent): Point => pointIn(element, event);
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
      from = pointOf(event);
      element.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      if (!from || !onStroke) return;
      const to = pointOf(event);
      setStroke(distance(from, to) > 8 ? [from, to] : undefined);
    };
    const up = (event: PointerEvent) => {
      if (!from) return;
      const to = pointOf(event);
      const line: Stroke = [from, to];
      from = undefined;
      setStroke(undefined);
      if (distance(...line) < PRESS) onPress(to);
      else onStroke?.(line);
    };
    const stop = () => {
      from = undefined;
      setStroke(undefined);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop();
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', escape);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', stop);
      window.removeEventListener('keydown', escape);
    };
  }, [ref, onStroke, onPress]);
  return stroke;
}

/** The groups a line drawn from `a` to `b` parts the nodes into: those left and those right of it, extended both ways. */
export function groupsBeside(
  a: Point,
  b: Point,
  layout: Layout,
): readonly [readonly NodeId[], readonly NodeId[]] {
  const left: NodeId[] = [];
  const right: NodeId[] = [];
  for (const [id, { at }] of layout.places) {
    ((b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x) < 0 ? left : right).push(id);
  }
  return [left, right];
}
