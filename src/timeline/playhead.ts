/**
 * The playhead: one number, virtual ms, that says where on the timeline we look. While it plays it runs by itself
 * between two notices, so a view needs no call per frame: it sets its animations going and hears when to set them anew.
 */
export interface Playhead {
  /** Where it stands right now, virtual ms. */
  readonly t: number;
  readonly playing: boolean;
  /** Virtual ms per real ms while it plays. */
  readonly rate: number;
  /** Called after a jump, play, pause or a change of rate; never once a frame. Returns the way to stop it. */
  onChange(listener: () => void): () => void;
}

/** A playhead that stands still: for pictures and tests. */
export function still(t: number): Playhead {
  return { t, playing: false, rate: 0, onChange: () => () => undefined };
}
