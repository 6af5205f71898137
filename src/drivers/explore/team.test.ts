/** A search by several comes to the same as a search by one, in whatever order they hear of each other. */
import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../engine/protocol.ts';
import { roll } from '../../engine/random.ts';
import type { Options } from '../../engine/world.ts';
import { generals } from '../../protocols/generals/generals.ts';
import { multiPaxos } from '../../protocols/multi-paxos/multi-paxos.ts';
import { paxos } from '../../protocols/paxos/paxos.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { twoPhaseCommit } from '../../protocols/two-phase-commit/two-phase-commit.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { after, latest, startRun } from '../run.ts';
import { setupOf } from '../setup.ts';
import type { BreadthWish } from './breadth.ts';
import { Breadth } from './breadth.ts';
import { USUAL_BOUNDS } from './choices.ts';
import type { Bounds } from './choices.ts';
import type { Order, Packet } from './team.ts';
import { Team, TeamMember, canBeShared } from './team.ts';

interface Case {
  readonly protocol: Protocol;
  readonly nodes: Readonly<Record<string, number>>;
  readonly options?: Options;
  readonly bounds: Partial<Bounds>;
  readonly off?: readonly string[];
  readonly reduced?: boolean;
}

const startOf = ({ protocol, nodes, options = {} }: Case): Moment =>
  latest(startRun(protocol, setupOf(protocol, { nodes, options })));

const wishOf = ({ bounds, off = [], reduced = true }: Case): Omit<BreadthWish, 'onNew'> => ({
  off,
  isSought: () => true,
  bounds: { ...USUAL_BOUNDS, ...bounds },
  states: 1e6,
  seen: new Set<string>(),
  reduced,
});

/** What a search comes to, if it ends well: who found what should sometimes come about, too. */
interface Result {
  readonly states: number;
  readonly tried: number;
  readonly depth: number;
  readonly ending: string | undefined;
  readonly seen: readonly string[];
}

function alone(one: Case): Result & { readonly find: Breadth['find'] } {
  const seen: string[] = [];
  const breadth = new Breadth(one.protocol, startOf(one), {
    ...wishOf(one),
    onNew: (id) => seen.push(id),
  });
  while (breadth.goOn(1000));
  const { states, tried, depth, ending, find } = breadth;
  return { states, tried, depth, ending, seen: seen.sort(), find };
}

/** Members in one thread; who goes on and which message arrives next is up to dice, but each channel keeps its order. */
function together(one: Case, of: number, seed: number): Result & { readonly find: Breadth['find'] } {
  const from = startOf(one);
  const wish = wishOf(one);
  const channels = new Map<string, (() => void)[]>();
  const send = (from: string, to: string, arrive: () => void): void => {
    const name = `${from}>${to}`;
    const channel = channels.get(name) ?? [];
    channel.push(arrive);
    channels.set(name, channel);
  };
  const members: TeamMember[] = [];
  const team = new Team(one.protocol, from, wish, of, (to, order: Order) => {
    send('team', `${to}`, () => {
      members[to]!.take(order);
    });
  });
  for (let i = 0; i < of; i++) {
    members.push(
      new TeamMember(
        one.protocol,
        from,
        wish,
        i,
        of,
        (to, packet: Packet) => {
          send(`${i}`, `${to}`, () => {
            members[to]!.take(packet);
          });
        },
        (report) => {
          send(`${i}`, 'team', () => {
            team.take(i, report);
          });
        },
      ),
    );
  }
  for (let n = 0; !team.isOver; n++) {
    const waiting = [...channels.values()].filter(({ length }) => length > 0);
    const chosen = Math.floor(roll(seed, n) * (waiting.length + of));
    if (chosen < waiting.length) waiting[chosen]!.shift()!();
    else members[chosen - waiting.length]!.goOn(0);
    if (n > 1e6) throw new Error('they wait for each other');
  }
  const { states, tried, depth, ending, find } = team;
  return { states, tried, depth, ending, seen: [...team.seen].sort(), find };
}

const COMMIT = { acks: false, retry: false, timeouts: false };

const CASES: readonly (readonly [string, Case])[] = [
  ['Raft', { protocol: raft, nodes: { server: 3 }, bounds: { epoch: 2, crashes: 1, requests: 1, depth: 7 } }],
  [
    'Raft, nothing left out',
    {
      protocol: raft,
      nodes: { server: 3 },
      bounds: { epoch: 1, crashes: 1, requests: 1, duplicates: 1, depth: 7 },
      reduced: false,
    },
  ],
  [
    'Paxos',
    {
      protocol: paxos,
      nodes: { proposer: 2, acceptor: 3, learner: 0 },
      options: { nack: false },
      bounds: { epoch: 3, depth: 7 },
    },
  ],
  [
    'Paxos, nothing left out',
    {
      protocol: paxos,
      nodes: { proposer: 2, acceptor: 2, learner: 1 },
      bounds: { epoch: 2, depth: 7 },
      reduced: false,
    },
  ],
  ['Multi-Paxos', { protocol: multiPaxos, nodes: multiPaxos.casts[0]!, bounds: { depth: 6 } }],
  [
    'two-phase commit',
    {
      protocol: twoPhaseCommit,
      nodes: { coordinator: 1, participant: 3 },
      options: COMMIT,
      bounds: { requests: Infinity, crashes: 1 },
    },
  ],
  [
    'two-phase commit, nothing left out',
    {
      protocol: twoPhaseCommit,
      nodes: { coordinator: 1, participant: 3 },
      options: COMMIT,
      bounds: { requests: Infinity, crashes: 0, flights: 99, depth: 99 },
      reduced: false,
    },
  ],
];

describe('a search by several', () => {
  it.each(CASES)('meets the same states as one alone: %s', (_, one) => {
    const { find, ...wanted } = alone(one);
    expect(find).toBeUndefined();
    expect(wanted.ending).toBe('exhausted');
    for (const [of, seed] of [
      [1, 1],
      [2, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ] as const)
      expect(together(one, of, seed), `${of} members, seed ${seed}`).toEqual({
        ...wanted,
        find: undefined,
      });
  });

  it.each([
    [
      'Paxos without phase 1',
      {
        protocol: paxos,
        nodes: { proposer: 2, acceptor: 3, learner: 0 },
        options: { nack: false },
        bounds: { epoch: 3 },
        off: ['PSW-PHASE1'],
      },
    ],
  ] as const)('finds a way as short as one alone: %s', (_, one: Case) => {
    const { find } = alone(one);
    expect(find).toBeDefined();
    for (const [of, seed] of [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ] as const) {
      const found = together(one, of, seed).find;
      expect(found?.actions).toHaveLength(find!.actions.length);
      let moment = startOf(one);
      for (const action of found!.actions) moment = after(one.protocol, moment, action, 'hand');
      expect(moment.broken.map(({ property }) => property)).toContain(found!.property);
    }
  });

  it('stops where there are more states than were asked for', () => {
    const one = CASES[0]![1];
    const from = startOf(one);
    const orders: Order[] = [];
    const team = new Team(one.protocol, from, { ...wishOf(one), states: 10 }, 2, (_, order) => {
      orders.push(order);
    });
    const tally = { states: 6, waiting: 1, tried: 9, rate: 1, bytes: 1, seen: [] };
    team.take(0, { kind: 'stands', tally });
    expect(team.isOver).toBe(false);
    team.take(1, { kind: 'stands', tally });
    expect(team.ending).toBe('states');
    expect(orders).toEqual([{ kind: 'stop' }, { kind: 'stop' }]);
  });

  it('is for protocols whose steps are turns of one node', () => {
    expect([raft, paxos, multiPaxos, twoPhaseCommit, generals].map((one) => canBeShared(one))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
