/** Whether something holds: a colour, a glyph and words. */
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icons.tsx';

/** A lamp; press it to hear more, when `onPress` is given. */
export function Lamp(props: {
  readonly ok: boolean;
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
}): ReactElement {
  const className = props.ok ? 'lamp lamp-ok' : 'lamp lamp-bad';
  const inside = (
    <>
      <span className="lamp-glyph">
        <Icon name={props.ok ? 'check' : 'cross'} size={12} />
      </span>
      <span>{props.children}</span>
      <span className="unseen">{props.ok ? 'holds' : 'is broken'}</span>
    </>
  );
  return props.onPress ? (
    <button type="button" className={className} onClick={props.onPress}>
      {inside}
    </button>
  ) : (
    <span className={className}>{inside}</span>
  );
}
