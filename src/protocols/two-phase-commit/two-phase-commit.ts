/** Two-phase commit: everybody must agree to a transaction before anybody carries it out, and one of them counts. */
import type { Protocol } from '../../engine/protocol.ts';
import { coordinator } from './coordinator.ts';
import { history } from './history.ts';
import { options } from './options.ts';
import { participant } from './participant.ts';
import { portrait } from './portrait.ts';
import { properties } from './properties.ts';
import { scenarios } from './scenarios.ts';
import { sometimes } from './sometimes.ts';
import { switches } from './switches.ts';
import { claims, commands, requests, verbs } from './vocabulary.ts';

export const twoPhaseCommit: Protocol = {
  id: 'two-phase-commit',
  title: 'Two-phase commit',
  epoch: 'transaction',
  cite: 'Gray 1978; Bernstein, Hadzilacos and Goodman 1987, chapter 7',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: { coordinator, participant } as unknown as Protocol['kinds'],
  options,
  network: { latencyMin: 20, latencyMax: 40, loss: 0, duplication: 0 },
  switches,
  alike: () => ['participant'],
  history,
  properties,
  sometimes,
  portrait,
  requests,
  commands,
  claims,
  verbs,
  ruleGroups: { TC: 'The coordinator', TP: 'The participants' },
  scenarios,
  casts: [
    { coordinator: 1, participant: 3 },
    { coordinator: 1, participant: 2 },
    { coordinator: 1, participant: 5 },
    { coordinator: 1, participant: 4 },
  ],
};
