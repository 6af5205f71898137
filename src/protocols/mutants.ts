/** For every protocol the schedules that prove its judges can see. Apart from the registry: pages do not need them. */
import type { Mutant } from '../engine/protocol.ts';
import { mutants as multiPaxos } from './multi-paxos/mutants.ts';
import { mutants as paxos } from './paxos/mutants.ts';
import { mutants as raft } from './raft/mutants.ts';

export const mutants: Readonly<Record<string, readonly Mutant[]>> = {
  raft,
  paxos,
  'multi-paxos': multiPaxos,
};
