/** A general's place on the stage. */
import type { NodeId } from '../../engine/world.ts';
import type { Point } from '../geometry.ts';
import type { Box } from './box.ts';

/** How much is written about a general; from `full` to `least`. */
export type Detail = 'full' | 'brief' | 'bare' | 'tiny' | 'least';

/** Where the words about a general stand: over and under it, or in a column on its outer side. */
export type Words = 'stacked' | 'beside';

/** A general's place. CSS px. */
export interface Plot {
  readonly id: NodeId;
  /** Its place in the cast: the colour and the face go by it. */
  readonly index: number;
  /** The general's chest. */
  readonly at: Point;
  /** Of the drawing: 1 is 92 px from the plume to the hem. */
  readonly scale: number;
  /** On which side the tent stands: 1 right. */
  readonly facing: 1 | -1;
  readonly words: Words;
  /** Where name and role stand, and what it has heard, thinks and decided. */
  readonly name: Box;
  readonly head: Box;
  /** General and tent. */
  readonly figure: Box;
  /** Messengers run through where thoughts would stand. */
  readonly crossed: boolean;
}

/** The height of a row of words in the head, px: they stand at the bottom of it, and thoughts above. */
const CHIPS = 28;

/** What messengers must not stand on: the general, the name, and the words heard. */
export const solidOf = ({ figure, name, head }: Plot): readonly Box[] => [
  figure,
  name,
  { ...head, top: Math.max(head.top, head.bottom - CHIPS) },
];

/** Where thoughts stand. */
export const thoughtOf = ({ head }: Plot): Box => ({
  ...head,
  bottom: Math.max(head.top, head.bottom - CHIPS),
});
