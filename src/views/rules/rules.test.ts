import { describe, expect, it } from 'vitest';
import type { Happening } from '../../engine/portrait.ts';
import type { Run } from '../../drivers/run.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { happeningAt } from '../../timeline/timeline.ts';
import { firedRules, ruleCard, whyNot } from './scene.ts';

const begun = (): Run =>
  startRun(
    raft,
    setupOf(raft, {
      nodes: { server: 3, client: 1 },
      seed: 42,
      timeouts: { S1: [150], S2: [151], S3: [290] },
    }),
  );

const newest = (run: Run): Happening => happeningAt(run.line, run.line.moments.length - 1)!;

function deliver(run: Run, from: string, to: string): Happening {
  const message = latest(run).world.flights.find((flight) => flight.from === from && flight.to === to)!;
  act(run, { kind: 'deliver', message: message.id });
  return newest(run);
}

describe('the rules of a moment', () => {
  it('are those that fired, each once', () => {
    const run = begun();
    expect(firedRules(raft, undefined, [])).toEqual([]);
    advance(run, 150.5);
    expect(firedRules(raft, newest(run), []).map(({ id, fired }) => [id, fired])).toEqual([
      ['SRV.F2', ['S1']],
      ['SRV.C1', ['S1']],
    ]);
  });

  it('stand lit on the card, and weakened where a switch is off', () => {
    const run = begun();
    advance(run, 150.5);
    const card = ruleCard(raft, newest(run), ['SW-UPTODATE']);
    expect(card.map(({ title }) => title)).toEqual([
      'Servers',
      'RequestVote, receiver',
      'Pre-vote',
      'AppendEntries, receiver',
      'InstallSnapshot, receiver',
      'Snapshots',
      'Clients',
      'Reads',
      'Membership',
      'Leadership transfer',
    ]);
    const rules = card.flatMap((group) => group.rules);
    expect(rules.filter(({ fired }) => fired.length > 0).map(({ id }) => id)).toEqual(['SRV.F2', 'SRV.C1']);
    expect(rules.filter(({ weakened }) => weakened !== '').map(({ id }) => id)).toEqual(['RV.2b']);
    expect(rules.find(({ id }) => id === 'RV.2b')?.waitsFor).toBe('a RequestVote');
  });
});

describe('a rule that is switched off', () => {
  const weak = (off: string) =>
    ruleCard(raft, undefined, [off])
      .flatMap(({ rules }) => rules)
      .find(({ weakened }) => weakened !== '');

  it('names the promises nobody can keep any more', () => {
    expect(weak('SW-UPTODATE')).toMatchObject({
      id: 'RV.2b',
      isVoid: [raft.properties.I4!.name, raft.properties.I5!.name],
    });
  });

  it('names none where only progress may suffer', () => {
    expect(weak('SW-RANDOM')).toMatchObject({ isVoid: [] });
    expect(weak('SW-RANDOM')?.switches[0]).toMatchObject({ on: false, breaks: [] });
  });
});

describe('why not', () => {
  it('tells of a timer', () => {
    const run = begun();
    advance(run, 150.5);
    const now = newest(run);
    expect(whyNot(raft, now, 'S1', 'SRV.C1')).toBe(
      'It did fire on S1. S1 stands for election in term 1, votes for itself, and asks the others.',
    );
    expect(whyNot(raft, now, 'S1', 'SRV.C4')).toMatch(/^Its condition did not hold on S1/);
    expect(whyNot(raft, now, 'S1', 'AE.2')).toBe(
      'It waits for an AppendEntries; what happened was that the election timer ran out.',
    );
    expect(whyNot(raft, now, 'S2', 'SRV.C1')).toBe(
      'S2 had nothing to answer at this moment: it was S1’s turn.',
    );
    expect(whyNot(raft, now, 'C1', 'SRV.C1')).toBe('SRV.C1 is not a rule for C1: it is a client.');
    expect(whyNot(raft, now, 'S1', 'SRV.L1')).toMatch(/^It is tried after every answer/);
  });

  it('names the rule that had already answered', () => {
    const run = begun();
    advance(run, 151.5);
    const now = deliver(run, 'S1', 'S2');
    expect(now.fired.map(({ rule }) => rule)).toEqual(['RV.2a']);
    expect(whyNot(raft, now, 'S2', 'RV.2')).toBe(
      'RV.2a stands before it and had already answered: “Give at most one vote a term: first come, first served.”',
    );
    expect(whyNot(raft, now, 'S2', 'RV.1')).toMatch(/^Its condition did not hold on S2/);
  });

  it('tells when nothing came in, or nobody was there', () => {
    const run = begun();
    advance(run, 150.5);
    act(run, { kind: 'crash', node: 'S3' });
    expect(whyNot(raft, newest(run), 'S3', 'RV.2')).toMatch(/^Nothing came in/);
    expect(whyNot(raft, deliver(run, 'S1', 'S3'), 'S3', 'RV.2')).toBe('S3 is down: it answers nothing.');
  });
});
