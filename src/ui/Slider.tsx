/** A number, by sliding. */
import { useId } from 'react';
import type { ReactElement } from 'react';

/** What a slider is given. */
export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  /** The value in words, with its unit: `150 ms`. */
  readonly words?: string | undefined;
  readonly onSlide: (value: number) => void;
}

/** The browser's own slider with its name and its value. */
export function Slider({ label, value, min, max, step, words, onSlide }: SliderProps): ReactElement {
  const id = useId();
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{words ?? value}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step ?? 1}
        value={value}
        aria-valuetext={words ?? String(value)}
        onChange={(event) => {
          onSlide(event.target.valueAsNumber);
        }}
      />
    </div>
  );
}
