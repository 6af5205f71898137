/** Oral messages against arithmetic: exact formulas, every behaviour of one traitor, and the recursion of the paper. */
import { describe, expect, it } from 'vitest';
import { wander } from '../../drivers/dice.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { due } from '../../engine/enabled.ts';
import { genesis, perform } from '../../engine/perform.ts';
import { roll } from '../../engine/random.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { generals } from './generals.ts';
import type { CampHistory } from './history.ts';
import type { Liar } from './model.ts';
import { gamesOf, messagesOf, play } from './model.ts';
import { majorityOf, used } from './orders.ts';
import { leeway } from './bound.ts';
import type { LieutenantState } from './state.ts';
import { answerOf, readLies } from './ways.ts';

interface Game {
  readonly n: number;
  readonly m: number;
  readonly order?: string;
  readonly lies: Readonly<Record<NodeId, string>>;
  readonly seed?: number;
}

const setupFor = ({ n, m, order = 'ATTACK', seed = 1 }: Game) =>
  setupOf(generals, { nodes: { commander: 1, lieutenant: n - 1 }, options: { m, order }, seed });

/** Plays it with the rules, by the clock; without judges, because there are thousands. */
function played(game: Game): World {
  let world = genesis(generals, setupFor(game));
  for (const [node, way] of Object.entries(game.lies))
    world = perform(generals, world, { kind: 'turn', node, way }).world;
  for (let next = due(world); next; next = due(world))
    world = perform(generals, world, next.action, next.at).world;
  return world;
}

const lieutenants = (n: number): readonly NodeId[] => Array.from({ length: n - 1 }, (_, i) => `L${i + 1}`);

const stateOf = (world: World, id: NodeId) => nodeOf(world, id).state as LieutenantState;

/** What the loyal do, in the order of their names. */
const loyalDecisions = (game: Game): readonly (string | null)[] => {
  const world = played(game);
  return lieutenants(game.n)
    .filter((id) => game.lies[id] === undefined)
    .map((id) => stateOf(world, id).decision);
};

/** All ways to fill so many squares with these. */
const everyTable = (squares: number, words: readonly string[]): readonly (readonly string[])[] =>
  squares === 0
    ? [[]]
    : everyTable(squares - 1, words).flatMap((rest) => words.map((word) => [...rest, word]));

const table = (to: readonly NodeId[], words: readonly string[]): string =>
  `tells ${to.map((id, i) => `${id} ${words[i]}`).join(', ')}`;

const WORDS = ['ATTACK', 'RETREAT', 'EAT', 'nothing'];
const counted = (word: string): string => (word === 'nothing' ? 'RETREAT' : word);
const pickFrom = <T>(list: readonly T[], ...key: readonly [number, number?, number?]): T =>
  list[Math.floor(roll(key[0], 31, key[1] ?? 0, key[2] ?? 0) * list.length)]!;

describe('Four generals and one traitor', () => {
  it('F1: all do what most of its three words say, in all 64 cases', () => {
    for (const words of everyTable(3, WORDS)) {
      const expected = used(majorityOf(words.map(counted)));
      const game = { n: 4, m: 1, lies: { C: table(['L1', 'L2', 'L3'], words) } };
      expect(loyalDecisions(game), words.join()).toEqual([expected, expected, expected]);
    }
  });

  it('F2: the two loyal obey, in all 32 cases, whoever of the three lies', () => {
    for (const liar of lieutenants(4)) {
      const others = lieutenants(4).filter((id) => id !== liar);
      for (const order of ['ATTACK', 'RETREAT'])
        for (const words of everyTable(2, WORDS))
          expect(loyalDecisions({ n: 4, m: 1, order, lies: { [liar]: table(others, words) } })).toEqual([
            order,
            order,
          ]);
    }
  });

  it('F3: more generals, only the commander lies: the majority of its words, in every case', () => {
    for (const n of [4, 5, 6, 7])
      for (const words of everyTable(n - 1, ['ATTACK', 'RETREAT'])) {
        const expected =
          words.filter((word) => word === 'ATTACK').length > (n - 1) / 2 ? 'ATTACK' : 'RETREAT';
        const done = loyalDecisions({ n, m: 1, lies: { C: table(lieutenants(n), words) } });
        expect(done.every((word) => word === expected)).toBe(true);
      }
  });
});

describe('Three generals and one traitor (F6)', () => {
  it('anything but the order makes the loyal one disobey, unless the order is RETREAT', () => {
    for (const liar of ['L1', 'L2'])
      for (const order of ['ATTACK', 'RETREAT', 'EAT'])
        for (const word of WORDS) {
          const other = liar === 'L1' ? 'L2' : 'L1';
          const obeys = word === order || order === 'RETREAT';
          expect(loyalDecisions({ n: 3, m: 1, order, lies: { [liar]: `tells ${other} ${word}` } })).toEqual([
            obeys ? order : 'RETREAT',
          ]);
        }
  });

  it('with a treacherous commander the two always agree', () => {
    for (const words of everyTable(2, WORDS)) {
      const [one, two] = loyalDecisions({ n: 3, m: 1, lies: { C: table(['L1', 'L2'], words) } });
      expect(one).toBe(two);
    }
  });
});

/** A table of lies about everything, drawn at random. */
function randomTable(n: number, m: number, liar: NodeId, key: number): string {
  const game = setupFor({ n, m, lies: {} });
  const statements = generals.adversary!.statements(
    perform(generals, genesis(generals, game), { kind: 'turn', node: liar, way: 'honest' }).world,
    liar,
  );
  let way = 'honest';
  let world = genesis(generals, game);
  statements.forEach((_, at) => {
    world = perform(generals, world, { kind: 'turn', node: liar, way }).world;
    const word = pickFrom(['ATTACK', 'RETREAT', 'EAT', undefined], key, at);
    way = generals.adversary!.statements(world, liar)[at]!.instead(word);
  });
  return way;
}

describe('Seven generals and two traitors', () => {
  const tables = Array.from({ length: 25 }, (_, key) => ({
    L5: randomTable(7, 2, 'L5', key),
    L6: randomTable(7, 2, 'L6', key + 100),
  }));

  it('F5: two treacherous lieutenants achieve nothing, in 500 random games', () => {
    for (let seed = 0; seed < 500; seed++) {
      const lies =
        seed % 2 === 0
          ? { L5: pickFrom(tables, seed, 1).L5, L6: pickFrom(tables, seed, 2).L6 }
          : { L5: `random ${seed}`, L6: `random ${seed + 1000}` };
      const order = pickFrom(['ATTACK', 'EAT'], seed, 3);
      expect(loyalDecisions({ n: 7, m: 2, order, lies, seed }), `seed ${seed}`).toEqual([
        order,
        order,
        order,
        order,
      ]);
    }
  });

  it('F4: with the commander, only what the helper says in round 2 matters', () => {
    for (let seed = 0; seed < 200; seed++) {
      const words = lieutenants(7).map((_, i) => pickFrom(WORDS, seed, i, 1));
      const lies = { C: table(lieutenants(7), words), L6: pickFrom(tables, seed, 4).L6 };
      const world = played({ n: 7, m: 2, lies, seed });
      const loyal = lieutenants(6);
      const x = used(majorityOf(loyal.map((id) => used(stateOf(world, id).tree.below.L6?.said))));
      const expected = used(majorityOf([...words.slice(0, 5).map(counted), x]));
      for (const id of loyal) expect(stateOf(world, id).decision, `seed ${seed}`).toBe(expected);
    }
  });
});

describe('The rules and the recursion', () => {
  it('come to the same in 800 games of 3 to 7 generals, whoever lies how', () => {
    for (let seed = 0; seed < 800; seed++) {
      const n = 3 + (seed % 5);
      const m = Math.min(n - 2, Math.floor(roll(seed, 3, 1) * 3));
      const order = pickFrom(['ATTACK', 'RETREAT', 'EAT'], seed, 9);
      const all = ['C', ...lieutenants(n)];
      const lies: Record<NodeId, string> = {};
      for (const id of all) {
        if (roll(seed, 5, all.indexOf(id)) > 0.4) continue;
        const others = lieutenants(n).filter((other) => other !== id);
        lies[id] = pickFrom(
          [
            'silent',
            'flip',
            'random',
            `random ${seed}`,
            'says EAT',
            `split ATTACK to ${others[0]} else NAP`,
            `flip but tells ${others[0]} truth`,
            table(
              others,
              others.map((_, i) => pickFrom(WORDS, seed, i, 5)),
            ),
          ],
          seed,
          all.indexOf(id),
          7,
        );
      }
      const game = { n, m, order, lies, seed };
      const world = played(game);
      const liars = Object.fromEntries(
        Object.entries(lies).map(([node, way]): readonly [NodeId, Liar] => [
          node,
          (path, to, honest) =>
            answerOf(readLies(way, node, world.setup), { path, to, honest, setup: world.setup }),
        ]),
      );
      const outcomes = play(gamesOf('C', lieutenants(n), m), order, liars);
      expect(
        lieutenants(n).map((id) => stateOf(world, id).decision),
        JSON.stringify(game),
      ).toEqual(outcomes.map(({ word }) => word));
    }
  });
});

describe('Messages', () => {
  const games = [3, 4, 5, 6, 7, 8, 9, 10].flatMap((n) =>
    [0, 1, 2, 3].filter((m) => m + 1 <= n - 1).map((m) => [n, m] as const),
  );

  it.each(games)('of %i generals with m = %i are as many as the formula says, round by round', (n, m) => {
    const run = startRun(generals, setupFor({ n, m, lies: {} }));
    advance(run, 1000);
    expect((latest(run).history as CampHistory).sent).toEqual(messagesOf(n, m));
    expect(latest(run).broken).toEqual([]);
    expect(lieutenants(n).every((id) => stateOf(latest(run).world, id).decision === 'ATTACK')).toBe(true);
  });

  it('are those of the tables', () => {
    const total = (n: number, m: number) => messagesOf(n, m).reduce((sum, count) => sum + count, 0);
    expect([total(4, 1), total(7, 2), total(10, 3), total(6, 2), total(4, 2)]).toEqual([
      9, 156, 3609, 85, 15,
    ]);
  });
});

describe('What chance may do', () => {
  it('is bounded by what the camp bears', () => {
    const at = (n: number, m: number) => leeway(genesis(generals, setupFor({ n, m, lies: {} })), false);
    expect([at(3, 1), at(4, 1), at(4, 2), at(6, 2), at(7, 2), at(7, 1)]).toEqual([0, 1, 0, 0, 2, 1]);
  });

  it('breaks nothing at random, whatever m is', () => {
    for (const [n, m] of [
      [7, 2],
      [8, 2],
      [4, 0],
      [5, 3],
    ] as const)
      for (let seed = 1; seed <= 25; seed++) {
        const walk = wander(generals, setupFor({ n, m, lies: {}, seed }), seed, m === 2 ? 420 : 150);
        expect(walk.broken, `${n} generals, m = ${m}, seed ${seed}`).toEqual([]);
      }
  });

  it('lets nothing break at seven generals and m = 2, judged at every step', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const run = startRun(generals, setupFor({ n: 7, m: 2, lies: {}, seed }));
      const liars = seed % 2 ? ['C', 'L6'] : ['L5', 'L6'];
      for (const node of liars) act(run, { kind: 'turn', node, way: `random ${seed}` });
      advance(run, 1000);
      expect(latest(run).broken).toEqual([]);
    }
  });
});

describe('The judges', () => {
  it('see when somebody passes on what it was not told, and when a loyal word is lost in a vote', () => {
    const run = startRun(generals, setupFor({ n: 4, m: 1, lies: {} }));
    advance(run, 125);
    const before = latest(run).world;
    const { history } = latest(run);
    const action = { kind: 'fire', node: 'L1', timer: 'round' } as const;
    const { world: after, fired } = perform(generals, before, action);
    const judge = (id: string, world: World) =>
      generals.properties[id]!.judge({ before, after: world, action, fired }, history, history)?.says;
    const altered = (patch: Partial<LieutenantState>): World => ({
      ...after,
      nodes: after.nodes.map((node) =>
        node.id === 'L1' ? { ...node, state: { ...(node.state as LieutenantState), ...patch } } : node,
      ),
    });
    expect(judge('RELAY', after)).toBeUndefined();
    expect(judge('RELAY', altered({ tree: { said: 'NAP', below: {} } }))).toBe(
      'L1 passes on ATTACK along C.L1, and was told NAP.',
    );
    const resolved = { C: 'ATTACK', 'C.L2': 'NAP', 'C.L3': 'ATTACK' };
    expect(judge('SUB-IC2', altered({ decision: 'ATTACK', resolved }))).toBe(
      'L1 takes what came along C.L2 for NAP, and it was ATTACK.',
    );
    expect(
      judge('SUB-IC2', altered({ decision: 'ATTACK', resolved: { ...resolved, 'C.L2': 'ATTACK' } })),
    ).toBe(undefined);
  });
});
