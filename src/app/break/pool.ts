/**
 * Many workers at one hunt: each tries other dice, what they come to is added up, and the first find ends it for all
 * after a moment in which another may bring a shorter one. A worker that dies is counted, and the rest goes on.
 */
import type { Ending, Found, Hunt, Outcome, Standing } from '../../drivers/explore/hunt.ts';
import type { HuntSaid } from './hunt.worker.ts';

/** What is asked of a pool: a hunt, before it is shared out. */
export type Wish = Omit<Hunt, 'share'>;

/** How all workers stand together. */
export interface Total extends Standing {
  /** Distinct states a second of whoever goes breadth-first; `rate` is random steps a second, of all. */
  readonly stateRate: number;
  readonly workers: number;
  /** How many of them died. */
  readonly lost: number;
}

/** What came of it all. */
export interface Result {
  readonly found: Found | undefined;
  /** `cancelled`: somebody did not want to wait; `lost`: all workers died. */
  readonly ending: Ending | 'cancelled' | 'lost';
  readonly total: Total;
  /** Ids of what should sometimes come about and never did, in any of them. */
  readonly never: readonly string[];
}

/** A hunt that goes on. */
export interface Chase {
  /** Never rejects. */
  readonly done: Promise<Result>;
  /** How it stands now. */
  total(): Total;
  /** Ends it at once. */
  cancel(): void;
}

/** The part of a worker that is needed. */
export interface Hunter {
  postMessage(wish: Hunt): void;
  terminate(): void;
  addEventListener(type: 'message', heed: (event: { readonly data: HuntSaid }) => void): void;
  addEventListener(type: 'error', heed: () => void): void;
}

/** At most so many workers: more only take memory from each other. */
const MOST = 8;

/** How long a shorter find is waited for after the first, ms. */
const ENCORE = 1_000;

/** So long after its time is up a worker that has not said how it ended is given up, ms. */
const PATIENCE = 15_000;

/** How many workers this machine should use. */
export const workersHere = (): number =>
  Math.min(Math.max(globalThis.navigator?.hardwareConcurrency ?? 1, 1), MOST);

/** How a worker stands before it has said anything. */
export const NOTHING: Standing = {
  doing: 'dice',
  where: 'here',
  seconds: 0,
  walks: 0,
  steps: 0,
  states: 0,
  waiting: 0,
  tried: 0,
  rate: 0,
  depth: 0,
  bytes: 0,
  best: undefined,
  seen: [],
};

/** How several workers stand together. The first speaks for all where they cannot be added. */
export function addUp(standings: readonly Standing[], workers: number, lost: number): Total {
  const [first = NOTHING] = standings;
  const sum = (of: (standing: Standing) => number): number =>
    standings.reduce((all, standing) => all + of(standing), 0);
  const lengths = standings.flatMap(({ best }) => best ?? []);
  return {
    ...first,
    doing: standings.some(({ doing }) => doing === 'shrink') ? 'shrink' : first.doing,
    seconds: Math.max(0, ...standings.map(({ seconds }) => seconds)),
    walks: sum(({ walks }) => walks),
    steps: sum(({ steps }) => steps),
    states: sum(({ states }) => states),
    waiting: sum(({ waiting }) => waiting),
    tried: sum(({ tried }) => tried),
    rate: sum(({ doing, rate }) => (doing === 'breadth' ? 0 : rate)),
    stateRate: sum(({ doing, rate }) => (doing === 'breadth' ? rate : 0)),
    depth: Math.max(0, ...standings.map(({ depth }) => depth)),
    bytes: sum(({ bytes }) => bytes),
    best: lengths.length > 0 ? Math.min(...lengths) : undefined,
    seen: [...new Set(standings.flatMap(({ seen }) => seen))],
    workers,
    lost,
  };
}

/** Of several finds the shortest; of equally short ones that which is known to be the shortest there is. */
export function shortestOf(finds: readonly Found[]): Found | undefined {
  return finds.reduce<Found | undefined>(
    (a, b) => (!a || b.length < a.length || (b.length === a.length && b.shortest && !a.shortest) ? b : a),
    undefined,
  );
}

/** Why it ended, where nothing was found: what breadth-first search ran into says more than that time was up. */
export function endingOf(outcomes: readonly Outcome[]): Ending {
  return outcomes.find(({ ending }) => ending !== 'time')?.ending ?? 'time';
}

/** Begins a hunt with so many workers. `make` makes one, and may throw where there are none to be had. */
export function chase(wish: Wish, make: () => Hunter, count = workersHere()): Chase {
  // Everything in its order is one worker's task.
  const workers = wish.search === 'breadth' ? 1 : Math.min(Math.max(count, 1), MOST);
  const standings: Standing[] = [];
  const outcomes: (Outcome | undefined)[] = [];
  const hunters: (Hunter | undefined)[] = [];
  const lost = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let settle: (result: Result) => void = () => undefined;
  const done = new Promise<Result>((resolve) => (settle = resolve));

  const total = (): Total =>
    addUp(
      standings.filter((standing) => standing !== undefined),
      workers,
      lost.size,
    );
  const ended = (): readonly Outcome[] => outcomes.flatMap((outcome) => outcome ?? []);

  const end = (ending?: Result['ending']): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    for (const hunter of hunters) hunter?.terminate();
    const outcomesNow = ended();
    const all = total();
    const told = new Set(outcomesNow.flatMap(({ never }) => never));
    settle({
      found: shortestOf(outcomesNow.flatMap(({ found }) => found ?? [])),
      ending: ending ?? (outcomesNow.length === 0 ? 'lost' : endingOf(outcomesNow)),
      total: all,
      never: [...told].filter((id) => !all.seen.includes(id)),
    });
  };
  const isAllIn = (): boolean => ended().length + lost.size >= workers;
  const setTimer = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => end(), ms);
  };

  const lose = (index: number): void => {
    if (isOver || outcomes[index]) return;
    lost.add(index);
    hunters[index]?.terminate();
    if (isAllIn()) end();
  };
  const heed = (index: number, said: HuntSaid): void => {
    if (isOver) return;
    if (said.kind === 'failed') return lose(index);
    if (said.kind === 'standing') {
      standings[index] = said.standing;
      return;
    }
    const hadFind = ended().some(({ found }) => found);
    outcomes[index] = said.outcome;
    standings[index] = said.outcome.standing;
    if (isAllIn() || said.outcome.found?.shortest) end();
    else if (said.outcome.found && !hadFind) setTimer(ENCORE);
  };

  setTimer(wish.seconds * 1000 + PATIENCE);
  for (let index = 0; index < workers; index++) {
    try {
      const hunter = make();
      hunters[index] = hunter;
      hunter.addEventListener('message', ({ data }) => heed(index, data));
      hunter.addEventListener('error', () => lose(index));
      hunter.postMessage({ ...wish, share: { index, of: workers } });
    } catch {
      lost.add(index);
    }
  }
  if (isAllIn()) queueMicrotask(() => end());
  return { done, total, cancel: () => end('cancelled') };
}
