import { describe, expect, it } from 'vitest';
import { setupOf } from '../drivers/setup.ts';
import { raft } from '../protocols/raft/raft.ts';
import { partitionLinks } from './action.ts';
import { due } from './enabled.ts';
import { fingerprint, fingerprintOf } from './fingerprint.ts';
import { genesis, perform } from './perform.ts';
import { roll } from './random.ts';
import type { Setup, World } from './world.ts';
import { messageId, messageName, nodeOf, parseMessageName } from './world.ts';

const setup = (wishes: Partial<Parameters<typeof setupOf>[1]> = {}): Setup =>
  setupOf(raft, { nodes: { server: 3 }, seed: 5, ...wishes });

/** Lets the clock bring about so many things. */
function run(world: World, count: number): World {
  for (let n = 0; n < count; n++) {
    const next = due(world);
    if (!next) return world;
    world = perform(raft, world, next.action, next.at).world;
  }
  return world;
}

const campaign = (world: World): World =>
  perform(raft, world, { kind: 'fire', node: 'S1', timer: 'election' }).world;

describe('the dice', () => {
  it('depend on seed and key alone, and are spread evenly', () => {
    expect(roll(1, 2, 3)).toBe(roll(1, 2, 3));
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 10_000; n++) tenths[Math.floor(roll(7, n) * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('are not reshuffled by the loss of one message', () => {
    const world = campaign(genesis(raft, setup({ held: true })));
    const dropped = perform(raft, world, { kind: 'drop', message: world.flights[0]!.id }).world;
    const arrivals = (w: World) => Object.fromEntries(w.flights.map(({ id, endsAt }) => [id, endsAt]));
    const { [world.flights[0]!.id]: _, ...rest } = arrivals(world);
    expect(arrivals(dropped)).toEqual(rest);
  });
});

describe('the network', () => {
  it('gives each message the latency of its settings', () => {
    const world = campaign(genesis(raft, setup({ network: { latencyMin: 10, latencyMax: 20 } })));
    for (const { sentAt, endsAt } of world.flights) expect(endsAt - sentAt).toBeGreaterThanOrEqual(10);
    for (const { sentAt, endsAt } of world.flights) expect(endsAt - sentAt).toBeLessThan(20);
  });

  it('loses about as many messages as it should, each somewhere on its way', () => {
    let lost = 0;
    for (let seed = 0; seed < 400; seed++) {
      const world = campaign(genesis(raft, setup({ seed, held: true, network: { loss: 0.25 } })));
      lost += world.flights.filter((message) => message.lost === 'loss').length;
    }
    expect(lost / 800).toBeGreaterThan(0.2);
    expect(lost / 800).toBeLessThan(0.3);
  });

  it('lets messages die at a tear, and those already past the middle arrive', () => {
    const world = campaign(genesis(raft, setup({ held: true, network: { latencyMin: 10, latencyMax: 10 } })));
    const links = partitionLinks([['S1'], ['S2', 'S3']]);
    const early = perform(raft, world, { kind: 'cut', links }, 2).world;
    const late = perform(raft, world, { kind: 'cut', links }, 8).world;
    expect(early.flights.map(({ lost, endsAt }) => [lost, endsAt])).toEqual([
      ['cut', 5],
      ['cut', 5],
    ]);
    expect(late.flights.map(({ lost }) => lost)).toEqual(['', '']);
  });

  it('lets a message that was lost anyway die where it was to die, tear or no tear', () => {
    const world = campaign(genesis(raft, setup({ held: true, network: { loss: 1 } })));
    const links = partitionLinks([['S1'], ['S2', 'S3']]);
    expect(perform(raft, world, { kind: 'cut', links }, 1).world.flights).toEqual(world.flights);
  });

  it('cuts one way only, if asked', () => {
    const world = perform(raft, genesis(raft, setup({ held: true })), {
      kind: 'cut',
      links: [['S1', 'S2']],
    }).world;
    expect(
      campaign(world)
        .flights.map(({ to, lost }) => [to, lost])
        .sort(),
    ).toEqual([
      ['S2', 'cut'],
      ['S3', ''],
    ]);
    const back = perform(raft, world, { kind: 'fire', node: 'S2', timer: 'election' }).world;
    expect(back.flights.map(({ lost }) => lost)).toEqual(['', '']);
  });

  it('sends a twin that is a message of its own, and delays without changing what is said', () => {
    const world = campaign(genesis(raft, setup({ held: true })));
    const [first] = world.flights;
    const doubled = perform(raft, world, { kind: 'duplicate', message: first!.id }).world;
    expect(doubled.flights).toHaveLength(3);
    expect(new Set(doubled.flights.map(({ id }) => id)).size).toBe(3);
    const delayed = perform(raft, world, { kind: 'delay', message: first!.id, by: 50 }).world;
    expect(delayed.flights.find(({ id }) => id === first!.id)).toEqual({
      ...first!,
      endsAt: first!.endsAt + 50,
    });
  });

  it('names messages so that the names can be read back', () => {
    const { cast } = setup();
    const id = messageId(0, 2, 14);
    expect(messageName(cast, id)).toBe('S1>S3#14');
    expect(parseMessageName(cast, 'S1>S3#14')).toBe(id);
    for (const odd of ['', 'S1', 'S1>S9#1', 'S1>S3#', 'S1>S3#1e9', 'S1>S3#-1'])
      expect(parseMessageName(cast, odd)).toBeUndefined();
  });
});

describe('crashes', () => {
  it('keep what is on disk and lose the rest', () => {
    const world = run(genesis(raft, setup()), 30);
    const leader = world.nodes.find(({ state }) => (state as { role: string }).role === 'leader')!;
    const written = perform(raft, world, { kind: 'command', node: leader.id, command: 'x=1' }).world;
    const down = nodeOf(perform(raft, written, { kind: 'crash', node: leader.id }).world, leader.id);
    const was = nodeOf(written, leader.id).state as Record<string, unknown>;
    expect(down.up).toBe(false);
    expect(down.timers).toEqual({});
    const is = down.state as Record<string, unknown>;
    expect([is.currentTerm, is.votedFor, is.log]).toEqual([was.currentTerm, was.votedFor, was.log]);
    expect([is.role, is.commitIndex, is.nextIndex]).toEqual(['follower', 0, {}]);
  });

  it('refuse what makes no sense with a sentence', () => {
    const world = genesis(raft, setup());
    expect(() => perform(raft, world, { kind: 'restart', node: 'S1' })).toThrow('S1 is running');
    expect(() => perform(raft, world, { kind: 'crash', node: 'S9' })).toThrow('no node is called S9');
    expect(() => perform(raft, world, { kind: 'fire', node: 'S1', timer: 'heartbeat' })).toThrow(
      'no heartbeat timer',
    );
    expect(() => perform(raft, world, { kind: 'deliver', message: 7 })).toThrow('no longer under way');
  });
});

describe('beginning again', () => {
  it('makes everything as at the start, but for time, names and switches', () => {
    const start = genesis(raft, setup());
    const late = run(start, 60);
    const torn = perform(raft, late, { kind: 'cut', links: [['S1', 'S2']] }).world;
    const weak = perform(raft, torn, { kind: 'switch', rule: 'SW-MIN', on: false }).world;
    const { world } = perform(raft, weak, { kind: 'again' }, late.now + 5);
    expect(world.now).toBe(late.now + 5);
    expect(world.nodes.map(({ state }) => state)).toEqual(start.nodes.map(({ state }) => state));
    expect([world.flights, world.cuts, world.off]).toEqual([[], start.cuts, ['SW-MIN']]);
    expect(world.nodes.map(({ sent }) => sent)).toEqual(late.nodes.map(({ sent }) => sent));
    for (const { timers } of world.nodes)
      for (const { startedAt } of Object.values(timers)) expect(startedAt).toBe(world.now);
    // It goes on from there, and no message is called like an earlier one.
    const on = run(world, 60);
    expect(on.nodes.some(({ sent }, i) => sent.some((n, j) => n > late.nodes[i]!.sent[j]!))).toBe(true);
  });
});

describe('time', () => {
  it('stands still for timers while they are held, and goes on from there', () => {
    const world = genesis(raft, setup({ held: true }));
    expect(due(world)).toBeUndefined();
    const later = perform(raft, world, { kind: 'hold', held: false }, 1000).world;
    for (const [i, node] of later.nodes.entries()) {
      const was = world.nodes[i]!.timers.election!;
      expect(node.timers.election!.dueAt - later.now).toBeCloseTo(was.dueAt - was.startedAt);
    }
  });

  it('uses the timeouts a lesson gives, then the dice', () => {
    const world = genesis(raft, setup({ timeouts: { S1: [77] } }));
    expect(world.nodes[0]!.timers.election!.dueAt).toBe(77);
    expect(world.nodes[1]!.timers.election!.dueAt).toBeGreaterThanOrEqual(150);
  });
});

describe('fingerprints', () => {
  it('are equal for equal content, and only then', () => {
    expect(fingerprintOf({ a: 1, b: [2, 'x'] })).toBe(fingerprintOf({ b: [2, 'x'], a: 1 }));
    expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: 2 }));
    expect(fingerprintOf([1, 2])).not.toBe(fingerprintOf([2, 1]));
  });

  it('leave out times, and see every message', () => {
    const world = campaign(genesis(raft, setup({ held: true })));
    expect(fingerprint(perform(raft, world, { kind: 'wait', until: 500 }).world)).toBe(fingerprint(world));
    expect(fingerprint(perform(raft, world, { kind: 'drop', message: world.flights[0]!.id }).world)).not.toBe(
      fingerprint(world),
    );
  });

  it('differ between the many worlds of a run', () => {
    let world = genesis(raft, setup({ nodes: { server: 5, client: 1 } }));
    const seen = new Set<number>();
    for (let n = 0; n < 300; n++) {
      world = run(world, 1);
      seen.add(fingerprint(world));
    }
    expect(seen.size).toBeGreaterThan(40);
  });
});
