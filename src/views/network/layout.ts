/** Where everybody stands on the stage: a ring of the main kind, the others aside. Pure: the same frame, the same places. */
import type { Quorum } from '../../engine/portrait.ts';
import type { Cast, NodeId } from '../../engine/world.ts';
import { distance } from '../geometry.ts';
import type { Disc, Point } from '../geometry.ts';
import type { Size } from '../size.ts';

/** On which side of its plate a node's caption stands; `above-right` keeps the inside of the ring free. */
export type CaptionSide = 'below' | 'left' | 'right' | 'above-right' | 'none';

/** A node's place: the middle of its plate, the plate's radius, where its caption goes. CSS px. */
export interface Place {
  readonly at: Point;
  readonly radius: number;
  readonly caption: CaptionSide;
  /** Drawn as a card of this size; its radius is then half its height. */
  readonly card?: { readonly width: number; readonly height: number };
  /** How wide words beside it may be; absent: as wide as captions are. */
  readonly room?: number;
}

/** A row from the left; `cards` if its nodes are drawn as cards. */
export interface RowOfNodes {
  readonly ids: readonly NodeId[];
  readonly cards: boolean;
}

/** A loop round some of a row: its path, where its words stand below it, and which end of them that is. */
export interface LoopInRow {
  readonly path: string;
  readonly wordsAt: Point;
  readonly written: 'start' | 'end';
}

/** A message as far as it matters where it stands. */
export interface Standing {
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly label: string;
  readonly small: boolean;
  readonly way: readonly Point[];
  readonly sentAt: number;
  readonly endsAt: number;
}

/** How a message that stands still steps aside, px, and whether it folds to a glyph. */
export interface Aside extends Point {
  readonly folded: boolean;
}

/** What is on the stage, as far as messages must not stand on it. */
export interface OnStage {
  readonly flights: readonly Standing[];
  readonly plates: readonly (Pick<Place, 'at' | 'radius' | 'caption'> & {
    readonly card: Size | undefined;
    readonly room: number | undefined;
    readonly role: string;
    readonly badge: string;
    readonly thought: string;
  })[];
  readonly loops: readonly {
    readonly wordsAt: Point;
    readonly written: 'start' | 'end' | undefined;
    readonly says: string;
  }[];
}

/** What goes differently between nodes that stand in rows. It comes with the layout: no other stage need load it. */
export interface InRows {
  areNeighbours(a: NodeId, b: NodeId): boolean;
  /** The way of a box between neighbouring rows, `lane` px aside. */
  way(from: NodeId, to: NodeId, box: Size, lane: number): readonly Point[];
  /** The lines that part groups, or else the groups to be torn out. */
  partings(groups: readonly (readonly NodeId[])[]): {
    readonly lines: readonly (readonly Point[])[];
    readonly islands: readonly (readonly NodeId[])[];
  };
  /** The loop of each quorum; undefined for those whose members are not all in one row. */
  loops(quorums: readonly Quorum[]): readonly (LoopInRow | undefined)[];
  /** How messages step aside while they stand still at an instant. */
  apart(stage: OnStage, t: number): ReadonlyMap<number, Aside>;
}

/** The whole stage laid out. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<NodeId, Place>;
  /** Nodes on the ring, in order round it. */
  readonly ring: readonly NodeId[];
  /** The other nodes: clients and the like. */
  readonly aside: readonly NodeId[];
  /** Where nodes stand in rows, what is different then; the ring names all of them. */
  readonly rows?: InRows;
  /** What messages of others had better not run over: where captions stand. */
  readonly captions: ReadonlyMap<NodeId, Disc>;
  /** No room for badges. */
  readonly tight: boolean;
  /** No room above the plates: marks stand at their shoulder. */
  readonly low?: boolean;
  /** Room for captions beside the ring, and for words on all messages. */
  readonly wide: boolean;
  readonly centre: Point;
}

/** What the ring must leave free, in px. */
interface Margins {
  readonly left: number;
  readonly bottom: number;
  readonly captions: boolean;
}

const CROWN = 34;
const CAPTION_WIDTH = 116;
/** A caption under a plate on a narrow stage. */
const SHORT_CAPTION_WIDTH = 84;
const CAPTION_HEIGHT = 68;
/** Without its badge. */
const TIGHT_CAPTION_HEIGHT = 50;
/** From this width on there is room for captions beside the ring. */
const WIDE = 640;
/** Lower than this, a stage has no room for captions below, and if it is half as wide, short ones stand beside. */
const LOW = 400;
const HALF_WIDE = 520;
/** Narrower than this, clients stand below the ring instead of left of it. */
const NARROW = 520;

const clamp = (low: number, x: number, high: number) => Math.min(high, Math.max(low, x));

function plateRadius(width: number, height: number, n: number): number {
  const crowd = n <= 5 ? 1 : Math.sqrt(5 / n);
  return Math.round(clamp(22, Math.min(height / 9.2, width / 11.4) * crowd, 58));
}

/** `n` places on an ellipse that fits the frame, the first at the top, clockwise. */
export function ringLayout(
  width: number,
  height: number,
  n: number,
  margins: Margins = { left: 0, bottom: 0, captions: true },
): { readonly places: readonly Place[]; readonly centre: Point } {
  const w = width - margins.left;
  const h = height - margins.bottom;
  const radius = plateRadius(w, h, n);
  const turns = Array.from({ length: n }, (_, i) =>
    n === 2 ? Math.PI * (1 - i) : (i / n) * 2 * Math.PI - Math.PI / 2,
  );
  const lowest = n === 1 ? 0 : Math.max(...turns.map(Math.sin));
  const highest = n === 1 ? 0 : -Math.min(...turns.map(Math.sin));
  const widest = n === 1 ? 1 : Math.max(...turns.map(Math.cos));
  const wide = margins.captions && (w >= WIDE || (w >= HALF_WIDE && h < LOW));

  const sidePad =
    radius +
    (wide
      ? (w >= WIDE ? CAPTION_WIDTH : SHORT_CAPTION_WIDTH) + 24
      : Math.max(16, SHORT_CAPTION_WIDTH / 2 - radius + 6));
  const top = radius + CROWN;
  // On a wide and low stage all captions stand beside their plates: the height belongs to the ring.
  const low = wide && h < LOW;
  const bottom =
    h - radius - (margins.captions && !low ? (width < NARROW ? TIGHT_CAPTION_HEIGHT : CAPTION_HEIGHT) : 14);
  let ry = n <= 2 ? 0 : (bottom - top) / (highest + lowest);
  const rx = Math.min((w - 2 * sidePad) / 2 / widest, n <= 2 ? w * 0.3 : ry * 2.25);
  ry = Math.min(ry, rx * 1.2);
  const centre = {
    x: margins.left + w / 2,
    y: n <= 2 ? (top + bottom) / 2 : (top + bottom) / 2 + (ry * (highest - lowest)) / 2,
  };
  const places = turns.map((turn): Place => {
    const at = n === 1 ? centre : { x: centre.x + rx * Math.cos(turn), y: centre.y + ry * Math.sin(turn) };
    return { at, radius, caption: margins.captions ? captionSide(turn, n, wide, low) : 'none' };
  });
  return { places: withRoom(places), centre };
}

function captionSide(turn: number, n: number, wide: boolean, low: boolean): CaptionSide {
  if (low && n > 2 && Math.sin(turn) > -0.9) return Math.cos(turn) > -0.01 ? 'right' : 'left';
  if (n <= 2 || Math.sin(turn) > 0.35) return 'below';
  if (Math.sin(turn) < -0.9) return 'above-right';
  if (!wide) return 'below';
  return Math.cos(turn) > 0 ? 'right' : 'left';
}

/** The same places with plates small enough to leave messages some way between neighbours. */
function withRoom(places: readonly Place[]): readonly Place[] {
  const gap = Math.min(
    ...places.map((p, i) => (i === 0 ? Infinity : distance(p.at, places[i - 1]?.at ?? p.at))),
  );
  return places.map((p) => ({ ...p, radius: Math.max(22, Math.min(p.radius, Math.floor((gap - 40) / 2))) }));
}

/** The kind that stands on the ring: the one with most nodes, the first of those. */
export function ringKind(cast: Cast): string {
  let best = '';
  let most = 0;
  for (const [kind, ids] of cast.byKind) {
    if (ids.length > most) [best, most] = [kind, ids.length];
  }
  return best;
}

/** A card on the ring: as high as a plate, and wide enough for a line of words if there is room. */
const cardOn = ({ radius }: Place): { readonly width: number; readonly height: number } => ({
  width: Math.max(radius < 34 ? 76 : 108, radius * 2),
  height: Math.max(68, Math.min(radius * 2, 86)),
});

/** Lays the whole cast out in a frame of `width` × `height` px. `compact` leaves no room for captions. */
export function stageLayout(
  width: number,
  height: number,
  cast: Cast,
  compact: boolean,
  cards: readonly NodeId[] = [],
): Layout {
  const kind = ringKind(cast);
  const ring = cast.byKind.get(kind) ?? [];
  const aside = cast.ids.filter((id) => !ring.includes(id));
  const narrow = width < NARROW;
  const left = aside.length > 0 && !narrow ? clamp(84, width * 0.11, 128) : 0;
  const bottom = aside.length > 0 && narrow ? 74 : 0;
  const { places, centre } = ringLayout(width, height, ring.length, { left, bottom, captions: !compact });
  const all = new Map<NodeId, Place>();
  ring.forEach((id, i) => {
    const place = places[i];
    if (place) all.set(id, cards.includes(id) ? { ...place, card: cardOn(place) } : place);
  });
  const radius = Math.round(
    clamp(22, Math.min((places[0]?.radius ?? 30) * 0.78, height / aside.length / 2.4), 44),
  );
  aside.forEach((id, i) => {
    const share = (i + 1) / (aside.length + 1);
    const at = narrow
      ? { x: aside.length === 1 ? radius + 22 : width * share, y: height - radius - 14 }
      : {
          x: Math.max(left * 0.5, radius + 20),
          y: aside.length === 1 ? height * 0.64 : (height * (i + 0.5)) / aside.length - 12,
        };
    const roomy = height / aside.length >= 2 * radius + 66;
    const side = narrow && aside.length === 1 ? 'right' : narrow || !roomy ? 'none' : 'below';
    all.set(id, { at, radius, caption: compact ? 'none' : side });
  });
  const captions = new Map<NodeId, Disc>();
  for (const [id, place] of all) {
    if (place.caption !== 'below') continue;
    captions.set(id, { at: { x: place.at.x, y: place.at.y + place.radius + 34 }, radius: 26 });
  }
  return {
    width,
    height,
    places: all,
    ring,
    aside,
    captions,
    tight: narrow,
    wide: width - left >= WIDE,
    centre,
  };
}
