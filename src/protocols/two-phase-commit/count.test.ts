/**
 * How many states the bare protocol has, counted three ways: by the engine's search, by a model that shares nothing with
 * it, and by a formula.
 */
import { describe, expect, it } from 'vitest';
import { countStates } from '../../../tools/naive-commit.ts';
import { search } from '../../drivers/search.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { Action } from '../../engine/action.ts';
import { enabled } from '../../engine/enabled.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { twoPhaseCommit } from './two-phase-commit.ts';
import { commands } from './vocabulary.ts';

/**
 * For n participants. Before it begins each may mean no or not. While nobody has decided, each is in one of five
 * situations: its question is under way (and it means no, or not), its yes is, its yes is counted, its no is under way;
 * all counted means decided. Once committed, each has heard or not. Once aborted, a participant is in one of 18: its yes
 * was counted, and Abort is under way or here (2); or it was not, and Abort is still under way and its question is (2),
 * its yes is or has come (2), its no is or has come (2); or Abort is here, and its question is under way (2), or its answer
 * is or has come, having voted yes (2), no (2), or not at all (4). At least one is in the last situation of those who voted no.
 */
const formula = (n: number): number => 2 ** n + (5 ** n - 1) + 2 ** n + (18 ** n - 17 ** n);

/** A message arrives, the coordinator begins, somebody makes up its mind to say no. */
function everything({ world }: Moment): readonly Action[] {
  const orders = world.nodes.flatMap(({ id, up }) =>
    up ? commands(world, id).map((command): Action => ({ kind: 'command', node: id, command })) : [],
  );
  return [...enabled(world), ...orders];
}

/** The same, and one of them may crash, for good. */
const withOneCrash = (moment: Moment): readonly Action[] => [
  ...everything(moment),
  ...(moment.world.nodes.every(({ up }) => up)
    ? moment.world.nodes.map(({ id }): Action => ({ kind: 'crash', node: id }))
    : []),
];

const found = (participant: number, actions = everything) => {
  const { states, exhausted, found } = search(
    twoPhaseCommit,
    setupOf(twoPhaseCommit, {
      nodes: { coordinator: 1, participant },
      options: { acks: false, retry: false, timeouts: false },
      held: true,
    }),
    { actions },
  );
  return { states, exhausted, found };
};

describe('the states of the bare protocol', () => {
  it.each([
    [2, 67],
    [3, 1_059],
    [4, 22_111],
  ])('with %i participants are %i, and break nothing', (participants, states) => {
    expect(found(participants)).toEqual({ states, exhausted: true, found: undefined });
    expect(countStates(participants)).toBe(states);
    expect(formula(participants)).toBe(states);
  });

  it('are too many to be counted here with five and six, but not too many to be known', () => {
    expect([5, 6].map(formula)).toEqual([472_899, 9_890_407]);
  });

  it.each([
    [2, 280],
    [3, 5_399],
  ])(
    'with %i participants, one of all crashing for good, are %i, and break nothing',
    (participants, states) => {
      expect(found(participants, withOneCrash)).toEqual({ states, exhausted: true, found: undefined });
      expect(countStates(participants, { crash: true })).toBe(states);
    },
  );
});
