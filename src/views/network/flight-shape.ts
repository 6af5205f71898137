/** Messages under way as shapes. */
import type { Capsule, Portrait } from '../../engine/portrait.ts';
import type { Message, NodeId, World } from '../../engine/world.ts';
import { hueOfTone } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import { between, direction } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import type { Layout } from './layout.ts';
import { discOf, fractionUntil, laneOf, obstaclesOf, route, upTo } from './route.ts';
import type { Box } from './route.ts';
import type { Tear } from './tear.ts';

/** A message under way. */
export interface FlightShape {
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly label: string;
  readonly glyph: string;
  readonly shape: Capsule['shape'];
  readonly hue: Hue;
  readonly says: string;
  readonly lost: boolean;
  /** The way it goes between `sentAt` and `endsAt`. */
  readonly way: readonly Point[];
  readonly sentAt: number;
  readonly endsAt: number;
  /** The direction in which its tail points, in degrees: back to the sender. */
  readonly tail: number;
  /** How long that is, px; undefined: as usual. */
  readonly tailLength: number | undefined;
  /** Drawn as a glyph on a disc, its label folded away. */
  readonly small: boolean;
}

/** A disc, and a capsule's height, in px. */
const DISC: Box = { width: 26, height: 26 };
const CAPSULE_HEIGHT = 26;

/** About how wide a capsule is, in px: the mono face at 12.5 px is 7.5 px a letter. */
export function capsuleBox(label: string): Box {
  return { width: Math.round([...label].length * 7.5 + 26), height: CAPSULE_HEIGHT };
}

/** So much of the width the words under way between rows may take together: they are rarely all at one height. */
const WORDY = 1.35;

/** Whether links are long enough for words to travel on. */
export function roomForWords(world: World, portrait: Portrait, layout: Layout): boolean {
  if (layout.rows) {
    const widths = world.flights.map((message) => capsuleBox(portrait.capsule(message, world).label).width);
    return widths.reduce((sum, width) => sum + width, 0) <= layout.width * WORDY;
  }
  const [a, b] = layout.ring.slice(Math.floor(layout.ring.length / 2)).map((id) => layout.places.get(id));
  if (!a || !b) return layout.width >= 420;
  return Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y) - a.radius - b.radius > 150;
}

/** Ways already found on each layout, by ends, width and lane: most messages go where others went before. */
const ways = new WeakMap<Layout, Map<string, readonly Point[]>>();

function wayOf(layout: Layout, from: NodeId, to: NodeId, box: Box, abreast: number): readonly Point[] {
  const known = ways.get(layout) ?? new Map<string, readonly Point[]>();
  ways.set(layout, known);
  const key = `${from} ${to} ${box.width} ${abreast}`;
  const found = known.get(key);
  if (found) return found;
  const [start, end] = [layout.places.get(from), layout.places.get(to)];
  if (!start || !end) throw new Error(`no way from ${from} to ${to}: they have no place`);
  const way = layout.rows?.areNeighbours(from, to)
    ? layout.rows.way(from, to, box, abreast * 20)
    : route(
        discOf(start),
        discOf(end),
        box,
        laneOf(box, start.at, end.at) + abreast * 20,
        obstaclesOf(layout, from, to),
      );
  known.set(key, way);
  return way;
}

/** So much of a tail is seen between rows, px: it must not run over the sender's name. */
const TAIL = 10;

/** Where a tail points and how far: back along the way, or between rows a little way towards the sender. */
function tailOf(
  way: readonly Point[],
  layout: Layout,
  sender: NodeId,
  box: Box,
): Pick<FlightShape, 'tail' | 'tailLength'> {
  const [first, last] = [way[0]!, way.at(-1)!];
  const turn = (a: Point, b: Point) => (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  if (!layout.rows) return { tail: turn(last, first), tailLength: undefined };
  const from = between(first, last, 0.4);
  const to = layout.places.get(sender)!.at;
  const back = direction(from, to);
  const inside = Math.min(
    box.width / 2 / Math.max(Math.abs(back.x), 0.01),
    box.height / 2 / Math.max(Math.abs(back.y), 0.01),
  );
  return { tail: turn(from, to), tailLength: Math.round(inside) + TAIL };
}

/** The messages under way; all of them small when `small`. */
export function flightsOf(
  world: World,
  portrait: Portrait,
  layout: Layout,
  tears: readonly Tear[],
  small: boolean,
): readonly FlightShape[] {
  const lines = tears.map((tear) => tear.middle);
  const before: Message[] = [];
  return world.flights.flatMap((message): FlightShape[] => {
    if (message.from === message.to || !layout.places.has(message.from) || !layout.places.has(message.to))
      return [];
    const capsule = portrait.capsule(message, world);
    const label =
      capsule.shape === 'success' && !capsule.label.startsWith('✓') ? `✓ ${capsule.label}` : capsule.label;
    // On a small stage words have no room beside the ring, where clients' messages go.
    const cramped =
      !layout.wide && (layout.aside.includes(message.from) || layout.aside.includes(message.to));
    const tiny = small || cramped || capsule.shape === 'beat';
    // Messages that set out (nearly) together on one link go side by side.
    const abreast = before.filter(
      (m) => m.from === message.from && m.to === message.to && Math.abs(m.sentAt - message.sentAt) < 2,
    ).length;
    before.push(message);
    const whole = wayOf(layout, message.from, message.to, tiny ? DISC : capsuleBox(label), abreast);
    const end =
      message.lost === '' ? 1 : message.lost === 'cut' ? (fractionUntil(whole, lines) ?? 0.48) : 0.55;
    return [
      {
        id: message.id,
        from: message.from,
        to: message.to,
        label,
        glyph: capsule.glyph,
        shape: capsule.shape,
        hue: hueOfTone(capsule.tone, capsule.epoch),
        says: capsule.says,
        lost: message.lost !== '',
        way: end === 1 ? whole : upTo(whole, Math.max(0.08, end - 0.04)),
        sentAt: message.sentAt,
        endsAt: message.endsAt,
        ...tailOf(whole, layout, message.from, tiny ? DISC : capsuleBox(label)),
        small: tiny,
      },
    ];
  });
}
