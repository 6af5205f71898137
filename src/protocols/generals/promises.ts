/** What any way of giving an order must promise, with oral messages or signed: judged as soon as somebody has decided. */
import type { Happening } from '../../engine/portrait.ts';
import type { Property } from '../../engine/property.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import type { Finding } from '../kit/judging.ts';
import { changedNode, propertyOf } from '../kit/judging.ts';
import { commanderOf, kinOf } from './camp.ts';
import type { CampHistory } from './history.ts';
import type { CommanderState, Marcher } from './state.ts';

/** A lieutenant as judges of both protocols see it. */
export interface Decider extends Marcher {
  readonly decision: string | null;
}

/** What a judge found, if it found anything. */
type Found = Finding | undefined;

/** The lieutenants that were loyal and up all the time. */
export const loyalIn = <S = Decider>(world: World, { faulty }: CampHistory): readonly Node<S>[] =>
  world.nodes.filter(({ kind, id }) => kind === 'lieutenant' && !faulty.includes(id)) as readonly Node<S>[];

/** The commander's order, or undefined if it is not loyal. */
export function loyalOrder(world: World, { faulty }: CampHistory): string | undefined {
  const id = commanderOf(kinOf(world));
  if (faulty.includes(id)) return undefined;
  return (world.nodes[world.setup.cast.index.get(id)!]!.state as CommanderState).order;
}

/** The loyal lieutenant that has just changed, before and after. */
export function changedLieutenant<S extends Decider>(
  happening: Happening,
  { faulty }: CampHistory,
): { readonly was: Node<S>; readonly is: Node<S> } | undefined {
  const change = changedNode(happening);
  if (change?.is.kind !== 'lieutenant' || faulty.includes(change.is.id)) return undefined;
  return change as { readonly was: Node<S>; readonly is: Node<S> };
}

/** What a promise says of itself. */
type PromiseSpec = Omit<Property<CampHistory>, 'judge'>;

/** A property of one loyal lieutenant, judged when it changes. */
export function onLieutenant<S extends Decider>(
  id: string,
  spec: PromiseSpec,
  judge: (
    change: { readonly was: Node<S>; readonly is: Node<S> },
    happening: Happening,
    is: CampHistory,
  ) => Found,
): Property<CampHistory> {
  return propertyOf(id, spec, (happening, is) => {
    const change = changedLieutenant<S>(happening, is);
    return change && judge(change, happening, is);
  });
}

/** The same, judged when it decides. */
export const onDecision = <S extends Decider>(
  id: string,
  spec: PromiseSpec,
  judge: (node: Node<S>, happening: Happening, is: CampHistory) => Found,
): Property<CampHistory> =>
  onLieutenant<S>(id, spec, ({ was, is: node }, happening, is) =>
    was.state.decision === null && node.state.decision !== null ? judge(node, happening, is) : undefined,
  );

export const violation = (says: string, nodes: readonly NodeId[]): Found => ({ says, nodes });

/** Somebody loyal has yet to decide. */
const isOpen = (world: World, history: CampHistory): string | undefined =>
  loyalIn(world, history).some(({ state, up }) => up && state.decision === null) ? 'not yet' : undefined;

/** IC1, IC2 and TERM. */
export const promises: Readonly<Record<string, Property<CampHistory>>> = {
  IC1: onDecision(
    'IC1',
    {
      name: 'IC1 agreement',
      cite: 'BGP §1, IC1',
      says: 'All loyal lieutenants obey the same order.',
      open: isOpen,
    },
    ({ id, state: { decision } }, { after }, is) => {
      const odd = loyalIn(after, is).find(
        ({ state }) => state.decision !== null && state.decision !== decision,
      );
      return (
        odd &&
        violation(`${odd.id} decides ${odd.state.decision}, and ${id} decides ${decision}.`, [odd.id, id])
      );
    },
  ),

  IC2: onDecision(
    'IC2',
    {
      name: 'IC2 obedience',
      cite: 'BGP §1, IC2',
      says: 'If the commander is loyal, every loyal lieutenant obeys the order it sent.',
      open: (world, history) =>
        loyalOrder(world, history) === undefined
          ? 'asks nothing: no loyal commander'
          : isOpen(world, history),
    },
    ({ id, state: { decision } }, { after }, is) => {
      const order = loyalOrder(after, is);
      if (order === undefined || order === decision) return undefined;
      return violation(`The commander is loyal and ordered ${order}; ${id} decides ${decision}.`, [id]);
    },
  ),

  TERM: onLieutenant(
    'TERM',
    {
      name: 'Termination',
      cite: 'BGP §1',
      says: 'When the last round is over, every loyal lieutenant has decided.',
      open: isOpen,
    },
    ({ was, is: { id, state, timers } }) => {
      const isOver = was.timers.round !== undefined && timers.round === undefined;
      return isOver && state.decision === null
        ? violation(`The rounds are over, and ${id} is still waiting to hear something.`, [id])
        : undefined;
    },
  ),
};
