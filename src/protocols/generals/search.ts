/** Looking for the worst choice of lies: all of them where there are few, uphill from many starts where there are not. */
import { roll } from '../../engine/random.ts';

/** A search: each square of the table holds one of several words, by number. */
export interface Search {
  /** How many words each square may hold. */
  readonly choices: readonly number[];
  /** How bad a table is; from 1 on it breaks a promise. */
  readonly score: (table: readonly number[]) => number;
  /** Tables to begin with. */
  readonly starts: readonly (readonly number[])[];
  /** How many tables may be looked at. */
  readonly most: number;
}

/** What came of it. */
export interface Found {
  readonly table: readonly number[];
  readonly breaks: boolean;
  readonly tried: number;
  /** Every table there is was looked at, or would have been: nothing is left to chance. */
  readonly all: boolean;
}

/** Up to so many tables are all tried. */
const FEW = 4096;

/** How many tables there are. */
export const tablesOf = ({ choices }: Pick<Search, 'choices'>): number =>
  choices.reduce((product, count) => product * count, 1);

/** The first table that breaks something, or the worst of those that break nothing. */
export function worstTable(search: Search): Found {
  return tablesOf(search) <= FEW ? everyTable(search) : uphill(search);
}

function everyTable({ choices, score }: Search): Found {
  const table = choices.map(() => 0);
  let best: readonly number[] = [...table];
  let height = -Infinity;
  for (let tried = 1; ; tried++) {
    const found = score(table);
    if (found > height) {
      height = found;
      best = [...table];
    }
    if (found >= 1) return { table: best, breaks: true, tried, all: true };
    let at = 0;
    for (; at < table.length; at++) {
      table[at] = (table[at]! + 1) % choices[at]!;
      if (table[at] !== 0) break;
    }
    if (at === table.length) return { table: best, breaks: false, tried, all: true };
  }
}

const CLIMB = 11;

function uphill({ choices, score, starts, most }: Search): Found {
  let best: readonly number[] = choices.map(() => 0);
  let height = -Infinity;
  let tried = 0;
  for (let climb = 0; tried < most; climb++) {
    const table = [
      ...(starts[climb] ?? choices.map((count, at) => Math.floor(roll(climb, CLIMB, at) * count))),
    ];
    let here = score(table);
    tried++;
    for (let gained = true; gained && here < 1 && tried < most;) {
      gained = false;
      for (let step = 0; step < choices.length && here < 1 && tried < most; step++) {
        const at = (step + climb) % choices.length;
        const was = table[at]!;
        for (let other = 1; other < choices[at]! && here < 1 && tried < most; other++) {
          table[at] = (was + other) % choices[at]!;
          const next = score(table);
          tried++;
          if (next > here) {
            here = next;
            gained = true;
            break;
          }
          table[at] = was;
        }
      }
    }
    if (here > height) {
      height = here;
      best = [...table];
    }
    if (here >= 1) return { table: best, breaks: true, tried, all: false };
  }
  return { table: best, breaks: false, tried, all: false };
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

function nth(count: number): string {
  const isTeen = count % 100 >= 11 && count % 100 <= 13;
  return `${grouped(count)}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')}`;
}

/** What was tried and what came of it. `whose`: lies of whom. */
export function foundInWords(
  search: Search,
  { breaks, tried, all }: Found,
  promise: string,
  whose: string,
): string {
  const count = tablesOf(search);
  if (breaks) return `The ${nth(tried)} way of lying tried for ${whose} breaks ${promise}.`;
  const ways = all
    ? `All ${grouped(count)}`
    : count < 1e9
      ? `${grouped(tried)} of ${grouped(count)}`
      : grouped(tried);
  return `${ways} ways of lying were tried for ${whose}${all ? '' : ', by trial and improvement'}: none breaks ${promise}.`;
}
