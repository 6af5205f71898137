/** Options that replicated servers and their clients have in common, whatever the protocol. */
import type { OptionSpec } from '../../engine/protocol.ts';

/** How often a leader gives a sign of life. */
export const heartbeat: OptionSpec = {
  label: 'Heartbeat',
  says: 'Virtual ms between two heartbeats of a leader.',
  value: 50,
  min: 5,
  max: 1000,
};

/** How long a client waits for an answer. */
export const clientRetry: OptionSpec = {
  label: 'Client patience',
  says: 'Virtual ms before a client asks another server.',
  value: 180,
  min: 20,
  max: 5000,
};

/** Bounds of the time a server waits for a leader; `says` tells what is special about them. */
export const electionTimes = (
  shortest: string,
  longest: string,
): Readonly<Record<'electionMin' | 'electionMax', OptionSpec>> => ({
  electionMin: { label: 'Shortest election timeout', says: shortest, value: 150, min: 20, max: 2000 },
  electionMax: { label: 'Longest election timeout', says: longest, value: 300, min: 20, max: 4000 },
});
