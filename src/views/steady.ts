/** Callbacks that keep their identity, so that memoised shapes need not be drawn again because a handler is new. */
import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that never changes and always calls the newest version of the one given. Not to be called while rendering. */
export function useSteady<A extends readonly unknown[]>(
  callback: (...args: A) => void,
): (...args: A) => void {
  const newest = useRef(callback);
  useLayoutEffect(() => {
    newest.current = callback;
  });
  return useCallback((...args: A) => {
    newest.current(...args);
  }, []);
}

/** Whether two sets of shapes, plain data both, would draw the same. */
export function sameShape(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
