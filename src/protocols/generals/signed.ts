/** The Byzantine generals with signed messages: SM(m) of “The Byzantine Generals Problem” (Lamport, Shostak, Pease 1982). */
import type { Protocol } from '../../engine/protocol.ts';
import { leeway } from './bound.ts';
import { commands, faultsFor, requests, signedForgeries } from './chance.ts';
import { signedCommander } from './commander.ts';
import { history } from './history.ts';
import { options } from './options.ts';
import { roads } from './round.ts';
import { signedAdversary } from './signed-adversary.ts';
import { signedLieutenant } from './signed-lieutenant.ts';
import { signedPortrait } from './signed-portrait.ts';
import { signedProperties } from './signed-properties.ts';
import { signedScenarios } from './signed-scenarios.ts';
import { signedSwitches } from './signed-switches.ts';
import { signedClaims, signedVerbs } from './signed-vocabulary.ts';
import { sometimes } from './sometimes.ts';

const { m, order } = options;

export const signed: Protocol = {
  id: 'signed',
  title: 'Signed generals',
  epoch: 'round',
  cite: 'Lamport, Shostak and Pease 1982',
  // A protocol's own states and messages are its own business: shared code hands them back to it unread.
  kinds: { commander: signedCommander, lieutenant: signedLieutenant } as unknown as Protocol['kinds'],
  options: { m: m!, order: order! },
  network: roads,
  switches: signedSwitches,
  history,
  properties: signedProperties,
  sometimes,
  portrait: signedPortrait,
  requests,
  commands,
  claims: signedClaims,
  verbs: signedVerbs,
  ruleGroups: { SM: 'Signed messages' },
  scenarios: signedScenarios,
  adversary: signedAdversary,
  inRounds: true,
  faults: faultsFor({ leeway: (world) => leeway(world, true), forgeries: signedForgeries }),
  casts: [
    { commander: 1, lieutenant: 3 },
    { commander: 1, lieutenant: 2 },
    { commander: 1, lieutenant: 5 },
    { commander: 1, lieutenant: 4 },
  ],
};
