/** How fast the engine is, and how much a kept moment weighs. */
import { cpuSeconds, heapInUse, median, playMoments, playWorlds, report } from './measure.ts';

const REPETITIONS = 5;

/** Events per processor second: the median of some repetitions, after a short one to warm up. */
function eventsPerSecond(play: (events: number) => unknown, events: number): number {
  play(20_000);
  const rates = Array.from({ length: REPETITIONS }, () => events / cpuSeconds(() => void play(events)));
  return median(rates);
}

// First, while nothing else has been left on the heap.
const KEPT = 100_000;
const before = heapInUse();
let run: ReturnType<typeof playMoments> | undefined = playMoments(KEPT);
const bytesPerMoment = (heapInUse() - before) / run.line.moments.length;
run = undefined;

const worlds = eventsPerSecond(playWorlds, 400_000);
const moments = eventsPerSecond(playMoments, 50_000);
const longRun = eventsPerSecond(playMoments, 400_000);

report([
  {
    figure: 'events/s, worlds only',
    ours: worlds,
    unit: 'per CPU s',
    target: { is: 'at least', number: 120_000 },
    peers: 'RaftScope 39,700',
  },
  {
    figure: 'events/s, 50,000 moments kept and judged',
    ours: moments,
    unit: 'per CPU s',
    target: { is: 'at least', number: 60_000 },
    peers: 'RaftScope 4,400; best 18,500',
  },
  {
    figure: 'events/s, 400,000 moments kept and judged',
    ours: longRun,
    unit: 'per CPU s',
    target: { is: 'at least', number: 60_000 },
  },
  {
    figure: 'speed at 400,000 moments against 50,000',
    ours: longRun / moments,
    unit: '×',
    target: { is: 'at least', number: 0.75 },
  },
  {
    figure: 'heap per kept moment',
    ours: bytesPerMoment,
    unit: 'B',
    target: { is: 'at most', number: 1_024 },
  },
]);
