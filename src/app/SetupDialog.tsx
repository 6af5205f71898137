/** The dice and the dials: starting over with another seed or other options. */
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Protocol } from '../engine/protocol.ts';
import type { Options } from '../engine/world.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

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
  const [wantedSeed, setWantedSeed] = useState(String(seed));
  const [wanted, setWanted] = useState(options);
  const isSeed = /^\d{1,9}$/.test(wantedSeed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isSeed) onStart(Number(wantedSeed), wanted);
  };
  return (
    <Dialog title="Start over" onClose={onClose}>
      <form className="setup" onSubmit={submit}>
        <p>The same seed and the same actions always give the same run.</p>
        <label className="setup-line">
          <span>Seed</span>
          <input
            inputMode="numeric"
            value={wantedSeed}
            onChange={(event) => setWantedSeed(event.target.value)}
            aria-invalid={!isSeed}
            aria-describedby="seed-help"
          />
        </label>
        <p id="seed-help" className="setup-help">
          {isSeed
            ? 'It decides every latency and every timeout.'
            : 'A seed is a whole number of at most nine digits.'}
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
            Start
          </Button>
          <Button icon="dice" onClick={() => onStart(1 + Math.floor(Math.random() * 9999), wanted)}>
            Roll a new seed
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
