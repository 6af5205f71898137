/**
 * What lasts on a line, read off its moments once: who led when, who was down when, when the network was torn. A line
 * only grows at its end, so only new moments are read, and most of those change nothing that lasts.
 */
import type { Portrait } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Line, Moment } from '../../timeline/timeline.ts';

/** A stretch of virtual time; still going on while `to` is Infinity. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch in which a node wore the crown of an epoch. */
export interface Band extends Stretch {
  readonly label: string;
  readonly epoch: number;
  readonly node?: NodeId;
}

/** What lasts on a line. */
export interface Course {
  readonly bands: readonly Band[];
  /** When each node was down, by its index. */
  readonly downs: readonly (readonly Stretch[])[];
  /** When some link was cut. */
  readonly tears: readonly Stretch[];
  /** How many moments it was read off. */
  readonly read: number;
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

interface Reading {
  read: number;
  readonly bands: Open<Band>[];
  readonly reigns: (Open<Band> | undefined)[];
  readonly downs: Open<Stretch>[][];
  readonly tears: Open<Stretch>[];
  torn: boolean;
}

const readings = new WeakMap<Portrait, WeakMap<readonly Moment[], Reading>>();

function readingOf(line: Line, portrait: Portrait): Reading {
  let byLine = readings.get(portrait);
  if (!byLine) readings.set(portrait, (byLine = new WeakMap()));
  let reading = byLine.get(line.moments);
  if (!reading) {
    const nodes = line.moments[0]?.world.nodes ?? [];
    reading = {
      read: 0,
      bands: [],
      reigns: nodes.map(() => undefined),
      downs: nodes.map(() => []),
      tears: [],
      torn: false,
    };
    byLine.set(line.moments, reading);
  }
  return reading;
}

function readNode(reading: Reading, portrait: Portrait, i: number, { world }: Moment, wasUp: boolean): void {
  const node = world.nodes[i]!;
  const { now } = world;
  const downs = reading.downs[i]!;
  if (wasUp && !node.up) downs.push({ from: now, to: Infinity });
  else if (!wasUp && node.up && downs.length > 0) downs[downs.length - 1]!.to = now;
  const face = node.up ? portrait.face(node, world) : undefined;
  const epoch = face?.mark === 'crown' ? face.epoch : undefined;
  const reign = reading.reigns[i];
  if (reign?.epoch === epoch?.number) return;
  if (reign) reign.to = now;
  const next = epoch && {
    from: now,
    to: Infinity,
    label: `${epoch.word} ${epoch.number}`,
    epoch: epoch.number,
    node: node.id,
  };
  reading.reigns[i] = next;
  if (next) reading.bands.push(next);
}

function readOn(reading: Reading, { moments }: Line, portrait: Portrait, most: number): void {
  const end = Math.min(moments.length, reading.read + most);
  for (; reading.read < end; reading.read++) {
    const moment = moments[reading.read]!;
    const { nodes, cuts, now } = moment.world;
    const before = moments[reading.read - 1]?.world;
    if (before?.nodes !== nodes) {
      for (let i = 0; i < nodes.length; i++) {
        const [was, is] = [before?.nodes[i], nodes[i]!];
        if (was && was.state === is.state && was.up === is.up) continue;
        readNode(reading, portrait, i, moment, was?.up ?? true);
      }
    }
    if (before?.cuts === cuts) continue;
    const torn = cuts.some((row) => row !== 0);
    if (torn && !reading.torn) reading.tears.push({ from: now, to: Infinity });
    else if (!torn && reading.torn) reading.tears[reading.tears.length - 1]!.to = now;
    reading.torn = torn;
  }
}

/**
 * What lasts on a line up to its present end. Reads at most so many moments at once: a long line that is new to us takes
 * several askings, see `read`.
 */
export function courseOf(line: Line, portrait: Portrait, most = Infinity): Course {
  const reading = readingOf(line, portrait);
  if (reading.read < line.moments.length) readOn(reading, line, portrait, most);
  return reading;
}

/** Who had a crown in which epoch, in the order in which they got it. */
export function epochBands(line: Line, portrait: Portrait): readonly Band[] {
  return courseOf(line, portrait).bands;
}
