/** Everything that has a key, by name: type a few letters, press Enter. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { hallWords } from '../../words/en/hall.ts';
import { shortcutsNow } from '../keyboard.ts';
import type { Shortcut } from '../keyboard.ts';
import './palette.css';

/** The list; only what can be done now. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const [shortcuts] = useState(shortcutsNow);
  const [wanted, setWanted] = useState('');
  const w = hallWords();
  const found = shortcuts.filter(
    ({ keys, matches, does, when }) =>
      keys.length > 0 &&
      matches.length > 0 &&
      (when?.() ?? true) &&
      does.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const run = (shortcut: Shortcut): void => {
    onClose();
    // The dialog gives the focus back first.
    setTimeout(shortcut.run);
  };
  return (
    <Dialog title={w.palette} onClose={onClose}>
      <label className="overview-search">
        {w.paletteFind}
        <input
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) run(found[0]);
          }}
        />
      </label>
      <ul className="palette">
        {found.map((shortcut) => (
          <li key={shortcut.does}>
            <button type="button" onClick={() => run(shortcut)}>
              <span>{shortcut.does}</span>
              {shortcut.keys.slice(0, 2).map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{w.paletteNone}</p>}
    </Dialog>
  );
}
