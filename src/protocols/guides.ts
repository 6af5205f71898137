/** For every protocol the guides to what lies too deep to be met by chance. Fetched when somebody looks for a failure. */
import type { Guide } from '../engine/protocol.ts';

const loaders: Readonly<Record<string, () => Promise<readonly Guide[]>>> = {
  raft: async () => (await import('./raft/guides.ts')).guides,
  generals: async () => (await import('./generals/guides.ts')).guides,
};

/** The guides of a protocol; empty if it needs none. */
export async function guidesOf(protocol: string): Promise<readonly Guide[]> {
  return Object.hasOwn(loaders, protocol) ? loaders[protocol]!() : [];
}
