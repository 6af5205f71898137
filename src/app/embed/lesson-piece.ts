/** A lesson in a frame: its stops, its questions, and how it stands as data. */
import { createStore } from 'zustand/vanilla';
import { MOST_MOMENTS } from '../../drivers/replay.ts';
import type { Prediction } from '../../lesson/lesson.ts';
import { pickKey } from '../../player/lesson-player.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { putStageState, readStageState, stageSign, stageState } from '../../player/lesson-state.ts';
import type { StageState } from '../../player/lesson-state.ts';
import { isStateOf } from './piece.ts';
import type { Answered, Piece, PieceState, Standing } from './piece.ts';

/** Whether a question was right when its answer was first shown, by `step.block`. */
type Firsts = Readonly<Record<string, boolean>>;

interface LessonState extends PieceState {
  readonly stage: StageState;
  readonly firsts: Firsts;
}

/** The questions of a lesson by `step.block`, in its order. */
function questionsOf(stage: LessonPlayer): ReadonlyMap<string, Prediction> {
  return new Map(
    stage.lesson.steps.flatMap(({ blocks }, step) =>
      blocks.flatMap((block, i) =>
        block.kind === 'predict' ? [[pickKey({ step }, i), block] as const] : [],
      ),
    ),
  );
}

const isRight = ({ options }: Prediction, picked: readonly number[]): boolean =>
  options.every(({ right }, i) => (right === true) === picked.includes(i));

/** The piece a lesson is. */
export function lessonPiece(stage: LessonPlayer): Piece {
  const { lesson, player, rehearsal } = stage;
  const { cues } = rehearsal;
  const place = `lesson/${lesson.id}`;
  const questions = questionsOf(stage);
  const firsts = createStore<{ readonly of: Firsts }>(() => ({ of: {} }));

  function standing(): Standing {
    const { cue, moving } = stage.store.getState();
    const here = cues[cue]!;
    const step = lesson.steps[here.step]!;
    return {
      step: step.id,
      beat: here.beat,
      title: step.title,
      number: here.step + 1,
      count: lesson.steps.length,
      first: cue === 0,
      last: cue === cues.length - 1 && !moving,
      playing: player.store.getState().playing,
    };
  }

  /** Notes what was picked when an answer is shown for the first time. */
  function noteAnswers(onAnswer: (answered: Answered) => void): void {
    const { picks } = stage.store.getState();
    const here = stage.cue();
    for (const block of here.answers) {
      const key = pickKey(here, block);
      const question = questions.get(key);
      if (!question || Object.hasOwn(firsts.getState().of, key)) continue;
      const picked = picks[key] ?? [];
      const right = isRight(question, picked);
      firsts.setState({ of: { ...firsts.getState().of, [key]: right } });
      onAnswer({ step: lesson.steps[here.step]!.id, picked, right });
    }
  }

  const state = (): LessonState => ({ v: 1, place, stage: stageState(stage), firsts: firsts.getState().of });

  return {
    place,
    title: lesson.title,
    steps: lesson.steps.map(({ id, title }) => ({ id, title })),
    standing,
    next: () => {
      if (standing().last) return false;
      stage.next();
      return true;
    },
    back: () => {
      if (standing().first) return false;
      stage.back();
      return true;
    },
    goTo: (id, beat) => {
      const step = lesson.steps.findIndex((candidate) => candidate.id === id);
      const cue = cues.findIndex((candidate) => candidate.step === step && candidate.beat === beat);
      if (cue < 0) return false;
      stage.go(cue);
      return true;
    },
    play: () => {
      if (!player.store.getState().playing) stage.toggle();
    },
    pause: () => player.pause(),
    state,
    read: (data) => {
      if (!isStateOf(place, data)) return undefined;
      const there = readStageState(data.stage, cues.length);
      // A state from elsewhere may not make us play on for hours to get there.
      const most = there?.whatIf ? MOST_MOMENTS : rehearsal.line.moments.length - 1;
      if (!there || there.index > most) return undefined;
      const known = readFirsts(data.firsts, questions);
      const picks = Object.fromEntries(Object.entries(there.picks).filter(([key]) => questions.has(key)));
      return known && { v: 1, place, stage: { ...there, picks }, firsts: known };
    },
    put: (next) => {
      const { stage: there, firsts: of } = next as LessonState;
      firsts.setState({ of });
      putStageState(stage, there);
    },
    sign: (of) => {
      const { stage: there, firsts: known } = of as LessonState;
      return stageSign(there) + JSON.stringify(known);
    },
    score: () =>
      questions.size === 0
        ? undefined
        : Object.values(firsts.getState().of).filter(Boolean).length / questions.size,
    listen: (onChange, onAnswer) => {
      const heed = (): void => {
        noteAnswers(onAnswer);
        onChange();
      };
      const stops = [stage.store.subscribe(heed), player.store.subscribe(heed), firsts.subscribe(onChange)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function readFirsts(data: unknown, questions: ReadonlyMap<string, unknown>): Firsts | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const entries = Object.entries(data as Record<string, unknown>);
  return entries.every(([key, right]) => questions.has(key) && typeof right === 'boolean')
    ? (Object.fromEntries(entries) as Firsts)
    : undefined;
}
