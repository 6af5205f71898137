/** The bundled lessons: what a front page tells of them, and, apart from that, how to fetch one. */
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
}

/** How to fetch a lesson, and what is needed besides. */
export interface LessonEntry {
  readonly title: string;
  readonly protocol: string;
  readonly load: () => Promise<Lesson>;
}

/** A topic and its lessons, in order; a topic may have none yet. */
export interface Shelf {
  readonly id: string;
  readonly title: string;
  readonly motto: string;
  readonly lessons: readonly LessonCard[];
}
