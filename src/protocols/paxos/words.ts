/** Small words for Paxos's sentences. */
import type { AcceptorState } from './state.ts';

/** `cat @ 9001`. */
export const atBallot = (v: string, n: number): string => `${v} @ ${n}`;

/** `1 promise`, `3 promises`. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What an acceptor remembers, in a sentence. */
export function promiseInWords({ np, na, va }: AcceptorState): string {
  if (np === 0 && na === 0) return 'It has promised nothing and accepted nothing.';
  const has = na === 0 ? 'accepted nothing' : `accepted ${atBallot(va!, na)}`;
  return `Its disk still knows that it promised ${np} and ${has}.`;
}
