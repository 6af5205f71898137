import { beforeEach, describe, expect, it, vi } from 'vitest';
import { act, advance, branch, startRun } from '../drivers/run.ts';
import type { Run } from '../drivers/run.ts';
import { setupOf } from '../drivers/setup.ts';
import type { Action } from '../engine/action.ts';
import { raft } from '../protocols/raft/raft.ts';
import { mirrored } from './mirror.ts';
import { createPair } from './pair.ts';
import type { Pair } from './pair.ts';

/** Frames come when we say so. */
const frames = new Map<number, () => void>();
let now = 0;
function pass(ms: number): void {
  for (const until = now + ms; now < until;) {
    now += 16;
    const due = [...frames.values()];
    frames.clear();
    for (const frame of due) frame();
  }
}

beforeEach(() => {
  frames.clear();
  now = 0;
  let asked = 0;
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => {
    frames.set((asked += 1), frame);
    return asked;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
  vi.stubGlobal('performance', { now: () => now });
});

const runOf = (servers: number, held = false): Run =>
  startRun(raft, setupOf(raft, { nodes: { server: servers, client: 1 }, seed: 5, held }));
const seen = (player: Pair['left']): string => JSON.stringify(player.moment().world);
const both = <T>({ left, right }: Pair, ask: (player: Pair['left']) => T): readonly T[] => [
  ask(left),
  ask(right),
];
const isUp =
  (node: number) =>
  (player: Pair['left']): boolean =>
    player.moment().world.nodes[node]!.up;

describe('two runs under one playhead', () => {
  it('go through the same worlds when they are the same run', () => {
    const pair = createPair(runOf(3), runOf(3));
    pair.left.play();
    for (let i = 0; i < 20; i++) {
      pass(600);
      expect(seen(pair.right)).toBe(seen(pair.left));
    }
    expect(pair.left.moment().index).toBeGreaterThan(20);
    expect(pair.right.head.t).toBe(pair.left.head.t);
    pair.left.pause();
    expect(pair.right.store.getState().playing).toBe(false);
  });

  it('suffer the same faults, whichever side they are done to, and step back together', () => {
    const pair = createPair(runOf(3), runOf(5));
    pair.left.play();
    pass(6000);
    expect(pair.right.act({ kind: 'crash', node: 'S2' })).toBe(true);
    expect(both(pair, isUp(1))).toEqual([false, false]);
    expect(pair.left.store.getState().playing).toBe(true);
    pair.left.pause();
    const crashed = pair.left.moment().world.now;
    pair.left.stepEvent(-1);
    expect(pair.left.moment().world.now).toBeLessThan(crashed);
    expect(both(pair, isUp(1))).toEqual([true, true]);
    pair.left.stepEvent(1);
    expect(both(pair, isUp(1))).toEqual([false, false]);
  });

  it('differ in what is switched off, and in what is done while the mirror is off', () => {
    const pair = createPair(runOf(3), runOf(3));
    pair.right.act({ kind: 'switch', rule: 'SW-VOTE1', on: false });
    expect(both(pair, (player) => player.moment().world.off.length)).toEqual([0, 1]);
    pair.setMirror(false);
    pair.left.act({ kind: 'crash', node: 'S1' });
    expect(both(pair, isUp(0))).toEqual([false, true]);
  });

  it('branch together in the past, and both return to what was', () => {
    const pair = createPair(runOf(3), runOf(3));
    pair.left.play();
    pass(8000);
    pair.left.pause();
    const [end, before] = [pair.left.head.t, seen(pair.right)];
    pair.left.seek(end / 2);
    pair.left.act({ kind: 'cut', links: [['S1', 'S2']] });
    expect(both(pair, (player) => player.store.getState().current)).toEqual([1, 1]);
    expect(pair.right.moment().world.cuts.some((bits) => bits !== 0)).toBe(true);
    pair.left.goTo(0);
    pair.left.seek(end);
    expect(pair.right.store.getState().current).toBe(0);
    expect(seen(pair.right)).toBe(before);
  });

  it('part from a future that no longer belongs to it, even where only one side did something', () => {
    const pair = createPair(runOf(3), runOf(3));
    pair.left.play();
    pass(8000);
    pair.left.pause();
    pair.left.seek(pair.left.head.t / 2);
    pair.left.act({ kind: 'switch', rule: 'SW-VOTE1', on: false });
    expect(both(pair, (player) => player.run().line.forked !== undefined)).toEqual([true, true]);
    expect(both(pair, (player) => player.moment().world.off.length)).toEqual([1, 0]);
  });

  it('take in a line made elsewhere, and what was done in it is done on both', () => {
    const [a, b] = [runOf(3), runOf(5)];
    advance(a, 200);
    const whatIf = branch(a, 3, 1);
    act(whatIf, { kind: 'crash', node: 'S2' });
    const pair = createPair(a, b);
    pair.left.adopt(whatIf);
    expect(both(pair, isUp(1))).toEqual([false, false]);
    pair.left.goTo(0);
    expect(both(pair, isUp(1))).toEqual([true, true]);
  });

  it('do not rest while something is due on either side', () => {
    const pair = createPair(runOf(3, true), runOf(3));
    pair.left.play();
    pass(8000);
    expect(pair.left.store.getState().playing).toBe(true);
    expect(pair.right.moment().index).toBeGreaterThan(10);
    pair.left.pause();
    const { t } = pair.left.head;
    pair.left.seek(t / 2);
    expect(pair.right.head.t).toBeCloseTo(t / 2, 6);
  });

  it('do not look beyond a script that ends', () => {
    const [a, b] = [runOf(3), runOf(3)];
    const pair = createPair(a, b, { last: () => 4 });
    pair.left.play();
    pass(20_000);
    expect(pair.left.moment().index).toBeGreaterThan(10);
    expect(b.line.moments.length).toBe(1);
  });
});

describe('what is done to one side', () => {
  const start = (nodes: Readonly<Record<string, number>>) =>
    startRun(raft, setupOf(raft, { nodes })).line.moments[0]!.world;
  const here = start({ server: 5, client: 1 });
  const there = start({ server: 3 });
  const comesTo = (action: Action) => mirrored(action, here, there);

  it('is done to what is called the same on the other, and to nothing else', () => {
    expect(comesTo({ kind: 'crash', node: 'S2' })).toEqual({ kind: 'crash', node: 'S2' });
    expect(comesTo({ kind: 'crash', node: 'S5' })).toBeUndefined();
    expect(comesTo({ kind: 'restart', node: 'S2' })).toBeUndefined();
    expect(comesTo({ kind: 'fire', node: 'S1', timer: 'election' })).toBeDefined();
    expect(comesTo({ kind: 'fire', node: 'S1', timer: 'heartbeat' })).toBeUndefined();
    expect(comesTo({ kind: 'command', node: 'C1', command: 'X=1' })).toBeUndefined();
    expect(comesTo({ kind: 'command', node: 'S1', command: 'X=1', to: 'S4' })).toEqual({
      kind: 'command',
      node: 'S1',
      command: 'X=1',
    });
    expect(comesTo({ kind: 'switch', rule: 'SW-VOTE1', on: false })).toBeUndefined();
    expect(comesTo({ kind: 'drop', message: 1 })).toBeUndefined();
  });

  it('cuts and heals only the links there are', () => {
    const links = [
      ['S1', 'S2'],
      ['S1', 'S5'],
    ] as const;
    expect(comesTo({ kind: 'cut', links })).toEqual({ kind: 'cut', links: [['S1', 'S2']] });
    expect(comesTo({ kind: 'cut', links: [['S4', 'S5']] })).toBeUndefined();
    expect(comesTo({ kind: 'heal' })).toEqual({ kind: 'heal' });
  });
});
