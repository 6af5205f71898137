/**
 * The score under the figure: a line for each node, a slanted stroke for each message, time from left to right. The
 * playhead glides over it (or it under the playhead) without React; a click, a drag of the knob or the arrow keys seek.
 */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent, MouseEvent, PointerEvent, ReactElement } from 'react';
import type { Protocol } from '../../engine/protocol.ts';
import type { Playhead } from '../../timeline/playhead.ts';
import type { Line } from '../../timeline/timeline.ts';
import { nextMessage, tip } from '../../timeline/timeline.ts';
import { useSize } from '../size.ts';
import type { Band } from './course.ts';
import { frameOf } from './frame.ts';
import { useGestures } from './gestures.ts';
import { useGlide } from './glide.ts';
import { Paper } from './Paper.tsx';
import { scoreScene } from './scene.ts';
import { chosenWindow, drawnStretch, leftAt, motionOf, nextWindow, wholeWindow } from './window.ts';
import type { Window } from './window.ts';
import './view.css';
import { scoreWords } from '../../words/en/score.ts';

/** What the score shows and whom it tells. */
export interface SpaceTimeViewProps {
  readonly line: Line;
  /** The moment looked at. */
  readonly head: { readonly index: number };
  readonly playhead: Playhead;
  readonly protocol: Protocol;
  /** Go to that virtual time, ms. */
  readonly onSeek: (t: number) => void;
  /** Tinted stretches instead of those read off the crowns. */
  readonly bands?: readonly Band[] | undefined;
  /** Points worth a flag; without them only the point where the line branched off has one. */
  readonly marks?: readonly { readonly at: number; readonly label: string }[] | undefined;
  /** Changes when the line grew. */
  readonly version: number;
}

/** Where the playhead rests, or NaN while it plays. */
function useRest(playhead: Playhead): number {
  return useSyncExternalStore(
    (heed) => playhead.onChange(heed),
    () => (playhead.playing ? NaN : playhead.t),
  );
}

/** The window for what is now, and the way to ask for another. */
function useWindow(now: Parameters<typeof nextWindow>[1]): readonly [Window, (window: Window) => void] {
  const [window, setWindow] = useState<Window>();
  const next = nextWindow(window, now);
  if (next !== window) setWindow(next);
  return [next, setWindow];
}

/** The score. Fills its container; 56 to 120 px high. */
export function SpaceTimeView(props: SpaceTimeViewProps): ReactElement {
  const { line, head, playhead, protocol, onSeek, bands, marks, version } = props;
  const plot = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const needle = useRef<HTMLDivElement>(null);
  const overlay = useRef<SVGGElement>(null);
  const { width = 0, height = 0 } = useSize(plot) ?? {};
  const moment = line.moments[head.index] ?? tip(line);
  const { setup, network, now } = moment.world;
  const end = tip(line).world.now;
  const rest = useRest(playhead);
  const latency = (network.latencyMin + network.latencyMax) / 2;
  const [window, setWindow] = useWindow({ rest, end, width, latency });
  const { from, span, following } = window;

  const frame = useMemo(() => frameOf(setup.cast.ids, height), [setup.cast.ids, height]);
  const stretch = drawnStretch(window, now);
  const scale = width / span;
  const [gulps, setGulps] = useState(0);
  const scene = useMemo(
    () =>
      width > 0 && version >= 0 && gulps >= 0
        ? scoreScene({
            line,
            portrait: protocol.portrait,
            stretch: { from: stretch.from, to: stretch.to },
            span,
            scale,
            frame,
            present: following ? stretch.to : 0,
            bands,
            marks,
          })
        : undefined,
    [
      line,
      protocol,
      stretch.from,
      stretch.to,
      span,
      scale,
      frame,
      following,
      bands,
      marks,
      width,
      version,
      gulps,
    ],
  );
  const unfinished = scene?.unfinished ?? false;
  useEffect(() => {
    if (!unfinished) return;
    const next = setTimeout(() => {
      setGulps(gulps + 1);
    });
    return () => {
      clearTimeout(next);
    };
  }, [unfinished, gulps]);
  const far = following ? stretch : { from: from - span, to: from + 2 * span };
  useGlide(needle, motionOf(window, width, far.from, far.to).head, playhead);
  useGlide(paper, motionOf(window, width, stretch.from, stretch.to).paper, playhead);

  const left = () => (following ? leftAt(playhead.t, span) : from);
  const timeAt = (x: number) => {
    const edge = plot.current?.getBoundingClientRect().left ?? 0;
    return Math.min(end, Math.max(0, left() + ((x - edge) / width) * span));
  };
  useGestures(plot, overlay, {
    from,
    span,
    width,
    height,
    end: Math.max(end * 1.05, span),
    onWindow: (a, b) => {
      setWindow(chosenWindow(window, Math.max(0, a), Math.max(0, a) + (b - a)));
    },
    onMark: (a, b) => {
      setWindow(chosenWindow(window, left() + a * span, left() + b * span));
    },
  });

  const seekBy = (event: KeyboardEvent) => {
    const neighbour = (step: 1 | -1) => {
      const index = nextMessage(line, moment.index, step);
      return index === undefined ? (step === 1 ? end : 0) : line.moments[index]!.world.now;
    };
    // PageUp and PageDown are the clicker's, which must survive a stray click here.
    const there: Readonly<Record<string, () => number>> = {
      ArrowRight: () => neighbour(1),
      ArrowUp: () => neighbour(1),
      ArrowLeft: () => neighbour(-1),
      ArrowDown: () => neighbour(-1),
      Home: () => 0,
      End: () => end,
    };
    const goal = there[event.key];
    if (!goal || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(goal());
  };
  const grab = (event: PointerEvent<HTMLElement>) => {
    if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onSeek(timeAt(event.clientX));
  };
  const press = (event: MouseEvent<HTMLElement>) => {
    const onKnob = event.target instanceof Element && event.target.closest('.score-knob') !== null;
    if (!onKnob && !event.shiftKey) onSeek(timeAt(event.clientX));
  };

  return (
    <div className="score" role="group" aria-label={scoreWords().score}>
      <svg className="score-names" height={height} aria-hidden="true">
        {frame.rows.map(
          ({ id, y, named }) =>
            named && (
              <text
                key={id}
                x="100%"
                dx="-10"
                y={y}
                dy="0.35em"
                textAnchor="end"
                className={moment.world.nodes.find((node) => node.id === id)?.up ? '' : 'score-name-down'}
              >
                {id}
              </text>
            ),
        )}
      </svg>
      {/* Everything a pointer does here the slider below does with keys. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        ref={plot}
        className="score-plot"
        onClick={press}
        onDoubleClick={() => {
          setWindow(wholeWindow(window, end));
        }}
      >
        <div className="score-sheet">
          <div ref={paper} className="score-layer">
            {scene && <Paper scene={scene} frame={frame} />}
          </div>
        </div>
        <svg className="score-overlay" width={width} height={height} aria-hidden="true">
          <g ref={overlay} />
        </svg>
        <div ref={needle} className="score-needle">
          <span className="score-veil" style={{ height: frame.bottom + 5 }} />
          <span className="score-line" style={{ height: frame.bottom + 5 }} />
          <div
            className="score-knob"
            role="slider"
            tabIndex={0}
            aria-label={scoreWords().time}
            aria-valuemin={0}
            aria-valuemax={Math.round(end)}
            aria-valuenow={Math.round(now)}
            aria-valuetext={`${Math.round(now)} ms, ${scoreWords().step} ${moment.index} ${scoreWords().of} ${line.moments.length - 1}`}
            onKeyDown={seekBy}
            onPointerDown={grab}
            onPointerMove={drag}
          />
        </div>
      </div>
    </div>
  );
}
