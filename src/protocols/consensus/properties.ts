/** What consensus means: the four demands everybody lists, and that a decision is final. */
import type { Happening } from '../../engine/portrait.ts';
import type { Property } from '../../engine/property.ts';
import { listInWords } from '../../engine/words.ts';
import type { Node, World } from '../../engine/world.ts';
import type { Change, Finding } from '../kit/judging.ts';
import { changedNode, propertyOf } from '../kit/judging.ts';
import type { ConsensusHistory } from './history.ts';
import type { ProcessState, Value } from './state.ts';
import { decisionOf } from './state.ts';
import { listed } from './values.ts';

type Process = Node<ProcessState>;

const processesOf = (world: World): readonly Process[] => world.nodes as readonly Process[];

type Judge = (change: Change<Process>, happening: Happening, is: ConsensusHistory) => Finding | undefined;

/** A property that is judged whenever a process has changed. */
const property = (
  id: string,
  name: string,
  cite: string,
  says: string,
  judge: Judge,
  open?: Property<ConsensusHistory>['open'],
): Property<ConsensusHistory> =>
  propertyOf(id, { name, cite, says, ...(open && { open }) }, (happening, is) => {
    const change = changedNode(happening) as Change<Process> | undefined;
    return change && judge(change, happening, is);
  });

/** What the process has just decided; undefined if it has decided nothing new. */
const justDecided = ({ was, is }: Change<Process>): Value | undefined =>
  is.state.decisions.length > was.state.decisions.length ? decisionOf(is.state) : undefined;

/** What all processes propose, if they all propose the same; undefined otherwise. */
export function commonInput(world: World): Value | undefined {
  const [first, ...others] = processesOf(world).map(({ state }) => state.input);
  return first !== null && first !== undefined && others.every((input) => input === first)
    ? first
    : undefined;
}

const agree = property(
  'AGREE',
  'Agreement',
  'uniform agreement: Lynch, Distributed Algorithms §6.1',
  'No two processes decide differently, not even if one of them crashes later.',
  (change, { after }) => {
    const value = justDecided(change);
    if (value === undefined) return undefined;
    const other = processesOf(after).find(
      ({ id, state }) => id !== change.is.id && state.decisions.some((decided) => decided !== value),
    );
    if (!other) return undefined;
    const theirs = other.state.decisions.find((decided) => decided !== value);
    return {
      says: `${change.is.id} has decided ${value}, ${other.id} ${theirs}.`,
      nodes: [other.id, change.is.id],
    };
  },
);

const valid = property(
  'VALID',
  'Validity',
  'validity where processes crash: Lynch, Distributed Algorithms §6.1',
  'Whatever is decided was proposed by somebody.',
  (change, { after }) => {
    const value = justDecided(change);
    if (value === undefined || processesOf(after).some(({ state }) => state.input === value))
      return undefined;
    return {
      says: `${change.is.id} has decided ${value}, which nobody has proposed.`,
      nodes: [change.is.id],
    };
  },
);

const unanimity = property(
  'UNANIMITY',
  'Unanimity',
  'also called integrity, or validity where processes lie',
  'If all propose the same, nothing else is decided.',
  (_, { after }) => {
    const common = commonInput(after);
    if (common === undefined) return undefined;
    const odd = processesOf(after).find(({ state }) => state.decisions.some((value) => value !== common));
    return (
      odd && {
        says: `All propose ${common}, and ${odd.id} has decided ${listed(odd.state.decisions)}.`,
        nodes: [odd.id],
      }
    );
  },
);

const once = property(
  'ONCE',
  'Finality',
  'often called integrity',
  'A process decides at most once: a decision is never taken back.',
  (change) =>
    justDecided(change) !== undefined && change.was.state.decisions.length > 0
      ? {
          says: `${change.is.id} had decided ${decisionOf(change.was.state)}, and now decides ${decisionOf(change.is.state)}.`,
          nodes: [change.is.id],
        }
      : undefined,
);

const term = property(
  'TERM',
  'Termination',
  'liveness: Alpern and Schneider 1985',
  'Every process that does not crash decides some day. “Not yet” never breaks this; stopping undecided does.',
  ({ is }, _, { crashed }) =>
    is.state.over && is.state.decisions.length === 0 && !crashed.includes(is.id)
      ? { says: `${is.id} has stopped for good, and has decided nothing.`, nodes: [is.id] }
      : undefined,
  (world, { crashed }) =>
    processesOf(world).some(({ id, state }) => !crashed.includes(id) && state.decisions.length === 0)
      ? 'not yet'
      : undefined,
);

export const properties: Readonly<Record<string, Property<ConsensusHistory>>> = {
  AGREE: agree,
  VALID: valid,
  UNANIMITY: unanimity,
  ONCE: once,
  TERM: term,
};

/** How far termination has come, as a sentence without a full stop. */
export function progressInWords(world: World): string {
  const undecided = processesOf(world).filter(({ up, state }) => up && state.decisions.length === 0);
  if (undecided.length === 0) return 'everybody who is up has decided';
  const gone = undecided.filter(({ state }) => state.over).map(({ id }) => id);
  if (gone.length > 0) return `${listInWords(gone)} will never decide`;
  return undecided.length === world.nodes.length
    ? 'nobody has decided yet'
    : `${listInWords(undecided.map(({ id }) => id))} ${undecided.length === 1 ? 'has' : 'have'} not decided yet`;
}
