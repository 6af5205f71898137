/** What people may choose about Paxos. Every word and every yes or no is safe; numbers of flexible quorums may not be. */
import type { OptionSpec } from '../../engine/protocol.ts';

export const options: Readonly<Record<string, OptionSpec>> = {
  first: {
    label: 'Ballots count from',
    says: 'The first ballot has the number after this. Ballot 9001 needs no other reason than 9000.',
    value: 0,
    min: 0,
    max: 1_000_000,
  },
  quorums: {
    label: 'Quorums',
    says: 'Majorities in both phases, or as many as said below.',
    value: 'majority',
    oneOf: ['majority', 'flexible'],
  },
  phase1: {
    label: 'Promises needed',
    says: 'With flexible quorums; 0 is a majority.',
    value: 0,
    min: 0,
    max: 29,
  },
  phase2: {
    label: 'Acceptances needed',
    says: 'With flexible quorums; 0 is a majority. Any two quorums of the two phases must meet.',
    value: 0,
    min: 0,
    max: 29,
  },
  learn: {
    label: 'Learning',
    says: 'Acceptors tell everybody what they accept, or only the proposer, which tells the learners what is chosen.',
    value: 'all',
    oneOf: ['all', 'distinguished'],
  },
  nack: {
    label: 'Refusals are said',
    says: 'An acceptor that refuses says which number it has promised; otherwise it keeps silent.',
    value: true,
  },
  backoff: {
    label: 'Back-off',
    says: 'How long a refused proposer waits: by chance and doubling, always the same, or not at all.',
    value: 'random',
    oneOf: ['random', 'equal', 'none'],
  },
  backoffMin: {
    label: 'Shortest back-off',
    says: 'Virtual ms; by chance it is up to twice as long.',
    value: 80,
    min: 1,
    max: 5000,
  },
  patience: {
    label: 'Patience',
    says: 'Virtual ms before a proposer asks the silent again.',
    value: 150,
    min: 10,
    max: 10_000,
  },
  leader: {
    label: 'Leader',
    says: 'Everybody may propose at any time, or only the proposer with the lowest place that is alive.',
    value: 'none',
    oneOf: ['none', 'one'],
  },
  alive: {
    label: 'Sign of life',
    says: 'Virtual ms between two of them, if there is a leader.',
    value: 60,
    min: 10,
    max: 5000,
  },
  reach: {
    label: 'Whom proposers ask',
    says: 'All acceptors, or just enough for a quorum; the others only when those are silent.',
    value: 'all',
    oneOf: ['all', 'majority'],
  },
  fast: {
    label: 'Fast ballot',
    says: 'The first ballot is open to any value that reaches the acceptors first.',
    value: false,
  },
};
