/** Where writing begins: one's own lessons, small ones to change, a copy of one of ours, a file. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { protocols } from '../../protocols/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { writeWords } from '../../words/en/write.ts';
import { language } from '../../words/words.ts';
import { Header } from '../Header.tsx';
import { useTitle } from '../hooks.ts';
import { readFile } from './files.ts';
import { forget, keep, ownLessons, titleOf } from './own-lessons.ts';
import type { OwnLesson } from './own-lessons.ts';
import { ourLessons, sourceOf, startingPoints } from './starting-points.ts';
import type { StartingPoint } from './starting-points.ts';
import { useFileDrop } from './useFileDrop.ts';

/** The page; `onBrought` is called with a text to go on with. */
export function StartPage({ onBrought }: { readonly onBrought: (markdown: string) => void }): ReactElement {
  const w = writeWords();
  const [own, setOwn] = useState<readonly OwnLesson[]>();
  const [points, setPoints] = useState<readonly StartingPoint[]>([]);
  const [wrong, setWrong] = useState<string>();
  const [removed, setRemoved] = useState<OwnLesson>();
  const [chosen, setChosen] = useState(() => ourLessons()[0]?.id ?? '');
  const input = useRef<HTMLInputElement>(null);
  const choice = useId();
  useTitle(w.title);
  useEffect(() => {
    void ownLessons().then(setOwn);
    void startingPoints().then(setPoints);
  }, []);
  const bring = useCallback(
    (file: File): void => {
      void readFile(file).then((read) => (read.ok ? onBrought(read.markdown) : setWrong(read.why)));
    },
    [onBrought],
  );
  const isOver = useFileDrop(bring);
  const remove = async (lesson: OwnLesson): Promise<void> => {
    await forget(lesson.id);
    setRemoved(lesson);
    setOwn(await ownLessons());
  };
  const takeCopy = async (): Promise<void> => {
    const card = ourLessons().find(({ id }) => id === chosen);
    const markdown = card && (await sourceOf(card));
    if (markdown !== undefined) onBrought(markdown);
  };

  return (
    <div className="write-start">
      <Header crumbs={[w.crumb]} />
      <main id="main">
        <h1>{w.title}</h1>
        <p className="write-lead">{w.lead}</p>
        {wrong !== undefined && (
          <Notice tone="bad" onDismiss={() => setWrong(undefined)}>
            {wrong}
          </Notice>
        )}
        {removed && (
          <Notice
            action={
              <Button
                size="small"
                onClick={() =>
                  void keep(removed).then(async () => {
                    setRemoved(undefined);
                    setOwn(await ownLessons());
                  })
                }
              >
                {w.undoRemove}
              </Button>
            }
          >
            {w.removed(titleOf(removed.markdown) ?? w.untitled)}
          </Notice>
        )}
        <section aria-labelledby="write-begin">
          <h2 id="write-begin">{w.begin}</h2>
          <p className="write-hint">{w.beginHint}</p>
          <ul className="write-gallery">
            {points.map(({ name, title, says, protocol, markdown }) => (
              <li key={name}>
                <button type="button" onClick={() => onBrought(markdown)}>
                  <span className="label">{protocols[protocol]?.title}</span>
                  <strong>{title}</strong>
                  <span>{says}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <div className="write-ways">
          <section aria-labelledby="write-ours">
            <h2 id="write-ours">{w.bundled}</h2>
            <p className="write-hint">{w.bundledHint}</p>
            <p className="write-row">
              <label htmlFor={choice} className="unseen">
                {w.choose}
              </label>
              <select id={choice} value={chosen} onChange={(event) => setChosen(event.target.value)}>
                {ourLessons().map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
              <Button onClick={() => void takeCopy()}>{w.take}</Button>
            </p>
            <p className="write-row">
              <Button onClick={() => input.current?.click()}>{w.openFile}</Button>
              <span className="write-hint">{w.openHint}</span>
              <input
                ref={input}
                className="unseen"
                type="file"
                accept=".md,.markdown,.txt,.html,text/markdown"
                aria-label={w.openFile}
                tabIndex={-1}
                onChange={(event) => {
                  for (const file of event.target.files ?? []) bring(file);
                  event.target.value = '';
                }}
              />
            </p>
          </section>
          <section aria-labelledby="write-own">
            <h2 id="write-own">{w.yours}</h2>
            {own?.length === 0 && <p className="write-hint">{w.none}</p>}
            <ul className="write-own">
              {own?.map((lesson) => {
                const title = titleOf(lesson.markdown) ?? w.untitled;
                return (
                  <li key={lesson.id}>
                    <a href={`#/write/${lesson.id}`}>{title}</a>
                    <span>{w.changed(dayOf(lesson.changed))}</span>
                    <IconButton
                      icon="close"
                      size="small"
                      name={w.remove(title)}
                      onClick={() => void remove(lesson)}
                    />
                  </li>
                );
              })}
            </ul>
          </section>
        </div>
      </main>
      {isOver && <p className="write-drop">{w.drop}</p>}
    </div>
  );
}

const dayOf = (time: number): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);
