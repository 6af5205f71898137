/** The frame of the score: where the rows lie, which have room for a name, where the words under them go. */
import type { NodeId } from '../../engine/world.ts';

/** A node's line. */
export interface Row {
  readonly id: NodeId;
  readonly y: number;
  /** Whether there is room for its name. */
  readonly named: boolean;
}

/** The measures of the score, px. */
export interface Frame {
  readonly height: number;
  readonly rows: readonly Row[];
  readonly top: number;
  readonly bottom: number;
  /** Baseline of the words under the rows. */
  readonly words: number;
}

const KNOB = 13;
const STRIP = 21;
const NAME_HEIGHT = 12;

/** The frame for these nodes at that height. */
export function frameOf(ids: readonly NodeId[], height: number): Frame {
  const tight = height < 84;
  const top = tight ? KNOB - 2 : KNOB;
  const bottom = Math.max(top + 1, height - (tight ? STRIP - 3 : STRIP));
  const gap = ids.length > 1 ? (bottom - top) / (ids.length - 1) : 0;
  const every = gap > 0 ? Math.max(1, Math.ceil((NAME_HEIGHT - 0.5) / gap)) : 1;
  const rows = ids.map((id, i) => ({ id, y: top + gap * i, named: i % every === 0 }));
  return { height, rows, top, bottom, words: height - (tight ? 3 : 5) };
}
