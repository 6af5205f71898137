import { describe, expect, it } from 'vitest';
import { advance, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { Cue } from '../../lesson/cue.ts';
import { PACE } from '../../player/player.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { lengthOf, lessonFilm, runFilm } from './film-plan.ts';

const run = startRun(raft, setupOf(raft, { nodes: { server: 3, client: 1 }, seed: 3 }));
advance(run, 400);
const { line } = run;
const timeOf = (index: number): number => line.moments[index]!.world.now;
const last = line.moments.length - 1;

describe('the film of a run', () => {
  it('begins and ends at the very moments, and moves evenly between', () => {
    const film = runFilm(line, [2, 12], 1, 20);
    expect(film[0]).toMatchObject({ index: 2, t: timeOf(2) });
    expect(film.at(-1)).toMatchObject({ index: 12, t: timeOf(12) });
    const moving = film.slice(0, -1);
    for (const [i, { t, ms }] of moving.entries()) {
      expect(ms).toBe(50);
      expect(t).toBeCloseTo(timeOf(2) + i * 50 * PACE, 6);
      expect(t).toBeLessThan(timeOf(12));
    }
  });

  it('takes as long at double speed as half the way would, and no more than a minute', () => {
    const once = runFilm(line, [0, last], 0.25, 20);
    const twice = runFilm(line, [0, last], 0.5, 20);
    expect(lengthOf(once) - 2_400).toBeCloseTo(2 * (lengthOf(twice) - 2_400), -2);
    expect(lengthOf(runFilm(line, [0, last], 0.001, 20))).toBeLessThan(63_000);
  });
});

describe('the film of steps', () => {
  const cue = (step: number, from: number, to: number): Cue => ({
    step,
    beat: 0,
    blocks: [0, 1],
    answers: [],
    from,
    to,
  });
  const cues = [cue(0, 0, 5), cue(1, 5, 5), cue(1, 5, 14), cue(2, 14, last)];

  it('shows the steps asked for, each at its own stops, and rests where a reader would', () => {
    const film = lessonFilm(line, cues, [1, 1], 10);
    expect(film.map(({ step }) => step)).toEqual(film.map(() => 1));
    expect(film.filter(({ index }) => index !== undefined).map(({ index }) => index)).toEqual([5, 14]);
    expect(film.at(-1)!.ms).toBe(2_400);
  });

  it('is never longer than nine seconds a stop', () => {
    const film = lessonFilm(line, [cue(0, 0, last)], [0, 0], 20);
    expect(lengthOf(film)).toBeLessThan(9_000 + 2_400 + 51);
  });

  it('of steps that are not there is none', () => {
    expect(lessonFilm(line, cues, [7, 9], 20)).toEqual([]);
  });
});
