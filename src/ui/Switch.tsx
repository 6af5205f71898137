/** On or off. */
import type { ReactElement, ReactNode } from 'react';

/** A switch with its words; `says` is a second, quieter line. */
export function Switch(props: {
  readonly on: boolean;
  readonly label: ReactNode;
  readonly says?: ReactNode;
  readonly disabled?: boolean | undefined;
  readonly onSwitch: (on: boolean) => void;
}): ReactElement {
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        className="unseen"
        checked={props.on}
        aria-checked={props.on}
        disabled={props.disabled}
        onChange={(event) => {
          props.onSwitch(event.target.checked);
        }}
      />
      <span className="switch-track" aria-hidden="true">
        <span className="switch-knob" />
      </span>
      <span className="switch-words">
        {props.label}
        {props.says !== undefined && <span className="switch-says">{props.says}</span>}
      </span>
    </label>
  );
}
