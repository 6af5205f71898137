/** Opens a lesson of one's own, or one that came with the file, for a page: not before every claim in it was judged. */
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { commonWords } from '../../words/en/common.ts';
import { writeWords } from '../../words/en/write.ts';
import { withRuns } from '../loaded-lesson.ts';
import type { LoadedLesson } from '../loaded-lesson.ts';
import { ownLesson } from './own-lessons.ts';
import { createRehearser } from './rehearser.ts';
import type { Outcome } from './rehearsing.ts';

/** What is given: the lesson's id, and what to show of it. */
export interface OwnLessonProps {
  readonly id: string;
  readonly page: (loaded: LoadedLesson) => ReactElement;
}

type Found =
  | { readonly is: 'here'; readonly loaded: LoadedLesson }
  | { readonly is: 'broken'; readonly outcome: Outcome }
  | { readonly is: 'none' };

/** More mistakes than this are listed in the editor. */
const MOST_SHOWN = 8;

/** The lesson's page, or what is wrong with it. */
export function OwnLesson({ id, page }: OwnLessonProps): ReactElement {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    let isCurrent = true;
    const rehearser = createRehearser();
    void open(id, rehearser.rehearse).then((opened) => {
      if (isCurrent) setFound(opened);
    });
    return () => {
      isCurrent = false;
      rehearser.close();
    };
  }, [id]);
  const w = writeWords();
  if (!found) return <p className="loading">{commonWords().wait}</p>;
  if (found.is === 'here') return page(found.loaded);
  const problems = found.is === 'broken' ? found.outcome.problems : [];
  return (
    <main className="lost" id="main">
      <h1>{found.is === 'none' ? commonWords().lost : w.cannotPlay}</h1>
      {found.is === 'none' && <p role="alert">{w.noLesson}</p>}
      {problems.length > 0 && (
        <ul role="alert">
          {problems.slice(0, MOST_SHOWN).map(({ line, message, hint }, i) => (
            <li key={i}>
              {w.line(line)}: {message}
              {hint !== undefined && <em> {hint}</em>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={found.is === 'none' ? '#/write' : `#/write/${id}`}>
          {found.is === 'none' ? w.toWriting : w.openEditor}
        </a>
      </p>
    </main>
  );
}

async function open(
  id: string,
  rehearse: (text: string) => Promise<Outcome | undefined>,
): Promise<Found | undefined> {
  const own = await ownLesson(id);
  if (!own) return { is: 'none' };
  const outcome = await rehearse(own.markdown);
  if (!outcome) return undefined;
  const { lesson, problems } = outcome;
  if (!lesson || problems.length > 0) return { is: 'broken', outcome };
  // Its address, and how far somebody has come in it, go by the id under which it is kept.
  const loaded = await withRuns({ ...lesson, id }).catch(() => undefined);
  return loaded ? { is: 'here', loaded } : { is: 'none' };
}
