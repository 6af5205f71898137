/** Words of the logs. */
import { wordsOf } from '../words.ts';

const english = {
  logs: 'Logs',
  logsOf: (of: string) => `Logs of ${of}`,
  down: 'down',
  folded: 'folded into a snapshot',
  foldedSays: (id: string, last: number, epoch: string, number: number) =>
    `${id}, entries 1 to ${last}, folded into a snapshot; the last is of ${epoch} ${number}`,
  nothingYet: 'Nothing here yet',
  sendsFrom: (by: string, index: number) => `${by} sends from ${index}`,
  matchesTo: (by: string, index: number) => `${by} knows to match up to ${index}`,
  caption: (epoch: string) => `Logs by index; each cell tells its ${epoch} and its entry`,
  node: 'Node',
  showEarlier: (count: number) => `Show earlier entries: ${count} before these`,
  earlier: 'earlier',
  later: 'later',
  chosenTo: (index: number) => `all chosen through ${index}`,
  committedTo: (index: number) => `committed through ${index}`,
  known: 'known to be chosen, though not all before it are',
  gap: 'a gap',
  noop: 'does nothing',
  members: 'changes the membership',
  forced: 'taken over from an earlier leader',
  putIn: 'does nothing',
  next: (by: string) => `next to send, says ${by}`,
  match: 'known to match',
  conflict: 'conflict',
  chosen: 'chosen',
  committed: 'committed',
  conflictsWith: (id: string) => `conflicts with ${id}`,
};

export type LogsWords = typeof english;
export const logsWords = wordsOf('logs', english);
