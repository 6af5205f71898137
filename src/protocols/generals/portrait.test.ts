/** How it looks: what was heard from whom, what is thought, what messengers say, what the camp bears. */
import { describe, expect, it } from 'vitest';
import { advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { HeardCell, HeardRow } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Options } from '../../engine/world.ts';
import { fingerprintOf } from '../../engine/fingerprint.ts';
import { perform } from '../../engine/perform.ts';
import { nodeOf } from '../../engine/world.ts';
import { generals } from './generals.ts';
import { signed } from './signed.ts';

/** The world after so many ms, with these lies. */
function at(
  protocol: Protocol,
  n: number,
  lies: Readonly<Record<string, string>>,
  ms = 1000,
  options: Options = {},
) {
  const run = startRun(protocol, setupOf(protocol, { nodes: { commander: 1, lieutenant: n - 1 }, options }));
  let { world } = latest(run);
  for (const [node, way] of Object.entries(lies))
    world = perform(protocol, world, { kind: 'turn', node, way }).world;
  const changed = { ...run, line: { ...run.line, moments: [{ ...latest(run), world }] } };
  advance(changed, ms);
  return latest(changed).world;
}

const cellText = (cell: HeardCell | undefined): string =>
  cell === undefined
    ? '·'
    : `${cell.said?.text ?? (cell.missing ? '∅' : '…')}${cell.instead ? `(${cell.instead.text})` : ''}${cell.counts ? `=${cell.counts.text}` : ''}`;

const rowText = ({ cells, result, why, traitor }: HeardRow): string =>
  `${cells.map(cellText).join(' ')} → ${result?.text ?? '?'} ${why}${traitor ? ' (traitor)' : ''}`;

const tableOf = (protocol: Protocol, world: Parameters<NonNullable<Protocol['portrait']['heard']>>[0]) => {
  const { rows, says, columns, result } = protocol.portrait.heard!(world)!;
  return { rows: rows.map(rowText), says, columns: columns.map(({ label }) => label), result };
};

describe('Who heard what from whom', () => {
  it('is the picture of the treacherous commander', () => {
    const world = at(generals, 4, { C: 'tells L1 ATTACK, L2 EAT, L3 NAP' });
    expect(tableOf(generals, world)).toEqual({
      columns: ['the commander', 'L1', 'L2', 'L3'],
      rows: [
        'ATTACK=RETREAT · EAT=EAT NAP=NAP → RETREAT no majority',
        'EAT(ATTACK)=RETREAT ATTACK=ATTACK · NAP=NAP → RETREAT no majority',
        'NAP(ATTACK)=RETREAT ATTACK=ATTACK EAT=EAT · → RETREAT no majority',
      ],
      result: 'majority',
      says: 'Three different orders and no majority: all fall back on RETREAT.',
    });
  });

  it('is the picture of the treacherous lieutenant', () => {
    const world = at(generals, 4, { L3: 'tells L1 EAT, L2 nothing' });
    expect(tableOf(generals, world)).toMatchObject({
      rows: [
        'ATTACK=ATTACK · ATTACK=ATTACK EAT(ATTACK)=EAT → ATTACK 2 of 3',
        'ATTACK=ATTACK ATTACK=ATTACK · ∅(ATTACK)=RETREAT → ATTACK 2 of 3',
        'ATTACK=ATTACK ATTACK=ATTACK ATTACK=ATTACK · → ATTACK 3 of 3 (traitor)',
      ],
      says: 'Both loyal lieutenants do ATTACK.',
    });
  });

  it('grows as the rounds go by', () => {
    const saying = (ms: number) => tableOf(generals, at(generals, 4, {}, ms)).says;
    expect(saying(0)).toBe('Nobody has said anything yet.');
    expect(saying(60)).toBe('Round 1 of 2: the commander’s word goes to everybody.');
    expect(saying(150)).toBe('Round 2 of 2: each tells the others what it was told.');
    expect(saying(1000)).toBe('All three loyal lieutenants do ATTACK.');
    expect(tableOf(generals, at(generals, 4, {}, 150)).rows[0]).toBe('ATTACK · … … → ? ');
  });

  it('has what others were told below, for m = 2, and every sub-vote explained', () => {
    const world = at(generals, 7, { L5: 'says RETREAT', L6: 'silent' }, 1000, { m: 2 });
    const { rows } = generals.portrait.heard!(world)!;
    const [, , fromL2, , , , fromL6] = rows[0]!.cells;
    expect(fromL2!.below.map(({ path }) => path.join('.'))).toEqual(
      ['L3', 'L4', 'L5', 'L6'].map((id) => `C.L2.${id}`),
    );
    expect([cellText(fromL2), fromL2!.why]).toEqual(['ATTACK=ATTACK', '3 of 5']);
    expect([cellText(fromL6), fromL6!.why]).toEqual(['∅(ATTACK)=RETREAT', '5 of 5']);
    expect(fromL2!.below.every(({ below }) => below.length === 0)).toBe(true);
  });

  it('in two worlds is the same for L1, where it cannot tell them apart', () => {
    const [one, two] = [
      at(generals, 3, { L2: 'says RETREAT' }),
      at(generals, 3, { C: 'tells L1 ATTACK, L2 RETREAT' }),
    ];
    expect(fingerprintOf(nodeOf(one, 'L1').state)).toBe(fingerprintOf(nodeOf(two, 'L1').state));
    const seen = (world: typeof one) =>
      generals.portrait.heard!(world)!.rows[0]!.cells.map((cell) => cell?.said?.text);
    expect(seen(one)).toEqual(seen(two));
  });

  it('has seals where things are signed', () => {
    const world = at(signed, 3, { C: 'tells L1 ATTACK, L2 RETREAT' });
    const { rows, says, result } = signed.portrait.heard!(world)!;
    expect(rows.map(rowText)).toEqual([
      'ATTACK · RETREAT → RETREAT two orders',
      'RETREAT(ATTACK) ATTACK · → RETREAT two orders',
    ]);
    expect(rows[0]!.cells[2]!.seals).toEqual([
      { by: 'C', good: true },
      { by: 'L2', good: true },
    ]);
    expect([result, says]).toEqual([
      'choice',
      'Both loyal lieutenants do RETREAT; two orders under one seal prove that the commander is a traitor.',
    ]);
  });
});

describe('Faces and messengers', () => {
  it('think at most sixty letters, whatever happens', () => {
    for (const protocol of [generals, signed])
      for (const n of [3, 4, 7])
        for (const [liar, way] of [
          ['C', 'random 3'],
          ['L1', 'says ATTACK'],
          ['L2', 'silent'],
          ['C', 'tells L1 COUNTERMAN, L2 SURRENDERS'],
        ] as const)
          for (let ms = 0; ms <= 500; ms += 50) {
            const world = at(protocol, n, { [liar]: way }, ms, { m: 2 });
            for (const node of world.nodes) {
              const { thought = '', mark, role } = protocol.portrait.face(node, world);
              expect(thought.length, thought).toBeLessThanOrEqual(60);
              expect(mark).toBe(node.id === liar ? 'mask' : 'none');
              expect(role).toBe(node.kind);
            }
          }
  });

  it('say what they carry, in their own words', () => {
    const says = (n: number, m: number, ms: number) => {
      const world = at(generals, n, { L3: 'says EAT' }, ms, { m });
      return world.flights
        .filter(({ from, to }) => (from === 'C' || from === 'L3') && to === 'L1')
        .map((message) => generals.portrait.capsule(message, world).says);
    };
    expect(says(4, 1, 40)).toEqual(['C to L1: the order is ATTACK.']);
    expect(says(4, 1, 140)).toEqual(['L3 to L1: the commander told me EAT.']);
    expect(says(7, 2, 240)[0]).toMatch(/^L3 to L1: L\d told me that the commander told it EAT\.$/);
    expect(says(10, 3, 340)[0]).toMatch(
      /^L3 to L1: L\d told me that L\d told it that the commander told it EAT\.$/,
    );
  });

  it('show what a loyal one would have said, and the way', () => {
    const world = at(generals, 4, { L3: 'says EAT' }, 140);
    const lie = world.flights.find(({ from, to }) => from === 'L3' && to === 'L1')!;
    expect(generals.portrait.capsule(lie, world)).toMatchObject({
      label: 'EAT',
      glyph: 'E',
      tone: 'ok',
      route: ['C', 'L3'],
      instead: { text: 'ATTACK', tone: 'bad' },
    });
  });
});

describe('What the camp bears', () => {
  const bound = (protocol: Protocol, n: number, m: number, liars: readonly string[]) =>
    protocol.portrait.bound!(
      at(protocol, n, Object.fromEntries(liars.map((id) => [id, 'silent'])), 0, { m }),
    )!;

  it.each([
    [4, 1, [], true, '4 generals bear 1 traitor; there is none.'],
    [4, 1, ['L1'], true, '4 generals bear 1 traitor; there is 1.'],
    [4, 1, ['L1', 'L2'], false, '4 generals bear 1 traitor; there are 2.'],
    [3, 1, ['L1'], false, 'OM(1) needs 4 generals for 1 traitor; there are 3, and 1 traitor.'],
    [4, 2, ['L3'], false, 'OM(2) needs 7 generals for 2 traitors; there are 4, and 1 traitor.'],
    [7, 1, ['C', 'L6'], false, '7 generals could bear 2, but OM(1) bears 1 traitor; there are 2.'],
    [7, 2, ['C', 'L6'], true, '7 generals bear 2 traitors; there are 2.'],
  ] as const)('%i generals, m = %i, %j', (n, m, liars, holds, says) => {
    expect(bound(generals, n, m, liars)).toEqual({ holds, says });
  });

  it('has no such bound with signatures', () => {
    expect(bound(signed, 3, 1, ['C'])).toEqual({
      holds: true,
      says: 'Two rounds bear 1 traitor, however many generals; there is 1.',
    });
    expect(bound(signed, 4, 1, ['C', 'L1']).holds).toBe(false);
  });
});
