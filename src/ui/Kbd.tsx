/** A key of the keyboard, named. */
import type { ReactElement, ReactNode } from 'react';

/** A key cap. */
export function Kbd({ children }: { readonly children: ReactNode }): ReactElement {
  return <kbd className="kbd">{children}</kbd>;
}
