/** Who has a part in a transaction. */
import type { Node, NodeId, World } from '../../engine/world.ts';
import { isCut, nodeOf } from '../../engine/world.ts';
import type { CoordinatorState, ParticipantState } from './state.ts';
import { isInDoubt } from './state.ts';

export type Coordinator = Node<CoordinatorState> & { readonly kind: 'coordinator' };
export type Participant = Node<ParticipantState> & { readonly kind: 'participant' };
/** The coordinator or a participant. */
export type Member = Coordinator | Participant;

export const membersOf = (world: World): readonly Member[] => world.nodes as readonly Member[];

/** All participants, running or not. */
export const participantsOf = (world: World): readonly Participant[] =>
  membersOf(world).filter((node): node is Participant => node.kind === 'participant');

/** The coordinator. */
export const coordinatorOf = (world: World): Coordinator =>
  membersOf(world).find((node): node is Coordinator => node.kind === 'coordinator')!;

/** A member of that name. */
export const memberAt = (world: World, id: NodeId): Member => nodeOf(world, id) as Member;

const canTalk = (world: World, a: NodeId, b: NodeId): boolean => !isCut(world, a, b) && !isCut(world, b, a);

/** Whether somebody who is asked now would know, or could settle it. */
const canHelp = (other: Member): boolean =>
  other.up && (other.kind === 'coordinator' || !isInDoubt(other.state));

/**
 * Whether a participant is stuck: in doubt, no word of the decision on its way to it, and nobody within its reach whom it
 * may ask and who could tell. It must wait until somebody comes back, however long that takes.
 */
export function isBlocked(world: World, { id, up, state }: Participant): boolean {
  if (!up || !isInDoubt(state)) return false;
  const isComing = world.flights.some(
    ({ to, lost, body }) => to === id && lost === '' && (body.type === 'Commit' || body.type === 'Abort'),
  );
  if (isComing) return false;
  const mayAsk = (other: Member): boolean =>
    other.kind === 'coordinator' || world.setup.options.termination === 'everybody';
  return !membersOf(world).some(
    (other) => other.id !== id && mayAsk(other) && canTalk(world, id, other.id) && canHelp(other),
  );
}
