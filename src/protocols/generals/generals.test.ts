/** Oral messages against their source: the pictures everybody draws, played, claimed and written down as prose. */
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../tools/play-scenes.ts';
import { playScene, transcriptOf } from '../../../tools/play-scenes.ts';
import { advance, latest } from '../../drivers/run.ts';
import { openScenario } from '../../player/scenario.ts';
import { generals } from './generals.ts';
import { scenarios } from './scenarios.ts';

const camp = (generals: number) => ({ commander: 1, lieutenant: generals - 1 });

/** n generals, of whom these lie like that; then all rounds, and claims. */
const told = (
  name: string,
  n: number,
  m: number,
  lies: readonly string[],
  claims: readonly string[],
  more: Partial<Scene> = {},
): Scene => ({
  name,
  nodes: camp(n),
  ...more,
  options: { m, ...more.options },
  lines: [...lies, 'finish', ...claims.map((claim) => `? ${claim}`)],
});

const six = 'C turns traitor and splits ATTACK to L1 L2 L3 else RETREAT';
const helper = 'L6 turns traitor and splits ATTACK to L1 L2 else RETREAT';

const scenes: readonly Scene[] = [
  {
    name: 'BG-01 a treacherous lieutenant',
    nodes: camp(4),
    lines: [
      'L3 turns traitor and says EAT',
      '? L3 is a traitor',
      '? nobody has decided',
      'begin',
      '? the round is 1',
      '? messages under way are 3',
      'settle',
      '? L1 heard ATTACK from C',
      '? L1 heard nothing from L3',
      '? L1 holds ATTACK',
      'next round',
      '? round 1 took 3 messages',
      '? round 2 took 6 messages',
      'finish',
      '? L1 heard EAT from L3',
      '? L2 heard ATTACK from L1',
      '? L1 holds ATTACK ATTACK EAT',
      '? votes of L2 are ATTACK ATTACK EAT',
      '? L1 L2 decide ATTACK',
      '? the loyal agree',
      '? the loyal obey',
      '? 9 messages were sent',
      '? no lie of L3 breaks anything',
    ],
  },
  told(
    'BG-02 a treacherous commander',
    4,
    1,
    ['C turns traitor and tells L1 ATTACK, L2 EAT, L3 NAP'],
    [
      'votes of L1 are ATTACK EAT NAP',
      'votes of L3 are ATTACK EAT NAP',
      'the loyal decide RETREAT',
      'the loyal agree',
      'IC1 holds',
      '9 messages were sent',
      'no lie of C breaks anything',
    ],
  ),
  told(
    'BG-03 three generals, L2 lies',
    3,
    1,
    ['L2 turns traitor and says RETREAT'],
    [
      'L1 heard ATTACK from C',
      'L1 heard RETREAT from L2',
      'L1 decides RETREAT',
      'IC2 is broken',
      '4 messages were sent',
      'some lie of L2 breaks IC2',
    ],
    { breaks: ['IC2'] },
  ),
  told(
    'BG-04 three generals, the commander lies',
    3,
    1,
    ['C turns traitor and tells L1 ATTACK, L2 RETREAT'],
    [
      'L1 heard ATTACK from C',
      'L1 heard RETREAT from L2',
      'L2 heard RETREAT from C',
      'L2 heard ATTACK from L1',
      'the loyal decide RETREAT',
      'the loyal agree',
    ],
  ),
  told(
    'BG-05 three generals, L1 lies',
    3,
    1,
    ['L1 turns traitor and says ATTACK'],
    ['L2 heard RETREAT from C', 'L2 heard ATTACK from L1', 'L2 decides RETREAT', 'the loyal obey'],
    { options: { order: 'RETREAT' } },
  ),
  told(
    'BG-06a a silent lieutenant',
    4,
    1,
    ['L3 turns traitor and is silent'],
    ['votes of L1 are ATTACK ATTACK RETREAT', 'L1 L2 decide ATTACK', '7 messages were sent'],
  ),
  told(
    'BG-06b a silent commander',
    4,
    1,
    ['C turns traitor and is silent'],
    ['L1 heard nothing from C', 'the loyal decide RETREAT', '6 messages were sent'],
  ),
  told(
    'BG-06c silent to one and two orders',
    4,
    1,
    ['C turns traitor and tells L1 ATTACK, L2 RETREAT, L3 nothing'],
    ['L1 holds ATTACK RETREAT RETREAT', 'L3 holds ATTACK RETREAT RETREAT', 'the loyal decide RETREAT'],
  ),
  told(
    'BG-06d silent to one only',
    4,
    1,
    ['C turns traitor and tells L3 nothing'],
    ['L3 holds ATTACK ATTACK RETREAT', 'the loyal decide ATTACK'],
  ),
  told(
    'BG-08a too few rounds',
    7,
    1,
    [six, helper],
    ['L1 L2 decide ATTACK', 'L3 L4 L5 decide RETREAT', 'the loyal disagree', '36 messages were sent'],
    {
      breaks: ['IC1'],
    },
  ),
  told(
    'BG-08b enough rounds',
    7,
    2,
    [six, helper],
    [
      'votes of L1 are ATTACK ATTACK ATTACK RETREAT RETREAT RETREAT',
      'the loyal decide RETREAT',
      'the loyal agree',
      '156 messages were sent',
    ],
  ),
  told(
    'BG-09 six generals',
    6,
    2,
    ['L4 turns traitor and says RETREAT', 'L5 turns traitor and says RETREAT'],
    [
      'votes of L1 are ATTACK RETREAT RETREAT RETREAT RETREAT',
      'votes of L2 are RETREAT ATTACK RETREAT RETREAT RETREAT',
      'votes of L3 are RETREAT RETREAT ATTACK RETREAT RETREAT',
      'the loyal decide RETREAT',
      '85 messages were sent',
    ],
    { breaks: ['IC2'] },
  ),
  told(
    'BG-10 more rounds can hurt',
    4,
    2,
    ['L3 turns traitor and flips'],
    [
      'votes of L1 are ATTACK RETREAT RETREAT',
      'votes of L2 are RETREAT ATTACK RETREAT',
      'L1 L2 decide RETREAT',
      '15 messages were sent',
    ],
    { breaks: ['IC2'] },
  ),
  told(
    'BG-11a two treacherous lieutenants',
    4,
    1,
    ['L2 turns traitor and says RETREAT', 'L3 turns traitor and says RETREAT'],
    ['L1 holds ATTACK RETREAT RETREAT', 'L1 decides RETREAT'],
    { breaks: ['IC2'] },
  ),
  told(
    'BG-11b a treacherous commander and its helper',
    4,
    1,
    [
      'C turns traitor and tells L1 ATTACK, L2 RETREAT, L3 ATTACK',
      'L3 turns traitor and tells L1 ATTACK, L2 RETREAT',
    ],
    [
      'votes of L1 are ATTACK RETREAT ATTACK',
      'votes of L2 are ATTACK RETREAT RETREAT',
      'L1 decides ATTACK',
      'L2 decides RETREAT',
    ],
    { breaks: ['IC1'] },
  ),
  {
    name: 'BG-15a one messenger lost',
    nodes: camp(4),
    lines: ['begin', 'drop Order C->L1', 'finish', '? L1 heard nothing from C', '? the loyal decide ATTACK'],
  },
  {
    name: 'BG-15b two messengers lost',
    nodes: camp(4),
    lines: [
      'begin',
      'drop Order C->L1',
      'drop Order C->L2',
      'finish',
      '? the loyal decide RETREAT',
      '? L1 L2 L3 decide RETREAT',
    ],
    breaks: ['IC2'],
  },
  {
    name: 'late is not at all',
    nodes: camp(4),
    lines: [
      'begin',
      'delay Order C->L1 by 100ms',
      'next round',
      'settle',
      '? L1 threw away what C brought',
      '? L1 heard nothing from C',
      'finish',
      '? the loyal decide ATTACK',
    ],
  },
  {
    name: 'changed on the way',
    nodes: camp(4),
    lines: [
      'order NAP',
      '? the order is NAP',
      'begin',
      'tamper C -> L1 eat',
      'finish',
      '? L1 heard EAT from C',
      '? L1 holds EAT NAP NAP',
      '? the loyal decide NAP',
    ],
  },
  {
    name: 'in the name of another',
    nodes: camp(4),
    lines: [
      'L3 turns traitor and tells L1 RETREAT',
      'begin',
      'next round',
      'forge RETREAT as L2 by L3 to L1',
      'settle',
      '? L1 threw away what L3 brought',
      '? L1 heard ATTACK from L2',
      'finish',
      '? the loyal decide ATTACK',
      '? L3 is a traitor',
      'L3 is loyal again',
      '? L3 is loyal',
    ],
  },
  {
    name: 'the worst lies',
    nodes: camp(3),
    lines: [
      'L2 turns traitor',
      'worst lies',
      'finish',
      '? L1 decides RETREAT',
      '? some lie of L2 breaks anything',
    ],
    breaks: ['IC2'],
  },
  {
    name: 'somebody is down for a while',
    nodes: camp(4),
    lines: [
      'begin',
      'crash L3',
      'next round',
      'restart L3',
      'finish',
      '? L1 holds ATTACK ATTACK RETREAT',
      '? L3 has not decided',
      '? the loyal decide ATTACK',
    ],
  },
];

describe('Oral messages, as the paper and everybody after it draw them', () => {
  it.each(scenes)('$name', async (scene) => {
    await expect(playScene(generals, scene)).toMatchFileSnapshot(transcriptOf(scene));
  });

  it.each(scenarios)('opens $title, and it ends as it says', (scenario) => {
    const { run } = openScenario(generals, scenario);
    expect(latest(run).broken).toEqual([]);
    expect(generals.portrait.bound?.(latest(run).world)?.says).toMatch(/\.$/);
    advance(run, 1000);
    const ends: Readonly<Record<string, readonly string[]>> = {
      s1: ['IC2'],
      rounds: ['IC1'],
      six: ['IC2'],
      hurts: ['IC2'],
    };
    expect(latest(run).broken.map(({ property }) => property)).toEqual(ends[scenario.id] ?? []);
  });
});

/** Seven generals, OM(2): what is told, the six words in the order L1 to L6 as every loyal lieutenant sees them, the decision. */
const sevens: readonly {
  readonly id: string;
  readonly lies: readonly string[];
  readonly vector: string;
  readonly does: string;
  /** 156 if nobody is silent. */
  readonly count?: number;
}[] = [
  { id: 'a', lies: [], vector: 'A A A A A A', does: 'ATTACK' },
  {
    id: 'b',
    lies: ['L5 turns traitor and flips', 'L6 turns traitor and flips'],
    vector: 'A A A A R R',
    does: 'ATTACK',
  },
  {
    id: 'c',
    lies: ['L5 turns traitor and says RETREAT', 'L6 turns traitor and says RETREAT'],
    vector: 'A A A A R R',
    does: 'ATTACK',
  },
  {
    id: 'd',
    lies: ['L5 turns traitor and is silent', 'L6 turns traitor and is silent'],
    vector: 'A A A A R R',
    does: 'ATTACK',
    count: 106,
  },
  { id: 'e', lies: [six, 'L6 turns traitor and flips'], vector: 'A A A R R A', does: 'ATTACK' },
  {
    id: 'g',
    lies: [six, 'L6 turns traitor and splits ATTACK to L1 L3 L5 else RETREAT'],
    vector: 'A A A R R A',
    does: 'ATTACK',
  },
  {
    id: 'h',
    lies: ['C turns traitor and splits ATTACK to L1 L2 L6 else RETREAT', helper],
    vector: 'A A R R R R',
    does: 'RETREAT',
  },
  {
    id: 'i',
    lies: [
      'C turns traitor and tells L1 ATTACK, L2 EAT, L3 NAP, L4 B, L5 K, L6 D',
      'L6 turns traitor and flips',
    ],
    vector: 'A EAT NAP B K A',
    does: 'RETREAT',
  },
  {
    id: 'j',
    lies: ['C turns traitor and is silent', 'L6 turns traitor and says ATTACK'],
    vector: 'R R R R R A',
    does: 'RETREAT',
    count: 150,
  },
];

describe('Seven generals, two traitors (BG-07)', () => {
  it.each(sevens)('case $id', async ({ id, lies, vector, does, count = 156 }) => {
    const words = vector.replaceAll(/\bA\b/g, 'ATTACK').replaceAll(/\bR\b/g, 'RETREAT');
    const liars = lies.map((line) => line.split(' ')[0]!);
    const loyal = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6'].filter((node) => !liars.includes(node));
    const scene = told(`BG-07${id} seven generals`, 7, 2, lies, [
      ...loyal.map((node) => `votes of ${node} are ${words}`),
      `the loyal decide ${does}`,
      `${count} messages were sent`,
    ]);
    const transcript = playScene(generals, scene);
    if (id === 'g') await expect(transcript).toMatchFileSnapshot(transcriptOf(scene));
  });
});
