/** What may come next in a phrase that is half written, and what a whole one means. */
import type { Phrase } from '../../engine/phrase.ts';
import type { Entry, Vocabulary } from './vocabulary.ts';

/** Something that may be written next. */
export interface Suggestion {
  /** What is shown, and what typing is compared with. */
  readonly label: string;
  /** What is written; `${1:S1}` is a place to fill in, with what stands there at first. Absent: the label. */
  readonly template?: string;
  /** A word on what it is. */
  readonly detail?: string;
  /** A sentence on what it does. */
  readonly info?: string;
}

type Piece = Phrase['pieces'][number];

/** What a phrase goes on with, after `typed` (its last word is still being written). `nodes` are those of the lesson. */
export function goesOn(
  entries: readonly Entry[],
  typed: string,
  nodes: readonly string[],
  vocabulary: Vocabulary,
): readonly Suggestion[] {
  const words = typed.split(/[\s,]+/).filter((word) => word !== '');
  const isBetween = typed === '' || /[\s,]$/.test(typed);
  const said = isBetween ? words : words.slice(0, -1);
  const found = new Map<string, Suggestion>();
  const add = (suggestion: Suggestion): void => {
    if (!found.has(suggestion.label)) found.set(suggestion.label, suggestion);
  };
  for (const entry of entries) {
    for (const at of reached(entry.phrase.pieces, said, nodes)) {
      const piece = entry.phrase.pieces[at];
      if (!piece) continue;
      const isFirst = at === 0 && typed.trim() === '';
      // A phrase that begins with a node is offered whole, and the node alone for whoever types on.
      if (piece.kind === 'words' || isFirst)
        for (const rest of spelled(entry.phrase.pieces.slice(at), nodes)) add({ ...rest, info: entry.says });
      if (piece.kind === 'words') continue;
      if (piece.name === entry.claim) {
        const before = entry.phrase.pieces.slice(0, at).length;
        const rest = typed.split(/\s+/).slice(before).join(' ');
        for (const one of goesOn(vocabulary.claims, rest, nodes, vocabulary)) add(one);
      } else {
        for (const label of fillings(piece, entry.phrase, nodes, vocabulary)) add({ label });
      }
    }
  }
  return [...found.values()];
}

/** The pieces at which a phrase may stand after some words. */
function reached(
  pieces: readonly Piece[],
  words: readonly string[],
  nodes: readonly string[],
): readonly number[] {
  let at = new Set([0]);
  for (const word of words) {
    const next = new Set<number>();
    for (const i of at) for (const j of after(pieces, i, word, nodes)) next.add(j);
    at = next;
  }
  return [...at];
}

/** Where a phrase stands after one more word. */
function after(
  pieces: readonly Piece[],
  at: number,
  word: string,
  nodes: readonly string[],
): readonly number[] {
  const piece = pieces[at];
  if (!piece) return [];
  if (piece.kind === 'words')
    return piece.words.some((known) => known.toLowerCase() === word.toLowerCase()) ? [at + 1] : [];
  switch (piece.type) {
    case 'node':
      return nodes.includes(word) ? [at + 1] : [];
    case 'nodes':
      return nodes.includes(word) || /^(every|live|node)$/i.test(word) ? [at, at + 1] : [];
    case 'groups':
      return nodes.includes(word) || word === '|' ? [at, at + 1] : [];
    case 'number':
      return /^-?\d+$/.test(word) ? [at + 1] : [];
    case 'numbers':
      return /^-?\d+$/.test(word) ? [at, at + 1] : word === 'nothing' ? [at + 1] : [];
    case 'text':
      return [at, at + 1];
    default:
      return [at + 1];
  }
}

/** The rest of a phrase, written out: once for each of its first words, if there is a choice. */
function spelled(pieces: readonly Piece[], nodes: readonly string[]): readonly Suggestion[] {
  const [first] = pieces;
  const [one, two] = [nodes[0] ?? 'S1', nodes[1] ?? 'S2'];
  return (first?.kind === 'words' ? first.words : [undefined]).map((word) => {
    let slots = 0;
    const seen: string[] = [];
    const written = pieces.map((piece, i): readonly [string, string] => {
      if (i === 0 && word !== undefined) return [word, word];
      if (piece.kind === 'words') return [piece.words.join('|'), piece.words[0] ?? ''];
      slots++;
      const again = seen.includes(piece.type);
      seen.push(piece.type);
      return [`{${piece.name}}`, `\${${slots}:${exampleOf(piece, again ? two : one, nodes)}}`];
    });
    return {
      label: written.map(([label]) => label).join(' '),
      template: written.map(([, text]) => text).join(' '),
    };
  });
}

/** What stands in a slot at first, so that the line can be read at once. */
function exampleOf(piece: Extract<Piece, { kind: 'slot' }>, node: string, nodes: readonly string[]): string {
  switch (piece.type) {
    case 'node':
      return node;
    case 'nodes':
      return 'every node';
    case 'groups':
      return `${node} | ${nodes.filter((other) => other !== node).join(' ') || 'S2'}`;
    case 'number':
    case 'numbers':
      return '1';
    case 'duration':
      return '10ms';
    default:
      return piece.name;
  }
}

/** What may stand in a slot. */
function fillings(
  piece: Extract<Piece, { kind: 'slot' }>,
  { pattern }: Phrase,
  nodes: readonly string[],
  { switches, messages, timers }: Vocabulary,
): readonly string[] {
  switch (piece.type) {
    case 'node':
      return nodes;
    case 'nodes':
      return [...nodes, 'every node', 'every live node'];
    case 'groups':
      return [...nodes, '|'];
    case 'numbers':
      return ['nothing'];
    case 'word':
      if (pattern.startsWith('switch ')) return Object.keys(switches);
      if (pattern.startsWith('fire ')) return timers;
      return /^(drop|duplicate|delay|deliver) /.test(pattern) ? [...messages, 'message'] : [];
    default:
      return [];
  }
}

/** The phrase that a line is, or is becoming; undefined if it is none. */
export function phraseOf(
  entries: readonly Entry[],
  line: string,
  nodes: readonly string[],
): Entry | undefined {
  const words = line.split(/[\s,]+/).filter((word) => word !== '');
  for (let count = words.length; count > 0; count--) {
    const said = words.slice(0, count);
    const fits = entries.filter(({ phrase }) => reached(phrase.pieces, said, nodes).length > 0);
    const whole = fits.find(({ phrase }) =>
      reached(phrase.pieces, said, nodes).includes(phrase.pieces.length),
    );
    const found = whole ?? fits[0];
    if (found) return found;
  }
  return undefined;
}
