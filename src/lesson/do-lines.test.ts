import { describe, expect, it } from 'vitest';
import { wander } from '../drivers/dice.ts';
import type { Run } from '../drivers/run.ts';
import { act, latest, startRun } from '../drivers/run.ts';
import { setupOf } from '../drivers/setup.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { World } from '../engine/world.ts';
import { paxos } from '../protocols/paxos/paxos.ts';
import { raft } from '../protocols/raft/raft.ts';
import { lessonLines } from './do-lines.ts';
import { languageOf } from './script.ts';

const casts = { raft: { server: 3, client: 1 }, paxos: { proposer: 2, acceptor: 3, learner: 1 } } as const;

const begun = (protocol: Protocol): Run =>
  startRun(
    protocol,
    setupOf(protocol, { nodes: casts[protocol.id as keyof typeof casts], seed: 3, held: true }),
  );

/** The run after a random walk, every fault included. */
function walked(protocol: Protocol, seed: number): Run {
  const run = begun(protocol);
  const { actions } = wander(protocol, latest(run).world.setup, seed, 40, { until: () => false });
  for (const action of actions) act(run, action, 'hand', latest(run).world.now + 1);
  return run;
}

function played(protocol: Protocol, lines: readonly string[]): Run {
  const run = begun(protocol);
  for (const text of lines) {
    const line = languageOf(protocol).action(text, { nodes: latest(run).world.setup.cast.ids });
    if (!line.ok) throw new Error(`"${text}": ${line.message}`);
    line.play(run, 0);
  }
  return run;
}

/** Messages that take other times stand in another order. */
const print = (world: World): number =>
  fingerprint({ ...world, flights: [...world.flights].sort((a, b) => a.id - b.id) });

describe('a run in the words of lessons', () => {
  it.each([raft, paxos])('leads $id to the same worlds, step by step', (protocol) => {
    let said = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const run = walked(protocol, seed);
      const told = lessonLines(run);
      if (!told.ok) continue;
      said += 1;
      const again = played(protocol, told.lines);
      expect(again.line.moments.length).toBe(run.line.moments.length);
      for (const [i, { world }] of run.line.moments.entries())
        expect(print(again.line.moments[i]!.world), `${seed}: ${told.lines[i - 1]}`).toBe(print(world));
    }
    expect(said).toBeGreaterThan(2);
  });

  it('says what a person would write', () => {
    const run = begun(paxos);
    act(run, { kind: 'switch', rule: 'PSW-VALUE', on: false });
    act(run, { kind: 'command', node: 'P1', command: 'cat' });
    act(run, { kind: 'deliver', message: latest(run).world.flights.find(({ to }) => to === 'A2')!.id });
    act(run, { kind: 'crash', node: 'A1' });
    expect(lessonLines(run)).toEqual({
      ok: true,
      lines: ['switch off PSW-VALUE', 'propose cat by P1', 'deliver Prepare P1 -> A2', 'crash A1'],
    });
  });

  it('says where it has no words, instead of something else', () => {
    const run = begun(paxos);
    act(run, { kind: 'command', node: 'P1', command: 'cat' });
    act(run, { kind: 'network', loss: 0.5 });
    expect(lessonLines(run)).toMatchObject({ ok: false, after: 1 });
  });
});
