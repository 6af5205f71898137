/** Lamps for what must hold: a glyph and a name for each promise, and everything about all of them on demand. */
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Protocol } from '../../engine/protocol.ts';
import { Icon } from '../../ui/icons.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import { lampsOf, shownLamps, stateOf, verdict } from './scene.ts';
import type { Lit } from './scene.ts';
import './view.css';
import { promisesWords } from '../../words/en/promises.ts';

const PromisesPopover = lazy(async () => ({ default: (await import('./Promises.tsx')).PromisesPopover }));

/** What the lamps show. */
export interface InvariantLampsProps {
  readonly protocol: Protocol;
  /** The moment they speak of. */
  readonly moment: Lit;
  /** Only so many lamps, and a word about the rest. */
  readonly compact: number;
}

/** The lamps: a row for a title bar that opens into the list. */
export function InvariantLamps({ protocol, moment, compact }: InvariantLampsProps): ReactElement {
  const lamps = useMemo(() => lampsOf(protocol, moment), [protocol, moment]);
  const row = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<DOMRect>();
  const open = () => {
    setAnchor(row.current?.getBoundingClientRect());
  };
  const close = useCallback(() => {
    setAnchor(undefined);
  }, []);
  const bad = moment.broken.length > 0;
  return (
    <div ref={row} className="lamps" role="group" aria-label={promisesWords().must}>
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
        <Suspense fallback={null}>
          <PromisesPopover lamps={lamps} anchor={anchor} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}
