/** Which stop of a lesson the cursor is in. */
import type { Cue } from '../../lesson/cue.ts';
import type { Lesson } from '../../lesson/lesson.ts';

/** The index of the stop whose blocks begin at or before a line (from 1); the first, if the cursor is above them all. */
export function cueAt({ steps }: Lesson, cues: readonly Cue[], line: number): number {
  const step = Math.max(
    steps.findLastIndex((candidate) => candidate.line <= line),
    0,
  );
  const first = cues.findIndex((cue) => cue.step === step);
  const here = cues.findLastIndex((cue) => {
    const block = steps[step]?.blocks[cue.blocks[0]];
    return cue.step === step && block !== undefined && block.line <= line;
  });
  return Math.max(here, first, 0);
}
