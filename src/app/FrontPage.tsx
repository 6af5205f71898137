/** The front page: a cluster that runs and invites you to break it; under it the course. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { NodeId } from '../engine/world.ts';
import type { Shelf } from '../lesson/catalogue.ts';
import { createPlayer } from '../player/player.ts';
import type { Player } from '../player/player.ts';
import { shelves } from 'virtual:shelves';
import { openScenario } from '../player/scenario.ts';
import { advance } from '../drivers/run.ts';
import { protocols } from '../protocols/index.ts';
import { raft } from '../protocols/raft/raft.ts';
import { Button } from '../ui/Button.tsx';
import { NetworkView } from '../views/network/View.tsx';
import type { Selection } from '../views/selection.ts';
import { Announcer } from './Announcer.tsx';
import { ThemeButton } from './Header.tsx';
import { usePlayer, useQuorums, useTitle } from './hooks.ts';
import { memoryIsShort } from './memory.ts';
import { allProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import './front.css';

const SelectionMenu = lazy(async () => ({ default: (await import('./SelectionMenu.tsx')).SelectionMenu }));

/** Long enough after the start for a leader to be in office. */
const WARM_UP = 420;

function openShow(): Player {
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
export function FrontPage(): ReactElement {
  const [player] = useState(openShow);
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
  const first = taught(shelves)[0]?.lessons[0];

  return (
    <div className="front">
      <header className="front-header">
        <a className="header-name" href="#/">
          Parley
        </a>
        <nav aria-label="Parts of Parley" className="front-nav">
          <a href="#course" onClick={toCourse}>
            Lessons
          </a>
          <a href="#/lab/raft/five">Lab</a>
          <ThemeButton />
        </nav>
      </header>
      <main id="main">
        <section className="hero" aria-label="Welcome">
          <div className="hero-words">
            <h1>Watch distributed systems agree.</h1>
            <p className="hero-lead">
              Real protocols, running in your browser. Crash the leader, split the network, lose a message,
              and see exactly which rule saves the day.
            </p>
            <p className="hero-buttons">
              {first && (
                <a className="button button-primary button-large" href={`#/lesson/${first.id}`}>
                  Start with “{first.title}”
                </a>
              )}
              <a className="button button-default button-large" href="#/lab/raft/five">
                Open the lab
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
                  <p>
                    {successor} took over, in {epoch?.word} {epoch?.number}. Nobody told it to.
                  </p>
                  <div className="hero-dare-buttons">
                    <Button onClick={() => crash(successor)}>Crash {successor} as well</Button>
                    {back && !back.up && (
                      <Button onClick={() => player.act({ kind: 'restart', node: back.id })}>
                        Bring {back.id} back
                      </Button>
                    )}
                  </div>
                </>
              ) : fallen && leader === undefined ? (
                <p>{fallen.who} is gone. Whose ring runs out first?</p>
              ) : leader !== undefined ? (
                <>
                  <p>{leader} is in charge. Crash it. Who takes over?</p>
                  <div className="hero-dare-buttons">
                    <Button onClick={() => crash(leader)}>Crash {leader}</Button>
                  </div>
                </>
              ) : (
                <p>An election is on.</p>
              )}
              <Button variant="quiet" icon={playing ? 'pause' : 'play'} onClick={() => player.toggle()}>
                {playing ? 'Pause' : 'Play'}
              </Button>
            </div>
          </div>
        </section>
        <Course shelves={shelves} />
      </main>
      <footer className="front-footer">
        <p>
          Everything here runs on your machine. Nothing is sent anywhere.
          {memoryIsShort() &&
            ' This browser lets us keep nothing: your progress lasts until you close the page.'}
        </p>
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

const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

function Course({ shelves }: { readonly shelves: readonly Shelf[] }): ReactElement {
  const [progress] = useState(allProgress);
  return (
    <section className="course" id="course" tabIndex={-1} aria-labelledby="course-title">
      <h2 id="course-title" className="visually-hidden">
        The course
      </h2>
      {taught(shelves).map(({ lessons, ...topic }, i) => (
        <section key={topic.id} className="topic" aria-labelledby={`topic-${topic.id}`}>
          <h3 id={`topic-${topic.id}`}>
            <span className="topic-number" aria-hidden="true">
              {NUMERALS[i]}
            </span>
            {topic.title}
          </h3>
          <p className="topic-motto">{topic.motto}</p>
          <ul>
            {lessons.map((lesson) => (
              <li key={lesson.id}>
                <a href={`#/lesson/${lesson.id}`}>
                  <span className="topic-lesson">
                    {progress[lesson.id]?.done && <span aria-hidden="true">✓ </span>}
                    {lesson.title}
                  </span>
                  <i aria-hidden="true" />
                  <span className="topic-minutes">
                    {whereIn(progress[lesson.id], lesson.steps) ?? `${lesson.minutes} min`}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="topic" aria-labelledby="topic-lab">
        <h3 id="topic-lab">The lab</h3>
        <p className="topic-motto">No steps, no questions. Break what you like.</p>
        <ul>
          {Object.entries(protocols).map(([id, { title, scenario }]) => (
            <li key={id}>
              <a href={`#/lab/${id}/${scenario}`}>
                <span className="topic-lesson">{title}</span>
                <i aria-hidden="true" />
                <span className="topic-minutes">as long as you like</span>
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
  return progress.done ? 'done' : `step ${progress.furthest + 1} of ${steps}`;
}
