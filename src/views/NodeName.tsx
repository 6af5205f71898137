/** A node's name at the head of a row. */
import type { ReactElement } from 'react';
import type { NodeId } from '../engine/world.ts';

/** With more rows than this they stand closer. */
export const MANY = 5;

/** The name. */
export function NodeName(props: {
  readonly id: NodeId;
  readonly selected: boolean;
  readonly onPress: (id: NodeId) => void;
}): ReactElement {
  const { id, selected, onPress } = props;
  return (
    <button type="button" className="kept-name" aria-pressed={selected} onClick={() => onPress(id)}>
      {id}
    </button>
  );
}
