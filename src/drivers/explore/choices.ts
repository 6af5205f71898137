/** How far everything is tried, and what of it a way has used up. */

/** How far everything is tried. Within these bounds nothing is left out. What has no bound (Infinity) is not counted either. */
export interface Bounds {
  /** Ways of at most so many steps. */
  readonly depth: number;
  /** No logical clock (term, ballot, view) beyond this. */
  readonly epoch: number;
  /** At most so many messages under way. */
  readonly flights: number;
  readonly crashes: number;
  readonly duplicates: number;
  /** Messages lost where everybody waits for every message; elsewhere one that never arrives is as good as lost. */
  readonly losses: number;
  /** Requests of people and clients. */
  readonly requests: number;
  /** Orders of those in charge, e.g. to change the members. */
  readonly errands: number;
  /** What traitors do: turning, lying in another way, making things up. */
  readonly lies: number;
}

/** Bounds that let most failures happen and end within minutes. */
export const USUAL_BOUNDS: Bounds = {
  depth: 60,
  epoch: 3,
  flights: 12,
  crashes: 1,
  duplicates: 0,
  losses: 2,
  requests: 2,
  errands: 0,
  lies: 3,
};

/** The bounds that are used up step by step, in the order in which a way's account keeps them. */
export const ACCOUNTS = ['crashes', 'duplicates', 'losses', 'requests', 'errands', 'lies'] as const;
/** One of them. */
export type Account = (typeof ACCOUNTS)[number];

/** Bits of each in an account; more than this many of anything cannot be asked for. */
const BITS = 4;

/** The most of anything that is counted. */
export const MOST_COUNTED = 2 ** BITS - 1;

const shiftOf: Readonly<Record<Account, number>> = Object.fromEntries(
  ACCOUNTS.map((account, i) => [account, i * BITS]),
) as Record<Account, number>;

/** How much of something a way has used up. */
export const usedOf = (accounts: number, which: Account): number =>
  (accounts >>> shiftOf[which]) & MOST_COUNTED;

/** Whether a way may have one more of it. */
export const mayHaveMore = (accounts: number, which: Account, bounds: Bounds): boolean =>
  bounds[which] === Infinity || usedOf(accounts, which) < Math.min(bounds[which], MOST_COUNTED);

/** The accounts after one more of it. */
export const withOneMore = (accounts: number, which: Account, bounds: Bounds): number =>
  bounds[which] === Infinity ? accounts : accounts + (1 << shiftOf[which]);
