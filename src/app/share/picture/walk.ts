/**
 * From a part of the page to a picture: walks its elements as a browser paints them (what lies above what, what is
 * clipped, turned or faint) and draws each with shapes and words of SVG. Nothing of the page is changed.
 */
import { copyDrawing } from './drawing.ts';
import { decorate, ellipsed, runsOf, setRun } from './letters.ts';
import { bordersOf, cornersOf, paintBox } from './paint.ts';
import { boxesOf, inner, toFrame, turnOf } from './place.ts';
import type { Place } from './place.ts';
import type { Box, Four, Pot } from './svg.ts';
import { grown, grownCorners, outline, px, svg } from './svg.ts';

/** What decides whether something is drawn at all: a person's own words for controls, not part of a figure. */
export interface WalkOptions {
  /** Elements that match are left out. */
  readonly without?: string | undefined;
}

/** Draws an element and all that is in it into `target`; the element's corner comes to the picture's corner. */
export function walk(root: Element, target: SVGElement, pot: Pot, { without }: WalkOptions = {}): void {
  const { x, y } = root.getBoundingClientRect();
  const frame = new DOMMatrix().translate(x, y);
  context(root, getComputedStyle(root), { target, layers: [], clips: [], frame, back: frame.inverse() });

  /** An element that paints on its own: what is in it is never above what comes after it. */
  function context(element: Element, style: CSSStyleDeclaration, place: Place): void {
    const group = svg('g');
    const turn = turnOf(element, style, place);
    if (turn) group.setAttribute('transform', turn.attribute);
    const opacity = Number(style.opacity);
    if (opacity <= 0.001) return;
    if (opacity < 1) group.setAttribute('opacity', style.opacity);
    if (style.filter.includes('grayscale')) group.setAttribute('filter', `url(#${grey(style.filter, pot)})`);
    place.target.append(group);
    const frameHere = turn?.frame ?? place.frame;
    const inside: Place = {
      target: group,
      layers: [],
      clips: [],
      frame: frameHere,
      back: turn ? frameHere.inverse() : place.back,
    };
    contents(element, style, inside);
    const below = inside.layers.filter(({ z }) => z < 0).sort((a, b) => a.z - b.z);
    const above = inside.layers.filter(({ z }) => z >= 0).sort((a, b) => a.z - b.z);
    for (const layer of below) group.prepend(layer.group);
    for (const layer of above) group.append(layer.group);
  }

  /** What an element paints itself, and its children. */
  function contents(element: Element, style: CSSStyleDeclaration, place: Place): void {
    const boxes = boxesOf(element, style, place);
    const [box] = boxes;
    const isSeen = style.visibility === 'visible';
    let { target: here } = place;
    const shape = box && clipShape(style.clipPath, box);
    if (shape !== undefined) {
      const clipped = svg('g', { 'clip-path': `url(#${clip(shape)})` });
      here.append(clipped);
      here = clipped;
    }
    if (isSeen) for (const each of boxes) paintBox(here, style, each, pot);
    if (element instanceof SVGSVGElement) {
      if (box && isSeen) here.append(copyDrawing(element, inner(box, style), pot));
      return;
    }
    if (element instanceof HTMLSelectElement) {
      // What is chosen is written by the browser, not by the page.
      const text = element.selectedOptions[0]?.text ?? '';
      const inside = box && inner(box, style);
      const height = px(style.fontSize) * 1.21;
      if (inside && isSeen)
        setRun(here, { text, box: { ...inside, y: inside.y + (inside.height - height) / 2, height } }, style);
      return;
    }
    let { clips } = place;
    if (box && isClipping(style)) {
      const cut = bordersOf(style).map((width) => -width) as unknown as Four;
      const id = clip(outline(grown(box, cut), grownCorners(cornersOf(style, box), cut)));
      const clipped = svg('g', { 'clip-path': `url(#${id})` });
      here.append(clipped);
      here = clipped;
      clips = [...clips, id];
    }
    const inside: Place = { ...place, target: here, clips };
    if (isSeen && box) pseudo(element, '::before', box, style, inside);
    for (const child of element.childNodes) {
      if (child instanceof Text) {
        if (isSeen) words(child, element, style, inside);
      } else if (child instanceof Element) visit(child, inside);
    }
    if (isSeen && box) pseudo(element, '::after', box, style, inside);
  }

  function visit(element: Element, place: Place): void {
    if (without !== undefined && element.matches(without)) return;
    const style = getComputedStyle(element);
    if (style.display === 'none' || isUnseen(style)) return;
    const isLifted = style.position !== 'static';
    const z = Number.parseInt(style.zIndex, 10);
    if (makesContext(style)) {
      if (!isLifted && style.zIndex === 'auto') {
        // Painted as if it were positioned: above what stands beside it.
        context(element, style, { ...place, target: lifted(place, 0) });
      } else context(element, style, { ...place, target: lifted(place, Number.isNaN(z) ? 0 : z) });
    } else if (isLifted) contents(element, style, { ...place, target: lifted(place, 0) });
    else contents(element, style, place);
  }

  /** A group above (or below) its context, clipped as its place is. */
  function lifted(place: Place, z: number): SVGGElement {
    const group = svg('g');
    let top = group;
    for (const id of [...place.clips].reverse()) {
      const outer = svg('g', { 'clip-path': `url(#${id})` });
      outer.append(top);
      top = outer;
    }
    place.layers.push({ z, group: top });
    return group;
  }

  function words(node: Text, element: Element, style: CSSStyleDeclaration, place: Place): void {
    for (const run of runsOf(node, style)) {
      const box = toFrame(run.box, place);
      let placed = { ...run, box };
      const block = ellipsisOf(element);
      if (block)
        placed = ellipsed(placed, style, toFrame(block.getBoundingClientRect(), place).x + block.clientWidth);
      setRun(place.target, placed, style);
      decorate(place.target, element, placed, style);
    }
  }

  /** What a style sheet puts before or after: a small box, or a word where nothing else is. */
  function pseudo(
    element: Element,
    which: '::before' | '::after',
    box: Box,
    of: CSSStyleDeclaration,
    place: Place,
  ): void {
    const style = getComputedStyle(element, which);
    if (style.content === 'none' || style.content === 'normal' || style.display === 'none') return;
    const text = /^"(.*)"$/.exec(style.content)?.[1] ?? '';
    const around = grown(
      box,
      bordersOf(of).map((width) => -width) as unknown as readonly [number, number, number, number],
    );
    const size = { width: px(style.width), height: px(style.height) };
    const extra = style.boxSizing === 'border-box' ? [0, 0, 0, 0] : bordersOf(style);
    const width = size.width + extra[1] + extra[3];
    const height = size.height + extra[0] + extra[2];
    if (style.position === 'absolute') {
      const own = { x: around.x + px(style.left), y: around.y + px(style.top), width, height };
      paintBox(place.target, style, own, pot);
      if (text !== '') setRun(place.target, { text, box: own }, style);
    } else if (text !== '' && element.textContent.trim() === '') {
      const size2 = px(style.fontSize);
      const x = box.x + (of.textAlign === 'center' ? box.width / 2 - size2 * 0.3 : px(of.paddingLeft));
      setRun(
        place.target,
        { text, box: { x, y: box.y + (box.height - size2 * 1.2) / 2, width: 0, height: 0 } },
        style,
      );
    }
  }

  function clip(d: string): string {
    const id = pot.name();
    const path = svg('clipPath', { id });
    path.append(svg('path', { d }));
    pot.defs.append(path);
    return id;
  }
}

/** Whether an element is painted as one thing. */
const makesContext = (style: CSSStyleDeclaration): boolean =>
  (style.position !== 'static' && style.zIndex !== 'auto') ||
  style.position === 'fixed' ||
  style.position === 'sticky' ||
  Number(style.opacity) < 1 ||
  style.transform !== 'none' ||
  style.translate !== 'none' ||
  style.rotate !== 'none' ||
  style.scale !== 'none' ||
  style.filter !== 'none' ||
  style.clipPath !== 'none' ||
  style.isolation === 'isolate' ||
  /transform|opacity/.test(style.willChange) ||
  /paint|layout|strict|content/.test(style.contain);

const isClipping = (style: CSSStyleDeclaration): boolean =>
  style.overflowX !== 'visible' ||
  style.overflowY !== 'visible' ||
  /paint|strict|content/.test(style.contain);

/** Words for screen readers alone. */
const isUnseen = (style: CSSStyleDeclaration): boolean =>
  style.clipPath === 'inset(50%)' ||
  (style.position === 'absolute' && style.width === '1px' && style.height === '1px');

/** The element that cuts its words with three dots, if one does. */
function ellipsisOf(element: Element): Element | undefined {
  for (let at: Element | null = element, n = 0; at && n < 3; at = at.parentElement, n++)
    if (getComputedStyle(at).textOverflow === 'ellipsis' && at.scrollWidth > at.clientWidth) return at;
  return undefined;
}

/** A polygon that clips, as path data; undefined for none, or none we know. */
function clipShape(text: string, box: Box): string | undefined {
  const points = /^polygon\((.*)\)$/.exec(text)?.[1]?.split(',');
  if (!points) return undefined;
  const read = (word: string, whole: number): number =>
    word.endsWith('%') ? (px(word) / 100) * whole : px(word);
  const corners = points.map((point) => {
    const [x = '0', y = '0'] = point.trim().split(' ');
    return `${box.x + read(x, box.width)},${box.y + read(y, box.height)}`;
  });
  return `M${corners.join('L')}Z`;
}

/** A filter that takes colour away. */
function grey(text: string, pot: Pot): string {
  const amount = Number(/grayscale\(([\d.]+)\)/.exec(text)?.[1] ?? 1);
  const id = pot.name();
  const filter = svg('filter', { id, 'color-interpolation-filters': 'sRGB' });
  filter.append(svg('feColorMatrix', { type: 'saturate', values: String(1 - amount) }));
  pot.defs.append(filter);
  return id;
}
