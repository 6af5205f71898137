/** Making SVG by hand: elements, numbers, colours, and boxes with round corners. */

const SVG = 'http://www.w3.org/2000/svg';

/** What an attribute may be; undefined leaves it out. */
type Value = string | number | undefined;

/** An SVG element with attributes. It belongs to no page. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, Value>> = {},
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, typeof value === 'number' ? short(value) : value);
  return element;
}

/** A number as short as a picture needs it: hundredths of a px. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A colour as every program knows it, and how opaque it is in [0, 1]. */
export interface Colour {
  readonly hex: string;
  readonly alpha: number;
}

const hex = (parts: readonly number[]): string =>
  `#${parts
    .map((part) =>
      Math.round(Math.min(Math.max(part, 0), 255))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Reads a colour as a browser computes it: `rgb(…)`, `rgba(…)` or `color(srgb …)`. Undefined: it paints nothing. */
export function colourOf(text: string): Colour | undefined {
  const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map((word) =>
    word.endsWith('%') ? Number(word.slice(0, -1)) / 100 : Number(word),
  );
  const scale = text.startsWith('color(') ? 255 : 1;
  if (!/^(rgba?|color)\(/.test(text) || numbers.length < 3) return undefined;
  const [r, g, b, alpha = 1] = numbers as [number, number, number, number?];
  return alpha <= 0 ? undefined : { hex: hex([r * scale, g * scale, b * scale]), alpha };
}

/** Attributes that fill with a colour. */
export const filled = ({ hex: fill, alpha }: Colour): Readonly<Record<string, Value>> => ({
  fill,
  'fill-opacity': alpha < 1 ? alpha : undefined,
});

/** A rectangle in px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The radii of a box's corners: top left, top right, bottom right, bottom left; each across and down, px. */
export type Corners = readonly (readonly [x: number, y: number])[];

/** A box made larger (or, below 0, smaller) by so much on each side: top, right, bottom, left. */
export const grown = (box: Box, [t, r, b, l]: Four): Box => ({
  x: box.x - l,
  y: box.y - t,
  width: Math.max(box.width + l + r, 0),
  height: Math.max(box.height + t + b, 0),
});

/** Corners of a box that was grown by the same amounts; what is sharp stays sharp. */
export const grownCorners = (corners: Corners, [t, r, b, l]: Four): Corners => {
  const across = [l, r, r, l];
  const down = [t, t, b, b];
  return corners.map(([x, y], i) =>
    x <= 0 || y <= 0 ? [0, 0] : [Math.max(x + across[i]!, 0), Math.max(y + down[i]!, 0)],
  );
};

/** The outline of a box as path data. */
export function outline(box: Box, corners: Corners): string {
  const { x, y, width, height } = box;
  const right = x + width;
  const bottom = y + height;
  const [tl, tr, br, bl] = fitting(corners, width, height);
  const arc = ([rx, ry]: readonly [number, number], toX: number, toY: number): string =>
    rx > 0 && ry > 0 ? `A${short(rx)},${short(ry)} 0 0 1 ${short(toX)},${short(toY)}` : '';
  return [
    `M${short(x + tl[0])},${short(y)}`,
    `H${short(right - tr[0])}`,
    arc(tr, right, y + tr[1]),
    `V${short(bottom - br[1])}`,
    arc(br, right - br[0], bottom),
    `H${short(x + bl[0])}`,
    arc(bl, x, bottom - bl[1]),
    `V${short(y + tl[1])}`,
    arc(tl, x + tl[0], y),
    'Z',
  ].join('');
}

type Rounds = readonly [
  readonly [number, number],
  readonly [number, number],
  readonly [number, number],
  readonly [number, number],
];

/** Corners that touch share what there is, as CSS has it. */
function fitting(corners: Corners, width: number, height: number): Rounds {
  const [tl, tr, br, bl] = corners as Rounds;
  const scale = Math.min(
    1,
    width / (tl[0] + tr[0] || 1e-9),
    width / (bl[0] + br[0] || 1e-9),
    height / (tl[1] + bl[1] || 1e-9),
    height / (tr[1] + br[1] || 1e-9),
  );
  const fit = ([x, y]: readonly [number, number]): readonly [number, number] => [x * scale, y * scale];
  return [fit(tl), fit(tr), fit(br), fit(bl)];
}

/** The parts of a CSS list: split at commas that stand in no brackets. */
export function parted(text: string, separator = ','): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (depth === 0 && letter === separator) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return [...parts, part.trim()].filter((each) => each !== '');
}

/** Where patterns, gradients and clips go, and names for them that nobody else has. */
export interface Pot {
  readonly defs: SVGDefsElement;
  readonly name: () => string;
}

/** A width for each side: top, right, bottom, left. */
export type Four = readonly [number, number, number, number];

/** A length in px as a number; 0 for `auto`. */
export const px = (text: string): number => Number.parseFloat(text) || 0;
