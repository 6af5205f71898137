import type { WorkbenchWords } from '../en/workbench.ts';

/** Die Werkbank, auf der Abbildung, Partitur und Zeitleiste stehen. */
export const workbench: WorkbenchWords = {
  weakened: 'geschwächt',
  theLesson: 'Die Lektion',
  whatHappened: 'Was geschah und warum',
  timeline: 'Der Zeitverlauf',
  time: 'Zeit',
  playAndStep: 'Abspielen und Schritte',
  toStart: 'Zum Anfang',
  messageBack: 'Eine Nachricht zurück',
  eventBack: 'Ein Ereignis zurück',
  pause: 'Pause',
  play: 'Start',
  eventForward: 'Ein Ereignis vor',
  messageForward: 'Eine Nachricht vor',
  toEnd: 'Zum Ende',
  speed: 'Tempo',
  now: (ms, event) => `${ms} ms · Ereignis ${event}`,
  course: 'Verlauf',
  whatIf: (number, event) => `Was-wäre-wenn ${number}, ab Ereignis ${event}`,
  asItWas: 'Wie es war',
  partition: 'Trennen',
  heal: 'Heilen',
};
