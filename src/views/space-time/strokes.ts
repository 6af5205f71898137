/**
 * Messages as strokes. Only what the drawn stretch shows is looked at: the moments in it end messages, and whatever is
 * under way at its right edge began before. When there are too many strokes to tell apart, columns tell how many end when.
 */
import type { Portrait } from '../../engine/portrait.ts';
import type { Message, World } from '../../engine/world.ts';
import type { Line, Moment } from '../../timeline/timeline.ts';
import { indexAt } from '../../timeline/timeline.ts';
import { hueOfTone } from '../epoch.ts';
import type { Frame } from './frame.ts';
import type { Stretch } from './course.ts';

/** All strokes of one look as one path. */
export interface Batch {
  /** A CSS colour. */
  readonly ink: string;
  /** Routine messages, drawn thin. */
  readonly quiet: boolean;
  readonly d: string;
}

/** How many messages end when, as columns. */
export interface Density {
  readonly column: number;
  readonly arrived: string;
  readonly lost: string;
}

/** The messages of a stretch. */
export interface Strokes {
  /** How many; about how many where there are very many. */
  readonly count: number;
  readonly batches: readonly Batch[];
  /** Crosses where messages were lost on their way. */
  readonly crosses: string;
  /** Crosses where messages arrived and nobody was there. */
  readonly unheard: string;
  /** Instead of strokes, when there are too many. */
  readonly density: Density | undefined;
}

/** More strokes than this in a window are drawn as columns. */
export const MANY_STROKES = 1500;
/** In longer stretches only every so many-th moment is counted. */
const SAMPLE = 20_000;
/** Primes, so that counting does not fall into step with a beat. */
const STRIDES = [1, 3, 7, 13, 29, 61, 127, 251];
const COLUMN = 3;
/** How much of the height the highest column takes. */
const HIGHEST = 0.7;
const ARM = 2.6;

const tenth = (x: number): number => Math.round(x * 10) / 10;

const cross = (x: number, y: number): string =>
  `M${tenth(x - ARM)} ${tenth(y - ARM)}l${2 * ARM} ${2 * ARM}m0 ${-2 * ARM}l${-2 * ARM} ${2 * ARM}`;

const ends = (moment: Moment): boolean => {
  const kind = moment.action?.kind;
  return moment.message !== undefined && (kind === 'deliver' || kind === 'lose' || kind === 'drop');
};

interface Look {
  readonly key: string;
  readonly ink: string;
  readonly quiet: boolean;
}

const looks = new WeakMap<Message, Look>();

/** A message looks the same whenever it is drawn, so its protocol is asked once. */
function lookOf(message: Message, portrait: Portrait, world: World): Look {
  let look = looks.get(message);
  if (!look) {
    const { tone, shape, epoch } = portrait.capsule(message, world);
    const { ink } = hueOfTone(tone, epoch);
    const quiet = shape === 'beat' || tone === 'ok';
    looks.set(message, (look = { key: `${quiet ? 'quiet ' : ''}${ink}`, ink, quiet }));
  }
  return look;
}

function densityOf(
  line: Line,
  first: number,
  last: number,
  stride: number,
  from: number,
  scale: number,
  frame: Frame,
): Density {
  const arrived: number[] = [];
  const lost: number[] = [];
  let most = 1;
  for (let i = first; i <= last; i += stride) {
    const moment = line.moments[i]!;
    if (!ends(moment)) continue;
    const column = Math.floor(((moment.world.now - from) * scale) / COLUMN);
    const list = moment.action!.kind === 'deliver' ? arrived : lost;
    const count = (list[column] ?? 0) + 1;
    list[column] = count;
    most = Math.max(most, (arrived[column] ?? 0) + (lost[column] ?? 0));
  }
  const unit = ((frame.bottom - frame.top) * HIGHEST) / most;
  let [good, bad] = ['', ''];
  const columns = Math.max(arrived.length, lost.length);
  for (let column = 0; column < columns; column++) {
    const x = tenth((column + 0.5) * COLUMN);
    const high = tenth((arrived[column] ?? 0) * unit);
    const above = tenth((lost[column] ?? 0) * unit);
    if (high > 0) good += `M${x} ${tenth(frame.bottom)}v${-high}`;
    if (above > 0) bad += `M${x} ${tenth(frame.bottom - high)}v${-above}`;
  }
  return { column: COLUMN, arrived: good, lost: bad };
}

/** The messages of a stretch drawn at `scale` px per ms; `limit` is how many may be drawn one by one. */
export function strokesOf(
  line: Line,
  portrait: Portrait,
  { from, to }: Stretch,
  scale: number,
  frame: Frame,
  limit: number,
): Strokes {
  const first = indexAt(line, from) + (from > 0 ? 1 : 0);
  const last = indexAt(line, to);
  const stride = STRIDES.find((step) => (last - first) / step <= SAMPLE) ?? 997;
  let count = 0;
  for (let i = first; i <= last; i += stride) if (ends(line.moments[i]!)) count += stride;
  if (count > limit) {
    const density = densityOf(line, first, last, stride, from, scale, frame);
    return { count, batches: [], crosses: '', unheard: '', density };
  }
  const parts = new Map<string, { readonly look: Look; d: string }>();
  let [crosses, unheard] = ['', ''];
  const draw = (message: Message, world: World, end: number, fate: 'arrives' | 'lost' | 'unheard') => {
    const { index } = world.setup.cast;
    const [a, b] = [frame.rows[index.get(message.from)!]!, frame.rows[index.get(message.to)!]!];
    const [x, y] = [(message.sentAt - from) * scale, a.y];
    const whole = Math.max(message.endsAt - message.sentAt, 0.01);
    const part =
      fate !== 'lost' ? 1 : message.lost ? 0.5 : Math.min(1, Math.max(0.15, (end - message.sentAt) / whole));
    const [x2, y2] = [(end - from) * scale, a.y + (b.y - a.y) * part];
    const look = lookOf(message, portrait, world);
    let batch = parts.get(look.key);
    if (!batch) parts.set(look.key, (batch = { look, d: '' }));
    batch.d += `M${tenth(x)} ${tenth(y)}L${tenth(x2)} ${tenth(y2)}`;
    if (fate === 'lost') crosses += cross(x2, y2);
    if (fate === 'unheard') unheard += cross(x2, y2);
  };
  for (let i = first; i <= last; i++) {
    const moment = line.moments[i]!;
    if (!ends(moment)) continue;
    const { world } = moment;
    const message = moment.message!;
    const heard = world.nodes[world.setup.cast.index.get(message.to)!]!.up;
    draw(
      message,
      world,
      world.now,
      moment.action!.kind !== 'deliver' ? 'lost' : heard ? 'arrives' : 'unheard',
    );
  }
  const { world } = line.moments[last]!;
  for (const message of world.flights)
    draw(message, world, message.endsAt, message.lost ? 'lost' : 'arrives');
  const batches = [...parts.values()].map(({ look: { ink, quiet }, d }) => ({ ink, quiet, d }));
  batches.sort((a, b) => Number(b.quiet) - Number(a.quiet));
  return { count: count + world.flights.length, batches, crosses, unheard, density: undefined };
}
