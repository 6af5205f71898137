/** From what an address says to a lesson on its stage. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { replay } from '../drivers/replay.ts';
import { branch, latest } from '../drivers/run.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { NodeId } from '../engine/world.ts';
import { messageOf } from '../engine/words.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { LessonPlayer, SecondRun } from '../player/lesson-player.ts';
import { createLessonPlayer } from '../player/lesson-player.ts';
import { deedsOf, readDeeds, writeDeeds } from '../timeline/link.ts';
import { lessonWords } from '../words/en/lesson.ts';
import { usePlayer } from './hooks.ts';
import type { Route } from './route.ts';
import { writeRoute } from './route.ts';

/** A place in a lesson. */
export type LessonRoute = Extract<Route, { page: 'lesson' }>;

/** Opens a lesson where the address says; a sentence if the address asks for what is not there. */
export function openLesson(
  lesson: Lesson,
  protocol: Protocol,
  beside: SecondRun | undefined,
  route: LessonRoute,
): { readonly stage: LessonPlayer; readonly slip: string | undefined } {
  const stage = createLessonPlayer(lesson, protocol, beside);
  const w = lessonWords();
  const { cues } = stage.rehearsal;
  let slip: string | undefined;
  if (route.step !== undefined) {
    const step = lesson.steps.findIndex(({ id }) => id === route.step);
    const cue = cues.findIndex((candidate) => candidate.step === step && candidate.beat === route.beat);
    if (step < 0) slip = w.noStep(route.step.slice(0, 40));
    stage.go(Math.max(cue >= 0 ? cue : cues.findIndex((candidate) => candidate.step === step), 0));
  }
  if (route.deeds !== '' && route.from !== undefined) {
    try {
      const { line } = stage.rehearsal;
      const deeds = readDeeds(latest(stage.player.run()).world.setup.cast, route.deeds);
      if (route.from >= line.moments.length) throw new Error(w.beyond(route.from, line.moments.length));
      const what = branch(stage.player.run(), route.from, 1);
      slip = replay(what, deeds) ?? slip;
      stage.player.adopt(what, route.at);
    } catch (error) {
      slip = w.noWhatIf(messageOf(error));
    }
  }
  return { stage, slip };
}

/** The address of what a lesson shows now, with what hands tried since it left the script. */
export function addressOf(stage: LessonPlayer): string {
  const { lesson, player } = stage;
  const { step, beat } = stage.cue();
  const { current, index } = player.store.getState();
  const { line } = player.run();
  const off =
    current !== 0 && line.forked
      ? {
          from: line.forked.index,
          deeds: writeDeeds(player.moment().world.setup.cast, deedsOf(line, line.forked.index)),
          at: index,
        }
      : { from: undefined, deeds: '', at: undefined };
  return writeRoute({ page: 'lesson', lesson: lesson.id, step: lesson.steps[step]!.id, beat, ...off });
}

/** What pressing a node does while a question asks for one; undefined while none does. */
export function usePickable(stage: LessonPlayer): { readonly onPick: (node: NodeId) => void } | undefined {
  const { moving } = useStore(stage.store);
  const { current } = usePlayer(stage.player);
  const question = stage.openQuestion();
  return useMemo(() => {
    if (question?.prediction.pick !== 'node' || moving || current !== 0) return undefined;
    return {
      onPick: (id: NodeId) => {
        const option = question.prediction.options.findIndex(({ text }) =>
          text.some((piece) => piece.kind === 'text' && piece.text.trim().startsWith(id)),
        );
        if (option >= 0) stage.pick(option);
      },
    };
  }, [question, moving, current, stage]);
}
