/** The whole list of promises, where it hangs beneath the lamps: it comes when somebody asks for it. */
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { GLYPHS } from '../../ui/Lamp.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { stateOf } from './scene.ts';
import type { LampItem } from './scene.ts';
import { promisesWords } from '../../words/en/promises.ts';

/** The list; what is broken comes first. */
export function PromisesPopover({
  lamps,
  anchor,
  onClose,
}: {
  readonly lamps: readonly LampItem[];
  /** Where the lamps are. */
  readonly anchor: DOMRect;
  readonly onClose: () => void;
}): ReactElement {
  const sorted = [...lamps].sort((a, b) => Number(Boolean(b.broken)) - Number(Boolean(a.broken)));
  return (
    <Popover anchor={anchor} label={promisesWords().must} onClose={onClose}>
      <div className="lamps-panel">
        <h2>{promisesWords().judged}</h2>
        <ul className="promises">
          {sorted.map((lamp) => (
            <Promised key={lamp.id} lamp={lamp} />
          ))}
        </ul>
      </div>
    </Popover>
  );
}

function Promised({ lamp }: { readonly lamp: LampItem }): ReactElement {
  const { broken } = lamp;
  const state = stateOf(lamp);
  return (
    <li className={`promise promise-${state}`} data-property={lamp.id}>
      <span className="promise-glyph" aria-hidden="true">
        <Icon name={GLYPHS[state]} size={13} />
      </span>
      <div className="promise-words">
        <h3>
          {lamp.name}{' '}
          <span className="promise-verdict">
            {broken ? promisesWords().broken : (lamp.open ?? promisesWords().holds)}
          </span>
        </h3>
        <p className="promise-says">{lamp.says}</p>
        {broken && (
          <div className="promise-witness">
            <p>{broken.says}</p>
            <p className="promise-nodes">{promisesWords().seenOn(broken.nodes.join(', '), broken.index)}</p>
          </div>
        )}
        <p className="promise-cite">{lamp.cite}</p>
      </div>
    </li>
  );
}
