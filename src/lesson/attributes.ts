/** Attributes: the `#id time=2m fig="…"` of a heading and the `pick=one` of a fence. */
import { didYouMean } from '../engine/spelling.ts';
import type { Report } from './problem.ts';

/** An attribute's value and the column where the attribute begins. */
export interface Attribute {
  readonly value: string;
  readonly column: number;
}

/** What was found: the id (from `#id`) and the named values. */
export interface Attributes {
  readonly id: Attribute | undefined;
  readonly named: Readonly<Record<string, Attribute>>;
}

/** Reads attributes; `column` is where the text begins in its line. Unknown and doubled ones are reported. */
export function readAttributes(
  text: string,
  line: number,
  column: number,
  known: readonly string[],
  report: Report,
): Attributes {
  let id: Attribute | undefined;
  const named: Record<string, Attribute> = {};
  for (const found of text.matchAll(/#(\S+)|([^\s=]+)=(?:"([^"]*)"|(\S*))|\S+/g)) {
    const at = column + found.index;
    const [whole, hash, name, quoted, bare] = found;
    if (hash !== undefined) {
      if (id) report(line, at, `this has two ids, "${id.value}" and "${hash}"`);
      id = { value: hash, column: at };
    } else if (name === undefined) {
      report(
        line,
        at,
        `I do not understand "${whole}" here`,
        didYouMean(whole, known) ?? attributeHint(known),
      );
    } else if (!known.includes(name)) {
      report(line, at, `unknown attribute "${name}"`, didYouMean(name, known) ?? attributeHint(known));
    } else if (Object.hasOwn(named, name)) {
      report(line, at, `"${name}" is said twice`);
    } else {
      named[name] = { value: quoted ?? bare ?? '', column: at };
    }
  }
  return { id, named };
}

const attributeHint = (known: readonly string[]): string =>
  known.length === 0 ? 'nothing may stand here' : `there are: ${known.map((name) => `${name}=…`).join('  ')}`;
