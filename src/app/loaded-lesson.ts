/** A lesson with all that is needed to play it. */
import type { Protocol } from '../engine/protocol.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { SecondRun } from '../player/lesson-player.ts';
import { protocolCalled } from '../protocols/index.ts';
import { inLanguage, speaks } from '../protocols/translations.ts';
import { language } from '../words/words.ts';
import { withStage } from './Stage.tsx';

/** A lesson and the protocols it plays. */
export interface LoadedLesson {
  readonly lesson: Lesson;
  readonly protocol: Protocol;
  readonly beside: SecondRun | undefined;
}

/** The protocol of that name, in the language of the page if it speaks it, and what it is played on. */
export const staged = async (id: string): Promise<Protocol | undefined> =>
  withStage(await inLanguage(await protocolCalled(id), language()));

/** The language of what a protocol says, where it is not that of the page. */
export const langOf = ({ id }: Protocol): string | undefined => (speaks(id, language()) ? undefined : 'en');

async function secondRun(id: string): Promise<SecondRun | undefined> {
  const [protocol, { createPair }] = await Promise.all([staged(id), import('../player/pair.ts')]);
  return protocol && { protocol, createPair };
}

/** Fetches what a lesson is played with. */
export async function withRuns(lesson: Lesson): Promise<LoadedLesson | undefined> {
  const [protocol, beside] = await Promise.all([
    staged(lesson.protocol),
    lesson.beside && secondRun(lesson.beside.protocol),
  ]);
  return protocol && { lesson, protocol, beside };
}
