/** The program: which page, and what to say when there is none. */
import { Component, lazy, Suspense, useEffect, useState } from 'react';
import type { ErrorInfo, ReactElement, ReactNode } from 'react';
import { shelves } from 'virtual:lessons';
import { useStore } from 'zustand';
import type { Lesson } from '../lesson/lesson.ts';
import { MotionRoot } from '../ui/MotionRoot.tsx';
import { Toast, Toasts } from '../ui/Notice.tsx';
import { useVisit } from './hooks.ts';
import type { Route } from './route.ts';
import { shareStore } from './share.ts';

const FrontPage = lazy(async () => ({ default: (await import('./FrontPage.tsx')).FrontPage }));
const LabPage = lazy(async () => ({ default: (await import('./LabPage.tsx')).LabPage }));
const LessonPage = lazy(async () => ({ default: (await import('./LessonPage.tsx')).LessonPage }));

/** The whole program. */
export function App(): ReactElement {
  const { route, count } = useVisit();
  const { said } = useStore(shareStore);
  return (
    <MotionRoot>
      <Guard key={count}>
        <Suspense fallback={<p className="loading">One moment…</p>}>
          <Page route={route} />
        </Suspense>
      </Guard>
      <Toasts>{said !== undefined && <Toast tone="ok">{said}</Toast>}</Toasts>
    </MotionRoot>
  );
}

function Page({ route }: { readonly route: Route }): ReactElement {
  switch (route.page) {
    case 'front':
      return <FrontPage shelves={shelves} />;
    case 'lab':
      return <LabPage route={route} />;
    case 'lesson':
      return <LessonLoader route={route} />;
    case 'lost':
      return <Lost why={route.why} />;
  }
}

function LessonLoader({ route }: { readonly route: Extract<Route, { page: 'lesson' }> }): ReactElement {
  const card = shelves.flatMap(({ lessons }) => lessons).find(({ id }) => id === route.lesson);
  const [lesson, setLesson] = useState<Lesson>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    card?.load().then(
      (loaded) => isCurrent && setLesson(loaded),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [card]);
  if (!card) return <Lost why={`There is no lesson called “${route.lesson.slice(0, 40)}”.`} />;
  if (failed)
    return (
      <Lost why={`The lesson “${card.title}” could not be loaded. Are you offline? Reload to try again.`} />
    );
  return lesson ? <LessonPage lesson={lesson} route={route} /> : <p className="loading">One moment…</p>;
}

/** Shown instead of a page that does not exist. */
function Lost({ why }: { readonly why: string }): ReactElement {
  return (
    <main className="lost" id="main">
      <h1>This is not a place in Parley</h1>
      <p role="alert">{why}</p>
      <p>
        <a href="#/">To the front page</a>
      </p>
    </main>
  );
}

/** Catches a mistake of ours, so that the rest of the program can still be reached. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly error: Error | undefined }> {
  override state = { error: undefined as Error | undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // eslint-disable-next-line no-console -- a mistake of ours must not be silent
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="lost" id="main">
        <h1>Something of ours broke</h1>
        <p role="alert">{error.message}</p>
        <p>
          Nothing you kept is lost. <a href="#/">To the front page</a>, or{' '}
          <button
            type="button"
            className="button button-default"
            onClick={() => this.setState({ error: undefined })}
          >
            try again
          </button>
        </p>
      </main>
    );
  }
}
