/** What is drawn of the score: rows, tints, strokes. Drawn again only when its scene changes. */
import { memo } from 'react';
import type { ReactElement } from 'react';
import { hueStyle } from '../epoch.ts';
import type { Frame } from './frame.ts';
import type { ScoreScene } from './scene.ts';

/** The drawn stretch as an SVG picture; the words for it are the slider's. */
export const Paper = memo(function Paper(props: {
  readonly scene: ScoreScene;
  readonly frame: Frame;
}): ReactElement {
  const { scene, frame } = props;
  const { strokes } = scene;
  const above = frame.top - 9;
  const tall = frame.bottom - frame.top + 14;
  return (
    <svg className="score-paper" width={Math.ceil(scene.width)} height={frame.height} aria-hidden="true">
      <defs>
        <pattern
          id="score-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="1.2" height="7" fill="var(--mute)" fillOpacity="0.4" />
        </pattern>
      </defs>
      {scene.bands.map(({ x, width, hue }) => (
        <g key={x} style={hueStyle(hue)}>
          <rect className="score-band" x={x} y={above} width={width} height={tall} />
          {hue.hatched && <rect x={x} y={above} width={width} height={tall} fill="url(#score-hatch)" />}
          <path className="score-band-edge" d={`M${x} ${above}v${tall}`} />
        </g>
      ))}
      <path className="score-rows" d={scene.rows} />
      {scene.ticks.map((x) => (
        <path key={x} className="score-tick" d={`M${x} ${above + tall}v4`} />
      ))}
      {scene.reigns.map(({ d, hue }) => (
        <path key={d} className="score-reign" d={d} style={hueStyle(hue)} />
      ))}
      {strokes.density && (
        <g strokeWidth={strokes.density.column}>
          <path className="score-density" d={strokes.density.arrived} />
          <path className="score-density score-density-lost" d={strokes.density.lost} />
        </g>
      )}
      {strokes.batches.map(({ ink, quiet, d }) => (
        <path
          key={`${ink}${quiet}`}
          className={quiet ? 'score-strokes score-quiet' : 'score-strokes'}
          stroke={ink}
          d={d}
        />
      ))}
      <path className="score-unheard" d={strokes.unheard} />
      <path className="score-lost" d={strokes.crosses} />
      <path className="score-downs" d={scene.downs} />
      <path className="score-crashes" d={scene.crashes} />
      <path className="score-tear-gap" d={scene.tears} />
      <path className="score-tear" d={scene.tears} />
      {scene.marks.map(({ x, label }) => (
        <g key={`${x}${label}`} className="score-mark">
          <path d={`M${x} ${above}v${tall + 6}`} />
          <circle cx={x} cy={above + 3} r="3.5" />
        </g>
      ))}
      {scene.words.map(({ x, text, kind }) => (
        <text key={`${x}${text}`} className={`score-word score-word-${kind}`} x={x} y={frame.words}>
          {text}
        </text>
      ))}
    </svg>
  );
});
