import { listed } from '../lists.ts';
import type { RulesWords } from '../en/rules.ts';

/** Die Regeln: welche griffen, und warum eine andere nicht. */
export const rules: RulesWords = {
  off: (says) => `Abgeschaltet: ${says}`,
  offSays: (says) => `Aus: ${says}`,
  isVoid: (promises) => `Nicht mehr versprochen: ${listed(promises, 'und')}.`,
  progressOnly: 'Alle Versprechen gelten weiter; nur das Vorankommen kann leiden.',
  wouldVoid: (promises) => `Ohne sie kann niemand versprechen: ${listed(promises, 'und')}.`,
  wouldStall: 'Ohne sie gelten alle Versprechen; nur das Vorankommen kann leiden.',
  firedOn: (ids) => `griff bei ${ids}`,
  cited: (cite, stimulus) => `${cite}. Wartet auf ${stimulus}.`,
  why: 'Warum?',
  whyNot: 'Warum nicht?',
  fired: 'Regeln, die griffen',
  on: (ids) => `bei ${ids}`,
  none: 'Keine: Darauf hatte kein Knoten zu antworten.',
  noneYet: 'Noch keine: Es ist nichts geschehen.',
  anyMessage: 'irgendeine Nachricht',
  aMessage: (types) => {
    const last = types.length > 1 ? ` oder ${types[types.length - 1]}` : '';
    return `ein ${types.slice(0, Math.max(1, types.length - 1)).join(', ')}${last}`;
  },
  theTimer: (timer) => `den ${timer}-Timer`,
  aCommand: 'einen Befehl',
  aStart: 'einen Start oder Neustart',
  itsMoment: 'ihren eigenen Augenblick: Sie wird nach jeder Antwort versucht',
  cameMessage: (type, from) => `was ankam, war das ${type} von ${from}`,
  cameTimer: (timer) => `was geschah, war der Ablauf des ${timer}-Timers`,
  cameCommand: 'was ankam, war ein Befehl',
  cameRestart: 'was geschah, war ein Neustart',
  noNode: (id) => `Hier gibt es kein ${id}.`,
  notFor: (rule, id, kind) => `${rule} ist keine Regel für ${id}, einen Knoten der Art ${kind}.`,
  didFire: (id, deed) => `Sie griff bei ${id}. ${deed}`,
  nothingCame: (rule, stimulus) =>
    `In diesem Augenblick kam nichts an, worauf ein Knoten zu antworten hätte. ${rule} wartet auf ${stimulus}.`,
  notItsTurn: (id, other) =>
    `${id} hatte in diesem Augenblick nichts zu antworten: ${other} war an der Reihe.`,
  down: (id) => `${id} ist abgestürzt und antwortet auf nichts.`,
  triedAfter: (rule, id) =>
    `Sie wird nach jeder Antwort versucht. Nach ${rule} galt ihre Bedingung bei ${id} nicht.`,
  tried: (id) => `Sie wird nach jeder Antwort versucht, und ihre Bedingung galt bei ${id} nicht.`,
  waitsFor: (stimulus, came) => `Sie wartet auf ${stimulus}; ${came}.`,
  before: (rule, says) => `${rule} steht vor ihr und hatte schon geantwortet: „${says}“`,
  notAnyMore: (rule, id) =>
    `Ihre Bedingung galt, als die Nachricht ankam, aber nicht mehr, nachdem ${rule} ${id} verändert hatte.`,
  anEarlierRule: 'eine frühere Regel',
  weak: (name, says) => ` Hier ist sie geschwächt: ${name} ist aus. ${says}`,
  didNotHold: (id, excuse) =>
    `Ihre Bedingung galt bei ${id} nicht, also war die nächste Regel an der Reihe.${excuse}`,
};
