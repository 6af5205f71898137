/** The score as shapes: a pure function of a line, a stretch of it and a frame. */
import { scaleLinear } from 'd3-scale';
import type { Portrait } from '../../engine/portrait.ts';
import type { Line } from '../../timeline/timeline.ts';
import { tip } from '../../timeline/timeline.ts';
import { hueOf } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import { courseOf } from './course.ts';
import type { Band, Stretch } from './course.ts';
import type { Frame } from './frame.ts';
import { MANY_STROKES, strokesOf } from './strokes.ts';
import type { Strokes } from './strokes.ts';
import { scoreWords } from '../../words/en/score.ts';

/** A word under the rows. */
export interface Word {
  readonly x: number;
  readonly text: string;
  readonly kind: 'band' | 'time' | 'mark';
}

/** Everything drawn. All x are px from the left edge of the stretch. */
export interface ScoreScene {
  readonly width: number;
  readonly strokes: Strokes;
  /** Tints behind the rows, one for each stretch of an epoch. */
  readonly bands: readonly {
    readonly x: number;
    readonly width: number;
    readonly hue: Hue;
    readonly says: string;
  }[];
  /** Heavier pieces of the rows of those who wore a crown. */
  readonly reigns: readonly { readonly d: string; readonly hue: Hue }[];
  /** Rows, interrupted where their node was down. */
  readonly rows: string;
  readonly downs: string;
  readonly crashes: string;
  readonly tears: string;
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  readonly ticks: readonly number[];
  readonly words: readonly Word[];
  /** Moments are left to be read: draw again. */
  readonly unfinished: boolean;
}

/** What to draw. */
export interface ScoreWish {
  readonly line: Line;
  readonly portrait: Portrait;
  readonly stretch: Stretch;
  /** Virtual ms that the visible part of the stretch takes. */
  readonly span: number;
  /** Px per virtual ms. */
  readonly scale: number;
  readonly frame: Frame;
  /** Where what still goes on ends for now, virtual ms. */
  readonly present: number;
  readonly bands?: readonly Band[] | undefined;
  readonly marks?: readonly { readonly at: number; readonly label: string }[] | undefined;
}

/** How many moments are read at once for what lasts: few enough for a frame. */
const GULP = 10_000;
const CHARACTER = 6.9;
const ARM = 3.5;
const tenth = (x: number): number => Math.round(x * 10) / 10;

/** An epoch's tint ends where the next higher one begins, even if its leader has not heard of it. */
function tints(bands: readonly Band[]): readonly Band[] {
  return bands.map((band, i) => {
    const next = bands.slice(i + 1, i + 8).find(({ epoch }) => epoch > band.epoch);
    return next && next.from < band.to ? { ...band, to: next.from } : band;
  });
}

function tear(x: number, { top, bottom }: Frame): string {
  const steps = Math.max(4, Math.round((bottom - top + 12) / 5));
  const height = (bottom - top + 12) / steps;
  const zigzag = Array.from({ length: steps }, (_, i) => `l${i % 2 === 0 ? 3 : -3} ${tenth(height)}`);
  return `M${tenth(x - 1.5)} ${tenth(top - 6)}${zigzag.join('')}`;
}

/** Words in the order of their weight: a later one that would touch an earlier one is left out. */
function roomForWords(wanted: readonly Word[]): readonly Word[] {
  const taken: (readonly [number, number])[] = [];
  return wanted.filter(({ x, text, kind }) => {
    const width = text.length * CHARACTER;
    const [left, right] =
      kind === 'time' ? [x - width / 2 - 10, x + width / 2 + 10] : [x - 4, x + width + 10];
    if (taken.some(([a, b]) => left < b && right > a)) return false;
    taken.push([left, right]);
    return true;
  });
}

/** The words of a band: at its start and again and again, so that one is always in sight. */
function bandWords(band: Band, stretch: Stretch, span: number, at: (t: number) => number): readonly Word[] {
  const every = span / 2;
  const end = Math.min(band.to, stretch.to);
  const starts = [band.from];
  for (let t = (Math.floor(Math.max(band.from, stretch.from) / every) + 1) * every; t < end; t += every)
    starts.push(t);
  return starts
    .filter((t) => t >= stretch.from && at(end) - at(t) > band.label.length * CHARACTER * 0.6)
    .map((t) => ({ x: tenth(at(t) + 4), text: band.label, kind: 'band' as const }));
}

/** The score of a stretch. */
export function scoreScene(wish: ScoreWish): ScoreScene {
  const { line, portrait, stretch, span, scale, frame } = wish;
  const { from, to } = stretch;
  const width = (to - from) * scale;
  const at = (t: number) => (t - from) * scale;
  const course = courseOf(line, portrait, GULP);
  const present = Math.max(wish.present, tip(line).world.now);
  const seen = <T extends Stretch>(items: readonly T[]): T[] =>
    items
      .filter((item) => item.from <= to && item.to >= from)
      .map((item) => ({ ...item, to: Math.min(item.to, present) }));
  const bands = seen(wish.bands ?? tints(course.bands));
  const pieces = (from: number, to: number, y: number) => `M${tenth(at(from))} ${tenth(y)}H${tenth(at(to))}`;

  let [rows, downs, crashes] = ['', '', ''];
  frame.rows.forEach(({ y }, i) => {
    let t = from;
    for (const down of seen(course.downs[i] ?? [])) {
      if (down.from > t) rows += pieces(t, down.from, y);
      downs += pieces(Math.max(down.from, from), down.to, y);
      crashes += `M${tenth(at(down.from) - ARM)} ${tenth(y - ARM)}l${2 * ARM} ${2 * ARM}m0 ${-2 * ARM}l${-2 * ARM} ${2 * ARM}`;
      t = down.to;
    }
    if (t < to) rows += pieces(t, to, y);
  });
  const reigns = seen(course.bands).flatMap((band) => {
    const row = frame.rows.find(({ id }) => id === band.node);
    return row
      ? [{ d: pieces(Math.max(band.from, from), Math.min(band.to, to), row.y), hue: hueOf(band.epoch) }]
      : [];
  });
  const torn = seen(course.tears).flatMap((cut) => [cut.from, ...(cut.to < present ? [cut.to] : [])]);
  const fork = line.forked && line.moments[line.forked.index];
  const wanted = [
    ...(wish.marks ?? []),
    ...(fork && !wish.marks ? [{ at: fork.world.now, label: scoreWords().branched }] : []),
  ];
  const marks = wanted.filter((mark) => mark.at >= from && mark.at <= to);
  const x = scaleLinear().domain([from, to]).range([0, width]);
  const ticks = x.ticks(Math.max(2, Math.round(width / 150)));
  const format = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
  const words = roomForWords([
    ...marks.map((mark) => ({ x: tenth(at(mark.at) + 4), text: mark.label, kind: 'mark' as const })),
    ...bands.flatMap((band) => bandWords(band, stretch, span, at)),
    ...ticks.map((t) => {
      const text = `${format.format(t).replaceAll(',', ' ')} ms`;
      return { x: t === 0 ? text.length * CHARACTER * 0.5 : tenth(at(t)), text, kind: 'time' as const };
    }),
  ]);
  return {
    width,
    strokes: strokesOf(line, portrait, stretch, scale, frame, MANY_STROKES * ((to - from) / span)),
    bands: bands.map((band) => {
      const [left, right] = [Math.max(band.from, from), Math.min(band.to, to)];
      return {
        x: tenth(at(left)),
        width: tenth((right - left) * scale),
        hue: hueOf(band.epoch),
        says: band.label,
      };
    }),
    reigns,
    rows,
    downs,
    crashes,
    tears: torn
      .filter((t) => t >= from && t <= to)
      .map((t) => tear(at(t), frame))
      .join(''),
    marks: marks.map((mark) => ({ x: tenth(at(mark.at)), label: mark.label })),
    ticks: ticks.map((t) => tenth(at(t))),
    words,
    unfinished: course.read < line.moments.length,
  };
}
