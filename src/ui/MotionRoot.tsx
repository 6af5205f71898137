/** Lets everything below it move, and heeds a wish for less motion. */
import { domAnimation, LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactElement, ReactNode } from 'react';

/** Wrap a part of the program in it that is loaded late; inside, use `m` from `framer-motion/m`. */
export function MotionRoot({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="user">{children}</MotionConfig>
    </LazyMotion>
  );
}
