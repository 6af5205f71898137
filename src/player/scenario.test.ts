import { describe, expect, it } from 'vitest';
import { latest } from '../drivers/run.ts';
import { generals } from '../protocols/generals/generals.ts';
import { raft } from '../protocols/raft/raft.ts';
import { openScenario, optionsOf, readOptions, writeOptions } from './scenario.ts';

const called = (id: string) => generals.scenarios.find((scenario) => scenario.id === id)!;

describe('how many play', () => {
  it('is an option: it makes the cast, and says what it made', () => {
    for (const lieutenants of [2, 5, 9]) {
      const { setup } = latest(
        openScenario(generals, called('four'), { options: { lieutenants } }).run,
      ).world;
      expect(setup.cast.byKind.get('lieutenant')).toHaveLength(lieutenants);
      expect(setup.options.lieutenants).toBe(lieutenants);
    }
    const own = latest(openScenario(generals, called('seven')).run).world.setup;
    expect([own.cast.ids.length, own.options.lieutenants]).toEqual([7, 6]);
  });

  it('leaves out what a script says about those who are not there', () => {
    const { run } = openScenario(generals, called('four'), { options: { lieutenants: 2 } });
    expect(latest(run).world.setup.cast.ids).toEqual(['C', 'L1', 'L2']);
    const broken = { ...called('four'), script: ['L9 turns traitor'] };
    expect(() => openScenario(generals, broken)).toThrow('scenario four: "L9 turns traitor"');
  });
});

describe('options in a link', () => {
  it('are those that differ from what the scenario has anyway, and come back', () => {
    const seven = called('seven');
    expect(writeOptions(generals, seven, optionsOf(generals, seven))).toBe('');
    // Fewer than the scenario's own, though as many as the protocol's: that must be said.
    const wanted = { ...optionsOf(generals, seven), lieutenants: 3 };
    expect(readOptions(generals, writeOptions(generals, seven, wanted))).toEqual({ lieutenants: 3 });
    const five = raft.scenarios[0]!;
    const changed = { ...optionsOf(raft, five), repair: 'conflict-term' };
    expect(optionsOf(raft, five).repair).not.toBe('conflict-term');
    expect(readOptions(raft, writeOptions(raft, five, changed))).toEqual({ repair: 'conflict-term' });
  });

  it('are refused when they ask for a camp that cannot be', () => {
    expect(() => readOptions(generals, 'lieutenants:1')).toThrow('Lieutenants goes from 2 to 9');
    expect(() => readOptions(generals, 'lieutenants:1e9')).toThrow('Lieutenants goes from 2 to 9');
  });
});
