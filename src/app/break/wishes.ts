/** What somebody wants to be looked for, as the form holds it, and the hunt it means. */
import type { Bounds } from '../../drivers/explore/choices.ts';
import { USUAL_BOUNDS } from '../../drivers/explore/choices.ts';
import type { Hunt, Start } from '../../drivers/explore/hunt.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Wish } from './pool.ts';

/** Where to look. */
export type Where = 'here' | 'beginning' | 'elsewhere';

/** What the form holds. */
export interface Wishes {
  /** The rules to turn off; undefined: those that are off in the lab. */
  readonly off: readonly string[] | undefined;
  /** `named`: what the rules that are off keep; `any`; or ids of properties. */
  readonly seek: 'named' | 'any' | readonly string[];
  readonly where: Where;
  readonly seconds: number;
  readonly search: Hunt['search'];
  readonly seed: number;
  readonly bounds: Bounds;
}

/** What a lesson may ask the panel to begin with. */
export type Preset = Partial<Pick<Wishes, 'off' | 'seconds'>> & { readonly seek?: readonly string[] };

/** How long a hunt may take, s. */
export const LENGTHS = [5, 20, 60, 300] as const;

/** The most states one worker can hold: it notices before that if memory runs short. */
const MOST_STATES = 4_000_000;

/** What the form holds at first. */
export const usualWishes = ({ off, seek, seconds = 20 }: Preset = {}): Wishes => ({
  off,
  seek: seek && seek.length > 0 ? seek : 'named',
  where: 'elsewhere',
  seconds,
  search: 'both',
  seed: 1,
  bounds: USUAL_BOUNDS,
});

/** The promises that these rules keep, each once; empty where only progress suffers, or nothing is off. */
export const keptBy = ({ switches }: Protocol, off: readonly string[]): readonly string[] => [
  ...new Set(off.flatMap((rule) => switches[rule]?.breaks ?? [])),
];

/** The hunt that is meant. `here`: the start as the lab stands, where all but `off` is turned off already. */
export function wishOf(
  protocol: Protocol,
  wishes: Wishes,
  off: readonly string[],
  {
    beginning,
    here,
  }: { readonly beginning: Start; readonly here: Start & { readonly off: readonly string[] } },
): Wish {
  const { seek, where, seconds, search, seed, bounds } = wishes;
  const { off: already, ...start } = here;
  return {
    protocol: protocol.id,
    start: where === 'here' ? start : beginning,
    off: where === 'here' ? off.filter((rule) => !already.includes(rule)) : off,
    seek: seek === 'named' ? keptBy(protocol, off) : seek === 'any' ? [] : seek,
    search,
    elsewhere: where === 'elsewhere',
    bounds,
    seed,
    seconds,
    states: MOST_STATES,
  };
}
