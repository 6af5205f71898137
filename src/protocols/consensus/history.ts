/** What the judges remember: who has ever crashed. A process that has is not correct, even if it is back. */
import type { History } from '../../engine/property.ts';
import type { NodeId, World } from '../../engine/world.ts';

export interface ConsensusHistory {
  /** In the order in which they crashed. */
  readonly crashed: readonly NodeId[];
  /** How many messages had been sent before this run began: counters go on when everything begins again. */
  readonly earlier: number;
}

/** How many messages all nodes have ever sent. */
export const sentIn = ({ nodes }: Pick<World, 'nodes'>): number =>
  nodes.flatMap(({ sent }) => sent).reduce((sum, count) => sum + count, 0);

export const history: History<ConsensusHistory> = {
  start: ({ after }) => ({ crashed: [], earlier: sentIn(after) }),
  next: (was, { action }) =>
    action.kind === 'crash' && !was.crashed.includes(action.node)
      ? { ...was, crashed: [...was.crashed, action.node] }
      : was,
};
