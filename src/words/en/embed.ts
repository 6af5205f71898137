/** Words of a Parley in a frame of somebody else's page. */
import { wordsOf } from '../words.ts';

const english = {
  controls: 'Steps',
  play: 'Play',
  pause: 'Pause',
  messageForward: 'Next message',
  open: 'Open in Parley',
  place: (n: number, of: number) => `${n} / ${of}`,
  otherVersion: (version: number) =>
    `This Parley speaks version ${version} of its interface: write { parley: ${version}, type: … }.`,
  unknownType: (type: string, known: string) => `There is no message “${type}”. There are: ${known}.`,
  badStep: 'A place is a step’s id as text (and a beat), or at: the number of a moment.',
  noStep: 'There is no such step here.',
  badState: 'This is not a state of what is shown here, or one of another version of it.',
};

export type EmbedWords = typeof english;
export const embedWords = wordsOf('embed', english);
