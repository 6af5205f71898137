/** The search driver on small spaces, whose answers can be counted by hand. */
import { describe, expect, it } from 'vitest';
import type { Action } from '../engine/action.ts';
import { paxos } from '../protocols/paxos/paxos.ts';
import type { Moment } from '../timeline/timeline.ts';
import { search } from './search.ts';
import { setupOf } from './setup.ts';

const setup = setupOf(paxos, { nodes: { proposer: 1, acceptor: 2 }, held: true });

/** P1 asks once; then messages arrive. */
function actions({ world }: Moment): readonly Action[] {
  const arrivals = world.flights.map(({ id }): Action => ({ kind: 'deliver', message: id }));
  const hasAsked = world.nodes[0]!.sent.some((count) => count > 0);
  return hasAsked ? arrivals : [{ kind: 'command', node: 'P1', command: 'X' }];
}

describe('a search', () => {
  it('sees every world there is', () => {
    // Nobody has asked: 1. In the first phase each of two acceptors has yet to answer, has answered, or was heard: 9,
    // of which the last, both heard, is the first of the second phase, once for each order in which they were heard.
    // The second phase goes the same way, and so ends in two worlds.
    const { states, exhausted, found } = search(paxos, setup, { actions });
    expect({ states, exhausted, found }).toEqual({
      states: 1 + 8 + 2 * (8 + 2),
      exhausted: true,
      found: undefined,
    });
  });

  it('stops where it is told to, and says that it has not seen everything', () => {
    expect(search(paxos, setup, { actions, most: 5 })).toMatchObject({ exhausted: false, found: undefined });
  });

  it('sees only what is near when the way may not be long', () => {
    expect(search(paxos, setup, { actions, longest: 1 })).toMatchObject({ states: 2, exhausted: true });
  });

  it('takes worlds for one that differ only in messages which can never matter', () => {
    const forget = () => true;
    expect(search(paxos, setup, { actions, forget })).toMatchObject({ states: 2, exhausted: true });
  });

  it('finds the shortest way by the cost of its steps', () => {
    const off = ['PSW-VALUE'];
    const cost = ({ fired }: Moment) => fired.filter(({ rule }) => rule === 'AC.1').length;
    const two = setupOf(paxos, { nodes: { proposer: 2, acceptor: 1 }, held: true });
    const both = ({ world }: Moment): readonly Action[] => [
      ...world.nodes.flatMap(({ id, kind, sent }): readonly Action[] =>
        kind === 'proposer' && sent.every((count) => count === 0)
          ? [{ kind: 'command', node: id, command: id }]
          : [],
      ),
      ...world.flights.map(({ id }): Action => ({ kind: 'deliver', message: id })),
    ];
    const { found } = search(paxos, two, { actions: both, off, property: 'X1', cost });
    expect(found).toMatchObject({ length: 2, violation: { property: 'X1' } });
    expect(found!.actions[0]).toEqual({ kind: 'switch', rule: 'PSW-VALUE', on: false });
    expect(search(paxos, two, { actions: both }).found).toBeUndefined();
  });
});
