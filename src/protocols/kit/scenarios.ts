/** Clusters to begin with: the same for all protocols of replicated servers, so that they can be put side by side. */
import type { Scenario } from '../../engine/protocol.ts';

export const five: Scenario = {
  id: 'five',
  title: 'Five servers and a client',
  says: 'A healthy cluster. Crash its leader, cut it in two, ask it for something.',
  nodes: { server: 5, client: 1 },
  seed: 42,
};

export const three: Scenario = {
  id: 'three',
  title: 'Three servers',
  says: 'The smallest cluster that survives a crash. Try two.',
  nodes: { server: 3, client: 1 },
  seed: 7,
};

/** `title`: the protocol that does not mind. */
export const seven = (title: string): Scenario => ({
  id: 'seven',
  title: 'Seven servers, a rough network',
  says: `One message in twelve is lost, some come twice. ${title} does not mind.`,
  nodes: { server: 7, client: 2 },
  seed: 3,
  network: { latencyMin: 6, latencyMax: 34, loss: 0.08, duplication: 0.05 },
});
