/** Walks a lesson: which stop we are at, what was answered, and whether we are still on script. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Action } from '../engine/action.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { Beat, Cue } from '../lesson/cue.ts';
import type { Lesson, Prediction } from '../lesson/lesson.ts';
import { takesMany } from '../lesson/lesson.ts';
import { rehearse } from '../lesson/rehearse.ts';
import type { Rehearsal } from '../lesson/rehearse.ts';
import type { Player } from './player.ts';
import type { createPair } from './pair.ts';
import { createPlayer } from './player.ts';

/** What the prose column depends on. */
export interface LessonState {
  /** Index of the stop. */
  readonly cue: number;
  /** The options picked, by `step.block`. */
  readonly picks: Readonly<Record<string, readonly number[]>>;
  /** True while the figure moves towards the stop. */
  readonly moving: boolean;
}

export interface LessonPlayer {
  readonly lesson: Lesson;
  readonly rehearsal: Rehearsal;
  readonly player: Player;
  /** The player of the second run, if the lesson has one; it follows the first. */
  readonly beside: Player | undefined;
  readonly store: StoreApi<LessonState>;
  cue(): Cue;
  /** Finishes a motion that is running, else goes on by one stop. */
  next(): void;
  back(): void;
  /** To the end of the next or previous step, without motion. */
  nextStep(): void;
  previousStep(): void;
  /** To a stop; with `motion` the figure plays on the way, if it is the next one. */
  go(cue: number, motion?: boolean): void;
  goToStep(step: number): void;
  /** Picks or unpicks an option of the open question. */
  pick(option: number): void;
  /** The question that waits for an answer now, if one does. */
  openQuestion(): { readonly block: number; readonly prediction: Prediction } | undefined;
  /** Pauses the motion, goes on with it, or, at its end, plays it again. Off script: plays on. */
  toggle(): void;
  /** Moves towards a stop from a time (virtual ms) on the way to it, as another window does. */
  resume(cue: number, t: number): void;
  /** Forgets live what-ifs on the stage and shows this stop's own picture. */
  backOnScript(): void;
  /** True while the stage shows what the lesson shows here. */
  isOnScript(): boolean;
}

/** How long the figure may take from one stop to the next, in real seconds. */
export const LONGEST_MOTION = 9;

/** Key of a prediction in `picks`. */
export const pickKey = (beat: Pick<Beat, 'step'>, block: number): string => `${beat.step}.${block}`;

/** What a lesson with two runs needs besides; few lessons have two, so it is fetched for those. */
export interface SecondRun {
  /** The protocol of the second run. */
  readonly protocol: Protocol;
  readonly createPair: typeof createPair;
}

/**
 * Makes a player for a lesson that was rehearsed when the page was built. Throws if it cannot be played: a bundled one
 * always can.
 */
export function createLessonPlayer(lesson: Lesson, protocol: Protocol, second?: SecondRun): LessonPlayer {
  const rehearsal = rehearse(lesson, protocol, second?.protocol, { trusted: true });
  const first = rehearsal.cues[0];
  if (!first || rehearsal.problems.length > 0) {
    const [problem] = rehearsal.problems;
    throw new Error(problem ? `line ${problem.line}: ${problem.message}` : 'this lesson has no steps');
  }
  const store = createStore<LessonState>(() => ({ cue: 0, picks: {}, moving: false }));
  const cues = rehearsal.cues;
  const state = () => store.getState();
  const cue = (): Cue => cues[state().cue]!;
  const run = { protocol, line: rehearsal.line };
  const pair =
    rehearsal.beside && second?.createPair(run, rehearsal.beside, { last: () => cue().beside?.to });
  const both = pair ? ([pair.left, pair.right] as const) : ([createPlayer(run, first.to)] as const);
  const handled = (one: Player): Player => ({ ...one, act: (action) => actOffScript(one, action) });
  const player = handled(both[0]);
  const beside = both[1] && handled(both[1]);

  const self: LessonPlayer = {
    lesson,
    rehearsal,
    player,
    beside,
    store,
    cue,
    next() {
      if (state().moving) {
        player.finish();
        return;
      }
      if (state().cue < cues.length - 1) self.go(state().cue + 1, true);
    },
    back() {
      self.go(state().cue - 1);
    },
    nextStep() {
      const here = cue().step;
      const last = cues.findLastIndex(({ step }) => step === here);
      self.go(state().cue < last ? last : cues.findLastIndex(({ step }) => step === here + 1));
    },
    previousStep() {
      const here = cue().step;
      const start = cues.findIndex(({ step }) => step === here);
      self.go(state().cue > start ? start : cues.findIndex(({ step }) => step === here - 1));
    },
    go(to, motion = false) {
      const target = cues[to];
      if (!target) return;
      if (player.store.getState().current !== 0) player.goTo(0, target.from);
      store.setState({ cue: to, moving: motion && target.to > target.from });
      if (state().moving) move(target);
      else stand(target, 'to');
    },
    resume(to, t) {
      const stop = cues[to];
      if (!stop) return;
      stand(stop, 'from');
      player.seek(t);
      store.setState({ cue: to, moving: true });
      playOn(stop);
    },
    goToStep(step) {
      const to = cues.findIndex((candidate) => candidate.step === step);
      self.go(to);
    },
    pick(option) {
      const question = self.openQuestion();
      if (!question || option < 0 || option >= question.prediction.options.length) return;
      const key = pickKey(cue(), question.block);
      const picked = state().picks[key] ?? [];
      const next = takesMany(question.prediction)
        ? picked.includes(option)
          ? picked.filter((other) => other !== option)
          : [...picked, option]
        : [option];
      store.setState({ picks: { ...state().picks, [key]: next } });
    },
    openQuestion() {
      const { asks, step } = cue();
      if (asks === undefined) return undefined;
      const block = lesson.steps[step]!.blocks[asks];
      return block?.kind === 'predict' ? { block: asks, prediction: block } : undefined;
    },
    toggle() {
      const { playing, current, index } = player.store.getState();
      const { from, to } = cue();
      if (playing || current !== 0) player.toggle();
      else if (to > from) {
        store.setState({ moving: true });
        if (index >= to || index < from) move(cue());
        else playOn(cue());
      }
    },
    backOnScript() {
      self.go(state().cue);
    },
    isOnScript() {
      const { current, index } = player.store.getState();
      const { from, to } = cue();
      return current === 0 && index >= Math.min(from, to) && index <= to;
    },
  };
  /** The script's own line is never written on: whoever does something at its very end begins a line of their own. */
  function actOffScript(side: Player, action: Action): boolean {
    const { current, index } = both[0].store.getState();
    const isAtEnd = current === 0 && index === rehearsal.line.moments.length - 1;
    if (isAtEnd) for (const one of both) one.fork();
    const isDone = side.act(action);
    if (isAtEnd && !isDone) both[0].goTo(0, index);
    return isDone;
  }

  /** Puts both runs where a stop begins or ends. */
  function stand(stop: Cue, where: 'from' | 'to'): void {
    player.seekIndex(stop[where]);
    if (stop.beside) pair?.right.seekIndex(stop.beside[where]);
  }

  /** Plays from here to the end of a stop. */
  function playOn(stop: Cue): void {
    player.playTo(stop.to, LONGEST_MOTION, () => {
      if (stop.beside) pair?.right.seekIndex(stop.beside.to);
      store.setState({ moving: false });
    });
  }

  function move(stop: Cue): void {
    stand(stop, 'from');
    // To stand ends a motion that was running; this one begins.
    store.setState({ moving: true });
    playOn(stop);
  }

  if (pair) stand(first, 'to');
  // A pause, a seek or a what-if ends the motion towards a stop.
  player.store.subscribe((now, before) => {
    if (before.playing && !now.playing && state().moving) store.setState({ moving: false });
  });
  return self;
}
