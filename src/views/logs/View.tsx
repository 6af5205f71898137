/** The logs of all nodes, one under the other, aligned by index. */
import { useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactElement } from 'react';
import type { Happening, Portrait } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import type { Selection } from '../selection.ts';
import { useSize } from '../size.ts';
import { useSteady } from '../steady.ts';
import { Row } from './Row.tsx';
import { floorOf, lastWindow, logsScene, reachOf } from './scene.ts';
import type { LogsScene } from './scene.ts';
import './view.css';
import { logsWords } from '../../words/en/logs.ts';

/** What the logs are given; everything that depends on the protocol comes from the portrait. */
export interface LogsViewProps {
  readonly moment: Moment;
  /** What brought the moment about: what it added slides in. */
  readonly happening: Happening | undefined;
  readonly portrait: Portrait;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Whose they are, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** At most so many cells a row, however much room there is. */
  readonly maxCells?: number | undefined;
}

/**
 * Widths in px: the column of names, a cell as a rule and at most; and at least, where otherwise not all entries would
 * show. Fewer and smaller where there is less room.
 */
const NARROW = { names: 62, cell: 58, least: 42, most: 72 };
const USUAL = { names: 112, cell: 66, least: 42, most: 94 };
const CLOSE = { names: 84, cell: 48, least: 36, most: 62 };
/** Narrower than this (px) letters in cells stand closer, and with more rows than this rows do. */
const SLIM = 56;
const MANY = 5;

/** The newest entries that fit; buttons go to earlier ones. */
export function LogsView(props: LogsViewProps): ReactElement {
  const { moment, happening, portrait, selection, onSelect, of, maxCells = 16 } = props;
  const { world } = moment;
  const root = useRef<HTMLElement>(null);
  const size = useSize(root);
  // Undefined: keep to the newest.
  const [scrolled, setScrolled] = useState<number>();
  const [tabStop, setTabStop] = useState<{ readonly node: NodeId; readonly index: number }>();

  const width = size?.width ?? 0;
  const measure = width < 380 ? CLOSE : width < 520 ? NARROW : USUAL;
  const room = Math.max(0, width - measure.names - 32);
  const floor = floorOf(world, portrait);
  const long = reachOf(world, portrait) - floor + 1;
  const fitting = (cell: number) => Math.max(1, Math.min(maxCells, Math.floor(room / cell)));
  const most = fitting(long > fitting(measure.cell) ? measure.least : measure.cell);
  // Short logs get wider cells; the width changes only every few entries.
  const fit = Math.min(most, Math.max(8, Math.ceil((long - 1) / 4) * 4));
  const cellWidth = Math.min(measure.most, Math.floor(room / fit));
  const newest = lastWindow(world, portrait, fit);
  const first = Math.min(scrolled ?? newest, newest);
  const scene = useMemo(
    () => logsScene(world, happening, portrait, first, fit),
    [world, happening, portrait, first, fit],
  );

  const go = (by: number) => {
    const to = Math.max(floor, first + by);
    setScrolled(to >= newest ? undefined : to);
  };
  const pressEntry = useSteady((node: NodeId, index: number) => {
    setTabStop({ node, index });
    const same = selection?.kind === 'entry' && selection.node === node && selection.index === index;
    onSelect(same ? undefined : { kind: 'entry', node, index });
  });
  const pressName = useSteady((id: NodeId) => {
    onSelect(selection?.kind === 'node' && selection.id === id ? undefined : { kind: 'node', id });
  });
  const walk = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).dataset.entry?.split(' ');
    const [node, index] = [at?.[0], Number(at?.[1])];
    if (node === undefined) return;
    const row = scene.rows.findIndex(({ id }) => id === node);
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const there = scene.rows[row + step[0]] ?? scene.rows[row]!;
    // What is folded away is one place.
    const to = { node: there.id, index: Math.max(index + step[1], there.folded?.index ?? 0) };
    const next = root.current?.querySelector<HTMLElement>(
      `[data-entry="${CSS.escape(to.node)} ${to.index}"]`,
    );
    if (!next) return;
    setTabStop(to);
    next.focus();
  };

  const stop = stopOf(scene, tabStop);
  const style = { '--names': `${measure.names}px`, '--cell': `${cellWidth}px` } as CSSProperties;
  return (
    <section
      ref={root}
      className={`logs${measure === USUAL ? '' : ' logs-narrow'}${cellWidth < SLIM ? ' logs-slim' : ''}${scene.rows.length > MANY ? ' logs-many' : ''}`}
      aria-label={of === undefined ? logsWords().logs : logsWords().logsOf(of)}
      style={style}
    >
      {size && scene.rows.length > 0 && (
        <>
          <div className="logs-frame">
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys walk the buttons inside */}
            <table onKeyDown={walk}>
              <caption className="unseen">{logsWords().caption(scene.epochWord)}</caption>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="unseen">{logsWords().node}</span>
                    {scene.earlier > 0 && (
                      <Earlier
                        count={scene.earlier}
                        onPress={() => {
                          go(-Math.max(1, fit - 2));
                        }}
                      />
                    )}
                  </th>
                  {scene.indexes.map((index) => (
                    <th
                      key={index}
                      scope="col"
                      className={index <= scene.longest ? 'index' : 'index index-beyond'}
                    >
                      {index}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {scene.rows.map((row) => (
                  <Row
                    key={row.id}
                    row={row}
                    first={first}
                    cellWidth={cellWidth}
                    selectedIndex={
                      selection?.kind === 'entry' && selection.node === row.id ? selection.index : undefined
                    }
                    selectedNode={selection?.kind === 'node' && selection.id === row.id}
                    tabIndexAt={stop?.node === row.id ? stop.index : undefined}
                    onPress={pressEntry}
                    onName={pressName}
                  />
                ))}
              </tbody>
            </table>
            <CommitRule scene={scene} cellWidth={cellWidth} />
          </div>
          <Legend
            scene={scene}
            onLater={() => {
              go(Math.max(1, fit - 2));
            }}
          />
        </>
      )}
    </section>
  );
}

/** The one entry that Tab reaches: where the person was, else the first there is. */
function stopOf(
  scene: LogsScene,
  wanted: { readonly node: NodeId; readonly index: number } | undefined,
): { readonly node: NodeId; readonly index: number } | undefined {
  let found: { readonly node: NodeId; readonly index: number } | undefined;
  for (const row of scene.rows) {
    if (row.folded) {
      if (wanted?.node === row.id && wanted.index === row.folded.index) return wanted;
      found ??= { node: row.id, index: row.folded.index };
    }
    for (const cell of row.cells) {
      if (typeof cell !== 'object') continue;
      if (wanted?.node === row.id && wanted.index === cell.index) return wanted;
      found ??= { node: row.id, index: cell.index };
    }
  }
  return found;
}

function Earlier({ count, onPress }: { readonly count: number; readonly onPress: () => void }): ReactElement {
  return (
    <button
      type="button"
      className="logs-scroll"
      aria-label={logsWords().showEarlier(count)}
      onClick={onPress}
    >
      ‹ {count} <span className="logs-scroll-word">{logsWords().earlier}</span>
    </button>
  );
}

/** The green rule: everything left of it is committed. */
function CommitRule({
  scene,
  cellWidth,
}: {
  readonly scene: LogsScene;
  readonly cellWidth: number;
}): ReactElement | null {
  const column = scene.commit - scene.first + 1;
  if (scene.commit === 0 || column < 0 || column > scene.indexes.length) return null;
  return (
    <div
      className="commit-rule"
      style={{ transform: `translateX(${column * cellWidth}px)` }}
      aria-hidden="true"
    >
      <span className={column * cellWidth < 170 ? 'commit-words commit-words-after' : 'commit-words'}>
        {scene.bySlot ? logsWords().chosenTo(scene.commit) : logsWords().committedTo(scene.commit)}
      </span>
    </div>
  );
}

function Legend({
  scene,
  onLater,
}: {
  readonly scene: LogsScene;
  readonly onLater: () => void;
}): ReactElement {
  const w = logsWords();
  const kinds = new Set(scene.rows.flatMap((row) => row.pointers.map((pointer) => pointer.kind)));
  const conflict = scene.rows.some((row) =>
    row.cells.some((cell) => typeof cell === 'object' && cell.conflict),
  );
  const by = scene.pointing.join(', ');
  return (
    <p className="logs-legend">
      {kinds.has('next') && (
        <span className="legend-pointer">
          <i className="legend-next" aria-hidden="true" /> {w.next(by)}
        </span>
      )}
      {kinds.has('match') && (
        <span className="legend-pointer">
          <i className="legend-match" aria-hidden="true" /> {w.match}
        </span>
      )}
      {conflict && (
        <span className="legend-conflict">
          <i aria-hidden="true" /> {w.conflict}
        </span>
      )}
      {scene.marks.map((mark) => (
        <span key={mark} className="legend-mark-word">
          <i className={`legend-${mark}`} aria-hidden="true">
            {mark === 'known' ? '✓' : ''}
          </i>{' '}
          {w[mark]}
        </span>
      ))}
      {scene.later > 0 && (
        <button type="button" className="logs-scroll" onClick={onLater}>
          {scene.later} {w.later} ›
        </button>
      )}
    </p>
  );
}
