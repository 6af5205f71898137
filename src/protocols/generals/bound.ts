/** How many traitors the camp bears, and whether there are no more. */
import type { Bound } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { kinOf, lieutenantsOf, wantedDepth } from './camp.ts';
import { numberInWords, plural } from './words.ts';

/** Who does not do its duty now: traitors, and those who are down. */
export const faultyIn = (world: World): readonly NodeId[] =>
  world.nodes.filter(({ id, up }) => !up || world.traitors[id] !== undefined).map(({ id }) => id);

const thereAre = (count: number): string =>
  count === 0 ? 'there is none' : `there ${count === 1 ? 'is' : 'are'} ${count}`;

/** The bound of oral messages: n ≥ 3m + 1. */
export function oralBound(world: World): Bound {
  const generals = lieutenantsOf(kinOf(world)).length + 1;
  const m = wantedDepth(world.setup.options);
  const bears = Math.floor((generals - 1) / 3);
  const are = faultyIn(world).length;
  if (generals < 3 * m + 1) {
    const needs = `OM(${m}) needs ${3 * m + 1} generals for ${plural(m, 'traitor')}`;
    return { holds: false, says: `${needs}; there are ${generals}, and ${plural(are, 'traitor')}.` };
  }
  if (m < bears && are > m)
    return {
      holds: false,
      says: `${generals} generals could bear ${bears}, but OM(${m}) bears ${plural(m, 'traitor')}; ${thereAre(are)}.`,
    };
  return { holds: are <= m, says: `${generals} generals bear ${plural(m, 'traitor')}; ${thereAre(are)}.` };
}

/** The bound of signed messages: as many traitors as rounds after the first. */
export function signedBound(world: World): Bound {
  const lieutenants = lieutenantsOf(kinOf(world)).length;
  const m = wantedDepth(world.setup.options);
  const are = faultyIn(world).length;
  const rounds = numberInWords(m + 1);
  return {
    holds: are <= m,
    says: `${rounds.charAt(0).toUpperCase()}${rounds.slice(1)} ${m === 0 ? 'round bears' : 'rounds bear'} ${plural(m, 'traitor')}, however many generals; ${thereAre(are)}${lieutenants - are < 1 ? ', and nobody is left to agree' : ''}.`,
  };
}

/** How many more traitors would change nothing of what is promised: chance keeps to that. */
export function leeway(world: World, isSigned: boolean): number {
  const m = wantedDepth(world.setup.options);
  const bears = isSigned || lieutenantsOf(kinOf(world)).length >= 3 * m ? m : 0;
  return bears - Object.keys(world.traitors).length;
}
