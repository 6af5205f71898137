/**
 * The hunt for a run that breaks a promise: chance first, then the shrinker, then everything there is, nearest first.
 * A hunt is plain data and so is what comes of it, so that both cross to a worker and back; the hunt itself is a
 * generator that stops to breathe every few milliseconds, so that whoever drives it may report, or give up.
 */
import type { Action } from '../../engine/action.ts';
import type { Guide, Protocol } from '../../engine/protocol.ts';
import { deedsOf, writeDeeds } from '../../timeline/link.ts';
import type { Moment } from '../../timeline/timeline.ts';
import { moodOf, wanderFrom } from '../dice.ts';
import { latest } from '../run.ts';
import type { Run } from '../run.ts';
import { shrink } from '../shrink.ts';
import { Breadth } from './breadth.ts';
import type { Bounds } from './choices.ts';
import { castsOf, mixedOptions, writeModel } from './models.ts';
import type { Start } from './models.ts';
import { paced } from './paced.ts';

export type { Start };

/** What to look for, where, how and how long. */
export interface Hunt {
  /** The id of the protocol. */
  readonly protocol: string;
  readonly start: Start;
  /** Rule switches to turn off first; those that are off at the start already stay off. */
  readonly off: readonly string[];
  /** Ids of the properties to break; empty: any. */
  readonly seek: readonly string[];
  readonly search: 'dice' | 'breadth' | 'both';
  /** Also look from other starting points than this one: the protocol's small casts with mixed options, and its guides. */
  readonly elsewhere: boolean;
  readonly bounds: Bounds;
  /** Chance is the same again with the same seed. */
  readonly seed: number;
  /** Give up after so many seconds. */
  readonly seconds: number;
  /** Give up breadth-first after so many distinct states. */
  readonly states: number;
  /** Which of how many workers this is: each tries other dice. The first alone goes breadth-first. */
  readonly share: { readonly index: number; readonly of: number };
}

/** How a hunt stands, or where it ended. */
export interface Standing {
  /** What it does now: random walks, making a find shorter, or everything in turn. */
  readonly doing: 'dice' | 'shrink' | 'breadth';
  /** Where: the start, another cast, or along a guide. */
  readonly where: 'here' | 'elsewhere' | 'guided';
  /** Seconds since it began. */
  readonly seconds: number;
  /** Random walks so far, and their steps. */
  readonly walks: number;
  readonly steps: number;
  /** Distinct states met breadth-first, how many of them wait, and how many steps led to them. */
  readonly states: number;
  readonly waiting: number;
  readonly tried: number;
  /** States or random steps a second, of late. */
  readonly rate: number;
  /** Everything that can happen in so many steps has been tried. */
  readonly depth: number;
  /** Bytes that breadth-first search holds. */
  readonly bytes: number;
  /** Length of the shortest find so far, in steps after the start and the switches; undefined: none yet. */
  readonly best: number | undefined;
  /** Ids of what should sometimes come about and has. */
  readonly seen: readonly string[];
}

/** A run that breaks a promise. */
export interface Found {
  /** The property that is broken, and how: one sentence with the values. */
  readonly property: string;
  readonly says: string;
  /** Where it begins, with `deeds` for the whole run: opening this start shows the broken promise. */
  readonly start: Start;
  /** How many steps it takes after the start and the switches. */
  readonly length: number;
  readonly by: 'dice' | 'breadth';
  /** What the guide it was found with keeps to; undefined: found without one. */
  readonly guide: string | undefined;
  /** No shorter run breaks it: everything shorter was tried, within the bounds. */
  readonly shortest: boolean;
}

/** Why a hunt ended. */
export type Ending = 'found' | 'time' | 'states' | 'memory' | 'exhausted';

/** What came of a hunt. */
export interface Outcome {
  readonly found: Found | undefined;
  readonly ending: Ending;
  readonly standing: Standing;
  /** Ids of what should sometimes come about and never did: a model that cannot show it proves little. */
  readonly never: readonly string[];
}

/** Opens starts: given by whoever knows scenarios. */
export type Open = (start: Start) => Run;

/** How long a hunt goes on without breathing, ms. */
const BREATH = 12;

/** Walks are of several lengths, for failures lie at several depths. */
const LENGTHS = [40, 100, 200, 400] as const;

/** After the first find chance looks on for a shorter one, for so many seconds or so many finds. */
const ENCORE = { seconds: 1, finds: 6 };

/** After a find by chance everything shorter is tried, for so many seconds. */
const CERTIFYING = 5;

/** What part of the time goes to chance at the start, chance elsewhere, and chance along guides, where there is more to do. */
const SHARES = { here: 0.07, elsewhere: 0.4, guided: 0.2 };

/** While chance looks elsewhere, every so many walks begin here all the same. */
const HERE_TOO = 3;

/** A find before it is told. */
interface Find {
  readonly start: Start;
  readonly from: Moment;
  readonly actions: readonly Action[];
  readonly property: string;
  readonly guide: Guide | undefined;
}

/** How many steps it takes: turning rules off, or the network's own losses, is none. */
const lengthOf = ({ actions }: Pick<Find, 'actions'>): number =>
  actions.filter(({ kind }) => kind !== 'switch' && kind !== 'network').length;

/** A moment to begin at, with its start. */
interface Beginning {
  readonly start: Start;
  readonly from: Moment;
}

/** Hunts; yields how it stands whenever it breathes. `guides` are those of the protocol, in the order to try. */
export function* hunt(
  protocol: Protocol,
  wish: Hunt,
  open: Open,
  guides: readonly Guide[] = [],
): Generator<Standing, Outcome> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const tally = { walks: 0, steps: 0, rate: 0 };
  const seen = new Set<string>();
  const finds: Find[] = [];
  let doing: Standing['doing'] = 'dice';
  let where: Standing['where'] = 'here';
  const wide: { search: Breadth | undefined } = { search: undefined };
  const best = (): Find | undefined =>
    finds.reduce<Find | undefined>((a, b) => (a && a.actions.length <= b.actions.length ? a : b), undefined);

  const standing = (): Standing => {
    const shortest = best();
    return {
      doing,
      where,
      seconds: seconds(),
      ...tally,
      states: wide.search?.states ?? 0,
      waiting: wide.search?.waiting ?? 0,
      tried: wide.search?.tried ?? 0,
      rate: doing === 'breadth' ? (wide.search?.rate ?? 0) : tally.rate,
      depth: wide.search?.depth ?? 0,
      bytes: wide.search?.bytes ?? 0,
      best: shortest && lengthOf(shortest),
      seen: [...seen],
    };
  };

  const isSought = (property: string): boolean => wish.seek.length === 0 || wish.seek.includes(property);
  /** Broken here and not before the hunt began. */
  const brokenAt = (moment: Moment, from: Moment): string | undefined =>
    moment.broken.length > from.broken.length
      ? moment.broken.find(
          ({ property }) => isSought(property) && !from.broken.some((old) => old.property === property),
        )?.property
      : undefined;
  const watch = ({ world, history }: Moment): void => {
    for (const [id, { test }] of Object.entries(protocol.sometimes))
      if (!seen.has(id) && test(world, history)) seen.add(id);
  };

  /** Random walks from what `begin` gives, until so many seconds have passed since the hunt began. */
  function* byChance(
    begin: (walk: number) => Beginning,
    until: number,
    guide: Guide | undefined,
  ): Generator<Standing, void> {
    let firstFind = Infinity;
    let finishes = 0;
    let breath = performance.now();
    let steps = tally.steps;
    for (let n = 0; seconds() < Math.min(until, firstFind + ENCORE.seconds) && finishes < ENCORE.finds; n++) {
      const walk = wish.share.index + n * wish.share.of;
      const { start, from } = begin(walk);
      const seed = wish.seed * 7919 + walk;
      const off = wish.off.filter((rule) => !from.world.off.includes(rule));
      const length = LENGTHS[walk % LENGTHS.length]!;
      const shortest = best();
      const { actions, last } = wanderFrom(protocol, from, seed, length, {
        off,
        wildness: moodOf(seed),
        until: (moment) => brokenAt(moment, from) !== undefined,
        ...(guide && { allows: guide.allows }),
      });
      tally.walks += 1;
      tally.steps += actions.length;
      watch(last);
      const property = brokenAt(last, from);
      if (property !== undefined) {
        doing = 'shrink';
        yield standing();
        const short = shrink(protocol, from, actions, property);
        doing = 'dice';
        if (!shortest || short.length < shortest.actions.length)
          finds.push({ start, from, actions: short, property, guide });
        firstFind = Math.min(firstFind, seconds());
        finishes += 1;
      }
      const now = performance.now();
      if (now - breath > BREATH) {
        tally.rate = ((tally.steps - steps) * 1000) / (now - breath);
        yield standing();
        breath = performance.now();
        steps = tally.steps;
      }
    }
  }

  const told = (
    { start, from, actions, property, guide }: Find,
    by: Found['by'],
    shortest: boolean,
  ): Found => {
    const run = paced(open(start), actions, property);
    const { broken } = latest(run);
    const { says } = broken.find((violation) => violation.property === property)!;
    const deeds = writeDeeds(from.world.setup.cast, deedsOf(run.line));
    return {
      property,
      says,
      start: { ...start, deeds },
      length: lengthOf({ actions }),
      by,
      guide: guide?.says,
      shortest,
    };
  };

  const ended = (ending: Ending, found?: Found): Outcome => ({
    found,
    ending,
    standing: standing(),
    never: Object.keys(protocol.sometimes).filter((id) => !seen.has(id)),
  });

  const here: Beginning = { start: wish.start, from: latest(open(wish.start)) };
  const isWide = wish.search !== 'dice' && wish.share.index === 0;
  if (wish.search !== 'breadth') {
    // Whoever does not go on to everything in turn has all the time for chance.
    const { here: first, elsewhere: second, guided: third } = SHARES;
    const whole = wish.seconds / (isWide ? 1 : wish.elsewhere ? first + second + third : first);
    yield* byChance(() => here, whole * first, undefined);

    if (finds.length === 0 && wish.elsewhere) {
      where = 'elsewhere';
      const casts = castsOf(protocol);
      const known = new Map<string, Beginning>();
      const begin = (walk: number): Beginning => {
        if (walk % HERE_TOO === 0) return here;
        const start = writeModel(protocol, casts[walk % casts.length]!, mixedOptions(protocol, walk));
        let beginning = known.get(start.options);
        if (!beginning) known.set(start.options, (beginning = { start, from: latest(open(start)) }));
        return beginning;
      };
      yield* byChance(begin, whole * (first + second), undefined);

      where = 'guided';
      const own = guides.filter(({ off }) => wish.off.includes(off));
      for (const [i, guide] of own.entries()) {
        if (finds.length > 0) break;
        const start = writeModel(protocol, guide.nodes, guide.options ?? {});
        const beginning = { start, from: latest(open(start)) };
        const until = whole * (first + second + (third * (i + 1)) / own.length);
        yield* byChance(() => beginning, until, guide);
      }
    }
  }

  const found = best();
  if (!isWide) return found ? ended('found', told(found, 'dice', false)) : ended('time');

  // Everything there is: what chance found sets the place and the depth; if it found nothing, from the start.
  doing = 'breadth';
  where = found?.guide ? 'guided' : found && found.start !== here.start ? 'elsewhere' : 'here';
  const breadth = new Breadth(protocol, found?.from ?? here.from, {
    off: wish.off,
    isSought,
    bounds: { ...wish.bounds, ...(found && { depth: lengthOf(found) - 1 }) },
    states: wish.states,
    onNew: (id) => seen.add(id),
    seen,
    ...(found?.guide && { allows: found.guide.allows }),
  });
  wide.search = breadth;
  const until = found ? Math.min(wish.seconds, seconds() + CERTIFYING) : wish.seconds;
  while (seconds() < until && breadth.goOn(BREATH)) yield standing();
  if (breadth.find) {
    const { actions, property } = breadth.find;
    const start = found?.start ?? here.start;
    const shorter: Find = { start, from: found?.from ?? here.from, actions, property, guide: found?.guide };
    return ended('found', told(shorter, 'breadth', true));
  }
  if (found) return ended('found', told(found, 'dice', breadth.ending === 'exhausted'));
  return ended(breadth.ending ?? 'time');
}
