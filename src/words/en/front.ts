/** Words of the front page. */
import { wordsOf } from '../words.ts';

const english = {
  parts: 'Parts of Parley',
  lessons: 'Lessons',
  lab: 'Lab',
  write: 'Write',
  welcome: 'Welcome',
  title: 'Watch distributed systems agree.',
  lead: 'Real protocols, running in your browser. Crash the leader, split the network, lose a message, and see exactly which rule saves the day.',
  start: (title: string) => `Start with “${title}”`,
  openLab: 'Open the lab',
  tookOver: (id: string, clock: string) => `${id} took over, in ${clock}. Nobody told it to.`,
  crashToo: (id: string) => `Crash ${id} as well`,
  bringBack: (id: string) => `Bring ${id} back`,
  gone: (id: string) => `${id} is gone. Whose ring runs out first?`,
  inCharge: (id: string) => `${id} is in charge. Crash it. Who takes over?`,
  crash: (id: string) => `Crash ${id}`,
  election: 'An election is on.',
  pause: 'Pause',
  play: 'Play',
  local: 'Everything here runs on your machine. Nothing is sent anywhere.',
  short: ' This browser lets us keep nothing: your progress lasts until you close the page.',
  offline: 'Ready offline: this opens without a network from now on.',
  newer: 'A newer Parley is here: close all its windows, and open it again.',
  course: 'The course',
  minutes: (minutes: number) => `${minutes} min`,
  theLab: 'The lab',
  labMotto: 'No steps, no questions. Break what you like.',
  asLong: 'as long as you like',
  done: 'done',
  step: (step: number, steps: number) => `step ${step} of ${steps}`,
};

export type FrontWords = typeof english;
export const frontWords = wordsOf('front', english);
