/** Post between the frame and the page round it: nobody else is listened to, and nobody else is written to. */

/** What arrived, and from where. */
export type Letter = Pick<MessageEvent<unknown>, 'data' | 'origin' | 'source'>;

/** The two ways. */
export interface Mailbox {
  /** Hears what came, and what has come since the page began to load. Ends when the answer is called. */
  readonly listen: (heed: (data: unknown) => void) => () => void;
  /** Writes to the page round us; nothing happens where there is none. */
  readonly post: (data: unknown) => void;
}

/** Letters that nobody has read yet are kept up to so many. */
const MOST_UNREAD = 100;

/** The origin of the page round us, as far as the browser tells; `*` where it has none that could be named. */
function originOf(): string {
  const [above] = 'ancestorOrigins' in window.location ? Array.from(window.location.ancestorOrigins) : [];
  const origin = above ?? (document.referrer === '' ? '*' : new URL(document.referrer).origin);
  return origin === 'null' ? '*' : origin;
}

/** Opens the box. `early` is what arrived before, and goes on growing until we listen. */
export function openMailbox(early: Letter[]): Mailbox {
  const host = window.parent === window ? undefined : window.parent;
  let target = originOf();
  let heed: ((data: unknown) => void) | undefined;
  const unread: unknown[] = [];
  const hear = ({ data, origin, source }: Letter): void => {
    if (!host || source !== host) return;
    // What is answered goes to whoever wrote; a page from a disk has no origin to name.
    target = origin === 'null' ? '*' : origin;
    if (heed) heed(data);
    else if (unread.length < MOST_UNREAD) unread.push(data);
  };
  window.addEventListener('message', hear);
  for (const letter of early.splice(0)) hear(letter);
  return {
    listen: (next) => {
      heed = next;
      for (const data of unread.splice(0)) next(data);
      return () => {
        if (heed === next) heed = undefined;
      };
    },
    post: (data) => {
      try {
        host?.postMessage(data, target);
      } catch {
        // The page round us has gone to another site meanwhile.
      }
    },
  };
}
