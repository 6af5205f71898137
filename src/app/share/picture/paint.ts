/** What a box is painted with, from the styles a browser has computed: shadows, background, borders. */
import { paintBorders } from './borders.ts';
import { gradient } from './gradient.ts';
import type { Box, Corners, Four, Pot } from './svg.ts';
import { colourOf, filled, grown, grownCorners, outline, parted, px, svg } from './svg.ts';

/** The widths of a box's borders. */
export const bordersOf = (style: CSSStyleDeclaration): Four => [
  px(style.borderTopWidth),
  px(style.borderRightWidth),
  px(style.borderBottomWidth),
  px(style.borderLeftWidth),
];

/** The corners of a box of that size. */
export function cornersOf(style: CSSStyleDeclaration, { width, height }: Box): Corners {
  return [
    style.borderTopLeftRadius,
    style.borderTopRightRadius,
    style.borderBottomRightRadius,
    style.borderBottomLeftRadius,
  ].map((text) => {
    const [x = '0', y = x] = text.split(' ');
    const read = (word: string, whole: number): number =>
      word.endsWith('%') ? (px(word) / 100) * whole : px(word);
    return [read(x, width), read(y, height)];
  });
}

/** Paints a box: its shadows, its background, its borders. */
export function paintBox(target: SVGElement, style: CSSStyleDeclaration, box: Box, pot: Pot): void {
  const corners = cornersOf(style, box);
  const shadows = [...parted(style.boxShadow === 'none' ? '' : style.boxShadow)].reverse();
  for (const shadow of shadows) if (!shadow.includes('inset')) castShadow(target, shadow, box, corners, pot);
  const colour = colourOf(style.backgroundColor);
  if (colour) target.append(svg('path', { d: outline(box, corners), ...filled(colour) }));
  const images = style.backgroundImage === 'none' ? [] : [...parted(style.backgroundImage)].reverse();
  const borders = bordersOf(style);
  for (const image of images) {
    const inside = grown(box, borders.map((width) => -width) as unknown as Four);
    const fill = gradient(image, inside, pot);
    if (fill !== undefined) target.append(svg('path', { d: outline(box, corners), fill }));
  }
  for (const shadow of shadows)
    if (shadow.includes('inset')) insetShadow(target, shadow, box, corners, borders);
  paintBorders(target, style, box, corners, borders, pot);
}

/** The lengths in a shadow: across, down, blur, spread; and its colour. */
function shadowOf(text: string) {
  const colour = colourOf(/(?:rgba?|color)\([^)]*\)/.exec(text)?.[0] ?? '');
  const lengths = text.replace(/(?:rgba?|color)\([^)]*\)/, '').match(/-?[\d.]+px/g) ?? [];
  const [x = 0, y = 0, blur = 0, spread = 0] = lengths.map(px);
  return { colour, x, y, blur, spread };
}

function castShadow(target: SVGElement, text: string, box: Box, corners: Corners, pot: Pot): void {
  const { colour, x, y, blur, spread } = shadowOf(text);
  if (!colour) return;
  const by: Four = [spread, spread, spread, spread];
  const wide = grown({ ...box, x: box.x + x, y: box.y + y }, by);
  // Nothing of a shadow is seen through its box.
  const d = `${outline(wide, grownCorners(corners, by))}${blur > 0 ? '' : outline(box, corners)}`;
  const path = svg('path', { d, 'fill-rule': 'evenodd', ...filled(colour) });
  if (blur > 0) {
    const id = pot.name();
    const filter = svg('filter', { id, x: '-50%', y: '-50%', width: '200%', height: '200%' });
    filter.append(svg('feGaussianBlur', { stdDeviation: blur / 2 }));
    pot.defs.append(filter);
    path.setAttribute('filter', `url(#${id})`);
  }
  target.append(path);
}

function insetShadow(target: SVGElement, text: string, box: Box, corners: Corners, borders: Four): void {
  const { colour, x, y, spread } = shadowOf(text);
  if (!colour) return;
  const inwards = borders.map((width) => -width) as unknown as Four;
  const inside = grown(box, inwards);
  const round = grownCorners(corners, inwards);
  const by: Four = [
    -spread - Math.max(y, 0),
    -spread + Math.min(x, 0),
    -spread + Math.min(y, 0),
    -spread - Math.max(x, 0),
  ];
  const d = `${outline(inside, round)}${outline(grown(inside, by), grownCorners(round, by))}`;
  target.append(svg('path', { d, 'fill-rule': 'evenodd', ...filled(colour) }));
}
