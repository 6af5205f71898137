import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { roll } from '../engine/random.ts';
import { parseLesson } from '../lesson/parse.ts';
import { raft } from '../protocols/raft/raft.ts';
import { keepInStep } from './in-step.ts';
import type { InStep } from './in-step.ts';
import { createLessonPlayer } from './lesson-player.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { putStageState, readStageState, stageSign, stageState } from './lesson-state.ts';
import type { StageState } from './lesson-state.ts';
import { isNewer, readLetter } from './told.ts';
import type { Transport } from './wire.ts';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});

const parsed = parseLesson(readFileSync('lessons/raft/log-repair.md', 'utf8'));
if (!parsed.ok) throw new Error('the lesson does not parse');
const { lesson } = parsed;

interface Window {
  readonly stage: LessonPlayer;
  readonly company: InStep;
}

/** Windows on one wire whose post can be held back, doubled and shuffled. */
function wired(count: number): {
  readonly windows: readonly Window[];
  readonly deliver: (seed?: number) => void;
} {
  const ears: ((letter: unknown) => void)[] = [];
  let post: { readonly to: number; readonly letter: unknown }[] = [];
  const windows = Array.from({ length: count }, (_, me): Window => {
    const stage = createLessonPlayer(lesson, raft);
    const transport: Transport = (_session, heed) => {
      ears.push(heed);
      return {
        send: (letter) => {
          for (let to = 0; to < count; to++)
            if (to !== me) post.push({ to, letter: JSON.parse(JSON.stringify(letter)) as unknown });
        },
        close: () => undefined,
      };
    };
    const company = keepInStep<StageState>({
      session: 's',
      me: `w${me}`,
      transports: [transport],
      read: () => stageState(stage),
      put: (state) => putStageState(stage, state),
      check: (state) => readStageState(state, stage.rehearsal.cues.length),
      sign: stageSign,
      onPointer: () => undefined,
      onCompany: () => undefined,
    });
    stage.store.subscribe(() => company.changed());
    stage.player.store.subscribe(() => company.changed());
    return { stage, company };
  });
  return {
    windows,
    deliver(seed) {
      for (let n = 0; post.length > 0; n++) {
        const at = seed === undefined ? 0 : Math.floor(roll(seed, n, 1) * post.length);
        const [{ to, letter }] = post.splice(at, 1) as [(typeof post)[number]];
        ears[to]!(letter);
        if (seed !== undefined && roll(seed, n, 2) < 0.2) ears[to]!(letter);
      }
      post = [];
    },
  };
}

/** All that makes up the picture. */
const pictureOf = ({ stage }: Window): string => {
  const { t, ...state } = stageState(stage);
  return JSON.stringify([state, t.toFixed(6), stage.player.moment().world]);
};

/** Something a lecturer may do. */
function fiddle({ stage }: Window, dice: number, which: number): void {
  const { player } = stage;
  const deeds: readonly (() => void)[] = [
    () => stage.next(),
    () => stage.next(),
    () => player.finish(),
    () => stage.back(),
    () => stage.nextStep(),
    () => stage.goToStep(Math.floor(which * lesson.steps.length)),
    () => stage.pick(Math.floor(which * 3)),
    () => stage.backOnScript(),
    () => void player.act({ kind: 'crash', node: `S${1 + Math.floor(which * 5)}` }),
    () => void player.act({ kind: 'restart', node: `S${1 + Math.floor(which * 5)}` }),
    () => player.stepMessage(which < 0.5 ? 1 : -1),
    () => player.stepEvent(which < 0.5 ? 1 : -1),
    () => player.setSpeed(2),
  ];
  deeds[Math.floor(dice * deeds.length)]!();
}

describe('windows in step', () => {
  it('whatever is done in either of two windows, both show the same', () => {
    const { windows, deliver } = wired(2);
    for (let n = 0; n < 150; n++) {
      fiddle(windows[roll(5, n, 0) < 0.5 ? 0 : 1]!, roll(5, n, 1), roll(5, n, 2));
      windows.forEach(({ stage }) => stage.player.finish());
      deliver();
      windows.forEach(({ stage }) => stage.player.pause());
      deliver();
      expect(pictureOf(windows[1]!), `after ${n} things`).toBe(pictureOf(windows[0]!));
    }
  });

  it('three windows agree in the end, though letters are doubled, shuffled and cross each other', () => {
    const { windows, deliver } = wired(3);
    for (let n = 0; n < 60; n++) {
      for (let k = 0; k < 2; k++)
        fiddle(windows[Math.floor(roll(7, n, 10 + k) * 3)]!, roll(7, n, 20 + k), roll(7, n, 30 + k));
      windows.forEach(({ stage }) => stage.player.pause());
      deliver(n);
      // What was taken over late is told no more; whoever is behind asks.
      windows.forEach(({ company }) => company.hello());
      deliver(n);
      expect(new Set(windows.map(pictureOf)).size, `after ${n} rounds`).toBe(1);
    }
  });

  it('a live what-if is the same run in the other window, and so is the way back', () => {
    const { windows, deliver } = wired(2);
    const [one, two] = windows as [Window, Window];
    one.stage.goToStep(3);
    deliver();
    one.stage.player.act({ kind: 'crash', node: 'S1' });
    deliver();
    two.stage.player.act({ kind: 'crash', node: 'S2' });
    deliver();
    expect(
      one.stage.player
        .moment()
        .world.nodes.filter(({ up }) => !up)
        .map(({ id }) => id),
    ).toContain('S2');
    expect(one.stage.isOnScript()).toBe(false);
    expect(pictureOf(two)).toBe(pictureOf(one));
    two.stage.backOnScript();
    deliver();
    expect(one.stage.isOnScript()).toBe(true);
    expect(pictureOf(two)).toBe(pictureOf(one));
  });

  it('an older state never replaces a newer one', () => {
    expect(isNewer({ rev: 3, by: 'a' }, { rev: 2, by: 'z' })).toBe(true);
    expect(isNewer({ rev: 2, by: 'z' }, { rev: 3, by: 'a' })).toBe(false);
    expect(isNewer({ rev: 3, by: 'b' }, { rev: 3, by: 'a' })).toBe(true);
    expect(isNewer({ rev: 3, by: 'a' }, { rev: 3, by: 'a' })).toBe(false);
    expect(isNewer({ rev: 0, by: 'a' }, undefined)).toBe(true);
  });

  it('letters that are none of ours are left alone', () => {
    const good = stageState(createLessonPlayer(lesson, raft));
    const check = (state: unknown): StageState | undefined => readStageState(state, 5);
    expect(readLetter({ kind: 'state', by: 'x', rev: 1, state: good }, check)).toBeDefined();
    const bad: readonly unknown[] = [
      null,
      'hello',
      { kind: 'hello' },
      { kind: 'hello', by: 'x'.repeat(99) },
      { kind: 'pointer', by: 'x', at: [1e9, 0] },
      { kind: 'pointer', by: 'x', at: ['0', '0'] },
      { kind: 'state', by: 'x', rev: -1, state: good },
      { kind: 'state', by: 'x', rev: 1.5, state: good },
      { kind: 'state', by: 'x', rev: 1, state: { ...good, cue: 5 } },
      { kind: 'state', by: 'x', rev: 1, state: { ...good, t: Infinity } },
      { kind: 'state', by: 'x', rev: 1, state: { ...good, speed: 1000 } },
      { kind: 'state', by: 'x', rev: 1, state: { ...good, picks: { a: 'b' } } },
      { kind: 'state', by: 'x', rev: 1, state: { ...good, whatIf: { from: 0, deeds: 7 } } },
    ];
    for (const letter of bad) expect(readLetter(letter, check), JSON.stringify(letter)).toBeUndefined();
  });

  it('a what-if that cannot be played leaves the stage on script', () => {
    const stage = createLessonPlayer(lesson, raft);
    const state = stageState(stage);
    for (const deeds of ['nonsense', '0.0.crash.S9', '0.0.drop.zzz'])
      putStageState(stage, { ...state, whatIf: { from: 0, deeds } });
    expect(stage.player.store.getState().current).toBe(0);
  });
});
