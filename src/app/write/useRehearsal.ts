/** What becomes of a text that changes: rehearsed a moment after the last key, the last version that played kept. */
import { useEffect, useState } from 'react';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Problem } from '../../lesson/problem.ts';
import type { LoadedLesson } from '../loaded-lesson.ts';
import { withRuns } from '../loaded-lesson.ts';
import { createRehearser } from './rehearser.ts';
import type { Outcome } from './rehearsing.ts';

/** How long nobody must have typed, ms. */
const PAUSE = 300;

/** What is known of the text. */
export interface Rehearsed {
  /** Of the newest text that was rehearsed. */
  readonly outcome: Outcome | undefined;
  /** Whether a newer text waits, or is on its way. */
  readonly isReading: boolean;
  /** The last version that could be played, and a number that is new with each. */
  readonly good: { readonly loaded: LoadedLesson; readonly version: number } | undefined;
}

/** The lesson without its false claims: a page shows claims as true. */
function withoutFalse(lesson: Lesson, problems: readonly Problem[]): Lesson {
  if (problems.length === 0) return lesson;
  const wrong = new Set(problems.map(({ line }) => line));
  const steps = lesson.steps.map((step) => ({
    ...step,
    blocks: step.blocks.map((block) =>
      block.kind === 'check'
        ? { ...block, claims: block.claims.filter(({ line }) => !wrong.has(line)) }
        : block,
    ),
  }));
  return { ...lesson, steps };
}

/** Rehearses a text. */
export function useRehearsal(text: string): Rehearsed {
  const [rehearser] = useState(() => createRehearser());
  const [known, setKnown] = useState<Rehearsed & { readonly text: string | undefined }>({
    text: undefined,
    outcome: undefined,
    isReading: true,
    good: undefined,
  });
  useEffect(() => () => rehearser.close(), [rehearser]);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const outcome = await rehearser.rehearse(text);
      if (!outcome) return;
      const loaded =
        outcome.lesson &&
        (await withRuns(withoutFalse(outcome.lesson, outcome.problems)).catch(() => undefined));
      if (!isCurrent) return;
      setKnown(({ good }) => ({
        text,
        outcome,
        isReading: false,
        good: loaded ? { loaded, version: (good?.version ?? 0) + 1 } : good,
      }));
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, rehearser]);
  return { outcome: known.outcome, isReading: known.text !== text, good: known.good };
}
