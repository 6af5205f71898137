/** What redundant computers are for, each demand judged after every step. */
import type { Property } from '../../engine/property.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import type { Change, Finding } from '../kit/judging.ts';
import { changedNode, propertyOf } from '../kit/judging.ts';
import type { ShuttleHistory } from './history.ts';
import type { ComputerState } from './state.ts';

/** A computer. */
export type Computer = Node<ComputerState>;

/** All computers, running or not. */
export const computersOf = (world: World): readonly Computer[] =>
  world.nodes.filter(({ kind }) => kind === 'computer') as readonly Computer[];

type Judge = (
  change: Change<Computer>,
  others: readonly Computer[],
  healthy: (id: NodeId) => boolean,
) => Finding | undefined;

const property = (
  id: string,
  name: string,
  cite: string,
  says: string,
  judge: Judge,
): Property<ShuttleHistory> =>
  propertyOf(id, { name, cite, says }, (happening, { crashed }) => {
    const change = changedNode(happening) as Change<Computer> | undefined;
    if (change?.is.kind !== 'computer') return undefined;
    const isHealthy = (node: NodeId): boolean => !crashed.includes(node);
    if (!isHealthy(change.is.id)) return undefined;
    const others = computersOf(happening.after).filter(
      (node) => node.id !== change.is.id && isHealthy(node.id),
    );
    return judge(change, others, isHealthy);
  });

/** The other that took as many samples and has something else to show for the last of them. */
const odd = (
  { is, was }: Change<Computer>,
  others: readonly Computer[],
  of: (state: ComputerState, sample: number) => string | undefined,
): Computer | undefined => {
  const last = is.state.inputs.length - 1;
  if (is.state.inputs.length === was.state.inputs.length) return undefined;
  return others.find(({ state }) => {
    const theirs = of(state, last);
    return theirs !== undefined && theirs !== of(is.state, last);
  });
};

export const properties: Readonly<Record<string, Property<ShuttleHistory>>> = {
  HEALTHY: property(
    'HEALTHY',
    'Healthy stay in',
    'Driscoll 2010',
    'Only a computer that has failed is voted out.',
    ({ is, was }, _, healthy) => {
      const victim = is.state.out.find((id) => !was.state.out.includes(id) && healthy(id));
      return victim === undefined
        ? undefined
        : {
            says: `${is.id} takes ${victim} for faulty. Nothing is wrong with ${victim}: it was told something else.`,
            nodes: [victim],
          };
    },
  ),
  'SAME-INPUT': property(
    'SAME-INPUT',
    'Same input',
    'interactive consistency: Pease, Shostak and Lamport 1980',
    'For every sample all healthy computers have the same input before them.',
    (change, others) => {
      const other = odd(change, others, ({ inputs }, sample) => inputs[sample]);
      return (
        other && {
          says: `${change.is.id} computes with ${change.is.state.inputs.at(-1)}, ${other.id} with ${other.state.inputs[change.is.state.inputs.length - 1]}.`,
          nodes: [change.is.id, other.id],
        }
      );
    },
  ),
  'SAME-STATE': property(
    'SAME-STATE',
    'Same state',
    'Driscoll 2010',
    'Healthy computers that have taken the same samples are in the same state.',
    (change, others) => {
      const other = odd(change, others, ({ state }, sample) =>
        state.length > sample ? state.slice(0, sample + 1) : undefined,
      );
      return (
        other && {
          says: `${change.is.id} is in state ${change.is.state.state}, ${other.id} in ${other.state.state}.`,
          nodes: [change.is.id, other.id],
        }
      );
    },
  ),
};
