import { describe, expect, it } from 'vitest';
import type { Membership, Portrait } from '../../engine/portrait.ts';
import { castOf } from '../../engine/world.ts';
import { hullsScene } from '../network/hulls.ts';
import { stageLayout } from '../network/layout.ts';
import { quietWorld } from '../quiet-world.ts';
import { membersScene } from './scene.ts';

const ids = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
const cast = castOf(ids.map((id) => [id, 'server'] as const));
const world = quietWorld(cast, () => ({}));
const layout = stageLayout(760, 270, cast, false);

const old = ['S1', 'S2', 'S3'];
const next = ['S3', 'S4'];
const row = (node: string, sets: readonly (readonly string[])[], at: number) => ({
  node,
  sets,
  at,
  committed: at === 0,
  leads: node === 'S1',
  differs: at === 0,
});
const joint: Membership = {
  sets: [
    { kind: 'old', members: old, needed: 2, by: ['S1', 'S2'] },
    { kind: 'new', members: next, needed: 2, by: ['S1'] },
  ],
  learners: ['S5'],
  outside: ['S6'],
  rows: [row('S1', [old, next], 2), row('S2', [old], 0), row('S5', [], 0), row('S6', [], 0)],
};
const sceneOf = (membership: Membership | undefined) =>
  membersScene(world, { membership: () => membership } as unknown as Portrait);

describe('the members as a table', () => {
  it('tell who goes by what, by which entry, and who by another than the leader', () => {
    const { rows, says } = sceneOf(joint);
    expect(rows[0]).toMatchObject({ entry: '2', committed: false, differs: '', place: '' });
    expect(rows[0]?.sets.map(({ kind }) => kind)).toEqual(['old', 'new']);
    expect(rows[1]).toMatchObject({ entry: 'at first', committed: true, differs: 'other than S1' });
    expect(rows.slice(2).map(({ place }) => place)).toEqual(['catching up', 'no member']);
    expect(says).toMatch(/^Every decision needs a majority of the old ones and one of the new ones\./);
  });

  it('say how many are needed, and who is in both', () => {
    expect(sceneOf(joint).sets.map(({ name, needed }) => `${name} ${needed}`)).toEqual([
      'old 2 of S1 S2 S3',
      'new 2 of S3 S4',
    ]);
    expect(sceneOf(joint).others).toEqual(['in both: S3', 'catching up: S5', 'no members: S6']);
  });

  it('are no table while there is nothing to tell apart', () => {
    expect(sceneOf(undefined)).toMatchObject({ rows: [], says: 'All servers are members, and always were.' });
  });
});

describe('the members on the stage', () => {
  it('have a hull for each set; learners and others are told apart', () => {
    const scene = hullsScene(joint, world, layout)!;
    expect(scene.hulls.map(({ kind }) => kind)).toEqual(['old', 'new']);
    expect(new Set(scene.hulls.map(({ path }) => path)).size).toBe(2);
    expect(scene.learners).toEqual([
      { at: layout.places.get('S5')!.at, radius: expect.any(Number) as number },
    ]);
    expect(scene.outside).toHaveLength(1);
    expect(scene.others).toMatchObject([{ node: 'S2', text: '≠ 123', says: 'S2 counts S1 S2 S3' }]);
  });

  it('stay on the stage', () => {
    const numbers = hullsScene(joint, world, layout)!
      .hulls.flatMap(({ path }) => path.match(/-?[\d.]+,-?[\d.]+/g) ?? [])
      .map((pair) => pair.split(',').map(Number) as [number, number]);
    expect(numbers.length).toBeGreaterThan(20);
    for (const [x, y] of numbers) {
      expect(x >= 0 && x <= layout.width).toBe(true);
      expect(y >= 0 && y <= layout.height).toBe(true);
    }
  });

  it('are not drawn where everybody counts', () => {
    const all: Membership = {
      sets: [{ kind: 'now', members: ids, needed: 4, by: ids }],
      learners: [],
      outside: [],
      rows: [],
    };
    expect(hullsScene(all, world, layout)).toBeUndefined();
    expect(hullsScene(undefined, world, layout)).toBeUndefined();
  });
});
