import { describe, expect, it } from 'vitest';
import type { Portrait } from '../../engine/portrait.ts';
import { castOf, messageId } from '../../engine/world.ts';
import type { Message, World } from '../../engine/world.ts';
import { distance } from '../geometry.ts';
import { quietWorld } from '../quiet-world.ts';
import { boxAt, depth, touch } from './box.ts';
import { chipsOf } from './general-shape.ts';
import { campLayout } from './layout.ts';
import { keyframesOn } from './Messenger.tsx';
import { solidOf } from './plot.ts';
import { RUNNER, waysOf } from './road.ts';
import { campScene } from './scene.ts';

const namesOf = (n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => (i === 0 ? 'C' : `L${i}`));

interface Told {
  readonly type: string;
  readonly path: readonly string[];
}

const word = (text: string) => ({ text, tone: text === 'EAT' ? 'ok' : 'bad' }) as const;

const portrait: Portrait = {
  stage: 'camp',
  face: (node, world) => ({
    role: node.kind,
    mark: world.traitors[node.id] === undefined ? 'none' : 'mask',
    ring: 'round',
    badge: 'round 2 of 2',
    heard: [word('ATTACK'), word('EAT')],
    thought: 'Who lies?',
    decision: word('EAT'),
  }),
  capsule: (message) => {
    const { type, path } = message.body as Told;
    return {
      label: type,
      glyph: type.charAt(0),
      shape: 'request',
      tone: 'bad',
      word: word(type),
      route: path,
      ...(message.meant && { instead: word(message.meant.type) }),
      says: `${message.from} to ${message.to}: ${type}.`,
    };
  },
  log: () => undefined,
  pointers: () => [],
  fields: () => [],
  machine: () => [],
  quorums: () => [],
  bound: () => ({ holds: false, says: '3 generals bear no traitor: there is 1.' }),
};

function worldOf(n: number, change: Partial<World> = {}): World {
  const cast = castOf(namesOf(n).map((id) => [id, id === 'C' ? 'commander' : 'lieutenant']));
  const timers = { round: { startedAt: 5, dueAt: 90 } };
  return quietWorld(cast, () => ({ timers }), { now: 20, ...change });
}

function told(from: string, to: string, type: string, meant?: string, nth = 0): Message<Told> {
  const at = (id: string) => (id === 'C' ? 0 : Number(id.slice(1)));
  const path = from === 'C' ? ['C'] : ['C', from];
  return {
    id: messageId(at(from), at(to), nth),
    from,
    to,
    body: { type, path },
    sentAt: 10,
    endsAt: 30,
    lost: '',
    ...(meant !== undefined && { meant: { type: meant, path } }),
  };
}

const roomy = campLayout(860, 388, namesOf(4), false);

describe('the camp', () => {
  for (const [width, height] of [
    [860, 388],
    [860, 258],
    [1440, 700],
    [600, 288],
    [390, 314],
  ] as const) {
    for (const n of [3, 4, 5, 6, 7, 8, 9, 10]) {
      it(`holds ${n} generals in ${width} × ${height}, and nobody stands on anybody`, () => {
        const { plots } = campLayout(width, height, namesOf(n), width === 600);
        expect(plots).toHaveLength(n);
        const boxes = plots.map(({ figure, name, head }) => [figure, name, head]);
        for (const [i, mine] of boxes.entries()) {
          for (const { left, right, top, bottom } of mine) {
            expect(left).toBeGreaterThanOrEqual(0);
            expect(right).toBeLessThanOrEqual(width);
            expect(top).toBeGreaterThanOrEqual(0);
            expect(bottom).toBeLessThanOrEqual(height);
          }
          for (const theirs of boxes.slice(i + 1))
            expect(Math.max(...mine.flatMap((a) => theirs.map((b) => depth(a, b))))).toBeLessThan(8);
        }
      });
    }
  }
  it('has the first one on top, and says what is promised where nobody stands', () => {
    const [first, ...others] = roomy.plots;
    expect(others.every(({ at }) => at.y > first!.at.y)).toBe(true);
    expect(roomy.plots.flatMap(solidOf).some((box) => touch(box, roomy.bound))).toBe(false);
  });
  it('writes more where there is more room', () => {
    expect(roomy.detail).toBe('full');
    expect(campLayout(390, 314, namesOf(10), false).detail).toBe('least');
  });
});

describe('messengers', () => {
  it('keep to the right: two who meet do not touch', () => {
    const ways = waysOf(roomy.plots, roomy.roads, { ...RUNNER, height: RUNNER.lane });
    for (const [a, b] of [
      ['L1 L3', 'L3 L1'],
      ['L1 L2', 'L2 L1'],
    ] as const) {
      for (const p of ways.get(a)!)
        for (const q of ways.get(b)!)
          expect(
            depth(boxAt(p, RUNNER.width, RUNNER.lane), boxAt(q, RUNNER.width, RUNNER.lane)),
          ).toBeLessThan(1);
    }
  });
  it('set out and end beside a general, not on one', () => {
    for (const [key, way] of waysOf(roomy.plots, roomy.roads, RUNNER)) {
      const [from, to] = key.split(' ').map((id) => roomy.plots.find((plot) => plot.id === id)!);
      expect(touch(boxAt(way[0]!, RUNNER.width, RUNNER.height), from!.figure)).toBe(false);
      expect(touch(boxAt(way.at(-1)!, RUNNER.width, RUNNER.height), to!.figure)).toBe(false);
    }
  });
  it('go at one pace, and fade in their last fifth when they are lost', () => {
    const way = waysOf(roomy.plots, roomy.roads, RUNNER).get('L1 L3')!;
    const steps = way.slice(1).map((p, i) => distance(p, way[i]!));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1.5);
    const opacity = keyframesOn(way, true).map((frame) => Number(frame.opacity));
    expect(opacity[0]).toBe(1);
    expect(opacity.filter((one) => one < 1)).toHaveLength(3);
    expect(opacity.at(-1)).toBeCloseTo(0);
    expect(keyframesOn(way, false)[0]).not.toHaveProperty('opacity');
  });
  it('run with a scroll where they are few, and are dots where they are many, of which not all are drawn', () => {
    const exchange = (n: number, times: number): World =>
      worldOf(n, {
        flights: Array.from({ length: times }, (_, nth) =>
          namesOf(n)
            .slice(1)
            .flatMap((a) =>
              namesOf(n)
                .slice(1)
                .filter((b) => b !== a)
                .map((b) => told(a, b, 'EAT', undefined, nth)),
            ),
        ).flat(),
      });
    const scene = (n: number, times: number) =>
      campScene(exchange(n, times), portrait, campLayout(860, 388, namesOf(n), false), []);
    expect(new Set(scene(4, 1).flights.map(({ level }) => level))).toEqual(new Set(['runner']));
    expect(scene(7, 1).flights[0]?.level).toBe('glyph');
    const many = scene(10, 7);
    expect(many.flights[0]?.level).toBe('dot');
    expect(many.flights.length + many.more).toBe(9 * 8 * 7);
    expect(many.flights.length).toBeLessThanOrEqual(140);
  });
  it('carry their way, and what a lie should have said', () => {
    const flights = [told('C', 'L1', 'EAT', 'ATTACK'), told('L1', 'L2', 'EAT')];
    const [lie, relay] = campScene(worldOf(4, { flights }), portrait, roomy, []).flights;
    expect(lie).toMatchObject({ instead: 'ATTACK', route: '' });
    expect(lie?.says).toBe('C to L1: EAT; a lie: should say ATTACK');
    expect(relay).toMatchObject({ instead: '', route: 'C→L1' });
  });
  it('die at a torn road', () => {
    const cuts = [0, 0, 1 << 3, 1 << 2];
    const flights = [{ ...told('L2', 'L3', 'EAT'), lost: 'cut' as const }];
    const scene = campScene(worldOf(4, { cuts, flights }), portrait, roomy, []);
    expect(scene.roads.find(({ key }) => key === 'L2 L3')?.state).toBe('torn');
    expect(scene.roads.filter(({ state }) => state === 'open')).toHaveLength(5);
    const whole = campScene(worldOf(4, { flights: [told('L2', 'L3', 'EAT')] }), portrait, roomy, []);
    const length = (way: readonly { x: number; y: number }[]) => distance(way[0]!, way.at(-1)!);
    expect(length(scene.flights[0]!.way) / length(whole.flights[0]!.way)).toBeCloseTo(0.46, 1);
  });
});

describe('through the eyes of one', () => {
  const three = campLayout(860, 388, namesOf(3), false);
  const seen = (world: World, eyes?: string) => campScene(world, portrait, three, [], eyes);
  const one = worldOf(3, {
    traitors: { L2: 'says EAT' },
    flights: [told('L1', 'L2', 'ATTACK'), told('L2', 'L1', 'EAT', 'ATTACK')],
  });
  const other = worldOf(3, {
    traitors: { C: 'table' },
    flights: [told('L1', 'L2', 'ATTACK'), told('L2', 'L1', 'EAT')],
  });
  it('two worlds that differ only in what it cannot know look the same', () => {
    expect(seen(one)).not.toEqual(seen(other));
    expect(seen(one, 'L1')).toEqual(seen(other, 'L1'));
  });
  it('others keep what they know to themselves, and their messengers have no faces', () => {
    const scene = seen({ ...one, flights: [told('C', 'L2', 'ATTACK'), told('C', 'L1', 'EAT')] }, 'L1');
    const [commander, mine] = scene.generals;
    expect(commander).toMatchObject({ chips: [], thought: '', decision: undefined });
    expect(mine?.chips.map(({ text }) => text)).toEqual(['ATTACK', 'EAT']);
    expect(scene.flights.map(({ faceless, text, says }) => [faceless, text, says !== ''])).toEqual([
      [true, '', false],
      [false, 'EAT', true],
    ]);
    expect(scene.bound).toBeUndefined();
  });
});

describe('what is in a head', () => {
  const words = (...texts: readonly string[]) => texts.map(word);
  const written = (room: number, ...texts: readonly string[]) => {
    const { chips, more } = chipsOf(words(...texts), room);
    return [...chips.map(({ text, count }) => (count > 1 ? `${count}× ${text}` : text)), more];
  };
  it('is written word by word, else counted, else in letters, else as far as it fits', () => {
    expect(written(166, 'EAT', 'EAT', 'NAP')).toEqual(['EAT', 'EAT', 'NAP', 0]);
    expect(written(166, 'ATTACK', 'ATTACK', 'ATTACK', 'EAT')).toEqual(['3× ATTACK', 'EAT', 0]);
    expect(written(124, 'ATTACK', 'ATTACK', 'RETREAT', 'EAT')).toEqual(['A', 'A', 'R', 'E', 0]);
    expect(written(70, 'ATTACK', 'ATTACK', 'RETREAT', 'ATTACK')).toEqual(['3× A', 'R', 0]);
    expect(written(60, 'ATTACK', 'RETREAT', 'EAT', 'NAP')).toEqual([0]);
    expect(written(0, 'ATTACK')).toEqual([0]);
  });
});
