/** The marks of the figures, small: what the legend explains. All are decoration; the words beside them say it. */
import type { ReactElement, ReactNode } from 'react';
import { legendWords } from '../../words/en/legend.ts';

function Mark({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <svg className="legend-mark" viewBox="0 0 64 36" width="64" height="36" aria-hidden="true">
      {children}
    </svg>
  );
}

function Capsule(props: {
  readonly kind: string;
  readonly glyph: string;
  readonly word: 'ask' | 'yes' | 'no';
  readonly round: boolean;
}): ReactElement {
  return (
    <Mark>
      <path className={`legend-tail legend-${props.kind}`} d="M2 29 12 22" />
      <rect
        className={`legend-capsule legend-${props.kind}`}
        x="8"
        y="8"
        width="52"
        height="20"
        rx={props.round ? 10 : 2}
      />
      <text className={`legend-word legend-${props.kind}`} x="34" y="22.2">
        {props.word === 'ask'
          ? `${legendWords().ask} ${props.glyph}`
          : `${props.glyph} ${legendWords()[props.word]}`}
      </text>
    </Mark>
  );
}

const plate = <circle className="legend-plate" cx="32" cy="18" r="12" />;

const hatch = (
  <defs>
    <pattern
      id="legend-hatch"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect className="legend-hatch-line" width="1.5" height="6" />
    </pattern>
  </defs>
);

/** The marks by name. */
export const marks = {
  request: <Capsule kind="accent" glyph="▸" word="ask" round />,
  success: <Capsule kind="ok" glyph="✓" word="yes" round />,
  refusal: <Capsule kind="bad" glyph="✕" word="no" round={false} />,
  beat: (
    <Mark>
      <circle className="legend-capsule legend-quiet" cx="34" cy="18" r="11" />
      <text className="legend-word legend-quiet" x="34" y="22.5">
        ♥
      </text>
      <path className="legend-tail legend-quiet" d="M10 32 24 24" />
    </Mark>
  ),
  crown: (
    <Mark>
      <circle className="legend-plate" cx="32" cy="23" r="11" />
      <path className="legend-solid" d="M25 11 23 3l5 3.4L32 1l4 5.4L41 3l-2 8Z" />
    </Mark>
  ),
  question: (
    <Mark>
      {plate}
      <text className="legend-word legend-plate-word" x="32" y="23">
        ?
      </text>
    </Mark>
  ),
  ring: (
    <Mark>
      {plate}
      <path className="legend-ring" d="M32 2.5a15.5 15.5 0 1 1-13.4 23.2" />
    </Mark>
  ),
  down: (
    <Mark>
      <circle className="legend-plate legend-plate-down" cx="32" cy="18" r="12" />
      <path className="legend-cross" d="m28 14 8 8m0-8-8 8" />
    </Mark>
  ),
  disk: (
    <Mark>
      <ellipse className="legend-line" cx="32" cy="9" rx="12" ry="4.5" />
      <path
        className="legend-line"
        d="M20 9v17c0 2.5 5.4 4.5 12 4.5s12-2 12-4.5V9M20 17.5c0 2.5 5.4 4.5 12 4.5s12-2 12-4.5"
      />
    </Mark>
  ),
  tear: (
    <Mark>
      <circle className="legend-plate" cx="13" cy="18" r="8" />
      <circle className="legend-plate" cx="51" cy="18" r="8" />
      <path className="legend-tear" d="m30 1 4 5-5 6 5 6-5 6 5 6-3 5h5l3-5-5-6 5-6-5-6 5-6-4-5Z" />
    </Mark>
  ),
  loop: (
    <Mark>
      <rect className="legend-loop" x="4" y="4" width="42" height="28" rx="14" />
      <circle className="legend-plate" cx="17" cy="18" r="7" />
      <circle className="legend-plate" cx="34" cy="18" r="7" />
      <circle className="legend-plate" cx="56" cy="18" r="7" />
    </Mark>
  ),
  forbidden: (
    <Mark>
      {hatch}
      <rect className="legend-loop legend-loop-forbidden" x="6" y="4" width="52" height="28" rx="14" />
      <rect x="6" y="4" width="52" height="28" rx="14" fill="url(#legend-hatch)" />
    </Mark>
  ),
  hull: (
    <Mark>
      <rect className="legend-hull legend-hull-old" x="2" y="6" width="40" height="24" rx="12" />
      <rect className="legend-hull" x="22" y="3" width="40" height="30" rx="14" />
      <circle className="legend-plate" cx="14" cy="18" r="6" />
      <circle className="legend-plate" cx="32" cy="18" r="6" />
      <circle className="legend-plate" cx="50" cy="18" r="6" />
    </Mark>
  ),
  outsider: (
    <Mark>
      <circle className="legend-plate legend-plate-faint" cx="18" cy="18" r="10" />
      <circle className="legend-plate" cx="46" cy="18" r="9" />
      <circle className="legend-learner" cx="46" cy="18" r="14" />
    </Mark>
  ),
  members: (
    <Mark>
      <rect className="legend-cell" x="10" y="8" width="44" height="20" rx="3" />
      <path className="legend-brackets" d="M13 9.5v17M16.5 9.5v17M51 9.5v17M47.5 9.5v17" />
      <text className="legend-word legend-cell-word" x="32" y="22">
        123
      </text>
    </Mark>
  ),
  folded: (
    <Mark>
      <rect className="legend-cell" x="8" y="8" width="48" height="20" rx="3" />
      <path className="legend-brackets" d="M11 9v18M14.5 9v18M18 9v18" />
      <text className="legend-word legend-cell-word" x="37" y="22">
        1–5
      </text>
    </Mark>
  ),
  card: (
    <Mark>
      <rect className="legend-card" x="14" y="3" width="36" height="30" rx="6" />
      <text className="legend-word legend-card-word" x="32" y="22.5">
        A1
      </text>
    </Mark>
  ),
  dotted: (
    <Mark>
      <rect className="legend-dotted" x="2" y="5" width="38" height="26" rx="9" />
      <rect className="legend-dotted legend-dotted-accent" x="24" y="3" width="38" height="30" rx="9" />
      <rect className="legend-plate" x="26" y="10" width="12" height="16" rx="3" />
    </Mark>
  ),
  thought: (
    <Mark>
      <text className="legend-quote" x="32" y="25">
        “cat …”
      </text>
    </Mark>
  ),
  promised: (
    <Mark>
      <rect className="legend-promised" x="6" y="7" width="52" height="22" rx="4" />
      <text className="legend-word legend-mute" x="32" y="22">
        ✓
      </text>
    </Mark>
  ),
  accepted: (
    <Mark>
      <rect className="legend-cell" x="6" y="7" width="52" height="22" rx="4" />
      <text className="legend-word legend-cell-word" x="32" y="22">
        cat
      </text>
    </Mark>
  ),
  chosen: (
    <Mark>
      <rect className="legend-cell legend-chosen" x="6" y="7" width="52" height="22" rx="4" />
      <text className="legend-word legend-cell-word" x="32" y="22">
        cat
      </text>
    </Mark>
  ),
  page: (
    <Mark>
      <path className="legend-row" d="M6 9h52M6 18h52M6 27h52" />
      <path className="legend-margin" d="M16 2v32" />
      <circle className="legend-pip legend-pip-had" cx="24" cy="14" r="3" />
      <circle className="legend-pip legend-pip-had" cx="33" cy="14" r="3" />
      <circle className="legend-pip" cx="42" cy="14" r="3" />
    </Mark>
  ),
  tick: (
    <Mark>
      <rect className="legend-cell" x="2" y="8" width="28" height="20" rx="3" />
      <text className="legend-word legend-ok" x="23" y="19">
        ✓
      </text>
      <rect className="legend-promised" x="34" y="8" width="28" height="20" rx="3" />
    </Mark>
  ),
  special: (
    <Mark>
      <rect className="legend-noop" x="2" y="8" width="28" height="20" rx="3" />
      <rect className="legend-cell" x="34" y="8" width="28" height="20" rx="3" />
      <path className="legend-forced" d="M36 9.5v17" />
    </Mark>
  ),
  cell: (
    <Mark>
      <rect className="legend-cell" x="6" y="6" width="52" height="24" rx="3" />
      <text className="legend-corner" x="10" y="17">
        2
      </text>
      <text className="legend-word legend-cell-word" x="36" y="23">
        X=3
      </text>
    </Mark>
  ),
  commit: (
    <Mark>
      <rect className="legend-cell" x="4" y="8" width="26" height="20" rx="3" />
      <rect className="legend-cell" x="34" y="8" width="26" height="20" rx="3" />
      <path className="legend-commit" d="M32 2v32" />
    </Mark>
  ),
  conflict: (
    <Mark>
      <rect className="legend-conflict" x="12" y="8" width="40" height="22" rx="3" />
    </Mark>
  ),
  next: (
    <Mark>
      <rect className="legend-cell" x="12" y="12" width="40" height="20" rx="3" />
      <path className="legend-pointer" d="M26 3h12l-6 8Z" />
    </Mark>
  ),
  stroke: (
    <Mark>
      <path className="legend-row" d="M2 9h60M2 28h60" />
      <path className="legend-stroke" d="M12 9 26 28" />
      <path className="legend-stroke legend-stroke-bad" d="M38 9 45 18.5m-3-3 6 6m0-6-6 6" />
    </Mark>
  ),
} as const;

/** The name of a mark. */
export type MarkName = keyof typeof marks;
