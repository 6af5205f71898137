/**
 * How fast everything is tried, and what a million states weigh: in node and in a worker of a real browser. Rates are by
 * processor seconds (garbage included), so that a busy machine does not count against us; those of others are of one
 * thread, as their benches give them.
 */
import { availableParallelism } from 'node:os';
import { openBrowser } from './browser.ts';
import type { BrowserBench } from './browser.ts';
import type { Figure } from './measure.ts';
import { bytesInUse, cpuSeconds, report } from './measure.ts';
import type { Searched, SpaceName } from './spaces.ts';
import { beginSearch, searchAll } from './spaces.ts';

/** What is told of a space. */
interface Told {
  readonly says: string;
  /** Distinct states a second that we want in the browser. */
  readonly target?: number;
  readonly peers?: string;
  /** Distinct states, if there is an end to them. */
  readonly count?: number;
  /** Whether its weight is told too. */
  readonly isWeighed?: boolean;
}

/** At most so much memory for a million states. */
const MOST_BYTES = 300e6;

const TOLD: Readonly<Record<SpaceName, Told>> = {
  raft: {
    says: 'Raft, 3 servers',
    target: 50_000,
    peers: 'Stateright 103 k, TLC 4–5 k',
    isWeighed: true,
  },
  paxos: {
    says: 'Paxos, 2 proposers, 3 acceptors',
    target: 100_000,
    peers: 'Stateright 66–73 k, TLC 3.9 k',
    isWeighed: true,
  },
  commit: {
    says: 'two-phase commit, 5 participants',
    peers: 'of 7: Stateright 235–353 k, TLC 26 k; of 3: Spectacle 63–90',
    count: 472_899,
  },
  commitAlike: { says: '  the same, alike taken for one' },
};

/** The lines for one space in one place. */
function figuresOf(
  name: SpaceName,
  place: 'node' | 'Chromium',
  { states, bytes }: Searched,
  cpu: number,
  weight: number,
): readonly Figure[] {
  const { says, target, peers, count, isWeighed } = TOLD[name];
  if (count !== undefined && states !== count)
    throw new Error(`${says}: ${states} states, and there are ${count}`);
  const perMillion = 1e6 / states;
  const isAsked = place === 'Chromium';
  return [
    {
      figure: `${says}, ${place}`,
      ours: states / cpu,
      unit: 'states/s',
      ...(isAsked && target !== undefined && { target: { is: 'at least', number: target } as const }),
      ...(isAsked && peers !== undefined && { peers }),
    },
    ...(isWeighed
      ? [
          {
            figure: `  a million of them, ${place}`,
            ours: (weight * perMillion) / 1e6,
            unit: 'MB',
            target: { is: 'at most', number: MOST_BYTES / 1e6 } as const,
          },
          { figure: '  by its own account', ours: (bytes * perMillion) / 1e6, unit: 'MB' },
        ]
      : []),
  ];
}

function searchHere(name: SpaceName): readonly Figure[] {
  const before = bytesInUse();
  const breadth = beginSearch(name);
  let searched: Searched | undefined;
  const cpu = cpuSeconds(() => {
    searched = searchAll(breadth);
  });
  const weight = bytesInUse() - before;
  // Asked once more, so that it is held until it has been weighed.
  return figuresOf(name, 'node', { ...searched!, states: breadth.states }, cpu, weight);
}

/** Several workers, for which there are cores. */
const TEAMS = [1, 2, 4].filter((workers) => workers === 1 || workers <= availableParallelism());

/** How much of what so many workers could do at best they do: one alone needs less work, for nothing must be told. */
async function figuresOfTeams(name: SpaceName, browser: BrowserBench): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  let alone: number | undefined;
  for (const workers of TEAMS) {
    const { states, seconds, cpu, weight } = await browser.searchTogether(name, workers);
    const rate = states / cpu;
    alone ??= rate;
    const told = `${TOLD[name].says}, ${workers} ${workers === 1 ? 'worker' : 'workers'} of a team`;
    figures.push(
      { figure: told, ours: states / seconds, unit: 'states/s by the clock' },
      { figure: '  had each a core to itself', ours: rate * workers, unit: 'states/s' },
      { figure: '  of what as many alone would do', ours: (rate / alone) * 100, unit: '%' },
      { figure: '  a million of them', ours: weight / states, unit: 'MB' },
    );
  }
  return figures;
}

const names = Object.keys(TOLD) as SpaceName[];
const figures: Figure[] = names.flatMap(searchHere);
const browser = await openBrowser();
try {
  for (const name of names) {
    const searched = await browser.search(name);
    figures.push(...figuresOf(name, 'Chromium', searched, searched.cpu, searched.weight));
  }
  for (const name of ['raft', 'paxos', 'commit'] as const)
    figures.push(...(await figuresOfTeams(name, browser)));
} finally {
  await browser.close();
}
report(figures);
