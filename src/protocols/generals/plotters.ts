/** Who plots against whom, and what there is to break: the same with oral messages and with signed ones. */
import type { Plot } from '../../engine/adversary.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { commanderOf, kinOf, lieutenantsOf } from './camp.ts';
import type { CommanderState } from './state.ts';

/** The two sides of a plot. */
export interface Sides {
  readonly commander: NodeId;
  readonly lieutenants: readonly NodeId[];
  readonly traitors: readonly NodeId[];
  /** The lieutenants that are not among them. */
  readonly loyal: readonly NodeId[];
  /** What the commander is going to order, if it is loyal. */
  readonly order: string;
  /** What the traitors would break. */
  readonly promise: 'IC1' | 'IC2';
}

/** A plot that cannot even be looked for. */
export const noPlot = (says: string): Plot => ({ breaks: false, ways: [], says });

/** The two sides; a plot instead where there is nobody to plot or nobody to plot against. */
export function sidesIn(world: World): Sides | Plot {
  const kin = kinOf(world);
  const commander = commanderOf(kin);
  const lieutenants = lieutenantsOf(kin);
  const traitors = world.setup.cast.ids.filter((id) => world.traitors[id] !== undefined);
  const loyal = lieutenants.filter((id) => !traitors.includes(id));
  const promise = traitors.includes(commander) ? 'IC1' : 'IC2';
  if (traitors.length === 0) return noPlot('Nobody is a traitor. Turn somebody first.');
  // One alone always agrees with itself.
  if (loyal.length < (promise === 'IC1' ? 2 : 1))
    return noPlot('Too few are loyal for a promise to be broken.');
  const { order } = nodeOf(world, commander).state as CommanderState;
  return { commander, lieutenants, traitors, loyal, order, promise };
}
