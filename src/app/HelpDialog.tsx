/** All keys, and the switch that silences single letters. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { LegendView } from '../views/legend/View.tsx';
import { lettersAct, setLettersAct } from './keyboard.ts';
import type { Shortcut } from './keyboard.ts';

/** A dialog that lists the shortcuts of a page. */
export function HelpDialog({
  epoch,
  shortcuts,
  onClose,
}: {
  /** What the protocol calls an epoch. */
  readonly epoch: string;
  readonly shortcuts: readonly Shortcut[];
  readonly onClose: () => void;
}): ReactElement {
  const [letters, setLetters] = useState(lettersAct);
  return (
    <Dialog title="Keys and marks" onClose={onClose} wide>
      <table className="help-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Key</th>
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts
            .filter(({ keys }) => keys.length > 0)
            .map(({ keys, does }) => (
              <tr key={does}>
                <th scope="row">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
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
          Single characters act (switch this off if you dictate)
        </label>
      </p>
      <LegendView epoch={epoch} />
    </Dialog>
  );
}
