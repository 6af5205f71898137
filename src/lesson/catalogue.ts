/** The bundled lessons as a front page needs them: everything but the lessons themselves, which load when opened. */
import type { Lesson, Level } from './lesson.ts';

/** A lesson on a shelf. */
export interface LessonCard {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly protocol: string;
  readonly level: Level;
  readonly minutes: number;
  readonly objectives: readonly string[];
  readonly teaches: readonly string[];
  /** How many steps it has. */
  readonly steps: number;
  /** Fetches the lesson itself. */
  load(): Promise<Lesson>;
}

/** A topic and its lessons, in order; a topic may have none yet. */
export interface Shelf {
  readonly id: string;
  readonly title: string;
  readonly motto: string;
  readonly lessons: readonly LessonCard[];
}
