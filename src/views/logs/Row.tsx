/** One node's log as a row: its name, its cells, and the pointers that slide over them. */
import * as m from 'framer-motion/m';
import { memo } from 'react';
import type { ReactElement } from 'react';
import type { NodeId } from '../../engine/world.ts';
import { sameShape } from '../steady.ts';
import { Cell, Fold } from './Cell.tsx';
import type { PointerShape, RowShape } from './scene.ts';
import { logsWords } from '../../words/en/logs.ts';

interface Props {
  readonly row: RowShape;
  /** First index shown, and a cell's width in px. */
  readonly first: number;
  readonly cellWidth: number;
  readonly selectedIndex: number | undefined;
  readonly selectedNode: boolean;
  readonly tabIndexAt: number | undefined;
  readonly onPress: (node: NodeId, index: number) => void;
  readonly onName: (node: NodeId) => void;
}

function Mark({
  pointer,
  first,
  cellWidth,
}: { readonly pointer: PointerShape } & Pick<Props, 'first' | 'cellWidth'>): ReactElement {
  const x = (pointer.index - first + 0.5) * cellWidth + pointer.nth * 13;
  return (
    <m.i
      className={`pointer pointer-${pointer.kind}`}
      initial={false}
      animate={{ x }}
      transition={{ duration: 0.22, ease: 'easeOut' }}
    />
  );
}

function RowView(props: Props): ReactElement {
  const { row, first, cellWidth, selectedIndex, selectedNode, tabIndexAt, onPress, onName } = props;
  const w = logsWords();
  // The first index that is not folded away.
  const open = first + (row.folded?.span ?? 0);
  const says = row.pointers.map(({ kind, by, index }) =>
    kind === 'next' ? w.sendsFrom(by, index) : w.matchesTo(by, index),
  );
  return (
    <tr className={`row${row.up ? '' : ' row-down'}${row.leads ? ' row-leads' : ''}`}>
      <th scope="row">
        <button
          type="button"
          className="row-name"
          aria-pressed={selectedNode}
          onClick={() => {
            onName(row.id);
          }}
        >
          <b>{row.id}</b> <span className="row-role">{row.role}</span>
          <span className="unseen">{says.length > 0 ? ` (${says.join(', ')})` : ''}</span>
        </button>
        <span className="pointers" aria-hidden="true">
          {row.pointers.map((pointer) => (
            <Mark key={pointer.key} pointer={pointer} first={first} cellWidth={cellWidth} />
          ))}
        </span>
      </th>
      {row.folded && (
        <Fold
          node={row.id}
          fold={row.folded}
          selected={selectedIndex !== undefined && selectedIndex <= row.folded.index}
          tabStop={tabIndexAt === row.folded.index}
          onPress={onPress}
        />
      )}
      {row.cells.map((cell, i) => (
        <Cell
          key={open + i}
          node={row.id}
          index={open + i}
          cell={cell}
          selected={selectedIndex === open + i}
          tabStop={tabIndexAt === open + i}
          onPress={onPress}
        />
      ))}
    </tr>
  );
}

/** A row; drawn again only when something in it changes. */
export const Row = memo(RowView, (a, b) => {
  const { row: r, ...x } = a;
  const { row: s, ...y } = b;
  return (Object.keys(x) as (keyof typeof x)[]).every((key) => x[key] === y[key]) && sameShape(r, s);
});
