/** The ledger: who promised and accepted what in which ballot, as everybody together or as one node knows it. */
import * as m from 'framer-motion/m';
import { useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { hueStyle } from '../epoch.ts';
import type { Selection } from '../selection.ts';
import { useSize } from '../size.ts';
import { ledgerScene, viewersOf } from './scene.ts';
import type { CellShape, LedgerScene, RowShape } from './scene.ts';
import './view.css';
import { ledgerWords } from '../../words/en/ledger.ts';

/** What the ledger is given; everything that depends on the protocol comes from the portrait. */
export interface LedgerViewProps {
  readonly moment: Moment;
  /** The moment before: what came since then moves in. */
  readonly before: Moment | undefined;
  readonly portrait: Portrait;
  /** What one epoch is called: `ballot`. */
  readonly epoch: string;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Whose they are, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** What stands at the left end of its head. */
  readonly head?: ReactNode;
}

/** Stands for all nodes together; no node can be called that. */
const EVERYBODY = '';

/** More viewers than this are offered in a list. */
const MANY = 6;

/** Widths in px: the column of ballots, a cell at most, what became of it, and the gap between cells. */
const ROOMY = { epoch: 126, most: 118, words: 206, gap: 6 };
const USUAL = { epoch: 104, most: 118, words: 150, gap: 5 };
const CLOSE = { epoch: 50, most: 78, words: 146, gap: 3 };
const CLOSEST = { ...CLOSE, words: 112 };
/** A long number takes more, px. */
const LONG_NUMBER = 20;
/** Widths from which on there is room for more; narrower cells show glyphs. */
const HALF = 420;
const BESIDE = 620;
const WIDE = 800;
const WORDY = 63;
const REPORT = 84;

/** The ledger. */
export function LedgerView(props: LedgerViewProps): ReactElement {
  const { moment, before, portrait, epoch, selection, onSelect, of, head } = props;
  const root = useRef<HTMLElement>(null);
  const width = useSize(root)?.width ?? 0;
  const [chosen, setViewer] = useState<NodeId>(EVERYBODY);
  const { setup } = moment.world;
  // Whoever knows a ledger knows one from the start.
  const [known, setKnown] = useState<{ readonly setup: unknown; readonly ids: readonly NodeId[] }>();
  if (known?.setup !== setup) setKnown({ setup, ids: viewersOf(moment, portrait) });
  const viewers = known?.ids ?? [];
  const viewer = viewers.includes(chosen) ? chosen : undefined;
  const scene = useMemo(
    () => ledgerScene(moment, before, portrait, viewer),
    [moment, before, portrait, viewer],
  );
  const press = (id: NodeId): void => {
    onSelect(selection?.kind === 'node' && selection.id === id ? undefined : { kind: 'node', id });
  };

  const close = width < BESIDE;
  const measure = width >= WIDE ? ROOMY : !close ? USUAL : width < HALF ? CLOSEST : CLOSE;
  const columns = scene?.columns.length ?? 1;
  const long = close && scene?.rows.some(({ number }) => number > 999) ? LONG_NUMBER : 0;
  const room = width - (close ? 28 : 36) - measure.epoch - long - measure.words;
  const cell = Math.max(34, Math.min(measure.most, Math.floor(room / columns) - measure.gap));
  const style = {
    '--epoch': `${measure.epoch + long}px`,
    '--cell': `${cell}px`,
    '--gap': `${measure.gap}px`,
    '--words': `${measure.words}px`,
  } as CSSProperties;
  return (
    <section
      ref={root}
      className={close ? 'ledger ledger-close' : 'ledger'}
      aria-label={of === undefined ? ledgerWords().ledger : ledgerWords().ledgerOf(of)}
      style={style}
    >
      {(Boolean(head) || viewers.length > 0) && (
        <div className={head || width < WIDE ? 'ledger-head' : 'ledger-head ledger-head-within'}>
          {head}
          {viewers.length > 0 && (
            <Viewers
              viewers={viewers}
              value={viewer ?? EVERYBODY}
              onChoose={setViewer}
              asList={!head || width < WIDE || viewers.length > MANY}
            />
          )}
        </div>
      )}
      {scene && width > 0 && (
        <>
          {scene.rows.length === 0 ? (
            <p className="ledger-empty">
              {scene.says ||
                (viewer === undefined
                  ? ledgerWords().none(epoch)
                  : ledgerWords().heardOfNone(viewer, epoch))}{' '}
              {viewer === undefined && ledgerWords().here}
            </p>
          ) : (
            <Table
              scene={scene}
              epoch={epoch}
              words={cell >= WORDY}
              reports={cell >= REPORT}
              selected={selection?.kind === 'node' ? selection.id : undefined}
              viewer={viewer}
              onPress={press}
            />
          )}
          <p className="ledger-says">
            {scene.rows.length > 0 && scene.says !== '' && <em>{scene.says}</em>}
            <span className="ledger-quorums">{scene.quorums}</span>
          </p>
        </>
      )}
    </section>
  );
}

function Viewers(props: {
  readonly viewers: readonly NodeId[];
  readonly value: NodeId;
  readonly onChoose: (viewer: NodeId) => void;
  readonly asList: boolean;
}): ReactElement {
  const { viewers, value, onChoose, asList } = props;
  const choices = [EVERYBODY, ...viewers].map((id) => ({
    value: id,
    label: id === EVERYBODY ? ledgerWords().everybody : id,
  }));
  if (!asList)
    return (
      <div className="ledger-viewers">
        <span aria-hidden="true">{ledgerWords().knownBy}</span>
        <Segmented label={ledgerWords().KnownBy} choices={choices} value={value} onChoose={onChoose} />
      </div>
    );
  return (
    <label className="ledger-viewers">
      {ledgerWords().knownBy}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TableProps {
  readonly scene: LedgerScene;
  readonly epoch: string;
  /** Cells have room for words. */
  readonly words: boolean;
  /** And for what was reported. */
  readonly reports: boolean;
  readonly selected: NodeId | undefined;
  readonly viewer: NodeId | undefined;
  readonly onPress: (id: NodeId) => void;
}

function Table({ scene, epoch, words, reports, selected, viewer, onPress }: TableProps): ReactElement {
  return (
    // The frame scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region
    <div className="ledger-frame" tabIndex={0} role="group" aria-label={ledgerWords().table}>
      <table>
        <caption className="unseen">{ledgerWords().caption(epoch, viewer)}</caption>
        <thead>
          <tr>
            <th scope="col" className="ledger-corner">
              {epoch}
            </th>
            {scene.columns.map((id) => (
              <th key={id} scope="col">
                <button
                  type="button"
                  className="ledger-name"
                  aria-pressed={selected === id}
                  onClick={() => {
                    onPress(id);
                  }}
                >
                  {id}
                </button>
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{ledgerWords().became}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scene.rows.map((row) => (
            <Row key={row.key} row={row} words={words} reports={reports} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  row,
  words,
  reports,
}: { readonly row: RowShape } & Pick<TableProps, 'words' | 'reports'>): ReactElement {
  const names = ['ledger-row'];
  if (row.chosen) names.push('ledger-row-chosen');
  if (row.hue.hatched) names.push('ledger-row-hatched');
  const style = hueStyle(row.hue);
  return (
    <tr className={names.join(' ')} style={style}>
      <th scope="row">
        <b>{row.number}</b>{' '}
        <span className="ledger-by">
          <span className="ledger-by-word">{ledgerWords().by} </span>
          {row.by}
        </span>
      </th>
      {row.cells.map((cell) => (
        <Cell key={cell.node} cell={cell} words={words} reports={reports} />
      ))}
      <td className="ledger-fate">
        <m.span
          key={row.says}
          initial={row.fresh ? { opacity: 0, x: -8 } : false}
          animate={{ opacity: 1, x: 0 }}
          transition={{ duration: 0.25, ease: 'easeOut' }}
        >
          {row.chosen && <span aria-hidden="true">✓ </span>}
          {row.says}
        </m.span>
      </td>
    </tr>
  );
}

function Cell({
  cell,
  words,
  reports,
}: { readonly cell: CellShape } & Pick<TableProps, 'words' | 'reports'>): ReactElement {
  return (
    <td className={cell.lit ? 'ledger-place ledger-lit' : 'ledger-place'}>
      <m.span
        key={`${cell.state} ${cell.text}`}
        className={`ledger-cell ledger-${cell.state}`}
        title={cell.state === 'none' ? undefined : cell.says}
        initial={cell.fresh ? { opacity: 0, y: -8 } : false}
        animate={{ opacity: 1, y: 0 }}
        transition={{ duration: 0.22, ease: 'easeOut' }}
      >
        <span className="unseen">{cell.says}</span>
        <span aria-hidden="true" className="ledger-text">
          {words ? cell.text : cell.glyph}
        </span>
        {reports && cell.report !== '' && (
          <span aria-hidden="true" className="ledger-report">
            {cell.report}
          </span>
        )}
      </m.span>
    </td>
  );
}
