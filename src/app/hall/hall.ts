/**
 * What a lecturer's two windows share besides the lesson itself: the cloth before the picture, the pointer, votes counted
 * by hand, the clock, and how large the text is.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Cloth } from '../curtain.ts';
import type { Theme } from '../theme.ts';

/** What the pointer is: nothing special, a dot everybody sees, or a lit circle in a dimmed picture. */
export type PointerTool = 'none' | 'laser' | 'spotlight';

/** The hands counted for one question, by option: before and after the audience talked it over. */
export interface Votes {
  readonly rounds: readonly [readonly number[], readonly number[]];
  /** Which round is being counted. */
  readonly round: 0 | 1;
}

/** A stopwatch that survives a reload: it knows when it was started, not how far it has come. */
export interface Timer {
  /** When it was started, ms since 1970; null while it stands. */
  readonly startedAt: number | null;
  /** What it had measured before, ms. */
  readonly spent: number;
}

/** What only a lecture has. */
export interface HallState {
  readonly tool: PointerTool;
  /** What is looked at closely, in parts of the screen's width and height; null: everything. */
  readonly zoom: readonly [x: number, y: number] | null;
  /** Of two figures side by side: their stages, or what their nodes keep. */
  readonly shown: 'stage' | 'kept';
  /** How large text is, 1 being the usual size. */
  readonly scale: number;
  /** By question, as in `LessonState.picks`. */
  readonly votes: Readonly<Record<string, Votes>>;
  readonly timer: Timer;
  /** How large the audience's screen is, CSS px; null until it has been measured. */
  readonly screen: readonly [width: number, height: number] | null;
}

/** What is shared: that, and what every page has. */
export interface Room extends HallState {
  readonly cloth: Cloth;
  readonly theme: Theme;
}

/** The sizes of text that are offered. */
export const SCALES = [0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;

const fresh: HallState = {
  tool: 'none',
  zoom: null,
  shown: 'stage',
  scale: 1,
  votes: {},
  timer: { startedAt: null, spent: 0 },
  screen: null,
};

/** Where the pointer is, in parts of the screen; undefined: nowhere. Apart from the rest, for it changes all the time. */
export const pointerStore = createStore<{ readonly at: readonly [x: number, y: number] | undefined }>(() => ({
  at: undefined,
}));

/** The state of the hall. */
export type HallStore = StoreApi<HallState>;

/** Makes the hall of a lesson. */
export const createHall = (): HallStore => createStore<HallState>(() => fresh);

/** How much it has measured by now (ms since 1970), ms. */
export const elapsed = ({ startedAt, spent }: Timer, now: number): number =>
  startedAt === null ? spent : spent + Math.max(0, now - startedAt);

/** Starts the timer or stops it. */
export const toggled = (timer: Timer, now: number): Timer =>
  timer.startedAt === null ? { ...timer, startedAt: now } : { startedAt: null, spent: elapsed(timer, now) };

/** No votes yet, for so many options. */
export const noVotes = (options: number): Votes => {
  const none = new Array<number>(options).fill(0);
  return { rounds: [none, none], round: 0 };
};

/** The votes with one hand more (or fewer) for an option in the round that is being counted; never below none. */
export function counted(votes: Votes, option: number, by: number): Votes {
  const rounds = votes.rounds.map((round, i) =>
    i === votes.round ? round.map((n, k) => (k === option ? Math.min(999, Math.max(0, n + by)) : n)) : round,
  ) as unknown as Votes['rounds'];
  return { ...votes, rounds };
}

/** How many hands went up in a round. */
export const handsIn = (votes: Votes, round: 0 | 1): number =>
  votes.rounds[round].reduce((sum, n) => sum + n, 0);

const isNumber = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && value >= from && value <= to;

const isPair = (value: unknown, from: number, to: number): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => isNumber(part, from, to));

function isVotes(value: unknown): value is Votes {
  if (typeof value !== 'object' || value === null) return false;
  const { rounds, round } = value as Partial<Votes>;
  return (
    (round === 0 || round === 1) &&
    Array.isArray(rounds) &&
    rounds.length === 2 &&
    rounds.every((list) => Array.isArray(list) && list.length <= 20 && list.every((n) => isNumber(n, 0, 999)))
  );
}

/** Reads a state that came from another window or from storage; undefined if it is none. */
export function readRoom(data: unknown): Room | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { cloth, theme, tool, zoom, shown, scale, votes, timer, screen } = data as Partial<Room>;
  if (cloth !== 'none' && cloth !== 'black' && cloth !== 'white') return undefined;
  if (theme !== 'paper' && theme !== 'night') return undefined;
  if (tool !== 'none' && tool !== 'laser' && tool !== 'spotlight') return undefined;
  if (shown !== 'stage' && shown !== 'kept') return undefined;
  if (zoom !== null && !isPair(zoom, 0, 1)) return undefined;
  if (screen !== null && !isPair(screen, 100, 20_000)) return undefined;
  if (!SCALES.some((known) => known === scale) || scale === undefined) return undefined;
  if (typeof votes !== 'object' || votes === null || !Object.values(votes).every(isVotes)) return undefined;
  if (typeof timer !== 'object' || timer === null || !isNumber(timer.spent, 0, 1e9)) return undefined;
  if (timer.startedAt !== null && !isNumber(timer.startedAt, 0, 1e14)) return undefined;
  return { cloth, theme, tool, zoom, shown, scale, votes, timer, screen };
}
