/** A lesson being written: the text, what becomes of it, and how it plays. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { messageOf } from '../../engine/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { writeWords } from '../../words/en/write.ts';
import { Header } from '../Header.tsx';
import { useTitle } from '../hooks.ts';
import { writeRoute } from '../route.ts';
import { Findings } from './Findings.tsx';
import { Preview } from './Preview.tsx';
import { TextPane } from './TextPane.tsx';
import type { Editor } from './editor.ts';
import { download, fileName, kilobytes, readFile, saveFile } from './files.ts';
import { titleOf } from './own-lessons.ts';
import type { OwnLesson } from './own-lessons.ts';
import { singleFileWith } from './single-file.ts';
import { useFileDrop } from './useFileDrop.ts';
import { useKeeping } from './useKeeping.ts';
import { useRehearsal } from './useRehearsal.ts';

/** What the page is given. */
export interface EditorPageProps {
  readonly own: OwnLesson;
  /** A text was brought in: it becomes a lesson of its own. */
  readonly onBrought: (markdown: string) => void;
}

/** News that stay until the next. */
interface News {
  readonly tone: 'ok' | 'bad' | 'plain';
  readonly says: string;
}

/** The page. */
export function EditorPage({ own, onBrought }: EditorPageProps): ReactElement {
  const w = writeWords();
  const [text, setText] = useState(own.markdown);
  const [line, setLine] = useState(1);
  const [tab, setTab] = useState<'text' | 'preview'>('text');
  const [news, setNews] = useState<News>();
  const editor = useRef<Editor>(undefined);
  const undo = useCallback(() => editor.current?.undo(), []);
  const { kept, flush } = useKeeping(own.id, text, own.markdown, undo);
  const { outcome, isReading, good } = useRehearsal(text);
  const title = titleOf(text) ?? w.untitled;
  useTitle(`${title} · ${w.title}`);

  useEffect(() => {
    if (outcome && !isReading) editor.current?.mark(outcome.problems, outcome.hints);
  }, [outcome, isReading]);

  const bring = useCallback(
    (file: File): void => {
      void readFile(file).then((read) => {
        if (read.ok) void flush().then(() => onBrought(read.markdown));
        else setNews({ tone: 'bad', says: read.why });
      });
    },
    [flush, onBrought],
  );
  const isOver = useFileDrop(bring);

  const save = useCallback(async (): Promise<void> => {
    const name = await saveFile(own.id, editor.current?.text() ?? '');
    if (name !== undefined) setNews({ tone: 'ok', says: writeWords().savedAs(name) });
  }, [own.id]);
  useEffect(() => {
    const heed = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      void save();
    };
    window.addEventListener('keydown', heed);
    return () => window.removeEventListener('keydown', heed);
  }, [save]);

  const exportPage = async (): Promise<void> => {
    setNews({ tone: 'plain', says: w.exporting });
    try {
      const page = await singleFileWith(text, title);
      const name = fileName(text, 'html');
      download(name, page, 'text/html');
      setNews({ tone: 'ok', says: w.exported(name, kilobytes(new Blob([page]).size)) });
    } catch (error) {
      setNews({ tone: 'bad', says: messageOf(error) });
    }
  };
  const isTrue = outcome?.problems.length === 0 && !isReading;
  const present = async (): Promise<void> => {
    await flush();
    const step = good?.loaded.lesson.steps.findLast((candidate) => candidate.line <= line)?.id;
    window.location.hash = writeRoute({
      page: 'lesson',
      lesson: own.id,
      step,
      beat: 0,
      from: undefined,
      deeds: '',
      at: undefined,
    });
  };
  const goTo = (at: number, column: number): void => {
    setTab('text');
    // Where there is one tab at a time, the text must be drawn before it can be scrolled.
    requestAnimationFrame(() => editor.current?.goTo(at, column));
  };

  const actions = (
    <>
      <Button variant="quiet" onClick={() => void save()}>
        {w.save}
      </Button>
      <Button
        variant="default"
        onClick={() => void exportPage()}
        disabled={!isTrue}
        title={isTrue ? w.exportHint : w.presentWait}
      >
        {w.export}
      </Button>
      <Button
        variant="primary"
        onClick={() => void present()}
        disabled={!isTrue}
        title={isTrue ? undefined : w.presentWait}
      >
        {w.present}
      </Button>
    </>
  );

  return (
    <div className="write" data-tab={tab}>
      <Header
        crumbs={[
          <a key="write" href="#/write">
            {w.crumb}
          </a>,
          title,
        ]}
        middle={
          <span className={`write-kept write-kept-${kept}`}>
            {kept === 'saved' ? w.saved : kept === 'saving' ? w.saving : w.notKept}
          </span>
        }
        actions={actions}
      />
      <main className="write-main" id="main">
        <div className="write-tabs">
          <Segmented
            label={w.tabs}
            choices={[
              { value: 'text', label: w.text },
              { value: 'preview', label: w.preview },
            ]}
            value={tab}
            onChoose={setTab}
          />
          {actions}
        </div>
        <TextPane
          text={own.markdown}
          undo={own.undo}
          onText={setText}
          onLine={setLine}
          onReady={(ready) => {
            editor.current = ready;
          }}
        />
        <div className="write-result">
          {news && (
            <Notice tone={news.tone} onDismiss={() => setNews(undefined)}>
              {news.says}
            </Notice>
          )}
          {kept === 'refused' && <Notice tone="gold">{w.refused}</Notice>}
          <Findings outcome={outcome} isReading={isReading} onGoTo={goTo} />
          {good ? (
            <>
              {outcome && !outcome.lesson && <p className="write-stale">{w.stale}</p>}
              <Preview key={good.version} loaded={good.loaded} line={line} />
            </>
          ) : (
            <p className="write-nothing">{w.nothing}</p>
          )}
        </div>
      </main>
      {isOver && <p className="write-drop">{w.drop}</p>}
    </div>
  );
}
