/**
 * The speaker's window: what the audience sees, live and to be worked with; what comes next; and what only the speaker
 * needs. Whatever is done here happens there, and the other way round.
 */
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Protocol } from '../../engine/protocol.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { SecondRun } from '../../player/lesson-player.ts';
import { Toast, Toasts } from '../../ui/Notice.tsx';
import { useSize } from '../../views/size.ts';
import { hallWords } from '../../words/en/hall.ts';
import { PartitionDialog } from '../PartitionDialog.tsx';
import { HelpDialog } from '../HelpDialog.tsx';
import { Overview } from '../Overview.tsx';
import { ShareDialog } from '../share/ShareDialog.tsx';
import { useTitle } from '../hooks.ts';
import { shortcutsNow, useShortcuts } from '../keyboard.ts';
import { openLesson } from '../open-lesson.ts';
import type { Route } from '../route.ts';
import { writeRoute } from '../route.ts';
import { lessonShortcuts } from '../shortcuts.ts';
import { usePage } from '../usePage.ts';
import { HallScreen } from './HallScreen.tsx';
import { Palette } from './Palette.tsx';
import { SpeakerNotes } from './SpeakerNotes.tsx';
import { SpeakerTools } from './SpeakerTools.tsx';
import { Still } from './Still.tsx';
import { useHall } from './useHall.ts';
import './speaker.css';

/** What it is given. */
export interface SpeakerPageProps {
  readonly lesson: Lesson;
  readonly protocol: Protocol;
  readonly beside: SecondRun | undefined;
  readonly route: Extract<Route, { page: 'speaker' }>;
}

/** After so long without a word from the other window it counts as gone, ms. */
const GONE = 3500;

/** The page. */
export function SpeakerPage({ lesson, protocol, beside, route }: SpeakerPageProps): ReactElement {
  const { session } = route;
  const [{ stage }] = useState(() =>
    openLesson(lesson, protocol, beside, {
      ...route,
      page: 'lesson',
      from: undefined,
      deeds: '',
      at: undefined,
    }),
  );
  const [isAlone, setAlone] = useState(true);
  const heard = useRef(0);
  const { player } = stage;
  const page = usePage(player);
  const { cue } = useStore(stage.store);
  const here = stage.rehearsal.cues[cue]!;
  const step = lesson.steps[here.step]!;
  const w = hallWords();
  const place = useRef<HTMLDivElement>(null);
  const room = useSize(place);
  const nextPlace = useRef<HTMLDivElement>(null);
  const nextRoom = useSize(nextPlace);
  useTitle(`${w.speakerWindow} · ${lesson.title}`);

  const { hall, onPoint, typed, isFinding, setFinding } = useHall({
    stage,
    session,
    isSpeaker: true,
    onSpeaker: () => undefined,
    mouse: () => [0.5, 0.5],
    onCompany: () => {
      heard.current = Date.now();
      setAlone(false);
    },
    onLesson: (other) => {
      window.location.hash = writeRoute({
        page: 'speaker',
        session,
        lesson: other,
        step: undefined,
        beat: 0,
      });
    },
  });
  const { screen } = useStore(hall);
  useEffect(() => {
    const watch = setInterval(() => setAlone(Date.now() - heard.current > GONE), 1000);
    return () => {
      clearInterval(watch);
      player.close();
    };
  }, [player]);

  // A reload, even when the other window is gone, comes back to the same step.
  useEffect(() => {
    history.replaceState(
      null,
      '',
      writeRoute({
        page: 'speaker',
        session,
        lesson: lesson.id,
        step: step.id,
        beat: here.beat,
      }),
    );
  }, [lesson.id, step.id, here.beat, session]);

  const onNext = (): void => {
    page.onSelect(undefined);
    stage.next();
  };
  useShortcuts(
    lessonShortcuts({
      ...page.hands,
      lesson: stage,
      onOverview: () => page.setDialog('overview'),
      onNext,
    }),
  );
  // The copy is laid out for the audience's screen and made as large as there is room.
  const [width, height] = screen ?? [1280, 720];
  const factor = room ? Math.min(room.width / width, room.height / height) : 0.5;

  return (
    <div className="speaker">
      <header className="speaker-head">
        <p className="speaker-lesson">{lesson.title}</p>
        <p role="status" className={isAlone ? 'speaker-alone' : 'speaker-joined'}>
          {isAlone ? w.alone : w.inStep}
        </p>
      </header>
      <div className="speaker-left">
        <div className="speaker-copy" ref={place}>
          <div className="speaker-frame" style={{ width: width * factor, height: height * factor }}>
            <div style={{ width, height, zoom: factor }}>
              <HallScreen
                stage={stage}
                hall={hall}
                selection={page.selection}
                onSelect={page.onSelect}
                onNext={onNext}
                onPoint={onPoint}
                isOriginal={false}
              />
            </div>
          </div>
        </div>
        <SpeakerTools stage={stage} hall={hall} onNext={onNext} />
      </div>
      <aside className="speaker-right" aria-label={w.forYou}>
        <SpeakerNotes stage={stage} hall={hall} />
        <section className="speaker-next" aria-label={w.next}>
          <h2>{cue + 1 < stage.rehearsal.cues.length ? w.nextIs(nextTitle()) : w.nothingNext}</h2>
          <div ref={nextPlace}>
            {cue + 1 < stage.rehearsal.cues.length && nextRoom && (
              <Still stage={stage} cue={cue + 1} width={nextRoom.width} ratio={2} />
            )}
          </div>
        </section>
      </aside>
      <div className="visually-hidden" role="status">
        {page.said}
      </div>
      {page.dialog === 'partition' && (
        <PartitionDialog player={player} onClose={() => page.setDialog(undefined)} />
      )}
      {page.dialog === 'overview' && <Overview stage={stage} onClose={() => page.setDialog(undefined)} />}
      {page.dialog === 'share' && (
        <ShareDialog
          player={player}
          beside={stage.beside}
          lesson={stage}
          onClose={() => page.setDialog(undefined)}
        />
      )}
      {page.dialog === 'help' && (
        <HelpDialog
          epoch={player.protocol.epoch}
          shortcuts={shortcutsNow()}
          onClose={() => page.setDialog(undefined)}
        />
      )}
      {isFinding && <Palette onClose={() => setFinding(false)} />}
      <Toasts>{typed !== '' && <Toast tone="ok">{w.goTo(typed)}</Toast>}</Toasts>
    </div>
  );

  function nextTitle(): string {
    const next = stage.rehearsal.cues[cue + 1]!;
    return next.step === here.step ? step.title : lesson.steps[next.step]!.title;
  }
}
