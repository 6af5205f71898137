/** Through whose eyes a stage is seen: everybody's at once, or one node's. */
import type { ReactElement } from 'react';
import type { NodeId } from '../engine/world.ts';

/** The choice. */
export function Eyes({
  viewers,
  value,
  onChoose,
}: {
  readonly viewers: readonly NodeId[];
  readonly value: NodeId | undefined;
  readonly onChoose: (viewer: NodeId | undefined) => void;
}): ReactElement {
  return (
    <label className="figure-eyes">
      Seen by
      <select
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">everybody</option>
        {viewers.map((id) => (
          <option key={id} value={id}>
            {id} alone
          </option>
        ))}
      </select>
    </label>
  );
}
