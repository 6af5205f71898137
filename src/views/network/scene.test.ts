import { describe, expect, it } from 'vitest';
import type { Portrait } from '../../engine/portrait.ts';
import { castOf, messageId } from '../../engine/world.ts';
import type { Message, World } from '../../engine/world.ts';
import { distance, distanceToSegment } from '../geometry.ts';
import { quietWorld } from '../quiet-world.ts';
import { keyframesAlong } from './Flight.tsx';
import { capsuleBox } from './flight-shape.ts';
import { ringLayout, stageLayout } from './layout.ts';
import { networkScene } from './scene.ts';
import { groupsBeside } from './drawing.ts';
import { ragged } from './tear.ts';

const cast = castOf([
  ['S1', 'server'],
  ['S2', 'server'],
  ['S3', 'server'],
  ['S4', 'server'],
  ['S5', 'server'],
  ['C1', 'client'],
]);

const portrait: Portrait = {
  face: (node) =>
    node.kind === 'client'
      ? { role: 'client', mark: 'client' }
      : {
          role: 'member',
          mark: node.id === 'S1' ? 'crown' : 'none',
          epoch: { word: 'term', number: 9 },
          ring: 'patience',
        },
  capsule: (message) => ({
    label: message.body.type,
    glyph: '+',
    shape: 'request',
    tone: 'accent',
    says: `${message.from} asks ${message.to}`,
  }),
  log: (node) =>
    node.kind === 'client'
      ? undefined
      : {
          first: 1,
          last: 14,
          commit: 3,
          applied: 3,
          cell: (index) => ({ index, epoch: 1, text: `x${index}` }),
        },
  pointers: () => [],
  fields: () => [],
  machine: () => [],
  quorums: () => [],
};

function message(from: string, to: string, lost: Message['lost'] = ''): Message {
  const id = messageId(cast.ids.indexOf(from), cast.ids.indexOf(to), 0);
  return { id, from, to, body: { type: 'Append 6' }, sentAt: 10, endsAt: 30, lost };
}

const world = (change: Partial<World> = {}): World =>
  quietWorld(
    cast,
    (id) => ({
      up: id !== 'S5',
      timers: id === 'S2' ? { patience: { startedAt: 5, dueAt: 90 } } : {},
    }),
    { now: 20, ...change },
  );

/** Cuts between two groups, as bits. */
function cut(left: readonly string[], right: readonly string[]): readonly number[] {
  return cast.ids.map((id) => {
    const others = left.includes(id) ? right : right.includes(id) ? left : [];
    return others.reduce((bits, other) => bits | (1 << cast.ids.indexOf(other)), 0);
  });
}

const layout = stageLayout(970, 396, cast, false);
const sceneOf = (w: World) => networkScene(w, portrait, layout, [], false);

describe('the ring', () => {
  for (const [width, height] of [
    [970, 396],
    [620, 340],
    [390, 420],
    [1400, 800],
    [300, 260],
  ] as const) {
    for (const n of [1, 2, 3, 5, 7, 9]) {
      it(`keeps ${n} plates inside ${width} × ${height} and apart`, () => {
        const { places } = ringLayout(width, height, n);
        for (const [i, { at, radius }] of places.entries()) {
          expect(at.x - radius).toBeGreaterThanOrEqual(0);
          expect(at.x + radius).toBeLessThanOrEqual(width);
          expect(at.y - radius).toBeGreaterThanOrEqual(0);
          expect(at.y + radius).toBeLessThanOrEqual(height);
          expect(radius).toBeGreaterThanOrEqual(22);
          for (const other of places.slice(i + 1)) {
            expect(distance(at, other.at)).toBeGreaterThan(radius + other.radius);
          }
        }
      });
    }
  }
});

describe('plates', () => {
  const plates = sceneOf(world()).plates;

  it('say in words what they show', () => {
    expect(plates[0]?.says).toBe('S1, member, term 9, log 14 entries');
    expect(plates[4]?.says).toBe('S5, crashed, term 9, log 14 entries');
  });
  it('hatch the ninth epoch, which has the colour of the first', () => {
    expect(plates[0]?.hue).toEqual({ tint: 'var(--epoch-1-tint)', ink: 'var(--epoch-1-ink)', hatched: true });
  });
  it('show the eight newest entries and tell that there are more', () => {
    expect(plates[0]?.cells.map((cell) => cell.index)).toEqual([7, 8, 9, 10, 11, 12, 13, 14]);
    expect(plates[0]?.before).toBe('earlier');
  });
  it('have a ring while the timer runs, which stands still while timers are held', () => {
    expect(plates[1]?.timer).toEqual({ startedAt: 5, dueAt: 90 });
    const held = sceneOf(world({ held: true, heldSince: 12 })).plates[1];
    expect([held?.timer?.dueAt, held?.heldSince]).toEqual([90, 12]);
  });
  it('lose their marks in a crash, and keep their log', () => {
    expect(plates[4]).toMatchObject({ up: false, mark: 'none', badge: '', role: 'crashed' });
    expect(plates[4]?.cells).toHaveLength(8);
  });
});

describe('messages', () => {
  it('begin and end beside the plates, never on one', () => {
    const pairs = layout.ring.flatMap((a) =>
      [...layout.ring, 'C1'].filter((b) => b !== a).map((b) => message(a, b)),
    );
    for (const flight of sceneOf(world({ flights: pairs.slice(0, 9) })).flights) {
      const half = capsuleBox(flight.label).height / 2;
      for (const end of [flight.way[0]!, flight.way.at(-1)!]) {
        for (const plate of layout.places.values()) {
          expect(distance(plate.at, end)).toBeGreaterThan(plate.radius + half - 1);
        }
      }
    }
  });
  it('pass each other on two sides of a link', () => {
    const [there, back] = sceneOf(world({ flights: [message('S3', 'S4'), message('S4', 'S3')] })).flights;
    expect(Math.abs(there!.way[0]!.y - back!.way[0]!.y)).toBeGreaterThan(20);
  });
  it('shrink to glyphs when there are many', () => {
    const many = layout.ring.flatMap((a) => layout.ring.filter((b) => b !== a).map((b) => message(a, b)));
    expect(sceneOf(world({ flights: many })).flights.every((flight) => flight.small)).toBe(true);
    expect(sceneOf(world({ flights: many.slice(0, 9) })).flights.some((flight) => flight.small)).toBe(false);
  });
  it('die on the way: at the tear if the link was cut, else about half-way', () => {
    const cuts = cut(['S1', 'S2'], ['S3', 'S4', 'S5']);
    const torn = sceneOf(world({ cuts, flights: [message('S1', 'S4', 'cut')] }));
    const end = torn.flights[0]!.way.at(-1)!;
    const gaps = torn.tears[0]!.middle.map((p) => distance(p, end));
    expect(Math.min(...gaps)).toBeLessThan(20);
    const whole = sceneOf(world({ flights: [message('S1', 'S4')] })).flights[0]!.way;
    const half = sceneOf(world({ flights: [message('S1', 'S4', 'loss')] })).flights[0]!.way;
    const share = distance(half[0]!, half.at(-1)!) / distance(whole[0]!, whole.at(-1)!);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });
  it('fade in their last fifth when they are lost', () => {
    const frames = keyframesAlong(
      [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ],
      true,
    );
    expect(frames.filter((frame) => frame.opacity !== undefined).map((f) => [f.offset, f.opacity])).toEqual([
      [0, 1],
      [0.8, 1],
      [1, 0],
    ]);
  });
  it('go round a plate that stands in the way', () => {
    const [flight] = sceneOf(world({ flights: [message('C1', 'S1')] })).flights;
    const s5 = layout.places.get('S5')!;
    const gaps = flight!.way.slice(1).map((p, i) => distanceToSegment(s5.at, flight!.way[i]!, p));
    expect(Math.min(...gaps)).toBeGreaterThan(s5.radius);
  });
});

describe('the tear', () => {
  it('runs across the stage between the two sides, clear of every plate', () => {
    for (const left of [['S1'], ['S1', 'S2'], ['S2', 'S3'], ['S4', 'S5'], ['S3']]) {
      const right = layout.ring.filter((id) => !left.includes(id));
      const { tears, groups } = sceneOf(world({ cuts: cut(left, right) }));
      expect(groups).toHaveLength(2);
      expect(tears).toHaveLength(1);
      for (const id of layout.ring) {
        const { at, radius } = layout.places.get(id)!;
        expect(Math.min(...tears[0]!.middle.map((p) => distance(p, at)))).toBeGreaterThan(radius + 6);
      }
    }
  });
  it('is the same every time', () => {
    const cuts = cut(['S1', 'S2'], ['S3', 'S4', 'S5']);
    const again = networkScene(world({ cuts }), portrait, stageLayout(970, 396, cast, false), [], false);
    expect(again.tears).toEqual(sceneOf(world({ cuts })).tears);
    expect(Math.abs(ragged('a', 1))).toBeLessThanOrEqual(1);
  });
  it('tears out an island when the sides sit between each other', () => {
    const { tears } = sceneOf(world({ cuts: cut(['S1', 'S3'], ['S2', 'S4', 'S5']) }));
    expect(tears).toHaveLength(1);
    expect(tears[0]!.middle[0]).toEqual(tears[0]!.middle.at(-1));
  });
  it('is only a small break for one link, with a direction if one way is cut', () => {
    const one = world({ cuts: cut(['S1'], ['S2']) });
    expect(sceneOf(one).tears).toHaveLength(0);
    expect(sceneOf(one).links.find((link) => link.key === 'S1 S2')?.state).toBe('cut');
    const oneWay = world({ cuts: [0, 0, 1 << 3, 0, 0, 0] });
    expect(sceneOf(oneWay).links.find((link) => link.key === 'S3 S4')?.state).toBe('cut-there');
  });
});

describe('a line drawn by hand', () => {
  it('parts the nodes into those on its two sides', () => {
    const { centre } = layout;
    const [left, right] = groupsBeside({ x: centre.x, y: 390 }, { x: centre.x, y: 300 }, layout);
    expect(left).toContain('S4');
    expect(right).toContain('S3');
    expect([...left, ...right]).toHaveLength(cast.ids.length);
  });
});

describe('quorums', () => {
  const quorum = { members: ['S1', 'S2', 'S3'], says: 'entry 7 is committed', decides: true };
  it('close a loop and make the shared member of two glow', () => {
    const two = [quorum, { ...quorum, members: ['S3', 'S4', 'S5'] }];
    const scene = networkScene(world(), portrait, layout, two, false);
    expect(scene.loops).toHaveLength(2);
    expect(scene.loops[0]?.path.endsWith('Z')).toBe(true);
    expect(scene.plates.filter((plate) => plate.shared).map((plate) => plate.id)).toEqual(['S3']);
  });
});
