/** A part of the page as a picture that stands on its own: SVG with shapes and words, or a PNG of it. */
import { facesFor } from './faces.ts';
import { colourOf, filled, svg } from './svg.ts';
import { walk } from './walk.ts';
import type { WalkOptions } from './walk.ts';

let pictures = 0;

/** What a picture may be told. */
export interface PictureOptions extends WalkOptions {
  /** What it shows, for whoever cannot see it. */
  readonly title?: string | undefined;
  /** Whether the paper it lies on is drawn as well (default), or it is printed on paper of its own. */
  readonly ground?: boolean | undefined;
}

/** Draws an element as it looks now, on the colour behind it. Belongs to no page yet. */
export function pictureOf(
  element: Element,
  { title, ground = true, ...options }: PictureOptions = {},
): SVGSVGElement {
  const { width, height } = element.getBoundingClientRect();
  const picture = svg('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
  });
  if (title !== undefined) {
    const words = svg('title');
    words.textContent = title;
    picture.append(words);
  }
  const defs = svg('defs');
  picture.append(defs);
  const colour = ground ? groundOf(element) : undefined;
  if (colour) picture.append(svg('rect', { width, height, ...filled(colour) }));
  const prefix = `p${(pictures += 1)}`;
  let names = 0;
  walk(element, picture, { defs, name: () => `${prefix}-${(names += 1)}` }, options);
  return picture;
}

/** The colour of the paper an element lies on. */
function groundOf(element: Element): ReturnType<typeof colourOf> {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = colourOf(getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.99) return colour;
  }
  return undefined;
}

/** A picture as the text of a file, with the faces its words are set in. */
export async function fileOf(picture: SVGSVGElement): Promise<string> {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const faces = await facesFor(picture);
  if (faces !== '') {
    const style = svg('style');
    style.textContent = faces;
    copy.querySelector('defs')?.prepend(style);
  }
  return new XMLSerializer().serializeToString(copy);
}

/** Paints the text of a picture on a canvas, at a scale. */
export async function painted(file: string, canvas: HTMLCanvasElement | OffscreenCanvas): Promise<void> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const context = canvas.getContext('2d') as CanvasRenderingContext2D | null;
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A picture as a PNG, so many of its px to one of ours. */
export async function pngOf(picture: SVGSVGElement, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(Number(picture.getAttribute('width')) * scale);
  canvas.height = Math.round(Number(picture.getAttribute('height')) * scale);
  await painted(await fileOf(picture), canvas);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the picture is too large for this browser'));
    }, 'image/png');
  });
}
