/** Where things lie: boxes of the page in the px of the picture, also in what is turned or stretched. */
import { bordersOf } from './paint.ts';
import type { Box } from './svg.ts';
import { grown, px } from './svg.ts';

/** What is drawn above its surroundings. */
export interface Layer {
  readonly z: number;
  readonly group: SVGGElement;
}

/** Where an element is drawn. */
export interface Place {
  /** Takes what the element itself paints. */
  readonly target: SVGElement;
  /** Collects what is lifted out of the order of the page, up to the next context. */
  readonly layers: Layer[];
  /** Clips (their ids) of elements between the context and here. */
  readonly clips: readonly string[];
  /** From the picture's px to the window's. */
  readonly frame: DOMMatrix;
  /** Its inverse. */
  readonly back: DOMMatrix;
}

/** A rectangle of the window in the px of a frame that is not turned. */
export function toFrame({ x, y, width, height }: Box, { back }: Place): Box {
  if (back.a === 1 && back.b === 0) return { x: x + back.e, y: y + back.f, width, height };
  // A turned rectangle's middle is the middle of what it covers.
  const middle = back.transformPoint({ x: x + width / 2, y: y + height / 2 });
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}

/** The size of an element before anything turns it. */
function sizeOf(
  element: Element,
  style: CSSStyleDeclaration,
): { readonly width: number; readonly height: number } {
  const [t, r, b, l] = bordersOf(style);
  const isWhole = style.boxSizing === 'border-box';
  const extra = (...parts: readonly number[]): number =>
    isWhole ? 0 : parts.reduce((sum, part) => sum + part, 0);
  const width = px(style.width) + extra(l, r, px(style.paddingLeft), px(style.paddingRight));
  const height = px(style.height) + extra(t, b, px(style.paddingTop), px(style.paddingBottom));
  if (style.width !== 'auto' || !(element instanceof HTMLElement)) return { width, height };
  return { width: element.offsetWidth, height: element.offsetHeight };
}

const isTurned = (matrix: DOMMatrix): boolean =>
  Math.abs(matrix.a - 1) > 1e-6 ||
  Math.abs(matrix.b) > 1e-6 ||
  Math.abs(matrix.c) > 1e-6 ||
  Math.abs(matrix.d - 1) > 1e-6;

/** All that turns an element, as one matrix. */
function matrixOf(style: CSSStyleDeclaration): DOMMatrix {
  let matrix = new DOMMatrix();
  // Shifts alone need no account: they are in the box already.
  if (style.rotate !== 'none') matrix = matrix.rotate(px(style.rotate));
  if (style.scale !== 'none') {
    const [x = 1, y = x] = style.scale.split(' ').map(Number);
    matrix = matrix.scale(x, y);
  }
  if (style.transform !== 'none') matrix = matrix.multiply(new DOMMatrix(style.transform));
  return matrix;
}

/** How an element is turned or stretched, if it is: as an attribute, and the frame that makes of it. */
export function turnOf(
  element: Element,
  style: CSSStyleDeclaration,
  { frame, back }: Place,
): { readonly attribute: string; readonly frame: DOMMatrix } | undefined {
  const matrix = matrixOf(style);
  if (!isTurned(matrix)) return undefined;
  const rect = element.getBoundingClientRect();
  const seen = back.transformPoint({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
  const { width, height } = sizeOf(element, style);
  const [ox = 0, oy = 0] = style.transformOrigin.split(' ').map(Number.parseFloat);
  const linear = new DOMMatrix([matrix.a, matrix.b, matrix.c, matrix.d, 0, 0]);
  const arm = linear.transformPoint({ x: width / 2 - ox, y: height / 2 - oy });
  // The point everything turns about, as it lies after all shifts.
  const pivot = { x: seen.x - arm.x, y: seen.y - arm.y };
  const turn = new DOMMatrix().translate(pivot.x, pivot.y).multiply(linear).translate(-pivot.x, -pivot.y);
  const { a, b, c, d, e, f } = turn;
  return {
    attribute: `matrix(${[a, b, c, d, e, f].map((n) => Number(n.toFixed(5))).join(' ')})`,
    frame: frame.multiply(turn),
  };
}

/** Where an element's box lies (boxes, if it runs over several lines), in its frame's px. */
export function boxesOf(element: Element, style: CSSStyleDeclaration, place: Place): readonly Box[] {
  if (style.display === 'contents') return [];
  const { back } = place;
  const isStraight = back.a === 1 && back.b === 0 && back.c === 0 && back.d === 1;
  if (!isStraight) {
    const rect = element.getBoundingClientRect();
    const middle = back.transformPoint({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
    const { width, height } = sizeOf(element, style);
    return [{ x: middle.x - width / 2, y: middle.y - height / 2, width, height }];
  }
  const rects =
    style.display === 'inline' ? [...element.getClientRects()] : [element.getBoundingClientRect()];
  return rects.map((rect) => toFrame(rect, place));
}

/** The box of an element's content. */
export const inner = (box: Box, style: CSSStyleDeclaration): Box => {
  const [t, r, b, l] = bordersOf(style);
  return grown(box, [
    -t - px(style.paddingTop),
    -r - px(style.paddingRight),
    -b - px(style.paddingBottom),
    -l - px(style.paddingLeft),
  ]);
};
