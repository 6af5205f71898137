/** Loops round some of a row: they pass below whoever stands between the members, and have their words below. */
import type { Quorum } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import { direction, distance, moved } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import type { Layout, LoopInRow, Place } from './layout.ts';
import { PADDING, STEP } from './loop-shape.ts';

/** The loop of each quorum, the later ones a little wider; undefined where the members are not all in one row. */
export function rowLoops(
  quorums: readonly Quorum[],
  rows: readonly (readonly NodeId[])[],
  { places, width }: Pick<Layout, 'places' | 'width'>,
): readonly (LoopInRow | undefined)[] {
  const written: Words[] = [];
  return quorums.map(({ members, says }, i) => {
    const at = rows.findIndex((ids) => members.every((id) => ids.includes(id)));
    const row = rows[at];
    if (!row || members.length === 0) return undefined;
    const { outline, left, right, bottom } = roundMembers(row, members, places, i, quorums.length);
    const end = i % 2 === 1;
    const top = bottom + (quorums.length - 1 - i) * STEP + 4;
    const below = (rows[at + 1] ?? []).map((id) => places.get(id)!).map(coverOf);
    const span = place([...written, ...below], width, says, end ? right - 8 : left + 8, end, top);
    written.push(span);
    return {
      path: rounded(outline),
      wordsAt: { x: end ? span.right : span.left, y: span.top },
      written: end ? 'end' : 'start',
    };
  });
}

/** What words or a node below take, px. */
interface Words {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const WORDS_LINE = 20;
const LETTER = 6.9;
/** Between the words of two loops, and how far they may move along the row before they take a line lower, px. */
const APART = 18;
const ALONG = 240;

/** What a node in the row below covers. */
const coverOf = ({ at, radius }: Place): Words => ({
  left: at.x - radius + 6,
  right: at.x + radius - 6,
  top: at.y - radius - 1,
  bottom: at.y + radius,
});

/** A place for words below a row: as wished if it is free there, else beside, else lower; never beyond the frame. */
function place(
  taken: readonly Words[],
  width: number,
  says: string,
  wished: number,
  end: boolean,
  top: number,
): Words {
  const whole = (says.length + 2) * LETTER;
  const long = Math.min(whole, width - 16);
  const high = WORDS_LINE * Math.ceil(whole / (width - 16));
  const inFrame = (x: number) => Math.min(Math.max(8, x), width - 8 - long);
  const first = inFrame(end ? wished - long : wished);
  for (let line = 0; ; line++) {
    const span = (left: number): Words => ({
      left,
      right: left + long,
      top: top + line * WORDS_LINE,
      bottom: top + line * WORDS_LINE + high,
    });
    const isFree = ({ left, right, top: over, bottom: under }: Words): boolean =>
      !taken.some(
        (it) =>
          it.left < right + APART && left < it.right + APART && it.top < under - 2 && over < it.bottom - 2,
      );
    const besides = taken.flatMap((it) => [inFrame(it.right + APART), inFrame(it.left - APART - long)]);
    const found = [first, ...besides.sort((a, b) => Math.abs(a - first) - Math.abs(b - first))]
      .filter((left) => Math.abs(left - first) <= ALONG)
      .map(span)
      .find(isFree);
    if (found || line > 4) return found ?? span(first);
  }
}

/** The corners of a loop round members of one row; where others stand between them it passes below those. */
function roundMembers(
  row: readonly NodeId[],
  members: readonly NodeId[],
  places: Layout['places'],
  nth: number,
  count: number,
): {
  readonly outline: readonly Point[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
} {
  const boxes = row.map((id) => {
    const { at, radius, card } = places.get(id)!;
    const half = card ? card.width / 2 : radius;
    return { id, left: at.x - half, right: at.x + half, top: at.y - radius, bottom: at.y + radius };
  });
  const gap = Math.min(...boxes.slice(1).map((box, i) => box.left - boxes[i]!.right), Infinity);
  const side = Math.min(PADDING + nth * STEP, (gap * (nth + 1)) / (count + 1));
  const pad = PADDING - 2 + nth * STEP;
  const runs: { left: number; right: number }[] = [];
  boxes.forEach((box, i) => {
    if (!members.includes(box.id)) return;
    const before = boxes[i - 1];
    const run = runs.at(-1);
    if (run && before && members.includes(before.id)) run.right = box.right + side;
    else runs.push({ left: box.left - side, right: box.right + side });
  });
  const top = Math.min(...boxes.map((box) => box.top)) - pad;
  const rail = Math.max(...boxes.map((box) => box.bottom)) + pad - PADDING / 2;
  const bottom = rail + PADDING / 2 + 1;
  const upper = runs.flatMap(({ left, right }, i) => [
    ...(i > 0 ? [{ x: left, y: rail - 2 }] : []),
    { x: left, y: top },
    { x: right, y: top },
    ...(i < runs.length - 1 ? [{ x: right, y: rail - 2 }] : []),
  ]);
  const [left, right] = [runs[0]!.left, runs.at(-1)!.right];
  return { outline: [...upper, { x: right, y: bottom }, { x: left, y: bottom }], left, right, bottom };
}

/** A closed path with its corners rounded, as far as its sides allow. */
function rounded(corners: readonly Point[]): string {
  const parts = corners.map((corner, i) => {
    const [before, after] = [corners.at(i - 1)!, corners[(i + 1) % corners.length]!];
    const r = Math.min(26, distance(corner, before) / 2, distance(corner, after) / 2);
    const [from, to] = [
      moved(corner, direction(corner, before), r),
      moved(corner, direction(corner, after), r),
    ];
    const text = (p: Point) => `${p.x.toFixed(1)},${p.y.toFixed(1)}`;
    return `${i === 0 ? 'M' : 'L'}${text(from)}Q${text(corner)} ${text(to)}`;
  });
  return `${parts.join('')}Z`;
}
