/** What makes things move, apart from the rest: a page is there, and can be used, before it can move. */
import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import type { ReactElement, ReactNode } from 'react';
import { MotionRoot } from './MotionRoot.tsx';

export const { span, p, g, path } = m;

/** Lets its children leave in their own time. */
export function Stage(props: { readonly initial: boolean; readonly children: ReactNode }): ReactElement {
  return (
    <MotionRoot>
      <AnimatePresence initial={props.initial}>{props.children}</AnimatePresence>
    </MotionRoot>
  );
}
