/** When something went wrong here: kind words over the part that failed, and a way on. */
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icons.tsx';

/** Covers its container (which must be positioned), or the page when `whole`. */
export function Overlay(props: {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons: try again, go back. */
  readonly actions?: ReactNode;
  readonly whole?: boolean | undefined;
}): ReactElement {
  return (
    <div className={props.whole ? 'overlay overlay-whole' : 'overlay'} role="alert">
      <div className="overlay-sheet">
        <Icon name="warning" size={28} />
        <h2>{props.title}</h2>
        <div className="overlay-words">{props.children}</div>
        {props.actions !== undefined && <div className="overlay-actions">{props.actions}</div>}
      </div>
    </div>
  );
}
