/** What the page round us may ask for: our interface, version 1. Nothing that arrives is trusted. */
import { embedWords } from '../../words/en/embed.ts';

/** The version of the interface. It grows when an old message would mean something else. */
export const VERSION = 1;

/** What is to be done. */
export type Order =
  | { readonly type: 'next' | 'prev' | 'play' | 'pause' | 'getState' | 'focus' }
  /** To a step of a lesson by its id, or to a moment of a lab by its number. */
  | { readonly type: 'goto'; readonly step: string | undefined; readonly beat: number; readonly at: number }
  | { readonly type: 'setState'; readonly state: unknown };

/** What the sender calls its message; an answer has the same. */
export type MessageId = string | number | undefined;

/** Why something was not done: a word for programs and a sentence for people. */
export interface Refusal {
  readonly code: 'version' | 'type' | 'step' | 'state';
  readonly message: string;
}

/** A message of our interface, read. */
export type Read =
  | { readonly is: 'order'; readonly id: MessageId; readonly order: Order }
  | { readonly is: 'refused'; readonly id: MessageId; readonly refusal: Refusal };

const SIMPLE = ['next', 'prev', 'play', 'pause', 'getState', 'focus'] as const;

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1e6;

const readId = (id: unknown): MessageId =>
  (typeof id === 'string' && id.length <= 200) || (typeof id === 'number' && Number.isFinite(id))
    ? id
    : undefined;

/** Reads a message. Undefined: not one of ours, which is nobody's fault and needs no answer. */
export function readOrder(data: unknown): Read | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { parley, type, id: given, ...rest } = data as Record<string, unknown>;
  if (typeof parley !== 'number' || typeof type !== 'string') return undefined;
  const w = embedWords();
  const id = readId(given);
  const refuse = (code: Refusal['code'], message: string): Read => ({
    is: 'refused',
    id,
    refusal: { code, message },
  });
  if (parley !== VERSION) return refuse('version', w.otherVersion(VERSION));
  const simple = SIMPLE.find((known) => known === type);
  if (simple) return { is: 'order', id, order: { type: simple } };
  switch (type) {
    case 'goto': {
      const { step, beat = 0, at = 0 } = rest;
      if ((step !== undefined && typeof step !== 'string') || !isCount(beat) || !isCount(at))
        return refuse('step', w.badStep);
      return { is: 'order', id, order: { type, step, beat, at } };
    }
    case 'setState':
      return { is: 'order', id, order: { type, state: rest.state } };
    default:
      return refuse('type', w.unknownType(type.slice(0, 40), [...SIMPLE, 'goto', 'setState'].join(', ')));
  }
}
