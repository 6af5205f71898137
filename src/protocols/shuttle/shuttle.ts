/** STS-124: four sound computers that could not agree, because one cracked diode told them different things. */
import type { Protocol } from '../../engine/protocol.ts';
import { box } from './box.ts';
import { computer } from './computer.ts';
import { history } from './history.ts';
import { options } from './options.ts';
import { portrait } from './portrait.ts';
import { properties } from './properties.ts';
import { scenarios } from './scenarios.ts';
import { switches } from './switches.ts';
import { claims, faults, requests, verbs } from './vocabulary.ts';
import { sometimes } from './sometimes.ts';

export const shuttle: Protocol = {
  id: 'shuttle',
  title: 'The shuttle’s computers',
  epoch: 'group',
  cite: 'Driscoll 2010',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: { box, computer } as unknown as Protocol['kinds'],
  options,
  network: { latencyMin: 12, latencyMax: 18, loss: 0, duplication: 0 },
  switches,
  history,
  properties,
  sometimes,
  portrait,
  requests,
  claims,
  verbs,
  ruleGroups: { BX: 'The box', IN: 'Agreeing on inputs', RM: 'Redundancy management' },
  scenarios,
  inRounds: true,
  faults,
  casts: [
    { box: 1, computer: 4 },
    { box: 1, computer: 3 },
    { box: 1, computer: 5 },
  ],
};
