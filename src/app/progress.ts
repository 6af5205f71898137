/** How far somebody has come in each lesson. */
import { recall, remember } from './memory.ts';

/** Progress in one lesson: the furthest step reached (from 0), and whether it was walked to its end. */
export interface Progress {
  readonly furthest: number;
  readonly done: boolean;
}

type All = Readonly<Record<string, Progress>>;

function isAll(value: unknown): value is All {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (item) => typeof item === 'object' && item !== null && Number.isInteger((item as Progress).furthest),
    )
  );
}

/** Progress in all lessons, by id. */
export function allProgress(): All {
  return recall('progress', isAll) ?? {};
}

/** Notes that a step of a lesson was reached. */
export function noteProgress(lesson: string, step: number, done: boolean): void {
  const all = allProgress();
  const before = all[lesson];
  const next = { furthest: Math.max(step, before?.furthest ?? 0), done: done || (before?.done ?? false) };
  if (next.furthest !== before?.furthest || next.done !== before.done)
    remember('progress', { ...all, [lesson]: next });
}
