/** Colours for the text of a lesson: head, headings, blocks, notes. It need not understand: the parser does. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { StringStream } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';

/** Where the reading stands at the beginning of a line. */
interface State {
  /** `head` between the two `---`, a block's name inside of it, else `prose`. */
  part: 'start' | 'head' | 'prose' | 'do' | 'check' | 'predict' | 'given' | 'other';
}

const BLOCKS = ['do', 'check', 'predict', 'given'] as const;

/** Reads the whole line, or a piece of it, and names what it is. */
function token(stream: StringStream, state: State): string | null {
  const begins = stream.sol();
  if (state.part === 'start' || state.part === 'head') return headToken(stream, state, begins);
  if (begins && stream.match(/^\s{0,3}(```+|~~~+)/)) {
    const name = /^\s*(\w*)/.exec(stream.string.slice(stream.pos))?.[1] ?? '';
    const inside = state.part !== 'prose';
    state.part = inside ? 'prose' : (BLOCKS.find((block) => block === name) ?? 'other');
    stream.skipToEnd();
    return 'processingInstruction';
  }
  return state.part === 'prose' ? proseToken(stream, begins) : scriptToken(stream, state.part, begins);
}

function headToken(stream: StringStream, state: State, begins: boolean): string | null {
  if (begins && stream.match(/^---\s*$/)) {
    state.part = state.part === 'start' ? 'head' : 'prose';
    return 'processingInstruction';
  }
  if (state.part === 'start') state.part = 'prose';
  if (stream.match(/^\s*#.*/)) return 'comment';
  if (stream.match(/^\s*(- )?\w+(?=:)/)) return 'propertyName';
  if (stream.match(/^\d[\d.]*(?=$|[\s,\]}])/)) return 'number';
  if (!stream.match(/^[\w"']+/)) stream.next();
  return null;
}

function proseToken(stream: StringStream, begins: boolean): string | null {
  if (begins && stream.match(/^##[^{]*/)) return 'heading';
  if (stream.match(/^\{[^}]*\}/)) return 'meta';
  if (begins && stream.match(/^>\s*\[!\w+\]/)) return 'keyword';
  if (begins && stream.match(/^>/)) return 'keyword';
  if (stream.match(/^`[^`]*`/)) return 'monospace';
  if (stream.match(/^\*\*[^*]+\*\*/)) return 'strong';
  if (stream.match(/^\*[^*\s][^*]*\*/)) return 'emphasis';
  if (stream.match(/^\[\[[^\]]*\]\]/)) return 'emphasis';
  if (stream.match(/^\[[^\]]*\]\([^)]*\)/)) return 'link';
  if (!stream.match(/^[^`*[{]+/)) stream.next();
  return null;
}

function scriptToken(stream: StringStream, part: State['part'], begins: boolean): string | null {
  if (stream.eatSpace()) return null;
  if (part !== 'predict' && stream.match(/^#.*/)) return 'comment';
  if (part === 'predict') {
    if (begins && stream.match(/^-\s*\[[xX]\]/)) return 'strong';
    if (begins && stream.match(/^(-\s*\[ ?\]|Why:)/)) return 'keyword';
    if (stream.match(/^:=.*/)) return 'string';
    if (!stream.match(/^[^:]+/)) stream.next();
    return null;
  }
  if (stream.match(/^(beside|both):/)) return 'meta';
  if (begins && part === 'do' && stream.match(/^\w+/)) return 'keyword';
  if (stream.match(/^\p{Lu}\p{L}{0,3}\d+(?=$|[\s,|])/u)) return 'variableName';
  if (stream.match(/^-?\d+(ms|s|m)?(?=$|[\s,|])/)) return 'number';
  if (!stream.match(/^\S+/)) stream.next();
  return null;
}

const lessonLanguage = StreamLanguage.define<State>({
  name: 'lesson',
  startState: () => ({ part: 'start' }),
  copyState: (state) => ({ ...state }),
  token,
  blankLine: (state) => {
    if (state.part === 'start') state.part = 'prose';
  },
});

const colours = HighlightStyle.define([
  { tag: tags.heading, color: 'var(--ink)', fontWeight: '700' },
  { tag: tags.strong, color: 'var(--ok)', fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: tags.number, color: 'var(--gold)' },
  { tag: tags.variableName, color: 'var(--ink)', fontWeight: '600' },
  { tag: [tags.comment, tags.meta, tags.processingInstruction, tags.link], color: 'var(--mute)' },
]);

/** The language and its colours. */
export const lessonHighlighting: Extension = [lessonLanguage, syntaxHighlighting(colours)];
