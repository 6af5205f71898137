/** Through whose eyes a stage is seen: everybody's at once, or one node's. */
import type { ReactElement } from 'react';
import type { NodeId } from '../engine/world.ts';
import { figureWords } from '../words/en/figure.ts';

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
      <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
        <path d="M1 6c4-6.4 12-6.4 16 0-4 6.4-12 6.4-16 0z" />
        <circle cx="9" cy="6" r="2.4" />
      </svg>
      <span>{figureWords().seenBy}</span>
      <select
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{figureWords().everybody}</option>
        {viewers.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
}
