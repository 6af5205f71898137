/** Two windows with one lesson: this one's part in keeping them in step. */
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { keepInStep } from '../../player/in-step.ts';
import type { InStep } from '../../player/in-step.ts';
import { putStageState, readStageState, stageSign, stageState } from '../../player/lesson-state.ts';
import type { StageState } from '../../player/lesson-state.ts';
import { byChannel, byHandle, isSession, newSession, noteWindow } from '../../player/wire.ts';
import { curtainStore } from '../curtain.ts';
import { keepTold, recallTold } from '../kept-told.ts';
import { themeStore } from '../theme.ts';
import type { HallStore, Room } from './hall.ts';
import { pointerStore, readRoom } from './hall.ts';

/** How everything stands. */
interface Shared {
  /** Grows when the form of this changes: windows of two versions leave each other alone. */
  readonly v: 1;
  readonly lesson: string;
  /** Null where another lesson is played. */
  readonly stage: StageState | null;
  readonly hall: Room;
}

/** What a window tells of the lesson it shows. */
export interface CompanyProps {
  readonly lesson: string;
  readonly stage: LessonPlayer;
  readonly hall: HallStore;
  readonly session: string;
  /** Called when another window is heard. */
  readonly onCompany: () => void;
  /** Called when the other window has gone to another lesson. */
  readonly onLesson: (lesson: string) => void;
}

/** Under which the session of this tab is kept, and behind a dot what was told last in it. */
const KEPT = 'parley.hall';

/** The session this tab takes part in, if it does. */
export function currentSession(): string | undefined {
  try {
    const session = sessionStorage.getItem(KEPT) ?? '';
    return isSession(session) ? session : undefined;
  } catch {
    return undefined;
  }
}

/** The session this tab takes part in; begins one if there is none. */
export function ownSession(): string {
  const known = currentSession();
  if (known !== undefined) return known;
  const session = newSession();
  keepSession(session);
  return session;
}

/** A reload takes part again. */
function keepSession(session: string): void {
  try {
    sessionStorage.setItem(KEPT, session);
  } catch {
    // Then a reload has to open the other window again.
  }
}

/** Joins the session's windows, and keeps telling them how things stand here until it is closed. */
export function joinCompany(props: CompanyProps): InStep {
  const { lesson, stage, hall, session, onCompany, onLesson } = props;
  const cues = stage.rehearsal.cues.length;
  const me = newSession().slice(0, 8);

  function check(data: unknown): Shared | undefined {
    if (typeof data !== 'object' || data === null) return undefined;
    const { v, lesson: other, stage: there, hall: shared } = data as Record<string, unknown>;
    const room = readRoom(shared);
    if (v !== 1 || typeof other !== 'string' || other.length > 200 || !room) return undefined;
    const standing = other === lesson ? readStageState(there, cues) : null;
    return standing === undefined ? undefined : { v, lesson: other, stage: standing, hall: room };
  }

  keepSession(session);
  const key = `${KEPT}.${session}`;
  const last = recallTold(key, check);
  // The place is in the address; what a reload would forget is the rest.
  // Hands were counted for questions of that lesson only; the clock of a lecture runs on.
  if (last) take(last.state.lesson === lesson ? last.state.hall : { ...last.state.hall, votes: {} });

  /** Makes the hall stand like that. The size of the screen is what was measured here, if something was. */
  function take({ cloth, theme, ...state }: Room): void {
    curtainStore.setState({ cloth });
    themeStore.setState({ theme });
    hall.setState(state);
  }

  const inStep = keepInStep<Shared>({
    session,
    me,
    transports: [byChannel, byHandle],
    read: () => ({
      v: 1,
      lesson,
      stage: stageState(stage),
      hall: { ...hall.getState(), cloth: curtainStore.getState().cloth, theme: themeStore.getState().theme },
    }),
    put: (state) => {
      take(state.hall);
      if (state.stage) putStageState(stage, state.stage);
      else onLesson(state.lesson);
    },
    check,
    sign: ({ stage: standing, ...rest }) => JSON.stringify(rest) + (standing ? stageSign(standing) : ''),
    onPointer: (at) => pointerStore.setState({ at }),
    onCompany,
    last,
    keep: (told) => keepTold(key, told),
  });
  const stops = [stage.store, stage.player.store, hall, curtainStore, themeStore].map((store) =>
    store.subscribe(() => inStep.changed()),
  );
  inStep.hello();
  inStep.changed();
  // A window that was reloaded must be found again by those it opened.
  const beat = setInterval(() => inStep.hello(), 1000);
  return {
    ...inStep,
    close() {
      clearInterval(beat);
      for (const stop of stops) stop();
      inStep.close();
    },
  };
}

const NAME = 'parley-speaker';

/** Opens the speaker's window, or brings it to the front; false where the browser did not let us. */
export function openSpeaker(session: string, hash: string): boolean {
  const child = window.open(
    `${window.location.href.split('#', 1)[0]}${hash}`,
    `${NAME}-${session}`,
    'popup,width=1280,height=800',
  );
  if (!child) return false;
  noteWindow(child);
  child.focus();
  return true;
}
