/** The spaces that the checker's benches search: the same in node and in a browser's worker. */
import { Breadth } from '../src/drivers/explore/breadth.ts';
import type { BreadthWish } from '../src/drivers/explore/breadth.ts';
import { USUAL_BOUNDS } from '../src/drivers/explore/choices.ts';
import type { Bounds } from '../src/drivers/explore/choices.ts';
import type { Order, Packet, Report } from '../src/drivers/explore/team.ts';
import { Team, TeamMember } from '../src/drivers/explore/team.ts';
import { latest, startRun } from '../src/drivers/run.ts';
import { setupOf } from '../src/drivers/setup.ts';
import type { Protocol } from '../src/engine/protocol.ts';
import type { Options } from '../src/engine/world.ts';
import { paxos } from '../src/protocols/paxos/paxos.ts';
import { raft } from '../src/protocols/raft/raft.ts';
import { twoPhaseCommit } from '../src/protocols/two-phase-commit/two-phase-commit.ts';
import type { Moment } from '../src/timeline/timeline.ts';

/** Something to search, and how far. */
interface SpaceToSearch {
  readonly protocol: Protocol;
  readonly nodes: Readonly<Record<string, number>>;
  readonly options: Options;
  readonly bounds: Partial<Bounds>;
  /** Stop after so many distinct states. */
  readonly states: number;
  /** Whether promises are judged; else worlds alone are told apart, as in the counts of others. */
  readonly judged: boolean;
  /** Whether what is alike counts as one. */
  readonly reduced: boolean;
}

/** What a commit can be without leaving anything out: nobody asks again, nobody gives up. */
const BARE: Omit<SpaceToSearch, 'reduced'> = {
  protocol: twoPhaseCommit,
  nodes: { coordinator: 1, participant: 5 },
  options: { acks: false, retry: false, timeouts: false },
  bounds: { epoch: 99, crashes: 0, requests: Infinity, flights: 99, depth: 999 },
  states: 2e7,
  judged: false,
};

const SPACES = {
  raft: {
    protocol: raft,
    nodes: { server: 3 },
    options: {},
    bounds: { epoch: 2, crashes: 1, requests: 1 },
    states: 1e6,
    judged: true,
    reduced: true,
  },
  paxos: {
    protocol: paxos,
    nodes: { proposer: 2, acceptor: 3, learner: 0 },
    options: { nack: false },
    bounds: { epoch: 3 },
    states: 1e6,
    judged: true,
    reduced: true,
  },
  commit: { ...BARE, reduced: false },
  commitAlike: { ...BARE, reduced: true },
} as const satisfies Readonly<Record<string, SpaceToSearch>>;

/** One of them. */
export type SpaceName = keyof typeof SPACES;

/** What a search came to. */
export interface Searched {
  readonly states: number;
  readonly tried: number;
  readonly depth: number;
  readonly seconds: number;
  /** Bytes that it says it holds. */
  readonly bytes: number;
  readonly ending: string;
}

/** Where a search begins, and what is wished of it. */
function readied(name: SpaceName): {
  readonly protocol: Protocol;
  readonly from: Moment;
  readonly wish: BreadthWish;
} {
  const { protocol, nodes, options, bounds, states, judged, reduced }: SpaceToSearch = SPACES[name];
  return {
    protocol,
    from: latest(startRun(protocol, setupOf(protocol, { nodes, options }))),
    wish: {
      off: [],
      isSought: () => judged,
      bounds: { ...USUAL_BOUNDS, ...bounds },
      states,
      memory: 4e9,
      seen: new Set(Object.keys(protocol.sometimes)),
      onNew: () => undefined,
      reduced,
    },
  };
}

/** A search about to begin. */
export function beginSearch(name: SpaceName): Breadth {
  const { protocol, from, wish } = readied(name);
  return new Breadth(protocol, from, wish);
}

/** A member of a team that searches one of these spaces. */
export function joinTeam(
  name: SpaceName,
  index: number,
  of: number,
  post: (to: number, packet: Packet) => void,
  report: (report: Report) => void,
): TeamMember {
  const { protocol, from, wish } = readied(name);
  return new TeamMember(protocol, from, wish, index, of, post, report);
}

/** Who conducts it. */
export function conductTeam(name: SpaceName, of: number, post: (to: number, order: Order) => void): Team {
  const { protocol, from, wish } = readied(name);
  return new Team(protocol, from, wish, of, post);
}

/** Searches to the end, in one go. */
export function searchAll(breadth: Breadth): Searched {
  const began = performance.now();
  while (breadth.goOn(1000));
  return summedUp(breadth, began);
}

/** What a search has come to that began then. */
export function summedUp(search: Breadth | Team, began: number): Searched {
  const { states, tried, depth, bytes, ending, find } = search;
  if (find) throw new Error(`a promise was broken while measuring: ${find.property}`);
  return { states, tried, depth, bytes, ending: ending!, seconds: (performance.now() - began) / 1000 };
}
