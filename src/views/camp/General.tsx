/** One general in the camp: a person one can press, a tent, the name, and what is in the head. */
import { memo } from 'react';
import type { CSSProperties, KeyboardEvent, ReactElement } from 'react';
import type { NodeId } from '../../engine/world.ts';
import { Moving, Presence } from '../../ui/Moving.tsx';
import { hueStyle } from '../epoch.ts';
import { sameShape } from '../steady.ts';
import { frameOf } from './box.ts';
import { coatOf } from './coat.ts';
import type { Chip, GeneralShape } from './general-shape.ts';
import { Person } from './Person.tsx';
import type { Detail } from './plot.ts';

interface Props {
  readonly general: GeneralShape;
  readonly detail: Detail;
  readonly selected: boolean;
  readonly pickable: boolean;
  /** The one general that Tab reaches; arrow keys go on from there. */
  readonly tabStop: boolean;
  readonly onPress: (id: NodeId) => void;
  readonly onWalk: (id: NodeId, event: KeyboardEvent) => void;
}

const RAISE = { opacity: 0, y: 14 };
const UP = { opacity: 1, y: 0 };

function ChipMark({ chip }: { readonly chip: Chip }): ReactElement {
  return (
    <span className="camp-chip" style={hueStyle(chip.hue)}>
      {chip.count > 1 && <b>{chip.count}×</b>} {chip.text}
    </span>
  );
}

function Head({ general }: { readonly general: GeneralShape }): ReactElement {
  const { plot, chips, more, thought, decision } = general;
  const thinks = chips.length > 0 || thought !== '';
  const names = ['camp-mind', `camp-${plot.words}`, plot.facing > 0 ? 'camp-rightward' : 'camp-leftward'];
  return (
    <div className={names.join(' ')} style={frameOf(plot.head)} aria-hidden="true">
      <Presence initial={false}>
        {decision && (
          <Moving
            as="span"
            key={`decision ${decision.text}`}
            className="camp-banner"
            style={hueStyle(decision.hue)}
            initial={RAISE}
            animate={UP}
            exit={{ opacity: 0 }}
            transition={{ duration: 0.25, ease: 'easeOut' }}
          >
            {decision.text}
          </Moving>
        )}
      </Presence>
      {thinks && (
        <span className="camp-head-words">
          {thought !== '' && (
            <span className="camp-thought">
              {thought}
              <i className="camp-puffs" />
            </span>
          )}
          {chips.length > 0 && (
            <span className="camp-chips">
              {chips.map((chip, i) => (
                <ChipMark key={i} chip={chip} />
              ))}
              {more > 0 && <span className="camp-more">+{more}</span>}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

function GeneralView({ general, detail, selected, pickable, tabStop, onPress, onWalk }: Props): ReactElement {
  const { id, plot, up, traitor, role, decision, lit, says } = general;
  const names = ['camp-general', `camp-${detail}`];
  if (!up) names.push('camp-down');
  if (traitor) names.push('camp-traitor');
  if (selected) names.push('camp-selected');
  if (pickable) names.push('camp-pickable');
  if (lit) names.push('camp-lit');
  const style = { '--coat': coatOf(plot.index), '--scale': plot.scale } as CSSProperties;
  const nameNames = ['camp-name', `camp-${plot.words}`, plot.facing > 0 ? 'camp-rightward' : 'camp-leftward'];
  return (
    <div className={names.join(' ')} style={style}>
      <button
        type="button"
        className="camp-person"
        data-node={id}
        aria-label={says}
        aria-pressed={selected}
        tabIndex={tabStop ? 0 : -1}
        style={frameOf(plot.figure)}
        onClick={() => {
          onPress(id);
        }}
        onKeyDown={(event) => {
          onWalk(id, event);
        }}
      >
        <Person index={plot.index} scale={plot.scale} facing={plot.facing} up={up} traitor={traitor} />
      </button>
      <div className={nameNames.join(' ')} style={frameOf(plot.name)} aria-hidden="true">
        <b>{id}</b>
        {detail === 'least' && decision && !traitor && up ? (
          <span className="camp-chip" style={hueStyle(decision.hue)}>
            {decision.text}
          </span>
        ) : (
          role !== '' && <span className="camp-role">{role}</span>
        )}
      </div>
      {detail !== 'least' && <Head general={general} />}
    </div>
  );
}

/** A general; drawn again only when its shape or its selection changes. */
export const General = memo(GeneralView, (a, b) => {
  const { general: p, ...x } = a;
  const { general: q, ...y } = b;
  return (Object.keys(x) as (keyof typeof x)[]).every((key) => x[key] === y[key]) && sameShape(p, q);
});
