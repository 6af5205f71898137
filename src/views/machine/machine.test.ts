import { describe, expect, it } from 'vitest';
import type { ClientSession, Portrait } from '../../engine/portrait.ts';
import { castOf } from '../../engine/world.ts';
import type { Node, World } from '../../engine/world.ts';
import { quietWorld } from '../quiet-world.ts';
import { machineScene } from './scene.ts';

interface Held {
  readonly applied: number;
  readonly values: Readonly<Record<string, string>>;
  readonly sessions?: readonly ClientSession[];
}

const cast = castOf([
  ['S1', 'server'],
  ['S2', 'server'],
  ['S3', 'server'],
]);
const worldOf = (held: Readonly<Record<string, Held>>, down: readonly string[] = []): World =>
  quietWorld(cast, (id) => ({ state: held[id], up: !down.includes(id) }));

const heldBy = (node: Node): Held => node.state as Held;
const portrait = {
  log: (node: Node) => ({ applied: heldBy(node).applied }),
  machine: (node: Node) => Object.entries(heldBy(node).values),
  sessions: (node: Node) => heldBy(node).sessions ?? [],
} as unknown as Portrait;

describe('the state machines', () => {
  it('have one column for each value and each client, in an order people look them up in', () => {
    const session = { client: 'C1', seq: 4, answer: 'X=3' };
    const world = worldOf({
      S1: { applied: 4, values: { X10: '1', X2: '2' }, sessions: [session] },
      S2: { applied: 0, values: {} },
      S3: { applied: 0, values: {} },
    });
    const scene = machineScene(world, undefined, portrait);
    expect(scene.names).toEqual(['X2', 'X10']);
    expect(scene.clients).toEqual(['C1']);
    expect(scene.rows[0]?.sessions[0]).toMatchObject({
      text: '#4 → X=3',
      says: 'C1: request 4 was answered X=3',
    });
  });

  it('tell who lags from who differs: only the second must never happen', () => {
    const world = worldOf({
      S1: { applied: 2, values: { X: '3' } },
      S2: { applied: 1, values: {} },
      S3: { applied: 2, values: { X: '4' } },
    });
    const scene = machineScene(world, undefined, portrait);
    expect(scene.rows.map(({ values }) => values[0]?.likeness)).toEqual(['same', 'behind', 'differs']);
    expect(scene.apart).toEqual(['S1', 'S3']);
    expect(scene.rows[2]?.values[0]?.says).toBe('X 4, differs from S1, which has executed as much');
  });

  it('are silent about who is down', () => {
    const world = worldOf(
      {
        S1: { applied: 2, values: { X: '3' } },
        S2: { applied: 2, values: { X: '9' } },
        S3: { applied: 2, values: { X: '3' } },
      },
      ['S2'],
    );
    expect(machineScene(world, undefined, portrait).apart).toEqual([]);
  });

  it('know what changed just now', () => {
    const [before, after] = [1, 2].map((applied) =>
      worldOf({
        S1: { applied, values: applied === 1 ? {} : { X: '3' } },
        S2: { applied: 0, values: {} },
        S3: { applied: 0, values: {} },
      }),
    );
    const [one, two] = machineScene(after!, before, portrait).rows;
    expect([one?.appliedFresh, one?.values[0]?.fresh]).toEqual([true, true]);
    expect([two?.appliedFresh, two?.values[0]?.fresh]).toEqual([false, false]);
  });
});
