/**
 * The lessons somebody writes here, kept in the browser's database. A browser that refuses costs only the keeping: the
 * lesson lives on in the page, and whoever asks is told, so that it can be downloaded.
 */
import { createStore as createDatabase, del, get, keys, set } from 'idb-keyval';
import { createStore } from 'zustand/vanilla';
import { EMBEDDED, embeddedLesson } from './embedded.ts';

/** A lesson of one's own. */
export interface OwnLesson {
  /** Begins with `own-`. */
  readonly id: string;
  readonly markdown: string;
  /** When it was last written, ms since 1970. */
  readonly changed: number;
  /** What the editor can take back, as it says itself. */
  readonly undo?: unknown;
}

/** What keeping lessons came to. */
export interface Keeping {
  /** The browser has refused: what is written lasts as long as the page. */
  readonly refused: boolean;
}

/** Whether lessons are kept. */
export const keepingStore = createStore<Keeping>(() => ({ refused: false }));

/** Lessons the browser would not keep, and those it has just been given. */
const here = new Map<string, OwnLesson>();

let opened: ReturnType<typeof createDatabase> | undefined;
const database = () => (opened ??= createDatabase('parley-lessons', 'lessons'));

/** Does something with the database; undefined, and a note, if the browser refuses. */
async function tried<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    const done = await work();
    return done;
  } catch {
    keepingStore.setState({ refused: true });
    return undefined;
  }
}

const isOwn = (value: unknown): value is OwnLesson =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<OwnLesson>).id === 'string' &&
  typeof (value as Partial<OwnLesson>).markdown === 'string';

/** An id nobody has used. */
export function newId(): string {
  const digits = crypto.getRandomValues(new Uint8Array(8));
  return `own-${[...digits].map((digit) => (digit % 36).toString(36)).join('')}`;
}

/** A lesson of one's own; undefined if there is none of that id. */
export async function ownLesson(id: string): Promise<OwnLesson | undefined> {
  if (id === EMBEDDED) {
    const markdown = embeddedLesson();
    return markdown === undefined ? undefined : { id, markdown, changed: 0 };
  }
  const found: unknown = here.get(id) ?? (await tried(() => get<unknown>(id, database())));
  return isOwn(found) ? found : undefined;
}

/** Keeps a lesson. True if it will be there tomorrow. */
export async function keep(lesson: OwnLesson): Promise<boolean> {
  here.set(lesson.id, lesson);
  return (
    (await tried(async () => {
      await set(lesson.id, lesson, database());
      keepingStore.setState({ refused: false });
      return true;
    })) ?? false
  );
}

/** Forgets a lesson. */
export async function forget(id: string): Promise<void> {
  here.delete(id);
  await tried(() => del(id, database()));
}

/** All lessons of one's own, the newest first. */
export async function ownLessons(): Promise<readonly OwnLesson[]> {
  const kept = (await tried(() => keys<string>(database()))) ?? [];
  const ids = [...new Set([...kept.map(String), ...here.keys()])];
  const all = await Promise.all(ids.map(ownLesson));
  return all.flatMap((lesson) => lesson ?? []).sort((a, b) => b.changed - a.changed);
}

/** The title a text gives itself; undefined if it has none yet. */
export function titleOf(markdown: string): string | undefined {
  const head = markdown.slice(0, 4000).split(/^---\s*$/m)[1] ?? '';
  const said = /^title:\s*(.+?)\s*$/m.exec(head)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
  return said === undefined || said === '' ? undefined : said.slice(0, 120);
}
