/** How long it takes to find a moment and everything a picture of it needs, anywhere on a long line. */
import { happeningAt, indexAt, tip } from '../src/timeline/timeline.ts';
import { raft } from '../src/protocols/raft/raft.ts';
import { tell } from '../src/views/story/story.ts';
import { median, playMoments, quantile, report } from './measure.ts';

const MOMENTS = 100_000;
const SEEKS = 5_000;
/** Cells of each log that fit a picture. */
const CELLS = 24;

const { line } = playMoments(MOMENTS);
const { portrait } = raft;

/** Everything the views ask at a time (virtual ms); tells how much that was, so that nothing is left out. */
function show(t: number): number {
  const index = indexAt(line, t);
  const { world } = line.moments[index]!;
  let asked = portrait.pointers(world).length;
  for (const node of world.nodes) {
    asked += portrait.face(node, world).role.length;
    const log = portrait.log(node);
    if (!log) continue;
    for (let i = Math.max(log.first, log.last - CELLS + 1); i <= log.last; i++) asked += log.cell(i).epoch;
  }
  for (const message of world.flights) asked += portrait.capsule(message, world).label.length;
  const happening = happeningAt(line, index);
  if (happening) asked += tell(raft, happening).happened.length + portrait.quorums(happening).length;
  return asked;
}

// All over the line, far from one seek to the next (the golden ratio spreads evenly).
const end = tip(line).world.now;
const times = Array.from({ length: SEEKS }, (_, i) => ((i * 0.618_033_988_75) % 1) * end);
const took = times.map((t) => {
  const before = performance.now();
  if (show(t) === 0) throw new Error('there was nothing to see');
  return performance.now() - before;
});

report([
  { figure: `seek among ${MOMENTS} moments, median`, ours: median(took), unit: 'ms' },
  { figure: 'seek, 99 of 100', ours: quantile(took, 0.99), unit: 'ms' },
  {
    figure: 'seek, slowest (the first, cold, included)',
    ours: Math.max(...took),
    unit: 'ms',
    target: { is: 'at most', number: 16 },
  },
]);
