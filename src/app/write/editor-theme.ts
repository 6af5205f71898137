/** What the editor looks like. It lives in a shadow root: there its styles are adopted sheets, which the policy allows. */
import { EditorView } from '@codemirror/view';

const tip = {
  border: '1px solid var(--line-strong)',
  borderRadius: 'var(--radius-small)',
  backgroundColor: 'var(--panel)',
  color: 'var(--ink)',
  font: '400 13px/1.4 var(--sans)',
} as const;

/** The theme, in the tokens of the page: both paper and night. */
export const editorTheme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--panel)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: '400 13.5px/1.6 var(--mono)', overscrollBehavior: 'contain' },
  '.cm-content': { padding: '10px 0 40vh', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 14px 0 8px' },
  '.cm-gutters': { backgroundColor: 'var(--bg)', color: 'var(--mute)', borderRight: '1px solid var(--line)' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 10px', minWidth: '34px' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-tint) 45%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-tint)', color: 'var(--ink)' },
  '.cm-cursor': { borderLeft: '2px solid var(--accent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-tint)',
  },
  '.cm-tooltip': tip,
  '.cm-tooltip-autocomplete > ul': { font: '400 13px/1.5 var(--mono)', maxHeight: '15em' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', minHeight: '24px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-tint)',
    color: 'var(--ink)',
  },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700', color: 'var(--accent)' },
  '.cm-tooltip.cm-completionInfo': { ...tip, padding: '8px 10px', maxWidth: '300px' },
  '.cm-diagnostic': { padding: '6px 10px', borderLeft: '4px solid var(--bad)', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--accent)' },
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '1px' },
  '.cm-lintRange-error': { borderBottom: '2px solid var(--bad)', backgroundColor: 'var(--bad-tint)' },
  '.cm-lintRange-info': { borderBottom: '1px dotted var(--accent)' },
  '.cm-lint-marker': { content: 'none', width: '9px', height: '9px', marginTop: '6px', borderRadius: '50%' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--bad)', borderRadius: '1px', transform: 'rotate(45deg)' },
  '.cm-lint-marker-info': { border: '2px solid var(--accent)' },
  '.cm-snippetField': { backgroundColor: 'var(--gold-tint)' },
  '.cm-panels': { backgroundColor: 'var(--bg)', color: 'var(--ink)' },
});
