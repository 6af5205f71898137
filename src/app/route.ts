import { addressWords } from '../words/en/address.ts';
/**
 * Where we are, as the part of the address after `#`. Everything that makes up a picture is in it, so a reload, a
 * bookmark or a friend lands on the same one. Nothing in it is trusted.
 */

/** One of two runs. */
export interface SideRoute {
  readonly protocol: string;
  readonly scenario: string;
  readonly options: string;
  readonly deeds: string;
}

/** A place in the program. */
export type Route =
  | { readonly page: 'front' }
  | {
      readonly page: 'lab';
      readonly protocol: string;
      readonly scenario: string;
      readonly seed: number | undefined;
      readonly options: string;
      readonly deeds: string;
      /** The moment looked at; undefined: the end. */
      readonly at: number | undefined;
      /** `find` shows where failures are looked for, `adversary` lets the reader break it by hand; empty: neither. */
      readonly mode?: string;
      /** What the adversary is to bring about; empty: nothing is chosen. */
      readonly goal?: string;
    }
  | {
      readonly page: 'lesson';
      readonly lesson: string;
      /** Step id and beat. */
      readonly step: string | undefined;
      readonly beat: number;
      /** A what-if: deeds after the moment `from`, looked at moment `at`. */
      readonly from: number | undefined;
      readonly deeds: string;
      readonly at: number | undefined;
    }
  /** Two runs with the same seed under one playhead. */
  | {
      readonly page: 'beside';
      readonly left: SideRoute;
      readonly right: SideRoute;
      readonly seed: number | undefined;
      /** The time looked at, in thousandths of a virtual ms; undefined: the end. */
      readonly at: number | undefined;
    }
  /** A place in few characters, to be unpacked before it can be shown: what stands after `#/s/`. */
  | { readonly page: 'short'; readonly link: string }
  /** A lesson on paper. */
  | {
      readonly page: 'handout';
      readonly lesson: string;
      /** With what the lecturer needs besides. */
      readonly notes: boolean;
      /** Only what was shown today, and what was tried. */
      readonly seen: boolean;
    }
  /** What only the speaker sees of a lesson, in step with the windows of a session. */
  | {
      readonly page: 'speaker';
      readonly session: string;
      readonly lesson: string;
      readonly step: string | undefined;
      readonly beat: number;
    }
  /** Where lessons are written; without one, where one begins. */
  | { readonly page: 'write'; readonly own: string | undefined }
  /** Not a place: `why` says what is wrong with the address. */
  | { readonly page: 'lost'; readonly why: string };

/** Longer addresses are refused: no picture of ours needs one. */
const LONGEST = 64_000;

/** Reads the part after `#`. Never throws. */
export function readRoute(hash: string): Route {
  if (hash.length > LONGEST) return { page: 'lost', why: addressWords().tooLong };
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  const params = new Map(query.split('&').map((pair) => pair.split('=', 2) as [string, string | undefined]));
  const text = (name: string): string => params.get(name) ?? '';
  const number = (name: string): number | undefined => {
    const value = params.get(name);
    return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
  };
  const bad = ['seed', 'at', 'from', 'beat'].find(
    (name) => params.get(name) !== undefined && number(name) === undefined,
  );
  if (bad) return { page: 'lost', why: addressWords().noNumber(bad, text(bad).slice(0, 30)) };
  const [page, a, b, c, d] = parts;
  switch (page) {
    case undefined:
      return { page: 'front' };
    case 'lab':
      return {
        page,
        protocol: a ?? 'raft',
        scenario: b ?? '',
        seed: number('seed'),
        options: decode(text('o')),
        deeds: text('do'),
        at: number('at'),
        mode: text('mode'),
        goal: decode(text('goal')),
      };
    case 'lesson':
      if (a === undefined) return { page: 'front' };
      return {
        page,
        lesson: a,
        step: b,
        beat: number('beat') ?? 0,
        from: number('from'),
        deeds: text('do'),
        at: number('at'),
      };
    case 'speaker':
      if (a === undefined || b === undefined || !/^[0-9a-f]{24}$/.test(a)) return { page: 'front' };
      return { page, session: a, lesson: b, step: c, beat: number('beat') ?? 0 };
    case 'write':
      return { page, own: a };
    case 's':
      return { page: 'short', link: a ?? '' };
    case 'handout':
      if (a === undefined) return { page: 'front' };
      return { page, lesson: a, notes: params.has('notes'), seen: params.has('seen') };
    case 'beside': {
      const side = (protocol: string | undefined, scenario: string | undefined, v: string): SideRoute => ({
        protocol: protocol ?? 'raft',
        scenario: scenario ?? '',
        options: decode(text(`${v}o`)),
        deeds: text(`${v}do`),
      });
      return {
        page,
        left: side(a, b, ''),
        right: side(c ?? a, c ? d : b, 'v'),
        seed: number('seed'),
        at: number('at'),
      };
    }
    default:
      return { page: 'lost', why: addressWords().noPage(page.slice(0, 40)) };
  }
}

/** The address of a place. */
export function writeRoute(route: Route): string {
  switch (route.page) {
    case 'front':
    case 'lost':
      return '#/';
    case 'speaker':
      return `#/speaker/${route.session}/${encodeURIComponent(route.lesson)}${route.step ? `/${encodeURIComponent(route.step)}` : ''}${queryOf({ beat: route.beat || undefined })}`;
    case 'write':
      return `#/write${route.own === undefined ? '' : `/${encodeURIComponent(route.own)}`}`;
    case 'short':
      return `#/s/${route.link}`;
    case 'handout':
      return `#/handout/${encodeURIComponent(route.lesson)}${queryOf({
        notes: route.notes ? 1 : undefined,
        seen: route.seen ? 1 : undefined,
      })}`;
    case 'lab':
      return `#/lab/${encodeURIComponent(route.protocol)}/${encodeURIComponent(route.scenario)}${queryOf({
        seed: route.seed,
        o: route.options && encodeURIComponent(route.options),
        do: route.deeds,
        at: route.at,
        mode: route.mode && encodeURIComponent(route.mode),
        goal: route.goal && encodeURIComponent(route.goal),
      })}`;
    case 'beside': {
      const { left, right } = route;
      const path = [left, right].flatMap(({ protocol, scenario }) => [protocol, scenario]);
      return `#/beside/${path.map(encodeURIComponent).join('/')}${queryOf({
        seed: route.seed,
        o: left.options && encodeURIComponent(left.options),
        do: left.deeds,
        vo: right.options && encodeURIComponent(right.options),
        vdo: right.deeds,
        at: route.at,
      })}`;
    }
    case 'lesson':
      return `#/lesson/${encodeURIComponent(route.lesson)}${route.step ? `/${encodeURIComponent(route.step)}` : ''}${queryOf(
        {
          beat: route.beat || undefined,
          from: route.from,
          do: route.deeds,
          at: route.at,
        },
      )}`;
  }
}

function queryOf(params: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
