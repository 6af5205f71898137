/** The camp: generals round a city, and messengers between them. */
import { useEffect, useMemo, useRef } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import type { NodeId } from '../../engine/world.ts';
import { distanceToSegment, pointIn } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import { useStageHands } from '../hands.ts';
import type { StageProps } from '../hands.ts';
import { usePlaying } from '../motion.ts';
import { useSize } from '../size.ts';
import { useSteady } from '../steady.ts';
import { frameOf } from './box.ts';
import { CityArt } from './CityArt.tsx';
import { Clock } from './Clock.tsx';
import { General } from './General.tsx';
import { Ground } from './Ground.tsx';
import { campLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { Messenger } from './Messenger.tsx';
import { campScene } from './scene.ts';
import type { RoadShape } from './scene.ts';
import './view.css';
import { campWords } from '../../words/en/camp.ts';

/** What the camp is given. */
export interface CampViewProps extends StageProps {
  /** Through whose eyes: nothing is drawn that this general does not know. */
  readonly eyes?: NodeId | undefined;
}

const ROAD_REACH = 12;
/** More generals than this want a taller stage on a phone. */
const MANY = 7;

/** How many are not drawn is written at the foot of the city. */
const restPlace = ({ city, clock }: Layout): CSSProperties =>
  city
    ? { left: city.at.x, top: city.at.y + 4 }
    : { left: (clock.left + clock.right) / 2, top: clock.bottom };

const roadAt = (roads: readonly RoadShape[], at: Point): RoadShape | undefined =>
  roads.find(({ line }) => line.some((p, i) => i > 0 && distanceToSegment(at, line[i - 1]!, p) < ROAD_REACH));

const boundPlace = ({ bound, width }: Layout): CSSProperties => ({
  ...frameOf(bound),
  ...(bound.left > width / 2 && { justifyContent: 'end', textAlign: 'end' }),
});

/** The camp. Fills its container. */
export function CampView(props: CampViewProps): ReactElement {
  const { moment, portrait, playhead, selection, quorums, onSelect, compact, pickable, eyes } = props;
  const { world } = moment;
  const { ids } = world.setup.cast;
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const playing = usePlaying(playhead);

  const layout = useMemo(
    () =>
      size && size.width > 0 && size.height > 0
        ? campLayout(size.width, size.height, ids, compact === true)
        : undefined,
    [size, ids, compact],
  );
  const selectedMessage = selection?.kind === 'message' ? selection.id : undefined;
  const scene = useMemo(
    () => layout && campScene(world, portrait, layout, quorums, eyes, selectedMessage),
    [world, portrait, layout, quorums, eyes, selectedMessage],
  );

  const { stop, press, walk, pressMessage, takeAway } = useStageHands(root, ids, props);
  const pressGround = useSteady((at: Point) => {
    const road = scene && roadAt(scene.roads, at);
    onSelect(road && { kind: 'link', from: road.from, to: road.to });
  });
  // What can be done so can be done with the keyboard elsewhere.
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const click = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('button')) return;
      pressGround(pointIn(element, event));
    };
    element.addEventListener('click', click);
    return () => {
      element.removeEventListener('click', click);
    };
  }, [pressGround]);

  const link = selection?.kind === 'link' ? [selection.from, selection.to] : [];
  const names = ['camp'];
  if (playing) names.push('camp-playing');
  if (compact) names.push('camp-close');
  if (ids.length > MANY) names.push('camp-many');
  return (
    <div
      ref={root}
      role="group"
      aria-label={campWords().camp(ids.join(', '), eyes, world.flights.length)}
      className={names.join(' ')}
    >
      {scene && layout && (
        <>
          <Ground
            width={layout.width}
            height={layout.height}
            roads={scene.roads}
            selected={scene.roads.find(({ from, to }) => link.includes(from) && link.includes(to))?.key}
          />
          {layout.city && <CityArt city={layout.city} named={layout.named && scene.more === 0} />}
          {scene.clock && (
            <p className="camp-clock" style={frameOf(layout.clock)}>
              <Clock clock={scene.clock} playhead={playhead} />
            </p>
          )}
          {scene.generals.map((general) => (
            <General
              key={general.id}
              general={general}
              detail={layout.detail}
              selected={selection?.kind === 'node' && selection.id === general.id}
              pickable={pickable !== undefined}
              tabStop={general.id === stop}
              onPress={press}
              onWalk={walk}
            />
          ))}
          {scene.flights.map((flight) => (
            <Messenger
              key={flight.id}
              flight={flight}
              playhead={playhead}
              selected={selection?.kind === 'message' && selection.id === flight.id}
              still={!playing}
              onPress={pressMessage}
              onTakeAway={takeAway}
            />
          ))}
          {scene.bound && (
            <p
              className={scene.bound.holds ? 'camp-bound' : 'camp-bound camp-bound-broken'}
              style={boundPlace(layout)}
            >
              <span aria-hidden="true">{scene.bound.holds ? '✓' : '✕'}</span> {scene.bound.says}
            </p>
          )}
          {scene.more > 0 && (
            <p className="camp-rest" style={restPlace(layout)}>
              {campWords().more(scene.more)}
            </p>
          )}
        </>
      )}
    </div>
  );
}
