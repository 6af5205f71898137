/**
 * “Let us see what B would mean”: looks for a run in which an answer comes true. The one the lesson plays comes first;
 * otherwise chance tries from the moment of the question on, at first with what happens anyhow in another order, then
 * with faults. What it finds is a what-if like any other; finding nothing proves nothing, and it says how far it looked.
 */
import { act, branch, latest, tick } from '../../drivers/run.ts';
import type { Run } from '../../drivers/run.ts';
import { enabled, faults } from '../../engine/enabled.ts';
import type { Action } from '../../engine/action.ts';
import { roll } from '../../engine/random.ts';
import type { Prediction } from '../../lesson/lesson.ts';
import { languageOf, sceneOf } from '../../lesson/script.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { hallWords } from '../../words/en/hall.ts';

/** What came of it, as a sentence; `found`: the stage shows it. */
export interface PlayedOut {
  readonly found: boolean;
  readonly says: string;
}

/** How long chance may try, ms, and how many steps a try has. */
const PATIENCE = 900;
const STEPS = 60;

/** Shows how an answer to the lesson's current question comes true, if a way is found. */
export function playOut(stage: LessonPlayer, { options }: Prediction, option: number): PlayedOut {
  const w = hallWords();
  const { rehearsal, player } = stage;
  const claim = options[option]?.claim.text ?? '';
  const at = stage.store.getState().cue;
  const asking = rehearsal.cues[at]?.asks === undefined ? at - 1 : at;
  const answering = rehearsal.cues.findIndex(
    (cue, i) => i > asking && cue.answers.includes(rehearsal.cues[asking]?.asks ?? -1),
  );
  const stop = rehearsal.cues[asking];
  const answer = rehearsal.cues[answering];
  if (!stop || !answer) return { found: false, says: w.noWay(0) };
  const since = rehearsal.cues.find(({ step }) => step === stop.step)!.from;
  const [script] = player.store.getState().runs;
  const read = languageOf(player.protocol).claim(claim, { nodes: player.moment().world.setup.cast.ids });
  if (!script || !read.ok) return { found: false, says: w.onlyHere };
  const holds = (run: Run): boolean => {
    try {
      return read.test(sceneOf(run, since)) === true;
    } catch {
      return false;
    }
  };
  if (holds(branch(script, answer.to, -1))) {
    stage.go(answering, true);
    return { found: true, says: w.soItIs(claim) };
  }
  const began = performance.now();
  let best: Run | undefined;
  let tries = 0;
  while (performance.now() - began < (best ? PATIENCE / 2 : PATIENCE) && tries < 3000) {
    const walk = wander(branch(script, stop.to, player.store.getState().runs.length), tries, holds);
    tries++;
    if (walk && latest(walk).index < (best ? latest(best).index : Infinity)) best = walk;
  }
  if (!best) return { found: false, says: w.noWay(tries) };
  const hands = best.line.moments.slice(stop.to + 1).filter(({ by }) => by === 'hand').length;
  const last = latest(best).index;
  stage.store.setState({ cue: asking, moving: false });
  player.adopt(best, stop.to);
  player.playTo(last, 9);
  return { found: true, says: w.couldBe(claim, hands) };
}

/** One try: the clock goes on, and now and then something else happens. Ends when the claim holds. */
function wander(run: Run, seed: number, holds: (run: Run) => boolean): Run | undefined {
  const wild = seed % 3 === 0 ? 0 : 0.06;
  for (let n = 0; n < STEPS; n++) {
    const which = roll(seed, n, 1);
    const { world } = latest(run);
    const pick = (list: readonly Action[]): Action | undefined =>
      list[Math.floor(roll(seed, n, 2) * list.length)];
    const other =
      which < wild
        ? pick(run.protocol.faults?.(world) ?? faults(world))
        : which < 0.3
          ? pick(enabled(world))
          : which < 0.34
            ? pick(run.protocol.requests(world))
            : undefined;
    try {
      if (other) act(run, other, 'hand', world.now + 5);
      else if (!tick(run)) {
        const next = pick(enabled(world));
        if (!next) return undefined;
        act(run, next, 'hand', world.now + 5);
      }
    } catch {
      // What chance chose was not possible after all.
    }
    if (latest(run).broken.length > 0) return undefined;
    if (holds(run)) return run;
  }
  return undefined;
}
