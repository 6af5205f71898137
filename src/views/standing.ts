/** What a node is, in words: the same on the stage, in the inspector and for the screen reader. */
import type { EpochFace, Face } from '../engine/portrait.ts';

/** Its logical clock, e.g. `term 3`; empty where none has begun to count. */
export const clockInWords = (epoch: EpochFace | undefined): string =>
  epoch === undefined || (epoch.number === 0 && epoch.hue === 0) ? '' : `${epoch.word} ${epoch.number}`;

/** What is written on its card, else its clock; without empty words. */
export function standingOf({ card, epoch }: Face): readonly string[] {
  return (card ? card.map(({ text }) => text) : [clockInWords(epoch)]).filter((word) => word !== '');
}
