import { beforeEach, describe, expect, it, vi } from 'vitest';
import { advance, startRun } from '../drivers/run.ts';
import { setupOf } from '../drivers/setup.ts';
import { raft } from '../protocols/raft/raft.ts';
import { indexAt } from '../timeline/timeline.ts';
import { createPlayer } from './player.ts';
import type { Player } from './player.ts';

/** A clock for tests: frames come when we say so. */
let frames: (() => void)[] = [];
let now = 0;
function pass(ms: number): void {
  for (const until = now + ms; now < until;) {
    now += 16;
    const due = frames;
    frames = [];
    for (const frame of due) frame();
  }
}

beforeEach(() => {
  frames = [];
  now = 0;
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
  vi.stubGlobal('performance', { now: () => now });
});

function player(moments = 400): Player {
  const run = startRun(raft, setupOf(raft, { nodes: { server: 3 }, seed: 3 }));
  advance(run, Infinity, moments);
  return createPlayer(run);
}

describe('the player', () => {
  it('shows the same moment again when it is sought again', () => {
    const it1 = player();
    const there = it1.run().line.moments[123]!;
    it1.seek(there.world.now);
    const seen = it1.moment();
    it1.toStart();
    it1.seek(there.world.now);
    expect(it1.moment()).toBe(seen);
    expect(it1.moment().world.now).toBe(there.world.now);
  });

  it('steps back to exactly the moment it stepped from', () => {
    const p = player();
    p.seekIndex(50);
    const before = p.moment();
    p.stepEvent(1);
    p.stepEvent(-1);
    expect(p.moment()).toBe(before);
    p.stepMessage(1);
    expect(p.moment().action?.kind).toBe('deliver');
  });

  it('goes on by itself while it plays, and stops when it is paused', () => {
    const p = player(10);
    const start = p.moment().index;
    p.play();
    pass(8000);
    expect(p.moment().index).toBeGreaterThan(start + 10);
    p.pause();
    const { index } = p.moment();
    pass(1000);
    expect(p.moment().index).toBe(index);
  });

  it('shows, when it is paused between two frames, what was due by then', () => {
    const p = player();
    p.seekIndex(0);
    p.play();
    for (let gap = 5; gap < 1500; gap += 77) {
      pass(16);
      now += gap;
      p.pause();
      const { line } = p.run();
      expect(p.moment()).toBe(line.moments[indexAt(line, p.head.t)]);
      p.play();
    }
  });

  it('keeps the old course of events when something else is done in the past', () => {
    const p = player();
    const old = p.run().line;
    const length = old.moments.length;
    p.seekIndex(100);
    expect(p.act({ kind: 'crash', node: 'S1' })).toBe(true);
    expect(p.store.getState().runs).toHaveLength(2);
    expect(p.run().line.forked).toEqual({ line: 0, index: 100 });
    expect(p.run().line.moments[100]).toBe(old.moments[100]);
    expect(p.moment().action).toEqual({ kind: 'crash', node: 'S1' });
    p.goTo(0);
    expect(p.run().line).toBe(old);
    expect(old.moments).toHaveLength(length);
  });

  it('tells, and changes nothing, when something is not possible', () => {
    const p = player();
    const before = p.moment();
    expect(p.act({ kind: 'restart', node: 'S1' })).toBe(false);
    expect(p.store.getState().notice).toBe('S1 is running: there is nothing to restart.');
    expect(p.moment()).toBe(before);
    expect(p.store.getState().runs).toHaveLength(1);
  });

  it('plays to a goal in the time it is given, and no further', () => {
    const p = player();
    p.seekIndex(0);
    const done = vi.fn();
    p.playTo(200, 2, done);
    pass(2100);
    expect(done).toHaveBeenCalledOnce();
    expect(p.moment().index).toBe(200);
    expect(p.store.getState().playing).toBe(false);
  });

  it('tells its pictures of a jump, and never once a frame', () => {
    const p = player();
    p.seekIndex(0);
    const heard = vi.fn();
    p.head.onChange(heard);
    p.play();
    pass(1000);
    expect(heard.mock.calls.length).toBeLessThan(3);
    p.seek(100);
    expect(heard.mock.calls.length).toBeGreaterThan(1);
  });
});
