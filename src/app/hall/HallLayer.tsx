/** What a lecture adds to a lesson: the audience's screen, the lecturer's keys, and the other window. */
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Toast, Toasts } from '../../ui/Notice.tsx';
import type { Selection } from '../../views/selection.ts';
import { hallWords } from '../../words/en/hall.ts';
import { curtainStore, present } from '../curtain.ts';
import { writeRoute } from '../route.ts';
import { noteSeen } from '../share/seen.ts';
import { HallScreen } from './HallScreen.tsx';
import { Palette } from './Palette.tsx';
import { currentSession, openSpeaker, ownSession } from './company.ts';
import { pointerStore } from './hall.ts';
import { useHall } from './useHall.ts';

/** What it is given. */
export interface HallLayerProps {
  readonly stage: LessonPlayer;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onNext: () => void;
}

/** Stands over the lesson's page; draws nothing until it is needed. */
export function HallLayer({ stage, selection, onSelect, onNext }: HallLayerProps): ReactElement {
  const { presenting } = useStore(curtainStore);
  const [session, setSession] = useState(currentSession);
  const [slip, setSlip] = useState('');
  const isIdle = useIdle(presenting);
  const w = hallWords();
  useWakeLock(presenting);
  const { hall, onPoint, typed, isFinding, setFinding } = useHall({
    stage,
    session,
    isSpeaker: false,
    onSpeaker,
    mouse: useMouse(),
    onCompany: () => undefined,
    // This window leads: the other one follows when it goes to another lesson.
    onLesson: () => undefined,
  });

  // What is shown is noted, so that a lecture can be looked up afterwards.
  const { cue } = useStore(stage.store);
  const { current, index, playing } = useStore(stage.player.store);
  useEffect(() => {
    if (playing) return;
    const note = setTimeout(() => {
      // The page has written its address by now.
      const step = stage.lesson.steps[stage.cue().step]!;
      noteSeen(stage.lesson.id, window.location.hash, step.title);
    });
    return () => {
      clearTimeout(note);
    };
  }, [stage, cue, current, index, playing]);

  // Who leaves the full screen by the browser's own means has stopped presenting.
  useEffect(() => {
    const heed = (): void => {
      if (!document.fullscreenElement) present(false);
    };
    document.addEventListener('fullscreenchange', heed);
    return () => {
      document.removeEventListener('fullscreenchange', heed);
    };
  }, []);
  useEffect(() => () => present(false), []);

  function onSpeaker(): void {
    const own = ownSession();
    setSession(own);
    const here = stage.cue();
    const address = writeRoute({
      page: 'speaker',
      session: own,
      lesson: stage.lesson.id,
      step: stage.lesson.steps[here.step]!.id,
      beat: here.beat,
    });
    setSlip(openSpeaker(own, address) ? '' : w.blocked);
  }

  return (
    <>
      {presenting && (
        <div className={`hall${isIdle ? ' hall-idle' : ''}`}>
          <HallScreen
            stage={stage}
            hall={hall}
            selection={selection}
            onSelect={onSelect}
            onNext={onNext}
            onPoint={onPoint}
            isOriginal
          />
          {!isIdle && (
            <div className="hall-leave">
              <IconButton icon="close" name={w.leave} kbd="Esc" size="large" onClick={() => present(false)} />
            </div>
          )}
        </div>
      )}
      {isFinding && <Palette onClose={() => setFinding(false)} />}
      <Toasts>
        {typed !== '' && <Toast tone="ok">{w.goTo(typed)}</Toast>}
        {slip !== '' && (
          <Toast tone="bad" onDismiss={() => setSlip('')}>
            {slip}
          </Toast>
        )}
      </Toasts>
    </>
  );
}

/** Where the mouse is, in parts of the window; the middle until it has moved. */
function useMouse(): () => readonly [number, number] {
  const at = useRef<readonly [number, number]>([0.5, 0.5]);
  useEffect(() => {
    const heed = ({ clientX, clientY }: PointerEvent): void => {
      at.current = [clientX / innerWidth, clientY / innerHeight];
    };
    window.addEventListener('pointermove', heed);
    return () => {
      window.removeEventListener('pointermove', heed);
    };
  }, []);
  return () => at.current;
}

/** How long a pointer rests before it is hidden, ms. */
const RESTS = 3000;

/** Whether the pointer has rested so long that it is in the way. */
function useIdle(watching: boolean): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    if (!watching) return;
    let timer = 0;
    const wake = (): void => {
      setIdle(false);
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        setIdle(true);
        pointerStore.setState({ at: undefined });
      }, RESTS);
    };
    wake();
    window.addEventListener('pointermove', wake);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', wake);
    };
  }, [watching]);
  return watching && isIdle;
}

/** Keeps the screen from going dark by itself; where that is not offered, it is left to the computer's settings. */
function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const ask = (): void => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock.request('screen').then(
        (held) => {
          if (isOver) void held.release();
          else lock = held;
        },
        () => undefined,
      );
    };
    ask();
    // The browser lets go of it when the page is hidden.
    document.addEventListener('visibilitychange', ask);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, [wanted]);
}
