/** Paxos against its sources: the schedules everybody draws, played, claimed and written down as prose. */
import { describe, expect, it } from 'vitest';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { Options } from '../../engine/world.ts';
import type { Scene } from '../../../tools/play-scenes.ts';
import { playScene, transcriptOf } from '../../../tools/play-scenes.ts';
import { languageOf } from '../../lesson/script.ts';
import { openScenario } from '../../player/scenario.ts';
import type { PaxosHistory } from './history.ts';
import { ledger } from './ledger.ts';
import { notebooks } from './notebooks.ts';
import { paxos } from './paxos.ts';
import { scenarios } from './scenarios.ts';

const two = { proposer: 2, acceptor: 3, learner: 1 };
const three = { proposer: 3, acceptor: 3, learner: 1 };

/** P1 has three promises for X under 1. */
const opened = ['propose X by P1', 'prepare P1 with A1 A2 A3'];

const scenes: readonly Scene[] = [
  {
    name: 'PX-01 happy path',
    nodes: two,
    lines: [
      ...opened,
      '? promises of P1 are 2',
      '? P1 proposes X',
      'deliver Accept P1->A1',
      '? nothing is chosen',
      'deliver Accept P1->A2',
      '? X is chosen at 1',
      '? L1 knows nothing',
      '? P1 is accepting',
      '? A1 A2 accepted X at 1',
      '? A3 promised 1',
      '? A3 accepted nothing',
      'settle',
      '? Accepted messages were 2',
      '? messages sent are 2',
      '? A3 accepted X at 1',
      '? L1 knows X',
      '? P1 is done',
    ],
  },
  {
    name: 'PX-02 the cat of 8999',
    nodes: three,
    options: { first: 8998 },
    lines: [
      'propose cat by P1 at 8999',
      'prepare P1 with A1 A2 A3',
      'accept P1 with A1',
      '? A1 accepted cat at 8999',
      '? A2 A3 promised 8999',
      '? A2 A3 accepted nothing',
      'propose dog by P3 at 9001',
      'prepare P3 with A1 A2',
      '? A1 promised 9001',
      '? A1 accepted cat at 8999',
      '? A2 promised 9001',
      '? A2 accepted nothing',
      '? P3 proposes cat',
      '? A1 would not accept 9000',
      '? A1 would accept 9001',
      '? A1 would accept 9002',
      'accept P3 with A1 A2 A3',
      '? every node accepted cat at 9001',
      '? every node promised 9001',
      '? cat is chosen at 9001',
    ],
  },
  {
    name: 'PX-03 the proposer fails during prepare',
    nodes: two,
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2',
      'crash P1',
      'drop all',
      '? A1 A2 promised 1',
      '? A3 promised nothing',
      '? every node accepted nothing',
      'propose Y by P2',
      'prepare P2 with A1 A2 A3',
      '? P2 proposes Y',
      'accept P2 with A1 A2 A3',
      '? every node accepted Y at 2',
      '? every node promised 2',
    ],
  },
  {
    name: 'PX-04a one had accepted and is met',
    nodes: two,
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2',
      'accept P1 with A1',
      'crash P1',
      'propose Y by P2',
      'prepare P2 with A1 A2',
      '? P2 proposes X',
      '? nothing is chosen',
      'accept P2 with A2 A3',
      '? A1 promised 2',
      '? A1 accepted X at 1',
      '? A2 A3 accepted X at 2',
      '? X is chosen at 2',
    ],
  },
  {
    name: 'PX-04b one had accepted and is not met',
    nodes: two,
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2',
      'accept P1 with A1',
      'crash P1',
      'propose Y by P2',
      'prepare P2 with A2 A3',
      '? P2 proposes Y',
      'deliver Accept P2->A2',
      'deliver Accept P2->A3',
      '? Y is chosen at 2',
      '? A1 promised 1',
      '? A1 accepted X at 1',
      'deliver Accept P2->A1',
      '? every node accepted Y at 2',
    ],
  },
  {
    name: 'PX-04c chosen though nobody knows',
    nodes: two,
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2',
      'deliver Accept P1->A1',
      'deliver Accept P1->A2',
      'crash P1',
      'drop all',
      '? X is chosen at 1',
      '? L1 knows nothing',
      'propose Y by P2',
      'prepare P2 with A2 A3',
      '? P2 proposes X',
      'accept P2 with A2 A3',
      '? A1 promised 1',
      '? A1 accepted X at 1',
      '? A2 A3 accepted X at 2',
      '? L1 knows X',
    ],
  },
  {
    name: 'PX-05a an acceptor fails',
    nodes: two,
    lines: [
      'crash A3',
      'propose X by P1',
      'settle',
      '? X is chosen at 1',
      '? L1 knows X',
      '? A3 promised nothing',
    ],
  },
  {
    name: 'PX-05b two acceptors fail',
    nodes: two,
    lines: [
      'crash A2',
      'crash A3',
      'propose X by P1',
      'settle',
      '? promises of P1 are 1',
      '? P1 is preparing',
      'fire patience of P1',
      'settle',
      '? nothing is chosen',
      'restart A2',
      '? A2 promised nothing',
      'fire patience of P1',
      'settle',
      '? X is chosen at 1',
    ],
  },
  {
    name: 'PX-06a a promise survives a crash',
    nodes: two,
    lines: [
      'propose Y by P2',
      'prepare P2 with A1 A2',
      'crash A1',
      'restart A1',
      '? A1 promised 2',
      'propose X by P1',
      'deliver Prepare P1->A1',
      '? A1 refused P1',
      '? A1 would accept 2',
    ],
  },
  {
    name: 'PX-06b a vote survives a crash',
    nodes: two,
    lines: [
      ...opened,
      'deliver Accept P1->A1',
      'drop Accepted A1->P1',
      'drop Accepted A1->L1',
      'crash A1',
      'restart A1',
      '? A1 accepted X at 1',
      'crash A2',
      'deliver Accept P1->A2',
      'restart A2',
      '? A2 accepted nothing',
      'drop Accept P1->A3',
      'fire patience of P1',
      'accept P1 with A1 A2',
      '? A1 A2 accepted X at 1',
      '? X is chosen at 1',
      '? P1 is done',
    ],
  },
  {
    name: 'PX-07 a duel',
    nodes: two,
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2 A3',
      'propose Y by P2',
      'prepare P2 with A1 A2 A3',
      'accept P1 with A1 A2 A3',
      '? A2 refused P1',
      '? P1 is idle',
      'retry P1',
      '? ballot of P1 is 3',
      'prepare P1 with A1 A2 A3',
      'accept P2 with A1 A2 A3',
      '? A1 refused P2',
      'retry P2',
      '? ballot of P2 is 4',
      'prepare P2 with A1 A2 A3',
      'accept P1 with A1 A2 A3',
      '? every node promised 4',
      '? every node accepted nothing',
      '? nothing is chosen',
      'retry P1',
      'prepare P1 with A1 A2 A3',
      'accept P2 with A1 A2 A3',
      '? P2 is idle',
      'accept P1 with A1 A2 A3',
      '? X is chosen at 5',
      '? P1 is done',
    ],
  },
  {
    name: 'PX-08 both may prepare and one may be accepted',
    nodes: two,
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2',
      'propose Y by P2',
      'prepare P2 with A2 A3',
      '? promises of P1 are 2',
      '? promises of P2 are 2',
      '? P1 proposes X',
      '? P2 proposes Y',
      'accept P1 with A1 A2 A3',
      '? A1 accepted X at 1',
      '? A2 refused P1',
      '? A3 refused P1',
      '? nothing is chosen',
      'deliver Accept P2->A2',
      'deliver Accept P2->A3',
      '? Y is chosen at 2',
      'deliver Accept P2->A1',
      '? every node accepted Y at 2',
      '? every node promised 2',
    ],
  },
  {
    name: 'PX-09a the highest number wins',
    nodes: { proposer: 3, acceptor: 5, learner: 1 },
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2 A3',
      'accept P1 with A1',
      'propose Y by P2',
      'prepare P2 with A2 A3 A4',
      '? P2 proposes Y',
      'accept P2 with A4',
      'propose Z by P3',
      'prepare P3 with A1 A4 A5',
      '? P3 proposes Y',
      'accept P3 with A1 A4 A5',
      '? A1 A4 A5 accepted Y at 3',
      '? A2 A3 promised 2',
      '? A2 A3 accepted nothing',
      '? Y is chosen at 3',
    ],
  },
  {
    name: 'PX-09b two hold X in different ballots',
    nodes: three,
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2',
      'accept P1 with A1',
      'propose Y by P2',
      'prepare P2 with A2 A3',
      'accept P2 with A2',
      'propose Z by P3',
      'prepare P3 with A1 A3',
      '? P3 proposes X',
      'accept P3 with A3',
      '? A1 promised 3',
      '? A1 accepted X at 1',
      '? A2 accepted Y at 2',
      '? A3 accepted X at 3',
      '? nothing is chosen',
      '? L1 knows nothing',
      'retry P1',
      'prepare P1 with A1 A2',
      '? P1 proposes Y',
      'accept P1 with A1 A2',
      '? Y is chosen at 4',
      '? L1 knows Y',
    ],
  },
  {
    name: 'PX-09c the same without counting by ballot',
    nodes: three,
    breaks: ['X3'],
    lines: [
      'switch off PSW-SAMEBALLOT',
      'propose X by P1',
      'prepare P1 with A1 A2',
      'accept P1 with A1',
      'propose Y by P2',
      'prepare P2 with A2 A3',
      'accept P2 with A2',
      'propose Z by P3',
      'prepare P3 with A1 A3',
      'accept P3 with A3',
      '? L1 knows X',
      '? nothing is chosen',
      '? X3 is broken',
      'retry P1',
      'prepare P1 with A1 A2',
      'accept P1 with A1 A2',
      '? Y is chosen at 4',
    ],
  },
  {
    name: 'PX-10a accepting does not promise',
    nodes: three,
    breaks: ['X5', 'P2a', 'X6', 'P2b', 'P2c', 'X1', 'P2'],
    lines: [
      'switch off PSW-NP-ON-ACCEPT',
      'propose X by P1',
      'prepare P1 with A1 A2',
      'propose Y by P2',
      'prepare P2 with A1 A2',
      'deliver Accept P2->A2',
      'deliver Accept P2->A3',
      '? Y is chosen at 2',
      '? A1 promised 2',
      '? A1 accepted nothing',
      '? A3 promised nothing',
      '? A3 accepted Y at 2',
      'deliver Accept P1->A3',
      '? A3 accepted X at 1',
      'propose Z by P3',
      'prepare P3 with A1 A3',
      '? P3 proposes X',
      'deliver Accept P3->A1',
      'deliver Accept P3->A2',
      '? X is chosen at 3',
      '? X1 is broken',
    ],
  },
  {
    name: 'PX-10b accepting promises',
    nodes: three,
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2',
      'propose Y by P2',
      'prepare P2 with A1 A2',
      'deliver Accept P2->A2',
      'deliver Accept P2->A3',
      '? Y is chosen at 2',
      '? A3 promised 2',
      'deliver Accept P1->A3',
      '? A3 refused P1',
      '? A3 accepted Y at 2',
      'propose Z by P3',
      'prepare P3 with A1 A3',
      '? P3 proposes Y',
    ],
  },
  {
    name: 'PX-11a one acceptor',
    nodes: { proposer: 1, acceptor: 1, learner: 1 },
    lines: [
      'crash A1',
      'propose X by P1',
      'settle',
      '? P1 is preparing',
      '? nothing is chosen',
      '? L1 knows nothing',
    ],
  },
  {
    name: 'PX-11b many acceptors that take the first value',
    nodes: { proposer: 3, acceptor: 3, learner: 1 },
    options: { fast: true },
    lines: [
      'settle',
      'propose X by P1',
      'propose Y by P2',
      'propose Z by P3',
      'deliver Direct P1->A1',
      'deliver Direct P2->A2',
      'deliver Direct P3->A3',
      '? A1 accepted X at 1',
      '? A2 accepted Y at 1',
      '? A3 accepted Z at 1',
      '? nothing is chosen',
      'drop all',
      '? nothing is chosen',
    ],
  },
  {
    name: 'PX-11c numbers without promises',
    nodes: two,
    breaks: ['P1a', 'X6', 'P2a', 'P2b', 'X1', 'P2'],
    lines: [
      'switch off PSW-PROMISE',
      'propose X by P1',
      'propose Y by P2',
      'prepare P1 with A1 A2',
      'prepare P2 with A1 A2',
      'deliver Accept P1->A1',
      'deliver Accept P1->A2',
      '? X is chosen at 1',
      'deliver Accept P2->A1',
      'deliver Accept P2->A2',
      '? Y is chosen at 2',
      '? X1 is broken',
    ],
  },
  {
    name: 'PX-11d the whole protocol',
    nodes: two,
    lines: [
      'propose X by P1',
      'propose Y by P2',
      'prepare P1 with A1 A2',
      'prepare P2 with A1 A2',
      'accept P1 with A1 A2',
      '? A1 refused P1',
      '? A2 refused P1',
      'accept P2 with A1 A2',
      '? Y is chosen at 2',
      '? L1 knows Y',
    ],
  },
  {
    name: 'PX-12 learners',
    nodes: two,
    lines: [
      ...opened,
      'deliver Accept P1->A1',
      'deliver Accept P1->A2',
      'drop Accepted A1->L1',
      'drop Accepted A2->L1',
      'drop Accept P1->A3',
      'settle',
      '? X is chosen at 1',
      '? L1 knows nothing',
      '? P1 knows X',
      'propose Y by P2',
      'prepare P2 with A2 A3',
      '? P2 proposes X',
      'accept P2 with A2 A3',
      '? L1 knows X',
    ],
  },
  {
    name: 'FX-01 a collision in a fast ballot',
    nodes: { proposer: 2, acceptor: 5, learner: 1 },
    options: { fast: true },
    lines: [
      'settle',
      '? every node promised 1',
      'propose Y by P1',
      'propose X by P2',
      'deliver Direct P2->A1',
      'deliver Direct P2->A2',
      'deliver Direct P2->A3',
      'deliver Direct P1->A4',
      'deliver Direct P1->A5',
      '? A1 A2 A3 accepted X at 1',
      '? A4 A5 accepted Y at 1',
      '? nothing is chosen',
      'drop all Direct',
      'deliver Accepted A1->P1',
      'deliver Accepted A2->P1',
      'deliver Accepted A4->P1',
      '? ballot of P1 is 1',
      'deliver Accepted A5->P1',
      '? ballot of P1 is 3',
      'prepare P1 with A1 A2 A4',
      '? P1 proposes X',
      'settle',
      '? X is chosen at 3',
      '? L1 knows X',
    ],
  },
  {
    name: 'FX-02 a fast ballot without a collision',
    nodes: { proposer: 2, acceptor: 5, learner: 1 },
    options: { fast: true },
    lines: [
      'settle',
      'propose X by P2',
      'deliver Direct P2->A1',
      'deliver Direct P2->A2',
      'deliver Direct P2->A3',
      '? nothing is chosen',
      'deliver Direct P2->A4',
      '? X is chosen at 1',
      'settle',
      '? L1 knows X',
      '? P1 knows X',
      '? P2 knows X',
    ],
  },
  {
    name: 'FL-01a quorums that meet',
    nodes: { proposer: 2, acceptor: 4, learner: 1 },
    options: { quorums: 'flexible', phase1: 3, phase2: 2 },
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2 A3',
      'accept P1 with A1 A2',
      '? X is chosen at 1',
      '? L1 knows X',
      'propose Y by P2',
      'prepare P2 with A3 A4',
      '? P2 proposes nothing',
      'drop all',
      'retry P2',
      'prepare P2 with A2 A3 A4',
      '? P2 proposes X',
    ],
  },
  {
    name: 'FL-01b quorums that need not meet',
    nodes: { proposer: 2, acceptor: 4, learner: 1 },
    options: { quorums: 'flexible', phase1: 2, phase2: 2 },
    breaks: ['Q', 'P2b', 'X6', 'P2a', 'X1', 'P2'],
    lines: [
      'propose X by P1',
      'prepare P1 with A1 A2',
      'accept P1 with A1 A2',
      '? X is chosen at 1',
      'propose Y by P2',
      'prepare P2 with A3 A4',
      '? P2 proposes Y',
      'accept P2 with A3 A4',
      '? Y is chosen at 2',
      '? X1 is broken',
    ],
  },
];

describe('Paxos, as its sources draw it', () => {
  it.each(scenes)('$name', async (scene) => {
    await expect(playScene(paxos, scene)).toMatchFileSnapshot(transcriptOf(scene));
  });

  it.each(scenarios)('opens $title', (scenario) => {
    const { run } = openScenario(paxos, scenario);
    expect(latest(run).broken).toEqual([]);
  });
});

/** How many messages one decision takes, when nobody else asks, and how many trips of 10 ms until all learners know. */
function decision(nodes: Readonly<Record<string, number>>, options: Options) {
  const network = { latencyMin: 10, latencyMax: 10 };
  const run = startRun(paxos, setupOf(paxos, { nodes, options, network }));
  const asker = nodes.server ? 'S1' : 'P1';
  act(run, { kind: 'command', node: asker, command: 'X' });
  advance(run, 10_000);
  const messages = latest(run)
    .world.nodes.flatMap(({ sent }) => sent)
    .reduce((sum, count) => sum + count, 0);
  const knows = (moment: (typeof run.line.moments)[number]) =>
    moment.world.nodes.every(({ state }) => (state as { chosen?: unknown }).chosen !== null);
  expect(latest(run).world.nodes.some(({ state }) => (state as { chosen?: unknown }).chosen)).toBe(true);
  return { messages, trips: run.line.moments.find(knows)!.world.now / 10 };
}

describe('three who never wait', () => {
  const scenario = scenarios.find(({ id }) => id === 'duellists')!;
  const chosenAfter = (backoff: string): number => {
    const { run } = openScenario(paxos, scenario, { options: { backoff } });
    advance(run, 20_000);
    return (latest(run).history as PaxosHistory).chosen.length;
  };

  it('choose nothing in twenty seconds, and something if they wait by chance', () => {
    expect(chosenAfter('none')).toBe(0);
    expect(chosenAfter('random')).toBeGreaterThan(0);
  });
});

describe('what a decision costs', () => {
  const asked = [3, 5, 7];
  const q = (n: number) => Math.floor(n / 2) + 1;

  it.each(asked)('is 4(N−1) messages and N−1 to tell, with %i servers and one to count', (n) => {
    expect(decision({ server: n }, { learn: 'distinguished' })).toEqual({
      messages: 4 * (n - 1) + n - 1,
      trips: 5,
    });
  });

  it.each(asked)('is 2(N−1) to prepare and N(N−1) to learn, with %i servers that tell all', (n) => {
    expect(decision({ server: n }, { learn: 'all' })).toEqual({
      messages: 2 * (n - 1) + n * (n - 1),
      trips: 4,
    });
  });

  it.each(asked)('is 4(q−1) and N−1 to tell, with %i servers, if only a majority is asked', (n) => {
    const options = { learn: 'distinguished', reach: 'majority' };
    expect(decision({ server: n }, options)).toEqual({ messages: 4 * (q(n) - 1) + n - 1, trips: 5 });
  });

  it.each(asked)('is 4N and L to tell, with %i acceptors, two learners and one to count', (n) => {
    const nodes = { proposer: 1, acceptor: n, learner: 2 };
    expect(decision(nodes, { learn: 'distinguished' })).toEqual({ messages: 4 * n + 2, trips: 5 });
  });

  it.each(asked)('is 4N and N·L to tell, with %i acceptors and two learners that hear all', (n) => {
    const nodes = { proposer: 1, acceptor: n, learner: 2 };
    expect(decision(nodes, { learn: 'all' })).toEqual({ messages: 4 * n + 2 * n, trips: 4 });
  });

  it('is 4q and q·L to tell, if only a majority is asked', () => {
    const nodes = { proposer: 1, acceptor: 5, learner: 2 };
    expect(decision(nodes, { learn: 'all', reach: 'majority' })).toEqual({
      messages: 4 * 3 + 2 * 3,
      trips: 4,
    });
  });

  it('is two trips in a fast ballot that is open: from the proposer, to the learner', () => {
    const network = { latencyMin: 10, latencyMax: 10 };
    const nodes = { proposer: 2, acceptor: 5, learner: 1 };
    const run = startRun(paxos, setupOf(paxos, { nodes, network, options: { fast: true } }));
    advance(run, 100);
    act(run, { kind: 'command', node: 'P2', command: 'X' }, 'hand', 100);
    advance(run, 120);
    expect(latest(run).world.nodes.find(({ id }) => id === 'L1')!.state).toMatchObject({
      chosen: { n: 1, v: 'X' },
    });
  });
});

/** The end of a scenario of the lab, after some more lines. */
function endOf(id: string, lines: readonly string[] = []) {
  const { run } = openScenario(
    paxos,
    scenarios.find((scenario) => scenario.id === id)!,
  );
  const scope = { nodes: latest(run).world.setup.cast.ids };
  for (const line of lines) {
    const action = languageOf(paxos).action(line, scope);
    if (!action.ok) throw new Error(action.message);
    action.play(run, 0);
  }
  return latest(run);
}

describe('the ledger', () => {
  it('shows the cat of 9001 chosen, and who stands in both quorums', () => {
    const { world, history } = endOf('9001');
    const { rows, says, quorums } = ledger(world, history);
    expect(rows.map((row) => [row.epoch.number, row.epoch.hue, row.by, row.says, row.chosen])).toEqual([
      [9002, 2, 'P2', '3 promises, may propose', false],
      [9001, 1, 'P1', 'chosen: 3 of 5, one ballot', true],
    ]);
    expect(rows[0]!.cells.map(({ state, report }) => report ?? state)).toEqual([
      'none',
      'none',
      'cat @ 9001',
      'promised',
      'promised',
    ]);
    expect(says).toBe('A3 is in both quorums. That one shared acceptor is why Paxos is safe.');
    expect(quorums).toBe('phase 1: 3 of 5 · phase 2: 3 of 5 · any two meet');
  });

  it('tells each node only what it can know', () => {
    const { world, history } = endOf('9001', ['deliver Promise A4->P2', 'deliver Promise A5->P2']);
    const of = (id: string) => ledger(world, history, id).rows.map((row) => [row.epoch.number, row.says]);
    expect(of('A3')).toEqual([
      [9002, '1 promise, needs 3'],
      [9001, '1 of 5, not chosen'],
    ]);
    expect(of('P2')).toEqual([[9002, '2 promises, needs 3']]);
    expect(of('L1')).toEqual([]);
  });

  it('says when it is too late, and what a lost disk has forgotten', () => {
    const duel = endOf('duel', ['accept P2 with A1 A2 A3']);
    expect(ledger(duel.world, duel.history).rows.map((row) => row.says)).toEqual([
      'proposes cat',
      'too late',
      'too late',
    ]);
    const lost = endOf('duel', ['switch off PSW-DISK', 'crash A1']);
    expect(ledger(lost.world, lost.history).rows[0]!.cells[0]).toMatchObject({ node: 'A1', forgotten: true });
  });

  it('says when quorums need not meet', () => {
    const run = startRun(
      paxos,
      setupOf(paxos, {
        nodes: { proposer: 1, acceptor: 4 },
        options: { quorums: 'flexible', phase1: 2, phase2: 2 },
      }),
    );
    const { world, history } = latest(run);
    expect(ledger(world, history).quorums).toBe('phase 1: 2 of 4 · phase 2: 2 of 4 · two need not meet');
  });
});

describe('the notebooks', () => {
  const verdictOf = (id: string, lines: readonly string[], node: string) => {
    const { world } = endOf(id, lines);
    const { verdict, tone, title, tallies } = notebooks(world).find((book) => book.node === node)!;
    return {
      verdict,
      tone,
      title,
      decisive: tallies.flatMap(({ answers }) => answers).filter(({ decisive }) => decisive).length,
    };
  };

  it('bind a proposer to the report with the highest ballot', () => {
    expect(verdictOf('9001', ['drop all'], 'P2').verdict).toBe('Waits for 3 more promises.');
    const heard = ['deliver Promise A3->P2', 'deliver Promise A4->P2', 'deliver Promise A5->P2'];
    expect(verdictOf('9001', heard, 'P2')).toEqual({
      title: 'P2 wants dog under ballot 9002',
      verdict: 'Bound to cat: the report with the highest ballot wins.',
      tone: 'accent',
      decisive: 1,
    });
  });

  it('free a proposer to whom nobody reported anything', () => {
    expect(verdictOf('duel', [], 'P1').verdict).toBe(
      'Free to propose its own cat: nobody reported anything.',
    );
  });

  it('let a learner say what it has counted', () => {
    expect(verdictOf('unlearned', [], 'L1').verdict).toBe(
      'It knows of no quorum for one value in one ballot.',
    );
    expect(verdictOf('flexible', [], 'L1')).toMatchObject({ title: 'L1 knows cat', tone: 'gold' });
  });
});
