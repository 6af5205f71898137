/** Lies: how they are written, what they make of a message, which cannot be told, and the worst of them. */
import { describe, expect, it } from 'vitest';
import type { Run } from '../../drivers/run.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { NodeId } from '../../engine/world.ts';
import { deedsOf, readDeeds, writeDeeds } from '../../timeline/link.ts';
import { generals } from './generals.ts';
import { signed } from './signed.ts';

const startOf = (protocol: Protocol, n: number, options = {}, held = true) =>
  startRun(protocol, setupOf(protocol, { nodes: { commander: 1, lieutenant: n - 1 }, options, held }));

const seven = startOf(generals, 7, { m: 2 });
const read = (text: string, node: NodeId = 'L3'): string =>
  generals.adversary!.read(text, node, latest(seven).world.setup);

/** Everything under way arrives. */
function deliverAll(run: Run): void {
  for (let next = latest(run).world.flights[0]; next; next = latest(run).world.flights[0])
    act(run, { kind: 'deliver', message: next.id });
}

/** Turns these, and lets `rounds` rounds begin. */
function after(
  protocol: Protocol,
  n: number,
  lies: Readonly<Record<NodeId, string>>,
  rounds: number,
  options = {},
) {
  const run = startOf(protocol, n, options);
  for (const [node, way] of Object.entries(lies)) act(run, { kind: 'turn', node, way });
  for (let round = 0; round < rounds; round++) {
    for (const node of latest(run).world.setup.cast.ids) act(run, { kind: 'fire', node, timer: 'round' });
    if (round < rounds - 1) deliverAll(run);
  }
  return run;
}

describe('A way of lying', () => {
  it.each([
    ['honest', 'honest'],
    ['is silent', 'silent'],
    ['says eat', 'says EAT'],
    ['flips', 'flip'],
    ['flip ATTACK RETREAT', 'flip'],
    ['flip eat nap', 'flip EAT NAP'],
    ['split attack to L4, L1 and L2, else nap', 'split ATTACK to L1 L2 L4 else NAP'],
    ['lies at random', 'random'],
    ['random 7', 'random 7'],
    ['tells L2 nothing,L1 ATTACK', 'tells L1 ATTACK, L2 nothing'],
    ['tells l1 eat about c.l2 and L2 truth', 'tells L2 truth, L1 EAT about C.L2'],
    ['tells L1 EAT, L1 NAP', 'tells L1 NAP'],
    ['says NAP but tells L1 truth about C', 'says NAP but tells L1 truth about C'],
    ['honest but tells L1 EAT', 'tells L1 EAT'],
  ])('%s is spelt %s', (text, spelling) => {
    expect(read(text)).toBe(spelling);
    expect(read(spelling)).toBe(spelling);
  });

  it.each([
    ['whispers', /is no way of lying/],
    ['says', /it says one word/],
    ['says EAT NAP', /it says one word/],
    ['says 42', /is no order/],
    ['flip EAT', /turns one word into another/],
    ['flip EAT EAT', /needs two words/],
    ['split ATTACK', /split goes like this/],
    ['random seven', /at most one number/],
    ['tells L9 EAT', /no general L9/],
    ['tells C EAT', /nobody tells the commander/],
    ['tells L3 EAT', /does not lie to itself/],
    ['tells L1', /is no lie/],
    ['tells L1 EAT about L2', /no way an order can go/],
    ['tells L1 EAT about C.L1', /went through L1/],
    ['tells L1 EAT about C.L3', /went through L3/],
    [`tells ${'L1 EAT, '.repeat(400)}L2 EAT`, /too long/],
  ])('cannot be %s', (text, problem) => {
    expect(() => read(text)).toThrow(problem);
  });

  it('of the commander has no "about"', () => {
    expect(() => read('tells L1 EAT about C.L2', 'C')).toThrow(/speaks for itself/);
  });

  it('offered by a menu can be read, for everybody', () => {
    const { setup } = latest(seven).world;
    for (const node of setup.cast.ids)
      for (const { text } of generals.adversary!.ways(node, setup)) expect(read(text, node)).toBe(text);
  });

  it('always answers the same question with the same lie', () => {
    const { world } = latest(seven);
    const body = { type: 'Order', path: 'C.L1.L3', value: 'ATTACK' } as const;
    const lie = () => generals.adversary!.say('random 4', body, 'L3', 'L2', world);
    expect(lie()).toEqual(lie());
    const others = Array.from({ length: 30 }, (_, seed) =>
      JSON.stringify(generals.adversary!.say(`random ${seed}`, body, 'L3', 'L2', world)),
    );
    expect(new Set(others).size).toBe(5);
  });

  it('goes into a link and comes out of it', () => {
    const run = startOf(generals, 4);
    act(run, { kind: 'turn', node: 'L3', way: 'silent but tells L1 eat about C, L2 nothing' });
    const { cast } = latest(run).world.setup;
    const text = writeDeeds(cast, deedsOf(run.line));
    expect(readDeeds(cast, text)).toEqual(deedsOf(run.line));
  });
});

describe('The table of lies', () => {
  it('has a square for everything a traitor may still say', () => {
    const table = (n: number, m: number, node: NodeId, rounds = 0) =>
      generals.adversary!.statements(
        latest(after(generals, n, { [node]: 'honest' }, rounds, { m })).world,
        node,
      );
    expect(table(7, 2, 'C')).toHaveLength(6);
    expect(table(7, 2, 'L6')).toHaveLength(5 + 20);
    expect(table(7, 2, 'L6', 2)).toHaveLength(20);
    expect(table(7, 2, 'L6', 3)).toHaveLength(0);
    expect(table(4, 1, 'C', 1)).toHaveLength(0);
    expect(table(10, 3, 'L9')).toHaveLength(8);
    expect(table(4, 1, 'L3').map(({ now, about, to }) => [to, about, now])).toEqual([
      ['L1', 'the commander’s order', 'truth'],
      ['L2', 'the commander’s order', 'truth'],
    ]);
  });

  it('changes one square and leaves the others', () => {
    const run = after(generals, 4, { L3: 'says EAT' }, 0);
    const [first, second] = generals.adversary!.statements(latest(run).world, 'L3');
    expect(first!.now).toBe('EAT');
    expect(first!.instead('NAP')).toBe('says EAT but tells L1 NAP about C');
    expect(second!.instead(undefined)).toBe('says EAT but tells L2 nothing about C');
    act(run, { kind: 'turn', node: 'L3', way: first!.instead('truth') });
    expect(generals.adversary!.statements(latest(run).world, 'L3').map(({ now }) => now)).toEqual([
      'truth',
      'EAT',
    ]);
  });

  it('knows what was heard, once it was', () => {
    const run = after(generals, 4, { L3: 'honest' }, 1);
    deliverAll(run);
    expect(generals.adversary!.statements(latest(run).world, 'L3').map(({ now }) => now)).toEqual([
      'ATTACK',
      'ATTACK',
    ]);
  });

  it('of signed messages has what is going to be passed on', () => {
    const run = after(signed, 4, { C: 'honest', L3: 'honest' }, 1);
    expect(signed.adversary!.statements(latest(run).world, 'C')).toHaveLength(0);
    deliverAll(run);
    expect(signed.adversary!.statements(latest(run).world, 'L3').map(({ now, to }) => [to, now])).toEqual([
      ['L1', 'ATTACK'],
      ['L2', 'ATTACK'],
    ]);
  });
});

describe('A message of one’s own making', () => {
  const make = (
    protocol: Protocol,
    lies: Readonly<Record<NodeId, string>>,
    text: string,
    from: NodeId,
    to: NodeId,
  ) => protocol.adversary!.forge(text, from, to, latest(after(protocol, 4, lies, 2)).world);

  it.each([
    ['EAT', 'C.L3'],
    ['eat about C.L2', 'C.L2.L3'],
    ['EAT as L2', 'C.L2'],
    ['EAT as C', 'C'],
    ['EAT about C.L2 as L3', 'C.L2.L3'],
  ])('by word of mouth: %s', (text, path) => {
    expect(make(generals, { L3: 'honest' }, text, 'L3', 'L1')).toEqual({ type: 'Order', path, value: 'EAT' });
  });

  it.each([
    ['EAT as L1', 'L1', /on the way itself/],
    ['EAT about C.L3', 'L1', /no way an order can go/],
    ['EAT', 'C', /only tell lieutenants/],
    ['EAT EAT EAT', 'L1', /make up a message/],
    ['4', 'L1', /no order/],
  ])('by word of mouth not: %s to %s', (text, to, problem) => {
    expect(() => make(generals, { L3: 'honest' }, text, 'L3', to)).toThrow(problem);
  });

  it('signed: with the seals of traitors, and with those one has got', () => {
    const order = make(signed, { C: 'honest', L3: 'honest' }, 'EAT', 'L3', 'L1');
    expect(order).toMatchObject({
      value: 'EAT',
      chain: [
        { by: 'C', under: 'EAT' },
        { by: 'L3', under: 'EAT C' },
      ],
    });
    expect(make(signed, { L3: 'honest' }, 'ATTACK', 'L3', 'L1')).toMatchObject({ value: 'ATTACK' });
  });

  it('signed: never with the seal of somebody loyal under what it did not sign', () => {
    expect(() => make(signed, { L3: 'honest' }, 'EAT', 'L3', 'L1')).toThrow(
      /C is loyal and never put its seal/,
    );
    expect(() => make(signed, { C: 'honest', L3: 'honest' }, 'EAT via L2', 'L3', 'L1')).toThrow(
      /L2 is loyal/,
    );
    expect(() => make(signed, { C: 'honest' }, 'EAT via L2', 'C', 'L1')).toThrow(/signs first/);
    expect(() => make(signed, { C: 'honest', L3: 'honest' }, 'EAT via L1', 'L3', 'L1')).toThrow(
      /nobody gets what/,
    );
  });

  it('is for traitors only', () => {
    expect(() => act(startOf(generals, 4), { kind: 'forge', node: 'L1', to: 'L2', text: 'EAT' })).toThrow(
      /only a traitor/,
    );
  });

  it('changed on its way shows that its seals do not fit', () => {
    const run = after(signed, 4, {}, 1);
    const message = latest(run).world.flights[0]!;
    expect(signed.adversary!.rewordings(message, latest(run).world)).not.toContain('ATTACK');
    act(run, { kind: 'tamper', message: message.id, text: 'nap' });
    const { world } = latest(run);
    const changed = world.flights.find(({ id }) => id === message.id)!;
    expect(signed.portrait.capsule(changed, world)).toMatchObject({
      label: 'NAP',
      seals: [{ by: 'C', good: false }],
      instead: { text: 'ATTACK' },
    });
  });
});

/** How many generals, m, who lies, and what they can break; '' if nothing. */
const plots = [
  { protocol: generals, n: 3, m: 1, traitors: ['L2'], breaks: 'IC2' },
  { protocol: generals, n: 3, m: 1, traitors: ['C'], breaks: '' },
  { protocol: generals, n: 4, m: 1, traitors: ['C'], breaks: '' },
  { protocol: generals, n: 4, m: 1, traitors: ['L1'], breaks: '' },
  { protocol: generals, n: 4, m: 1, traitors: ['L2', 'L3'], breaks: 'IC2' },
  { protocol: generals, n: 4, m: 1, traitors: ['C', 'L3'], breaks: 'IC1' },
  { protocol: generals, n: 4, m: 2, traitors: ['L3'], breaks: 'IC2' },
  { protocol: generals, n: 6, m: 2, traitors: ['L4', 'L5'], breaks: 'IC2' },
  // The loyal four play OM(1) with the helper, as five, for every word: that is enough against one.
  { protocol: generals, n: 6, m: 2, traitors: ['C', 'L5'], breaks: '' },
  { protocol: generals, n: 7, m: 1, traitors: ['C', 'L6'], breaks: 'IC1' },
  { protocol: generals, n: 7, m: 2, traitors: ['C', 'L6'], breaks: '' },
  { protocol: generals, n: 7, m: 2, traitors: ['L5', 'L6'], breaks: '' },
  { protocol: generals, n: 9, m: 2, traitors: ['C', 'L7', 'L8'], breaks: 'IC1' },
  { protocol: generals, n: 10, m: 3, traitors: ['C', 'L1', 'L8', 'L9'], breaks: 'IC1' },
  { protocol: signed, n: 3, m: 1, traitors: ['C'], breaks: '' },
  { protocol: signed, n: 3, m: 1, traitors: ['L2'], breaks: '' },
  { protocol: signed, n: 4, m: 1, traitors: ['C', 'L3'], breaks: 'IC1' },
  { protocol: signed, n: 4, m: 2, traitors: ['C', 'L3'], breaks: '' },
  { protocol: signed, n: 4, m: 1, traitors: ['L2', 'L3'], breaks: '' },
  { protocol: signed, n: 7, m: 2, traitors: ['C', 'L5', 'L6'], breaks: 'IC1' },
  { protocol: signed, n: 10, m: 3, traitors: ['C', 'L1', 'L8', 'L9'], breaks: 'IC1' },
];

describe('The worst lies', () => {
  it.each(plots)(
    'of $traitors among $n with m = $m break "$breaks"',
    ({ protocol, n, m, traitors, breaks }) => {
      const run = startOf(protocol, n, { m }, false);
      for (const node of traitors) act(run, { kind: 'turn', node, way: 'honest' });
      const plot = protocol.adversary!.worst(latest(run).world);
      expect(plot.breaks, plot.says).toBe(breaks !== '');
      expect(plot.ways.map(({ node }) => node)).toEqual(traitors);
      for (const { node, way } of plot.ways) act(run, { kind: 'turn', node, way });
      advance(run, 1000);
      const broken = latest(run).broken.map(({ property }) => property);
      if (breaks === '') expect(broken).toEqual([]);
      else expect(broken).toContain(breaks);
    },
  );

  it('need a traitor', () => {
    expect(generals.adversary!.worst(latest(seven).world).says).toBe(
      'Nobody is a traitor. Turn somebody first.',
    );
    expect(signed.adversary!.worst(latest(startOf(signed, 4)).world).breaks).toBe(false);
  });

  it('with an order to RETREAT and three generals there is none', () => {
    const run = startOf(generals, 3, { order: 'RETREAT' });
    act(run, { kind: 'turn', node: 'L2', way: 'honest' });
    expect(generals.adversary!.worst(latest(run).world)).toMatchObject({
      breaks: false,
      says: 'All 2 ways of lying were tried for L2 (with RETREAT and ATTACK): none breaks IC2.',
    });
  });
});
