/**
 * The player: a run, the lines that branched off it, and where we look. Everything a person may do with time goes
 * through here: play, pause, step, seek, act, branch, return.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { due } from '../engine/enabled.ts';
import type { Action } from '../engine/action.ts';
import type { World } from '../engine/world.ts';
import type { Protocol } from '../engine/protocol.ts';
import { act, advance, branch, latest, tick } from '../drivers/run.ts';
import type { Run } from '../drivers/run.ts';
import { indexAt, nextMessage } from '../timeline/timeline.ts';
import type { Moment } from '../timeline/timeline.ts';
import type { Playhead } from '../timeline/playhead.ts';
import { createClock } from './clock.ts';

/** Real time slowed down so that a message can be followed: virtual ms per real ms at speed 1. */
export const PACE = 0.04;

/** The speeds offered. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

/** When a line is this long it stops growing: memory is finite. */
const LONGEST = 400_000;

/** Most events brought about in one frame, so that a fast clock never blocks the page. */
const PER_FRAME = 400;

/** What the pictures depend on. Changes when the moment changes, not as time passes within it. */
export interface PlayerState {
  /** All lines, oldest first. The first is the script's or scenario's own. */
  readonly runs: readonly Run[];
  /** Which of them we look at. */
  readonly current: number;
  /** Which moment of it. */
  readonly index: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Grows with every change of the line, which is otherwise the same object. */
  readonly version: number;
  /** Something to tell the person: an action that was not possible, a line that is full. */
  readonly notice: string | undefined;
}

export interface Player {
  readonly protocol: Protocol;
  readonly store: StoreApi<PlayerState>;
  readonly head: Playhead;
  /** The run we look at, and the moment. */
  run(): Run;
  moment(): Moment;
  play(): void;
  pause(): void;
  toggle(): void;
  /** Plays up to a moment that is already there, at a pace that takes at most `seconds`; then stops and calls back. */
  playTo(index: number, seconds: number, done?: () => void): void;
  /** Ends a `playTo` at once, at its goal. */
  finish(): void;
  setSpeed(speed: number): void;
  /** Looks at a time (virtual ms) or at a moment; stops playing. */
  seek(t: number): void;
  seekIndex(index: number): void;
  /** One event, or one message, forward or back. Forward from the end lets the clock bring about the next. */
  stepEvent(direction: 1 | -1): void;
  stepMessage(direction: 1 | -1): void;
  toStart(): void;
  toEnd(): void;
  /** Does something here and now. In the past this begins a new line; the old one stays. Tells whether it was possible. */
  act(action: Action): boolean;
  /** Looks at another line, at the moment where it left ours or at its end. */
  goTo(line: number, index?: number): void;
  /** Begins a new line here and looks at it, even at the end of the old one. */
  fork(): void;
  /**
   * Stands where another playhead stands and runs as it runs, from now on until it is told otherwise. What has not come
   * about by then comes about, unless there is a moment `last` beyond which it may not look.
   */
  follow(head: Playhead, last: number | undefined): void;
  /** Takes in a line made elsewhere (from a link) and looks at it, at a moment or its end. */
  adopt(run: Run, index?: number): void;
  dismissNotice(): void;
  /** Stops the clock for good. */
  close(): void;
}

/**
 * Makes a player for a run. `index`: where to look first (default: its end). `beside`: what another run that is played
 * with the same playhead has come to; while something is due there, this one does not rest.
 */
export function createPlayer(first: Run, index = latest(first).index, beside?: () => World): Player {
  const store = createStore<PlayerState>(() => ({
    runs: [first],
    current: 0,
    index,
    playing: false,
    speed: 1,
    version: 0,
    notice: undefined,
  }));
  const state = () => store.getState();
  const run = (): Run => state().runs[state().current]!;
  const moment = (): Moment => run().line.moments[state().index]!;
  const lineEnd = (): number => run().line.moments.length - 1;

  /** While `playTo` runs: the moment to stop at, its normal rate suspended. */
  let goal: { readonly index: number; readonly done: (() => void) | undefined } | undefined;

  /** While it follows another playhead: how far it may look. */
  let led: { readonly last: number | undefined } | undefined;

  const clock = createClock(PACE, onFrame);
  clock.seek(moment().world.now);

  function look(next: number, t: number): void {
    clock.seek(t);
    if (next !== state().index) store.setState({ index: next, version: state().version + 1 });
  }

  function halt(): void {
    clock.pause();
    if (state().playing) store.setState({ playing: false });
  }

  function endGoal(): void {
    if (!goal) return;
    const { done } = goal;
    goal = undefined;
    clock.setRate(PACE * state().speed);
    done?.();
  }

  function onFrame(t: number): void {
    const { line } = run();
    if (led) {
      if (led.last === undefined) advance(run(), t, Math.min(PER_FRAME, LONGEST - line.moments.length));
    } else if (goal) {
      const last = line.moments[goal.index]!;
      if (t >= last.world.now) {
        halt();
        look(goal.index, last.world.now);
        endGoal();
        return;
      }
    } else {
      const count = advance(run(), t, Math.min(PER_FRAME, LONGEST - line.moments.length));
      if (count === PER_FRAME) clock.seek(latest(run()).world.now);
      if (line.moments.length >= LONGEST) {
        halt();
        store.setState({
          notice: `This timeline holds ${LONGEST} moments and grows no further. Go back and branch, or start over.`,
        });
      } else if (t > ended() && !isGoingOn()) {
        halt();
        look(lineEnd(), ended());
        return;
      }
    }
    const next = Math.min(Math.max(indexAt(line, Math.min(t, clock.t)), 0), led?.last ?? Infinity);
    if (next !== state().index) store.setState({ index: next, version: state().version + 1 });
  }

  /** When the last thing happened, here or beside. */
  function ended(): number {
    return Math.max(latest(run()).world.now, beside?.().now ?? 0);
  }

  function isGoingOn(): boolean {
    const other = beside?.();
    return due(latest(run()).world) !== undefined || (other !== undefined && due(other) !== undefined);
  }

  function extendOne(): boolean {
    if (lineEnd() + 1 >= LONGEST) return false;
    return tick(run()) !== undefined;
  }

  const player: Player = {
    protocol: first.protocol,
    store,
    head: clock,
    run,
    moment,
    play() {
      if (state().playing) return;
      clock.setRate(PACE * state().speed);
      clock.play();
      store.setState({ playing: true });
    },
    pause() {
      // The clock has gone on since the last frame: what was due by now is shown, so that a link made here shows the same.
      if (state().playing && !led) onFrame(clock.t);
      halt();
      endGoal();
    },
    finish() {
      if (!goal) return;
      const { index: stop } = goal;
      halt();
      look(stop, run().line.moments[stop]!.world.now);
      endGoal();
    },
    toggle() {
      if (state().playing) player.pause();
      else player.play();
    },
    playTo(stop, seconds, done) {
      const target = run().line.moments[stop]!.world.now;
      const span = target - clock.t;
      if (span <= 0 || seconds <= 0) {
        halt();
        look(stop, target);
        done?.();
        return;
      }
      goal = { index: stop, done };
      clock.setRate(Math.max(PACE * state().speed, span / (seconds * 1000)));
      clock.play();
      store.setState({ playing: true });
    },
    setSpeed(speed) {
      store.setState({ speed });
      if (!goal) clock.setRate(PACE * speed);
    },
    seek(t) {
      halt();
      endGoal();
      const next = due(latest(run()).world);
      const furthest = next ? Math.max(ended(), next.at - 0.001) : ended();
      const to = Math.min(Math.max(t, 0), furthest);
      look(indexAt(run().line, to), to);
    },
    seekIndex(to) {
      halt();
      endGoal();
      const next = Math.min(Math.max(to, 0), lineEnd());
      look(next, run().line.moments[next]!.world.now);
    },
    stepEvent(direction) {
      halt();
      if (direction === 1 && state().index === lineEnd() && !extendOne()) return;
      player.seekIndex(state().index + direction);
    },
    stepMessage(direction) {
      halt();
      if (direction === -1) {
        player.seekIndex(nextMessage(run().line, state().index, -1) ?? 0);
        return;
      }
      let next = nextMessage(run().line, state().index, 1);
      for (let tries = 0; next === undefined && tries < 200 && extendOne(); tries++)
        next = nextMessage(run().line, lineEnd() - 1, 1);
      player.seekIndex(next ?? lineEnd());
    },
    toStart() {
      player.seekIndex(0);
    },
    toEnd() {
      player.seekIndex(lineEnd());
    },
    act(action) {
      const wasPlaying = state().playing && !goal;
      if (goal) player.pause();
      const at = Math.max(clock.t, moment().world.now);
      const from = run();
      const isPast = state().index < lineEnd();
      if (!isPast) advance(from, at);
      const target = isPast ? branch(from, state().index, state().runs.length) : from;
      try {
        act(target, action, 'hand', at);
      } catch (error) {
        store.setState({
          notice: error instanceof Error ? sentence(error.message) : 'That is not possible here.',
        });
        return false;
      }
      const { runs, version } = state();
      const index = target.line.moments.length - 1;
      clock.seek(latest(target).world.now);
      store.setState({
        runs: isPast ? [...runs, target] : runs,
        current: isPast ? runs.length : state().current,
        index,
        version: version + 1,
        notice: undefined,
      });
      if (!wasPlaying) halt();
      return true;
    },
    goTo(line, to) {
      halt();
      endGoal();
      const target = state().runs[line];
      if (!target) return;
      const index = Math.min(to ?? target.line.moments.length - 1, target.line.moments.length - 1);
      clock.seek(target.line.moments[index]!.world.now);
      store.setState({ current: line, index, version: state().version + 1 });
    },
    fork() {
      halt();
      endGoal();
      const { runs, index: here, version } = state();
      store.setState({
        runs: [...runs, branch(run(), here, runs.length)],
        current: runs.length,
        version: version + 1,
      });
    },
    follow(head, last) {
      const { t, playing, rate } = head;
      led = { last };
      if (last === undefined) advance(run(), t, LONGEST - run().line.moments.length);
      clock.setRate(rate);
      look(Math.min(indexAt(run().line, t), last ?? Infinity), t);
      if (playing === clock.playing) return;
      if (playing) clock.play();
      else clock.pause();
      store.setState({ playing });
    },
    adopt(line, to) {
      store.setState({ runs: [...state().runs, line] });
      player.goTo(state().runs.length - 1, to);
    },
    dismissNotice() {
      store.setState({ notice: undefined });
    },
    close() {
      halt();
      endGoal();
    },
  };
  return player;
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
