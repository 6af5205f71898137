/** CSS gradients as SVG gradients. */
import type { Box, Colour, Pot } from './svg.ts';
import { colourOf, parted, px, svg } from './svg.ts';

/** A gradient as a fill; undefined if it is none we know. */
export function gradient(text: string, box: Box, pot: Pot): string | undefined {
  const match = /^(repeating-)?(linear|radial)-gradient\((.*)\)$/s.exec(text);
  if (!match) return undefined;
  const [, repeating, shape, inside = ''] = match;
  const parts = [...parted(inside)];
  const isStop = (part: string): boolean => /^(rgba?|color)\(/.test(part);
  const head = parts[0] !== undefined && !isStop(parts[0]) ? parts.shift()! : '';
  const radius = Math.min(box.width, box.height) / 2;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const angle = ((head.endsWith('deg') ? px(head) : (TO[head] ?? 180)) * Math.PI) / 180;
  const way = { x: Math.sin(angle), y: -Math.cos(angle) };
  const length = shape === 'radial' ? radius : Math.abs(box.width * way.x) + Math.abs(box.height * way.y);
  if (length <= 0) return undefined;
  const stops = stopsOf(parts, length);
  const first = repeating === undefined ? 0 : stops[0]!.at;
  const last = repeating === undefined ? length : stops[stops.length - 1]!.at;
  const id = pot.name();
  const common = {
    id,
    gradientUnits: 'userSpaceOnUse',
    spreadMethod: repeating === undefined ? undefined : 'repeat',
  };
  const start = { x: centre.x - (way.x * length) / 2, y: centre.y - (way.y * length) / 2 };
  const element =
    shape === 'radial'
      ? svg('radialGradient', { ...common, cx: centre.x, cy: centre.y, r: radius })
      : svg('linearGradient', {
          ...common,
          x1: start.x + way.x * first,
          y1: start.y + way.y * first,
          x2: start.x + way.x * last,
          y2: start.y + way.y * last,
        });
  for (const { colour, at } of stops) {
    const offset = (at - first) / (last - first || 1);
    element.append(
      svg('stop', {
        offset: String(Math.round(offset * 1e4) / 1e4),
        'stop-color': colour.hex,
        'stop-opacity': colour.alpha < 1 ? colour.alpha : undefined,
      }),
    );
  }
  pot.defs.append(element);
  return `url(#${id})`;
}

const TO: Readonly<Record<string, number>> = {
  'to top': 0,
  'to right': 90,
  'to bottom': 180,
  'to left': 270,
};

/** A stop as it is written: a colour (undefined: clear), and where, px (undefined: wherever it falls). */
interface RawStop {
  readonly colour: Colour | undefined;
  readonly at: number | undefined;
}

/** A stop of a gradient. */
interface Stop {
  readonly colour: Colour;
  readonly at: number;
}

/** The stops of a gradient that long, px; where none is told they stand evenly, and what is clear takes its neighbour's hue. */
function stopsOf(parts: readonly string[], length: number): readonly Stop[] {
  const raw = parts.flatMap((part): readonly RawStop[] => {
    const paint = /^(?:rgba?|color)\([^)]*\)/.exec(part)?.[0] ?? '';
    const places = part.slice(paint.length).trim().split(' ').filter(Boolean);
    const colour = colourOf(paint);
    const read = (word: string): number => (word.endsWith('%') ? (px(word) / 100) * length : px(word));
    return places.length === 0
      ? [{ colour, at: undefined }]
      : places.map((word) => ({ colour, at: read(word) }));
  });
  return raw.map(({ colour, at }, i) => {
    const near = raw[i - 1]?.colour ?? raw[i + 1]?.colour;
    return {
      colour: colour ?? { hex: near?.hex ?? '#000000', alpha: 0 },
      at: at ?? (i / Math.max(raw.length - 1, 1)) * length,
    };
  });
}
