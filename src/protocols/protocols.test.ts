/** What every protocol in the registry must stand, unasked. */
import { describe, expect, it } from 'vitest';
import { shrink } from '../drivers/shrink.ts';
import { wander } from '../drivers/dice.ts';
import { mixedOptions } from '../drivers/explore/models.ts';
import { replay } from '../drivers/replay.ts';
import { act, advance, latest, startRun } from '../drivers/run.ts';
import { setupOf } from '../drivers/setup.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { genesis, perform } from '../engine/perform.ts';
import type { Mutant, Protocol } from '../engine/protocol.ts';
import { roll } from '../engine/random.ts';
import { languageOf, sceneOf } from '../lesson/script.ts';
import { deedsOf, readDeeds, writeDeeds } from '../timeline/link.ts';
import { allProtocols } from './index.ts';
import { firedElsewhere, mutants } from './mutants.ts';

/** Plays a schedule; with the rule on, an action may turn out impossible: then the schedule ends there. */
function playSchedule(
  protocol: Protocol,
  { nodes, schedule, options = {}, stalls }: Mutant,
  off: string | undefined,
) {
  const run = startRun(protocol, setupOf(protocol, { nodes, options, held: true }));
  if (off) act(run, { kind: 'switch', rule: off, on: false });
  const language = languageOf(protocol);
  const scope = { nodes: latest(run).world.setup.cast.ids };
  for (const text of schedule) {
    const line = language.action(text, scope);
    if (!line.ok) throw new Error(`"${text}": ${line.message}`);
    try {
      line.play(run, 0);
    } catch (error) {
      if (off) throw new Error(`"${text}" with ${off} off: ${String(error)}`, { cause: error });
      break;
    }
  }
  const broken = latest(run).broken.map(({ property }) => property);
  const claim = stalls === undefined ? undefined : language.claim(stalls, scope);
  if (claim?.ok === false) throw new Error(`"${stalls}": ${claim.message}`);
  return { broken, goes: claim?.test(sceneOf(run, 0)) };
}

const RUNS = Number(process.env.PARLEY_FUZZ ?? 2_000);

/** The rules that answer when a run begins: every run begins with them, though no walk sees it. */
function firedAtStart(protocol: Protocol): readonly string[] {
  const world = genesis(protocol, setupOf(protocol, { nodes: protocol.casts[0]! }));
  return world.nodes.flatMap(({ id: node }) => {
    const down = perform(protocol, world, { kind: 'crash', node }).world;
    return perform(protocol, down, { kind: 'restart', node }).fired.map(({ rule }) => rule);
  });
}

describe.each(Object.values(await allProtocols()))('$title', (protocol) => {
  it('names a property, a rule and a mutant for every switch', () => {
    const rules = Object.values(protocol.kinds).flatMap(({ rules: all }) => Object.keys(all));
    for (const [id, { rules: weakened, breaks }] of Object.entries(protocol.switches)) {
      expect(rules, id).toEqual(expect.arrayContaining([...weakened]));
      expect(Object.keys(protocol.properties), id).toEqual(expect.arrayContaining([...breaks]));
      expect(
        mutants[protocol.id]!.filter(({ off }) => off === id),
        `mutants of ${id}`,
      ).not.toHaveLength(0);
    }
  });

  it.each(mutants[protocol.id]!)('without $off breaks $breaks, and with it nothing', (mutant) => {
    const kept = playSchedule(protocol, mutant, undefined);
    const weakened = playSchedule(protocol, mutant, mutant.off);
    expect(kept.broken).toEqual([]);
    expect(weakened.broken).toEqual(expect.arrayContaining([...mutant.breaks]));
    if (mutant.stalls === undefined) expect(mutant.breaks).not.toEqual([]);
    else expect([kept.goes, weakened.goes === true]).toEqual([true, false]);
  });

  // What goes in rounds comes to its end within a walk, and has its own exhaustive tests.
  const runs = protocol.inRounds ? Math.ceil(RUNS / 4) : RUNS;

  it(
    `breaks nothing in ${runs} random runs with crashes, restarts, cuts, losses, copies and reordering`,
    () => {
      const fired = new Set([...firedAtStart(protocol), ...(firedElsewhere[protocol.id] ?? [])]);
      for (let seed = 1; seed <= runs; seed++) {
        const nodes = protocol.casts[(seed - 1) % protocol.casts.length]!;
        const options = mixedOptions(protocol, seed);
        const setup = setupOf(protocol, { nodes, seed, options });
        const { broken, actions } = wander(protocol, setup, seed, 200, {
          visit: (moment) => moment.fired.forEach(({ rule }) => fired.add(rule)),
        });
        if (broken.length > 0) {
          const shortest = shrink(protocol, latest(startRun(protocol, setup)), actions, broken[0]!.property);
          throw new Error(
            `seed ${seed}: ${broken[0]!.says}\n${shortest.map((action) => JSON.stringify(action)).join('\n')}`,
          );
        }
      }
      // Commands by hand need a lesson; all else must happen by chance.
      const rules = Object.values(protocol.kinds).flatMap(({ rules: all }) => Object.entries(all));
      const silent = rules
        .filter(([id, { stimulus }]) => !fired.has(id) && stimulus.on !== 'command')
        .map(([id]) => id);
      expect(silent).toEqual([]);
    },
    120_000 + RUNS * 50,
  );

  it('gives the same worlds again when a link is replayed', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const setup = setupOf(protocol, {
        nodes: protocol.casts[0]!,
        seed,
        network: { loss: 0.1, duplication: 0.1 },
      });
      const run = startRun(protocol, setup);
      for (let n = 0; n < 12; n++) {
        advance(run, latest(run).world.now + 400 * roll(seed, n));
        const { world } = latest(run);
        const { ids } = world.setup.cast;
        const node = ids[Math.floor(roll(seed, n, 5) * ids.length)]!;
        if (n % 3 === 0) for (const action of protocol.requests(world)) act(run, action);
        else if (n % 3 === 1)
          act(run, { kind: world.nodes.find(({ id }) => id === node)!.up ? 'crash' : 'restart', node });
        else if (world.flights[0])
          act(run, { kind: n % 2 ? 'drop' : 'duplicate', message: world.flights[0].id });
      }
      const again = startRun(protocol, setup);
      const text = writeDeeds(setup.cast, deedsOf(run.line));
      expect(replay(again, readDeeds(setup.cast, text))).toBeUndefined();
      expect(again.line.moments.map(({ world }) => [world.now, fingerprint(world)])).toEqual(
        run.line.moments
          .slice(0, again.line.moments.length)
          .map(({ world }) => [world.now, fingerprint(world)]),
      );
      expect(again.line.moments.length).toBeGreaterThan(20);
    }
  });
});
