/** Rounds: every general has a clock, they all began together, and each firing begins the next round. */
import { note, set, start } from '../../engine/effect.ts';
import type { Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { Body, World } from '../../engine/world.ts';
import type { Marcher } from './state.ts';

/** How long a round lasts, in virtual ms: longer than any messenger takes. */
const ROUND = 100;
/** The part of it that passes before round 1. */
const PRELUDE = 0.3;

/** Messengers are always faster than a round. */
export const roads: World['network'] = { latencyMin: 55, latencyMax: 90, loss: 0, duplication: 0 };

/** The one timer of every general. */
export const clock = (): Readonly<Record<string, number>> => ({ round: ROUND });

/** What a general does when it starts. `part`: the first part of the ids of the rules. */
export function bootRules<S extends Marcher, B extends Body>(
  part: string,
): Readonly<Record<string, Rule<S, B>>> {
  const { onBoot } = rulesFor<S, B>();
  return {
    [`${part}.0`]: onBoot({
      cite: 'BGP §1 and §6: clocks for A3',
      says: 'All generals set their clocks; every round lasts longer than any messenger takes.',
      when: ({ self }) => self.round === 0,
      then: () => [start('round', PRELUDE)],
      tells: ({ id }) => `${id} sets its clock.`,
    }),
    [`${part}.0b`]: onBoot({
      cite: 'BGP §1: whoever fails counts as a traitor',
      says: 'Whoever was down while the rounds went by has lost count of them, and keeps silent to the end.',
      then: () => [set<S>({ asleep: true } as Partial<S>), note('sleeps')],
      tells: ({ id }) => `${id} is back, has missed the rounds and says nothing any more.`,
    }),
  };
}
