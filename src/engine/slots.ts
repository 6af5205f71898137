/** The slots of phrases: the ways to read a node, a number, a time at a place in a text. */
import { didYouMean } from './spelling.ts';

/** The types a slot may have. */
export const slotTypes = [
  'node',
  'nodes',
  'groups',
  'number',
  'numbers',
  'duration',
  'word',
  'text',
] as const;
/** The type of a slot. */
export type SlotType = (typeof slotTypes)[number];

/** What stands in a slot. `{nodes}` gives names, or 'all' or 'live'; `{duration}` gives ms. */
export type SlotValue =
  string | number | readonly string[] | readonly number[] | readonly (readonly string[])[];

/** What phrases may refer to. */
export interface PhraseScope {
  readonly nodes: readonly string[];
}

/** A word of a text and its place. */
export interface Token {
  readonly text: string;
  /** Half-open range in the text. */
  readonly from: number;
  readonly to: number;
}

/** A slip that does not stop the matching: a misspelt word, an unknown node. */
export interface Slip {
  readonly column: number;
  readonly word: string;
  readonly what: 'word' | 'node';
  readonly hint: string | undefined;
}

/** One way to read a slot. */
export interface Reading {
  readonly value: SlotValue;
  readonly next: number;
  readonly slips: readonly Slip[];
}

/** Notes how far the reading came and what was wrong there. */
export type Fail = (at: number, message: string, hint?: string) => undefined;

/** The ways to read a slot at a place, longest first. */
export function readingsOf(
  type: SlotType,
  tokens: readonly Token[],
  at: number,
  text: string,
  scope: PhraseScope,
  fail: Fail,
): readonly Reading[] {
  const token = tokens[at];
  if (type === 'numbers') return numbersAt(tokens, at, fail);
  if (!token) {
    fail(at, `a ${type === 'text' || type === 'word' ? 'word' : type.replace(/s$/, '')} is missing`);
    return [];
  }
  switch (type) {
    case 'node': {
      if (!/^[\p{L}\d_]+$/u.test(token.text)) fail(at, `"${token.text}" is not a node`);
      else return [nodeAt(token, at, scope)];
      return [];
    }
    case 'nodes':
      return nodesAt(tokens, at, scope);
    case 'groups':
      return groupsAt(tokens, at, scope, fail);
    case 'number': {
      if (/^-?\d{1,12}$/.test(token.text)) return [{ value: Number(token.text), next: at + 1, slips: [] }];
      fail(at, `"${token.text}" is not a number`);
      return [];
    }
    case 'duration': {
      const joined = token.text + (/^\d+(\.\d+)?$/.test(token.text) ? (tokens[at + 1]?.text ?? '') : '');
      const ms = parseDuration(joined);
      if (ms !== undefined) return [{ value: ms, next: at + (joined === token.text ? 1 : 2), slips: [] }];
      fail(at, `"${token.text}" is not a time`, 'write 50ms or 2s');
      return [];
    }
    case 'word':
      return [{ value: unquoted(token.text), next: at + 1, slips: [] }];
    case 'text': {
      const readings: Reading[] = [];
      for (let next = tokens.length; next > at; next--) {
        const last = tokens[next - 1];
        if (last) readings.push({ value: unquoted(text.slice(token.from, last.to)), next, slips: [] });
      }
      return readings;
    }
    default:
      return [];
  }
}

function nodeAt(token: Token, at: number, { nodes }: PhraseScope): Reading {
  const known = nodes.includes(token.text);
  const hint = didYouMean(token.text, nodes) ?? `there are ${nodes.join(' ')}`;
  const slip: Slip = { column: token.from + 1, word: token.text, what: 'node', hint };
  return { value: token.text, next: at + 1, slips: known ? [] : [slip] };
}

function nodesAt(tokens: readonly Token[], at: number, scope: PhraseScope): readonly Reading[] {
  const words = tokens.slice(at, at + 3).map(({ text }) => text.toLowerCase());
  if (words[0] === 'every' && words[1] === 'live' && words[2] === 'node')
    return [{ value: 'live', next: at + 3, slips: [] }];
  if (words[0] === 'every' && words[1] === 'node') return [{ value: 'all', next: at + 2, slips: [] }];
  const readings: Reading[] = [];
  const names: string[] = [];
  const slips: Slip[] = [];
  for (let next = at; next < tokens.length; next++) {
    const token = tokens[next];
    if (!token || !/^[\p{L}\d_]+$/u.test(token.text)) break;
    const one = nodeAt(token, next, scope);
    names.push(token.text);
    slips.push(...one.slips);
    readings.unshift({ value: [...names], next: next + 1, slips: [...slips] });
  }
  return readings;
}

function groupsAt(tokens: readonly Token[], at: number, scope: PhraseScope, fail: Fail): readonly Reading[] {
  const groups: string[][] = [[]];
  const slips: Slip[] = [];
  let next = at;
  for (; next < tokens.length; next++) {
    const token = tokens[next];
    if (!token) break;
    if (token.text === '|') groups.push([]);
    else {
      groups.at(-1)?.push(token.text);
      slips.push(...nodeAt(token, next, scope).slips);
    }
  }
  if (groups.length < 2 || groups.some((group) => group.length === 0)) {
    fail(next, 'groups need a | between them', 'write: S1 S2 | S3 S4 S5');
    return [];
  }
  return [{ value: groups, next, slips }];
}

function numbersAt(tokens: readonly Token[], at: number, fail: Fail): readonly Reading[] {
  if (/^(nothing|empty|-)$/i.test(tokens[at]?.text ?? '')) return [{ value: [], next: at + 1, slips: [] }];
  const readings: Reading[] = [];
  const numbers: number[] = [];
  for (let next = at; /^-?\d{1,12}$/.test(tokens[next]?.text ?? ''); next++) {
    numbers.push(Number(tokens[next]?.text));
    readings.unshift({ value: [...numbers], next: next + 1, slips: [] });
  }
  // An empty list must be said: `log of S1 is` is a slip, `log of S1 is nothing` is not.
  if (readings.length === 0)
    fail(at, 'numbers are missing', 'write numbers with spaces between them, or: nothing');
  return readings;
}

/** The ms in `50ms`, `2s`, `1.5s`, `2m`; undefined if the text is no time. */
export function parseDuration(text: string): number | undefined {
  const found = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m)$/.exec(text.trim());
  if (!found) return undefined;
  const unit = found[2] === 'ms' ? 1 : found[2] === 's' ? 1000 : 60_000;
  return Math.round(Number(found[1]) * unit);
}

/** Words with their places. Arrows and bars stand alone, commas count as spaces, quotes hold words together. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(/"[^"]*"|->|\||(?:(?!->)[^\s,|])+/g)) {
    tokens.push({ text: found[0], from: found.index, to: found.index + found[0].length });
  }
  return tokens;
}

function unquoted(text: string): string {
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
}
