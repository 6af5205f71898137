/** One thing heard: a chip, what it should have been, and on a press what the others say about it. */
import * as m from 'framer-motion/m';
import type { ReactElement } from 'react';
import { hueStyle } from '../epoch.ts';
import type { CellShape, Chip } from './scene.ts';
import { heardWords } from '../../words/en/heard.ts';

/** A word of which the first letter stands for it where there is room for one only. */
function Shortening({ text }: { readonly text: string }): ReactElement {
  const first = [...text][0] ?? '';
  return (
    <>
      {first}
      <span className="heard-rest">{text.slice(first.length)}</span>
    </>
  );
}

/** A word in its colour. */
export function ChipMark({ chip }: { readonly chip: Chip }): ReactElement {
  return (
    <span className="heard-chip" style={hueStyle(chip.hue)}>
      <Shortening text={chip.text} />
    </span>
  );
}

/** What stands for a word that has not come. */
function Nothing({ missing }: Pick<CellShape, 'missing'>): ReactElement {
  if (!missing) return <i className="heard-none">…</i>;
  return (
    <i className="heard-none">
      <span className="heard-rest">{heardWords().nothingCame}</span>
      <span className="heard-dash">–</span>
    </i>
  );
}

function Seals({ seals }: Pick<CellShape, 'seals'>): ReactElement | null {
  if (seals.length === 0) return null;
  return (
    <span className="heard-seals">
      {seals.map(({ by, good }, i) => (
        <span key={i} className={good ? 'heard-seal' : 'heard-seal heard-seal-bad'}>
          {by}
        </span>
      ))}
    </span>
  );
}

/** What came, or did not. */
export function Said({ cell }: { readonly cell: CellShape }): ReactElement {
  const { said, missing, instead, seals, fresh, says } = cell;
  return (
    <m.span
      key={`${said?.text ?? ''} ${missing}`}
      className="heard-said"
      initial={fresh ? { opacity: 0, y: -7 } : false}
      animate={{ opacity: 1, y: 0 }}
      transition={{ duration: 0.22, ease: 'easeOut' }}
    >
      <span className="unseen">{says}</span>
      <span className="heard-marks" aria-hidden="true">
        {said ? <ChipMark chip={said} /> : <Nothing missing={missing} />}
        {instead !== '' && (
          <s>
            <Shortening text={instead} />
          </s>
        )}
        <Seals seals={seals} />
      </span>
    </m.span>
  );
}

/** One cell; with a tree under it, a button that unfolds it. */
export function Cell(props: {
  readonly cell: CellShape;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** The tree's id. */
  readonly tree: string;
}): ReactElement {
  const { cell, open, onToggle, tree } = props;
  if (!cell.folds) return <Said cell={cell} />;
  const { counts, said } = cell;
  const differs = counts !== undefined && counts.text !== said?.text;
  return (
    <button
      type="button"
      className="heard-fold"
      aria-expanded={open}
      aria-controls={open ? tree : undefined}
      onClick={onToggle}
    >
      <Said cell={cell} />
      {differs && (
        <span className="heard-counts" aria-hidden="true">
          → <ChipMark chip={counts} />
        </span>
      )}
      <svg className="heard-caret" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="M2.5 1 7.5 5l-5 4" />
      </svg>
    </button>
  );
}

/** What the others say they were told, each line indented by how far the word has come. */
export function Tree({
  cells,
  depth = 0,
}: {
  readonly cells: readonly CellShape[];
  readonly depth?: number;
}): ReactElement {
  return (
    <ul className="heard-tree">
      {cells.map((cell) => (
        <li key={cell.way}>
          <div className="heard-branch">
            <span className="heard-way">{cell.way}</span>
            <Said cell={cell} />
            {cell.counts && (
              <span className="heard-counts" aria-hidden="true">
                {heardWords().countsAs} <ChipMark chip={cell.counts} />{' '}
                {cell.why !== '' && <em>{cell.why}</em>}
              </span>
            )}
          </div>
          {cell.below.length > 0 && <Tree cells={cell.below} depth={depth + 1} />}
        </li>
      ))}
    </ul>
  );
}
