/**
 * The other courses of events. An address holds the line that is looked at; a short link carries the others along, each
 * as where it leaves that line, how far it goes, and what hands did on it: `57.80!57.340%2E5.crash.S1,…`.
 */
import { MOST_MOMENTS, replay } from '../../drivers/replay.ts';
import { branch, latest, tick } from '../../drivers/run.ts';
import type { Player } from '../../player/player.ts';
import { deedsOf, readDeeds, writeDeeds } from '../../timeline/link.ts';
import type { Line } from '../../timeline/timeline.ts';

/** Most lines a link carries: nobody keeps more apart. */
const MOST = 12;

/** The last moment two lines share. */
function shared(a: Line, b: Line): number {
  let index = 0;
  while (index + 1 < a.moments.length && a.moments[index + 1] === b.moments[index + 1]) index++;
  return index;
}

/** All lines but the one looked at (and, in a lesson, its script), as a link writes them; empty if there are none. */
export function writeLines(player: Player, isLesson: boolean): string {
  const { runs, current } = player.store.getState();
  const here = runs[current]!.line;
  const { cast } = player.moment().world.setup;
  return runs
    .flatMap(({ line }, i) => {
      if (i === current || (isLesson && i === 0)) return [];
      const from = shared(line, here);
      const end = line.moments.length - 1;
      return end > from ? [`${from}.${end}!${writeDeeds(cast, deedsOf(line, from))}`] : [];
    })
    .slice(-MOST)
    .join(',');
}

/** Takes in the lines of a link beside the one looked at, which stays in sight. What cannot be read is left out. */
export function adoptLines(player: Player, text: string): void {
  const { current, index } = player.store.getState();
  const here = player.run();
  const { cast } = latest(here).world.setup;
  for (const part of text.split(',').slice(0, MOST)) {
    const match = /^(\d{1,6})\.(\d{1,6})!(.*)$/s.exec(part);
    if (!match) continue;
    const [from, end] = [Number(match[1]), Math.min(Number(match[2]), MOST_MOMENTS)];
    if (from >= here.line.moments.length || end <= from) continue;
    try {
      const line = branch(here, from, player.store.getState().runs.length);
      replay(line, readDeeds(cast, match[3]!));
      while (latest(line).index < end && tick(line));
      player.adopt(line);
    } catch {
      // A line that cannot be read is as good as none.
    }
  }
  player.goTo(current, index);
}
