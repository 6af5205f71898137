/** What becomes of a text that somebody wrote: a lesson that can be played, and all that is wrong with it. */
import { beatsOf } from '../../lesson/cue.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { most, onBudget, tooLarge, tooLong, within } from '../../lesson/limits.ts';
import { lint } from '../../lesson/lint.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Problem } from '../../lesson/problem.ts';
import { problemAt } from '../../lesson/problem.ts';
import { rehearse } from '../../lesson/rehearse.ts';
import type { Rehearsal } from '../../lesson/rehearse.ts';
import { protocolCalled, protocols } from '../../protocols/index.ts';

/** What became of a text. Plain data: it comes from a worker. */
export interface Outcome {
  /** The lesson, if it can be played from its first step to its last, even if a claim in it is false. */
  readonly lesson: Lesson | undefined;
  /** What must be mended. */
  readonly problems: readonly Problem[];
  /** What a lecturer might want to change. */
  readonly hints: readonly Problem[];
  /** How many claims were judged, those of options included. */
  readonly claims: number;
}

/** How long playing a lesson may take, ms. Beyond it a page would be felt to hang. */
const LONGEST_PLAY = 1_200;

/**
 * Parses a text and plays it, every claim judged. Never throws because of the text. `now` tells the time in ms; the
 * longest this takes is up to whoever calls, who can end a worker.
 */
export async function rehearseText(text: string, now: () => number): Promise<Outcome> {
  const long = tooLong(text);
  if (long) return broken([long]);
  const parsed = parseLesson(text, { protocols: Object.keys(protocols) });
  if (!parsed.ok) return broken(parsed.problems);
  const { lesson } = parsed;
  const large = tooLarge(lesson);
  if (large.length > 0) return broken(large);
  const [protocol, beside] = await Promise.all([
    protocolCalled(lesson.protocol),
    lesson.beside && protocolCalled(lesson.beside.protocol),
  ]);
  if (!protocol) return broken([problemAt(1, 1, `there is no protocol "${lesson.protocol}"`)]);

  const play = (trusted: boolean): Rehearsal => {
    const until = now() + LONGEST_PLAY;
    const budget = { moments: most.moments, isOver: () => trusted && now() > until };
    return within(budget, () =>
      rehearse(lesson, onBudget(protocol), beside && onBudget(beside), { trusted }),
    );
  };
  // First as a page will play it, then with every claim: some of these take long, and are judged only here.
  const began = now();
  const played = play(true);
  if (played.problems.length === 0 && now() - began > LONGEST_PLAY)
    return broken([problemAt(1, 1, 'this lesson takes too long to play')]);
  const isWhole = played.problems.length === 0 && played.cues.length === lesson.steps.flatMap(beatsOf).length;
  if (!isWhole) return { ...broken(played.problems), hints: lint(lesson, protocol) };
  const { problems, claims } = play(false);
  return { lesson, problems, hints: lint(lesson, protocol, played), claims: claims.length };
}

const broken = (problems: readonly Problem[]): Outcome => ({
  lesson: undefined,
  problems,
  hints: [],
  claims: 0,
});
