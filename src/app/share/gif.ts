/** Writing a GIF: one palette for the whole film, and of each picture only what has changed. */
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { Palette } from 'gifenc';

/** A GIF being written. */
export interface GifWriter {
  /** Adds a picture (RGBA) that is seen for so long, ms. */
  readonly add: (rgba: Uint8ClampedArray, ms: number) => void;
  readonly finish: () => Uint8Array<ArrayBuffer>;
}

/** Index of what stays as it was. */
const CLEAR = 255;

/** How far a colour may be from the palette before a palette of its own is worth its room, per channel. */
const NEAR = 14;
/** The same for the colour of a wide patch. */
const FLAT = 4;

/** So many pixels (of those looked at) make a colour worth noticing. */
const NOTICED = 10;

/** So many colours are taken as they are, the most frequent first: a figure is flat, and its tints must stay apart. */
const EXACT = 60;
/** With those that are seldom but vivid: the red of one crash among much paper. */
const TOGETHER = 180;

/** Begins a GIF of that size. */
export function createGif(width: number, height: number): GifWriter {
  const gif = GIFEncoder();
  let palette: Palette | undefined;
  /** The palette of the file; pictures with another bring it along. */
  let common: Palette | undefined;
  let before: Uint8ClampedArray | undefined;
  /** Hundredths of a second told so far, and ms that really passed: rounding never adds up. */
  let told = 0;
  let passed = 0;
  const delayOf = (ms: number): number => {
    passed += ms;
    const delay = Math.max(Math.round(passed / 10) - told, 2);
    told += delay;
    return delay * 10;
  };
  return {
    add(rgba, ms) {
      const isFirst = before === undefined;
      const own = !palette || hasStranger(rgba, palette) ? paletteOf(rgba) : undefined;
      palette = own ?? palette!;
      common ??= palette;
      const index = applyPalette(rgba, palette.slice(0, CLEAR));
      if (before) keepSame(index, rgba, before);
      gif.writeFrame(index, width, height, {
        ...((isFirst || palette !== common) && { palette }),
        delay: delayOf(ms),
        ...(isFirst ? { repeat: 0 } : { transparent: true, transparentIndex: CLEAR }),
        // What is there stays, and the next picture is drawn over it.
        dispose: 1,
      });
      before = rgba;
    },
    finish() {
      gif.finish();
      return gif.bytes();
    },
  };
}

/** How often a picture has each colour (as 24 bits), looking at every third pixel. */
function counted(rgba: Uint8ClampedArray): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < rgba.length; i += 12) {
    const colour = (rgba[i]! << 16) | (rgba[i + 1]! << 8) | rgba[i + 2]!;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

/** A colour of 24 bits in its channels. */
const channels = (colour: number): readonly [r: number, g: number, b: number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
];

/** Whether a palette has a colour, or one that is hardly another. */
const isKnown = (
  palette: Palette,
  [r, g, b]: readonly [r: number, g: number, b: number],
  near: number,
): boolean =>
  palette.some(
    ([pr, pg, pb]) => Math.abs(pr - r) < near && Math.abs(pg - g) < near && Math.abs(pb - b) < near,
  );

/** The colours of a picture: those it has most, the vivid ones, and the others as well as it goes; one place is left. */
function paletteOf(rgba: Uint8ClampedArray): Palette {
  const counts = [...counted(rgba)].sort(([, a], [, b]) => b - a);
  const chosen = counts.slice(0, EXACT).map(([colour]) => channels(colour));
  const vivid = counts
    .slice(EXACT)
    .filter(([, count]) => count > 2)
    .map(([colour, count]) => {
      const parts = channels(colour);
      return { parts, weight: count * (1 + (Math.max(...parts) - Math.min(...parts)) / 8) };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { parts } of vivid) {
    if (chosen.length >= TOGETHER) break;
    if (!isKnown(chosen, parts, NEAR - 2)) chosen.push(parts);
  }
  const palette = [...chosen, ...quantize(rgba, CLEAR - chosen.length)].slice(0, CLEAR);
  return [...palette, ...Array.from({ length: 256 - palette.length }, () => [0, 0, 0] as const)];
}

/** Marks what is as it was. */
function keepSame(index: Uint8Array, rgba: Uint8ClampedArray, before: Uint8ClampedArray): void {
  const now = new Uint32Array(rgba.buffer, rgba.byteOffset, index.length);
  const was = new Uint32Array(before.buffer, before.byteOffset, index.length);
  for (let i = 0; i < index.length; i++) if (now[i] === was[i]) index[i] = CLEAR;
}

/** Whether a picture shows much of a colour that the palette lacks. */
function hasStranger(rgba: Uint8ClampedArray, palette: Palette): boolean {
  const wide = rgba.length / 12 / 200;
  for (const [colour, count] of counted(rgba)) {
    // In a wide patch a small difference shows.
    const near = count > wide ? FLAT : NEAR;
    if (count >= NOTICED && !isKnown(palette, channels(colour), near)) return true;
  }
  return false;
}
