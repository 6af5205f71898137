/** How long it takes to find a moment and everything a picture of it needs, anywhere on a long line. */
import { happeningAt, indexAt, tip } from '../src/timeline/timeline.ts';
import { raft } from '../src/protocols/raft/raft.ts';
import { tell } from '../src/views/story/story.ts';
import { cpuSeconds, median, playMoments, quantile, report } from './measure.ts';

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
    for (let i = Math.max(log.first, log.last - CELLS + 1); i <= log.last; i++)
      asked += log.cell(i)?.epoch ?? 0;
  }
  for (const message of world.flights) asked += portrait.capsule(message, world).label.length;
  const happening = happeningAt(line, index);
  if (happening) asked += tell(raft, happening).happened.length + portrait.quorums(happening).length;
  return asked;
}

// All over the line, far from one seek to the next (the golden ratio spreads evenly).
const end = tip(line).world.now;
const times = Array.from({ length: SEEKS }, (_, i) => ((i * 0.618_033_988_75) % 1) * end);
/** Milliseconds that each seek takes, by the processor (all threads of ours) and by the clock on the wall. */
const seekAll = (): readonly { readonly cpu: number; readonly wall: number }[] =>
  times.map((t) => {
    const before = performance.now();
    let asked = 0;
    const cpu = cpuSeconds(() => (asked = show(t))) * 1000;
    if (asked === 0) throw new Error('there was nothing to see');
    return { cpu, wall: performance.now() - before };
  });

const took = seekAll();
const again = [took, seekAll(), seekAll()];
// A place that is slow in itself is slow every time; a collection of garbage or another program hits any place once.
const places = times.map((_, i) => Math.min(...again.map((pass) => pass[i]!.cpu)));
const cpu = took.map((seek) => seek.cpu);
const wall = took.map((seek) => seek.wall);

report([
  { figure: `seek among ${MOMENTS} moments, median`, ours: median(cpu), unit: 'ms CPU' },
  { figure: 'seek, 99 of 100', ours: quantile(cpu, 0.99), unit: 'ms CPU' },
  {
    figure: 'seek, slowest (the first, cold, included)',
    ours: Math.max(...cpu),
    unit: 'ms CPU',
    target: { is: 'at most', number: 16 },
  },
  { figure: 'seek, slowest place, best of three', ours: Math.max(...places), unit: 'ms CPU' },
  { figure: 'seek by the clock, 99 of 100', ours: quantile(wall, 0.99), unit: 'ms' },
  { figure: 'seek by the clock, slowest', ours: Math.max(...wall), unit: 'ms' },
]);
