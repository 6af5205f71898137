/** The registry: every protocol Parley can run. Adding one is a folder and an entry here. Each comes when it is asked for. */
import type { Protocol } from '../engine/protocol.ts';

/** What is known of a protocol before it is loaded. */
export interface ProtocolCard {
  readonly title: string;
  /** Of the lab it opens with. */
  readonly scenario: string;
  readonly load: () => Promise<Protocol>;
}

export const protocols: Readonly<Record<string, ProtocolCard>> = {
  raft: {
    title: 'Raft',
    scenario: 'five',
    load: async () => (await import('./raft/raft.ts')).raft,
  },
  paxos: {
    title: 'Paxos',
    scenario: 'three',
    load: async () => (await import('./paxos/paxos.ts')).paxos,
  },
  'multi-paxos': {
    title: 'Multi-Paxos',
    scenario: 'five',
    load: async () => (await import('./multi-paxos/multi-paxos.ts')).multiPaxos,
  },
  consensus: {
    title: 'The consensus problem',
    scenario: 'five',
    load: async () => (await import('./consensus/consensus.ts')).consensus,
  },
  'two-phase-commit': {
    title: 'Two-phase commit',
    scenario: 'three',
    load: async () => (await import('./two-phase-commit/two-phase-commit.ts')).twoPhaseCommit,
  },
  shuttle: {
    title: 'The shuttle’s computers',
    scenario: 'history',
    load: async () => (await import('./shuttle/shuttle.ts')).shuttle,
  },
  generals: {
    title: 'Byzantine generals',
    scenario: 'four',
    load: async () => (await import('./generals/generals.ts')).generals,
  },
  signed: {
    title: 'Signed generals',
    scenario: 'three',
    load: async () => (await import('./generals/signed.ts')).signed,
  },
};

/** The protocol of that id; undefined if there is none. Rejects if it cannot be fetched. */
export async function protocolCalled(id: string): Promise<Protocol | undefined> {
  return Object.hasOwn(protocols, id) ? protocols[id]?.load() : undefined;
}

/** All protocols, loaded, by id: for tools and tests. */
export async function allProtocols(): Promise<Readonly<Record<string, Protocol>>> {
  const loaded = await Promise.all(
    Object.entries(protocols).map(async ([id, { load }]) => [id, await load()] as const),
  );
  return Object.fromEntries(loaded);
}
