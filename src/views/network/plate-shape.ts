/** A node as shapes: its plate, marks, ring, caption and tiny log. */
import type { Face, Portrait, Quorum } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { hueOf, hueOfEpoch, hueOfTone } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import type { Point } from '../geometry.ts';
import type { CaptionSide, Layout, Place } from './layout.ts';

/** A node's plate with everything on and about it. */
export interface PlateShape {
  readonly id: NodeId;
  readonly at: Point;
  readonly radius: number;
  readonly caption: CaptionSide;
  readonly hue: Hue;
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
  readonly cells: readonly { readonly index: number; readonly hue: Hue | undefined }[];
  /** Cells before those shown. */
  readonly earlier: number;
  /** Member of more than one quorum. */
  readonly shared: boolean;
  /** What a screen reader says. */
  readonly says: string;
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
        epoch: log.cell(first + i)?.epoch,
      }))
    : [];
  // A small plate has room for the first letter only.
  const word = place.radius < 31 ? (face.epoch?.word[0] ?? '') : `${face.epoch?.word} `;
  const clock = face.epoch ? `${word}${face.epoch.number}` : '';
  const timer = node.up && face.ring !== undefined ? node.timers[face.ring] : undefined;
  const role = node.up ? face.role : 'crashed';
  const badge = node.up ? (face.badge ?? '') : '';
  const length = log ? log.last : 0;
  const said = face.epoch ? `${face.epoch.word} ${face.epoch.number}` : '';
  const says = [id, role, said, badge, log ? `log ${length} ${length === 1 ? 'entry' : 'entries'}` : ''];
  return {
    id,
    at: place.at,
    radius: place.radius,
    caption: place.caption,
    hue: face.mark === 'client' ? hueOfTone('gold') : hueOfEpoch(face.epoch),
    up: node.up,
    aside: layout.aside.includes(id),
    role,
    mark: node.up ? face.mark : 'none',
    clock,
    badge: layout.tight ? '' : badge,
    tally: node.up && face.tally ? { had: face.tally.had.length, needed: face.tally.needed } : undefined,
    timer: timer && { startedAt: timer.startedAt, dueAt: timer.dueAt },
    heldSince: world.held ? world.heldSince : undefined,
    cells: cells.map(({ index, epoch }) => ({ index, hue: epoch === undefined ? undefined : hueOf(epoch) })),
    earlier: log ? Math.max(0, first - 1) : 0,
    shared: quorums.filter((quorum) => quorum.members.includes(id)).length > 1,
    says: says.filter((part) => part !== '').join(', '),
  };
}
