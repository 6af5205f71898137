/**
 * Between rows, what stands still steps aside until its words can be read; what finds no room folds to a glyph. Pure,
 * so that the same instant always looks the same.
 */
import type { NodeId } from '../../engine/world.ts';
import type { Point } from '../geometry.ts';
import type { Size } from '../size.ts';
import { capsuleBox } from './flight-shape.ts';
import type { Aside, Layout, OnStage, Standing } from './layout.ts';
import { upTo } from './route.ts';

type Stage = Pick<Layout, 'width' | 'places'>;

/** What something covers, px. */
interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Between two words, and about how wide letters are: a role's, a badge's, a thought's or a loop's. Px. */
const GAP = 4;
const ROLE_LETTER = 9.6;
const BADGE_LETTER = 6.4;
const LETTER = 6.9;
const LINE = 20;
/** A folded message. */
const DISC = { width: 26, height: 26 };
/** How far one may step aside, px, and in what steps. */
const FAR = 150;
const HIGH = 64;
const STEP = 5;

/** Steps aside, the shortest first. Up and down tells less of a lie than left and right. */
const STEPS: readonly Point[] = (() => {
  const steps: Point[] = [];
  for (let x = -FAR; x <= FAR; x += STEP) for (let y = -HIGH; y <= HIGH; y += 4) steps.push({ x, y });
  const cost = ({ x, y }: Point) => Math.abs(x) * 1.1 + Math.abs(y);
  return steps.sort((a, b) => cost(a) - cost(b) || a.y - b.y || a.x - b.x);
})();

const meet = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const round = ({ x, y }: Point, { width, height }: Size, gap: number): Rect => ({
  left: x - width / 2 - gap,
  right: x + width / 2 + gap,
  top: y - height / 2 - gap,
  bottom: y + height / 2 + gap,
});

/** Where a message stands at an instant. */
function placeAt({ way, sentAt, endsAt }: Standing, t: number): Point {
  const gone = endsAt <= sentAt ? 1 : Math.min(1, Math.max(0, (t - sentAt) / (endsAt - sentAt)));
  return upTo(way, gone).at(-1) ?? { x: 0, y: 0 };
}

/** What nothing may stand on: plates, what is said beside them, and the words of loops. */
function coverOf(scene: OnStage, layout: Stage): readonly Rect[] {
  const covers: Rect[] = [];
  for (const { at, radius, card, caption, room, role, badge, thought } of scene.plates) {
    const box = card ?? { width: 2 * radius, height: 2 * radius };
    covers.push(round(at, box, 2));
    if (caption !== 'right') continue;
    const most = room ?? 150;
    const words = thought === '' ? badge.length * BADGE_LETTER : thought.length * LETTER + 16;
    const lines = words === 0 ? 0 : Math.ceil(words / most);
    const width = Math.min(most, Math.max(role.length * ROLE_LETTER, words));
    const left = at.x + radius + 16;
    const half = 8 + (lines * (thought === '' ? 16 : 19)) / 2;
    covers.push({ left, right: left + width, top: at.y - half, bottom: at.y + half });
  }
  for (const { wordsAt, written, says } of scene.loops) {
    if (!written) continue;
    const whole = (says.length + 2) * LETTER;
    const width = Math.min(whole, layout.width - 16);
    const left = written === 'start' ? wordsAt.x : wordsAt.x - width;
    const height = LINE * Math.ceil(whole / (layout.width - 16)) - 3;
    covers.push({ left: left - 3, right: left + width + 3, top: wordsAt.y, bottom: wordsAt.y + height });
  }
  return covers;
}

/** How messages step aside, taken in this order: the first stay where they are. */
function inOrder(
  flights: readonly Standing[],
  covers: readonly Rect[],
  layout: Stage,
  t: number,
): ReadonlyMap<number, Aside> {
  const taken = [...covers];
  const asides = new Map<number, Aside>();
  const yOf = (id: NodeId): number => layout.places.get(id)?.at.y ?? 0;
  for (const flight of flights) {
    const at = placeAt(flight, t);
    const ends = [yOf(flight.from), yOf(flight.to)];
    const [low, high] = [Math.min(at.y, ...ends), Math.max(at.y, ...ends)];
    const stepFor = (box: Size): Point | undefined =>
      STEPS.find(({ x, y }) => {
        const rect = round({ x: at.x + x, y: at.y + y }, box, GAP / 2);
        const inside = rect.left > 0 && rect.right < layout.width && at.y + y >= low && at.y + y <= high;
        return inside && !taken.some((other) => meet(rect, other));
      });
    const whole = flight.small ? DISC : capsuleBox(flight.label);
    const step = stepFor(whole);
    const folded = !step && !flight.small;
    const { x, y } = step ?? stepFor(DISC) ?? { x: 0, y: 0 };
    taken.push(round({ x: at.x + x, y: at.y + y }, folded ? DISC : whole, GAP / 2));
    asides.set(flight.id, { x, y, folded });
  }
  return asides;
}

/** So often those that folded are let go first instead. */
const TRIES = 4;

/** How each message steps aside at an instant. */
export function apart(stage: OnStage, layout: Stage, t: number): ReadonlyMap<number, Aside> {
  const covers = coverOf(stage, layout);
  const count = (asides: ReadonlyMap<number, Aside>) => [...asides.values()].filter((a) => a.folded).length;
  let order = stage.flights;
  let best = inOrder(order, covers, layout, t);
  let last = best;
  for (let i = 0; i < TRIES && count(best) > 0; i++) {
    const folded = last;
    order = [...order].sort((a, b) => Number(folded.get(b.id)?.folded) - Number(folded.get(a.id)?.folded));
    last = inOrder(order, covers, layout, t);
    if (count(last) < count(best)) best = last;
  }
  return best;
}
