/** Whether a lecture is ahead of its plan or behind it. */
import type { Lesson } from '../../lesson/lesson.ts';

/** How long each step is meant to take, s: what it says, or an equal share of what the lesson has left. */
export function budgets({ steps, minutes }: Pick<Lesson, 'steps' | 'minutes'>): readonly number[] {
  const said = steps.reduce((sum, { time }) => sum + (time ?? 0), 0);
  const silent = steps.filter(({ time }) => time === undefined).length;
  const share = silent === 0 ? 0 : Math.max(30, (minutes * 60 - said) / silent);
  return steps.map(({ time }) => time ?? share);
}

/** Where a lecture stands against its plan. */
export interface Pace {
  /** When this step should begin and end, s from the start. */
  readonly from: number;
  readonly to: number;
  /** How far behind the plan it is, s; below zero: ahead. Within the step's own time it is on time: 0. */
  readonly behind: number;
}

/** The pace at a step after so many seconds. */
export function paceAt(plan: readonly number[], step: number, seconds: number): Pace {
  const from = plan.slice(0, step).reduce((sum, n) => sum + n, 0);
  const to = from + (plan[step] ?? 0);
  return { from, to, behind: seconds > to ? seconds - to : seconds < from ? seconds - from : 0 };
}

/** `4:05`, `1:02:10`; whole seconds. */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
