/** The Byzantine generals with oral messages: OM(m) of “The Byzantine Generals Problem” (Lamport, Shostak, Pease 1982). */
import type { Protocol } from '../../engine/protocol.ts';
// First, because tools load all protocols at once, and one loader hands out half of what two of them wait for.
import { claims, verbs } from './vocabulary.ts';
import { adversary } from './adversary.ts';
import { leeway } from './bound.ts';
import { commands, faultsFor, oralForgeries, requests } from './chance.ts';
import { commander } from './commander.ts';
import { history } from './history.ts';
import { lieutenant } from './lieutenant.ts';
import { options } from './options.ts';
import { portrait } from './portrait.ts';
import { properties } from './properties.ts';
import { roads } from './round.ts';
import { scenarios } from './scenarios.ts';
import { switches } from './switches.ts';
import { sometimes } from './sometimes.ts';

export const generals: Protocol = {
  id: 'generals',
  title: 'Byzantine generals',
  epoch: 'round',
  cite: 'Lamport, Shostak and Pease 1982',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: { commander, lieutenant } as unknown as Protocol['kinds'],
  options,
  network: roads,
  switches,
  history,
  properties,
  sometimes,
  portrait,
  requests,
  commands,
  claims,
  verbs,
  ruleGroups: { OM: 'Oral messages' },
  scenarios,
  adversary,
  inRounds: true,
  faults: faultsFor({ leeway: (world) => leeway(world, false), forgeries: oralForgeries }),
  casts: [
    { commander: 1, lieutenant: 3 },
    { commander: 1, lieutenant: 4 },
    { commander: 1, lieutenant: 6 },
    { commander: 1, lieutenant: 2 },
    { commander: 1, lieutenant: 5 },
  ],
};
