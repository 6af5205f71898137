/** A node as shapes: its plate, marks, ring, caption and tiny log. */
import type { CardLine, Face, LogCell, Portrait, Quorum } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { hueOf, hueOfEpoch, hueOfTone } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import type { Point } from '../geometry.ts';
import { clockInWords, standingOf } from '../standing.ts';
import type { CaptionSide, Layout, Place } from './layout.ts';
import { toneOf } from './loop-shape.ts';
import { networkWords } from '../../words/en/network.ts';

/** A node's plate with everything on and about it. */
export interface PlateShape {
  readonly id: NodeId;
  readonly at: Point;
  readonly radius: number;
  readonly caption: CaptionSide;
  /** Its size and lines if it is a card. */
  readonly card: (NonNullable<Place['card']> & { readonly lines: readonly CardLine[] }) | undefined;
  /** How wide words beside it may be, px; undefined: as wide as captions are. */
  readonly room: number | undefined;
  /** What it might say, where there is room; empty for nothing. */
  readonly thought: string;
  readonly hue: Hue;
  /** Of no epoch: plain paper. */
  readonly isPlain: boolean;
  readonly up: boolean;
  readonly aside: boolean;
  readonly role: string;
  readonly mark: Face['mark'];
  readonly clock: string;
  readonly badge: string;
  readonly tally: { readonly had: number; readonly needed: number } | undefined;
  /** The ring's timer, virtual ms; undefined when none runs. */
  readonly timer: { readonly startedAt: number; readonly dueAt: number } | undefined;
  /** While timers wait for a hand: when they were held, virtual ms. The ring stands as it stood then. */
  readonly heldSince: number | undefined;
  /** An empty place has no hue. */
  readonly cells: readonly {
    readonly index: number;
    readonly hue: Hue | undefined;
    readonly kind: LogCell['kind'];
  }[];
  /** What stands before those shown: entries that are folded away, or others. */
  readonly before: 'folded' | 'earlier' | undefined;
  /** Member of more than one quorum. */
  readonly shared: boolean;
  /** Member of a quorum that decides: a card then has a strong outline. */
  readonly decided: boolean;
  /** What a screen reader says. */
  readonly says: string;
}

/** A thought's line and the role above it, and about how wide a letter is, px. */
const THOUGHT_LINE = 19;
const ROLE_LINE = 18;
const LETTER = 6.9;

/** Whether a thought fits beside a plate without running down into the ways of its messages. */
function fitsBeside(thought: string, { at, room, radius, caption }: Place): boolean {
  if (room === undefined || room < 120 || caption === 'none') return false;
  const height = Math.ceil((thought.length * LETTER) / room) * THOUGHT_LINE + ROLE_LINE;
  return height <= 2 * Math.min(radius + 14, at.y - 2);
}

/** The plate of a node at its place. */
export function plateOf(
  world: World,
  portrait: Portrait,
  id: NodeId,
  place: Place,
  layout: Layout,
  quorums: readonly Quorum[],
): PlateShape | undefined {
  const node = world.nodes[world.setup.cast.index.get(id) ?? -1];
  if (!node) return undefined;
  const face = portrait.face(node, world);
  const log = portrait.log(node);
  const first = log ? Math.max(log.first, log.last - (layout.wide ? 8 : 4) + 1) : 0;
  const cells = log
    ? Array.from({ length: Math.max(0, log.last - first + 1) }, (_, i) => ({
        index: first + i,
        cell: log.cell(first + i),
      }))
    : [];
  // A small plate has room for the first letter only.
  const word = place.radius < 31 ? (face.epoch?.word[0] ?? '') : `${face.epoch?.word} `;
  // Where there is room for very little, the number alone.
  const isBrief =
    layout.rows && (place.radius < 31 || `${word}${face.epoch?.number}`.length * 6.4 > 2 * place.radius - 8);
  const still = layout.rows && !node.up && place.caption === 'none' && !place.card;
  const clock = still
    ? 'down'
    : face.epoch && clockInWords(face.epoch) !== ''
      ? `${isBrief ? '' : word}${face.epoch.number}`
      : '';
  const timer = node.up && face.ring !== undefined ? node.timers[face.ring] : undefined;
  const role = node.up ? face.role : networkWords().crashed;
  const badge = node.up ? (face.badge ?? '') : '';
  const length = log ? log.last : 0;
  const lines = face.card ?? [];
  const says = [id, role, ...standingOf(face), badge, log ? networkWords().log(length) : ''];
  const thought = node.up && face.thought && fitsBeside(face.thought, place) ? face.thought : '';
  const ofQuorums = quorums.filter((quorum) => quorum.members.includes(id));
  return {
    id,
    at: place.at,
    radius: place.radius,
    caption: place.caption,
    card: place.card && { ...place.card, lines },
    room: place.room,
    thought,
    hue: face.mark === 'client' ? hueOfTone('gold') : hueOfEpoch(face.epoch),
    isPlain: node.up && face.epoch?.hue === 0,
    up: node.up,
    aside: layout.aside.includes(id),
    role,
    mark: node.up ? face.mark : 'none',
    clock,
    badge: layout.tight || thought !== '' ? '' : badge,
    tally: node.up && face.tally ? { had: face.tally.had.length, needed: face.tally.needed } : undefined,
    timer: timer && { startedAt: timer.startedAt, dueAt: timer.dueAt },
    heldSince: world.held ? world.heldSince : undefined,
    cells: cells.map(({ index, cell }) => ({ index, hue: cell && hueOf(cell.epoch), kind: cell?.kind })),
    before: first < 2 ? undefined : log?.first === first ? 'folded' : 'earlier',
    shared: ofQuorums.length > 1,
    decided: ofQuorums.some((quorum) => quorum.decides && toneOf(quorum) === 'ok'),
    says: says.filter((part) => part !== '').join(', '),
  };
}
