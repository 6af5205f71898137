/** 13 May 2008, played with and without the exchange of inputs, claimed and written down as prose. */
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../tools/play-scenes.ts';
import { playScene, transcriptOf } from '../../../tools/play-scenes.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import type { Run } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { languageOf } from '../../lesson/script.ts';
import { openScenario } from '../../player/scenario.ts';
import { happeningAt } from '../../timeline/timeline.ts';
import { portrait } from './portrait.ts';
import { scenarios } from './scenarios.ts';
import { shuttle } from './shuttle.ts';
import { read, thresholdOf } from './signal.ts';
import { groupsOf, majorityOf } from './vote.ts';

const nodes = { box: 1, computer: 4 };

const scenes: readonly Scene[] = [
  {
    name: 'BG-16a history',
    nodes,
    lines: [
      'switch off RM-INPUTS',
      'next sample',
      '? every node read 1',
      '? the split is 4',
      '? HEALTHY',
      'next sample',
      '? GPC1 GPC2 GPC3 read 1',
      '? GPC4 read 0',
      '? state of GPC1 is 11',
      '? state of GPC4 is 10',
      '? the split is 3-1',
      '? GPC4 is voted out',
      '? HEALTHY is broken',
      '? SAME-INPUT is broken',
      'next sample',
      '? GPC2 GPC4 read 0',
      '? state of GPC1 is 111',
      '? state of GPC2 is 110',
      '? state of GPC3 is 111',
      '? state of GPC4 is 100',
      '? the split is 2-1-1',
      '? GPC2 GPC4 are voted out',
      'next sample',
      '? GPC1 read 1',
      '? GPC3 read 0',
      '? state of GPC1 is 1111',
      '? state of GPC2 is 1100',
      '? state of GPC3 is 1110',
      '? state of GPC4 is 1000',
      '? the split is 1-1-1-1',
      '? no majority is left',
    ],
    breaks: ['HEALTHY', 'SAME-INPUT', 'SAME-STATE'],
  },
  {
    name: 'BG-16b inputs agreed on first',
    nodes,
    lines: [
      'next sample',
      '? Heard messages were 12',
      '? the split is 4',
      'next sample',
      '? GPC4 read 0',
      '? input of GPC1 is 1110',
      '? input of GPC4 is 1110',
      '? state of GPC4 is 11',
      '? the split is 4',
      'next sample',
      '? input of GPC2 is 1010',
      '? state of GPC2 is 110',
      '? the split is 4',
      'next sample',
      '? input of GPC3 is 1000',
      '? state of GPC1 is 1100',
      '? state of GPC4 is 1100',
      '? the split is 4',
      '? nobody is voted out',
      '? samples taken are 4',
    ],
  },
  {
    name: 'BG-16c two against two',
    nodes,
    lines: [
      'switch off RM-TIE',
      'next sample',
      'next sample',
      '? the split is 4',
      'next sample',
      '? the split is 2-2',
      '? no majority is left',
      '? nobody is voted out',
      '? SAME-INPUT',
    ],
    breaks: ['SAME-STATE'],
  },
  {
    name: 'BG-16d the box reaches only some',
    nodes,
    lines: [
      'fire sample of MDM',
      'drop Signal MDM->GPC2',
      'settle',
      'vote',
      '? GPC2 read nothing',
      '? input of GPC1 is 1-11',
      '? input of GPC2 is 1-11',
      '? the split is 4',
    ],
  },
  {
    name: 'a signal that comes after the vote',
    nodes,
    lines: [
      'next sample',
      'fire sample of MDM',
      'delay Signal MDM->GPC2 by 1s',
      'run until messages under way are 1',
      'vote',
      '? input of GPC2 is 1-10',
    ],
  },
  {
    name: 'BG-16e a computer that really fails',
    nodes,
    lines: ['next sample', 'crash GPC3', 'next sample', '? GPC3 is voted out', '? HEALTHY'],
  },
  {
    name: 'BG-16f once without and once with asking',
    nodes,
    lines: [
      'switch off RM-INPUTS',
      'next sample',
      'next sample',
      '? GPC4 is voted out',
      '? HEALTHY is broken',
      'crash GPC1',
      'begin again',
      '? HEALTHY',
      'switch on RM-INPUTS',
      '? nobody is voted out',
      '? samples taken are 0',
      '? every node reads nothing',
      'next sample',
      'next sample',
      '? state of GPC4 is 11',
      '? the split is 4',
    ],
  },
];

describe('scenes', () => {
  it.each(scenes)('$name', async (scene) => {
    await expect(playScene(shuttle, scene)).toMatchFileSnapshot(transcriptOf(scene));
  });
});

const states = (...texts: readonly string[]) => new Map(texts.map((text, i) => [`GPC${i + 1}`, text]));

describe('reading and counting', () => {
  it('reads a level by the threshold of each', () => {
    const ids = ['GPC1', 'GPC2', 'GPC3', 'GPC4'];
    expect(ids.map(thresholdOf)).toEqual([0.4, 0.48, 0.42, 0.55]);
    const bits = (level: number) => ids.map((id) => read(id, level)).join('');
    expect([1, 0.5, 0.45, 0.41].map(bits)).toEqual(['1111', '1110', '1010', '1000']);
    expect(ids.map((id) => read(id, thresholdOf(id))).join('')).toBe('1111');
  });
  it.each([
    [['1', '1', '1', '1'], '4', '1'],
    [['1', '1', '1', '0'], '3-1', '1'],
    [['1', '1', '0', '0'], '2-2', undefined],
    [['a', 'b', 'a', 'c'], '2-1-1', undefined],
    [['a', 'b', 'a'], '2-1', 'a'],
    [['a', 'b'], '1-1', undefined],
  ])('%j is %s, and its majority %s', (texts, split, majority) => {
    expect(groupsOf(states(...texts)).join('-')).toBe(split);
    expect(majorityOf(states(...texts))).toBe(majority);
  });
});

/** A run of that scenario, played to its end. */
function played(id: string): Run {
  const { run } = openScenario(
    shuttle,
    scenarios.find((one) => one.id === id)!,
  );
  act(run, { kind: 'hold', held: false });
  advance(run, 10_000);
  return run;
}

describe('scenarios, left alone', () => {
  it.each([
    ['history', '1-1-1-1', ['HEALTHY', 'SAME-INPUT', 'SAME-STATE']],
    ['agreed', '4', []],
    ['launch', '4', []],
    ['sound', '4', []],
    ['tie', '2-2', ['SAME-STATE']],
    ['three', '3', []],
  ])('%s ends %s', (id, split, broken) => {
    const { world, broken: found } = latest(played(id));
    expect(portrait.scope!(world)!.split).toBe(split);
    expect(found.map(({ property }) => property).sort()).toEqual(broken);
  });
});

describe('how it looks', () => {
  it('shows the signal, who read what, and how they are split', () => {
    const { world } = latest(played('history'));
    const scope = portrait.scope!(world)!;
    expect(scope.samples.map(({ level }) => level)).toEqual([1, 0.5, 0.45, 0.41]);
    expect(scope.samples.map(({ bits }) => bits.map(({ bit }) => bit).join(''))).toEqual([
      '1111',
      '1110',
      '1010',
      '1000',
    ]);
    expect(scope.states.map(({ text }) => text)).toEqual(['1111', '1100', '1110', '1000']);
    expect(scope.states.map(({ group }) => group === 0)).toEqual([false, true, false, true]);
    expect(scope.says).toContain('no majority');
  });
  it('knows at the start of no bits and no split', () => {
    const scope = portrait.scope!(latest(startRun(shuttle, setupOf(shuttle, { nodes }))).world)!;
    expect([scope.split, scope.samples[0]!.bits]).toEqual(['', []]);
  });
  it('puts the box above the computers', () => {
    const { world } = latest(startRun(shuttle, setupOf(shuttle, { nodes })));
    expect(portrait.rows!(world)).toEqual([['MDM'], ['GPC1', 'GPC2', 'GPC3', 'GPC4']]);
  });
  it('loops those who agree, as long as they are more than half of those in', () => {
    const run = played('history');
    const loops = run.line.moments
      .slice(1)
      .flatMap(({ index }) => portrait.quorums(happeningAt(run.line, index)!).map(({ says }) => says));
    expect(new Set(loops)).toContain('3 of 4 in state 11');
    expect(new Set(loops)).toContain('2 of 3 in state 111');
    expect(portrait.quorums(happeningAt(run.line, latest(run).index)!)).toEqual([]);
  });
  it('tables what was heard where it is asked for', () => {
    expect(portrait.heard!(latest(played('history')).world)).toBeUndefined();
    const rows = portrait.heard!(latest(played('agreed')).world)!.rows;
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.said?.text).join(''))).toEqual(
      Array.from({ length: 4 }, () => '1000'),
    );
    expect(rows[3]).toMatchObject({ result: { text: '0' }, why: '1 of 4 read 1' });
  });
  it('says under which condition anything is promised', () => {
    const bound = (id: string) => portrait.bound!(latest(played(id)).world)!.holds;
    expect(['agreed', 'three', 'history'].map(bound)).toEqual([true, true, false]);
    const two = startRun(shuttle, setupOf(shuttle, { nodes: { box: 1, computer: 2 } }));
    expect(portrait.bound!(latest(two).world)).toEqual({
      holds: false,
      says: 'A box and 2 computers do not bear one two-faced part: it takes four in all.',
    });
  });
  it.each(scenarios)('$id: every face, field and message says something', (scenario) => {
    const { run } = openScenario(shuttle, scenario);
    advance(run, latest(run).world.now + 310);
    const { world } = latest(run);
    for (const node of world.nodes) {
      expect(portrait.face(node, world).role).not.toBe('');
      expect(portrait.fields(node, world).length).toBeGreaterThan(2);
    }
    for (const message of world.flights) expect(portrait.capsule(message, world).says).toContain(message.to);
  });
});

describe('verbs', () => {
  const tried = (lines: readonly string[]) => {
    const run = startRun(shuttle, setupOf(shuttle, { nodes, held: true }));
    for (const text of lines) {
      const line = languageOf(shuttle).action(text, { nodes: latest(run).world.setup.cast.ids });
      if (!line.ok) throw new Error(line.message);
      line.play(run, 0);
    }
  };
  it.each([
    [['vote'], 'there is nothing to compute from: first comes a signal'],
    [
      ['next sample', 'next sample', 'next sample', 'next sample', 'next signal'],
      'there is no further sample',
    ],
    [['crash MDM', 'next signal'], 'MDM is down'],
  ])('%j cannot be done', (lines, why) => {
    expect(() => tried(lines)).toThrow(why);
  });
});
