import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Found, Hunt, Outcome, Standing } from '../../drivers/explore/hunt.ts';
import { USUAL_BOUNDS } from '../../drivers/explore/choices.ts';
import type { HuntSaid } from './hunt.worker.ts';
import type { Hunter, Wish } from './pool.ts';
import { addUp, chase, endingOf, NOTHING, shortestOf } from './pool.ts';

const standing = (part: Partial<Standing> = {}): Standing => ({ ...NOTHING, seconds: 1, ...part });

const found = (length: number, shortest = false): Found => ({
  property: 'X1',
  says: 'two values are chosen',
  start: { scenario: 'three', seed: 1, options: '', deeds: '' },
  length,
  by: 'dice',
  guide: undefined,
  shortest,
});

const outcome = (part: Partial<Outcome> = {}): Outcome => ({
  found: undefined,
  ending: 'time',
  standing: standing(),
  never: [],
  ...part,
});

const wish: Wish = {
  protocol: 'paxos',
  start: { scenario: 'three', seed: 1, options: '', deeds: '' },
  off: [],
  seek: [],
  search: 'both',
  elsewhere: true,
  bounds: USUAL_BOUNDS,
  seed: 1,
  seconds: 20,
  states: 1000,
};

/** A worker that says what a test lets it say. */
class Puppet implements Hunter {
  asked: Hunt | undefined;
  isEnded = false;
  private hears: (event: { readonly data: HuntSaid }) => void = () => undefined;
  private fails: () => void = () => undefined;
  postMessage(asked: Hunt): void {
    this.asked = asked;
  }
  terminate(): void {
    this.isEnded = true;
  }
  addEventListener(type: string, heed: (event: { readonly data: HuntSaid }) => void): void {
    if (type === 'message') this.hears = heed;
    else
      this.fails = () => {
        heed({ data: { kind: 'failed', why: '' } });
      };
  }
  say(data: HuntSaid): void {
    this.hears({ data });
  }
  ends(part: Partial<Outcome> = {}): void {
    this.say({ kind: 'outcome', outcome: outcome(part) });
  }
  die(): void {
    this.fails();
  }
}

function puppets(count: number, asked = wish) {
  const made: Puppet[] = [];
  const hunt = chase(
    asked,
    () => {
      const puppet = new Puppet();
      made.push(puppet);
      return puppet;
    },
    count,
  );
  return { made, hunt };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what several workers came to', () => {
  it('is added up, and what cannot be added is said by the first or the furthest', () => {
    const total = addUp(
      [
        standing({ doing: 'breadth', walks: 3, steps: 30, states: 500, rate: 90, depth: 7, seen: ['a'] }),
        standing({ walks: 4, steps: 50, rate: 200, seconds: 2, best: 9, seen: ['a', 'b'] }),
        standing({ walks: 5, steps: 60, rate: 100, best: 6 }),
      ],
      3,
      0,
    );
    expect(total).toMatchObject({ walks: 12, steps: 140, states: 500, depth: 7, seconds: 2, best: 6 });
    expect(total).toMatchObject({ rate: 300, stateRate: 90, doing: 'breadth', seen: ['a', 'b'], workers: 3 });
  });

  it('is nothing before anybody has said anything', () => {
    expect(addUp([], 2, 0)).toMatchObject({ walks: 0, states: 0, best: undefined });
  });

  it('is the shortest find; of two as short the one that is known to be the shortest', () => {
    expect(shortestOf([found(9), found(6), found(7)])?.length).toBe(6);
    expect(shortestOf([found(6), found(6, true)])?.shortest).toBe(true);
    expect(shortestOf([])).toBeUndefined();
  });

  it('ended because of memory rather than because of time', () => {
    expect(endingOf([outcome(), outcome({ ending: 'memory' })])).toBe('memory');
    expect(endingOf([outcome()])).toBe('time');
  });
});

describe('a pool', () => {
  it('gives each worker its share', () => {
    const { made, hunt } = puppets(3);
    expect(made.map(({ asked }) => asked?.share)).toEqual([
      { index: 0, of: 3 },
      { index: 1, of: 3 },
      { index: 2, of: 3 },
    ]);
    hunt.cancel();
    expect(puppets(3, { ...wish, search: 'breadth' }).made).toHaveLength(1);
    expect(puppets(40).made).toHaveLength(8);
  });

  it('waits a second for a shorter find, and no longer', async () => {
    const { made, hunt } = puppets(3);
    made[1]!.ends({ found: found(9) });
    vi.advanceTimersByTime(900);
    made[2]!.ends({ found: found(7) });
    expect(made[0]!.isEnded).toBe(false);
    vi.advanceTimersByTime(200);
    expect((await hunt.done).found?.length).toBe(7);
    expect(made.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('waits for nobody once the shortest there is has been found', async () => {
    const { made, hunt } = puppets(2);
    made[0]!.ends({ found: found(5, true) });
    expect((await hunt.done).found?.length).toBe(5);
  });

  it('ends at once when it is cancelled, and tells what was come to', async () => {
    const { made, hunt } = puppets(2);
    made[0]!.say({ kind: 'standing', standing: standing({ walks: 40 }) });
    hunt.cancel();
    const result = await hunt.done;
    expect(result).toMatchObject({ ending: 'cancelled', found: undefined, total: { walks: 40 } });
    expect(made.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('goes on without a worker that dies, and says so', async () => {
    const { made, hunt } = puppets(3);
    made[0]!.die();
    made[1]!.say({ kind: 'failed', why: 'no memory' });
    expect(hunt.total().lost).toBe(2);
    made[2]!.ends({ found: found(8) });
    expect(await hunt.done).toMatchObject({ found: { length: 8 }, total: { lost: 2, workers: 3 } });
  });

  it('says so when all have died, or none could be had', async () => {
    const { made, hunt } = puppets(2);
    made[0]!.die();
    made[1]!.die();
    expect((await hunt.done).ending).toBe('lost');
    const none = chase(
      wish,
      () => {
        throw new Error('no workers here');
      },
      2,
    );
    expect(await none.done).toMatchObject({ ending: 'lost', total: { lost: 2 } });
  });

  it('gives up a worker that never says how it ended', async () => {
    const { made, hunt } = puppets(1);
    made[0]!.say({ kind: 'standing', standing: standing({ walks: 3 }) });
    vi.advanceTimersByTime(60_000);
    expect((await hunt.done).found).toBeUndefined();
  });

  it('tells as never seen only what no worker has seen', async () => {
    const { made, hunt } = puppets(2);
    made[0]!.ends({ never: ['a', 'b'], standing: standing() });
    made[1]!.ends({ never: ['b'], standing: standing({ seen: ['a'] }) });
    expect((await hunt.done).never).toEqual(['b']);
  });
});
