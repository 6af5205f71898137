import { describe, expect, it } from 'vitest';
import { act, advance, startRun } from '../../../drivers/run.ts';
import type { Run } from '../../../drivers/run.ts';
import { setupOf } from '../../../drivers/setup.ts';
import { fingerprint } from '../../../engine/fingerprint.ts';
import { happeningAt } from '../../../timeline/timeline.ts';
import { inLanguage } from '../../translations.ts';
import { raft } from '../raft.ts';
import { GROUPS, OPTIONS, PROPERTIES, SCENARIOS, SWITCHES } from './raft.ts';
import { clientRules, serverRules } from './rules.ts';

const german = await inLanguage(raft, 'de');

const begun = (): Run =>
  startRun(raft, setupOf(raft, { nodes: { server: 5, client: 1 }, seed: 42, network: { loss: 0.05 } }));

/** A run with elections, a crash, a tear, writes and a repair in it. */
function eventful(): Run {
  const run = begun();
  advance(run, 400);
  for (const [i, command] of ['X=3', 'Y=8', 'N=9'].entries()) {
    act(run, { kind: 'command', node: 'C1', command });
    advance(run, 600 + i * 150);
  }
  act(run, { kind: 'crash', node: 'S2' });
  advance(run, 1400);
  act(run, { kind: 'restart', node: 'S2' });
  advance(run, 2200);
  return run;
}

describe('Raft in German', () => {
  it('has words for every rule, property, switch, option, scenario and group, and for nothing else', () => {
    const ids = (kind: string): readonly string[] => Object.keys(raft.kinds[kind]!.rules).sort();
    expect(Object.keys(serverRules).sort()).toEqual(ids('server'));
    expect(Object.keys(clientRules).sort()).toEqual(ids('client'));
    expect(Object.keys(PROPERTIES).sort()).toEqual(Object.keys(raft.properties).sort());
    expect(Object.keys(SWITCHES).sort()).toEqual(Object.keys(raft.switches).sort());
    expect(Object.keys(OPTIONS).sort()).toEqual(Object.keys(raft.options).sort());
    expect(Object.keys(SCENARIOS).sort()).toEqual(raft.scenarios.map(({ id }) => id).sort());
    expect(Object.keys(GROUPS).sort()).toEqual(Object.keys(raft.ruleGroups).sort());
  });

  it('says other words about the same run: a sentence where there was one, and no other', () => {
    const run = eventful();
    const told = new Set<string>();
    for (const { index } of run.line.moments.slice(1)) {
      const happening = happeningAt(run.line, index)!;
      const { before, after, message } = happening;
      for (const fired of happening.fired) {
        const at = after.nodes.findIndex(({ id }) => id === fired.node);
        const node = after.nodes[at]!;
        const telling = {
          id: fired.node,
          before: before.nodes[at]!.state,
          after: node.state,
          message,
          fired,
          world: after,
        };
        const [here, there] = [raft, german].map(({ kinds }) =>
          kinds[node.kind]!.rules[fired.rule]!.tells?.(telling),
        );
        expect(there === '', `${fired.rule}: ${there}`).toBe(here === '');
        if (here !== '') expect(there, fired.rule).not.toBe(here);
        expect(there).not.toMatch(/undefined|null|NaN|\b(the|and|term|entry|leads)\b/);
        told.add(fired.rule);
      }
      expect(german.portrait.quorums(happening).map(({ members }) => members)).toEqual(
        raft.portrait.quorums(happening).map(({ members }) => members),
      );
      for (const { says } of german.portrait.quorums(happening))
        expect(says).toMatch(/führt Term|Eintrag|Mehrheit/);
    }
    expect(told.size).toBeGreaterThan(15);
  });

  it('draws the same things with other words', () => {
    const { line } = eventful();
    for (const { world } of line.moments) {
      for (const node of world.nodes) {
        const [here, there] = [raft, german].map(({ portrait }) => portrait.face(node, world));
        expect({ ...there, role: '', badge: '', epoch: there!.epoch?.number }).toEqual({
          ...here,
          role: '',
          badge: '',
          epoch: here!.epoch?.number,
        });
        expect(there!.badge === undefined).toBe(here!.badge === undefined);
      }
      for (const message of world.flights) {
        const [here, there] = [raft, german].map(({ portrait }) => portrait.capsule(message, world));
        expect({ ...there, label: '', says: '' }).toEqual({ ...here, label: '', says: '' });
        expect(there!.says).not.toBe(here!.says);
      }
    }
  });

  it('runs alike, and is one object however often it is asked for', async () => {
    const [here, there] = [raft, german].map((protocol) => {
      const run = startRun(protocol, setupOf(protocol, { nodes: { server: 3, client: 1 }, seed: 7 }));
      advance(run, 800);
      return fingerprint(run.line.moments.at(-1)!.world);
    });
    expect(there).toBe(here);
    expect(await inLanguage(raft, 'de')).toBe(german);
    expect(await inLanguage(raft, 'en')).toBe(raft);
  });
});
