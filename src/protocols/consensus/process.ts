/** A process: by hand or by rounds. */
import type { Kind } from '../../engine/rule.ts';
import { handRules } from './by-hand.ts';
import { floodRules } from './flood.ts';
import type { ConsensusBody, ProcessState } from './state.ts';
import { processWith } from './state.ts';
import { inputOf } from './values.ts';

/** Reads `proposes 10`, `proposes nothing`, `proposes 10, decided 5`: a process that has not done anything else yet. */
function readGiven(text: string): { readonly state: ProcessState; readonly stopTimers: readonly string[] } {
  const found = /^proposes (\S{1,8}?)(?:, decided (\S{1,8}))?$/.exec(text.trim());
  if (!found) throw new Error(`"${text}" is no state of a process: write proposes 10, decided 5`);
  const [, input = '', decided] = found;
  const fresh = processWith(input === 'nothing' ? null : input);
  return {
    state: { ...fresh, decisions: decided === undefined ? [] : [decided] },
    stopTimers: ['round'],
  };
}

/** The only kind there is. */
export const process: Kind<ProcessState, ConsensusBody> = {
  letter: 'P',
  initial: (id, _, options) => processWith(inputOf(id, options)),
  durable: () => ['input', 'decisions', 'over', 'began'],
  timers: ({ roundTime }) => ({ round: Number(roundTime) }),
  rules: { ...handRules, ...floodRules },
  given: readGiven,
};
