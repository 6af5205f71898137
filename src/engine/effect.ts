/** The words rules are written in. A rule returns a plan made of these and never touches anything itself. */
import type { Body, NodeId } from './world.ts';

export type Effect<S = unknown, B extends Body = Body> =
  /** Change fields of the node's own state. */
  | { readonly do: 'set'; readonly patch: Partial<S> }
  | { readonly do: 'send'; readonly to: NodeId; readonly body: B }
  /**
   * Start (or start again) one of the kind's timers; its length comes from the kind, `times` as long (1 if absent), and
   * where dice would choose it, it is the shortest there is if they are not to (`undiced`).
   */
  | { readonly do: 'start'; readonly timer: string; readonly times?: number; readonly undiced?: true }
  | { readonly do: 'stop'; readonly timer: string }
  /** Leave a reason on record: why a request was refused, what was decided. Lessons and sentences read it. */
  | { readonly do: 'note'; readonly note: Note };

/** A reason on record, e.g. `{ what: 'refused', about: 'S1', because: 'log' }`. */
export interface Note {
  readonly what: string;
  readonly about?: NodeId;
  readonly because?: string;
  /** A number that belongs to it, e.g. the log index that failed the check. */
  readonly at?: number;
  /** Which of a client's requests it is about. */
  readonly seq?: number;
}

export const set = <S>(patch: Partial<S>): Effect<S, never> => ({ do: 'set', patch });
export const send = <B extends Body>(to: NodeId, body: B): Effect<never, B> => ({ do: 'send', to, body });
export const start = (timer: string, times = 1): Effect<never, never> =>
  times === 1 ? { do: 'start', timer } : { do: 'start', timer, times };
/** Starts a timer without dice: it runs for the shortest time that its kind allows. */
export const startUndiced = (timer: string): Effect<never, never> => ({ do: 'start', timer, undiced: true });
export const stop = (timer: string): Effect<never, never> => ({ do: 'stop', timer });
export const note = (what: string, rest: Omit<Note, 'what'> = {}): Effect<never, never> => ({
  do: 'note',
  note: { what, ...rest },
});
