/** Typed reading of YAML with a place for every complaint. Anchors, tags and merges are not part of the language. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ParsedNode } from 'yaml';
import { nearestWord } from '../engine/spelling.ts';
import type { Report } from './problem.ts';

/** A value of a YAML text and its place. */
export interface YamlValue {
  readonly node: ParsedNode | null;
  readonly line: number;
  readonly column: number;
}

/** Reads a YAML text value by value; every slip is reported with its place in the file. */
export interface YamlReader {
  readonly root: YamlValue;
  /** The entries of a mapping; unknown keys (if `known` is given) and doubled ones are reported. */
  entries(value: YamlValue, what: string, known?: readonly string[]): ReadonlyMap<string, YamlValue>;
  /** The items of a list. */
  items(value: YamlValue, what: string): readonly YamlValue[];
  text(value: YamlValue, what: string): string | undefined;
  number(value: YamlValue, what: string): number | undefined;
  /** A word, a number or yes/no. */
  plain(value: YamlValue, what: string): string | number | boolean | undefined;
}

/** Parses a text that begins at `firstLine` of its file. */
export function readYaml(text: string, firstLine: number, report: Report): YamlReader {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: false,
    uniqueKeys: false,
  });
  const placeOf = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: firstLine + Math.max(line, 1) - 1, column: Math.max(col, 1) };
  };
  for (const error of document.errors) {
    const { line, column } = placeOf(error.pos[0]);
    report(line, column, error.message.split('\n')[0] ?? 'this is not YAML');
  }
  const valueOf = (node: ParsedNode | null, fallback: { line: number; column: number }): YamlValue => ({
    node,
    ...(node ? placeOf(node.range[0]) : fallback),
  });
  const complain = ({ line, column }: YamlValue, message: string, hint?: string): undefined => {
    report(line, column, message, hint);
    return undefined;
  };
  const scalar = (value: YamlValue): unknown => (isScalar(value.node) ? value.node.value : undefined);

  return {
    root: valueOf(document.contents, { line: firstLine, column: 1 }),
    entries(value, what, known) {
      const found = new Map<string, YamlValue>();
      if (!isMap(value.node)) {
        if (document.errors.length === 0)
          complain(value, `${what} is a list of keys and values`, 'write key: value');
        return found;
      }
      for (const { key, value: node } of value.node.items) {
        const place = placeOf(key.range[0]);
        const name = isScalar(key) ? String(key.value) : '';
        if (known && !known.includes(name)) {
          const near = nearestWord(name, known);
          const hint = near === undefined ? `there are: ${known.join(' ')}` : `did you mean "${near}"?`;
          report(place.line, place.column, `unknown key "${name}"`, hint);
          // Read on as if it had been spelt well: one slip, one complaint.
          if (near !== undefined && !found.has(near)) found.set(near, valueOf(node, place));
        } else if (found.has(name)) {
          report(place.line, place.column, `"${name}" is said twice`);
        } else {
          found.set(name, valueOf(node, place));
        }
      }
      return found;
    },
    items(value, what) {
      if (!isSeq(value.node))
        return complain(value, `${what} is a list`, 'write [a, b] or one - item a line') ?? [];
      return value.node.items.map((item) => valueOf(item, value));
    },
    text(value, what) {
      const said = scalar(value);
      if (typeof said === 'string' && said.trim() !== '') return said.trim();
      if (typeof said === 'number') return String(said);
      return complain(value, `${what} is a text`);
    },
    number(value, what) {
      const said = scalar(value);
      return typeof said === 'number' && Number.isFinite(said)
        ? said
        : complain(value, `${what} is a number`);
    },
    plain(value, what) {
      const said = scalar(value);
      if (typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean') return said;
      return complain(value, `${what} is a word, a number, true or false`);
    },
  };
}
