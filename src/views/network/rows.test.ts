import { describe, expect, it } from 'vitest';
import type { Portrait, Quorum } from '../../engine/portrait.ts';
import { castOf, messageId } from '../../engine/world.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { distance } from '../geometry.ts';
import { capsuleBox } from './flight-shape.ts';
import type { Layout } from './layout.ts';
import { rowsLayout } from './rows.ts';
import { networkScene } from './scene.ts';
import { groupsBeside } from './drawing.ts';

const names = (letter: string, n: number) => Array.from({ length: n }, (_, i) => `${letter}${i + 1}`);

function layoutOf(width: number, height: number, p: number, a: number, l: number): Layout {
  const rows = [
    { ids: names('P', p), cards: false },
    { ids: names('A', a), cards: true },
    { ids: names('L', l), cards: false },
  ];
  return rowsLayout(
    width,
    height,
    rows.filter(({ ids }) => ids.length > 0),
    false,
  );
}

/** What a node covers, px. */
function boxOf(layout: Layout, id: NodeId) {
  const { at, radius, card } = layout.places.get(id)!;
  const half = card ? card.width / 2 : radius;
  return { left: at.x - half, right: at.x + half, top: at.y - radius, bottom: at.y + radius };
}

const frames = [
  [970, 400],
  [863, 330],
  [655, 360],
  [560, 300],
  [390, 366],
] as const;

describe('rows', () => {
  for (const [width, height] of frames) {
    for (const [p, a, l] of [
      [1, 1, 0],
      [2, 3, 1],
      [2, 5, 2],
      [3, 7, 3],
    ] as const) {
      it(`keep ${p} + ${a} + ${l} inside ${width} × ${height} and apart`, () => {
        const layout = layoutOf(width, height, p, a, l);
        const boxes = layout.ring.map((id) => boxOf(layout, id));
        for (const [i, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(width);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.bottom).toBeLessThanOrEqual(height);
          for (const other of boxes.slice(i + 1)) {
            const apart = box.right < other.left || other.right < box.left || box.bottom < other.top;
            expect(apart).toBe(true);
          }
        }
      });
    }
  }
});

const cast = castOf([
  ...names('P', 2).map((id) => [id, 'proposer'] as const),
  ...names('A', 5).map((id) => [id, 'acceptor'] as const),
  ...names('L', 2).map((id) => [id, 'learner'] as const),
]);
const layout = layoutOf(970, 400, 2, 5, 2);

const portrait = {
  face: (node: { readonly kind: string; readonly id: string }) =>
    node.kind === 'acceptor'
      ? {
          role: 'acceptor',
          mark: 'none',
          epoch: { word: 'ballot', number: 9001, hue: 3 },
          card: [{ text: 'promised 9002' }, { text: 'cat @ 9001', strong: true }],
        }
      : {
          role: node.kind,
          mark: 'none',
          epoch: { word: 'ballot', number: 0, hue: 0 },
          badge: 'wants dog',
          thought: node.id === 'P1' ? 'I wanted dog. But cat it is.' : 'A long story. '.repeat(30),
        },
  log: () => undefined,
  capsule: () => ({ label: 'promise 9002 · cat @ 9001', glyph: '✓', shape: 'request', tone: 'ok', says: '' }),
} as unknown as Portrait;

function world(change: Partial<World> = {}): World {
  return {
    setup: { cast },
    now: 0,
    nodes: cast.ids.map((id, i) => ({ id, kind: cast.kinds[i]!, up: id !== 'A5', state: {}, timers: {} })),
    flights: [],
    cuts: cast.ids.map(() => 0),
    off: [],
    held: false,
    ...change,
  } as unknown as World;
}

const sceneOf = (w: World, quorums: readonly Quorum[] = []) =>
  networkScene(w, portrait, layout, quorums, false);

describe('cards', () => {
  it('say in words what stands on them', () => {
    const says = sceneOf(world()).plates.map((plate) => plate.says);
    expect(says).toContain('A1, acceptor, promised 9002, cat @ 9001');
    expect(says).toContain('A5, crashed, promised 9002, cat @ 9001');
    expect(says[0]).toBe('P1, proposer, wants dog');
  });
  it('have a strong outline when a quorum that they are in has settled something', () => {
    const quorums: Quorum[] = [
      { members: ['A1', 'A2', 'A3'], says: 'chosen', decides: true },
      { members: ['A3', 'A4', 'A5'], says: 'promised', decides: true, tone: 'accent' },
    ];
    const { plates, loops } = sceneOf(world(), quorums);
    expect(plates.filter(({ decided }) => decided).map(({ id }) => id)).toEqual(['A1', 'A2', 'A3']);
    expect(plates.filter(({ shared }) => shared).map(({ id }) => id)).toEqual(['A3']);
    expect(loops.map(({ tone }) => tone)).toEqual(['ok', 'accent']);
  });
});

describe('thoughts', () => {
  it('stand beside a plate if they fit there, and then the badge gives way', () => {
    const [one, two] = sceneOf(world()).plates;
    expect([one?.thought, one?.badge]).toEqual(['I wanted dog. But cat it is.', '']);
    expect([two?.thought, two?.badge]).toEqual(['', 'wants dog']);
  });
});

const send = (from: string, to: string) =>
  ({
    id: messageId(cast.ids.indexOf(from), cast.ids.indexOf(to), 0),
    from,
    to,
    body: { type: 'Promise' },
    sentAt: 0,
    endsAt: 9,
    lost: '',
  }) as const;

describe('messages between rows', () => {
  it('go straight, and lie on nobody', () => {
    for (const [from, to] of [
      ['P1', 'A5'],
      ['A1', 'P2'],
      ['A3', 'L1'],
    ] as const) {
      const { way, label } = sceneOf(world({ flights: [send(from, to)] })).flights[0]!;
      expect(way).toHaveLength(2);
      const half = capsuleBox(label).height / 2;
      for (const { y } of way)
        for (const { at, radius } of layout.places.values())
          expect(Math.abs(at.y - y)).toBeGreaterThan(radius + half - 1);
    }
  });
  it('of neighbours never run at one height', () => {
    const { flights } = sceneOf(world({ flights: [send('A3', 'P2'), send('A4', 'P2')] }));
    const [a, b] = flights.map(({ way }) => way);
    for (const i of [0, 1]) expect(Math.abs(a![i]!.y - b![i]!.y)).toBeGreaterThan(20);
  });
  it('carry words as long as those fit beside each other', () => {
    const few = ['A1', 'A2', 'A3'].map((id) => send(id, 'P1'));
    const many = names('A', 5).flatMap((id) => [send(id, 'P1'), send(id, 'L1')]);
    expect(sceneOf(world({ flights: few })).flights.some(({ small }) => small)).toBe(false);
    expect(sceneOf(world({ flights: many.slice(0, 8) })).flights.every(({ small }) => small)).toBe(true);
  });
});

describe('messages that stand still', () => {
  const boxes = (w: World, quorums: readonly Quorum[], t: number) => {
    const scene = sceneOf(w, quorums);
    const asides = layout.rows!.apart(scene, t);
    return scene.flights.map(({ id, way, label, small }) => {
      const { x, y, folded } = asides.get(id)!;
      const size = folded || small ? { width: 26, height: 26 } : capsuleBox(label);
      const [a, b] = [way[0]!, way.at(-1)!];
      const at = { x: a.x + ((b.x - a.x) * t) / 9 + x, y: a.y + ((b.y - a.y) * t) / 9 + y };
      return {
        left: at.x - size.width / 2,
        right: at.x + size.width / 2,
        top: at.y - size.height / 2,
        bottom: at.y + size.height / 2,
      };
    });
  };
  const flights = [send('A1', 'P1'), send('A2', 'P1'), send('A3', 'P1'), send('A3', 'L1'), send('A2', 'L1')];
  const quorum: Quorum = {
    members: ['A1', 'A2', 'A3'],
    says: 'accepted, though nobody knows',
    decides: true,
  };
  it('make room for each other, for plates and for the words of loops', () => {
    for (const t of [0, 3, 6, 9]) {
      const all = boxes(world({ flights }), [quorum], t);
      const covers = layout.ring.map((id) => boxOf(layout, id));
      const { wordsAt } = sceneOf(world(), [quorum]).loops[0]!;
      covers.push({ left: wordsAt.x, right: wordsAt.x + 200, top: wordsAt.y, bottom: wordsAt.y + 16 });
      all.forEach((box, i) => {
        for (const other of [...all.slice(i + 1), ...covers]) {
          const apart =
            box.right <= other.left ||
            other.right <= box.left ||
            box.bottom <= other.top ||
            other.bottom <= box.top;
          expect(apart).toBe(true);
        }
      });
    }
  });
  it('stay where they are if nobody is in the way', () => {
    const scene = sceneOf(world({ flights: [send('A3', 'P1')] }));
    expect([...layout.rows!.apart(scene, 4).values()]).toEqual([{ x: 0, y: 0, folded: false }]);
  });
});

describe('links', () => {
  it('join neighbouring rows only', () => {
    const { links } = sceneOf(world());
    expect(links).toHaveLength(2 * 5 + 5 * 2);
    expect(links.some(({ from, to }) => from.startsWith('P') && to.startsWith('L'))).toBe(false);
  });
});

/** Cuts between two groups, as bits. */
function cut(left: readonly NodeId[]): readonly number[] {
  return cast.ids.map((id) =>
    cast.ids.reduce(
      (bits, other, i) => (left.includes(id) === left.includes(other) ? bits : bits | (1 << i)),
      0,
    ),
  );
}

describe('tears between rows', () => {
  it('part left from right, above from below, and one from its neighbours, clear of everybody', () => {
    for (const [left, closed] of [
      [['P1', 'A1', 'A2', 'L1'], false],
      [['P1'], false],
      [['P1', 'P2'], false],
      [['A3'], true],
      [['P2', 'A1', 'A5'], true],
    ] as const) {
      const { tears } = sceneOf(world({ cuts: cut(left) }));
      expect(tears.length).toBeGreaterThan(0);
      for (const { middle } of tears) {
        expect(distance(middle[0]!, middle.at(-1)!) < 1).toBe(closed);
        for (const id of layout.ring) {
          const box = boxOf(layout, id);
          const inside = middle.some(
            ({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom,
          );
          expect(inside).toBe(false);
        }
      }
    }
  });
  it('can be drawn by hand', () => {
    const [one, other] = groupsBeside({ x: 400, y: 400 }, { x: 400, y: 0 }, layout);
    expect([one, other].map((group) => group.includes('P1'))).toEqual([true, false]);
  });
});

describe('loops round some of a row', () => {
  it('pass below those who stand between members', () => {
    const [loop] = sceneOf(world(), [{ members: ['A1', 'A3'], says: 'x', decides: true }]).loops;
    const corners = [...loop!.path.matchAll(/Q(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const between = boxOf(layout, 'A2');
    const over = corners.filter(([x]) => x! > between.left && x! < between.right);
    const sides = corners.filter(([, y]) => y! > between.bottom && y! < between.bottom + 12);
    expect(over).toEqual([]);
    expect(sides.length).toBeGreaterThanOrEqual(2);
  });
  it('have their words below, on lines of their own where they would meet', () => {
    const says =
      'a rather long sentence about what has been accepted by whom, and under which of the ballots';
    const loops = sceneOf(world(), [
      { members: names('A', 4), says, decides: true },
      { members: names('A', 5), says, decides: true, tone: 'accent' },
    ]).loops;
    const low = boxOf(layout, 'A1').bottom;
    expect(loops.every(({ wordsAt }) => wordsAt.y > low)).toBe(true);
    expect(Math.abs(loops[0]!.wordsAt.y - loops[1]!.wordsAt.y)).toBeGreaterThan(15);
  });
});
