/** How many traitors the camp bears, and whether there are no more. */
import type { Bound } from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { World } from '../../engine/world.ts';
import { kinOf, lieutenantsOf, wantedDepth } from './camp.ts';
import type { Marcher } from './state.ts';
import { capital, numberInWords, plural } from './words.ts';

/** How many do not do their duty now: traitors, and those who are down, or were and have lost count of the rounds. */
const faultyIn = ({ nodes, traitors }: World): number =>
  nodes.filter(({ id, up, state }) => !up || (state as Marcher).asleep || traitors[id] !== undefined).length;

/** What is said where a rule is off. */
const withoutRule = ({ off }: World): Bound | undefined =>
  off.length === 0
    ? undefined
    : { holds: false, says: `Without ${listInWords(off)} nothing is promised, whoever is loyal.` };

const thereAre = (count: number): string =>
  count === 0 ? 'there is none' : `there ${count === 1 ? 'is' : 'are'} ${count}`;

/** The bound of oral messages: n ≥ 3m + 1. */
export function oralBound(world: World): Bound {
  const without = withoutRule(world);
  if (without) return without;
  const generals = lieutenantsOf(kinOf(world)).length + 1;
  const m = wantedDepth(world.setup.options);
  const bears = Math.floor((generals - 1) / 3);
  const are = faultyIn(world);
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
  const without = withoutRule(world);
  if (without) return without;
  const lieutenants = lieutenantsOf(kinOf(world)).length;
  const m = wantedDepth(world.setup.options);
  const are = faultyIn(world);
  const rounds = capital(numberInWords(m + 1));
  return {
    holds: are <= m,
    says: `${rounds} ${m === 0 ? 'round bears' : 'rounds bear'} ${plural(m, 'traitor')}, however many generals; ${thereAre(are)}${lieutenants - are < 1 ? ', and nobody is left to agree' : ''}.`,
  };
}

/** How many more traitors would change nothing of what is promised: chance keeps to that. */
export function leeway(world: World, isSigned: boolean): number {
  const m = wantedDepth(world.setup.options);
  const bears = isSigned || lieutenantsOf(kinOf(world)).length >= 3 * m ? m : 0;
  return bears - Object.keys(world.traitors).length;
}
