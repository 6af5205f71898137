/** What is wrong with a lesson, and where. */

/** A slip in a lesson: a sentence, a place, and perhaps a way out. Lines and columns count from 1. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

/** Takes down problems as they are found. */
export type Report = (line: number, column: number, message: string, hint?: string) => void;

/** A problem; without a hint the field is absent. */
export function problemAt(line: number, column: number, message: string, hint?: string): Problem {
  return { line, column, message, ...(hint !== undefined && { hint }) };
}

/** Problems in reading order. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** One line for a terminal or an overlay: `file:line:col  message   hint: …`. */
export function problemLine(file: string, { line, column, message, hint }: Problem): string {
  return `${file}:${line}:${column}  ${message}${hint === undefined ? '' : `   hint: ${hint}`}`;
}
