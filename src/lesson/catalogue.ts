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
  /** What it is called in other languages, by their codes. */
  readonly translations?: Readonly<Record<string, Pick<LessonCard, 'title' | 'objectives'>>>;
}

/** How to fetch a lesson, and what is needed besides. */
export interface LessonEntry {
  readonly title: string;
  readonly protocol: string;
  readonly load: () => Promise<Lesson>;
  /** The same in other languages, by their codes. */
  readonly translations?: Readonly<Record<string, () => Promise<Lesson>>>;
}

/** A topic and its lessons, in order; a topic may have none yet. */
export interface Shelf {
  readonly id: string;
  readonly title: string;
  readonly motto: string;
  /** Its title and motto in other languages, by their codes. */
  readonly translations?: Readonly<Record<string, Pick<Shelf, 'title' | 'motto'>>>;
  readonly lessons: readonly LessonCard[];
}

/** A thing in a language: what of it is translated, and the language in which it then is. */
export const inLanguage = <T extends object>(
  thing: T & { readonly translations?: Readonly<Record<string, Partial<T>>> },
  language: string,
): T & { readonly lang: string } => {
  const translation = thing.translations?.[language];
  return { ...thing, ...translation, lang: translation ? language : 'en' };
};

/** Fetches a lesson in a language, or as it was written if nobody has translated it. */
export const loadIn = ({ load, translations = {} }: LessonEntry, language: string): Promise<Lesson> =>
  (translations[language] ?? load)();
