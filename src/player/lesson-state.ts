/** How a lesson's stage stands, as data that another window can take over. */
import { replay } from '../drivers/replay.ts';
import { branch, latest, tick } from '../drivers/run.ts';
import { deedsOf, readDeeds, writeDeeds } from '../timeline/link.ts';
import type { Line } from '../timeline/timeline.ts';
import type { LessonPlayer, LessonState } from './lesson-player.ts';
import { SPEEDS } from './player.ts';

/** How a lesson stands: the stop, the live what-if, the playhead, what was answered. */
export interface StageState {
  readonly cue: number;
  readonly moving: boolean;
  /** What hands did after moment `from` of the script, as a link writes it; null on script. */
  readonly whatIf: { readonly from: number; readonly deeds: string } | null;
  /** The moment looked at, and the time, virtual ms. */
  readonly index: number;
  readonly t: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly picks: LessonState['picks'];
}

const written = new WeakMap<Line, { upto: number; hands: number; text: string }>();

/** What hands did on a line since it left the script; asked often, so only what is new is looked at. */
function whatIfOn(stage: LessonPlayer, line: Line): StageState['whatIf'] {
  const from = line.forked?.index ?? 0;
  let known = written.get(line);
  if (!known) written.set(line, (known = { upto: from, hands: 0, text: '' }));
  const before = known.hands;
  for (; known.upto < line.moments.length - 1; known.upto++)
    if (line.moments[known.upto + 1]!.by === 'hand') known.hands++;
  if (known.hands !== before)
    known.text = writeDeeds(stage.player.moment().world.setup.cast, deedsOf(line, from));
  return { from, deeds: known.text };
}

/** How the stage stands now. */
export function stageState(stage: LessonPlayer): StageState {
  const { player } = stage;
  const { current, index, playing, speed } = player.store.getState();
  const { cue, moving, picks } = stage.store.getState();
  return {
    cue,
    moving,
    whatIf: current === 0 ? null : whatIfOn(stage, player.run().line),
    index,
    t: player.head.t,
    playing,
    speed,
    picks,
  };
}

/** What must differ for the stage to count as changed: while it plays, time passes by itself. */
export function stageSign({ index, t, ...rest }: StageState): string {
  return JSON.stringify(rest.playing ? rest : { index, t, ...rest });
}

const isCount = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

function isPicks(value: unknown): value is LessonState['picks'] {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((list) => Array.isArray(list) && list.every((pick) => isCount(pick, 100)))
  );
}

/** Reads a state that came from elsewhere; undefined if it is none, or none of a lesson with so many stops. */
export function readStageState(data: unknown, cues: number): StageState | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { cue, moving, whatIf, index, t, playing, speed, picks } = data as Record<string, unknown>;
  if (!isCount(cue, cues - 1) || typeof moving !== 'boolean' || typeof playing !== 'boolean')
    return undefined;
  if (!isCount(index, 1e7) || typeof t !== 'number' || !(t >= 0 && t <= 1e9) || !isPicks(picks))
    return undefined;
  const rate = SPEEDS.find((known) => known === speed);
  if (rate === undefined) return undefined;
  const common = { cue, moving, index, t, playing, speed: rate, picks };
  if (whatIf === null) return { ...common, whatIf };
  if (typeof whatIf !== 'object') return undefined;
  const { from, deeds } = whatIf as Record<string, unknown>;
  return isCount(from, 1e7) && typeof deeds === 'string' && deeds.length <= 64_000
    ? { ...common, whatIf: { from, deeds } }
    : undefined;
}

/** Makes the stage stand like that. A what-if that cannot be played here is left out: then the stage is on script. */
export function putStageState(stage: LessonPlayer, state: StageState): void {
  const { player, store } = stage;
  const now = stageState(stage);
  if (JSON.stringify(now.whatIf) !== JSON.stringify(state.whatIf)) {
    if (player.store.getState().current !== 0) player.goTo(0, stage.rehearsal.cues[state.cue]!.from);
    if (state.whatIf) tryOut(stage, state.whatIf, state.index);
  }
  if (state.speed !== now.speed) player.setSpeed(state.speed);
  const isMoving = state.playing && state.moving && !state.whatIf;
  if (isMoving) {
    const keepsUp =
      now.playing && now.moving && now.cue === state.cue && Math.abs(player.head.t - state.t) < 5;
    if (!keepsUp) stage.resume(state.cue, state.t);
  } else {
    if (now.cue !== state.cue || now.moving || now.playing !== state.playing) player.pause();
    store.setState({ cue: state.cue, moving: false });
    if (state.playing) {
      if (!now.playing || Math.abs(player.head.t - state.t) > 5) {
        player.seek(state.t);
        player.play();
      }
    } else stand(stage, state);
  }
  store.setState({ picks: state.picks });
}

/** Stands at a moment, and, if the time is later than that, between it and the next. */
function stand({ player }: LessonPlayer, { index, t }: StageState): void {
  // The other window may have let more time pass.
  while (latest(player.run()).index < index && tick(player.run()));
  player.seekIndex(index);
  if (player.head.t !== t) player.seek(t);
}

/** Does again what hands did elsewhere, and looks at the same moment of it. */
function tryOut(
  { player, rehearsal }: LessonPlayer,
  { from, deeds }: { from: number; deeds: string },
  index: number,
): void {
  const [script] = player.store.getState().runs;
  if (!script || from >= rehearsal.line.moments.length) return;
  const run = branch(script, from, player.store.getState().runs.length);
  try {
    if (replay(run, readDeeds(latest(run).world.setup.cast, deeds)) !== undefined) return;
  } catch {
    return;
  }
  while (latest(run).index < index && tick(run));
  player.adopt(run, index);
}
