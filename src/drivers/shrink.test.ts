import { describe, expect, it } from 'vitest';
import type { Action } from '../engine/action.ts';
import { raft } from '../protocols/raft/raft.ts';
import { wander } from './dice.ts';
import { act, latest, startRun } from './run.ts';
import { setupOf } from './setup.ts';
import { shrink } from './shrink.ts';

const setup = setupOf(raft, { nodes: { server: 3 } });

/** The properties that a run of these actions breaks. */
function broken(actions: readonly Action[]): readonly string[] {
  const run = startRun(raft, setup);
  for (const action of actions) act(run, action, 'hand', latest(run).world.now + 1);
  return latest(run).broken.map(({ property }) => property);
}

describe('the shrinker', () => {
  it('leaves of a wild walk that forgot its votes the four actions that matter', () => {
    let seed = 1;
    let walk = wander(raft, setup, seed, 400, { off: ['SW-VOTE1'] });
    while (walk.broken.length === 0) {
      if (seed > 300) throw new Error('300 walks broke nothing');
      walk = wander(raft, setup, (seed += 1), 400, { off: ['SW-VOTE1'] });
    }
    expect(walk.broken[0]!.property).toBe('I6');
    expect(walk.actions.length).toBeGreaterThan(10);
    const short = shrink(raft, latest(startRun(raft, setup)), walk.actions, 'I6');
    // The switch, two campaigns, and one who votes twice: nothing shorter can break it.
    expect(short.length).toBeLessThanOrEqual(6);
    expect(short[0]).toEqual({ kind: 'switch', rule: 'SW-VOTE1', on: false });
    expect(broken(short)).toContain('I6');
    expect(broken(short.slice(0, -1))).toEqual([]);
  });

  it('refuses a run that breaks nothing', () => {
    expect(() => shrink(raft, latest(startRun(raft, setup)), [{ kind: 'crash', node: 'S1' }], 'I1')).toThrow(
      'do not break I1',
    );
  });
});
