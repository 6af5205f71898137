/** The dice and the dials: starting over with another seed or other options. */
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Protocol } from '../engine/protocol.ts';
import type { Options } from '../engine/world.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { labWords } from '../words/en/lab.ts';

/** What the dialog is given. */
export interface SetupDialogProps {
  readonly protocol: Protocol;
  readonly seed: number;
  /** All of them, as they are now. */
  readonly options: Options;
  readonly onStart: (seed: number, options: Options) => void;
  readonly onClose: () => void;
}

/** A form with the seed and every option of the protocol. */
export function SetupDialog({ protocol, seed, options, onStart, onClose }: SetupDialogProps): ReactElement {
  const w = labWords();
  const [wantedSeed, setWantedSeed] = useState(String(seed));
  const [wanted, setWanted] = useState(options);
  const isSeed = /^\d{1,9}$/.test(wantedSeed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isSeed) onStart(Number(wantedSeed), wanted);
  };
  return (
    <Dialog title={w.startOver} onClose={onClose}>
      <form className="setup" onSubmit={submit}>
        <p>{w.same}</p>
        <label className="setup-line">
          <span>{w.theSeed}</span>
          <input
            inputMode="numeric"
            value={wantedSeed}
            onChange={(event) => setWantedSeed(event.target.value)}
            aria-invalid={!isSeed}
            aria-describedby="seed-help"
          />
        </label>
        <p id="seed-help" className="setup-help">
          {isSeed ? w.decides : w.wholeNumber}
        </p>
        {Object.entries(protocol.options).map(([name, spec]) => (
          <div key={name}>
            <label className="setup-line">
              <span>{spec.label}</span>
              {spec.oneOf ? (
                <select
                  value={String(wanted[name])}
                  onChange={(event) => setWanted({ ...wanted, [name]: event.target.value })}
                >
                  {spec.oneOf.map((word) => (
                    <option key={word}>{word}</option>
                  ))}
                </select>
              ) : typeof spec.value === 'boolean' ? (
                <input
                  type="checkbox"
                  checked={wanted[name] === true}
                  onChange={(event) => setWanted({ ...wanted, [name]: event.target.checked })}
                />
              ) : (
                <input
                  type="number"
                  min={spec.min}
                  max={spec.max}
                  value={Number(wanted[name])}
                  onChange={(event) => setWanted({ ...wanted, [name]: Number(event.target.value) })}
                />
              )}
            </label>
            <p className="setup-help">{spec.says}</p>
          </div>
        ))}
        <p className="dialog-buttons">
          <Button type="submit" variant="primary" disabled={!isSeed}>
            {w.start}
          </Button>
          <Button icon="dice" onClick={() => onStart(1 + Math.floor(Math.random() * 9999), wanted)}>
            {w.roll}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
