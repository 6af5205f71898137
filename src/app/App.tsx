/** The program: which page, and what to say when there is none. */
import { Component, lazy, Suspense, useEffect, useState } from 'react';
import type { ErrorInfo, ReactElement, ReactNode } from 'react';
import { lessons } from 'virtual:lessons';
import { useStore } from 'zustand';
import type { Protocol } from '../engine/protocol.ts';
import type { LessonEntry } from '../lesson/catalogue.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { SecondRun } from '../player/lesson-player.ts';
import { protocolCalled, protocols } from '../protocols/index.ts';
import { Toast, Toasts } from '../ui/Notice.tsx';
import type { Protocols } from './BesidePage.tsx';
import { Curtain } from './Curtain.tsx';
import { withStage } from './Stage.tsx';
import { useVisit } from './hooks.ts';
import type { Route } from './route.ts';
import { shareStore } from './share.ts';

const FrontPage = lazy(async () => ({ default: (await import('./FrontPage.tsx')).FrontPage }));
const LabPage = lazy(async () => ({ default: (await import('./LabPage.tsx')).LabPage }));
const BesidePage = lazy(async () => ({ default: (await import('./BesidePage.tsx')).BesidePage }));
const LessonPage = lazy(async () => ({ default: (await import('./LessonPage.tsx')).LessonPage }));

/** The whole program. */
export function App(): ReactElement {
  const { route, count } = useVisit();
  const { said } = useStore(shareStore);
  return (
    <>
      <Guard key={count}>
        <Suspense fallback={<p className="loading">One moment…</p>}>
          <Page route={route} />
        </Suspense>
      </Guard>
      <Curtain />
      <Toasts>{said !== undefined && <Toast tone="ok">{said}</Toast>}</Toasts>
    </>
  );
}

function Page({ route }: { readonly route: Route }): ReactElement {
  switch (route.page) {
    case 'front':
      return <FrontPage />;
    case 'lab':
      return <LabLoader route={route} />;
    case 'lesson':
      return <LessonLoader route={route} />;
    case 'beside':
      return <BesideLoader route={route} />;
    case 'lost':
      return <Lost why={route.why} />;
  }
}

/** An unknown protocol opens the first there is; the page says so. */
const knownId = (id: string): string => (Object.hasOwn(protocols, id) ? id : Object.keys(protocols)[0]!);

/** The protocol of that name and what it is played on. */
const staged = async (id: string): Promise<Protocol | undefined> => withStage(await protocolCalled(id));

/** Two protocols, their ids with a space between. */
async function loadBoth(ids: string): Promise<Protocols | undefined> {
  const [left, right] = await Promise.all(ids.split(' ').map(staged));
  return left && right && [left, right];
}

function BesideLoader({ route }: { readonly route: Extract<Route, { page: 'beside' }> }): ReactElement {
  const both = useLoaded(`${knownId(route.left.protocol)} ${knownId(route.right.protocol)}`, loadBoth);
  if (both === 'failed') return <Lost why={`One of these protocols ${UNLOADED}`} />;
  return both ? <BesidePage protocols={both} route={route} /> : <p className="loading">One moment…</p>;
}

function LabLoader({ route }: { readonly route: Extract<Route, { page: 'lab' }> }): ReactElement {
  const id = knownId(route.protocol);
  const protocol = useLoaded(id, staged);
  if (protocol === 'failed') return <Lost why={`${protocols[id]!.title} ${UNLOADED}`} />;
  return protocol ? <LabPage protocol={protocol} route={route} /> : <p className="loading">One moment…</p>;
}

const UNLOADED = 'could not be loaded. Are you offline? Reload to try again.';

const entryOf = (id: string): LessonEntry | undefined =>
  Object.hasOwn(lessons, id) ? lessons[id] : undefined;

/** A lesson and the protocols it plays. */
interface LoadedLesson {
  readonly lesson: Lesson;
  readonly protocol: Protocol;
  readonly beside: SecondRun | undefined;
}

async function secondRun(id: string): Promise<SecondRun | undefined> {
  const [protocol, { createPair }] = await Promise.all([staged(id), import('../player/pair.ts')]);
  return protocol && { protocol, createPair };
}

/** Fetches a lesson and the protocols it plays. */
async function loadLesson(id: string): Promise<LoadedLesson | undefined> {
  const card = entryOf(id);
  if (!card) return undefined;
  const [lesson, protocol] = await Promise.all([card.load(), staged(card.protocol)]);
  const beside = lesson.beside && (await secondRun(lesson.beside.protocol));
  return protocol && { lesson, protocol, beside };
}

function LessonLoader({ route }: { readonly route: Extract<Route, { page: 'lesson' }> }): ReactElement {
  const card = entryOf(route.lesson);
  const loaded = useLoaded(route.lesson, loadLesson);
  if (!card) return <Lost why={`There is no lesson called “${route.lesson.slice(0, 40)}”.`} />;
  if (loaded === 'failed') return <Lost why={`The lesson “${card.title}” ${UNLOADED}`} />;
  return loaded ? <LessonPage {...loaded} route={route} /> : <p className="loading">One moment…</p>;
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
