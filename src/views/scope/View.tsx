/** The oscilloscope: the signal on the bus, the thresholds it is read by, who read what, and how they are split. */
import { useMemo, useRef } from 'react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { hueStyle } from '../epoch.ts';
import type { Selection } from '../selection.ts';
import { useSize } from '../size.ts';
import { scopeScene } from './scene.ts';
import type { ScopeFrame, ScopeRow, ScopeScene } from './scene.ts';
import './view.css';
import { scopeWords } from '../../words/en/scope.ts';

/** What the oscilloscope is given; everything that depends on the protocol comes from the portrait. */
export interface ScopeViewProps {
  readonly moment: Moment;
  readonly portrait: Portrait;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Whose it is, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** What stands at the left end of its head. */
  readonly head?: ReactNode;
}

/** Widths in px, from which on there is more room; the widest a picture of a few samples ought to be. */
const CLOSE = 560;
const WIDEST = 1080;
/** Room for names left of the plot, and right of it for thresholds, states and the split, px. */
const ROOMY = { left: 62, right: 318 };
const NARROW = { left: 50, right: 92 };
/** Height of a row of bits and of their heading, and of the plot at least and at most, px. */
const ROW = 23;
const HEADING = 20;
const LOWEST = 92;
const HIGHEST = 210;
/** What stands above and below plot and rows, px: where words stand below them, more. */
const AROUND = 26;
const CLOSE_AROUND = 60;
const HEAD = 40;

/** The oscilloscope. */
export function ScopeView(props: ScopeViewProps): ReactElement {
  const { moment, portrait, selection, onSelect, of, head } = props;
  const root = useRef<HTMLElement>(null);
  const size = useSize(root);
  const scope = useMemo(() => portrait.scope?.(moment.world), [portrait, moment]);
  const close = (size?.width ?? 0) < CLOSE;
  const frame = size && frameOf(size.width, size.height, scope?.states.length ?? 0, Boolean(head));
  const scene = scope && frame && scopeScene(scope, frame);
  const press = (id: NodeId): void => {
    onSelect(selection?.kind === 'node' && selection.id === id ? undefined : { kind: 'node', id });
  };
  return (
    <section
      ref={root}
      className={close ? 'scope scope-close' : 'scope'}
      aria-label={of === undefined ? scopeWords().signal : scopeWords().signalOf(of)}
    >
      {Boolean(head) && <div className="scope-head">{head}</div>}
      {scene && frame && (
        // The frame scrolls, so the keyboard must reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region
        <div className="scope-frame" tabIndex={0} role="group" aria-label={scopeWords().who}>
          <div className="scope-picture" style={{ width: frame.width }}>
            <Plot scene={scene} frame={frame} />
            <Rows
              scene={scene}
              frame={frame}
              selected={selection?.kind === 'node' ? selection.id : undefined}
              onPress={press}
            />
            <p className="scope-says">
              <Split split={scene.split} />
              <em>{scene.says}</em>
            </p>
          </div>
        </div>
      )}
    </section>
  );
}

function frameOf(width: number, height: number, rows: number, withHead: boolean): ScopeFrame {
  const close = width < CLOSE;
  const across = Math.min(width - (close ? 20 : 36), WIDEST);
  const around = (close ? CLOSE_AROUND : AROUND) + (withHead ? HEAD : 0);
  const free = height - around - HEADING - rows * ROW;
  return {
    width: Math.max(across, 300),
    height: Math.min(HIGHEST, Math.max(LOWEST, free)),
    ...(close ? NARROW : ROOMY),
  };
}

/** How they are split, large. */
function Split({ split }: { readonly split: string }): ReactElement {
  const apart = split.includes('-');
  return (
    <span className={apart ? 'scope-split scope-apart' : 'scope-split'}>
      <b>{split === '' ? '·' : split}</b>{' '}
      <span>{split === '' ? scopeWords().noStates : apart ? scopeWords().split : scopeWords().alike}</span>
    </span>
  );
}

interface PartProps {
  readonly scene: ScopeScene;
  readonly frame: ScopeFrame;
}

/** The signal over time, and the thresholds as lines across it. What it shows the table below says in words. */
function Plot({ scene, frame }: PartProps): ReactElement {
  const { wave, ahead, samples, thresholds, marks, floor } = scene;
  const lens = marks[1] && marks[2] && ([marks[1].y, marks[2].y] as const);
  const { width, height, left, right } = frame;
  const end = width - right;
  return (
    <svg className="scope-plot" width={width} height={height} aria-hidden="true">
      <line className="scope-floor" x1={left} x2={end} y1={floor} y2={floor} />
      {marks.map(({ text, y }) => (
        <text key={text} className="scope-mark" x={left - 8} y={y} dy="0.35em" textAnchor="end">
          {text}
        </text>
      ))}
      {lens && (
        <rect className="scope-lens" x={left} y={lens[0]} width={end - left} height={lens[1] - lens[0]} />
      )}
      {thresholds.map(({ node, label, y, labelY }) => (
        <g key={node}>
          <line className="scope-threshold" x1={left} x2={end} y1={y} y2={y} />
          <path className="scope-leader" d={`M${end} ${y}L${end + 9} ${labelY}`} />
          <text className="scope-name" x={end + 12} y={labelY} dy="0.35em">
            {label}
          </text>
        </g>
      ))}
      <path className="scope-ahead" d={ahead} />
      <path className="scope-wave" d={wave} />
      {samples.map(({ label, level, x, y, taken, now }) => (
        <g key={label} className={taken ? 'scope-sample' : 'scope-sample scope-to-come'}>
          <circle cx={x} cy={y} r={now ? 5 : 3.5} />
          <text x={x} y={y - 9} textAnchor="middle">
            {level}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Who read what, below the samples, and what came of it at the end of each row. */
function Rows(
  props: PartProps & { readonly selected: NodeId | undefined; readonly onPress: (id: NodeId) => void },
): ReactElement {
  const { scene, frame, selected, onPress } = props;
  const style = { '--step': `${scene.step}px`, '--left': `${frame.left}px` } as CSSProperties;
  return (
    <table className="scope-rows" style={style}>
      <caption className="unseen">{scopeWords().caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="scope-who">
            <span className="unseen">{scopeWords().computer}</span>
          </th>
          {scene.samples.map(({ label, level, now }) => (
            <th key={label} scope="col" className={now ? 'scope-now' : undefined}>
              {label}
              <span className="unseen">, {scopeWords().level(level)}</span>
            </th>
          ))}
          <th scope="col" className="scope-state">
            {scopeWords().state}
          </th>
        </tr>
      </thead>
      <tbody>
        {scene.rows.map((row) => (
          <Row key={row.node} row={row} pressed={selected === row.node} onPress={onPress} />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: {
  readonly row: ScopeRow;
  readonly pressed: boolean;
  readonly onPress: (id: NodeId) => void;
}): ReactElement {
  const { row, pressed, onPress } = props;
  return (
    <tr className={row.out ? 'scope-out' : undefined}>
      <th scope="row" className="scope-who">
        <button
          type="button"
          aria-pressed={pressed}
          onClick={() => {
            onPress(row.node);
          }}
        >
          {row.node}
        </button>
      </th>
      {row.bits.map((bit, i) => (
        <td key={i}>
          {bit !== '' && <span className={`scope-bit scope-bit-${bit === '-' ? 'none' : bit}`}>{bit}</span>}
        </td>
      ))}
      <td className="scope-state">
        {row.state !== '' && (
          <span className="scope-text" style={hueStyle(row.hue)} title={row.says}>
            {row.state}
          </span>
        )}
        {row.out && <span className="scope-verdict">{scopeWords().out}</span>}
      </td>
    </tr>
  );
}
