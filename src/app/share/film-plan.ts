/** Which pictures make a film: when each is taken, and how long it stands. Nothing here knows about time of day. */
import { LONGEST_MOTION } from '../../player/lesson-player.ts';
import { PACE } from '../../player/player.ts';
import type { Cue } from '../../lesson/cue.ts';
import type { Line } from '../../timeline/timeline.ts';

/** A picture of a film. */
export interface Frame {
  /** Where the playhead stands, virtual ms. */
  readonly t: number;
  /** The moment to stand at exactly, at the ends of a motion; undefined: the one that holds at `t`. */
  readonly index: number | undefined;
  /** The same for a second run. */
  readonly beside: number | undefined;
  /** Index of the lesson's step; 0 in a lab. */
  readonly step: number;
  /** How long it is seen, real ms. */
  readonly ms: number;
}

/** One motion of a film. */
interface Motion {
  readonly from: number;
  readonly to: number;
  readonly beside?: { readonly from: number; readonly to: number } | undefined;
  readonly step: number;
  /** Virtual ms per real ms. */
  readonly rate: number;
  /** How long its end stands, real ms. */
  readonly rest: number;
}

/** The longest film of a lab, real ms; a longer part runs faster. */
const LONGEST_LAB = 60_000;
/** How long a stop is looked at, and the last one of a step, real ms. */
const REST = 1_200;
const REST_OF_STEP = 2_400;

/** The film of some steps of a lesson (both inclusive), so many frames a second while something moves. */
export function lessonFilm(
  line: Line,
  cues: readonly Cue[],
  [first, last]: readonly [first: number, last: number],
  fps: number,
): readonly Frame[] {
  const chosen = cues.filter(({ step }) => step >= first && step <= last);
  return chosen.flatMap((cue, i) => {
    const span = timeOf(line, cue.to) - timeOf(line, cue.from);
    const isLastOfStep = chosen[i + 1]?.step !== cue.step;
    return frames(
      line,
      {
        from: cue.from,
        to: cue.to,
        beside: cue.beside,
        step: cue.step,
        rate: Math.max(PACE, span / (LONGEST_MOTION * 1000)),
        rest: isLastOfStep ? REST_OF_STEP : span > 0 ? REST : 0,
      },
      fps,
    );
  });
}

/** The film of a part of a run, from moment to moment, at a speed. */
export function runFilm(
  line: Line,
  [from, to]: readonly [from: number, to: number],
  speed: number,
  fps: number,
): readonly Frame[] {
  const span = timeOf(line, to) - timeOf(line, from);
  const rate = Math.max(PACE * speed, span / LONGEST_LAB);
  return frames(line, { from, to, step: 0, rate, rest: REST_OF_STEP }, fps);
}

const timeOf = (line: Line, index: number): number => line.moments[index]!.world.now;

function frames(line: Line, motion: Motion, fps: number): readonly Frame[] {
  const start = timeOf(line, motion.from);
  const end = timeOf(line, motion.to);
  const { step, rate, rest } = motion;
  const ms = 1000 / fps;
  const count = Math.ceil((end - start) / rate / ms);
  const moving = Array.from({ length: count }, (_, i): Frame => ({
    t: start + i * ms * rate,
    index: i === 0 ? motion.from : undefined,
    beside: i === 0 ? motion.beside?.from : undefined,
    step,
    ms,
  }));
  const standing: Frame = {
    t: end,
    index: motion.to,
    beside: motion.beside?.to,
    step,
    ms: Math.max(rest, ms),
  };
  return rest > 0 || count > 0 ? [...moving, standing] : [];
}

/** How long a film is, real ms. */
export const lengthOf = (film: readonly Frame[]): number => film.reduce((sum, { ms }) => sum + ms, 0);
