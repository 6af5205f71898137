/** A general as shapes: who it is, how it looks, what it has in its head. */
import type { Portrait, Quorum, Word } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { hueOfTone } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import type { Detail, Plot } from './plot.ts';
import { campWords } from '../../words/en/camp.ts';

/** A word as written in a chip; `count` times if more than once. */
export interface Chip {
  readonly text: string;
  readonly hue: Hue;
  readonly count: number;
}

/** A general with everything about it. */
export interface GeneralShape {
  readonly id: NodeId;
  readonly plot: Plot;
  readonly up: boolean;
  readonly traitor: boolean;
  /** What stands under the name. */
  readonly role: string;
  /** What it has heard, as far as there is room. */
  readonly chips: readonly Chip[];
  /** Words for which there is no room. */
  readonly more: number;
  /** What it thinks, where there is room; empty for nothing. */
  readonly thought: string;
  readonly decision: Chip | undefined;
  /** Member of a majority drawn at the moment. */
  readonly lit: boolean;
  /** What a screen reader says. */
  readonly says: string;
}

/** About how wide a letter is in a chip and in a thought, px; what a chip takes besides, and the gap after it. */
const LETTER = 7.9;
const PADDING = 12;
const BETWEEN = 3;
const THOUGHT_LETTER = 6.3;
/** Room for words over a general, px; 0: none. */
const ROOM: Readonly<Record<Detail, { readonly chips: number; readonly thought: number }>> = {
  full: { chips: 166, thought: 2 * 156 },
  brief: { chips: 130, thought: 0 },
  bare: { chips: 92, thought: 0 },
  tiny: { chips: 0, thought: 0 },
  least: { chips: 0, thought: 0 },
};

const chipOf = ({ text, tone }: Word, count = 1): Chip => ({ text, hue: hueOfTone(tone), count });

const writtenOn = ({ text, count }: Chip): string => (count > 1 ? `${count}× ${text}` : text);

/** The words as chips: one each if they fit in `room` px, else counted, else by their first letters, else as many as fit. */
export function chipsOf(
  words: readonly Word[],
  room: number,
): { readonly chips: readonly Chip[]; readonly more: number } {
  const widthOf = (chips: readonly Chip[]) =>
    chips.reduce((sum, chip) => sum + writtenOn(chip).length * LETTER + PADDING + BETWEEN, -BETWEEN);
  const each = words.map((word) => chipOf(word));
  if (widthOf(each) <= room) return { chips: each, more: 0 };
  const counted = [...new Set(words.map(({ text }) => text))]
    .map((text) => {
      const same = words.filter((word) => word.text === text);
      return chipOf(same[0]!, same.length);
    })
    .sort((a, b) => b.count - a.count);
  if (widthOf(counted) <= room) return { chips: counted, more: 0 };
  const short = [each, counted].map((chips) =>
    chips.map((chip) => ({ ...chip, text: [...chip.text][0] ?? '' })),
  );
  const fitting = short.find((chips) => widthOf(chips) <= room);
  if (fitting) return { chips: fitting, more: 0 };
  let kept = counted.length;
  const rest = () => counted.slice(kept).reduce((sum, { count }) => sum + count, 0);
  while (kept > 0 && widthOf(counted.slice(0, kept)) + (rest() > 0 ? 26 : 0) > room) kept -= 1;
  return { chips: counted.slice(0, kept), more: kept === 0 ? 0 : rest() };
}

/** The general that camps there. `isSeen`: whoever looks knows what is in its head. */
export function generalOf(
  world: World,
  portrait: Portrait,
  plot: Plot,
  detail: Detail,
  quorums: readonly Quorum[],
  isSeen: boolean,
): GeneralShape | undefined {
  const node = world.nodes[world.setup.cast.index.get(plot.id) ?? -1];
  if (!node) return undefined;
  const face = portrait.face(node, world);
  const { up } = node;
  const heard = up && isSeen ? (face.heard ?? []) : [];
  const thought = up && isSeen && !plot.crossed ? (face.thought ?? '') : '';
  const decision = up && isSeen ? face.decision : undefined;
  const traitor = face.mark === 'mask';
  // Where there is little room, only what is out of the ordinary.
  const isShort = detail !== 'full' && detail !== 'brief';
  const role = !up ? campWords().crashed : traitor ? campWords().traitor : isShort ? '' : face.role;
  const room = ROOM[detail];
  // Where a word has one place only, the decision takes it.
  const isTaken = decision !== undefined && detail !== 'full';
  const w = campWords();
  const says = [
    plot.id,
    face.role,
    traitor && face.role !== 'traitor' ? w.traitor : '',
    up ? '' : w.crashed,
    heard.length > 0 ? w.heard(heard.map(({ text }) => text).join(', ')) : '',
    decision ? w.decided(decision.text) : '',
    up && isSeen ? (face.badge ?? '') : '',
  ];
  return {
    id: plot.id,
    plot,
    up,
    traitor: traitor && up,
    role,
    ...(isTaken ? { chips: [], more: 0 } : chipsOf(heard, room.chips)),
    thought: decision === undefined && thought.length * THOUGHT_LETTER <= room.thought ? thought : '',
    decision: decision && chipOf(decision),
    lit: quorums.some(({ members }) => members.includes(plot.id)),
    says: says.filter((part) => part !== '').join(', '),
  };
}
