/**
 * Phrases: the small language in which lessons act and claim, e.g. `elect {node} with {nodes}`.
 *
 * A pattern is made of words and slots. A word may have alternatives (`leader|follower`), of which the one that was
 * said is kept as `choice`. A slot is `{type}` or `{name:type}`; without a name it is called by its type, the second
 * of that type `node2`, and so on:
 *
 * - `{node}` a node of the lesson · `{nodes}` one or more, or `every node` ('all'), or `every live node` ('live')
 * - `{groups}` groups of nodes with `|` between them
 * - `{number}` · `{numbers}` any number of them, or `nothing` · `{duration}` `500ms`, `2s` (a number of ms)
 * - `{word}` one word · `{text}` everything up to the next word of the pattern
 */
import { readingsOf, slotTypes, tokensOf } from './slots.ts';
import type { Fail, PhraseScope, Slip, SlotType, SlotValue } from './slots.ts';
import { didYouMean, nearestWord } from './spelling.ts';

export { parseDuration } from './slots.ts';
export type { PhraseScope, SlotValue } from './slots.ts';

type Piece =
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly keep: string | undefined }
  | { readonly kind: 'slot'; readonly type: SlotType; readonly name: string };

/** A pattern, ready to be matched. */
export interface Phrase {
  readonly pattern: string;
  readonly pieces: readonly Piece[];
}

/** The values of a phrase's slots, by name. */
export type PhraseArgs = Readonly<Record<string, SlotValue>>;

/** Why a text is not the phrase. `column` counts from 1. */
export interface PhraseProblem {
  readonly ok: false;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

interface Attempt {
  readonly args: Record<string, SlotValue>;
  readonly slips: readonly Slip[];
}

/** Reads a pattern; throws if it is not one, which is a mistake in a protocol's vocabulary. */
export function compilePhrase(pattern: string): Phrase {
  const counts = new Map<string, number>();
  const nameOf = (wanted: string): string => {
    const count = (counts.get(wanted) ?? 0) + 1;
    counts.set(wanted, count);
    return count === 1 ? wanted : `${wanted}${count}`;
  };
  const pieces = pattern
    .trim()
    .split(/[\s,]+/)
    .map((part): Piece => {
      const slot = /^\{(?:(\w+):)?(\w+)\}$/.exec(part);
      if (!slot) {
        const words = part === '|' ? [part] : part.split('|');
        return { kind: 'words', words, keep: words.length > 1 ? nameOf('choice') : undefined };
      }
      const type = slotTypes.find((known) => known === slot[2]);
      if (!type)
        throw new Error(`the pattern "${pattern}" has a slot {${slot[2]}}; there are ${slotTypes.join(' ')}`);
      return { kind: 'slot', type, name: nameOf(slot[1] ?? type) };
    });
  return { pattern, pieces };
}

/** Reads a text as a phrase. */
export function matchPhrase(
  phrase: Phrase,
  text: string,
  scope: PhraseScope,
): { readonly ok: true; readonly args: PhraseArgs } | PhraseProblem {
  const { attempt, furthest } = match(phrase, text, scope);
  const slip = attempt?.slips[0];
  if (attempt && !slip) return { ok: true, args: attempt.args };
  return slip
    ? slipProblem(slip)
    : problem(furthest.column, furthest.message, furthest.hint ?? `it goes: ${phrase.pattern}`);
}

/** A phrase and what it stands for. */
export interface PhraseFor<T> {
  readonly phrase: Phrase;
  readonly value: T;
}

/** What a matched text stands for. */
export interface PhraseMatch<T> {
  readonly ok: true;
  readonly value: T;
  readonly args: PhraseArgs;
}

/**
 * Finds the phrase a text is; of several the one with the most words of its own, then the first. If it is none,
 * the problem speaks of the phrase that comes nearest. `noun` says what is being read: `action`, `claim`.
 */
export function bestPhrase<T>(
  list: readonly PhraseFor<T>[],
  text: string,
  scope: PhraseScope,
  noun = 'phrase',
): PhraseMatch<T> | PhraseProblem {
  const tries = list.map(({ phrase, value }) => ({ value, ...match(phrase, text, scope) }));
  let best: { rank: number; found: PhraseMatch<T> } | undefined;
  for (const { attempt, phrase, value } of tries) {
    if (!attempt || attempt.slips.length > 0) continue;
    const rank = phrase.pieces.filter((piece) => piece.kind === 'words').length;
    if (!best || rank > best.rank) best = { rank, found: { ok: true, value, args: attempt.args } };
  }
  return best?.found ?? nearestProblem(tries, text, noun);
}

interface Failure {
  readonly column: number;
  /** How many tokens were read before it. */
  readonly at: number;
  readonly message: string;
  readonly hint: string | undefined;
}

interface Try {
  readonly phrase: Phrase;
  readonly attempt: Attempt | undefined;
  readonly furthest: Failure;
}

/** The best complaint about a text that is none of the phrases. */
function nearestProblem(tries: readonly Try[], text: string, noun: string): PhraseProblem {
  const first = tokensOf(text)[0];
  if (!first) return problem(1, `there is no ${noun} here`);
  const slipped = tries
    .flatMap(({ attempt }) => (attempt ? [attempt.slips] : []))
    .sort((a, b) => a.length - b.length)[0]?.[0];
  const unknownFirst = (hint: string | undefined): PhraseProblem =>
    problem(first.from + 1, `I do not know the ${noun} "${first.text}"`, hint);
  if (slipped) {
    return slipped.what === 'word' && slipped.column === first.from + 1
      ? unknownFirst(slipped.hint)
      : slipProblem(slipped);
  }
  const reach = Math.max(0, ...tries.map(({ furthest }) => furthest.at));
  if (reach === 0) {
    const firstWords = tries.flatMap(({ phrase }) =>
      phrase.pieces[0]?.kind === 'words' ? phrase.pieces[0].words : [],
    );
    return unknownFirst(didYouMean(first.text, firstWords));
  }
  const nearest = tries.filter(({ furthest }) => furthest.at === reach);
  const { column, message, hint } = nearest[0]?.furthest ?? {
    column: 1,
    message: `I do not know this ${noun}`,
    hint: undefined,
  };
  return problem(
    column,
    message,
    hint ?? `it goes: ${nearest.map(({ phrase }) => phrase.pattern).join('  or  ')}`,
  );
}

/** Matches with as few slips as possible; where that fails, tells how far it came. */
function match(phrase: Phrase, text: string, scope: PhraseScope): Try {
  const tokens = tokensOf(text);
  const end = text.trimEnd().length + 1;
  let furthest: Failure = { column: 1, at: -1, message: '', hint: undefined };
  const failHere: Fail = (at, message, hint) => {
    const token = tokens[at];
    if (at > furthest.at) furthest = { column: token ? token.from + 1 : end, at, message, hint };
    return undefined;
  };

  /** What is read after a slip says nothing about how far the phrase fits. */
  const from = (piece: number, at: number, slipped: boolean): Attempt | undefined => {
    const fail: Fail = slipped ? () => undefined : failHere;
    const wanted = phrase.pieces[piece];
    const token = tokens[at];
    if (!wanted)
      return token
        ? fail(at, `I do not understand "${text.slice(token.from).trim()}" here`)
        : { args: {}, slips: [] };
    if (wanted.kind === 'words') {
      if (!token) return fail(at, `"${wanted.words.join('" or "')}" is missing`);
      const said = wanted.words.find((word) => word.toLowerCase() === token.text.toLowerCase());
      const meant =
        said ??
        nearestWord(
          token.text,
          wanted.words.filter((word) => word.length > 2),
        );
      if (meant === undefined) return fail(at, `I do not understand "${token.text}" here`);
      const slip: Slip = {
        column: token.from + 1,
        word: token.text,
        what: 'word',
        hint: `did you mean "${meant}"?`,
      };
      if (said === undefined) fail(at, slipProblem(slip).message, slip.hint);
      const rest = from(piece + 1, at + 1, slipped || said === undefined);
      if (!rest) return undefined;
      return {
        args: wanted.keep === undefined ? rest.args : { [wanted.keep]: meant, ...rest.args },
        slips: said === undefined ? [slip, ...rest.slips] : rest.slips,
      };
    }
    let best: Attempt | undefined;
    for (const reading of readingsOf(wanted.type, tokens, at, text, scope, fail)) {
      const [slip] = reading.slips;
      if (slip) fail(at, slipProblem(slip).message, slip.hint);
      const rest = from(piece + 1, reading.next, slipped || slip !== undefined);
      if (!rest) continue;
      const slips = [...reading.slips, ...rest.slips];
      if (slips.length === 0) return { args: { [wanted.name]: reading.value, ...rest.args }, slips };
      if (!best || slips.length < best.slips.length)
        best = { args: { [wanted.name]: reading.value, ...rest.args }, slips };
    }
    return best;
  };
  const attempt = from(0, 0, false);
  return { phrase, attempt, furthest };
}

function slipProblem({ column, word, what, hint }: Slip): PhraseProblem {
  return problem(
    column,
    what === 'node' ? `no node "${word}" in this lesson` : `I do not understand "${word}" here`,
    hint,
  );
}

function problem(column: number, message: string, hint?: string): PhraseProblem {
  return { ok: false, column, message, ...(hint !== undefined && { hint }) };
}
