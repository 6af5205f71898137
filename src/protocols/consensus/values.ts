/** Values: their order, their colours, the boards on which they stand at first. */
import type { Tone, Word } from '../../engine/portrait.ts';
import type { NodeId, Options, World } from '../../engine/world.ts';
import type { ProcessState, Value } from './state.ts';

const isNumber = (value: Value): boolean => /^-?\d+$/.test(value);

/** Below zero if a comes first: numbers by size, then words by letters. */
export function compareValues(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two sets of values as one, lowest first. */
export const union = (a: readonly Value[], b: readonly Value[]): readonly Value[] =>
  [...new Set([...a, ...b])].sort(compareValues);

/** The values of `a` that `b` has not. */
export const without = (a: readonly Value[], b: readonly Value[]): readonly Value[] =>
  a.filter((value) => !b.includes(value));

/** Some values as one text: `0, 5, 10`. */
export const listed = (values: readonly Value[]): string =>
  values.length === 0 ? 'nothing' : values.join(', ');

/** What the process of that name proposes at first: the board is dealt out in turn; null where it has a `?`. */
export function inputOf(id: NodeId, options: Options): Value | null {
  const board = String(options.inputs).split(/\s+/);
  const word = board[(Number(id.replace(/\D/g, '')) - 1) % board.length] ?? '?';
  return word.startsWith('?') ? null : word;
}

/** Colours of values in the order in which processes propose them; then plain paper. As tones, and as hues of cards. */
const TONES: readonly Tone[] = ['accent', 'gold', 'ok'];
const HUES = [2, 3, 4, 5, 6, 7, 8] as const;
const LAST_HUE = 1;

/** The place of a value among those on the stage; -1 for one that nobody has proposed. */
function placeOf(value: Value, world: World): number {
  const inputs = world.nodes.map(({ state }) => (state as ProcessState).input);
  return [...new Set(inputs.filter((input) => input !== null))].indexOf(value);
}

/** The colour a value has wherever it stands; one that nobody has proposed looks bad. */
export function wordOf(value: Value, world: World): Word {
  const place = placeOf(value, world);
  return { text: value, tone: place < 0 ? 'bad' : (TONES[place] ?? 'plain') };
}

/** The hue of a card that shows a value. */
export const hueOfValue = (value: Value, world: World): number => HUES[placeOf(value, world)] ?? LAST_HUE;
