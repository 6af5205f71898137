/** A drawing that is SVG already: copied, with all that style sheets say of it written into it. */
import { colourOf, short, svg } from './svg.ts';
import type { Box, Pot } from './svg.ts';

/** What a style sheet may say of a shape, and what it is if nobody says anything. */
const SAID: Readonly<Record<string, string>> = {
  'fill-rule': 'nonzero',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'letter-spacing': 'normal',
  'font-style': 'normal',
};

/** Copies a drawing to a box of the picture. */
export function copyDrawing(from: SVGSVGElement, box: Box, pot: Pot): SVGSVGElement {
  const style = getComputedStyle(from);
  const copy = svg('svg', {
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
    viewBox: from.getAttribute('viewBox') ?? undefined,
    preserveAspectRatio: from.getAttribute('preserveAspectRatio') ?? undefined,
    overflow: style.overflow === 'visible' ? 'visible' : undefined,
  });
  const prefix = pot.name();
  for (const child of from.children) copyShape(child, copy, prefix, pot);
  return copy;
}

function copyShape(from: Element, into: SVGElement, prefix: string, pot: Pot): void {
  if (!(from instanceof SVGElement) || from.tagName === 'title') return;
  const style = getComputedStyle(from);
  if (style.display === 'none') return;
  const copy = from.cloneNode(false) as SVGElement;
  for (const name of ['class', 'style', 'data-testid', 'aria-hidden']) copy.removeAttribute(name);
  if (copy.id !== '') copy.id = `${prefix}-${copy.id}`;
  const isShape = !['g', 'defs', 'pattern', 'clipPath', 'svg', 'mask'].includes(from.tagName);
  if (isShape) {
    paint(copy, 'fill', style, prefix);
    paint(copy, 'stroke', style, prefix);
    for (const [name, usual] of Object.entries(SAID)) {
      const value = style.getPropertyValue(name);
      if (value !== '' && value !== usual) copy.setAttribute(name, value);
      else copy.removeAttribute(name);
    }
    if (style.visibility === 'hidden') copy.setAttribute('visibility', 'hidden');
    if (style.vectorEffect !== 'none') copy.setAttribute('vector-effect', style.vectorEffect);
    if (from.tagName === 'text' || from.tagName === 'tspan') {
      copy.setAttribute('font-family', style.fontFamily.replaceAll('"', "'"));
      copy.setAttribute('font-size', String(Number.parseFloat(style.fontSize)));
      copy.setAttribute('font-weight', style.fontWeight);
    }
  }
  copy.removeAttribute('opacity');
  if (Number(style.opacity) < 1) copy.setAttribute('opacity', style.opacity);
  turned(from, copy, style);
  const shadow = /drop-shadow\((.*)\)$/.exec(style.filter)?.[1];
  if (shadow !== undefined) copy.setAttribute('filter', `url(#${dropShadow(shadow, pot)})`);
  const clip = /url\("?#([^")]+)"?\)/.exec(style.clipPath)?.[1];
  if (clip !== undefined) copy.setAttribute('clip-path', `url(#${prefix}-${clip})`);
  for (const child of from.childNodes) {
    if (child instanceof Text) copy.append(child.data);
    else if (child instanceof Element) copyShape(child, copy, prefix, pot);
  }
  into.append(copy);
}

/** Writes what something is filled or stroked with. */
function paint(copy: SVGElement, which: 'fill' | 'stroke', style: CSSStyleDeclaration, prefix: string): void {
  const value = style.getPropertyValue(which);
  const pattern = /url\("?#([^")]+)"?\)/.exec(value)?.[1];
  const colour = colourOf(value);
  const opacity = Number(style.getPropertyValue(`${which}-opacity`)) * (colour?.alpha ?? 1);
  copy.setAttribute(which, pattern === undefined ? (colour?.hex ?? 'none') : `url(#${prefix}-${pattern})`);
  if (opacity < 1) copy.setAttribute(`${which}-opacity`, short(opacity));
  else copy.removeAttribute(`${which}-opacity`);
}

/** Writes a style sheet's transform as an attribute, about the point it is about. */
function turned(from: SVGElement, copy: SVGElement, style: CSSStyleDeclaration): void {
  // What an attribute says is in the computed style as well.
  copy.removeAttribute('transform');
  const [x = 0, y = 0] = style.translate === 'none' ? [] : style.translate.split(' ').map(Number.parseFloat);
  if (style.transform === 'none' && x === 0 && y === 0) return;
  const matrix = style.transform === 'none' ? new DOMMatrix() : new DOMMatrix(style.transform);
  const [ox = 0, oy = 0] = style.transformOrigin.split(' ').map(Number.parseFloat);
  const corner =
    style.transformBox === 'fill-box' && from instanceof SVGGraphicsElement ? from.getBBox() : { x: 0, y: 0 };
  const about = new DOMMatrix()
    .translate(x, y)
    .translate(ox + corner.x, oy + corner.y)
    .multiply(matrix)
    .translate(-ox - corner.x, -oy - corner.y);
  const { a, b, c, d, e, f } = about;
  copy.setAttribute('transform', `matrix(${[a, b, c, d, e, f].map((n) => Number(n.toFixed(5))).join(' ')})`);
}

function dropShadow(text: string, pot: Pot): string {
  const colour = colourOf(/(?:rgba?|color)\([^)]*\)/.exec(text)?.[0] ?? '');
  const [dx = 0, dy = 0, blur = 0] = (
    text.replace(/(?:rgba?|color)\([^)]*\)/, '').match(/-?[\d.]+px/g) ?? []
  ).map(Number.parseFloat);
  const id = pot.name();
  const filter = svg('filter', { id, x: '-20%', y: '-20%', width: '140%', height: '140%' });
  filter.append(
    svg('feDropShadow', {
      dx,
      dy,
      stdDeviation: blur / 2,
      'flood-color': colour?.hex ?? '#000000',
      'flood-opacity': colour?.alpha ?? 1,
    }),
  );
  pot.defs.append(filter);
  return id;
}
