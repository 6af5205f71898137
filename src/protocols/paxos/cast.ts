/** Who plays which role, how many make a quorum, and whose a number is: arithmetic that rules, judges and views share. */
import type { NodeId, Options, World } from '../../engine/world.ts';

/** Answers with the names of all nodes of a kind. */
export type Kin = (kind: string) => readonly NodeId[];

const both = (some: readonly NodeId[], servers: readonly NodeId[]): readonly NodeId[] =>
  servers.length === 0 ? some : some.length === 0 ? servers : [...some, ...servers];

/** Everybody who promises and accepts. */
export const acceptorsOf = (kin: Kin): readonly NodeId[] => both(kin('acceptor'), kin('server'));
/** Everybody who proposes, in the order of their places. */
export const proposersOf = (kin: Kin): readonly NodeId[] => both(kin('proposer'), kin('server'));
/** Everybody who wants to know. */
export const learnersOf = (kin: Kin): readonly NodeId[] => both(kin('learner'), kin('server'));

const NOBODY: readonly NodeId[] = [];

/** The kinds of a world, as rules ask for them. */
export const kinOf =
  (world: Pick<World, 'setup'>): Kin =>
  (kind) =>
    world.setup.cast.byKind.get(kind) ?? NOBODY;

/** The smallest number that is more than half of `size`. */
export const majority = (size: number): number => Math.floor(size / 2) + 1;

/** How many acceptors make a quorum. */
export interface Quorums {
  /** How many acceptors there are. */
  readonly size: number;
  /** Promises needed. */
  readonly phase1: number;
  /** Acceptances needed. */
  readonly phase2: number;
  /** Acceptances needed in a fast ballot: so many that any two such quorums meet within every phase-1 quorum. */
  readonly fast: number;
}

/** The quorums of so many acceptors. */
export function quorumsOf(options: Options, size: number): Quorums {
  const flexible = options.quorums === 'flexible';
  const chosen = (name: string): number => {
    const wanted = flexible ? (options[name] as number) : 0;
    return wanted === 0 ? majority(size) : Math.min(wanted, size);
  };
  const phase1 = chosen('phase1');
  const fast = Math.min(size, Math.floor((2 * size - phase1) / 2) + 1);
  return { size, phase1, phase2: chosen('phase2'), fast };
}

/** Does every phase-1 quorum meet every phase-2 quorum? That is all that safety asks of them. */
export const quorumsMeet = ({ size, phase1, phase2 }: Quorums): boolean => phase1 + phase2 > size;

const first = (options: Options): number => options.first as number;

/** The number of the fast ballot, the coordinator's first; 0 if there is none. */
export const fastBallot = (options: Options): number => (options.fast === true ? first(options) + 1 : 0);

/** How many acceptances decide a ballot. */
export const votesNeeded = (quorums: Quorums, options: Options, n: number): number =>
  n !== 0 && n === fastBallot(options) ? quorums.fast : quorums.phase2;

/** Whose number that is; undefined if it is below the first. */
export function ownerOf(options: Options, proposers: readonly NodeId[], n: number): NodeId | undefined {
  const place = n - first(options) - 1;
  return place < 0 ? undefined : proposers[place % proposers.length];
}

/** A proposer's smallest number above `above`. */
export function nextNumber(
  options: Options,
  proposers: readonly NodeId[],
  id: NodeId,
  above: number,
): number {
  const mine = first(options) + proposers.indexOf(id) + 1;
  return above < mine ? mine : mine + proposers.length * (Math.floor((above - mine) / proposers.length) + 1);
}

/** The hue of a number: ballots count from `first`. 0: plain paper. */
export const hueOf = (options: Options, n: number): number => Math.max(0, n - first(options));
