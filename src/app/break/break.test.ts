import { describe, expect, it, vi } from 'vitest';
import { hunt } from '../../drivers/explore/hunt.ts';
import type { Found, Hunt, Start } from '../../drivers/explore/hunt.ts';
import type { Run } from '../../drivers/run.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { Action } from '../../engine/action.ts';
import { roll } from '../../engine/random.ts';
import type { Player } from '../../player/player.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { rehearse } from '../../lesson/rehearse.ts';
import { createPlayer } from '../../player/player.ts';
import { openScenario } from '../../player/scenario.ts';
import { consensus } from '../../protocols/consensus/consensus.ts';
import { allProtocols } from '../../protocols/index.ts';
import { paxos } from '../../protocols/paxos/paxos.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { adversaryWords } from '../../words/en/adversary.ts';
import { labWords } from '../../words/en/lab.ts';
import { openRun } from '../open-run.ts';
import { byHand } from './by-hand.ts';
import { asLesson } from './as-lesson.ts';
import { choiceInWords, choicesAt } from './choices.ts';
import { lineOf, openFound, withRuleOn } from './found-run.ts';
import { baseOf, gameAt } from './game.ts';
import { goalOf, goalsOf, isReached, withGoals } from './goal.ts';
import { beginningOf, hereOf, isSamePlace, placeOf } from './place.ts';
import { refusalsAt, refusalsOf } from './refusals.ts';
import { keptBy, usualWishes, wishOf } from './wishes.ts';

const protocols = Object.values(await allProtocols());

const place = { scenario: 'three', seed: 1, options: '', start: 0 };
const three = (): Run =>
  openScenario(
    paxos,
    paxos.scenarios.find(({ id }) => id === 'three')!,
    { seed: 1 },
  ).run;

/** What a hunt in Paxos finds with this rule off. */
function findWithout(rule: string, seek: readonly string[]): Found {
  const wish: Hunt = {
    ...wishOf(paxos, { ...usualWishes({ seek, seconds: 20 }), search: 'dice', where: 'beginning' }, [rule], {
      beginning: beginningOf(place),
      here: { ...beginningOf(place), off: [] },
    }),
    share: { index: 0, of: 1 },
  };
  const open = (start: Start): Run => openRun(paxos, { protocol: 'paxos', ...start }).run;
  const search = hunt(paxos, wish, open);
  let next = search.next();
  while (!next.done) next = search.next();
  return next.value.found!;
}

const found = findWithout('PSW-VALUE', ['X1']);
const opened = openFound(paxos, found);

describe('what was found', () => {
  it('opens as its link would, broken at its last step and not before', () => {
    const { run, base, end } = opened;
    expect(end - base).toBe(found.length);
    const broken = run.line.moments.map((moment) => moment.broken.some(({ property }) => property === 'X1'));
    expect(broken.indexOf(true)).toBe(end);
    expect(opened.says).toMatch(/chosen/);
  });

  it('is known again among the lines of a player', () => {
    const player = createPlayer(three());
    expect(lineOf(player, opened.run)).toBeUndefined();
    player.adopt(opened.run);
    expect(lineOf(player, opened.run)).toBe(1);
  });

  it('stands beside the same deeds with the rule on, where nothing breaks', () => {
    const route = withRuleOn(paxos, found, opened);
    if (route.page !== 'beside') throw new Error('not beside');
    expect(route.left.deeds).toContain('PSW-VALUE');
    expect(route.right.deeds).not.toContain('PSW-VALUE');
    const right = openRun(paxos, { ...route.right, seed: route.seed });
    expect(right.slips).toEqual([]);
    expect(latest(right.run).broken).toEqual([]);
    expect(latest(right.run).index).toBeGreaterThan(found.length / 2);
  });

  it('becomes a lesson whose claim is true', () => {
    const text = asLesson(opened, 'X1')!;
    const parsed = parseLesson(text);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('; '));
    const { problems, claims } = rehearse(parsed.lesson, paxos);
    expect(problems).toEqual([]);
    expect(claims).toHaveLength(1);
  });
});

describe('where a rule would have stepped in', () => {
  it('is where the same step with the rule on leads elsewhere', () => {
    const { refusals, run } = opened;
    expect(refusals.length).toBeGreaterThan(0);
    for (const { off, rules, index, instead } of refusals) {
      expect(off).toBe('PSW-VALUE');
      expect(rules.map(({ rule }) => rule)).toEqual(['PR.2']);
      expect(run.line.moments[index]!.fired.some(({ rule }) => rule === 'PR.2')).toBe(true);
      expect(instead).toBeDefined();
    }
  });

  it('is nowhere as long as all rules are on', () => {
    const run = three();
    act(run, { kind: 'command', node: 'P1', command: 'cat' });
    advance(run, 200, 40);
    expect(refusalsOf(paxos, run.line, 0)).toEqual([]);
  });

  it('names the rule that says no where the switch lets everything pass', () => {
    const check = openFound(paxos, findWithout('PSW-CHECK', ['X1']));
    expect(check.refusals.flatMap(({ rules }) => rules.map(({ rule }) => rule))).toContain('AC.2');
    expect(refusalsAt(paxos, check.run.line, 1)).toEqual([]);
  });
});

describe('choices', () => {
  const w = adversaryWords();

  it('are all that can happen, each once, by node', () => {
    const run = three();
    act(run, { kind: 'command', node: 'P1', command: 'cat' });
    const { world } = latest(run);
    const nodes = choicesAt(paxos, world);
    const words = nodes.flatMap(({ arrivals, actions }) =>
      [...arrivals.flatMap((arrival) => arrival.actions), ...actions].map((action) =>
        choiceInWords(paxos, world, action, w),
      ),
    );
    expect(words).toContain('Let A2 hear P1’s Prepare');
    expect(words).toContain('Lose P1’s Prepare to A3');
    expect(words).toContain('Let P1’s patience timer run out');
    expect(words).toContain('Crash L1');
    expect(words.some((word) => word.startsWith('Ask P2: '))).toBe(true);
    expect(new Set(words).size).toBe(words.length);
    expect(nodes.find(({ node }) => node === 'A2')!.arrivals[0]!.actions.map(({ kind }) => kind)).toEqual([
      'deliver',
      'drop',
      'duplicate',
    ]);
  });

  it('can all be made', () => {
    const run = openScenario(raft, raft.scenarios[0]!, { seed: 4 }).run;
    advance(run, 400, 30);
    const { world } = latest(run);
    for (const { arrivals, actions } of choicesAt(raft, world)) {
      for (const action of [...arrivals.flatMap((arrival) => arrival.actions), ...actions]) {
        const tried = { ...run, line: { ...run.line, moments: [...run.line.moments] } };
        expect(() => act(tried, action), JSON.stringify(action)).not.toThrow();
      }
    }
  });
});

describe('with all rules on', () => {
  it.each(protocols)('no choices break anything in $title', (protocol) => {
    const nodes = protocol.casts[0]!;
    const options = protocol.id === 'consensus' ? { rule: 'flood' } : {};
    for (let seed = 0; seed < 60; seed++) {
      const run = startRun(protocol, setupOf(protocol, { nodes, options }));
      for (let n = 0; n < 50; n++) {
        const { world } = latest(run);
        const all = choicesAt(protocol, world).flatMap(({ arrivals, actions }) => [
          ...arrivals.flatMap((arrival) => arrival.actions),
          ...actions,
        ]);
        const chosen = all[Math.floor(roll(seed, n) * all.length)];
        if (chosen) act(run, chosen, 'hand', world.now + 1);
      }
      expect(latest(run).broken, `seed ${seed}`).toEqual([]);
    }
  });

  it('timers wait within a round, on the stage as well', () => {
    const run = startRun(
      consensus,
      setupOf(consensus, { nodes: { process: 3 }, options: { rule: 'flood' } }),
    );
    act(run, { kind: 'fire', node: 'P1', timer: 'round' });
    expect(latest(run).world.flights.length).toBeGreaterThan(0);
    const clocked = createPlayer(run);
    const player = byHand(clocked);
    expect(player.act({ kind: 'fire', node: 'P2', timer: 'round' })).toBe(false);
    expect(player.store.getState().notice).toBe(labWords().notYet);
    expect(latest(run).index).toBe(1);
    clocked.close();
  });
});

describe('a game', () => {
  const goal = goalOf(paxos, 'X1')!;

  it('begins after the rules that were turned off, and is won where the promise breaks', () => {
    const { line } = opened.run;
    expect(baseOf(line, 0)).toBe(1);
    const end = line.moments.length - 1;
    expect(gameAt(paxos, line, 0, end, goal)).toEqual({ base: 1, steps: found.length, won: end });
    expect(gameAt(paxos, line, 0, end - 1, goal)).toMatchObject({ steps: found.length - 1, won: undefined });
  });

  it('has every promise as a goal, and what should come about as well', () => {
    const reaching = {
      ...paxos,
      sometimes: {
        asked: {
          says: 'somebody asks',
          test: ({ flights }: { readonly flights: readonly unknown[] }) => flights.length > 0,
        },
      },
    };
    expect(goalsOf(reaching)[0]).toMatchObject({
      id: 'sometimes:asked',
      kind: 'reach',
      called: 'somebody asks',
    });
    expect(goalsOf(paxos).map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(paxos.properties)));
    const run = three();
    const asked = goalOf(reaching, 'sometimes:asked')!;
    expect(isReached(reaching, asked, latest(run))).toBe(false);
    act(run, { kind: 'command', node: 'P1', command: 'cat' });
    expect(isReached(reaching, asked, latest(run))).toBe(true);
    // A hunt looks for it as if it were a promise that nothing of the kind ever happens.
    const sought = withGoals(reaching, ['sometimes:asked']);
    const again = openRun(sought, { protocol: 'paxos', ...beginningOf(place) }).run;
    act(again, { kind: 'command', node: 'P1', command: 'cat' });
    expect(latest(again).broken.map(({ property }) => property)).toEqual(['sometimes:asked']);
  });

  it('has no goal of a name that somebody made up', () => {
    for (const id of ['', 'X99', '__proto__', 'toString', 'sometimes:toString', 'sometimes:'])
      expect(goalOf(paxos, id)).toBeUndefined();
  });
});

describe('by hand', () => {
  const player = (): Player => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    return byHand(createPlayer(three()));
  };
  const toA = (hand: Player, id: string): Action => ({
    kind: 'deliver',
    message: hand.moment().world.flights.find(({ to }) => to === id)!.id,
  });

  it('nothing happens by itself, not even what is long due', () => {
    const hand = player();
    hand.act({ kind: 'command', node: 'P1', command: 'cat' });
    hand.act({ kind: 'crash', node: 'L1' });
    for (let n = 0; n < 12; n++) hand.act({ kind: n % 2 === 0 ? 'restart' : 'crash', node: 'L1' });
    hand.play();
    hand.toggle();
    hand.stepEvent(1);
    hand.stepMessage(1);
    const { moments } = hand.run().line;
    expect(moments.slice(1).every(({ by }) => by === 'hand')).toBe(true);
    expect(hand.moment().world.flights).toHaveLength(3);
    expect(hand.act(toA(hand, 'A2'))).toBe(true);
    expect(
      hand
        .moment()
        .world.flights.map(({ to }) => to)
        .sort(),
    ).toEqual(['A1', 'A3', 'P1']);
  });

  it('a choice that was taken back begins another line, and the old one stays', () => {
    const hand = player();
    hand.act({ kind: 'command', node: 'P1', command: 'cat' });
    hand.act(toA(hand, 'A1'));
    hand.stepEvent(-1);
    hand.act(toA(hand, 'A3'));
    const { runs, current, index } = hand.store.getState();
    expect([runs.length, current, index]).toEqual([2, 1, 2]);
    expect(runs[0]!.line.moments).toHaveLength(3);
  });

  it('tells what is not possible, and does nothing', () => {
    const hand = player();
    expect(hand.act({ kind: 'restart', node: 'P1' })).toBe(false);
    expect(hand.store.getState().notice).toMatch(/^[A-Z].*\.$/);
    expect(hand.run().line.moments).toHaveLength(1);
  });
});

describe('what is looked for', () => {
  it('is turned off where it is not off yet', () => {
    const here = { ...beginningOf(place), deeds: '0.0.switch.PSW-MAJ.off', off: ['PSW-MAJ'] };
    const both = ['PSW-MAJ', 'PSW-CHECK'];
    const beginning = beginningOf(place);
    expect(wishOf(paxos, { ...usualWishes(), where: 'here' }, both, { beginning, here }).off).toEqual([
      'PSW-CHECK',
    ]);
    expect(wishOf(paxos, { ...usualWishes(), where: 'elsewhere' }, both, { beginning, here })).toMatchObject({
      off: both,
      elsewhere: true,
      start: { deeds: '' },
    });
  });

  it('is what the rules that are off keep, unless somebody says otherwise', () => {
    expect(keptBy(paxos, ['PSW-CHECK', 'PSW-MAJ'])).toEqual(['X1', 'P1a', 'P2c']);
    expect(keptBy(paxos, ['PSW-BACKOFF'])).toEqual([]);
  });
});

describe('a place', () => {
  it('gives the same world again, even where the clock has gone on', () => {
    const { run, start } = openScenario(raft, raft.scenarios[0]!, { seed: 4 });
    act(run, { kind: 'crash', node: 'S2' });
    advance(run, 300, 25);
    const own = { scenario: raft.scenarios[0]!.id, seed: 4, options: '', start };
    const { index, world } = latest(run);
    const again = openRun(raft, { protocol: 'raft', ...hereOf(own, run.line, index) });
    expect(again.slips).toEqual([]);
    expect(latest(again.run).world.now).toBe(world.now);
    expect(latest(again.run).world.nodes).toEqual(world.nodes);
  });

  it('is made from what a player shows where no lab says it', () => {
    const made = placeOf(createPlayer(three()));
    const again = openRun(paxos, { protocol: 'paxos', ...beginningOf(made) });
    expect(again.slips).toEqual([]);
    expect(latest(again.run).world.setup.cast.ids).toEqual(latest(three()).world.setup.cast.ids);
    expect(isSamePlace(made, beginningOf(made))).toBe(true);
  });
});
