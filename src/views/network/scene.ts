/** The network as shapes: a pure function of a moment, the questions a protocol answers, and the layout. */
import type { Portrait, Quorum } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { cutBetween, groupsOfRing } from './cuts.ts';
import { flightsOf, roomForWords } from './flight-shape.ts';
import type { FlightShape } from './flight-shape.ts';
import type { Layout } from './layout.ts';
import { linksOf } from './link-shape.ts';
import type { LinkShape } from './link-shape.ts';
import { loopsOf } from './loop-shape.ts';
import type { LoopShape } from './loop-shape.ts';
import { plateOf } from './plate-shape.ts';
import type { PlateShape } from './plate-shape.ts';
import { island, tearsBetween } from './tear.ts';
import type { Tear } from './tear.ts';

/** Everything on the stage. */
export interface NetworkScene {
  readonly plates: readonly PlateShape[];
  readonly flights: readonly FlightShape[];
  readonly links: readonly LinkShape[];
  readonly tears: readonly Tear[];
  readonly loops: readonly LoopShape[];
  /** Groups of ring nodes between which nothing passes; one group when all can talk. */
  readonly groups: readonly (readonly NodeId[])[];
}

/** With more messages than this under way, all shrink to glyphs. */
const MANY_FLIGHTS = 9;

/** The tears last drawn on each layout: most moments change nothing about them. */
const drawn = new WeakMap<Layout, { readonly key: string; readonly tears: readonly Tear[] }>();

function tearsOf(
  groups: readonly (readonly NodeId[])[],
  castaways: readonly NodeId[],
  layout: Layout,
): readonly Tear[] {
  const key = JSON.stringify([groups, castaways]);
  const last = drawn.get(layout);
  if (last?.key === key) return last.tears;
  const tears = [...tearsBetween(groups, layout), ...castaways.map((id) => island([id], layout))];
  drawn.set(layout, { key, tears });
  return tears;
}

/** The stage at a moment. `compact` draws messages as glyphs. */
export function networkScene(
  world: World,
  portrait: Portrait,
  layout: Layout,
  quorums: readonly Quorum[],
  compact: boolean,
): NetworkScene {
  const groups = groupsOfRing(world, layout.ring);
  const castaways = layout.aside.filter((id) =>
    layout.ring.every((other) => cutBetween(world, id, other) === 'both'),
  );
  const tears = tearsOf(groups, castaways, layout);
  const small = compact || world.flights.length > MANY_FLIGHTS || !roomForWords(world, portrait, layout);
  const links = linksOf(world, layout, groups, tears).filter(
    ({ from, to }) => !castaways.includes(from) && !castaways.includes(to),
  );
  return {
    plates: [...layout.ring, ...layout.aside].flatMap((id) => {
      const place = layout.places.get(id);
      const plate = place && plateOf(world, portrait, id, place, layout, quorums);
      return plate ? [plate] : [];
    }),
    flights: flightsOf(world, portrait, layout, tears, small),
    links,
    tears,
    loops: loopsOf(quorums, layout),
    groups,
  };
}
