/**
 * How windows reach each other. A broadcast channel reaches every tab of the same site, but not out of a frame in
 * somebody else's page, whose storage is apart; a window's handle reaches whoever opened us or was opened by us,
 * wherever they are. Both are used; what arrives twice does no harm. A session's token keeps strangers out: on
 * `file://` every page has the same origin, so that the origin alone says nothing.
 */

/** A way to other windows of the same session. */
export interface Wire {
  send(letter: unknown): void;
  close(): void;
}

/** Opens a way; `heed` hears what arrives. Undefined where the browser does not offer it. */
export type Transport = (session: string, heed: (letter: unknown) => void) => Wire | undefined;

/** What is wrapped round every letter. */
interface Envelope {
  readonly parley: 1;
  readonly session: string;
  readonly letter: unknown;
}

const isEnvelope = (data: unknown, session: string): data is Envelope =>
  typeof data === 'object' &&
  data !== null &&
  (data as Partial<Envelope>).parley === 1 &&
  (data as Partial<Envelope>).session === session;

/** Every tab of this site. */
export const byChannel: Transport = (session, heed) => {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel(`parley ${session}`);
  } catch {
    return undefined;
  }
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isEnvelope(data, session)) heed(data.letter);
  };
  return {
    send: (letter) => channel.postMessage({ parley: 1, session, letter } satisfies Envelope),
    close: () => channel.close(),
  };
};

const opened = new Set<Window>();

/** Notes a window that was opened from here, so that it can be reached. */
export function noteWindow(child: Window): void {
  opened.add(child);
}

/** Whoever opened this window, and whomever it opened; whoever writes to us first is noted as well. */
export const byHandle: Transport = (session, heed) => {
  if (window.opener) opened.add(window.opener as Window);
  const hear = ({ data, origin, source }: MessageEvent<unknown>): void => {
    if (origin !== window.origin || !isEnvelope(data, session)) return;
    // After a reload we do not know the window we opened; it writes, and is known again.
    if (source && 'closed' in source) opened.add(source);
    heed(data.letter);
  };
  window.addEventListener('message', hear);
  // On disk pages have no origin to name: the session's token is what only they know.
  const target = window.origin === 'null' ? '*' : window.origin;
  return {
    send: (letter) => {
      for (const other of opened) {
        if (other.closed) opened.delete(other);
        else other.postMessage({ parley: 1, session, letter } satisfies Envelope, target);
      }
    },
    close: () => window.removeEventListener('message', hear),
  };
};

/** A token that nobody guesses. */
export function newSession(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** Whether a text can be a session's token. */
export const isSession = (text: string): boolean => /^[0-9a-f]{24}$/.test(text);
