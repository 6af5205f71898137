/** What was heard: a row for each who decides, a column for each who tells, and what follows. */
import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { memo, useId, useMemo, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import type { Selection } from '../selection.ts';
import { useSize } from '../size.ts';
import { sameShape, useSteady } from '../steady.ts';
import { Cell, Tree } from './Cell.tsx';
import { Result } from './Result.tsx';
import { fitOf, SLIM } from './fit.ts';
import { heardScene } from './scene.ts';
import type { HeardScene, RowShape } from './scene.ts';
import './view.css';
import { heardWords } from '../../words/en/heard.ts';

/** What the table is given; everything that depends on the protocol comes from the portrait. */
export interface HeardViewProps {
  readonly moment: Moment;
  /** The moment before: what came since then moves in. */
  readonly before: Moment | undefined;
  readonly portrait: Portrait;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Whose it is, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** What stands at the left end of its head. */
  readonly head?: ReactNode;
  /** Through whose eyes: only that node's row. */
  readonly eyes?: NodeId | undefined;
}

/** Narrower than this (px) letters stand closer. */
const CLOSE = 760;

/** The table. */
export function HeardView(props: HeardViewProps): ReactElement {
  const { moment, before, portrait, selection, onSelect, of, head, eyes } = props;
  const root = useRef<HTMLElement>(null);
  const width = useSize(root)?.width ?? 0;
  const tree = useId();
  // One tree is open at a time, by row and way.
  const [open, setOpen] = useState('');
  const scene = useMemo(
    () => heardScene(moment.world, before?.world, portrait, eyes, open),
    [moment, before, portrait, eyes, open],
  );
  const toggle = useSteady((key: string) => {
    setOpen((was) => (was === key ? '' : key));
  });
  const press = useSteady((id: NodeId) => {
    onSelect(selection?.kind === 'node' && selection.id === id ? undefined : { kind: 'node', id });
  });
  const fit = scene && fitOf(scene, width);
  const names = ['heard'];
  if (width < CLOSE) names.push('heard-close');
  if (fit !== 'table' && fit !== 'cards') names.push('heard-tight');
  if (fit === 'tallied') names.push('heard-tallied');
  if (fit === 'letters') names.push('heard-letters');
  if (fit === 'letters' && width < SLIM) names.push('heard-slim');
  const rest: Shown | undefined = scene && {
    scene,
    selected: selection?.kind === 'node' ? selection.id : undefined,
    open,
    tree,
    onToggle: toggle,
    onPress: press,
  };
  return (
    <section
      ref={root}
      className={names.join(' ')}
      aria-label={of === undefined ? heardWords().what : heardWords().whatOf(of)}
    >
      {Boolean(head) && <div className="heard-head">{head}</div>}
      {rest &&
        width > 0 &&
        (fit === 'cards' ? <Cards {...rest} /> : <Table {...rest} eyes={eyes} isShort={fit !== 'table'} />)}
      {scene && scene.says !== '' && <p className="heard-says">{scene.says}</p>}
    </section>
  );
}

interface Shown {
  readonly scene: HeardScene;
  readonly selected: NodeId | undefined;
  readonly open: string;
  readonly tree: string;
  readonly onToggle: (key: string) => void;
  readonly onPress: (id: NodeId) => void;
}

function Name({
  row,
  selected,
  onPress,
}: Pick<Shown, 'selected' | 'onPress'> & { readonly row: RowShape }): ReactElement {
  return (
    <>
      <button
        type="button"
        className="heard-name"
        aria-pressed={selected === row.node}
        onClick={() => {
          onPress(row.node);
        }}
      >
        {row.label}
      </button>
      {row.traitor && <span className="heard-traitor">{heardWords().traitor}</span>}
    </>
  );
}

/** The open tree of a row, if it is this row's. */
function Unfolded({
  row,
  open,
  tree,
}: Pick<Shown, 'open' | 'tree'> & { readonly row: RowShape }): ReactElement {
  const cell = row.cells.find((one) => one && `${row.node} ${one.way}` === open);
  return (
    <AnimatePresence initial={false}>
      {cell && cell.below.length > 0 && (
        <m.div
          key={cell.way}
          id={tree}
          className="heard-unfolded"
          initial={{ height: 0, opacity: 0 }}
          animate={{ height: 'auto', opacity: 1 }}
          exit={{ height: 0, opacity: 0 }}
          transition={{ duration: 0.2, ease: 'easeOut' }}
        >
          <p>
            {heardWords().told(cell.way.split('→').at(-1) ?? '')}
            {cell.counts ? (
              <>
                {heardWords().itCounts} <b>{cell.counts.text}</b>
                {cell.why !== '' && `, ${cell.why}`}
              </>
            ) : (
              ''
            )}
          </p>
          <Tree cells={cell.below} />
        </m.div>
      )}
    </AnimatePresence>
  );
}

/** `isShort`: columns are headed by names alone. */
function Table(
  props: Shown & { readonly eyes: NodeId | undefined; readonly isShort: boolean },
): ReactElement {
  const { scene, open, eyes, isShort, tree, selected, onToggle, onPress } = props;
  const shared = { tree, selected, onToggle, onPress };
  return (
    // The frame scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region
    <div className="heard-frame" tabIndex={0} role="group" aria-label={heardWords().table}>
      <table>
        <caption className="unseen">{heardWords().caption(eyes)}</caption>
        <thead>
          <tr>
            <th scope="col">
              {isShort ? <span className="unseen">{heardWords().who}</span> : heardWords().who}
            </th>
            {scene.columns.map(({ node, label }) => (
              <th key={node} scope="col">
                {isShort ? node : label}
              </th>
            ))}
            <th scope="col">
              <span className="heard-result-name">{scene.result}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scene.rows.map((row) => (
            <Row
              key={row.node}
              {...shared}
              row={row}
              columns={scene.columns.length}
              open={open.startsWith(`${row.node} `) ? open : ''}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Omit<Shown, 'scene'> {
  readonly row: RowShape;
  readonly columns: number;
}

/** A row with the tree under it; drawn again only when something in it changes. */
const Row = memo(
  function Row({ row, columns, open, tree, selected, onToggle, onPress }: RowProps): ReactElement {
    return (
      <>
        <tr className={row.traitor ? 'heard-row heard-row-traitor' : 'heard-row'}>
          <th scope="row">
            <Name row={row} selected={selected} onPress={onPress} />
          </th>
          {row.cells.map((cell, i) => (
            <td key={i}>
              {cell ? (
                <Cell
                  cell={cell}
                  open={open === `${row.node} ${cell.way}`}
                  onToggle={() => onToggle(`${row.node} ${cell.way}`)}
                  tree={tree}
                />
              ) : (
                <span className="heard-none">·</span>
              )}
            </td>
          ))}
          <td>
            <Result row={row} />
          </td>
        </tr>
        {row.cells.some((cell) => cell?.folds) && (
          <tr className="heard-more">
            <td colSpan={columns + 2}>
              <Unfolded row={row} open={open} tree={tree} />
            </td>
          </tr>
        )}
      </>
    );
  },
  (a, b) => {
    const { row: p, ...x } = a;
    const { row: q, ...y } = b;
    return (Object.keys(x) as (keyof typeof x)[]).every((key) => x[key] === y[key]) && sameShape(p, q);
  },
);

/** The same where no table fits: a card for each who decides. */
function Cards(props: Shown): ReactElement {
  const { scene, open, tree, onToggle } = props;
  return (
    <ul className="heard-cards">
      {scene.rows.map((row) => (
        <li key={row.node} className={row.traitor ? 'heard-card heard-row-traitor' : 'heard-card'}>
          <div className="heard-card-head">
            <Name row={row} {...props} />
            <span className="unseen">{scene.result}</span>
            <Result row={row} />
          </div>
          <dl>
            {row.cells.map(
              (cell, i) =>
                cell && (
                  <div key={i}>
                    <dt>{scene.columns[i]?.label}</dt>
                    <dd>
                      <Cell
                        cell={cell}
                        open={open === `${row.node} ${cell.way}`}
                        onToggle={() => onToggle(`${row.node} ${cell.way}`)}
                        tree={tree}
                      />
                    </dd>
                  </div>
                ),
            )}
          </dl>
          <Unfolded row={row} open={open} tree={tree} />
        </li>
      ))}
    </ul>
  );
}
