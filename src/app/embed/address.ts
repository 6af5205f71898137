/** What the address asks of a Parley that stands in a frame of somebody else's page. */
import type { Theme } from '../theme.ts';

/** Who shows the frame. `page`: whoever speaks our own interface, or nobody. */
export type HostKind = 'page' | 'reveal' | 'slidev' | 'splice';

/** What an address asks for. Nothing in it is trusted. */
export interface Wish {
  readonly host: HostKind;
  /** The name under which copies of this frame keep in step, and what it showed is kept; undefined: neither. */
  readonly session: string | undefined;
  /** Undefined: what the browser prefers. */
  readonly theme: Theme | undefined;
  /** The address as it is written from now on: `?embed…#/…`. */
  readonly address: string;
}

const HOSTS: readonly HostKind[] = ['page', 'reveal', 'slidev', 'splice'];

const THEMES: ReadonlyMap<string, Theme> = new Map([
  ['light', 'paper'],
  ['paper', 'paper'],
  ['dark', 'night'],
  ['night', 'night'],
]);

/** Whether a text can name a session. */
const isName = (text: string | null): text is string => text !== null && /^[\w.-]{1,60}$/.test(text);

/**
 * Reads an address. `embed` stands before the `#` or, as in the code the Share dialog gives, in the query after it;
 * `lesson=` and `step=` are another way to name the place.
 */
export function readWish(address: string): Wish {
  const url = new URL(address);
  const { searchParams } = url;
  const [path = '', query = ''] = url.hash.split('?');
  const pairs = query.split('&').filter((pair) => pair !== '');
  const kept = pairs.filter((pair) => !/^embed(=|$)/.test(pair));
  if (kept.length < pairs.length) {
    url.hash = kept.length === 0 ? path : `${path}?${kept.join('&')}`;
    searchParams.set('embed', '1');
  }
  const lesson = searchParams.get('lesson');
  const step = searchParams.get('step');
  if (lesson !== null && url.hash.length < 3)
    url.hash = `#/lesson/${[lesson, ...(step === null ? [] : [step])].map(encodeURIComponent).join('/')}`;
  searchParams.delete('lesson');
  searchParams.delete('step');
  const session = searchParams.get('session');
  return {
    host: HOSTS.find((host) => host === searchParams.get('host')) ?? 'page',
    session: isName(session) ? session : undefined,
    theme: THEMES.get(searchParams.get('theme') ?? ''),
    address: url.href,
  };
}

/** Where the same is shown with everything round it. */
export function fullAddress(address: string): string {
  const url = new URL(address);
  url.search = '';
  return url.href;
}
