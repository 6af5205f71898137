/** One of a few, side by side. */
import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';

/** A choice: its value, and the words (or the picture with a name) that stand for it. */
export interface Choice<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  /** Needed when the label is a picture. */
  readonly name?: string | undefined;
}

/** Radio buttons that look like one control; the browser's own, so arrow keys work. */
export function Segmented<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly Choice<V>[];
  readonly onChoose: (value: V) => void;
  /** Shows the label; otherwise it is only said. */
  readonly labelled?: boolean | undefined;
}): ReactElement {
  const group = useId();
  return (
    <fieldset className="segmented">
      <legend className={props.labelled ? 'label' : 'unseen'}>{props.label}</legend>
      <div className="segmented-row">
        {props.choices.map(({ value, label, name }) => (
          <label key={value} className={value === props.value ? 'segment segment-chosen' : 'segment'}>
            <input
              type="radio"
              className="unseen"
              name={group}
              value={value}
              checked={value === props.value}
              onChange={() => {
                props.onChoose(value);
              }}
              {...(name !== undefined && { 'aria-label': name })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
