/** The program: which page, and what to say when there is none. */
import { Component, lazy, Suspense, useEffect, useState } from 'react';
import type { ErrorInfo, ReactElement, ReactNode } from 'react';
import { lessons } from 'virtual:lessons';
import { loadIn } from '../lesson/catalogue.ts';
import type { LessonEntry } from '../lesson/catalogue.ts';
import { protocols } from '../protocols/index.ts';
import { commonWords } from '../words/en/common.ts';
import { language } from '../words/words.ts';
import type { Protocols } from './BesidePage.tsx';
import { Curtain } from './Curtain.tsx';
import { useVisit } from './hooks.ts';
import { staged, withRuns } from './loaded-lesson.ts';
import type { LoadedLesson } from './loaded-lesson.ts';
import type { Route } from './route.ts';

const FrontPage = lazy(async () => ({ default: (await import('./FrontPage.tsx')).FrontPage }));
const LabPage = lazy(async () => ({ default: (await import('./LabPage.tsx')).LabPage }));
const BesidePage = lazy(async () => ({ default: (await import('./BesidePage.tsx')).BesidePage }));
const LessonPage = lazy(async () => ({ default: (await import('./LessonPage.tsx')).LessonPage }));
const EmbedLab = lazy(async () => ({ default: (await import('./embed/EmbedLab.tsx')).EmbedLab }));
const EmbedLesson = lazy(async () => ({ default: (await import('./embed/EmbedLesson.tsx')).EmbedLesson }));
const HandoutPage = lazy(async () => ({ default: (await import('./share/HandoutPage.tsx')).HandoutPage }));
const OwnLesson = lazy(async () => ({ default: (await import('./write/OwnLesson.tsx')).OwnLesson }));
const SpeakerPage = lazy(async () => ({ default: (await import('./hall/SpeakerPage.tsx')).SpeakerPage }));
const WritePage = lazy(async () => ({ default: (await import('./write/WritePage.tsx')).WritePage }));
const ShortPage = lazy(async () => ({ default: (await import('./share/ShortPage.tsx')).ShortPage }));

/** Whether we stand in a frame of somebody else's page. */
const isFramed = (): boolean => 'embed' in document.documentElement.dataset;

/** Shown while something is fetched. */
const Waiting = (): ReactElement => <p className="loading">{commonWords().wait}</p>;

/** The whole program. */
export function App(): ReactElement {
  const { route, count } = useVisit();
  return (
    <>
      <Guard key={count}>
        <Suspense fallback={<Waiting />}>
          <Page route={route} />
        </Suspense>
      </Guard>
      <Curtain />
    </>
  );
}

function Page({ route }: { readonly route: Route }): ReactElement {
  switch (route.page) {
    case 'front':
      return <FrontLoader />;
    case 'lab':
      return <LabLoader route={route} />;
    case 'lesson':
    case 'handout':
    case 'speaker':
      return route.lesson.startsWith('own-') ? (
        <OwnLesson id={route.lesson} page={(loaded) => <LessonOnPage loaded={loaded} route={route} />} />
      ) : (
        <LessonLoader route={route} />
      );
    case 'write':
      return <WritePage own={route.own} />;
    case 'short':
      return <ShortPage link={route.link} />;
    case 'beside':
      return <BesideLoader route={route} />;
    case 'lost':
      return <Lost why={route.why} />;
  }
}

/** An unknown protocol opens the first there is; the page says so. */
const knownId = (id: string): string => (Object.hasOwn(protocols, id) ? id : Object.keys(protocols)[0]!);

/** Two protocols, their ids with a space between. */
async function loadBoth(ids: string): Promise<Protocols | undefined> {
  const [left, right] = await Promise.all(ids.split(' ').map(staged));
  return left && right && [left, right];
}

function BesideLoader({ route }: { readonly route: Extract<Route, { page: 'beside' }> }): ReactElement {
  const w = commonWords();
  const both = useLoaded(`${knownId(route.left.protocol)} ${knownId(route.right.protocol)}`, loadBoth);
  if (both === 'failed') return <Lost why={w.unloaded(w.oneOfThese)} />;
  return both ? <BesidePage protocols={both} route={route} /> : <Waiting />;
}

/** The front page shows Raft at work. */
function FrontLoader(): ReactElement {
  const w = commonWords();
  const protocol = useLoaded('raft', staged);
  if (protocol === 'failed') return <Lost why={w.unloaded(protocols.raft!.title)} />;
  return protocol ? <FrontPage protocol={protocol} /> : <Waiting />;
}

function LabLoader({ route }: { readonly route: Extract<Route, { page: 'lab' }> }): ReactElement {
  const w = commonWords();
  const id = knownId(route.protocol);
  const protocol = useLoaded(id, staged);
  if (protocol === 'failed') return <Lost why={w.unloaded(protocols[id]!.title)} />;
  if (!protocol) return <Waiting />;
  const Lab = isFramed() ? EmbedLab : LabPage;
  return <Lab protocol={protocol} route={route} />;
}

const entryOf = (id: string): LessonEntry | undefined =>
  Object.hasOwn(lessons, id) ? lessons[id] : undefined;

/** Fetches a lesson and the protocols it plays. */
async function loadLesson(id: string): Promise<LoadedLesson | undefined> {
  const card = entryOf(id);
  if (!card) return undefined;
  const [lesson] = await Promise.all([loadIn(card, language()), staged(card.protocol)]);
  return withRuns(lesson);
}

type LessonRoute = Extract<Route, { page: 'lesson' | 'handout' | 'speaker' }>;

function LessonLoader({ route }: { readonly route: LessonRoute }): ReactElement {
  const w = commonWords();
  const card = entryOf(route.lesson);
  const loaded = useLoaded(route.lesson, loadLesson);
  if (!card) return <Lost why={w.noLesson(route.lesson.slice(0, 40))} />;
  if (loaded === 'failed') return <Lost why={w.unloaded(w.theLesson(card.title))} />;
  if (!loaded) return <Waiting />;
  return <LessonOnPage loaded={loaded} route={route} />;
}

/** A lesson, on the screen or on paper. */
function LessonOnPage({
  loaded,
  route,
}: {
  readonly loaded: LoadedLesson;
  readonly route: LessonRoute;
}): ReactElement {
  switch (route.page) {
    case 'handout':
      return <HandoutPage {...loaded} route={route} />;
    case 'speaker':
      return <SpeakerPage {...loaded} route={route} />;
    case 'lesson':
      return isFramed() ? (
        <EmbedLesson {...loaded} route={route} />
      ) : (
        <LessonPage {...loaded} route={route} />
      );
  }
}

/** What a name stands for, once it has been fetched. */
function useLoaded<T>(
  name: string,
  load: (name: string) => Promise<T | undefined>,
): T | 'failed' | undefined {
  const [loaded, setLoaded] = useState<T | 'failed'>();
  useEffect(() => {
    let isCurrent = true;
    load(name).then(
      (found) => isCurrent && setLoaded(found),
      () => isCurrent && setLoaded('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [name, load]);
  return loaded;
}

/** Shown instead of a page that does not exist. */
function Lost({ why }: { readonly why: string }): ReactElement {
  const w = commonWords();
  return (
    <main className="lost" id="main">
      <h1>{w.lost}</h1>
      <p role="alert">{why}</p>
      <p>
        <a href="#/">{w.toFront}</a>
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
    const w = commonWords();
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="lost" id="main">
        <h1>{w.broke}</h1>
        <p role="alert">{error.message}</p>
        <p>
          {w.kept} <a href="#/">{w.toFront}</a>
          {w.or}{' '}
          <button
            type="button"
            className="button button-default"
            onClick={() => this.setState({ error: undefined })}
          >
            {w.again}
          </button>
        </p>
      </main>
    );
  }
}
