import { describe, expect, it } from 'vitest';
import { counted, createHall, elapsed, handsIn, noVotes, readRoom, toggled } from './hall.ts';
import { budgets, clockText, paceAt } from './pace.ts';

describe('the hall', () => {
  it('counts hands in the round that is open, and never fewer than none', () => {
    const first = counted(counted(counted(noVotes(3), 1, 1), 1, 1), 0, -1);
    expect(first.rounds).toEqual([
      [0, 2, 0],
      [0, 0, 0],
    ]);
    const second = counted({ ...first, round: 1 }, 2, 1);
    expect(second.rounds).toEqual([
      [0, 2, 0],
      [0, 0, 1],
    ]);
    expect([handsIn(second, 0), handsIn(second, 1)]).toEqual([2, 1]);
  });

  it('keeps time across a reload: it knows when it was started', () => {
    const running = toggled({ startedAt: null, spent: 5000 }, 100_000);
    expect(elapsed(running, 103_000)).toBe(8000);
    const again = JSON.parse(JSON.stringify(running)) as typeof running;
    expect(elapsed(again, 200_000)).toBe(105_000);
    expect(elapsed(toggled(again, 110_000), 999_999)).toBe(15_000);
  });

  it('takes over what another window says, and nothing else', () => {
    const good = {
      cloth: 'none',
      theme: 'night',
      ...(JSON.parse(JSON.stringify(createHall().getState())) as Record<string, unknown>),
    };
    expect(readRoom(good)).toEqual(good);
    const bad: readonly Record<string, unknown>[] = [
      { cloth: 'red' },
      { theme: 'x' },
      { tool: 1 },
      { zoom: [2, 0] },
      { zoom: 'all' },
      { scale: 3 },
      { scale: undefined },
      { votes: { a: { rounds: [[1]], round: 0 } } },
      { votes: { a: { rounds: [[1e6], []], round: 0 } } },
      { timer: { startedAt: 'now', spent: 0 } },
      { screen: [1, 1] },
      { shown: 'all' },
    ];
    for (const part of bad) expect(readRoom({ ...good, ...part }), JSON.stringify(part)).toBeUndefined();
    expect(readRoom(null)).toBeUndefined();
  });
});

describe('the pace', () => {
  const step = { id: 's', title: 's', line: 1, show: [], blocks: [] };
  it('gives steps that say nothing an equal share of what is left', () => {
    expect(budgets({ minutes: 10, steps: [{ ...step, time: 120 }, step, step] })).toEqual([120, 240, 240]);
  });
  it('is on time within the step’s own time, behind after it, ahead before it', () => {
    const plan = [60, 120, 60];
    expect(paceAt(plan, 1, 100)).toEqual({ from: 60, to: 180, behind: 0 });
    expect(paceAt(plan, 1, 200).behind).toBe(20);
    expect(paceAt(plan, 2, 100).behind).toBe(-80);
  });
  it('is written as clocks are', () => {
    expect([5, 65, 3725].map(clockText)).toEqual(['0:05', '1:05', '1:02:05']);
  });
});
