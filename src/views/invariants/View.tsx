/** Lamps for what must hold: a glyph and a name for each promise, and everything about all of them on demand. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Violation } from '../../engine/property.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { GLYPHS, Lamp } from '../../ui/Lamp.tsx';
import type { LampState } from '../../ui/Lamp.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { lampsOf, shownLamps, verdict } from './scene.ts';
import type { LampItem, Lit } from './scene.ts';
import './view.css';

/** What the lamps show. */
export interface InvariantLampsProps {
  readonly protocol: Protocol;
  /** The moment they speak of. */
  readonly moment: Lit;
  /** Only so many lamps, and a word about the rest; without it the whole list is shown. */
  readonly compact?: number | undefined;
  /** Somebody wants to see the witness on the stage. */
  readonly onWitness?: ((violation: Violation) => void) | undefined;
}

/** Kept, broken, or neither. */
const stateOf = ({ broken, open }: LampItem): LampState => (broken ? 'broken' : open ? 'open' : 'holds');

function Promised(props: {
  readonly lamp: LampItem;
  readonly onWitness?: ((violation: Violation) => void) | undefined;
}): ReactElement {
  const { lamp, onWitness } = props;
  const { broken } = lamp;
  const state = stateOf(lamp);
  return (
    <li className={`promise promise-${state}`} data-property={lamp.id}>
      <span className="promise-glyph" aria-hidden="true">
        <Icon name={GLYPHS[state]} size={13} />
      </span>
      <div className="promise-words">
        <h3>
          {lamp.name} <span className="promise-verdict">{broken ? 'broken' : (lamp.open ?? 'holds')}</span>
        </h3>
        <p className="promise-says">{lamp.says}</p>
        {broken && (
          <div className="promise-witness">
            <p>{broken.says}</p>
            <p className="promise-nodes">
              Seen on {broken.nodes.join(', ')}
              {broken.index !== undefined && `, at index ${broken.index}`}
            </p>
            {onWitness && (
              <Button
                size="small"
                icon="eye"
                onClick={() => {
                  onWitness(broken);
                }}
              >
                Show me
              </Button>
            )}
          </div>
        )}
        <p className="promise-cite">{lamp.cite}</p>
      </div>
    </li>
  );
}

function Promises(props: {
  readonly lamps: readonly LampItem[];
  readonly onWitness?: ((violation: Violation) => void) | undefined;
}): ReactElement {
  const sorted = [...props.lamps].sort((a, b) => Number(Boolean(b.broken)) - Number(Boolean(a.broken)));
  return (
    <ul className="promises">
      {sorted.map((lamp) => (
        <Promised key={lamp.id} lamp={lamp} onWitness={props.onWitness} />
      ))}
    </ul>
  );
}

/** The lamps. With `compact` a row for a title bar that opens into the list; without, the list itself. */
export function InvariantLamps({ protocol, moment, compact, onWitness }: InvariantLampsProps): ReactElement {
  const lamps = useMemo(() => lampsOf(protocol, moment), [protocol, moment]);
  const row = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<DOMRect>();
  const open = () => {
    setAnchor(row.current?.getBoundingClientRect());
  };
  const close = useCallback(() => {
    setAnchor(undefined);
  }, []);
  if (compact === undefined) return <Promises lamps={lamps} onWitness={onWitness} />;
  const bad = moment.broken.length > 0;
  return (
    <div ref={row} className="lamps" role="group" aria-label="What must hold">
      {shownLamps(lamps, compact).map((lamp) => (
        <Lamp key={lamp.id} state={stateOf(lamp)} why={lamp.open} onPress={open}>
          {lamp.name}
        </Lamp>
      ))}
      <button
        type="button"
        className={bad ? 'lamps-all lamps-all-bad' : 'lamps-all'}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        // The open list closes when something else is pressed; this button closes it by itself.
        onPointerDown={(event) => {
          event.stopPropagation();
        }}
        onClick={anchor ? close : open}
      >
        {verdict(lamps)}
        <Icon name="chevron-down" size={12} />
      </button>
      {anchor && (
        <Popover anchor={anchor} label="What must hold" onClose={close}>
          <div className="lamps-panel">
            <h2>What must hold, judged after every step</h2>
            <Promises
              lamps={lamps}
              onWitness={
                onWitness &&
                ((violation) => {
                  close();
                  onWitness(violation);
                })
              }
            />
          </div>
        </Popover>
      )}
    </div>
  );
}
