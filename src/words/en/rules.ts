/** Words of the rules: those that fired, and why another did not. */
import { listed } from '../lists.ts';
import { wordsOf } from '../words.ts';

const english = {
  off: (says: string) => `Switched off: ${says}`,
  offSays: (says: string) => `Off: ${says}`,
  isVoid: (promises: readonly string[]) => `No longer promised: ${listed(promises, 'and')}.`,
  progressOnly: 'Every promise still stands; only progress may suffer.',
  wouldVoid: (promises: readonly string[]) => `Without it nobody can promise: ${listed(promises, 'and')}.`,
  wouldStall: 'Without it every promise stands; only progress may suffer.',
  firedOn: (ids: string) => `fired on ${ids}`,
  cited: (cite: string, stimulus: string) => `${cite}. Waits for ${stimulus}.`,
  why: 'Why?',
  whyNot: 'Why not?',
  fired: 'Rules that fired',
  on: (ids: string) => `on ${ids}`,
  none: 'None: this was not for a node to answer.',
  noneYet: 'None yet: nothing has happened.',
  anyMessage: 'any message',
  aMessage: (types: readonly string[]) => {
    const article = /^[AEIOU]/.test(types[0] ?? '') ? 'an' : 'a';
    const last = types.length > 1 ? ` or ${types[types.length - 1]}` : '';
    return `${article} ${types.slice(0, Math.max(1, types.length - 1)).join(', ')}${last}`;
  },
  theTimer: (timer: string) => `the ${timer} timer`,
  aCommand: 'a command',
  aStart: 'a start or restart',
  itsMoment: 'its own moment: it is tried after every answer',
  cameMessage: (type: string, from: string) => `what came in was the ${type} from ${from}`,
  cameTimer: (timer: string) => `what happened was that the ${timer} timer ran out`,
  cameCommand: 'what came in was a command',
  cameRestart: 'what happened was a restart',
  noNode: (id: string) => `There is no ${id} here.`,
  notFor: (rule: string, id: string, kind: string) => `${rule} is not a rule for ${id}: it is a ${kind}.`,
  didFire: (id: string, deed: string) => `It did fire on ${id}. ${deed}`,
  nothingCame: (rule: string, stimulus: string) =>
    `Nothing came in at this moment for any node to answer. ${rule} waits for ${stimulus}.`,
  notItsTurn: (id: string, other: string) =>
    `${id} had nothing to answer at this moment: it was ${other}’s turn.`,
  down: (id: string) => `${id} is down: it answers nothing.`,
  triedAfter: (rule: string, id: string) =>
    `It is tried after every answer. After ${rule} its condition did not hold on ${id}.`,
  tried: (id: string) => `It is tried after every answer, and its condition did not hold on ${id}.`,
  waitsFor: (stimulus: string, came: string) => `It waits for ${stimulus}; ${came}.`,
  before: (rule: string, says: string) => `${rule} stands before it and had already answered: “${says}”`,
  notAnyMore: (rule: string, id: string) =>
    `Its condition held when the message came in, but not any more once ${rule} had changed ${id}.`,
  anEarlierRule: 'an earlier rule',
  weak: (name: string, says: string) => ` It is weakened here: ${name} is off. ${says}`,
  didNotHold: (id: string, excuse: string) =>
    `Its condition did not hold on ${id}, so the next rule was asked.${excuse}`,
};

export type RulesWords = typeof english;
export const rulesWords = wordsOf('rules', english);
