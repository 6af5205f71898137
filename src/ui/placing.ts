/** Where something that floats goes: beside what it belongs to, and within the window. Lengths in CSS px. */

/** A rectangle in the window, as `getBoundingClientRect` gives it. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Width and height. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

const GAP = 10;
const EDGE = 8;

const within = (low: number, x: number, high: number) => Math.max(low, Math.min(x, high));

/** Right of the anchor if there is room, else left of it, else below, else above; never outside the window. */
export function placeBeside(
  anchor: Rect,
  box: Extent,
  room: Extent,
): { readonly left: number; readonly top: number } {
  const lastLeft = room.width - box.width - EDGE;
  const lastTop = room.height - box.height - EDGE;
  const middle = within(EDGE, (anchor.top + anchor.bottom - box.height) / 2, lastTop);
  if (anchor.right + GAP <= lastLeft) return { left: anchor.right + GAP, top: middle };
  if (anchor.left - GAP - box.width >= EDGE) return { left: anchor.left - GAP - box.width, top: middle };
  return placeUnder(anchor, box, room);
}

/** Below the anchor, centred, if there is room, else above it; never outside the window. */
export function placeUnder(
  anchor: Rect,
  box: Extent,
  room: Extent,
): { readonly left: number; readonly top: number } {
  const lastTop = room.height - box.height - EDGE;
  const left = within(EDGE, (anchor.left + anchor.right - box.width) / 2, room.width - box.width - EDGE);
  const below = anchor.bottom + GAP;
  return { left, top: within(EDGE, below <= lastTop ? below : anchor.top - GAP - box.height, lastTop) };
}
