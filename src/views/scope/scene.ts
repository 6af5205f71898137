/** The oscilloscope as shapes: one signal, the thresholds it is read by, and who read what. Pure. */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { Scope } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import { hueOf } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import { scopeWords } from '../../words/en/scope.ts';

/** The frame to draw in, px: the plot, and left and right of it room for names and for thresholds and states. */
export interface ScopeFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
}

/** One sample. */
export interface SampleShape {
  readonly label: string;
  /** Its level as written: `0.45`. */
  readonly level: string;
  /** The middle of its column, and the height of its level, px. */
  readonly x: number;
  readonly y: number;
  /** It has been taken; those still to come are only sketched. */
  readonly taken: boolean;
  /** The last that was taken. */
  readonly now: boolean;
}

/** One threshold: where its line is, and where its name stands when names may not overlap. */
export interface ThresholdShape {
  readonly node: NodeId;
  readonly label: string;
  readonly y: number;
  readonly labelY: number;
}

/** What one node has read, and what came of it. */
export interface ScopeRow {
  readonly node: NodeId;
  /** One for each sample: `1`, `0`, `-` for no signal; empty for what is to come. */
  readonly bits: readonly string[];
  readonly state: string;
  readonly hue: Hue;
  /** It is voted out. */
  readonly out: boolean;
  /** What a screen reader says. */
  readonly says: string;
}

/** The picture. */
export interface ScopeScene {
  /** The signal so far, and as it will go on: paths. */
  readonly wave: string;
  readonly ahead: string;
  readonly samples: readonly SampleShape[];
  readonly thresholds: readonly ThresholdShape[];
  readonly rows: readonly ScopeRow[];
  readonly split: string;
  readonly says: string;
  /** Marks of the scale, from the top; what lies between the middle two is drawn larger than the rest. */
  readonly marks: readonly { readonly text: string; readonly y: number }[];
  /** The line of 0, px, and the width of a column. */
  readonly floor: number;
  readonly step: number;
}

/** Room above the highest level and below 0, px; the least distance between names of thresholds. */
const ABOVE = 18;
const BELOW = 4;
const NAMES_APART = 15;

/** Part of a column at which the signal rises, is read, and falls; and how many points draw it. */
const RISE = 0.14;
const READ = 0.5;
const FALL = 0.8;
const POINTS = 28;

/**
 * The signal within a column, `t` in [0, 1]: it rises the more slowly the lower it comes out, has its level when it is
 * read, and falls again.
 */
export function signalAt(t: number, level: number): number {
  if (t <= RISE) return 0;
  const slow = 0.03 + 0.1 * (1 - level);
  const risen = (at: number): number => 1 - Math.exp(-(at - RISE) / slow);
  const top = (level * risen(Math.min(t, FALL))) / risen(READ);
  return t <= FALL ? top : top * Math.exp(-(t - FALL) / 0.04);
}

/** Heights at which names can stand: each at least so far below the one before, and the last not below `most`. */
export function spread(wanted: readonly number[], apart: number, most: number): readonly number[] {
  const result: number[] = [];
  for (const y of wanted) result.push(Math.max(y, (result.at(-1) ?? -Infinity) + apart));
  for (let i = result.length - 1, room = most; i >= 0; i--, room -= apart)
    result[i] = Math.min(result[i]!, room);
  return result;
}

/** What lies so near a threshold is drawn larger; it gets this part of the height. */
const NEAR = 0.05;
const LENS = 0.64;

/** The levels where the larger part of the scale begins and ends. */
function lensOf({ thresholds }: Scope): readonly [low: number, high: number] {
  const levels = thresholds.map(({ level }) => level);
  if (levels.length === 0) return [0.33, 0.67];
  return [Math.max(0.1, Math.min(...levels) - NEAR), Math.min(0.9, Math.max(...levels) + NEAR)];
}

/** Hues of groups: the same as their cards have on the stage. */
const GROUP_HUES = [0, 2, 3, 5, 6, 7] as const;

function thresholdsOf(scope: Scope, y: (level: number) => number, most: number): readonly ThresholdShape[] {
  const fromTop = [...scope.thresholds].sort((a, b) => b.level - a.level);
  const at = spread(
    fromTop.map(({ level }) => y(level)),
    NAMES_APART,
    most,
  );
  return fromTop.map(({ node, level }, i) => ({
    node,
    label: `${node} ${level.toFixed(2)}`,
    y: y(level),
    labelY: at[i]!,
  }));
}

function rowsOf({ samples, states }: Scope): readonly ScopeRow[] {
  return states.map(({ node, text, group }) => {
    const bits = samples.map((sample) => sample.bits.find((one) => one.node === node)?.bit ?? '');
    const read = bits.filter((bit) => bit !== '').join(' ');
    return {
      node,
      bits,
      state: text,
      hue: hueOf(text === '' ? 0 : (GROUP_HUES[group] ?? 1)),
      out: group === 0,
      says: scopeWords().read(node, read, text, group === 0),
    };
  });
}

/** The picture of a signal in a frame. */
export function scopeScene(scope: Scope, { width, height, left, right }: ScopeFrame): ScopeScene {
  const band = scaleBand<number>()
    .domain(scope.samples.map((_, i) => i))
    .range([left, Math.max(left + 1, width - right)]);
  const floor = height - BELOW;
  const [low, high] = lensOf(scope);
  const rest = ((1 - LENS) / 2) * (floor - ABOVE);
  const y = scaleLinear()
    .domain([0, low, high, 1])
    .range([floor, floor - rest, ABOVE + rest, ABOVE]);
  const step = band.bandwidth();
  const last = scope.samples.findLastIndex(({ bits }) => bits.length > 0);
  const path = (from: number, to: number): string =>
    scope.samples
      .slice(from, to)
      .flatMap(({ level }, k) =>
        Array.from({ length: POINTS + 1 }, (_, p) => {
          const t = p / POINTS;
          return `${((band(from + k) ?? left) + t * step).toFixed(1)} ${y(signalAt(t, level)).toFixed(1)}`;
        }),
      )
      .map((point, i) => `${i === 0 ? 'M' : 'L'}${point}`)
      .join('');
  return {
    wave: path(0, last + 1),
    ahead: path(last + 1, scope.samples.length),
    samples: scope.samples.map(({ label, level }, i) => ({
      label,
      level: level.toFixed(2),
      x: (band(i) ?? left) + step / 2,
      y: y(level),
      taken: i <= last,
      now: i === last,
    })),
    thresholds: thresholdsOf(scope, y, floor),
    rows: rowsOf(scope),
    split: scope.split,
    says: scope.says,
    marks: [1, high, low, 0].map((level) => ({
      text: level === Math.round(level) ? String(level) : level.toFixed(2),
      y: y(level),
    })),
    floor,
    step,
  };
}
