/** Words of the workbench that figure, score and transport stand on. */
import { wordsOf } from '../words.ts';

const english = {
  weakened: 'weakened',
  theLesson: 'The lesson',
  whatHappened: 'What happened and why',
  timeline: 'The timeline',
  time: 'Time',
  playAndStep: 'Play and step',
  toStart: 'To the start',
  messageBack: 'One message back',
  eventBack: 'One event back',
  pause: 'Pause',
  play: 'Play',
  eventForward: 'One event forward',
  messageForward: 'One message forward',
  toEnd: 'To the end',
  speed: 'Speed',
  /** The time in ms, spaced, and how many events there were. */
  now: (ms: string, event: number) => `${ms} ms · event ${event}`,
  course: 'Course of events',
  whatIf: (number: number, event: number) => `What if ${number}, from event ${event}`,
  asItWas: 'As it was',
  partition: 'Partition',
  heal: 'Heal',
};

export type WorkbenchWords = typeof english;
export const workbenchWords = wordsOf('workbench', english);
