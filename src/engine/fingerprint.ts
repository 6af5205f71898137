/** Fingerprints: 53-bit numbers that are equal when two values have the same content. Cached by identity. */
import type { Message, Node, World } from './world.ts';
import { scramble } from './random.ts';

const known = new WeakMap<object, number>();

/** Folds one more number into a fingerprint; order matters. */
export function fold(into: number, value: number): number {
  const low = (into % 2 ** 32) | 0;
  const high = (into / 2 ** 32) | 0;
  const valueLow = (value % 2 ** 32) | 0;
  const valueHigh = (value / 2 ** 32) | 0;
  const a = scramble(Math.imul(low ^ valueLow, 0x01000193) ^ valueHigh ^ (high << 7));
  const b = scramble(Math.imul(high + 0x9e37 + valueHigh, 0x5bd1e995) ^ valueLow ^ (low >>> 3));
  return (b & 0x1fffff) * 2 ** 32 + a;
}

/** Adds one more number to a fingerprint; order does not matter. Exact, where a plain sum would round. */
export function gather(into: number, value: number): number {
  const room = 2 ** 53 - value;
  return into >= room ? into - room : into + value;
}

function ofText(text: string): number {
  let h = 0x811c9dc5 + text.length;
  let g = 0x1000193;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    g = Math.imul(g + text.charCodeAt(i), 0x5bd1e995) ^ (g >>> 15);
  }
  return fold(h >>> 0, g >>> 0);
}

/** A value that knows its own fingerprint, e.g. a log that keeps one for every prefix. */
export interface Fingerprinted {
  readonly fingerprint: number;
}

/** The fingerprint of any plain value: numbers, words, lists, objects. The order of an object's keys does not matter. */
export function fingerprintOf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return fold(Number.isInteger(value) ? 1 : 2, Number.isInteger(value) ? value : Math.round(value * 1e6));
    case 'string':
      return ofText(value);
    case 'boolean':
      return value ? 11 : 13;
    case 'object': {
      if (value === null) return 17;
      const cached = known.get(value);
      if (cached !== undefined) return cached;
      const result = ofObject(value);
      known.set(value, result);
      return result;
    }
    default:
      return 19;
  }
}

function ofObject(value: object): number {
  if ('fingerprint' in value) return (value as Fingerprinted).fingerprint;
  if (Array.isArray(value))
    return (value as unknown[]).reduce<number>((h, item) => fold(h, fingerprintOf(item)), 23);
  let sum = 29;
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) sum = gather(sum, fold(ofText(key), fingerprintOf(item)));
  }
  return sum;
}

const nodePrints = new WeakMap<Node, number>();
const messagePrints = new WeakMap<object, number>();

/** What of a node bears on its future, leaving out times and dice. */
function ofNode(node: Node): number {
  let print = nodePrints.get(node);
  if (print === undefined) {
    print = fold(fold(ofText(node.id), node.up ? 1 : 0), fingerprintOf(node.state));
    for (const timer of Object.keys(node.timers).sort()) print = fold(print, ofText(timer));
    nodePrints.set(node, print);
  }
  return print;
}

function ofMessage(message: Message): number {
  let print = messagePrints.get(message);
  if (print === undefined) {
    print = fold(
      fold(fold(ofText(message.from), ofText(message.to)), fingerprintOf(message.body)),
      message.lost === '' ? 0 : 1,
    );
    messagePrints.set(message, print);
  }
  return print;
}

/** Equal for two worlds with the same futures (times and dice aside); messages under way count as a bag. */
export function fingerprint(world: World): number {
  let print = 31;
  for (const node of world.nodes) print = fold(print, ofNode(node));
  let bag = 0;
  for (const message of world.flights) bag = gather(bag, ofMessage(message));
  print = fold(print, bag);
  for (const cuts of world.cuts) print = fold(print, cuts);
  for (const rule of world.off) print = fold(print, ofText(rule));
  for (const node of Object.keys(world.traitors).sort())
    print = fold(fold(print, ofText(node)), ofText(world.traitors[node]!));
  return print;
}
