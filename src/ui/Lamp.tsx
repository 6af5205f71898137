/** Whether something holds: a colour, a glyph and words. */
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icons.tsx';
import { uiWords } from '../words/en/ui.ts';

/** It holds, it is broken, or neither can be said. */
export type LampState = 'holds' | 'broken' | 'open';

/** The glyph of each state. */
export const GLYPHS = { holds: 'check', broken: 'cross', open: 'open' } as const;

const CLASSES = { holds: 'lamp lamp-ok', broken: 'lamp lamp-bad', open: 'lamp lamp-open' } as const;

/** A lamp; press it to hear more, when `onPress` is given. `why` says why it is open, in a few words. */
export function Lamp({
  state,
  why,
  children,
  onPress,
}: {
  readonly state: LampState;
  readonly why?: string | undefined;
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
}): ReactElement {
  const w = uiWords();
  const inside = (
    <>
      <span className="lamp-glyph">
        <Icon name={GLYPHS[state]} size={12} />
      </span>
      <span>{children}</span>
      <span className="unseen">
        {state === 'holds' ? w.holds : state === 'broken' ? w.broken : (why ?? w.open)}
      </span>
    </>
  );
  return onPress ? (
    <button type="button" className={CLASSES[state]} onClick={onPress}>
      {inside}
    </button>
  ) : (
    <span className={CLASSES[state]}>{inside}</span>
  );
}
