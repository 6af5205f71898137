/** Two windows with one lesson: this one's part in keeping them in step. */
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { keepInStep } from '../../player/in-step.ts';
import type { InStep } from '../../player/in-step.ts';
import { putStageState, readStageState, stageSign, stageState } from '../../player/lesson-state.ts';
import type { StageState } from '../../player/lesson-state.ts';
import type { Told } from '../../player/told.ts';
import { byChannel, byHandle, isSession, newSession, noteWindow } from '../../player/wire.ts';
import { curtainStore } from '../curtain.ts';
import { themeStore } from '../theme.ts';
import type { HallState, HallStore } from './hall.ts';
import { pointerStore, readHall } from './hall.ts';

/** How everything stands. */
interface Shared {
  /** Grows when the form of this changes: windows of two versions leave each other alone. */
  readonly v: 1;
  readonly lesson: string;
  /** Null where another lesson is played. */
  readonly stage: StageState | null;
  readonly hall: HallState;
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

const KEPT = 'parley.hall';

/** What was told last in this tab, so that a reload goes on from it. Storage that refuses costs only that. */
function recallTold(): { readonly session: string; readonly told: Told<unknown> } | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { session, told } = kept as { session?: unknown; told?: unknown };
    if (typeof session !== 'string' || !isSession(session) || typeof told !== 'object' || told === null)
      return undefined;
    const { rev, by, state } = told as Record<string, unknown>;
    return typeof rev === 'number' && typeof by === 'string'
      ? { session, told: { rev, by, state } }
      : undefined;
  } catch {
    return undefined;
  }
}

function keepTold(session: string, told: unknown): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ session, told }));
  } catch {
    // The windows still keep each other in step; only a reload of both at once would forget.
  }
}

/** The session this tab takes part in, if it does. */
export const currentSession = (): string | undefined => recallTold()?.session;

/** The session this tab takes part in; begins one if there is none. */
export function ownSession(): string {
  const known = currentSession();
  if (known !== undefined) return known;
  const session = newSession();
  keepTold(session, { rev: 0, by: 'nobody', state: null });
  return session;
}

/** Joins the session's windows, and keeps telling them how things stand here until it is closed. */
export function joinCompany(props: CompanyProps): InStep {
  const { lesson, stage, hall, session, onCompany, onLesson } = props;
  const cues = stage.rehearsal.cues.length;
  const me = newSession().slice(0, 8);

  function check(data: unknown): Shared | undefined {
    if (typeof data !== 'object' || data === null) return undefined;
    const { v, lesson: other, stage: there, hall: shared } = data as Record<string, unknown>;
    const room = readHall(shared);
    if (v !== 1 || typeof other !== 'string' || other.length > 200 || !room) return undefined;
    const standing = other === lesson ? readStageState(there, cues) : null;
    return standing === undefined ? undefined : { v, lesson: other, stage: standing, hall: room };
  }

  const kept = recallTold();
  const last = kept?.session === session ? kept.told : undefined;
  const before = last && check(last.state);
  // The place is in the address; what a reload would forget is the rest.
  // Hands were counted for questions of that lesson only; the clock of a lecture runs on.
  if (before) take(before.lesson === lesson ? before.hall : { ...before.hall, votes: {} });

  /** Makes the hall stand like that. The size of the screen is what was measured here, if something was. */
  function take(state: HallState): void {
    curtainStore.setState({ cloth: state.cloth });
    themeStore.setState({ theme: state.theme });
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
    last: last && before && { ...last, state: before },
    keep: (told) => keepTold(session, told),
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
export function openSpeaker(session: string, place: string): boolean {
  const address = `${window.location.href.split('#', 1)[0]}#/speaker/${session}/${place}`;
  const child = window.open(address, `${NAME}-${session}`, 'popup,width=1280,height=800');
  if (!child) return false;
  noteWindow(child);
  child.focus();
  return true;
}
