/** The camp as shapes: a pure function of a moment, the questions a protocol answers, the layout, and whose eyes look. */
import type { Bound, Portrait, Quorum } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { isCut } from '../../engine/world.ts';
import { flightsOf } from './flight-shape.ts';
import type { FlightShape } from './flight-shape.ts';
import { generalOf } from './general-shape.ts';
import type { GeneralShape } from './general-shape.ts';
import type { Layout } from './layout.ts';
import type { Road } from './road.ts';

/** A road and what is wrong with it: torn both ways, or from its first end to its second, or back. */
export interface RoadShape extends Road {
  readonly state: 'open' | 'torn' | 'torn-there' | 'torn-back';
}

/** The clock by which all keep their rounds: virtual ms, and what it says. */
export interface ClockShape {
  readonly says: string;
  readonly startedAt: number | undefined;
  readonly dueAt: number | undefined;
  /** While timers wait for a hand: when they were held. */
  readonly heldSince: number | undefined;
}

/** Everything in the camp. */
export interface CampScene {
  readonly generals: readonly GeneralShape[];
  readonly flights: readonly FlightShape[];
  /** Messengers that are under way and not drawn. */
  readonly more: number;
  readonly roads: readonly RoadShape[];
  readonly clock: ClockShape | undefined;
  readonly bound: Bound | undefined;
}

/** The world without what nobody but the observer knows: who lies and who crashed, save the looker itself. */
function asKnownTo(world: World, eyes: NodeId): World {
  const own = world.traitors[eyes];
  return {
    ...world,
    traitors: own === undefined ? {} : { [eyes]: own },
    nodes: world.nodes.map((node) => (node.up || node.id === eyes ? node : { ...node, up: true })),
  };
}

/** The clock that most of them show: they keep rounds together, and one that has finished looks at it no more. */
function clockOf(world: World, portrait: Portrait, eyes: NodeId | undefined): ClockShape | undefined {
  const faces = world.nodes.flatMap((node) => {
    if (eyes !== undefined && node.id !== eyes) return [];
    const face = portrait.face(node, world);
    const timer = face.ring === undefined ? undefined : node.timers[face.ring];
    return node.up && face.badge ? [{ badge: face.badge, timer }] : [];
  });
  const most = faces
    .map(({ badge }) => ({ badge, votes: faces.filter((face) => face.badge === badge).length }))
    .reduce<{ badge: string; votes: number } | undefined>(
      (best, one) => (best && best.votes >= one.votes ? best : one),
      undefined,
    );
  if (!most) return undefined;
  const timer = faces.find((face) => face.badge === most.badge && face.timer)?.timer;
  return {
    says: most.badge,
    startedAt: timer?.startedAt,
    dueAt: timer?.dueAt,
    heldSince: world.held ? world.heldSince : undefined,
  };
}

function stateOf(world: World, { from, to }: Road): RoadShape['state'] {
  const [there, back] = [isCut(world, from, to), isCut(world, to, from)];
  if (there && back) return 'torn';
  return there ? 'torn-there' : back ? 'torn-back' : 'open';
}

/** The camp at a moment. `eyes`: nothing is drawn that this general does not know. */
export function campScene(
  world: World,
  portrait: Portrait,
  layout: Layout,
  quorums: readonly Quorum[],
  eyes?: NodeId,
  selected?: number,
): CampScene {
  const known = eyes === undefined ? world : asKnownTo(world, eyes);
  const bound = portrait.bound?.(world);
  return {
    generals: layout.plots.flatMap((plot) => {
      const isSeen = eyes === undefined || plot.id === eyes;
      const general = generalOf(
        known,
        portrait,
        plot,
        layout.detail,
        eyes === undefined ? quorums : [],
        isSeen,
      );
      return general ? [general] : [];
    }),
    ...flightsOf(known, portrait, layout, eyes, selected),
    roads: layout.roads.map((road) => ({
      ...road,
      state: eyes === undefined ? stateOf(world, road) : 'open',
    })),
    clock: clockOf(known, portrait, eyes),
    bound: eyes === undefined ? bound : undefined,
  };
}
