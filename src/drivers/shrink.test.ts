import { describe, expect, it } from 'vitest';
import { raft } from '../protocols/raft/raft.ts';
import { wander } from './dice.ts';
import { setupOf } from './setup.ts';
import { playUntilBroken, shrink } from './shrink.ts';

describe('the shrinker', () => {
  it('finds by dice what breaks when votes are forgotten, and leaves only what is needed', () => {
    const setup = setupOf(raft, { nodes: { server: 3 } });
    let seed = 1;
    let walk = wander(raft, setup, seed, 400, { off: ['SW-VOTE1'] });
    while (!walk.broken.some(({ property }) => property === 'I6')) {
      if (seed > 300) throw new Error('300 walks broke nothing');
      walk = wander(raft, setup, (seed += 1), 400, { off: ['SW-VOTE1'] });
    }
    const short = shrink(raft, setup, walk.actions, 'I6');
    // The switch, two campaigns, and one candidate who votes for the other: nothing shorter can break it.
    expect(short.length).toBeLessThanOrEqual(5);
    expect(playUntilBroken(raft, setup, short, 'I6')).toEqual(short);
    for (let i = 0; i < short.length; i++) {
      expect(
        playUntilBroken(
          raft,
          setup,
          short.filter((_, j) => j !== i),
          'I1',
        ),
      ).toBeUndefined();
    }
  });
});
