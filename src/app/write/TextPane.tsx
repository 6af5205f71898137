/** The text of a lesson, to be written in, and a line of help under it. */
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { writeWords } from '../../words/en/write.ts';
import { createEditor, vocabulariesOf } from './editor.ts';
import type { Editor, EditorEvents } from './editor.ts';
import { phraseOf } from './phrases.ts';
import { headWordsOf, placeOf } from './place.ts';

/** What the pane is given. What changes later than the first drawing is told to the editor. */
export interface TextPaneProps extends EditorEvents {
  readonly text: string;
  readonly undo: unknown;
  /** Called with the editor once it is there. */
  readonly onReady: (editor: Editor) => void;
}

/** The pane. */
export function TextPane({ text, undo, onText, onLine, onReady }: TextPaneProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const given = useRef({ text, undo, onText, onLine, onReady });
  const [help, setHelp] = useState<Help>();
  const w = writeWords();
  useEffect(() => {
    given.current = { ...given.current, onText, onLine, onReady };
  }, [onText, onLine, onReady]);
  useEffect(() => {
    const at = host.current;
    if (!at) return;
    let isOpen = true;
    const tellHelp = (): void => {
      void helpFor(editor.text(), editor.line()).then((found) => isOpen && setHelp(found));
    };
    const root = at.shadowRoot ?? at.attachShadow({ mode: 'open' });
    const editor = createEditor(root, given.current.text, given.current.undo, {
      onText(now) {
        // Should the pane be drawn anew, it goes on with what was written.
        given.current.text = now;
        given.current.onText(now);
        tellHelp();
      },
      onLine(line) {
        given.current.onLine(line);
        tellHelp();
      },
    });
    given.current.onReady(editor);
    return () => {
      isOpen = false;
      editor.close();
    };
  }, []);
  return (
    <div className="write-text">
      <div className="write-editor" ref={host} />
      <p className="write-help">
        {help ? (
          <>
            <code>{help.pattern}</code> {help.says}
          </>
        ) : (
          w.textHelp
        )}
      </p>
    </div>
  );
}

/** What the line with the cursor means. */
interface Help {
  readonly pattern: string;
  readonly says: string;
}

async function helpFor(text: string, line: number): Promise<Help | undefined> {
  const lines = text.split('\n');
  const place = placeOf(lines, line - 1);
  const said = lines[line - 1] ?? '';
  const claim = /:=\s*([^;]*)/.exec(said)?.[1];
  if (place.in !== 'do' && place.in !== 'check' && (place.in !== 'predict' || claim === undefined))
    return undefined;
  const { main, beside } = await vocabulariesOf(lines);
  const side = /^\s*(beside|both):\s*/.exec(said);
  const vocabulary = side?.[1] === 'beside' ? beside : main;
  if (!vocabulary) return undefined;
  const entries = place.in === 'do' ? vocabulary.verbs : vocabulary.claims;
  const found = phraseOf(entries, claim ?? said.slice(side?.[0].length ?? 0), headWordsOf(lines).nodes);
  return found && { pattern: found.phrase.pattern, says: found.says };
}
