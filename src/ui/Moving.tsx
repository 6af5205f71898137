/**
 * Things that move, for parts of the page that must be there at once: they stand still until what moves them has
 * arrived, a moment later. Parts that are loaded late themselves use `MotionRoot` and `m`.
 */
import type { TargetAndTransition, Transition } from 'framer-motion';
import { createElement, useSyncExternalStore } from 'react';
import type { CSSProperties, ElementType, ReactElement, ReactNode } from 'react';
import type * as MovingParts from './moving-parts.tsx';

type Parts = typeof MovingParts;

let parts: Parts | undefined;
let asked = false;
const waiting = new Set<() => void>();

function listen(heed: () => void): () => void {
  waiting.add(heed);
  if (!asked) {
    asked = true;
    import('./moving-parts.tsx').then(
      (arrived) => {
        parts = arrived;
        for (const tell of waiting) tell();
      },
      // Without it nothing moves, and everything else works.
      () => undefined,
    );
  }
  return () => waiting.delete(heed);
}

const useParts = (): Parts | undefined => useSyncExternalStore(listen, () => parts);

/** Lets its children, `Moving` with keys, come and go in their own time. `initial` false: not those that are there at first. */
export function Presence(props: { readonly initial?: false; readonly children: ReactNode }): ReactElement {
  const arrived = useParts();
  return arrived ? (
    <arrived.Stage initial={props.initial ?? true}>{props.children}</arrived.Stage>
  ) : (
    <>{props.children}</>
  );
}

/** An element that moves; only below a `Presence`. */
export function Moving({
  as,
  initial,
  animate,
  exit,
  transition,
  ...rest
}: {
  readonly as: 'span' | 'p' | 'g' | 'path';
  readonly initial?: TargetAndTransition;
  readonly animate?: TargetAndTransition;
  readonly exit?: TargetAndTransition;
  readonly transition?: Transition;
  readonly className: string;
  readonly style?: CSSProperties;
  readonly d?: string;
  readonly children?: ReactNode;
}): ReactElement {
  const arrived = useParts();
  if (!arrived) return createElement(as, rest);
  const motion = {
    ...(initial && { initial }),
    ...(animate && { animate }),
    ...(exit && { exit }),
    ...(transition && { transition }),
  };
  return createElement<object>(arrived[as] as ElementType, { ...rest, ...motion });
}
