/** One place in a log: empty, an entry that slid in and may drop off, or what was folded away. */
import { AnimatePresence } from 'framer-motion';
import type { MotionStyle } from 'framer-motion';
import * as m from 'framer-motion/m';
import { memo } from 'react';
import type { ReactElement } from 'react';
import type { NodeId } from '../../engine/world.ts';
import { hueStyle } from '../epoch.ts';
import { sameShape } from '../steady.ts';
import type { CellShape, FoldShape } from './scene.ts';
import { logsWords } from '../../words/en/logs.ts';

interface Props {
  readonly node: NodeId;
  readonly index: number;
  readonly cell: CellShape | 'gap' | undefined;
  readonly selected: boolean;
  /** Whether Tab reaches it; arrow keys walk the others. */
  readonly tabStop: boolean;
  readonly onPress: (node: NodeId, index: number) => void;
}

const ARRIVAL = { opacity: 0, x: 26 };
const DEPARTURE = { opacity: 0, y: 30, rotate: 5 };

function CellView({ node, cell, selected, tabStop, onPress }: Props): ReactElement {
  const entry = typeof cell === 'object' ? cell : undefined;
  const names = ['cell'];
  if (entry?.hue.hatched) names.push('cell-hatched');
  if (entry?.committed) names.push('cell-committed');
  if (entry?.conflict) names.push('cell-conflict');
  if (entry?.kind) names.push(`cell-${entry.kind}`);
  if (selected) names.push('cell-selected');
  return (
    <td className="place">
      {cell === 'gap' && <span className="cell-gap" title={logsWords().nothingYet} />}
      <AnimatePresence initial={false}>
        {entry && (
          <m.button
            key={`${entry.epoch} ${entry.text}`}
            type="button"
            className={names.join(' ')}
            style={hueStyle(entry.hue) as MotionStyle}
            data-entry={`${node} ${entry.index}`}
            aria-label={entry.says}
            aria-pressed={selected}
            tabIndex={tabStop ? 0 : -1}
            initial={entry.fresh ? ARRIVAL : false}
            animate={{ opacity: 1, x: 0, y: 0, rotate: 0 }}
            exit={DEPARTURE}
            transition={{ duration: 0.22, ease: 'easeOut' }}
            onClick={() => {
              onPress(node, entry.index);
            }}
          >
            <span className="cell-epoch">{entry.epoch}</span>
            <span className="cell-text">{entry.text}</span>
            {entry.ticked && <span className="cell-tick">✓</span>}
          </m.button>
        )}
      </AnimatePresence>
    </td>
  );
}

/** A place in a log; drawn again only when what stands there changes. */
export const Cell = memo(CellView, (a, b) => {
  const { cell: c, ...x } = a;
  const { cell: d, ...y } = b;
  return (Object.keys(x) as (keyof typeof x)[]).every((key) => x[key] === y[key]) && sameShape(c, d);
});

interface FoldProps extends Omit<Props, 'index' | 'cell'> {
  readonly fold: FoldShape;
}

const FOLDING = { opacity: 0, scaleX: 1.25 };

function FoldView({ node, fold, selected, tabStop, onPress }: FoldProps): ReactElement {
  const names = ['cell cell-folded'];
  if (fold.hue.hatched) names.push('cell-hatched');
  if (selected) names.push('cell-selected');
  if (fold.span > 1) names.push('cell-folded-wide');
  return (
    <td className="place" colSpan={fold.span}>
      <m.button
        key={fold.index}
        type="button"
        className={names.join(' ')}
        style={hueStyle(fold.hue) as MotionStyle}
        data-entry={`${node} ${fold.index}`}
        aria-label={fold.says}
        aria-pressed={selected}
        tabIndex={tabStop ? 0 : -1}
        title={logsWords().folded}
        initial={fold.fresh ? FOLDING : false}
        animate={{ opacity: 1, scaleX: 1 }}
        transition={{ duration: 0.22, ease: 'easeOut' }}
        onClick={() => {
          onPress(node, fold.index);
        }}
      >
        {fold.span === 1 && <span className="cell-epoch">{fold.epoch}</span>}
        <span className="cell-text">{fold.span > 1 ? fold.long : fold.text}</span>
      </m.button>
    </td>
  );
}

/** What was folded away, over the columns of its entries; drawn again only when something about it changes. */
export const Fold = memo(FoldView, (a, b) => {
  const { fold: c, ...x } = a;
  const { fold: d, ...y } = b;
  return (Object.keys(x) as (keyof typeof x)[]).every((key) => x[key] === y[key]) && sameShape(c, d);
});
