/** Where a reader stops: each step is cut into beats, and each beat ends at a question or at the end of the step. */
import type { Step } from './lesson.ts';

/** A part of a step that is shown at once. */
export interface Beat {
  /** Index of the step in the lesson. */
  readonly step: number;
  /** Index of the beat in the step. */
  readonly beat: number;
  /** The blocks that it adds: half-open range of indexes in the step. */
  readonly blocks: readonly [from: number, to: number];
  /** Index of the prediction it ends with, if it does. */
  readonly asks?: number;
  /** Indexes of the predictions of this step that it answers, when its motion is over. */
  readonly answers: readonly number[];
}

/** A beat with its place on the line: entering it, the playhead goes from moment `from` to moment `to`. */
export interface Cue extends Beat {
  readonly from: number;
  readonly to: number;
  /** The same on the line of the second run, if there is one. Both runs stand at the same time at `to`. */
  readonly beside?: { readonly from: number; readonly to: number };
}

/**
 * The beats of a step. A prediction is answered in the first beat after it that does something, or, if none does, in
 * the next. When a question ends the step, one more beat without blocks answers it.
 */
export function beatsOf(step: Step, index: number): readonly Beat[] {
  const beats: Beat[] = [];
  let open: number[] = [];
  let from = 0;
  const { blocks } = step;
  const acts = (at: number, to: number): boolean =>
    blocks.slice(at, to).some(({ kind }) => kind === 'do' || kind === 'given');
  const close = (to: number, asks?: number): void => {
    // The next beat answers, unless a later one of this step does something and this one does not.
    const answers = open.length > 0 && (acts(from, to) || !acts(to, blocks.length)) ? open : [];
    if (answers.length > 0) open = [];
    beats.push({
      step: index,
      beat: beats.length,
      blocks: [from, to],
      ...(asks !== undefined && { asks }),
      answers,
    });
    if (asks !== undefined) open = [...open, asks];
    from = to;
  };
  blocks.forEach(({ kind }, i) => {
    if (kind === 'predict') close(i + 1, i);
  });
  if (from < blocks.length || open.length > 0 || beats.length === 0) close(blocks.length);
  return beats;
}
