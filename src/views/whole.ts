/** A portrait with the questions that only some panels ask: those come when first asked. */
import { use } from 'react';
import type { Portrait } from '../engine/portrait.ts';

const asked = new WeakMap<Portrait, Promise<Portrait>>();

/** The portrait with everything it can be asked. Rejects if the rest cannot be fetched; then it may be tried again. */
export function wholeOf(portrait: Portrait): Promise<Portrait> {
  const known = asked.get(portrait);
  if (known) return known;
  const fetched = (portrait.further?.load() ?? Promise.resolve({})).then((rest) => ({
    ...portrait,
    ...rest,
  }));
  asked.set(portrait, fetched);
  fetched.catch(() => asked.delete(portrait));
  return fetched;
}

/** The same while drawing; waits (suspends) until it has come. */
export const useWhole = (portrait: Portrait): Portrait =>
  portrait.further ? use(wholeOf(portrait)) : portrait;
