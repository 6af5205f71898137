/** What holds when something is not as usual: rules that are off, messengers that are late, a run that begins again. */
import { describe, expect, it } from 'vitest';
import { wander } from '../../drivers/dice.ts';
import type { Run } from '../../drivers/run.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { perform } from '../../engine/perform.ts';
import type { Message, Options } from '../../engine/world.ts';
import { indexOf, messageId, nodeOf } from '../../engine/world.ts';
import { languageOf, sceneOf } from '../../lesson/script.ts';
import { generals } from './generals.ts';
import type { CampHistory } from './history.ts';
import { signed } from './signed.ts';
import type { Signed, SignedOrder, SignedState } from './signed-state.ts';
import { withSeal } from './signed-state.ts';
import { winnerBy } from './orders.ts';
import type { Decider } from './promises.ts';
import { answerOf, readLies } from './ways.ts';

interface Wishes {
  readonly n: number;
  readonly options?: Options;
  readonly off?: readonly string[];
  readonly held?: boolean;
}

function start(protocol: Protocol, { n, options = {}, off = [], held = false }: Wishes): Run {
  const run = startRun(
    protocol,
    setupOf(protocol, { nodes: { commander: 1, lieutenant: n - 1 }, options, held }),
  );
  for (const rule of off) act(run, { kind: 'switch', rule, on: false });
  return run;
}

const turn = (run: Run, node: string, way = 'honest') => act(run, { kind: 'turn', node, way });
const broken = (run: Run) => latest(run).broken.map(({ property }) => property);
const decisions = (run: Run) =>
  latest(run)
    .world.nodes.filter(({ kind }) => kind === 'lieutenant')
    .map(({ state }) => (state as Decider).decision);

/** Plays lines of the lesson language; those that begin with a question mark are claims. */
function play(protocol: Protocol, run: Run, ...lines: readonly string[]): void {
  const language = languageOf(protocol);
  const scope = { nodes: latest(run).world.setup.cast.ids };
  for (const line of lines) {
    if (line.startsWith('? ')) {
      const claim = language.claim(line.slice(2), scope);
      expect(claim.ok && claim.test(sceneOf(run, 0)), line).toBe(true);
      continue;
    }
    const action = language.action(line, scope);
    if (!action.ok) throw new Error(`${line}: ${action.message}`);
    action.play(run, latest(run).index);
  }
}

describe('Lemma 1', () => {
  it('does not speak of a messenger that is still under way when it should have been heard', () => {
    const run = start(generals, { n: 4, held: true });
    play(generals, run, 'begin', 'next round', 'delay Order L2->L1 by 5s', 'finish');
    expect(decisions(run)).toEqual(['ATTACK', 'ATTACK', 'ATTACK']);
    expect(broken(run)).toEqual([]);
    play(generals, run, 'settle');
    expect(broken(run)).toEqual([]);
  });

  it('does not speak of a scroll that somebody has changed', () => {
    const run = start(generals, { n: 4, held: true });
    play(generals, run, 'begin', 'next round', 'tamper L2 -> L1 EAT', 'finish', '? L1 heard EAT from L2');
    expect(broken(run)).toEqual([]);
    expect((latest(run).history as CampHistory).astray).toEqual(['L2']);
  });

  it.each(['GSW-RELAY', 'GSW-VOTE'])('holds for what is left of the algorithm without %s', (rule) => {
    for (const n of [3, 4, 7]) {
      const run = start(generals, { n, options: { m: 2 }, off: [rule] });
      advance(run, 1000);
      expect(new Set(decisions(run))).toEqual(new Set(['ATTACK']));
      expect(broken(run)).toEqual([]);
    }
  });

  it.each([
    ['GSW-RELAY', ['IC1']],
    ['GSW-VOTE', ['IC1']],
    ['GSW-TIE', ['IC1']],
    ['GSW-ABSENT', ['TERM', 'TREE']],
    ['GSW-SENDER', ['IC1', 'IC2', 'SUB-IC2']],
  ])('and nothing but what %s is there for breaks without it', (off, allowed) => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 120; seed++) {
      const nodes = generals.casts[seed % generals.casts.length]!;
      const setup = setupOf(generals, { nodes, seed, options: { m: seed % 3 } });
      for (const { property } of wander(generals, setup, seed, 200, { off: [off] }).broken)
        seen.add(property);
    }
    expect(allowed).toEqual(expect.arrayContaining([...seen]));
  });
});

describe('The table of what was heard', () => {
  it('has only the commander’s column where nobody passes anything on', () => {
    const run = start(generals, { n: 4, off: ['GSW-RELAY'] });
    turn(run, 'C', 'tells L1 ATTACK, L2 RETREAT, L3 ATTACK');
    advance(run, 1000);
    const { columns, result, says } = generals.portrait.heard!(latest(run).world)!;
    expect(columns.map(({ node }) => node)).toEqual(['C']);
    expect(result).toBe('order');
    expect(says).toBe('The loyal do not agree: L1 does ATTACK, L2 does RETREAT and L3 does ATTACK.');
    for (const node of latest(run).world.nodes)
      expect(generals.portrait.face(node, latest(run).world).badge).toBe('rounds over');
  });

  it('does not wait for somebody who has lost count', () => {
    for (const protocol of [generals, signed]) {
      const run = start(protocol, { n: 4, held: true });
      play(protocol, run, 'begin', 'crash L3', 'next round', 'restart L3');
      const { world } = latest(run);
      expect(protocol.portrait.face(nodeOf(world, 'L3'), world).thought).toBe(
        'I have lost count. I keep out of it.',
      );
      expect(protocol.portrait.bound!(world)!.says).toMatch(/there is 1\.$/);
      play(protocol, run, 'finish');
      expect(protocol.portrait.heard!(latest(run).world)!.says).toMatch(/^Both loyal lieutenants do ATTACK/);
      expect(protocol.adversary!.statements(latest(run).world, 'L3')).toEqual([]);
    }
  });

  it('without a default shows somebody who waits, and who has not lost count', () => {
    const run = start(generals, { n: 4, off: ['GSW-ABSENT'] });
    turn(run, 'C', 'tells L3 nothing');
    advance(run, 1000);
    const { world } = latest(run);
    expect(generals.portrait.heard!(world)!.says).toBe('The rounds are over, and somebody is still waiting.');
    expect(generals.portrait.face(nodeOf(world, 'L1'), world).thought).not.toMatch(/lost count/);
    expect(broken(run)).toEqual(['TREE', 'TERM']);
  });

  it('of signed orders proves nothing where nobody has looked at the seals', () => {
    const run = start(signed, { n: 3, off: ['SSW-SEALS'] });
    turn(run, 'L2', 'says RETREAT');
    advance(run, 1000);
    expect(signed.portrait.heard!(latest(run).world)!.says).toBe('The one loyal lieutenant does RETREAT.');
    const claim = languageOf(signed).claim('L1 can prove that C lies', { nodes: ['C', 'L1', 'L2'] });
    expect(claim.ok && claim.test(sceneOf(run, 0))).toBe('it has seen ATTACK under its seal');
  });
});

describe('What is promised', () => {
  it.each([generals, signed])('is nothing with a rule off ($title)', (protocol) => {
    const [rule] = Object.keys(protocol.switches);
    const { world } = latest(start(protocol, { n: 4, off: [rule!] }));
    expect(protocol.portrait.bound!(world)).toEqual({
      holds: false,
      says: `Without ${rule} nothing is promised, whoever is loyal.`,
    });
  });
});

/** Protocol, generals, m, rules that are off, traitors, what their worst lies break; '' if nothing. */
const plots = [
  ['generals', 4, 1, 'GSW-RELAY', ['C'], 'IC1'],
  ['generals', 4, 1, 'GSW-VOTE', ['C'], 'IC1'],
  ['generals', 4, 1, 'GSW-TIE', ['C'], 'IC1'],
  ['generals', 5, 1, 'GSW-TIE', ['C'], 'IC1'],
  ['generals', 7, 2, 'GSW-VOTE', ['C', 'L6'], 'IC1'],
  ['generals', 3, 1, 'GSW-TIE', ['C'], 'IC1'],
  ['generals', 3, 1, 'GSW-TIE', ['L2'], ''],
  ['signed', 3, 1, 'SSW-RELAY', ['C'], 'IC1'],
  ['signed', 3, 1, 'SSW-CHOICE', ['C'], 'IC1'],
  ['signed', 3, 1, 'SSW-CHOICE', ['L2'], ''],
  ['signed', 3, 1, 'SSW-SEALS', ['L2'], 'IC2'],
  ['signed', 4, 1, 'SSW-SEALS', ['L3'], 'IC2'],
] as const;

describe('The worst lies with rules off', () => {
  it.each(plots)('%s, %i generals, m = %i, without %s: %j break "%s"', (id, n, m, rule, liars, breaks) => {
    const protocol = id === 'signed' ? signed : generals;
    const run = start(protocol, { n, options: { m }, off: [rule] });
    for (const node of liars) turn(run, node);
    const plot = protocol.adversary!.worst(latest(run).world);
    expect(plot.breaks, plot.says).toBe(breaks !== '');
    for (const { node, way } of plot.ways) turn(run, node, way);
    advance(run, 1000);
    const found = broken(run).filter((id) => id === 'IC1' || id === 'IC2');
    if (breaks === '') expect(found).toEqual([]);
    else expect(found).toContain(breaks);
    // With the rule on, the same liars break nothing in such a camp.
    const sound = start(protocol, { n, options: { m } });
    for (const node of liars) turn(sound, node);
    if (n > 3 * m || protocol === signed)
      expect(protocol.adversary!.worst(latest(sound).world).breaks).toBe(false);
  });

  it('do not exist where only the commander is heeded, and it is loyal', () => {
    for (const [options, off] of [
      [{ m: 0 }, []],
      [{ m: 1 }, ['GSW-RELAY']],
      [{ m: 1 }, ['GSW-VOTE']],
    ] as const) {
      const run = start(generals, { n: 4, options, off });
      turn(run, 'L3');
      expect(generals.adversary!.worst(latest(run).world)).toEqual({
        breaks: false,
        ways: [],
        says: 'Only the commander’s word counts here: what L3 says changes nothing.',
      });
    }
  });

  it.each([
    ['GSW-ABSENT', generals, /Silence was not tried\.$/],
    ['GSW-SENDER', generals, /Lies under another’s name were not tried\.$/],
    ['SSW-DEADLINE', signed, /Keeping an order for later was not tried\.$/],
  ] as const)('say what was not tried without %s', (rule, protocol, says) => {
    const run = start(protocol, { n: 4, off: [rule] });
    turn(run, 'C');
    expect(protocol.adversary!.worst(latest(run).world).says).toMatch(says);
  });
});

describe('The table of lies', () => {
  it('is empty for lieutenants that say nothing, whatever m is', () => {
    for (const wishes of [{ options: { m: 0 } }, { off: ['GSW-RELAY'] }]) {
      const run = start(generals, { n: 4, ...wishes });
      turn(run, 'L3');
      turn(run, 'C');
      expect(generals.adversary!.statements(latest(run).world, 'L3')).toEqual([]);
      expect(generals.adversary!.statements(latest(run).world, 'C')).toHaveLength(3);
    }
  });

  it('does not claim to know what somebody says that flips an order nobody has heard', () => {
    const run = start(generals, { n: 4, held: true });
    turn(run, 'L3', 'flip');
    const says = () => generals.adversary!.statements(latest(run).world, 'L3').map(({ now }) => now);
    expect(says()).toEqual(['flipped', 'flipped']);
    play(generals, run, 'begin', 'settle');
    expect(says()).toEqual(['RETREAT', 'RETREAT']);
  });

  it.each(['says EAT', 'flip', 'silent', 'split ATTACK to L1 else NAP', 'random 5', 'honest'])(
    'of one that %s has what is then said, and every square can be changed to any word and back',
    (way) => {
      const run = start(generals, { n: 5, options: { m: 2 }, held: true });
      turn(run, 'L3', way);
      play(generals, run, 'begin', 'settle');
      const { adversary } = generals;
      const table = () => adversary!.statements(latest(run).world, 'L3');
      const before = table().map(({ now }) => now);
      for (const [i, { choices, now }] of table().entries()) {
        // Nobody can ask for what only flipping makes of a word that is not known yet.
        if (now === 'flipped') continue;
        for (const word of [...choices, undefined]) {
          turn(run, 'L3', table()[i]!.instead(word));
          const wanted = word === 'truth' ? before[i] : word;
          if (word !== 'truth') expect(table()[i]!.now).toBe(wanted);
          expect(table().map((square, j) => (j === i ? now : square.now))).toEqual(before);
        }
        turn(run, 'L3', table()[i]!.instead(now));
      }
      expect(table().map(({ now }) => now)).toEqual(before);
      play(generals, run, 'next round');
      const said = new Map(
        latest(run)
          .world.flights.filter(({ from }) => from === 'L3')
          .map(({ to, body }) => [to, (body as unknown as { value: string }).value]),
      );
      // Before the second round, only what it was told by the commander is known, and is all it says.
      const known = ['L1', 'L2', 'L4'].map((_, i) => before[i]);
      expect(['L1', 'L2', 'L4'].map((to) => said.get(to))).toEqual(known);
    },
  );
});

describe('Words with a meaning', () => {
  const run = start(generals, { n: 4 });
  const read = (text: string) => generals.adversary!.read(text, 'L3', latest(run).world.setup);

  it('are no orders', () => {
    expect(read('says nothing')).toBe('silent');
    expect(read('says truth')).toBe('honest');
    expect(() => read('split ATTACK to L1 else nothing')).toThrow('"nothing" is no order');
    expect(() => read('flip truth EAT')).toThrow('"truth" is no order');
  });
});

describe('Chance and choice', () => {
  it('make other lies in other runs, and the same in the same', () => {
    const said = (seed: number) => {
      const { setup } = startRun(
        generals,
        setupOf(generals, { nodes: { commander: 1, lieutenant: 6 }, seed }),
      ).line.moments[0]!.world;
      const lies = readLies('random', 'C', setup);
      return setup.cast.ids.slice(1).map((to) => answerOf(lies, { path: 'C', to, honest: 'HOLD', setup }));
    };
    expect(said(1)).toEqual(said(1));
    expect(said(1)).not.toEqual(said(2));
  });

  it('need a winner: two words with the most votes are none', () => {
    const [strict, most] = [winnerBy({ majority: 'strict' }), winnerBy({ majority: 'plurality' })];
    expect([strict(['A', 'A', 'B']), most(['A', 'A', 'B', 'C', 'D'])]).toEqual(['A', 'A']);
    expect([strict(['A', 'A', 'B', 'B']), most(['A', 'A', 'B', 'B', 'C'])]).toEqual([undefined, undefined]);
    expect(strict(['A', 'A', 'B', 'C'])).toBe(undefined);
  });
});

describe('Everything from the beginning', () => {
  it.each([generals, signed])('forgets who was down, and knows who is a traitor ($title)', (protocol) => {
    const run = start(protocol, { n: 4, held: true });
    play(protocol, run, 'L3 turns traitor and is silent', 'order EAT', 'begin', 'crash L1', 'next round');
    play(protocol, run, 'restart L1', 'L2 turns traitor', 'L2 is loyal again', 'begin again');
    const { faulty, astray, sent, signed: seals } = latest(run).history as CampHistory;
    expect([faulty, astray, sent, seals]).toEqual([['L3'], [], [], []]);
    expect(latest(run).world.nodes.map(({ state }) => (state as Decider).asleep)).toEqual(
      Array(4).fill(undefined),
    );
    play(
      protocol,
      run,
      '? the order is ATTACK',
      'finish',
      '? the loyal decide ATTACK',
      '? 7 messages were sent',
    );
    expect(broken(run)).toEqual([]);
  });
});

describe('Somebody who turns in the middle', () => {
  it('is judged as a traitor from then on, and for good', () => {
    const run = start(generals, { n: 4, held: true });
    play(generals, run, 'begin', 'L3 turns traitor and says RETREAT', 'next round', 'L3 is loyal again');
    expect((latest(run).history as CampHistory).faulty).toEqual(['L3']);
    play(generals, run, 'finish', '? the loyal decide ATTACK', '? L1 heard RETREAT from L3');
    expect(broken(run)).toEqual([]);
  });

  it('has said the truth before: what was sent by then stays as it was', () => {
    const run = start(generals, { n: 4, held: true });
    play(generals, run, 'begin', 'C turns traitor and says RETREAT', 'finish', '? the loyal decide ATTACK');
    expect((latest(run).history as CampHistory).faulty).toEqual(['C']);
  });
});

describe('A message of one’s own making', () => {
  it.each([generals, signed])(
    'is counted with those of the round in which it is sent ($title)',
    (protocol) => {
      const run = start(protocol, { n: 4, held: true });
      play(protocol, run, 'C turns traitor', 'begin', 'forge EAT by C to L1', '? round 1 took 4 messages');
      play(protocol, run, 'finish', '? round 1 took 4 messages');
    },
  );
});

/** Hands L1 a scroll after the second round; the rule that answers, and the orders L1 holds then. */
function handed(from: string, order: SignedOrder) {
  const run = start(signed, { n: 4, options: { m: 2 }, held: true });
  play(signed, run, 'begin', 'settle', 'next round', 'settle');
  const { world } = latest(run);
  const id = messageId(indexOf(world.setup.cast, from), 1, 900);
  const body: Signed = { type: 'Signed', ...order };
  const message: Message = { id, from, to: 'L1', body, sentAt: world.now, endsAt: world.now, lost: '' };
  const step = perform(signed, { ...world, flights: [message] }, { kind: 'deliver', message: id });
  const { orders } = nodeOf(step.world, 'L1').state as SignedState;
  return { rules: step.fired.map(({ rule }) => rule), orders };
}

const signedBy = (...signers: readonly string[]): SignedOrder =>
  signers.reduce<SignedOrder>(withSeal, { value: 'EAT', chain: [] });

describe('A scroll that nobody could have sent', () => {
  it.each([
    ['signed last by somebody else', 'L3', signedBy('C', 'L2')],
    ['signed by its reader', 'L2', signedBy('C', 'L1', 'L2')],
    ['signed twice by the same', 'L2', signedBy('C', 'L2', 'L2')],
    ['not signed by the commander first', 'L2', signedBy('L3', 'L2')],
    [
      'with a seal cut out of another scroll',
      'L2',
      { value: 'EAT', chain: [...signedBy('C', 'L3').chain, signedBy('C', 'L2').chain[1]!] },
    ],
  ])('%s, is thrown away', (_, from, order) => {
    expect(handed(from, order)).toEqual({ rules: ['SM.2'], orders: ['ATTACK'] });
  });

  it('is not like one that two traitors could have sent', () => {
    expect(handed('L2', signedBy('C', 'L2'))).toEqual({ rules: ['SM.5'], orders: ['ATTACK', 'EAT'] });
  });
});

describe('Somebody who was down', () => {
  it.each([generals, signed])('remembers what it knew, and does not begin anew ($title)', (protocol) => {
    const run = start(protocol, { n: 4, held: true });
    play(protocol, run, 'begin', 'settle', 'crash C', 'crash L1', 'restart C', 'restart L1');
    const { world } = latest(run);
    for (const id of ['C', 'L1']) {
      const { state, timers } = nodeOf(world, id);
      expect(state).toMatchObject({ round: 1, asleep: true });
      expect(timers).toEqual({});
    }
    expect(protocol.portrait.heard!(world)!.rows[0]!.cells[0]!.said?.text).toBe('ATTACK');
  });
});

describe('The seals that traitors share', () => {
  it('do not make anybody pass on what is full of seals, however early it comes', () => {
    const run = start(signed, { n: 4, held: true });
    play(signed, run, 'C turns traitor', 'L1 turns traitor', 'begin', 'forge EAT by L1 to L2', 'settle');
    play(signed, run, '? L2 holds ATTACK EAT', 'next round');
    const sent = latest(run).world.flights.filter(({ from }) => from === 'L2');
    expect(sent.map(({ body }) => (body as Signed).value)).toEqual(['ATTACK', 'ATTACK']);
  });

  it('do not include those that never fitted, though nobody looked at them', () => {
    const run = start(signed, { n: 4, options: { m: 2 }, off: ['SSW-SEALS'], held: true });
    play(
      signed,
      run,
      'L2 turns traitor and says RETREAT',
      'L3 turns traitor',
      'begin',
      'next round',
      'settle',
    );
    play(signed, run, '? L3 heard RETREAT from L2');
    expect(() => play(signed, run, 'forge RETREAT via L2 by L3 to L1')).toThrow(/C is loyal and never put/);
  });
});

describe('A scroll with more seals than there are rounds', () => {
  it('belongs in no round, and is thrown away', () => {
    const run = start(signed, { n: 4, options: { m: 0 }, held: true });
    play(signed, run, 'C turns traitor', 'L1 turns traitor', 'begin', 'forge EAT by L1 to L2', 'settle');
    play(signed, run, '? L2 threw away what L1 brought', 'finish', '? L2 holds ATTACK', '? the loyal agree');
    expect(broken(run)).toEqual([]);
  });
});

describe('A camp of ten, three of them traitors', () => {
  it('agrees after four rounds, whatever chance makes them say', () => {
    const run = start(generals, { n: 10, options: { m: 3 } });
    for (const node of ['C', 'L8', 'L9']) turn(run, node, 'random 3');
    advance(run, 2000);
    expect(broken(run)).toEqual([]);
    expect(new Set(decisions(run).slice(0, 7)).size).toBe(1);
    expect(latest(run).world.flights).toEqual([]);
  });
});
