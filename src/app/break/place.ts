/** Where a player's run began, as a hunt can begin there. */
import type { Start } from '../../drivers/explore/hunt.ts';
import { writeModel } from '../../drivers/explore/models.ts';
import type { Player } from '../../player/player.ts';
import { deedsOf, writeDeeds } from '../../timeline/link.ts';
import type { Line } from '../../timeline/timeline.ts';

/** The scenario a lab was opened with. */
export interface Place {
  readonly scenario: string;
  readonly seed: number;
  /** As a link writes them. */
  readonly options: string;
  /** Index of the last moment of the scenario's own script. */
  readonly start: number;
}

/** The start of a place, before anybody has done anything. */
export const beginningOf = ({ scenario, seed, options }: Place): Start => ({
  scenario,
  seed,
  options,
  deeds: '',
});

/** A moment of a line as a start. What the clock brought about since the last deed is held fast by a wait that takes no time. */
export function hereOf(place: Place, line: Line, index: number): Start {
  const { world, by } = line.moments[index]!;
  const deeds = deedsOf({ ...line, moments: line.moments.slice(0, index + 1) }, place.start);
  const isClocked = index > place.start && by === 'clock';
  const all = isClocked
    ? [...deeds, { after: index, at: world.now, action: { kind: 'wait', until: world.now } as const }]
    : deeds;
  return { ...beginningOf(place), deeds: writeDeeds(world.setup.cast, all) };
}

/** The place of a player that no lab has opened: the same nodes and options. */
export function placeOf(player: Player): Place {
  const { protocol } = player;
  const { cast, options } = player.moment().world.setup;
  const nodes = Object.fromEntries([...cast.byKind].map(([kind, ids]) => [kind, ids.length]));
  const proper = Object.fromEntries(
    Object.entries(options).filter(([name]) => protocol.options[name]?.counts === undefined),
  );
  return { ...writeModel(protocol, nodes, proper), start: 0 };
}

/** Whether two starts are of the same place. */
export const isSamePlace = (a: Omit<Start, 'deeds'>, b: Omit<Start, 'deeds'>): boolean =>
  a.scenario === b.scenario && a.seed === b.seed && a.options === b.options;
