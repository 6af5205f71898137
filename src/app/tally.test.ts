import { describe, expect, it } from 'vitest';
import { act, advance, latest, startRun } from '../drivers/run.ts';
import { setupOf } from '../drivers/setup.ts';
import type { Protocol } from '../engine/protocol.ts';
import { paxos } from '../protocols/paxos/paxos.ts';
import { raft } from '../protocols/raft/raft.ts';
import { tallyOf } from './tally.ts';

/** The numbers of a run after some time, by name. */
function numbers(protocol: Protocol, nodes: Readonly<Record<string, number>>, asked: string, ms: number) {
  const run = startRun(protocol, setupOf(protocol, { nodes, seed: 4 }));
  advance(run, 400);
  act(run, { kind: 'command', node: asked, command: 'cat' });
  advance(run, latest(run).world.now + ms);
  const arrived = run.line.moments.filter(({ action }) => action?.kind === 'deliver').length;
  const underWay = latest(run).world.flights.length;
  return {
    ...Object.fromEntries(tallyOf(protocol, latest(run)).map(({ name, value }) => [name, value])),
    seen: arrived + underWay,
  };
}

describe('a run in numbers', () => {
  it('counts every message that was sent, whatever became of it, and what is decided', () => {
    const { seen, ...said } = numbers(raft, { server: 3, client: 1 }, 'C1', 400);
    expect(said).toEqual({
      'messages sent': String(seen),
      'highest term': '1',
      decided: '1',
      'promises broken': '0',
    });
  });

  it('names what is chosen where there is no log', () => {
    const nodes = { proposer: 2, acceptor: 3, learner: 1 };
    expect(numbers(paxos, nodes, 'P1', 0)).toMatchObject({ decided: 'nothing', 'messages sent': '3' });
    expect(numbers(paxos, nodes, 'P1', 400)).toMatchObject({ decided: 'cat', 'highest ballot': '1' });
  });
});
