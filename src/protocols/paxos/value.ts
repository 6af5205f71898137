/** The value rule: what a proposer may propose, given what it was promised. The heart of Paxos, in one place. */
import type { NodeId, Options } from '../../engine/world.ts';
import { fastBallot } from './cast.ts';
import type { Quorums } from './cast.ts';
import type { Report } from './state.ts';

/** What may be proposed, and why. */
export interface Choice {
  /** Null: it has nothing to propose. */
  readonly value: string | null;
  /** `free`: nobody reported anything that binds. `bound`: the value may have been chosen already. */
  readonly why: 'free' | 'bound';
  /** Whose reports decide. */
  readonly decisive: readonly NodeId[];
  /** The ballot those reports are of; 0 if nothing was reported. */
  readonly ballot: number;
}

/** What the rules in force are. */
interface ValueRules {
  readonly options: Options;
  readonly quorums: Quorums;
  keeps(rule: string): boolean;
}

/** So many votes of those who answered, and the value may have been chosen in the fast ballot. */
export const mayBeChosenFast = (votes: number, answers: number, { size, fast }: Quorums): boolean =>
  votes >= answers + fast - size;

/** The values reported for a ballot, with how many reported each, the most frequent first. */
function counted(reports: readonly Report[]): readonly (readonly [value: string, votes: number])[] {
  const counts = new Map<string, number>();
  for (const { va } of reports) if (va !== null) counts.set(va, (counts.get(va) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** What a proposer that wishes for `own` may propose after these promises. */
export function choiceOf(promises: readonly Report[], own: string | null, rules: ValueRules): Choice {
  const { options, quorums } = rules;
  const reports = promises.filter(({ na }) => na > 0);
  if (reports.length === 0 || (!rules.keeps('PSW-VALUE') && own !== null))
    return { value: own, why: 'free', decisive: [], ballot: 0 };
  const numbers = reports.map(({ na }) => na);
  const ballot = rules.keeps('PSW-LOWEST') ? Math.max(...numbers) : Math.min(...numbers);
  const latest = reports.filter(({ na }) => na === ballot);
  const values = counted(latest);
  const [value, votes] = values[0]!;
  const from = (wanted: string): readonly NodeId[] =>
    latest.filter(({ va }) => va === wanted).map((report) => report.from);
  // In a fast ballot the acceptors may have taken different values: only one that may have reached a fast quorum binds.
  const isSplit = ballot === fastBallot(options) && values.length > 1;
  if (isSplit && !mayBeChosenFast(votes, promises.length, quorums))
    return { value: own ?? value, why: 'free', decisive: [], ballot };
  return { value, why: 'bound', decisive: from(value), ballot };
}
