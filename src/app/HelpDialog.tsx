/** All keys, and the switch that silences single letters. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { LegendView } from '../views/legend/View.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { lettersAct, setLettersAct } from './keyboard.ts';
import type { Shortcut } from './keyboard.ts';
import { helpWords } from '../words/en/help.ts';

/** A dialog that lists the shortcuts of a page. */
export function HelpDialog({
  epoch,
  shortcuts,
  onClose,
  beforeLanguage,
}: {
  /** What the protocol calls an epoch. */
  readonly epoch: string;
  readonly shortcuts: readonly Shortcut[];
  readonly onClose: () => void;
  /** What is to be done before everything is drawn in another language. */
  readonly beforeLanguage?: () => void;
}): ReactElement {
  const w = helpWords();
  const [letters, setLetters] = useState(lettersAct);
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <table className="help-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{w.key}</th>
            <th scope="col">{w.does}</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts
            .filter(({ keys }) => keys.length > 0)
            .map(({ keys, does }) => (
              <tr key={does}>
                <th scope="row">
                  {keys.map((key) => (
                    <Kbd key={key}>{w.caps[key] ?? key}</Kbd>
                  ))}
                </th>
                <td>{does}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p>
        <label>
          <input
            type="checkbox"
            checked={letters}
            onChange={(event) => {
              setLettersAct(event.target.checked);
              setLetters(event.target.checked);
            }}
          />{' '}
          {w.letters}
        </label>
      </p>
      <LanguageChoice labelled before={beforeLanguage} />
      <LegendView epoch={epoch} />
    </Dialog>
  );
}
