import { inspectorWords } from '../../words/en/inspector.ts';
/** Values of messages in few characters, whatever they are. */

const SOME = 6;

/** A value on one line: lists and records are told by their parts. */
export function compact(value: unknown): string {
  const w = inspectorWords();
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (Array.isArray(value)) {
    if (value.length === 0) return w.none;
    const shown = value.slice(0, SOME).map(compact).join(', ');
    return value.length > SOME ? w.andMore(shown, value.length - SOME) : shown;
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value).filter(([, part]) => part !== undefined);
    return parts.length === 0 ? w.none : parts.map(([name, part]) => `${name} ${compact(part)}`).join(' · ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A value as lines: a list of records takes a line for each, anything else is one line. */
export function lines(value: unknown): readonly string[] {
  const many = Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null);
  if (!many) return [compact(value)];
  const shown = value.slice(0, SOME).map(compact);
  return value.length > SOME ? [...shown, inspectorWords().moreLines(value.length - SOME)] : shown;
}

/** Virtual ms in words: `240 ms`. */
export function milliseconds(t: number): string {
  return `${Math.round(t).toLocaleString('en').replaceAll(',', ' ')} ms`;
}

/** One part of a value: what it is, and what it was if that just changed. */
export interface Part {
  readonly is: string;
  readonly was: string | undefined;
}

/** A value made of parts (two spaces between them), so that only those that changed stand out; else it is one part. */
export function parts(was: string | undefined, is: string): readonly Part[] {
  if (was === undefined) return [{ is, was: undefined }];
  const [before, after] = [was.split(/\s{2,}/), is.split(/\s{2,}/)];
  if (after.length < 2 || before.length !== after.length) return [{ is, was }];
  return after.map((part, i) => ({ is: part, was: before[i] === part ? undefined : before[i] }));
}
