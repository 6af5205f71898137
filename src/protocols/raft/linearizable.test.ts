/** What clients see of Raft is what one copy would have shown them: judged from outside, by what they asked and heard. */
import { describe, expect, it } from 'vitest';
import { wander } from '../../drivers/dice.ts';
import { act, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { roll } from '../../engine/random.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { NodeId, World } from '../../engine/world.ts';
import type { Operation } from '../../../tools/linearizable.ts';
import { linearization } from '../../../tools/linearizable.ts';
import { playLines } from '../../../tools/play-scenes.ts';
import type { ClientState } from '../kit/client.ts';
import { isQuery } from '../kit/machine.ts';
import { mutants } from './mutants.ts';
import { raft } from './raft.ts';

const RUNS = Math.ceil(Number(process.env.PARLEY_FUZZ ?? 2_000) / 5);

interface Asked extends Operation {
  readonly client: NodeId;
  readonly seq: number;
  readonly key: string;
}

/** Notes what clients ask and hear, in the order in which it happens. */
class Ears {
  readonly asked: Asked[] = [];
  private time = 0;

  hear(world: World): void {
    this.time += 1;
    for (const { id, kind, state } of world.nodes) {
      if (kind !== 'client') continue;
      const { pending, answers } = state as ClientState;
      if (pending && pending.seq > 0 && !this.find(id, pending.seq)) {
        const [key = '', value] = pending.command.replace('?', '').split('=');
        const what = isQuery(pending.command) ? 'read' : 'write';
        this.asked.push({
          client: id,
          seq: pending.seq,
          key,
          kind: what,
          value,
          from: this.time,
          to: Infinity,
        });
      }
      const last = answers.at(-1);
      const known = last && this.find(id, last.seq);
      if (known?.to === Infinity) {
        const value = known.kind === 'write' ? known.value : /=(.*)$/.exec(last!.response)?.[1];
        this.asked[this.asked.indexOf(known)] = { ...known, value, to: this.time };
      }
    }
  }

  private find(client: NodeId, seq: number): Asked | undefined {
    return this.asked.find((each) => each.client === client && each.seq === seq);
  }
}

/** Two clients who all the time write something new to X, or ask for it. */
const busy: Protocol = {
  ...raft,
  requests: (world) =>
    raft
      .requests(world)
      .filter(({ kind }) => kind === 'command')
      .map((action) => ({
        ...(action as Extract<typeof action, { kind: 'command' }>),
        command: Math.floor(world.now) % 2 === 0 ? 'X?' : `X=${Math.floor(world.now)}`,
      })),
};

/** A run with everything on, and what its clients saw. */
function historyOf(seed: number) {
  const choose = <T>(key: number, list: readonly T[]): T => list[Math.floor(roll(seed, key) * list.length)]!;
  const options = {
    noop: true,
    reads: choose(1, ['read-index', 'read-index', 'log']),
    followerReads: choose(2, [true, false]),
    snapshotEvery: choose(3, [0, 2]),
    preVote: choose(4, [true, false]),
    checkQuorum: choose(5, [true, false]),
    membership: choose(6, ['joint', 'single']),
  };
  const setup = setupOf(raft, { nodes: { server: 3, client: 2 }, seed, options });
  const ears = new Ears();
  const { broken } = wander(busy, setup, seed, 300, {
    wildness: { fault: 0.02, request: 0.15, cut: 0.01 },
    visit: ({ world }) => ears.hear(world),
  });
  return { asked: ears.asked, broken };
}

describe('a history', () => {
  const write = (value: string, from: number, to: number): Operation => ({ kind: 'write', value, from, to });
  const read = (value: string | undefined, from: number, to: number): Operation => ({
    kind: 'read',
    value,
    from,
    to,
  });

  it.each([
    ['a read after a write sees it', [write('1', 1, 2), read('1', 3, 4)], true],
    [
      'a read after a write sees the older value',
      [write('1', 1, 2), write('2', 3, 4), read('1', 5, 6)],
      false,
    ],
    ['a read beside a write sees either', [write('1', 1, 2), write('2', 3, 9), read('1', 4, 5)], true],
    ['seen, then unseen', [write('1', 1, 2), write('2', 3, 9), read('2', 4, 5), read('1', 6, 7)], false],
    ['an unanswered write may be seen', [write('1', 1, Infinity), read('1', 3, 4)], true],
    ['or not', [write('1', 1, Infinity), read(undefined, 3, 4)], true],
    ['nothing was written', [read('7', 3, 4)], false],
  ])('%s', (_, history, is) => {
    expect(linearization(history) !== undefined).toBe(is);
  });
});

describe('Raft, from outside', () => {
  it(
    `looks like one copy to its clients in ${RUNS} random runs`,
    () => {
      let reads = 0;
      for (let seed = 1; seed <= RUNS; seed++) {
        const { asked, broken } = historyOf(seed);
        expect(broken).toEqual([]);
        reads += asked.filter(({ kind, to }) => kind === 'read' && to < Infinity).length;
        expect(linearization(asked), `seed ${seed}: ${JSON.stringify(asked)}`).toBeDefined();
      }
      // Histories without answers would prove nothing.
      expect(reads).toBeGreaterThan(RUNS);
    },
    120_000 + RUNS * 50,
  );

  it.each(['SW-READ-CONFIRM', 'SW-READ-NOOP'])('does not without %s, and does with it', (rule) => {
    const { nodes, options = {}, schedule } = mutants.find(({ off }) => off === rule)!;
    const seen = (isOff: boolean): readonly Operation[] | undefined => {
      const run = startRun(raft, setupOf(raft, { nodes, options, held: true }));
      if (isOff) act(run, { kind: 'switch', rule, on: false });
      playLines(run, schedule);
      const ears = new Ears();
      for (const { world } of run.line.moments) ears.hear(world);
      expect(ears.asked.length).toBeGreaterThan(1);
      return linearization(ears.asked);
    };
    expect(seen(true)).toBeUndefined();
    expect(seen(false)).toBeDefined();
  });
});
