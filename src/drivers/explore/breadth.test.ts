/** The checker checked: by counting as plainly as can be, by a model written apart, and by what is known of the shortest ways. */
import { describe, expect, it } from 'vitest';
import { countStates } from '../../../tools/naive-commit.ts';
import { countNaively } from '../../../tools/naive-count.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Options } from '../../engine/world.ts';
import { multiPaxos } from '../../protocols/multi-paxos/multi-paxos.ts';
import { consensus } from '../../protocols/consensus/consensus.ts';
import { paxos } from '../../protocols/paxos/paxos.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { twoPhaseCommit } from '../../protocols/two-phase-commit/two-phase-commit.ts';
import { after, latest, startRun } from '../run.ts';
import { setupOf } from '../setup.ts';
import { Breadth } from './breadth.ts';
import type { BreadthWish } from './breadth.ts';
import type { Bounds } from './choices.ts';
import { USUAL_BOUNDS } from './choices.ts';

const firstOf = (protocol: Protocol, nodes: Readonly<Record<string, number>>, options: Options = {}) =>
  latest(startRun(protocol, setupOf(protocol, { nodes, options })));

/** A search to its end. */
function searched(
  protocol: Protocol,
  from: ReturnType<typeof firstOf>,
  bounds: Partial<Bounds>,
  wish: Partial<BreadthWish> = {},
): Breadth {
  const search = new Breadth(protocol, from, {
    off: [],
    isSought: () => true,
    bounds: { ...USUAL_BOUNDS, ...bounds },
    states: 2_000_000,
    seen: new Set(),
    onNew: () => undefined,
    ...wish,
  });
  while (search.goOn(1000));
  return search;
}

const models: readonly (readonly [
  string,
  Protocol,
  Readonly<Record<string, number>>,
  Options,
  Partial<Bounds>,
])[] = [
  ['Raft with two servers', raft, { server: 2 }, {}, { epoch: 2, requests: 1, depth: 7 }],
  [
    'Raft with three servers and copies',
    raft,
    { server: 3 },
    {},
    { epoch: 2, crashes: 0, requests: 1, duplicates: 1, depth: 5 },
  ],
  ['Paxos', paxos, { proposer: 2, acceptor: 3 }, { nack: false }, { crashes: 0, depth: 5 }],
  ['Multi-Paxos', multiPaxos, { server: 3 }, {}, { epoch: 2, requests: 1, depth: 6 }],
];

// With five participants two-phase commit has 472,899 states: `npm run bench -- explore` counts them.
describe('every state is counted once, and none is left out', () => {
  it.each(models)('of %s', (_, protocol, nodes, options, bounds) => {
    const first = firstOf(protocol, nodes, options);
    const { states, ending } = searched(protocol, first, bounds, { reduced: false });
    expect(ending).toBe('exhausted');
    expect(states).toBe(countNaively(protocol, first, { ...USUAL_BOUNDS, ...bounds }));
  });

  it.each([3, 4])(
    'of two-phase commit with %i participants, as a model written apart has it',
    (participant) => {
      const first = firstOf(
        twoPhaseCommit,
        { coordinator: 1, participant },
        { acks: false, retry: false, timeouts: false },
      );
      const free = { ...USUAL_BOUNDS, crashes: 0, requests: Infinity, flights: Infinity, depth: Infinity };
      const { states } = searched(twoPhaseCommit, first, free, { isSought: () => false, reduced: false });
      expect(states).toBe(countStates(participant));
    },
  );
});

describe('names that do not matter', () => {
  it.each([
    ['Raft', raft, { server: 3 }, {}, ['S1', 'S2', 'S3'], { epoch: 2, requests: 1, depth: 4 }],
    ['Paxos', paxos, { proposer: 2, acceptor: 3 }, { nack: false }, ['A1', 'A2', 'A3'], { depth: 4 }],
    [
      'two-phase commit',
      twoPhaseCommit,
      { coordinator: 1, participant: 3 },
      {},
      ['P1', 'P2', 'P3'],
      { depth: 5 },
    ],
  ] as const)(
    'are exchanged for each other: of %s as many states are left as when every exchange is tried',
    (_, protocol, nodes, options, names, some) => {
      const first = firstOf(protocol, nodes, options);
      const bounds = { ...USUAL_BOUNDS, ...some };
      const { states } = searched(protocol, first, bounds, { reduced: false, alike: true });
      expect(states).toBe(countNaively(protocol, first, bounds, names));
      expect(states).toBeLessThan(searched(protocol, first, bounds, { reduced: false }).states / 2);
    },
  );

  it('of participants in two-phase commit leave 108 of 1,059 states', () => {
    const first = firstOf(
      twoPhaseCommit,
      { coordinator: 1, participant: 3 },
      { acks: false, retry: false, timeouts: false },
    );
    const free = { ...USUAL_BOUNDS, crashes: 0, requests: Infinity, flights: Infinity, depth: Infinity };
    const { states } = searched(twoPhaseCommit, first, free, { isSought: () => false });
    expect(states).toBe(108);
  });
});

/** Without the rule, what breaks, and the fewest steps in which it does. */
const shortest: readonly (readonly [
  string,
  Protocol,
  Readonly<Record<string, number>>,
  Options,
  string,
  Partial<Bounds>,
  number,
])[] = [
  ['SW-VOTE1', raft, { server: 3 }, {}, 'I1', { epoch: 1, requests: 0, crashes: 0 }, 6],
  ['SW-VOTE-DISK', raft, { server: 3 }, {}, 'I1', { epoch: 1, requests: 0 }, 8],
  ['PSW-PHASE1', paxos, { proposer: 2, acceptor: 3 }, { nack: false }, 'X1', { crashes: 0 }, 6],
];

describe('the shortest way to break it', () => {
  it.each(shortest)(
    'without %s is as long with reductions as without',
    (off, protocol, nodes, options, property, bounds, length) => {
      const first = firstOf(protocol, nodes, options);
      const isSought = (one: string): boolean => one === property;
      for (const reduced of [true, false]) {
        const { find } = searched(protocol, first, bounds, { off: [off], isSought, reduced });
        expect(find?.actions.length).toBe(length + 1);
        let moment = first;
        for (const action of find!.actions) moment = after(protocol, moment, action, 'hand');
        expect(moment.broken.map((violation) => violation.property)).toContain(property);
      }
    },
    60_000,
  );

  it('is none with all rules on, and what should come about does', () => {
    const seen: string[] = [];
    const onNew = (id: string): number => seen.push(id);
    const { find, ending } = searched(
      paxos,
      firstOf(paxos, { proposer: 2, acceptor: 3 }, { nack: false }),
      { crashes: 0, epoch: 2, depth: 10 },
      { onNew },
    );
    expect([find, ending]).toEqual([undefined, 'exhausted']);
    expect(seen).toEqual(expect.arrayContaining(['CHOSEN', 'TWO']));
  }, 60_000);
});

it('goes through rounds: what is out of reach with crashes within the bound is not found, what is not is', () => {
  const options = { rule: 'flood', f: 1 };
  const first = firstOf(consensus, { process: 3 }, options);
  expect(searched(consensus, first, {}).find).toBeUndefined();
  const weakened = searched(consensus, first, {}, { off: ['CSW-ROUNDS'] });
  expect(weakened.find?.property).toBe('AGREE');
});

it('stops where it is told to, and says why', () => {
  const first = firstOf(raft, { server: 3 });
  expect(searched(raft, first, {}, { states: 5_000 }).ending).toBe('states');
  expect(searched(raft, first, {}, { memory: 500_000 }).ending).toBe('memory');
  const { depth, ending } = searched(raft, first, { depth: 3 });
  expect([depth, ending]).toEqual([3, 'exhausted']);
});
