import { describe, expect, it } from 'vitest';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { inside } from './scene.ts';
import { compact, lines, parts } from './values.ts';

const timeouts = { S1: [150], S2: [290], S3: [290] };
const run = startRun(raft, setupOf(raft, { nodes: { server: 3, client: 1 }, seed: 42, timeouts }));
advance(run, 240);
const before = latest(run).world;
act(run, { kind: 'command', node: 'S1', command: 'X=3' });
const { world } = latest(run);

describe('the inside of a node', () => {
  const found = inside(world, before, raft, { kind: 'node', id: 'S1' });
  if (found?.kind !== 'node') throw new Error('S1 is a node');

  it('tells what is on disk and what just changed', () => {
    expect(found.about).toBe('leader, term 1');
    expect(found.fields.find(({ name }) => name === 'log')).toMatchObject({
      was: '0 entries',
      value: '1 entry',
      durable: true,
    });
    expect(found.fields.find(({ name }) => name === 'role')).toMatchObject({
      was: undefined,
      durable: false,
    });
  });

  it('tells how much of a timer is left', () => {
    expect(found.timers).toHaveLength(1);
    expect(found.timers[0]).toMatchObject({ name: 'heartbeat' });
    expect(found.timers[0]!.remaining).toMatch(/^\d+ ms$/);
  });
});

describe('the inside of what was folded', () => {
  it('tells what it came to, wherever in it one presses', () => {
    const folded = startRun(
      raft,
      setupOf(raft, { nodes: { server: 3, client: 1 }, seed: 42, timeouts, options: { snapshotEvery: 1 } }),
    );
    advance(folded, 240);
    act(folded, { kind: 'command', node: 'S1', command: 'X=3' });
    advance(folded, 440);
    const found = inside(latest(folded).world, undefined, raft, { kind: 'entry', node: 'S1', index: 1 });
    expect(found).toMatchObject({ kind: 'words', title: 'S1, entry 1' });
    expect(found?.kind === 'words' && found.facts.slice(1)).toEqual([
      'Values: X=3.',
      'Members: S1 S2 S3.',
      'On S1, S2, S3.',
    ]);
  });
});

describe('the inside of other things', () => {
  it('takes a message apart', () => {
    const message = world.flights.find(
      ({ from, to, body }) =>
        from === 'S1' &&
        to === 'S2' &&
        body.type === 'AppendEntries' &&
        'entries' in body &&
        (body.entries as unknown[]).length > 0,
    )!;
    const found = inside(world, before, raft, { kind: 'message', id: message.id });
    expect(found).toMatchObject({ kind: 'message', type: 'AppendEntries' });
    if (found?.kind !== 'message') return;
    expect(found.capsule.says).toContain('append 1');
    expect(found.body.find(({ name }) => name === 'entries')?.lines).toEqual(['term 1 · command X=3']);
  });

  it('tells of links, entries, and what is gone', () => {
    expect(inside(world, before, raft, { kind: 'link', from: 'S1', to: 'S2' })).toMatchObject({
      title: 'S1 – S2',
    });
    expect(inside(world, before, raft, { kind: 'entry', node: 'S1', index: 1 })).toMatchObject({
      facts: ['X=3, written in term 1.', 'S1 does not know it to be committed.', 'On S1.'],
    });
    expect(inside(world, before, raft, { kind: 'entry', node: 'S1', index: 9 })).toMatchObject({
      facts: ['There is no such entry any more.'],
    });
    expect(inside(world, before, raft, { kind: 'message', id: -1 })).toBeUndefined();
    expect(inside(world, before, raft, undefined)).toBeUndefined();
  });
});

describe('values', () => {
  it('are told compactly', () => {
    expect(compact(null)).toBe('—');
    expect(compact([1, 2])).toBe('1, 2');
    expect(compact(true)).toBe('yes');
    expect(lines([{ a: 1 }, { a: 2, b: 'x' }])).toEqual(['a 1', 'a 2 · b x']);
    expect(lines(Array.from({ length: 9 }, (_, a) => ({ a }))).at(-1)).toBe('and 3 more');
  });

  it('show which of their parts changed', () => {
    expect(parts('S2 3  S3 3', 'S2 3  S3 4')).toEqual([
      { is: 'S2 3', was: undefined },
      { is: 'S3 4', was: 'S3 3' },
    ]);
    expect(parts('2', '3')).toEqual([{ is: '3', was: '2' }]);
  });
});
