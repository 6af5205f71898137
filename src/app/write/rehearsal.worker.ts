/** Rehearses texts apart from the page, so that none can keep it busy. */
import { messageOf } from '../../engine/words.ts';
import { problemAt } from '../../lesson/problem.ts';
import { rehearseText } from './rehearsing.ts';
import type { Outcome } from './rehearsing.ts';

/** What the worker is asked. */
export interface Asked {
  readonly id: number;
  readonly text: string;
}

/** What it answers. */
export interface Answered {
  readonly id: number;
  readonly outcome: Outcome;
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { id, text } = data;
  void rehearseText(text, () => performance.now())
    .catch((error: unknown): Outcome => ({
      lesson: undefined,
      problems: [problemAt(1, 1, `this lesson cannot be read: ${messageOf(error)}`)],
      hints: [],
      claims: 0,
    }))
    .then((outcome) => self.postMessage({ id, outcome } satisfies Answered));
});
