/** The page on which lessons are written: without an id where one begins, else that lesson. */
import { useCallback, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { commonWords } from '../../words/en/common.ts';
import { writeWords } from '../../words/en/write.ts';
import { writeRoute } from '../route.ts';
import { EditorPage } from './EditorPage.tsx';
import { StartPage } from './StartPage.tsx';
import { EMBEDDED } from './embedded.ts';
import { keep, newId, ownLesson } from './own-lessons.ts';
import type { OwnLesson } from './own-lessons.ts';
import './write.css';

/** The page. */
export function WritePage({ own: id }: { readonly own: string | undefined }): ReactElement {
  const [own, setOwn] = useState<OwnLesson | 'none'>();
  useEffect(() => {
    if (id === undefined) return;
    let isCurrent = true;
    void ownLesson(id).then(async (found) => {
      // What came with the file stays as it came; a copy of it is written on.
      const mine = found?.id === EMBEDDED ? await keptAsNew(found.markdown) : found;
      if (!isCurrent) return;
      if (mine && mine.id !== id) history.replaceState(null, '', writeRoute({ page: 'write', own: mine.id }));
      setOwn(mine ?? 'none');
    });
    return () => {
      isCurrent = false;
    };
  }, [id]);
  const bring = useCallback((markdown: string): void => {
    void keptAsNew(markdown).then((lesson) => {
      window.location.hash = writeRoute({ page: 'write', own: lesson.id });
    });
  }, []);
  const w = writeWords();
  if (id === undefined) return <StartPage onBrought={bring} />;
  if (own === 'none')
    return (
      <main className="lost" id="main">
        <h1>{commonWords().lost}</h1>
        <p role="alert">{w.noLesson}</p>
        <p>
          <a href="#/write">{w.toWriting}</a>
        </p>
      </main>
    );
  return own ? <EditorPage own={own} onBrought={bring} /> : <p className="loading">{commonWords().wait}</p>;
}

/** A text as a lesson of one's own, whether or not the browser keeps it. */
async function keptAsNew(markdown: string): Promise<OwnLesson> {
  const lesson: OwnLesson = { id: newId(), markdown, changed: Date.now() };
  await keep(lesson);
  return lesson;
}
