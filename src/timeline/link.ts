/**
 * Runs as text. A link holds what hands did, not what followed: seed, scenario and actions give every world again.
 * Actions are written so that a person can read them in the address bar: `81@612.4.crash.S1`.
 */
import type { Action, Link } from '../engine/action.ts';
import type { Cast } from '../engine/world.ts';
import { messageName, parseMessageName } from '../engine/world.ts';
import { messageOf } from '../engine/words.ts';
import type { Line } from './timeline.ts';

/** What a hand did: after how many moments, at what time (virtual ms), and what. */
export interface Deed {
  /** The index of the moment before it. */
  readonly after: number;
  readonly at: number;
  readonly action: Action;
}

/** What hands did on a line after moment `from` (0: all of it). */
export function deedsOf(line: Line, from = 0): readonly Deed[] {
  const deeds: Deed[] = [];
  for (let i = from + 1; i < line.moments.length; i++) {
    const { by, action, world } = line.moments[i]!;
    if (by === 'hand' && action) deeds.push({ after: i - 1, at: world.now, action });
  }
  return deeds;
}

const linkText = ([from, to]: Link): string => `${from}>${to}`;

/** The words of an action, without what it is about being readable only to us. */
function wordsOf(cast: Cast, action: Action): readonly (string | number)[] {
  switch (action.kind) {
    case 'deliver':
    case 'lose':
    case 'drop':
    case 'duplicate':
      return [action.kind, messageName(cast, action.message)];
    case 'delay':
      return [action.kind, messageName(cast, action.message), action.by];
    case 'fire':
      return [action.kind, action.node, action.timer];
    case 'command':
      return [action.kind, action.node, action.command, ...(action.to ? [action.to] : [])];
    case 'crash':
    case 'restart':
      return [action.kind, action.node];
    case 'cut':
      return [action.kind, ...action.links.map(linkText)];
    case 'heal':
      return [action.kind, ...(action.links ?? []).map(linkText)];
    case 'switch':
      return [action.kind, action.rule, action.on ? 'on' : 'off'];
    case 'hold':
      return [action.kind, action.held ? 'yes' : 'no'];
    case 'network':
      return [
        action.kind,
        action.latencyMin ?? '',
        action.latencyMax ?? '',
        action.loss ?? '',
        action.duplication ?? '',
      ];
    case 'given':
      return [action.kind, action.node, action.text];
    case 'turn':
      return [action.kind, action.node, action.way];
    case 'tamper':
      return [action.kind, messageName(cast, action.message), action.text];
    case 'forge':
      return [action.kind, action.node, action.to, action.text];
    case 'again':
      return [action.kind];
    case 'wait':
      return [action.kind, action.until];
  }
}

/** A word as a link writes it: what separates words is escaped. */
const escaped = (word: string | number): string =>
  encodeURIComponent(String(word)).replaceAll('.', '%2E').replaceAll('~', '%7E').replaceAll('%3E', '>');

/** Deeds as the text of a link. */
export function writeDeeds(cast: Cast, deeds: readonly Deed[]): string {
  return deeds
    .map(({ after, at, action }) => [after, at, ...wordsOf(cast, action)].map(escaped).join('.'))
    .join('~');
}

/** Most deeds a link may ask for: more than any lecture has, few enough to replay at once. */
const MOST_DEEDS = 2_000;

/**
 * Reads deeds from the text of a link. Throws a sentence saying which deed cannot be read; never trusts what it reads:
 * every node and every number is checked against the cast.
 */
export function readDeeds(cast: Cast, text: string): readonly Deed[] {
  if (text === '') return [];
  const parts = text.split('~');
  if (parts.length > MOST_DEEDS)
    throw new Error(`it asks for ${parts.length} actions; ${MOST_DEEDS} is the most`);
  return parts.map((part, i) => {
    try {
      const [after, at, kind, ...words] = part.split('.').map((word) => decodeURIComponent(word));
      return { after: count(after), at: time(at), action: actionFrom(cast, kind ?? '', words) };
    } catch (error) {
      throw new Error(`action ${i + 1} cannot be read: ${messageOf(error)}`, { cause: error });
    }
  });
}

function count(word: string | undefined): number {
  const value = Number(word);
  if (word === undefined || word === '' || !Number.isInteger(value) || value < 0 || value > 10_000_000)
    throw new Error(`"${word ?? ''}" is no count`);
  return value;
}

function time(word: string | undefined): number {
  const value = Number(word);
  if (word === undefined || word === '' || !Number.isFinite(value) || value < 0 || value > 1e9)
    throw new Error(`"${word ?? ''}" is no time`);
  return value;
}

function nodeFrom(cast: Cast, word: string | undefined): string {
  if (word === undefined || !cast.index.has(word)) throw new Error(`there is no node "${word ?? ''}"`);
  return word;
}

function messageFrom(cast: Cast, word: string | undefined): number {
  const id = parseMessageName(cast, word ?? '');
  if (id === undefined) throw new Error(`"${word ?? ''}" names no message`);
  return id;
}

function linkFrom(cast: Cast, word: string): Link {
  const [from, to, ...rest] = word.split('>');
  if (rest.length > 0) throw new Error(`"${word}" is no link`);
  return [nodeFrom(cast, from), nodeFrom(cast, to)];
}

/** A table of lies for every general and every path fits in this many characters. */
const LONGEST_WAY = 2_000;

function text(word: string | undefined, most = 80): string {
  if (word === undefined || word.length === 0 || word.length > most)
    throw new Error(`a command has 1 to ${most} characters`);
  return word;
}

function actionFrom(cast: Cast, kind: string, words: readonly string[]): Action {
  const [a, b, c] = words;
  switch (kind) {
    case 'deliver':
    case 'lose':
    case 'drop':
    case 'duplicate':
      return { kind, message: messageFrom(cast, a) };
    case 'delay':
      return { kind, message: messageFrom(cast, a), by: time(b) };
    case 'fire':
      return { kind, node: nodeFrom(cast, a), timer: text(b) };
    case 'command':
      return {
        kind,
        node: nodeFrom(cast, a),
        command: text(b),
        ...(c !== undefined && { to: nodeFrom(cast, c) }),
      };
    case 'crash':
    case 'restart':
      return { kind, node: nodeFrom(cast, a) };
    case 'cut':
      return { kind, links: words.map((word) => linkFrom(cast, word)) };
    case 'heal':
      return words.length === 0 ? { kind } : { kind, links: words.map((word) => linkFrom(cast, word)) };
    case 'switch':
      return { kind, rule: text(a), on: b === 'on' };
    case 'hold':
      return { kind, held: a === 'yes' };
    case 'network':
      return { kind, ...settings(words) };
    case 'turn':
      return { kind, node: nodeFrom(cast, a), way: b === '' ? '' : text(b, LONGEST_WAY) };
    case 'tamper':
      return { kind, message: messageFrom(cast, a), text: text(b) };
    case 'forge':
      return { kind, node: nodeFrom(cast, a), to: nodeFrom(cast, b), text: text(c) };
    case 'again':
      return { kind };
    case 'wait':
      return { kind, until: time(a) };
    default:
      throw new Error(`"${kind}" is no action`);
  }
}

function settings(
  words: readonly string[],
): Partial<Record<'latencyMin' | 'latencyMax' | 'loss' | 'duplication', number>> {
  const names = ['latencyMin', 'latencyMax', 'loss', 'duplication'] as const;
  const found: Partial<Record<(typeof names)[number], number>> = {};
  names.forEach((name, i) => {
    const word = words[i];
    if (word === undefined || word === '') return;
    const value = time(word);
    if ((name === 'loss' || name === 'duplication') && value > 1)
      throw new Error(`${name} lies between 0 and 1`);
    found[name] = value;
  });
  return found;
}
