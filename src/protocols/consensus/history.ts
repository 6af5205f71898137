/** What the judges remember: who has ever crashed. A process that has is not correct, even if it is back. */
import type { History } from '../../engine/property.ts';
import type { NodeId } from '../../engine/world.ts';

export interface ConsensusHistory {
  /** In the order in which they crashed. */
  readonly crashed: readonly NodeId[];
}

export const history: History<ConsensusHistory> = {
  start: () => ({ crashed: [] }),
  next: (was, { action }) =>
    action.kind === 'crash' && !was.crashed.includes(action.node)
      ? { crashed: [...was.crashed, action.node] }
      : was,
};
