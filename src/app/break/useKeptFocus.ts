/** The focus goes on where what had it goes away: somebody who uses keys need not come all the way again. */
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Whenever `change` changes and what had the focus within `root` is gone, the first that matches `onto` gets it. Where the
 * focus was elsewhere, it stays there.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, onto: string, change: string): void {
  const isInside = useRef(false);
  useEffect(() => {
    const heed = ({ target }: FocusEvent): void => {
      isInside.current = target instanceof Node && root.current?.contains(target) === true;
    };
    document.addEventListener('focusin', heed);
    return () => document.removeEventListener('focusin', heed);
  }, [root]);
  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    root.current?.querySelector<HTMLElement>(onto)?.focus({ preventScroll: true });
  }, [root, onto, change]);
}
