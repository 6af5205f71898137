/** What a lesson may begin as: a small one that is true, or a copy of one of ours. */
import { shelves } from 'virtual:shelves';
import type { LessonCard } from '../../lesson/catalogue.ts';
import { titleOf } from './own-lessons.ts';

const gallery = import.meta.glob<string>('./gallery/*.md', { query: '?raw', import: 'default' });
const bundled = import.meta.glob<string>(
  // Translations are not whole lessons.
  ['/lessons/*/*.md', '!/lessons/*/*.??.md'],
  { query: '?raw', import: 'default' },
);

/** A small lesson to begin with. */
export interface StartingPoint {
  readonly name: string;
  readonly title: string;
  /** What the lesson is about: its first objective. */
  readonly says: string;
  readonly protocol: string;
  readonly markdown: string;
}

/** The order in which they are offered: the empty one last. */
const order = ['election', 'log-repair', 'paxos', 'generals', 'by-hand', 'empty'];

/** The gallery. */
export async function startingPoints(): Promise<readonly StartingPoint[]> {
  const all = await Promise.all(
    Object.entries(gallery).map(async ([path, load]): Promise<StartingPoint> => {
      const markdown = await load();
      return {
        name: /([^/]+)\.md$/.exec(path)?.[1] ?? path,
        title: titleOf(markdown) ?? '',
        says: /^objectives:\s*\n\s*-\s*(.+)$/m.exec(markdown)?.[1] ?? '',
        protocol: /^protocol:\s*(\S+)/m.exec(markdown)?.[1] ?? '',
        markdown,
      };
    }),
  );
  return all.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** The lessons of ours, topic by topic. */
export const ourLessons = (): readonly LessonCard[] => shelves.flatMap(({ lessons }) => lessons);

/** The text of one of ours; undefined if there is none of that id. */
export async function sourceOf({ id, topic }: Pick<LessonCard, 'id' | 'topic'>): Promise<string | undefined> {
  for (const [path, load] of Object.entries(bundled)) {
    if (!path.includes(`/${topic}/`)) continue;
    const markdown = await load();
    if (new RegExp(`^id:\\s*${id}\\s*$`, 'm').test(markdown.slice(0, 2000))) return markdown;
  }
  return undefined;
}
