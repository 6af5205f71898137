/** Signed messages against their source: scenes with prose, counts, and the same game without messages. */
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../tools/play-scenes.ts';
import { playScene, transcriptOf } from '../../../tools/play-scenes.ts';
import { wander } from '../../drivers/dice.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { roll } from '../../engine/random.ts';
import { nodeOf } from '../../engine/world.ts';
import { openScenario } from '../../player/scenario.ts';
import type { CampHistory } from './history.ts';
import type { Liar } from './model.ts';
import { signed } from './signed.ts';
import { signedMessages } from './signed-model.ts';
import { signedScenarios } from './signed-scenarios.ts';
import type { SignedState } from './signed-state.ts';
import { answerOf, readLies } from './ways.ts';

const camp = (generals: number) => ({ commander: 1, lieutenant: generals - 1 });

const late = [
  'C turns traitor and tells L1 RETREAT, L2 ATTACK, L3 ATTACK',
  'L1 turns traitor and silent but tells L2 RETREAT about C',
];

const scenes: readonly Scene[] = [
  {
    name: 'BG-12a seals beat the wall',
    nodes: camp(3),
    lines: [
      'C turns traitor and tells L1 ATTACK, L2 RETREAT',
      'begin',
      'settle',
      '? L1 holds ATTACK',
      'finish',
      '? L1 holds ATTACK RETREAT',
      '? L2 heard ATTACK from L1',
      '? L2 holds RETREAT ATTACK',
      '? the loyal decide RETREAT',
      '? L1 can prove that C lies',
      '? L2 can prove that C lies',
      '? 4 messages were sent',
      '? no lie of C breaks anything',
    ],
  },
  {
    name: 'BG-12b a seal that does not fit',
    nodes: camp(3),
    lines: [
      'L2 turns traitor and says RETREAT',
      'begin',
      'next round',
      'settle',
      '? L1 threw away what L2 brought',
      '? L1 heard nothing from L2',
      'finish',
      '? L1 holds ATTACK',
      '? L1 decides ATTACK',
      '? the loyal obey',
      '? no lie of L2 breaks anything',
    ],
  },
  {
    name: 'BG-12c three orders',
    nodes: camp(4),
    lines: [
      'C turns traitor and tells L1 ATTACK, L2 EAT, L3 NAP',
      'finish',
      '? L1 holds ATTACK EAT NAP',
      '? L3 holds ATTACK EAT NAP',
      '? the loyal decide RETREAT',
      '? 9 messages were sent',
    ],
  },
  {
    name: 'BG-12d a silent commander',
    nodes: camp(3),
    lines: ['C turns traitor and is silent', 'finish', '? L1 holds nothing', '? the loyal decide RETREAT'],
  },
  {
    name: 'BG-12e a silent lieutenant',
    nodes: camp(4),
    lines: ['L3 turns traitor and is silent', 'finish', '? L1 L2 decide ATTACK', '? 7 messages were sent'],
  },
  {
    name: 'BG-13a too few rounds',
    nodes: camp(4),
    options: { m: 1 },
    lines: [
      ...late,
      'finish',
      '? L2 holds ATTACK RETREAT',
      '? L3 holds ATTACK',
      '? L2 decides RETREAT',
      '? L3 decides ATTACK',
      '? 8 messages were sent',
      '? some lie of C L1 breaks IC1',
    ],
    breaks: ['IC1', 'SM-SAME'],
  },
  {
    name: 'BG-13b one round more',
    nodes: camp(4),
    options: { m: 2 },
    lines: [
      ...late,
      'finish',
      '? L3 heard RETREAT from L2',
      '? the loyal decide RETREAT',
      '? 9 messages were sent',
      '? no lie of C L1 breaks anything',
    ],
  },
  {
    name: 'BG-13c kept too long',
    nodes: camp(4),
    options: { m: 2 },
    lines: [
      'C turns traitor and tells L1 RETREAT, L2 ATTACK, L3 ATTACK',
      'L1 turns traitor and is silent',
      'begin',
      'next round',
      'next round',
      'forge RETREAT by L1 to L2',
      'settle',
      '? L2 threw away what L1 brought',
      'finish',
      '? the loyal decide ATTACK',
    ],
  },
  {
    name: 'BG-14 the deadline',
    nodes: camp(3),
    lines: [
      'C turns traitor',
      'begin',
      'next round',
      'forge RETREAT by C to L1',
      'settle',
      '? L1 threw away what C brought',
      'finish',
      '? the loyal decide ATTACK',
    ],
  },
  {
    name: 'shared seals',
    nodes: camp(5),
    options: { m: 2 },
    lines: [
      'C turns traitor',
      'L1 turns traitor and is silent',
      'begin',
      'next round',
      'forge EAT by L1 to L3',
      'settle',
      '? L3 heard EAT from L1',
      '? L3 can prove that C lies',
      'finish',
      '? L4 holds ATTACK EAT',
      '? the loyal decide RETREAT',
    ],
  },
  {
    name: 'changed on the way by nobody in particular',
    nodes: camp(4),
    lines: [
      'begin',
      'tamper C -> L1 EAT',
      'settle',
      '? L1 threw away what C brought',
      'finish',
      '? the loyal decide ATTACK',
    ],
  },
];

describe('Signed messages, as the paper draws them', () => {
  it.each(scenes)('$name', async (scene) => {
    await expect(playScene(signed, scene)).toMatchFileSnapshot(transcriptOf(scene));
  });

  it.each(signedScenarios)('opens $title, and it ends as it says', (scenario) => {
    const { run } = openScenario(signed, scenario);
    expect(latest(run).broken).toEqual([]);
    act(run, { kind: 'hold', held: false });
    advance(run, latest(run).world.now + 1000);
    expect(latest(run).broken.map(({ property }) => property)).toEqual(
      scenario.id === 'late' ? ['IC1', 'SM-SAME'] : [],
    );
  });
});

describe('Counts of signed messages', () => {
  it.each([3, 4, 5, 7].flatMap((n) => [1, 2, 3].map((m) => [n, m] as const)))(
    'of %i loyal generals with m = %i are (n − 1)²',
    (n, m) => {
      const run = startRun(signed, setupOf(signed, { nodes: camp(n), options: { m } }));
      advance(run, 1000);
      expect((latest(run).history as CampHistory).sent).toEqual([n - 1, (n - 1) * (n - 2)]);
      expect(latest(run).broken).toEqual([]);
    },
  );
});

describe('The rules and the game without messages', () => {
  it('come to the same in 200 games, whoever keeps silent to whom', () => {
    for (let seed = 0; seed < 200; seed++) {
      const n = 3 + (seed % 4);
      const m = Math.floor(roll(seed, 3) * 3);
      const names = Array.from({ length: n - 1 }, (_, i) => `L${i + 1}`);
      const lies: Record<string, string> = {};
      if (roll(seed, 4) < 0.7)
        lies.C = `tells ${names.map((id, i) => `${id} ${['ATTACK', 'RETREAT', 'EAT', 'nothing'][Math.floor(roll(seed, 5, i) * 4)]!}`).join(', ')}`;
      for (const [i, id] of names.entries()) {
        if (roll(seed, 6, i) > 0.4) continue;
        const mute = names.filter((other, j) => other !== id && roll(seed, 7, i, j) < 0.5);
        lies[id] =
          mute.length === 0 ? 'honest' : `tells ${mute.map((other) => `${other} nothing`).join(', ')}`;
      }
      const run = startRun(signed, setupOf(signed, { nodes: camp(n), options: { m }, seed }));
      for (const [node, way] of Object.entries(lies)) act(run, { kind: 'turn', node, way });
      advance(run, 1000);
      const { world } = latest(run);
      const liars = Object.fromEntries(
        Object.entries(lies).map(([node, way]): readonly [string, Liar] => [
          node,
          (path, to, honest) =>
            answerOf(readLies(way, node, world.setup), { path, to, honest, setup: world.setup }),
        ]),
      );
      const seen = signedMessages({ commander: 'C', lieutenants: names, depth: m, order: 'ATTACK', liars });
      for (const id of names.filter((name) => lies[name] === undefined))
        expect([...(nodeOf(world, id).state as SignedState).orders].sort(), `seed ${seed} ${id}`).toEqual(
          [...seen.get(id)!].sort(),
        );
      if (Object.keys(lies).length <= m) expect(latest(run).broken, `seed ${seed}`).toEqual([]);
    }
  });
});

describe('Chance', () => {
  it.each([
    [4, 2],
    [6, 3],
    [5, 2],
  ])('breaks nothing with %i generals and m = %i', (n, m) => {
    for (let seed = 1; seed <= 60; seed++) {
      const setup = setupOf(signed, { nodes: camp(n), options: { m }, seed });
      expect(wander(signed, setup, seed, 250).broken, `seed ${seed}`).toEqual([]);
    }
  });
});
