/** A window over the page that must be answered or closed. */
import { useEffect, useId, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import { uiWords } from '../words/en/ui.ts';

/** What a dialog is given. */
export interface DialogProps {
  readonly title: string;
  /** Esc, the cross, or a press beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
  readonly wide?: boolean | undefined;
}

/** Open while it is mounted. The browser keeps the focus inside and, when it goes, we give it back. */
export function Dialog({ title, onClose, children, actions, wide }: DialogProps): ReactElement {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    const cancel = (event: Event) => {
      event.preventDefault();
      onClose();
    };
    const press = (event: MouseEvent) => {
      if (event.target === dialog) onClose();
    };
    dialog.addEventListener('cancel', cancel);
    dialog.addEventListener('mousedown', press);
    return () => {
      dialog.removeEventListener('cancel', cancel);
      dialog.removeEventListener('mousedown', press);
    };
  }, [onClose]);
  return (
    <dialog ref={box} aria-labelledby={heading} className={wide ? 'dialog dialog-wide' : 'dialog'}>
      <div className="dialog-sheet">
        <header className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <IconButton icon="close" name={uiWords().close} onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        {actions !== undefined && <footer className="dialog-foot">{actions}</footer>}
      </div>
    </dialog>
  );
}
