/**
 * Two runs under one playhead. The left player leads: it has the clock; the right one follows it. Whatever is done to
 * one is done to the other as well, as far as it can be, so that two protocols can be watched under the same faults.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Run } from '../drivers/run.ts';
import { act as actOn, advance, latest } from '../drivers/run.ts';
import type { Action } from '../engine/action.ts';
import { due } from '../engine/enabled.ts';
import type { World } from '../engine/world.ts';
import { deedsOf } from '../timeline/link.ts';
import { indexAt, tip } from '../timeline/timeline.ts';
import { mirrored } from './mirror.ts';
import { createPlayer } from './player.ts';
import type { Player } from './player.ts';

/** How a pair is used. */
export interface PairState {
  /** Whether what is done to one side is done to the other. */
  readonly mirror: boolean;
}

/** Two players to hand to whatever shows a player; time passes for both. */
export interface Pair {
  readonly left: Player;
  readonly right: Player;
  readonly store: StoreApi<PairState>;
  setMirror(on: boolean): void;
  close(): void;
}

/** How many steps are tried until a message arrives somewhere. */
const PATIENCE = 200;

/**
 * Puts two runs side by side, both at `t` (virtual ms; default: the end of whichever goes further). `last` says, while
 * the left one shows its first line, how far on the right one may look: a script that is not to be played beyond.
 */
export function createPair(
  leftRun: Run,
  rightRun: Run,
  { t, last }: { readonly t?: number; readonly last?: () => number | undefined } = {},
): Pair {
  const store = createStore<PairState>(() => ({ mirror: true }));
  const rightEnd = () => latest(right.run()).world;
  const left: Player = createPlayer(leftRun, latest(leftRun).index, () => rightEnd());
  const right: Player = createPlayer(rightRun, latest(rightRun).index);
  const lines = (): readonly [number, number] => [
    left.store.getState().current,
    right.store.getState().current,
  ];
  /** Which line of the right goes with a line of the left: the last that did. */
  const twins = new Map<number, number>([[0, 0]]);
  function heel(): void {
    right.follow(left.head, lines().every((line) => line === 0) ? last?.() : undefined);
  }
  const unfollow = left.head.onChange(heel);

  /** Brings both to a time; what is due by then comes about first. */
  function show(time: number): void {
    for (const player of [left, right]) {
      if (player.run().line.forked !== undefined || last?.() === undefined) advance(player.run(), time);
    }
    left.seek(time);
  }

  /** When something happens next on either side; undefined if nothing does. */
  function nextTime(): number | undefined {
    const times = [left, right].flatMap((player) => {
      const { line } = player.run();
      const next = line.moments[indexAt(line, left.head.t) + 1];
      return next?.world.now ?? due(tip(line).world)?.at ?? [];
    });
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** When the thing before the last one that can be seen happened. */
  function timeBefore(): number {
    const shown = Math.max(left.moment().world.now, right.moment().world.now);
    const times = [left, right].map((player) => {
      const { moments } = player.run().line;
      let index = player.moment().index;
      while (index > 0 && moments[index]!.world.now >= shown) index--;
      return moments[index]!.world.now;
    });
    return Math.max(...times);
  }

  function stepEvent(direction: 1 | -1): void {
    left.pause();
    const time = direction === 1 ? nextTime() : timeBefore();
    if (time !== undefined) show(time);
  }

  const isMessage = (player: Player): boolean =>
    ['deliver', 'lose', 'drop'].includes(player.moment().action?.kind ?? '');

  function stepMessage(direction: 1 | -1): void {
    for (let tries = 0; tries < PATIENCE; tries++) {
      const before = left.head.t;
      stepEvent(direction);
      if (left.head.t === before || isMessage(left) || isMessage(right)) return;
    }
  }

  function act(side: Player, other: Player, action: Action): boolean {
    const { playing } = left.store.getState();
    left.pause();
    const here = side.moment().world;
    const there = other.moment().world;
    const [leftLine] = lines();
    const isPast = other.moment().index < tip(other.run().line).index;
    if (!side.act(action)) {
      if (playing) left.play();
      return false;
    }
    const answer = store.getState().mirror ? mirrored(action, here, there) : undefined;
    if (answer) {
      if (!other.act(answer)) refuse(side, other);
    } else if (isPast && lines()[0] !== leftLine) {
      // The other one has a future that belongs to the line that was left.
      other.fork();
    }
    twins.set(...lines());
    if (left.head.t < right.head.t) left.seek(right.head.t);
    heel();
    if (playing) left.play();
    return true;
  }

  /** Does on the right what was done to the left, in a line that was made elsewhere. What cannot be done is left out. */
  function repeat(here: World, action: Action, at: number): void {
    const run = right.run();
    advance(run, at);
    const answer = mirrored(action, here, latest(run).world);
    try {
      if (answer) actOn(run, answer, 'hand', at);
    } catch {
      // Not possible here: the two differ.
    }
  }

  /** Tells where the first was told that it could not be done with the second. */
  function refuse(side: Player, other: Player): void {
    const { notice } = other.store.getState();
    other.dismissNotice();
    side.store.setState({ notice: `On the other side that was not possible. ${notice ?? ''}`.trim() });
  }

  const time = {
    stepEvent,
    stepMessage,
    toStart() {
      left.seekIndex(0);
      right.seekIndex(0);
    },
    toEnd() {
      left.pause();
      show(Math.max(tip(left.run().line).world.now, tip(right.run().line).world.now));
    },
    goTo(line: number, index?: number) {
      const twin = twins.get(line);
      if (twin !== undefined) right.goTo(twin);
      left.goTo(line, index);
    },
    adopt(run: Run, index?: number) {
      const { forked, moments } = run.line;
      left.seek(moments[forked?.index ?? 0]!.world.now);
      right.fork();
      for (const { after, at, action } of deedsOf(run.line, forked?.index ?? 0))
        repeat(moments[after]!.world, action, at);
      left.adopt(run, index);
      twins.set(...lines());
      heel();
    },
  };
  if (t !== undefined) left.seek(t);
  heel();
  return {
    left: { ...left, ...time, act: (action) => act(left, right, action) },
    right: {
      ...right,
      ...time,
      act: (action) => act(right, left, action),
      play: () => left.play(),
      pause: () => left.pause(),
      toggle: () => left.toggle(),
      seek: (to) => left.seek(to),
    },
    store,
    setMirror(mirror) {
      store.setState({ mirror });
    },
    close() {
      unfollow();
      left.close();
      right.close();
    },
  };
}
