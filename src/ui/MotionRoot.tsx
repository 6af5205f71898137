/** Lets everything below it move, as soon as the motion features have arrived, and heeds a wish for less motion. */
import { LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactElement, ReactNode } from 'react';

const loadFeatures = async () => (await import('./motion-features.ts')).features;

/** Wrap the program in it; inside, use `m` from `framer-motion/m`. */
export function MotionRoot({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <LazyMotion features={loadFeatures} strict>
      <MotionConfig reducedMotion="user">{children}</MotionConfig>
    </LazyMotion>
  );
}
