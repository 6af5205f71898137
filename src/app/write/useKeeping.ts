/** Keeps a lesson while it is written: a moment after the last key, and at once when the page goes. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { keep } from './own-lessons.ts';

/** How long nobody must have typed, ms. */
const PAUSE = 700;

/** Whether the newest text is kept. */
export type Kept = 'saved' | 'saving' | 'refused';

/** What keeps a lesson. */
export interface Keeper {
  readonly kept: Kept;
  /** Keeps what is there now; done when it is. */
  readonly flush: () => Promise<void>;
}

/** Keeps the text under its id; `undo` tells what can be taken back. */
export function useKeeping(id: string, text: string, first: string, undo: () => unknown): Keeper {
  const [known, setKnown] = useState<{ readonly text: string; readonly refused: boolean }>({
    text: first,
    refused: false,
  });
  const now = useRef({ text, kept: first, undo });
  useEffect(() => {
    now.current = { ...now.current, text, undo };
  }, [text, undo]);

  const flush = useCallback(async (): Promise<void> => {
    const { text: newest, kept, undo: tell } = now.current;
    if (newest === kept) return;
    const isKept = await keep({ id, markdown: newest, changed: Date.now(), undo: tell() });
    if (isKept) now.current = { ...now.current, kept: newest };
    setKnown({ text: newest, refused: !isKept });
  }, [id]);

  useEffect(() => {
    if (text === known.text) return;
    const timer = setTimeout(() => void flush(), PAUSE);
    return () => clearTimeout(timer);
  }, [text, known.text, flush]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      const isLost = now.current.text !== now.current.kept;
      void flush();
      // Only a browser that keeps nothing needs to be held back.
      if (isLost && known.refused) event.preventDefault();
    };
    const hide = (): void => void flush();
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [flush, known.refused]);
  // Another page of the program: the database outlives this one.
  useEffect(() => () => void flush(), [flush]);
  return { kept: text !== known.text ? 'saving' : known.refused ? 'refused' : 'saved', flush };
}
