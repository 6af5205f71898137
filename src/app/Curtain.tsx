/** The cloth before the picture. */
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { hallWords } from '../words/en/hall.ts';
import { curtainStore, lift } from './curtain.ts';
import './curtain.css';

/** Above everything, open dialogs included. */
const raise = (cloth: HTMLElement | null): void => cloth?.showPopover();

/** Hangs before everything while the picture is hidden; a press lifts it. */
export function Curtain(): ReactElement | null {
  const { cloth } = useStore(curtainStore);
  if (cloth === 'none') return null;
  return (
    <button
      ref={raise}
      key={cloth}
      popover="manual"
      type="button"
      className={`curtain curtain-${cloth}`}
      onClick={lift}
    >
      {hallWords().hidden}
    </button>
  );
}
