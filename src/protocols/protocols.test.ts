/** What every protocol in the registry must stand, unasked. */
import { describe, expect, it } from 'vitest';
import { shrink } from '../drivers/shrink.ts';
import { wander } from '../drivers/dice.ts';
import { replay } from '../drivers/replay.ts';
import { act, advance, latest, startRun } from '../drivers/run.ts';
import { setupOf } from '../drivers/setup.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Protocol } from '../engine/protocol.ts';
import { roll } from '../engine/random.ts';
import { languageOf } from '../lesson/script.ts';
import { deedsOf, readDeeds, writeDeeds } from '../timeline/link.ts';
import { protocols } from './index.ts';
import { mutants } from './mutants.ts';

/** Plays a schedule; with the rule on, an action may turn out impossible: then the schedule ends there. */
function playSchedule(
  protocol: Protocol,
  nodes: Readonly<Record<string, number>>,
  schedule: readonly string[],
  off: string | undefined,
) {
  const run = startRun(protocol, setupOf(protocol, { nodes, held: true }));
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
  return latest(run).broken.map(({ property }) => property);
}

const RUNS = Number(process.env.PARLEY_FUZZ ?? 2_000);

describe.each(Object.values(protocols))('$title', (protocol) => {
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

  it.each(mutants[protocol.id]!)(
    'without $off breaks $breaks, and with it nothing',
    ({ off, nodes, schedule, breaks }) => {
      expect(playSchedule(protocol, nodes, schedule, undefined)).toEqual([]);
      expect(playSchedule(protocol, nodes, schedule, off)).toEqual(expect.arrayContaining([...breaks]));
    },
  );

  it(`breaks nothing in ${RUNS} random runs with crashes, restarts, cuts, losses, copies and reordering`, () => {
    const fired = new Set<string>();
    for (let seed = 1; seed <= RUNS; seed++) {
      const nodes = seed % 3 === 0 ? { server: 5, client: 2 } : { server: 3, client: 1 };
      const options = Object.fromEntries(
        Object.entries(protocol.options).flatMap(([name, { oneOf }]) =>
          oneOf ? [[name, oneOf[seed % oneOf.length]!]] : [],
        ),
      );
      const setup = setupOf(protocol, { nodes, seed, options });
      const { broken, actions } = wander(protocol, setup, seed, 200, {
        visit: (moment) => moment.fired.forEach(({ rule }) => fired.add(rule)),
      });
      if (broken.length > 0) {
        const shortest = shrink(protocol, setup, actions, broken[0]!.property);
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
  }, 120_000);

  it('gives the same worlds again when a link is replayed', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const setup = setupOf(protocol, {
        nodes: { server: 3, client: 1 },
        seed,
        network: { loss: 0.1, duplication: 0.1 },
      });
      const run = startRun(protocol, setup);
      for (let n = 0; n < 12; n++) {
        advance(run, latest(run).world.now + 400 * roll(seed, n));
        const { world } = latest(run);
        const servers = world.setup.cast.ids;
        const node = servers[Math.floor(roll(seed, n, 5) * servers.length)]!;
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
