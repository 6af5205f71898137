/** Which stretch of virtual time the score shows, and how it keeps the playhead in sight. Pure: a window from a window. */

/** The stretch shown. */
export interface Window {
  /** Virtual ms at the left edge; while it follows the playhead, see `leftAt`. */
  readonly from: number;
  /** Virtual ms from edge to edge. */
  readonly span: number;
  /** A person chose this span; otherwise it suits the width. */
  readonly chosen: boolean;
  /** The window goes along with the playhead. */
  readonly following: boolean;
  /** Where the playhead rested when the window last looked for it. */
  readonly rest: number;
}

/** What a window must suit. */
export interface Circumstances {
  /** Where the playhead rests (virtual ms), or NaN while it plays. */
  readonly rest: number;
  /** The end of the line, virtual ms. */
  readonly end: number;
  /** The width of the score in px. */
  readonly width: number;
  /** How long a message usually takes, virtual ms. */
  readonly latency: number;
}

/** Where the playhead stands in a window that follows it, as a part of the width. */
export const LEAD = 0.72;
/** How wide a message's stroke should usually be, px. */
const STROKE_WIDTH = 24;
/** Short lines are shown larger, in these steps, so that a growing line does not make the picture breathe. */
const STEPS = [0.25, 0.5, 1];
/** How near to an edge a resting playhead may be, as a part of the width. */
const EDGE = 0.03;
/** The shortest stretch that can be zoomed to, virtual ms. */
export const SHORTEST = 10;

/** The span that suits the width: strokes neither upright nor flat. */
export function suitingSpan({ width, latency, end }: Omit<Circumstances, 'rest'>): number {
  const full = (Math.max(width, 1) / STROKE_WIDTH) * Math.max(latency, 1);
  return full * (STEPS.find((step) => full * step >= end * 1.04) ?? 1);
}

/** The left edge of a following window when the playhead is at `t`. */
export function leftAt(t: number, span: number): number {
  return Math.max(0, t - span * LEAD);
}

/** The window for what is now; the same object if nothing about it must change. */
export function nextWindow(was: Window | undefined, now: Circumstances): Window {
  const span = was?.chosen ? was.span : suitingSpan(now);
  if (Number.isNaN(now.rest)) {
    if (was?.following && was.span === span) return was;
    return { from: was?.from ?? 0, span, chosen: was?.chosen ?? false, following: true, rest: NaN };
  }
  if (!was || was.following)
    return {
      from: leftAt(now.rest, span),
      span,
      chosen: was?.chosen ?? false,
      following: false,
      rest: now.rest,
    };
  if (was.span === span && was.rest === now.rest) return was;
  const inSight = now.rest >= was.from + span * EDGE && now.rest <= was.from + span * (1 - EDGE);
  const atStart = was.from === 0 && now.rest <= span * (1 - EDGE);
  const from = inSight || atStart ? was.from : leftAt(now.rest, span);
  return { ...was, from, span, rest: now.rest };
}

/** A window on the stretch a person asked for. */
export function chosenWindow(was: Window, from: number, to: number): Window {
  return { ...was, from, span: Math.max(SHORTEST, to - from), chosen: true };
}

/** A window on the whole line. */
export function wholeWindow(was: Window, end: number): Window {
  return chosenWindow(was, 0, Math.max(end * 1.02, SHORTEST));
}

/** One point of a motion: where (px) a thing is at a time. */
export interface Stop {
  readonly t: number;
  readonly x: number;
}

/** How the playhead and the paper under it move across a stretch drawn from `from` to `to`. */
export function motionOf(
  window: Window,
  width: number,
  from: number,
  to: number,
): { readonly head: readonly Stop[]; readonly paper: readonly Stop[] } {
  const scale = width / window.span;
  const turn = window.span * LEAD;
  const times = window.following && turn > from && turn < to ? [from, turn, to] : [from, to];
  const left = (t: number) => (window.following ? leftAt(t, window.span) : window.from);
  return {
    head: times.map((t) => ({ t, x: (t - left(t)) * scale })),
    paper: times.map((t) => ({ t, x: (from - left(t)) * scale })),
  };
}

/** What to draw so that a window can glide on for a while: undivided pages of half a window. */
export function drawnStretch(window: Window, t: number): { readonly from: number; readonly to: number } {
  if (!window.following) return { from: window.from, to: window.from + window.span };
  const page = Math.floor(leftAt(t, window.span) / (window.span / 2));
  const from = (page * window.span) / 2;
  return { from, to: from + window.span * 2 };
}
