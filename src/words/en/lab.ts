/** Words of the lab: its column, its start, its header. */
import { wordsOf } from '../words.ts';

const english = {
  panel: 'Panel',
  now: 'This moment',
  card: 'All rules',
  legend: 'Legend',
  nothingYet: 'Nothing has happened yet',
  begin: (says: string) => `${says} Press play, or make something happen: click a server.`,
  scenario: 'Scenario',
  beside: 'Side by side',
  share: 'Share',
  seed: (seed: number) => `Seed ${seed}`,
  startOver: 'Start over',
  same: 'The same seed and the same actions always give the same run.',
  theSeed: 'Seed',
  decides: 'It decides every latency and every timeout.',
  wholeNumber: 'A seed is a whole number of at most nine digits.',
  start: 'Start',
  roll: 'Roll a new seed',
  breakIt: 'Break it',
  find: 'Find a failure',
  noMode: (mode: string) => `The lab has no mode “${mode}”.`,
  noGoal: (goal: string) => `There is no goal “${goal}” here, so you may choose one.`,
  notYet: 'Not yet: here timers wait until every message has come, and for each other.',
};

export type LabWords = typeof english;
export const labWords = wordsOf('lab', english);
