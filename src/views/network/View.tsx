/** The stage: nodes in a ring or in rows that talk, fail and agree. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { World } from '../../engine/world.ts';
import { useStageHands } from '../hands.ts';
import type { StageProps } from '../hands.ts';
import { usePlaying, useStanding } from '../motion.ts';
import { useSize } from '../size.ts';
import { Flight } from './Flight.tsx';
import { Ground } from './Ground.tsx';
import { stageLayout } from './layout.ts';
import type { Aside, Layout, RowOfNodes } from './layout.ts';
import { Plate } from './Plate.tsx';
import { networkScene } from './scene.ts';
import { Words } from './Words.tsx';
import './view.css';
import { networkWords } from '../../words/en/network.ts';

// Hands come a moment after what they reach for.
const Strokes = lazy(async () => ({ default: (await import('./Strokes.tsx')).Strokes }));
// Few protocols change who belongs to the cluster.
const Hulls = lazy(async () => ({ default: (await import('./Hulls.tsx')).Hulls }));

/** The rows in which nodes stand, as JSON; undefined where they stand in a ring. */
function rowsAsText(world: World, portrait: Portrait): string | undefined {
  const rows = portrait.rows?.(world)?.filter((ids) => ids.length > 0);
  if (!rows || rows.length === 0) return undefined;
  const cards = cardsAsText(world, portrait).split(' ');
  return JSON.stringify(
    rows.map((ids): RowOfNodes => ({ ids, cards: ids.some((id) => cards.includes(id)) })),
  );
}

/** The nodes that are drawn as cards. */
const cardsAsText = (world: World, portrait: Portrait): string =>
  world.nodes
    .filter((node) => portrait.face(node, world).card)
    .map(({ id }) => id)
    .join(' ');

/** Lays nodes out in rows. */
type LayRows = (width: number, height: number, rows: readonly RowOfNodes[], compact: boolean) => Layout;

/** Once it has come it stays. */
let layRowsOnce: LayRows | undefined;

/** What lays nodes out in rows, fetched when it is first needed: most stages are rings. */
function useRowsLayout(isNeeded: boolean): LayRows | undefined {
  const [layRows, setLayRows] = useState(() => layRowsOnce);
  useEffect(() => {
    if (!isNeeded || layRows) return;
    let isHere = true;
    void import('./rows.ts').then(({ rowsLayout }) => {
      layRowsOnce = rowsLayout;
      if (isHere) setLayRows(() => rowsLayout);
    });
    return () => {
      isHere = false;
    };
  }, [isNeeded, layRows]);
  return layRows;
}

/** A step aside as a flight takes it. */
const asideOf = (aside: Aside | undefined): { readonly aside: string; readonly folded: boolean } => ({
  aside: aside && (aside.x !== 0 || aside.y !== 0) ? `${aside.x}px ${aside.y}px` : '',
  folded: aside?.folded ?? false,
});

/** The stage. Fills its container. */
export function NetworkView(props: StageProps): ReactElement {
  const { moment, portrait, playhead, selection, quorums, onSelect, onAct, onPartition, compact, pickable } =
    props;
  const { world } = moment;
  const { cast } = world.setup;
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const playing = usePlaying(playhead);

  // As text, so that the places stay the same as long as the rows do.
  const rows = rowsAsText(world, portrait);
  const cards = cardsAsText(world, portrait);
  const layRows = useRowsLayout(rows !== undefined);
  const layout = useMemo(() => {
    if (!size || size.width <= 0 || size.height <= 0) return undefined;
    return rows === undefined
      ? stageLayout(size.width, size.height, cast, compact === true, cards.split(' '))
      : layRows?.(size.width, size.height, JSON.parse(rows) as readonly RowOfNodes[], compact === true);
  }, [size, cast, compact, rows, cards, layRows]);
  const scene = useMemo(
    () => layout && networkScene(world, portrait, layout, quorums, compact === true),
    [world, portrait, layout, quorums, compact],
  );
  // Between rows, messages that stand still make room for each other's words.
  const standing = useStanding(playhead, layout?.rows !== undefined);
  const asides = useMemo(
    () => (scene && standing !== undefined ? layout?.rows?.apart(scene, standing) : undefined),
    [scene, layout, standing],
  );
  const order = layout ? [...layout.ring, ...layout.aside] : [];

  const { stop, press, walk, pressMessage, takeAway } = useStageHands(root, order, props);
  const mend = useCallback(() => {
    onAct({ kind: 'heal' });
  }, [onAct]);

  const selectedLink = selection?.kind === 'link' ? [selection.from, selection.to] : [];
  return (
    <div
      ref={root}
      role="group"
      aria-label={networkWords().network(cast.ids.join(', '), world.flights.length)}
      className={`network${onPartition ? ' network-tearable' : ''}${compact ? ' network-compact' : ''}${rows === undefined ? '' : ' network-rows'}${layout?.low ? ' network-low' : ''}`}
    >
      {scene && layout && (
        <>
          <Ground
            width={layout.width}
            height={layout.height}
            links={scene.links}
            tears={scene.tears}
            loops={scene.loops}
            selected={
              scene.links.find(({ from, to }) => selectedLink.includes(from) && selectedLink.includes(to))
                ?.key
            }
          />
          <Suspense fallback={null}>
            <Strokes
              root={root}
              layout={layout}
              links={scene.links}
              onPartition={onPartition}
              onSelect={onSelect}
            />
          </Suspense>
          {portrait.further && (
            <Suspense fallback={null}>
              <Hulls world={world} portrait={portrait} layout={layout} />
            </Suspense>
          )}
          {scene.plates.map((plate) => (
            <Plate
              key={plate.id}
              plate={plate}
              playhead={playhead}
              selected={selection?.kind === 'node' && selection.id === plate.id}
              pickable={pickable !== undefined}
              tabStop={plate.id === stop}
              onPress={press}
              onWalk={walk}
            />
          ))}
          {scene.flights.map((flight) => (
            <Flight
              key={flight.id}
              flight={flight}
              {...asideOf(asides?.get(flight.id))}
              playhead={playhead}
              selected={selection?.kind === 'message' && selection.id === flight.id}
              still={!playing}
              onPress={pressMessage}
              onTakeAway={takeAway}
            />
          ))}
          <Words scene={scene} layout={layout} {...(!compact && onPartition && { onMend: mend })} />
        </>
      )}
    </div>
  );
}
