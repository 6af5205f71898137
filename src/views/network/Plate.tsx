/** One node on the stage: a plate or card one can press, its marks, its ring, its caption with a tiny log. */
import { memo } from 'react';
import type { CSSProperties, KeyboardEvent, ReactElement } from 'react';
import type { CardLine } from '../../engine/portrait.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Playhead } from '../../timeline/playhead.ts';
import { hueStyle } from '../epoch.ts';
import { sameShape } from '../steady.ts';
import { Moving, Presence } from '../../ui/Moving.tsx';
import { Crown, Mask, Question } from './marks.tsx';
import { Ring } from './Ring.tsx';
import type { PlateShape } from './plate-shape.ts';

interface Props {
  readonly plate: PlateShape;
  readonly playhead: Playhead;
  readonly selected: boolean;
  readonly pickable: boolean;
  /** The one plate that Tab reaches; arrow keys go on from there. */
  readonly tabStop: boolean;
  readonly onPress: (id: NodeId) => void;
  readonly onWalk: (id: NodeId, event: KeyboardEvent) => void;
}

/** Narrower than this (px) a card shows its strong line only. */
const SHORT = 60;
/** Narrower than this its letters stand closer. */
const TIGHT = 122;

/** A round plate with a smaller radius (px) wears its tally on its rim. */
const SMALL = 26;

/** What a crash does to what was only in memory: it falls off the plate. */
const FALL = { opacity: 0, y: 44, rotate: 14 };
const FALLING = { duration: 0.32, ease: 'easeIn' } as const;

function Marks({ mark }: { readonly mark: PlateShape['mark'] }): ReactElement | null {
  switch (mark) {
    case 'crown':
      return <Crown />;
    case 'question':
      return <Question />;
    case 'mask':
      return <Mask />;
    case 'none':
    case 'client':
      return null;
  }
}

function Tally({ had, needed }: { readonly had: number; readonly needed: number }): ReactElement {
  const pips = Math.max(had, needed);
  return (
    <span className="tally">
      {Array.from({ length: pips }, (_, i) => (
        <i key={i} className={i < had ? 'pip pip-had' : 'pip'} />
      ))}
    </span>
  );
}

/** What is written on a card. */
function Lines({ lines }: { readonly lines: readonly CardLine[] }): ReactElement {
  return (
    <>
      {lines.map(({ text, strong }, i) => (
        <span key={i} className={strong ? 'card-line card-strong' : 'card-line'}>
          {text}
        </span>
      ))}
    </>
  );
}

function Caption({ plate }: { readonly plate: PlateShape }): ReactElement {
  return (
    <div
      className={`caption caption-${plate.caption}`}
      aria-hidden="true"
      style={plate.room === undefined ? undefined : { maxWidth: plate.room }}
    >
      <span className={plate.up ? 'role' : 'role role-down'}>{plate.role}</span>
      <Presence initial={false}>
        {plate.up && plate.badge !== '' && (
          <Moving as="span" key="badge" className="badge" exit={FALL} transition={FALLING}>
            {plate.badge}
          </Moving>
        )}
      </Presence>
      {plate.thought !== '' && <span className="thought">“{plate.thought}”</span>}
      {(plate.before ?? plate.cells[0]) && (
        <span className="mini-log">
          {plate.before && <i className={`mini-${plate.before}`}>{plate.before === 'earlier' && '…'}</i>}
          {plate.cells.map(({ index, hue, kind }) => (
            <i
              key={index}
              className={`mini-cell mini-${kind} ${hue ? (hue.hatched ? 'hatched' : '') : 'mini-gap'}`}
              style={hue && hueStyle(hue)}
            />
          ))}
        </span>
      )}
    </div>
  );
}

function PlateView({ plate, playhead, selected, pickable, tabStop, onPress, onWalk }: Props): ReactElement {
  const place = {
    left: plate.at.x,
    top: plate.at.y,
    '--r': `${plate.card ? plate.card.height / 2 : plate.radius}px`,
    ...(plate.card && { '--half': `${plate.card.width / 2}px` }),
    ...hueStyle(plate.hue),
  } as CSSProperties;
  const names = ['node', `node-${plate.mark}`];
  if (!plate.up) names.push('node-down');
  if (plate.hue.hatched) names.push('node-hatched');
  if (plate.aside) names.push('node-aside');
  if (plate.isPlain) names.push('node-plain');
  if (!plate.card && plate.radius < SMALL) names.push('node-small');
  if (plate.shared) names.push('node-shared');
  if (plate.card)
    names.push(
      plate.card.width < SHORT
        ? 'node-card node-short'
        : plate.card.width < TIGHT
          ? 'node-card node-tight'
          : 'node-card',
    );
  if (plate.card && plate.decided) names.push('node-decided');
  if (selected) names.push('node-selected');
  if (pickable) names.push('node-pickable');
  return (
    <div className={names.join(' ')} style={place}>
      {plate.timer && !plate.card && plate.heldSince !== undefined && (
        <span className="ring-held" aria-hidden="true" />
      )}
      {plate.timer && (
        <Ring
          {...plate.timer}
          heldSince={plate.heldSince}
          playhead={playhead}
          bar={plate.card !== undefined}
        />
      )}
      <button
        type="button"
        className="plate"
        data-node={plate.id}
        aria-label={plate.says}
        aria-pressed={selected}
        tabIndex={tabStop ? 0 : -1}
        onClick={() => {
          onPress(plate.id);
        }}
        onKeyDown={(event) => {
          onWalk(plate.id, event);
        }}
      >
        <span className="plate-name">{plate.id}</span>
        {plate.card ? (
          <Lines lines={plate.card.lines} />
        ) : (
          plate.clock !== '' && <span className="plate-clock">{plate.clock}</span>
        )}
        {plate.tally && <Tally {...plate.tally} />}
      </button>
      <Presence initial={false}>
        {plate.up && plate.mark !== 'none' && plate.mark !== 'client' && (
          <Moving
            as="span"
            key={plate.mark}
            className="mark"
            initial={{ opacity: 0, y: -10 }}
            animate={{ opacity: 1, y: 0, rotate: 0 }}
            exit={FALL}
            transition={FALLING}
          >
            <Marks mark={plate.mark} />
          </Moving>
        )}
      </Presence>
      {plate.caption !== 'none' && <Caption plate={plate} />}
      {plate.card && !plate.up && plate.caption === 'none' && (
        <span className="card-down" aria-hidden="true">
          {plate.role}
        </span>
      )}
    </div>
  );
}

/** A node; drawn again only when its shape or its selection changes. */
export const Plate = memo(PlateView, (a, b) => {
  const { plate: p, ...x } = a;
  const { plate: q, ...y } = b;
  return (Object.keys(x) as (keyof typeof x)[]).every((key) => x[key] === y[key]) && sameShape(p, q);
});
