/** Words as SVG text: each line where the browser has set it. */
import { colourOf, filled, parted, short, svg } from './svg.ts';
import type { Box } from './svg.ts';

/** A line of words and where it stands, in the page's own px. */
export interface Run {
  readonly text: string;
  readonly box: Box;
}

let ruler: CanvasRenderingContext2D | null | undefined;
const ascents = new Map<string, number>();

/** How far a face rises above its baseline, px. */
function ascentOf(style: CSSStyleDeclaration): number {
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  let ascent = ascents.get(font);
  if (ascent === undefined) {
    ruler ??= document.createElement('canvas').getContext('2d');
    if (!ruler) return Number.parseFloat(style.fontSize) * 0.95;
    ruler.font = font;
    // Browsers set lines by whole px above and below.
    ascent = Math.round(ruler.measureText('x').fontBoundingBoxAscent);
    ascents.set(font, ascent);
  }
  return ascent;
}

const shown = (text: string, style: CSSStyleDeclaration): string => {
  const spaced = style.whiteSpace.startsWith('pre') ? text : text.replace(/\s+/g, ' ');
  switch (style.textTransform) {
    case 'uppercase':
      return spaced.toUpperCase();
    case 'lowercase':
      return spaced.toLowerCase();
    default:
      return spaced;
  }
};

/** The lines of a piece of text, as they are broken on the page. */
export function runsOf(node: Text, style: CSSStyleDeclaration): readonly Run[] {
  const { data } = node;
  if (data.trim() === '') return [];
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  if (rects.length === 0) return [];
  const lines: { from: number; to: number }[] = [];
  if (rects.every(({ top }) => Math.abs(top - rects[0]!.top) < 2)) lines.push({ from: 0, to: data.length });
  else {
    let top: number | undefined;
    for (let i = 0; i < data.length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const rect = range.getClientRects()[0];
      if (!rect || rect.width === 0) continue;
      if (top === undefined || Math.abs(rect.top - top) > 2) lines.push({ from: i, to: i + 1 });
      else lines[lines.length - 1]!.to = i + 1;
      ({ top } = rect);
    }
  }
  return lines.flatMap(({ from, to }) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    const { x, y, width, height } = range.getBoundingClientRect();
    const text = shown(data.slice(from, to), style);
    // What collapses at the ends of a line takes no room.
    const tidy = style.whiteSpace.startsWith('pre') ? text : tidied(text, data, from, to, range, node);
    return tidy === '' ? [] : [{ text: tidy, box: { x, y, width, height } }];
  });
}

/** Spaces at the ends stay only if they take room. */
function tidied(text: string, data: string, from: number, to: number, range: Range, node: Text): string {
  const takesRoom = (at: number): boolean => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return [...range.getClientRects()].some(({ width }) => width > 0);
  };
  let tidy = text;
  if (/^\s/.test(tidy) && !takesRoom(from + Math.max(data.slice(from, to).search(/\S/) - 1, 0)))
    tidy = tidy.trimStart();
  if (/\s$/.test(tidy) && !takesRoom(to - 1)) tidy = tidy.trimEnd();
  return tidy.trim() === '' ? '' : tidy;
}

/** Cuts a run that is wider than it may be, as browsers do: with three dots. */
export function ellipsed(run: Run, style: CSSStyleDeclaration, right: number): Run {
  if (run.box.x + run.box.width <= right + 0.5) return run;
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return run;
  ruler.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  let { text } = run;
  while (text.length > 0 && run.box.x + ruler.measureText(`${text}…`).width > right) text = text.slice(0, -1);
  return { text: `${text}…`, box: { ...run.box, width: right - run.box.x } };
}

/** Sets a run. */
export function setRun(target: SVGElement, { text, box }: Run, style: CSSStyleDeclaration): void {
  const colour = colourOf(style.color);
  if (!colour) return;
  const baseline = box.y + ascentOf(style);
  const element = svg('text', {
    x: box.x,
    y: baseline,
    'font-family': style.fontFamily.replaceAll('"', "'"),
    'font-size': Number.parseFloat(style.fontSize),
    'font-weight': style.fontWeight === '400' ? undefined : style.fontWeight,
    'font-style': style.fontStyle === 'normal' ? undefined : style.fontStyle,
    'letter-spacing': style.letterSpacing === 'normal' ? undefined : Number.parseFloat(style.letterSpacing),
    ...filled(colour),
    ...haloOf(style),
  });
  element.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
  if (style.fontVariantNumeric !== 'normal') element.style.fontVariantNumeric = style.fontVariantNumeric;
  if (style.fontFeatureSettings !== 'normal') element.style.fontFeatureSettings = style.fontFeatureSettings;
  element.textContent = text;
  target.append(element);
}

/** A halo of paper round words: several soft shadows at once become one line behind the letters. */
function haloOf(style: CSSStyleDeclaration): Readonly<Record<string, string | undefined>> {
  if (style.textShadow === 'none') return {};
  const first = parted(style.textShadow)[0] ?? '';
  const colour = colourOf(/(?:rgba?|color)\([^)]*\)/.exec(first)?.[0] ?? '');
  if (!colour) return {};
  return {
    stroke: colour.hex,
    'stroke-width': '4',
    'stroke-opacity': '0.75',
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
}

/** A line under or through a run, as far as its element (or one round it) draws one. */
export function decorate(
  target: SVGElement,
  element: Element,
  { box }: Run,
  style: CSSStyleDeclaration,
): void {
  for (let at: Element | null = element, depth = 0; at && depth < 4; at = at.parentElement, depth++) {
    const own = at === element ? style : getComputedStyle(at);
    const line = own.textDecorationLine;
    if (line !== 'none') {
      const colour = colourOf(own.textDecorationColor);
      const size = Number.parseFloat(own.fontSize);
      const width = Number.parseFloat(own.textDecorationThickness) || Math.max(size / 16, 1);
      const base = box.y + ascentOf(style);
      const y = line.includes('line-through') ? base - size * 0.3 : base + width / 2 + size * 0.1;
      if (colour)
        target.append(
          svg('line', {
            x1: box.x,
            x2: box.x + box.width,
            y1: y,
            y2: y,
            stroke: colour.hex,
            'stroke-width': width,
            'stroke-dasharray':
              own.textDecorationStyle === 'dotted' ? `${short(width)} ${short(width)}` : undefined,
          }),
        );
      return;
    }
    if (own.display !== 'inline') return;
  }
}
