/** The consensus problem: a stage on which anybody may decide anything, and the simplest rule that decides rightly. */
import type { Protocol } from '../../engine/protocol.ts';
import { history } from './history.ts';
import { options } from './options.ts';
import { portrait } from './portrait.ts';
import { process } from './process.ts';
import { properties } from './properties.ts';
import { scenarios } from './scenarios.ts';
import { switches } from './switches.ts';
import { claims, commands, faults, requests, verbs } from './vocabulary.ts';
import { sometimes } from './sometimes.ts';

export const consensus: Protocol = {
  id: 'consensus',
  title: 'The consensus problem',
  epoch: 'round',
  cite: 'Lynch 1996, chapters 5 and 6',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: { process } as unknown as Protocol['kinds'],
  options,
  network: { latencyMin: 20, latencyMax: 40, loss: 0, duplication: 0 },
  switches,
  history,
  properties,
  sometimes,
  portrait,
  requests,
  commands,
  claims,
  verbs,
  ruleGroups: { CP: 'By hand', FL: 'All to all, in rounds' },
  scenarios,
  inRounds: true,
  faults,
  casts: [{ process: 3 }, { process: 5 }, { process: 4 }, { process: 7 }],
};
