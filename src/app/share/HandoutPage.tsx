/** A lesson on paper: drawn figure by figure, laid out on sheets that fit A4 and Letter, printed by the browser. */
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { handoutWords } from '../../words/en/handout.ts';
import { useTitle } from '../hooks.ts';
import type { LoadedLesson } from '../loaded-lesson.ts';
import type { Route } from '../route.ts';
import { writeRoute } from '../route.ts';
import { themeStore } from '../theme.ts';
import { lessonParts } from './handout-parts.tsx';
import { seenParts } from './handout-seen.tsx';
import { isWhatIf, seenOf } from './seen.ts';
import type { Seen } from './seen.ts';
import { Measure, PartView } from './Sheets.tsx';
import type { Sheet } from './Sheets.tsx';
import { useDrawings } from './useDrawings.ts';
import './handout.css';

/** What the page is given. */
type HandoutPageProps = LoadedLesson & { readonly route: Extract<Route, { page: 'handout' }> };

/** What was shown, once each; what was tried, every time. */
function shownOnce(seen: readonly Seen[]): readonly Seen[] {
  return seen.filter((each, i) => isWhatIf(each) || seen.findIndex(({ hash }) => hash === each.hash) === i);
}

/** Paper is paper, whatever the theme of the screen. */
function usePaper(): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = 'paper';
    root.classList.add('on-paper');
    return () => {
      root.dataset.theme = themeStore.getState().theme;
      root.classList.remove('on-paper');
    };
  }, []);
}

/** How wide a sheet is on the screen, px. */
const SHEET = (210 / 25.4) * 96;

/** Tells a table how much smaller sheets must be to lie on it whole. */
function useFit(table: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = table.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const zoom = Math.min(1, entry!.contentRect.width / SHEET);
      element.style.setProperty('--sheet-zoom', zoom.toFixed(4));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [table]);
}

/** The page. */
export function HandoutPage(props: HandoutPageProps): ReactElement {
  const { lesson, protocol, route } = props;
  const { notes } = route;
  const w = handoutWords();
  usePaper();
  useTitle(`${lesson.title} · ${route.seen ? w.seen : notes ? w.lecturer : w.handout}`);
  const [perPage, setPerPage] = useState<1 | 2>(route.seen ? 2 : 1);
  const [seen] = useState(() => (route.seen ? shownOnce(seenOf(lesson.id)) : undefined));
  const { drawings, all, failed } = useDrawings(props, notes, seen);
  const isWhole = drawings.length === all;
  const parts = useMemo(
    () =>
      isWhole
        ? seen
          ? seenParts(lesson, protocol.title, seen, drawings, perPage)
          : lessonParts(lesson, protocol.title, drawings, { notes, perPage })
        : [],
    [isWhole, seen, lesson, protocol, drawings, notes, perPage],
  );
  const [laid, setLaid] = useState<{ readonly of: unknown; readonly sheets: readonly Sheet[] }>();
  const lay = useCallback((sheets: readonly Sheet[]) => setLaid({ of: parts, sheets }), [parts]);
  const sheets = laid?.sheets ?? [];
  // Until all is drawn and laid out, what lies there is of the other variant.
  const isReady = isWhole && all > 0 && laid?.of === parts;
  const table = useRef<HTMLElement>(null);
  useFit(table);

  return (
    <div className="handout">
      <header className="handout-tools">
        <a className="button button-default button-medium" href={backTo(route.lesson)}>
          {w.back}
        </a>
        {!route.seen && (
          <Segmented
            label={w.variant}
            value={notes ? 'notes' : 'all'}
            choices={[
              { value: 'all', label: w.everybody },
              { value: 'notes', label: w.withNotes },
            ]}
            onChoose={(value) => {
              window.location.hash = writeRoute({ ...route, notes: value === 'notes' });
            }}
          />
        )}
        <Segmented
          label={w.perPage}
          labelled
          value={perPage === 1 ? 'one' : 'two'}
          choices={[
            { value: 'one', label: w.one },
            { value: 'two', label: w.two },
          ]}
          onChoose={(value) => setPerPage(value === 'one' ? 1 : 2)}
        />
        <p role="status" data-testid="pages">
          {failed !== undefined
            ? w.failed(failed)
            : all === 0
              ? ''
              : isReady
                ? w.pages(sheets.length)
                : w.drawing(Math.min(drawings.length + 1, all), all)}
        </p>
        <Button variant="primary" disabled={!isReady} onClick={() => window.print()}>
          {w.print}
        </Button>
      </header>
      <main ref={table} id="main" className="sheets" lang={lesson.lang}>
        {all === 0 && <p className="handout-nothing">{w.nothingSeen}</p>}
        {sheets.map(({ parts: on }, i) => (
          <article key={on[0]!.part.key} className="sheet" aria-label={w.page(i + 1, sheets.length)}>
            {on.map(({ part, height }) => (
              <PartView key={part.key} part={part} height={height} />
            ))}
            <footer className="sheet-foot">
              <span>{lesson.title}</span>
              <span>{w.page(i + 1, sheets.length)}</span>
            </footer>
          </article>
        ))}
        {parts.length > 0 && <Measure key={perPage} parts={parts} perPage={perPage} onSheets={lay} />}
      </main>
    </div>
  );
}

const backTo = (lesson: string): string =>
  writeRoute({ page: 'lesson', lesson, step: undefined, beat: 0, from: undefined, deeds: '', at: undefined });
