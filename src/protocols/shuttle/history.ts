/** What the judges remember: which computers have ever crashed. All others are healthy, whatever they are made to read. */
import type { History } from '../../engine/property.ts';
import type { NodeId } from '../../engine/world.ts';

export interface ShuttleHistory {
  readonly crashed: readonly NodeId[];
}

export const history: History<ShuttleHistory> = {
  start: () => ({ crashed: [] }),
  next: (was, { action }) =>
    action.kind === 'crash' ? { crashed: [...new Set([...was.crashed, action.node])] } : was,
};
