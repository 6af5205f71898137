/** For every protocol the schedules that prove its judges can see. Apart from the registry: pages do not need them. */
import type { Mutant } from '../engine/protocol.ts';
import { mutants as consensus } from './consensus/mutants.ts';
import { mutants as generals } from './generals/mutants.ts';
import { signedMutants as signed } from './generals/signed-mutants.ts';
import { mutants as multiPaxos } from './multi-paxos/mutants.ts';
import { mutants as paxos } from './paxos/mutants.ts';
import { byHandOnly, mutants as raft } from './raft/mutants.ts';
import { mutants as shuttle } from './shuttle/mutants.ts';
import { mutants as twoPhaseCommit } from './two-phase-commit/mutants.ts';

export const mutants: Readonly<Record<string, readonly Mutant[]>> = {
  raft,
  paxos,
  'multi-paxos': multiPaxos,
  consensus,
  'two-phase-commit': twoPhaseCommit,
  shuttle,
  generals,
  signed,
};

/** Rules that only the scenes of a protocol's own test fire, because chance does not reach them. */
export const firedElsewhere: Readonly<Record<string, readonly string[]>> = { raft: byHandOnly };
