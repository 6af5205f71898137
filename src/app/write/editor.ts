/** The text editor: CodeMirror, knowing the language of lessons. */
import {
  acceptCompletion,
  autocompletion,
  completionKeymap,
  snippetCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyField, historyKeymap, indentWithTab } from '@codemirror/commands';
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import type { Extension, Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { protocolCalled } from '../../protocols/index.ts';
import type { Problem } from '../../lesson/problem.ts';
import { writeWords } from '../../words/en/write.ts';
import { complete } from './complete.ts';
import type { Vocabularies } from './complete.ts';
import { editorTheme } from './editor-theme.ts';
import { lessonHighlighting } from './lesson-language.ts';
import { headWordsOf } from './place.ts';
import { vocabularyOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the editor tells. */
export interface EditorEvents {
  readonly onText: (text: string) => void;
  /** The cursor went to another line (from 1). */
  readonly onLine: (line: number) => void;
}

/** An editor in a page. */
export interface Editor {
  readonly text: () => string;
  readonly line: () => number;
  /** What can be taken back, as data. */
  readonly undo: () => unknown;
  /** Shows what is wrong where it is. */
  readonly mark: (problems: readonly Problem[], hints: readonly Problem[]) => void;
  /** Puts the cursor to a place (from 1), in sight, and the focus with it. */
  readonly goTo: (line: number, column: number) => void;
  readonly close: () => void;
}

const fields = { history: historyField };

/** Makes an editor in a shadow root; `undo` is what an earlier one said of itself. */
export function createEditor(
  root: ShadowRoot,
  text: string,
  undo: unknown,
  { onText, onLine }: EditorEvents,
): Editor {
  let line = 1;
  const w = writeWords();
  const extensions: Extension = [
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    history(),
    EditorView.lineWrapping,
    lessonHighlighting,
    editorTheme,
    autocompletion({ override: [suggest], icons: false, activateOnTypingDelay: 80 }),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(w.phrases),
    EditorView.contentAttributes.of({
      'aria-label': w.textLabel,
      'aria-description': w.textHelp,
      spellcheck: 'true',
      // It can be scrolled, so it must be reachable.
      tabindex: '0',
    }),
    // Whatever else Esc ends, the next Tab leaves.
    Prec.highest(keymap.of([{ key: 'Escape', run: letTabLeave }])),
    keymap.of([
      { key: 'Tab', run: acceptCompletion },
      { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onText(update.state.doc.toString());
      const now = update.state.doc.lineAt(update.state.selection.main.head).number;
      if (now === line) return;
      line = now;
      onLine(now);
    }),
  ];
  const view = new EditorView({ state: stateOf(text, undo, extensions), parent: root, root });
  return {
    text: () => view.state.doc.toString(),
    line: () => line,
    undo: () => (view.state.toJSON(fields) as { readonly history: unknown }).history,
    mark(problems, hints) {
      const { doc } = view.state;
      const marks = [
        ...problems.map((problem) => diagnosticOf(doc, problem, 'error')),
        ...hints.map((hint) => diagnosticOf(doc, hint, 'info')),
      ];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    goTo(at, column) {
      const found = view.state.doc.line(Math.min(Math.max(at, 1), view.state.doc.lines));
      const anchor = Math.min(found.from + column - 1, found.to);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

/** Tab moves the focus for the next two seconds. */
const letTabLeave = (view: EditorView): boolean => {
  view.setTabFocusMode(2_000);
  return false;
};

/** The state an editor begins with. What an earlier one could take back is kept, if it still fits. */
function stateOf(doc: string, undo: unknown, extensions: Extension): EditorState {
  if (undo !== undefined) {
    try {
      const json = { doc, selection: { main: 0, ranges: [{ anchor: 0, head: 0 }] }, history: undo };
      return EditorState.fromJSON(json, { extensions }, fields);
    } catch {
      // It came from another version: begin afresh.
    }
  }
  return EditorState.create({ doc, extensions });
}

/** A mistake as the editor wants it: from its column to the end of the word or line. */
function diagnosticOf(
  doc: Text,
  { line, column, message, hint }: Problem,
  severity: 'error' | 'info',
): Diagnostic {
  const { from, to, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const begin = Math.min(from + column - 1, to);
  const word = /^[^\s,;:{}[\]()]+/.exec(text.slice(begin - from))?.[0].length ?? 0;
  const end = column === 1 ? to : begin + word;
  return { from: begin, to: end, severity, message: hint === undefined ? message : `${message}\n${hint}` };
}

const vocabularies = new Map<string, Promise<Vocabulary | undefined>>();

/** The words of a protocol, once it is here. */
export function vocabularyCalled(id: string): Promise<Vocabulary | undefined> {
  let found = vocabularies.get(id);
  if (!found) {
    found = protocolCalled(id).then(
      (protocol) => protocol && vocabularyOf(protocol),
      () => undefined,
    );
    vocabularies.set(id, found);
  }
  return found;
}

/** The words of the protocols a text names. */
export async function vocabulariesOf(lines: readonly string[]): Promise<Vocabularies> {
  const head = headWordsOf(lines);
  const [main, beside] = await Promise.all([
    vocabularyCalled(head.protocol),
    head.beside === undefined ? undefined : vocabularyCalled(head.beside),
  ]);
  return { main, beside };
}

async function suggest(context: CompletionContext): Promise<CompletionResult | null> {
  const { doc } = context.state;
  const here = doc.lineAt(context.pos);
  const lines = doc.toString().split('\n');
  const column = context.pos - here.from;
  // An empty line of prose is nothing to interrupt: there suggestions come when they are asked for.
  if (!context.explicit && here.text.slice(0, column).trim() === '') return null;
  const { from, suggestions } = complete(
    lines,
    here.number - 1,
    column,
    await vocabulariesOf(lines),
    writeWords(),
  );
  if (suggestions.length === 0) return null;
  const options = suggestions.map(({ label, template, detail, info }, i) => ({
    ...snippetOr(label, template),
    ...(detail !== undefined && { detail }),
    ...(info !== undefined && { info }),
    // The order of the protocol's own list says more than the alphabet.
    boost: -i / 10,
  }));
  return { from: here.from + from, options };
}

const snippetOr = (label: string, template: string | undefined) =>
  template === undefined
    ? { label, ...(label.endsWith(' ') && { apply: applyAndGoOn(label) }) }
    : snippetCompletion(template, { label });

/** Writes a word that another must follow, and suggests that. */
const applyAndGoOn = (label: string) => (view: EditorView, _: unknown, from: number, to: number) => {
  view.dispatch({ changes: { from, to, insert: label }, selection: { anchor: from + label.length } });
  startCompletion(view);
};
