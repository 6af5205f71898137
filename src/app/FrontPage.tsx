/** The front page: a cluster that runs and invites you to break it; under it the course. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Protocol } from '../engine/protocol.ts';
import type { NodeId } from '../engine/world.ts';
import { inLanguage } from '../lesson/catalogue.ts';
import type { LessonCard, Shelf } from '../lesson/catalogue.ts';
import { createPlayer } from '../player/player.ts';
import type { Player } from '../player/player.ts';
import { shelves } from 'virtual:shelves';
import { openScenario } from '../player/scenario.ts';
import { advance } from '../drivers/run.ts';
import { protocols } from '../protocols/index.ts';
import { Button } from '../ui/Button.tsx';
import { NetworkView } from '../views/network/View.tsx';
import type { Selection } from '../views/selection.ts';
import { Announcer } from './Announcer.tsx';
import { ThemeButton } from './Header.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { OfflineMark } from './OfflineMark.tsx';
import { usePlayer, useQuorums, useTitle } from './hooks.ts';
import { memoryIsShort } from './memory.ts';
import { allProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import './front.css';
import { frontWords } from '../words/en/front.ts';
import { language } from '../words/words.ts';

const SelectionMenu = lazy(async () => ({ default: (await import('./SelectionMenu.tsx')).SelectionMenu }));

/** Long enough after the start for a leader to be in office. */
const WARM_UP = 420;

function openShow(raft: Protocol): Player {
  const scenario = raft.scenarios[0]!;
  const nodes = Object.fromEntries(Object.entries(scenario.nodes).slice(0, 1));
  const { run } = openScenario(raft, { ...scenario, nodes });
  advance(run, WARM_UP);
  return createPlayer(run);
}

/** Who wears the crown at the moment. */
function inCharge(player: Player): NodeId | undefined {
  const { world } = player.moment();
  const crowned = world.nodes
    .map((node) => ({ id: node.id, face: player.protocol.portrait.face(node, world) }))
    .filter(({ face }) => face.mark === 'crown')
    .sort((a, b) => (b.face.epoch?.number ?? 0) - (a.face.epoch?.number ?? 0));
  return crowned[0]?.id;
}

/** The front page. */
export function FrontPage({ protocol }: { readonly protocol: Protocol }): ReactElement {
  const w = frontWords();
  const [player] = useState(() => openShow(protocol));
  const { moment, happening, playing } = usePlayer(player);
  const quorums = useQuorums(player);
  const [selection, setSelection] = useState<Selection>();
  const [fallen, setFallen] = useState<{ readonly who: NodeId; readonly epoch: number }>();
  const stage = useRef<HTMLDivElement>(null);
  useTitle('');
  useEffect(() => {
    if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) player.play();
    return () => player.close();
  }, [player]);

  const { portrait } = player.protocol;
  const leader = inCharge(player);
  const epoch = leader
    ? portrait.face(
        moment.world.nodes.find(({ id }) => id === leader)!,
        moment.world,
      ).epoch
    : undefined;
  const crash = (id: NodeId): void => {
    if (player.act({ kind: 'crash', node: id })) setFallen({ who: id, epoch: epoch?.number ?? 0 });
    player.play();
  };
  const back = fallen && moment.world.nodes.find(({ id }) => id === fallen.who);
  const successor =
    fallen && leader !== undefined && leader !== fallen.who && (epoch?.number ?? 0) > fallen.epoch
      ? leader
      : undefined;
  const opening = taught(shelves)[0]?.lessons[0];
  const first = opening && inLanguage<LessonCard>(opening, language());

  return (
    <div className="front">
      <header className="front-header">
        <a className="header-name" href="#/">
          Parley
        </a>
        <nav aria-label={w.parts} className="front-nav">
          <a href="#course" onClick={toCourse}>
            {w.lessons}
          </a>
          <a href="#/lab/raft/five">{w.lab}</a>
          <a href="#/write">{w.write}</a>
          <LanguageChoice />
          <ThemeButton />
        </nav>
      </header>
      <main id="main">
        <section className="hero" aria-label={w.welcome}>
          <div className="hero-words">
            <h1>{w.title}</h1>
            <p className="hero-lead">{w.lead}</p>
            <p className="hero-buttons">
              {first && (
                <a className="button button-primary button-large" href={`#/lesson/${first.id}`}>
                  {w.start(first.title)}
                </a>
              )}
              <a className="button button-default button-large" href="#/lab/raft/five">
                {w.openLab}
              </a>
            </p>
          </div>
          <div className="hero-figure">
            <div className="hero-stage" ref={stage}>
              <NetworkView
                moment={moment}
                happening={happening}
                portrait={portrait}
                playhead={player.head}
                selection={selection}
                quorums={quorums}
                onSelect={setSelection}
                onAct={(action) => void player.act(action)}
              />
            </div>
            <div className="hero-dare" data-testid="dare">
              {successor !== undefined ? (
                <>
                  <p>{w.tookOver(successor, `${epoch?.word} ${epoch?.number}`)}</p>
                  <div className="hero-dare-buttons">
                    <Button onClick={() => crash(successor)}>{w.crashToo(successor)}</Button>
                    {back && !back.up && (
                      <Button onClick={() => player.act({ kind: 'restart', node: back.id })}>
                        {w.bringBack(back.id)}
                      </Button>
                    )}
                  </div>
                </>
              ) : fallen && leader === undefined ? (
                <p>{w.gone(fallen.who)}</p>
              ) : leader !== undefined ? (
                <>
                  <p>{w.inCharge(leader)}</p>
                  <div className="hero-dare-buttons">
                    <Button onClick={() => crash(leader)}>{w.crash(leader)}</Button>
                  </div>
                </>
              ) : (
                <p>{w.election}</p>
              )}
              <Button variant="quiet" icon={playing ? 'pause' : 'play'} onClick={() => player.toggle()}>
                {playing ? w.pause : w.play}
              </Button>
            </div>
          </div>
        </section>
        <Course shelves={shelves} />
      </main>
      <footer className="front-footer">
        <p>
          {w.local}
          {memoryIsShort() && w.short}
        </p>
        <OfflineMark />
      </footer>
      <Suspense fallback={null}>
        <SelectionMenu player={player} selection={selection} onClose={() => setSelection(undefined)} />
      </Suspense>
      <Announcer player={player} />
    </div>
  );
}

function toCourse(event: { preventDefault: () => void }): void {
  event.preventDefault();
  const course = document.getElementById('course');
  course?.scrollIntoView({ behavior: 'smooth' });
  course?.focus({ preventScroll: true });
}

/** Only what exists: topics without a lesson wait until they have one. */
const taught = (shelves: readonly Shelf[]): readonly Shelf[] =>
  shelves.filter(({ lessons }) => lessons.length > 0);

/** Said in the language of the page, or marked as what it is: not everything is translated. */
const langOf = ({ lang }: { readonly lang: string }): string | undefined =>
  lang === language() ? undefined : lang;

const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

function Course({ shelves }: { readonly shelves: readonly Shelf[] }): ReactElement {
  const w = frontWords();
  const [progress] = useState(allProgress);
  return (
    <section className="course" id="course" tabIndex={-1} aria-labelledby="course-title">
      <h2 id="course-title" className="visually-hidden">
        {w.course}
      </h2>
      {taught(shelves).map((shelf, i) => {
        const topic = inLanguage<Shelf>(shelf, language());
        return (
          <section key={topic.id} className="topic" aria-labelledby={`topic-${topic.id}`}>
            <h3 id={`topic-${topic.id}`}>
              <span className="topic-number" aria-hidden="true">
                {NUMERALS[i]}
              </span>
              {topic.title}
            </h3>
            <p className="topic-motto" lang={langOf(topic)}>
              {topic.motto}
            </p>
            <ul>
              {topic.lessons
                .map((card) => inLanguage<LessonCard>(card, language()))
                .map((lesson) => (
                  <li key={lesson.id}>
                    <a href={`#/lesson/${lesson.id}`}>
                      <span className="topic-lesson" lang={langOf(lesson)}>
                        {progress[lesson.id]?.done && <span aria-hidden="true">✓ </span>}
                        {lesson.title}
                      </span>
                      <i aria-hidden="true" />
                      <span className="topic-minutes">
                        {whereIn(progress[lesson.id], lesson.steps) ?? w.minutes(lesson.minutes)}
                      </span>
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
      <section className="topic" aria-labelledby="topic-lab">
        <h3 id="topic-lab">{w.theLab}</h3>
        <p className="topic-motto">{w.labMotto}</p>
        <ul>
          {Object.entries(protocols).map(([id, { title, scenario }]) => (
            <li key={id}>
              <a href={`#/lab/${id}/${scenario}`}>
                <span className="topic-lesson">{title}</span>
                <i aria-hidden="true" />
                <span className="topic-minutes">{w.asLong}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
}

/** `step 3 of 8`, or `done`; undefined when not begun. */
function whereIn(progress: Progress | undefined, steps: number): string | undefined {
  if (!progress || (progress.furthest === 0 && !progress.done)) return undefined;
  const w = frontWords();
  return progress.done ? w.done : w.step(progress.furthest + 1, steps);
}
