/** Words of the inspector. */
import { wordsOf } from '../words.ts';

const english = {
  gone: 'That is gone by now.',
  choose: 'Choose a node or a message to look inside.',
  inside: (name: string) => `Inside ${name}`,
  was: 'was',
  isNow: ', is now',
  survives: 'Survives a crash',
  disk: 'disk',
  timers: 'Timers',
  timersHeld: 'Timers, held',
  left: (time: string) => `${time} left`,
  machine: 'State machine',
  carries: 'What it carries',
  crashed: 'crashed',
  diesAt: 'dies at the cut at',
  lostAt: 'is lost at',
  arrivesAt: 'arrives at',
  from: 'from',
  to: 'to',
  sentAt: 'sent at',
  nothingUnderWay: 'nothing is under way',
  underWay: (count: number) => `${count} under way`,
  cut: 'cut, nothing passes',
  open: (under: string) => `open, ${under}`,
  entry: (id: string, index: number) => `${id}, entry ${index}`,
  noEntry: 'There is no such entry any more.',
  entries: (id: string, last: number) => `${id}, ${last === 1 ? 'entry 1' : `entries 1–${last}`}`,
  folded: (epoch: string, number: number) =>
    `Folded into a snapshot: the entries are gone, and what they came to is kept. The last was written in ${epoch} ${number}.`,
  holds: (values: string) => `Values: ${values}.`,
  session: (client: string, seq: number, answer: string) =>
    `${client}: request ${seq} was answered ${answer}.`,
  counted: (sets: string) => `Members: ${sets}.`,
  chosen: 'chosen',
  committed: 'committed',
  noop: 'It does nothing: it closes a gap, or begins a term.',
  members: 'It changes the membership: whoever stores it goes by it.',
  forced: 'Its leader had to take it over from an earlier one.',
  written: (text: string, epoch: string, number: number) => `${text}, written in ${epoch} ${number}.`,
  knows: (id: string, settled: string) => `${id} knows that it is ${settled}.`,
  doesNotKnow: (id: string, settled: string) => `${id} does not know it to be ${settled}.`,
  on: (ids: string) => `On ${ids}.`,
  yes: 'yes',
  no: 'no',
  none: 'none',
  andMore: (shown: string, more: number) => `${shown}, and ${more} more`,
  moreLines: (more: number) => `and ${more} more`,
};

export type InspectorWords = typeof english;
export const inspectorWords = wordsOf('inspector', english);
