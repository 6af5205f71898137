import { describe, expect, it } from 'vitest';
import { setupOf } from '../drivers/setup.ts';
import { raft } from '../protocols/raft/raft.ts';
import type { Action } from './action.ts';
import type { Adversary } from './adversary.ts';
import { fingerprint } from './fingerprint.ts';
import { genesis, perform } from './perform.ts';
import type { Protocol } from './protocol.ts';
import type { Body, World } from './world.ts';

/** A body of Raft with a term in it. */
interface Termed extends Body {
  readonly term: number;
}

/** Raft among people who would lie about their term: `term 7` says 7 to all, `hush S2` says nothing to S2. */
const liars: Protocol = {
  ...raft,
  adversary: {
    ways: () => [],
    read(text) {
      if (!/^(term \d+|hush S\d)$/.test(text)) throw new Error(`"${text}" is no way of lying`);
      return text;
    },
    say(way, body, _, to) {
      const [kind, what] = way.split(' ');
      if (kind === 'hush') return to === what ? undefined : body;
      return { ...body, term: Number(what) } as Termed;
    },
    rewordings: () => ['1', '9'],
    reword: ({ body }, text) => ({ ...body, term: Number(text) }) as Termed,
    example: '4',
    forge: (text) => ({ type: 'AppendEntries', term: Number(text) }) as Termed,
    statements: () => [],
    worst: () => ({ breaks: false, ways: [], says: '' }),
  } satisfies Adversary,
};

const start = (): World => genesis(liars, setupOf(liars, { nodes: { server: 3 }, seed: 5, held: true }));
const after = (world: World, ...actions: readonly Action[]): World =>
  actions.reduce((now, action) => perform(liars, now, action).world, world);
const campaign: Action = { kind: 'fire', node: 'S1', timer: 'election' };
const turn = (way: string): Action => ({ kind: 'turn', node: 'S1', way });
const terms = (world: World) => world.flights.map(({ to, body }) => [to, (body as Termed).term]);

describe('a traitor', () => {
  it('says something else, and what it should have said stays on record', () => {
    const world = after(start(), turn('term 7'), campaign);
    expect(terms(world).sort()).toEqual([
      ['S2', 7],
      ['S3', 7],
    ]);
    expect(world.flights.map(({ meant }) => (meant as Termed).term)).toEqual([1, 1]);
    // What it knows itself is what the rules say.
    expect((world.nodes[0]!.state as { currentTerm: number }).currentTerm).toBe(1);
  });

  it('may be silent to one and honest to another, and honesty leaves no trace', () => {
    const world = after(start(), turn('hush S2'), campaign);
    expect(terms(world)).toEqual([['S3', 1]]);
    expect(world.flights[0]).not.toHaveProperty('meant');
  });

  it('is loyal again when it is told to be', () => {
    const world = after(start(), turn('term 7'), turn(''), campaign);
    expect(world.traitors).toEqual({});
    expect(terms(world).map(([, term]) => term)).toEqual([1, 1]);
  });

  it('can make up a message, which a loyal node cannot', () => {
    const forge: Action = { kind: 'forge', node: 'S1', to: 'S3', text: '4' };
    expect(terms(after(start(), turn('term 7'), forge))).toEqual([['S3', 4]]);
    expect(() => after(start(), forge)).toThrow('S1 is loyal: only a traitor makes things up');
    expect(() => after(start(), turn('term 7'), { kind: 'crash', node: 'S1' }, forge)).toThrow(
      'S1 has crashed',
    );
  });

  it('makes another world, though nothing else has changed', () => {
    expect(fingerprint(after(start(), turn('term 7')))).not.toBe(fingerprint(start()));
    expect(fingerprint(after(start(), turn('term 7'), turn('')))).toBe(fingerprint(start()));
  });

  it('lies only in ways that exist, and only where lies are known', () => {
    expect(() => after(start(), turn('sing'))).toThrow('"sing" is no way of lying');
    expect(() => perform(raft, start(), turn('term 7'))).toThrow('Raft knows no traitors');
    expect(() => perform(raft, start(), turn(''))).not.toThrow();
    expect(() => after(start(), { kind: 'turn', node: 'S9', way: 'term 7' })).toThrow('no node is called S9');
  });
});

describe('a message that is changed on its way', () => {
  it('is copied with what it meant', () => {
    const lie = after(start(), turn('term 7'), campaign).flights[0]!;
    const doubled = after(start(), turn('term 7'), campaign, { kind: 'duplicate', message: lie.id });
    const copies = doubled.flights.filter(({ to }) => to === lie.to);
    expect(copies.map(({ meant }) => meant)).toEqual([lie.meant, lie.meant]);
  });

  it('keeps its name, its time and what it meant, whoever sent it', () => {
    const world = after(start(), campaign);
    const [first] = world.flights;
    const tamper: Action = { kind: 'tamper', message: first!.id, text: '9' };
    const changed = after(world, tamper);
    expect(changed.flights[0]).toEqual({ ...first, body: { ...first!.body, term: 9 }, meant: first!.body });
    expect(changed.flights[1]).toBe(world.flights[1]);
    // Changed again, it still remembers the first words; changed back, it is as if nothing had been.
    expect(after(changed, { ...tamper, text: '3' }).flights[0]!.meant).toBe(first!.body);
    expect(after(changed, { ...tamper, text: '1' }).flights[0]).toEqual(first);
  });
});
