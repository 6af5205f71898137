/** Asks the worker, and ends it when it takes too long: whatever a text says, the page goes on. */
import { problemAt } from '../../lesson/problem.ts';
import { writeWords } from '../../words/en/write.ts';
import type { Answered, Asked } from './rehearsal.worker.ts';
import RehearsalWorker from './rehearsal.worker.ts?worker';
import type { Outcome } from './rehearsing.ts';

/** How long a text may take, ms. The longest of our own lessons takes half a second. */
const PATIENCE = 8_000;

/** Rehearses texts, one at a time. */
export interface Rehearser {
  /** What becomes of a text; undefined if another was asked about meanwhile. Never rejects. */
  readonly rehearse: (text: string) => Promise<Outcome | undefined>;
  readonly close: () => void;
}

interface Waiting {
  readonly id: number;
  readonly done: (outcome: Outcome | undefined) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A rehearser with a worker of its own, which begins with the first text. */
export function createRehearser(patience = PATIENCE): Rehearser {
  let worker: Worker | undefined;
  let waiting: Waiting | undefined;
  let count = 0;

  const settle = (outcome: Outcome | undefined): void => {
    if (!waiting) return;
    clearTimeout(waiting.timer);
    const { done } = waiting;
    waiting = undefined;
    done(outcome);
  };
  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  /** Gives up on a text, and on the worker with it. */
  const giveUp = (message: string): void => {
    end();
    settle({ lesson: undefined, problems: [problemAt(1, 1, message)], hints: [], claims: 0 });
  };
  const begin = (): Worker => {
    const begun = new RehearsalWorker();
    begun.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if (waiting?.id === data.id) settle(data.outcome);
    });
    begun.addEventListener('error', () => giveUp(writeWords().noWorker));
    return begun;
  };

  return {
    rehearse(text) {
      // A text that is out of date is not worth waiting for.
      if (waiting) end();
      settle(undefined);
      count++;
      const id = count;
      return new Promise((done) => {
        const timer = setTimeout(() => giveUp(writeWords().tooSlow(patience / 1000)), patience);
        waiting = { id, done, timer };
        worker ??= begin();
        worker.postMessage({ id, text } satisfies Asked);
      });
    },
    close() {
      end();
      settle(undefined);
    },
  };
}
