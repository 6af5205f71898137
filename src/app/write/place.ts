/** Where a line of a lesson stands, told from the text alone: it may be half written. */

/** What a line is part of. */
export type Place =
  /** Between the two `---`; `under` is the key it is indented under. */
  | { readonly in: 'head'; readonly under: string | undefined }
  | { readonly in: 'heading' }
  /** The line that opens a block. */
  | { readonly in: 'fence' }
  | { readonly in: 'do' | 'check' | 'predict' | 'given' }
  | { readonly in: 'note' }
  | { readonly in: 'prose' };

/** What the head says that completions need. */
export interface HeadWords {
  readonly protocol: string;
  readonly beside: string | undefined;
  /** Nodes and clients, by name. */
  readonly nodes: readonly string[];
}

const FENCE = /^\s{0,3}(`{3,}|~{3,})\s*(\w*)/;
const KINDS = ['do', 'check', 'predict', 'given'] as const;

/** Index of the line that ends the head; -1 if there is none. */
const headEnd = (lines: readonly string[]): number =>
  lines[0]?.trim() === '---' ? lines.findIndex((line, i) => i > 0 && line.trim() === '---') : -1;

/** The place of a line (from 0). */
export function placeOf(lines: readonly string[], at: number): Place {
  const end = headEnd(lines);
  const inHead = lines[0]?.trim() === '---' && at > 0 && (end < 0 || at < end);
  if (inHead) return { in: 'head', under: keyOver(lines, at) };
  let open: string | undefined;
  for (let i = Math.max(end + 1, 0); i < at; i++) {
    const fence = FENCE.exec(lines[i] ?? '');
    if (!fence) continue;
    open = open === undefined ? (fence[2] ?? '') : undefined;
  }
  const line = lines[at] ?? '';
  if (open !== undefined && !FENCE.test(line)) {
    const kind = KINDS.find((known) => known === open);
    return { in: kind ?? 'prose' };
  }
  if (open === undefined && /^\s{0,3}(`{1,}|~{1,})/.test(line)) return { in: 'fence' };
  if (line.startsWith('##')) return { in: 'heading' };
  if (line.startsWith('>')) return { in: 'note' };
  return { in: 'prose' };
}

/** The key a line of the head is indented under. */
function keyOver(lines: readonly string[], at: number): string | undefined {
  if (!/^\s+/.test(lines[at] ?? '')) return undefined;
  for (let i = at - 1; i > 0; i--) {
    const key = /^(\w+):/.exec(lines[i] ?? '')?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}

/** What the head says, as far as it can be made out. */
export function headWordsOf(lines: readonly string[]): HeadWords {
  const end = headEnd(lines);
  const head = lines.slice(1, end < 0 ? 40 : end);
  const said = (key: string): string | undefined =>
    head.map((line) => new RegExp(`^\\s*${key}:\\s*(.+?)\\s*$`).exec(line)?.[1]).find(Boolean);
  const besideAt = head.findIndex((line) => line.startsWith('beside:'));
  const besideText = besideAt < 0 ? '' : head.slice(besideAt, besideAt + 8).join('\n');
  return {
    protocol: /^protocol:\s*(\S+)/m.exec(head.join('\n'))?.[1] ?? '',
    beside: /protocol:\s*([\w-]+)/.exec(besideText)?.[1],
    nodes: [...namesIn(said('nodes'), 'S'), ...namesIn(said('clients'), 'C')],
  };
}

/** `[S1, S2]` or how many: 3 is S1, S2, S3. */
function namesIn(text: string | undefined, letter: string): readonly string[] {
  if (text === undefined) return [];
  if (/^\d{1,2}$/.test(text))
    return Array.from({ length: Math.min(Number(text), 30) }, (_, i) => `${letter}${i + 1}`);
  return (text.match(/[\p{L}_]+\d*/gu) ?? []).slice(0, 30);
}
