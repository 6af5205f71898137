/** Who belongs to the cluster: hulls round the sets that count, faded outsiders, and a key. Comes when it is needed. */
import { memo, useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Portrait } from '../../engine/portrait.ts';
import type { World } from '../../engine/world.ts';
import { sameShape } from '../steady.ts';
import { useWhole } from '../whole.ts';
import { Moving, Presence } from '../../ui/Moving.tsx';
import { hullsScene } from './hulls.ts';
import type { HullsScene } from './hulls.ts';
import type { Layout } from './layout.ts';
import './hulls.css';
import { membersWords } from '../../words/en/members.ts';

/** The membership at a moment. Waits until the portrait has come. */
export function Hulls(props: {
  readonly world: World;
  readonly portrait: Portrait;
  readonly layout: Layout;
}): ReactElement | null {
  const { world, layout } = props;
  const portrait = useWhole(props.portrait);
  const scene = useMemo(
    () => hullsScene(portrait.membership?.(world), world, layout),
    [portrait, world, layout],
  );
  return <Drawn scene={scene} layout={layout} />;
}

interface DrawnProps {
  readonly scene: HullsScene | undefined;
  readonly layout: Layout;
}

function DrawnView({ scene, layout }: DrawnProps): ReactElement {
  const { width, height } = layout;
  const frame = { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': true };
  return (
    <>
      <svg className="hulls" {...frame}>
        <Presence>
          {scene?.hulls.map(({ key, kind, path }) => (
            <Moving
              as="g"
              key={key}
              className={`hull hull-${kind}`}
              initial={{ opacity: 0 }}
              animate={{ opacity: 1 }}
              exit={{ opacity: 0 }}
              transition={{ duration: 0.25 }}
            >
              <path d={path} />
            </Moving>
          ))}
        </Presence>
      </svg>
      {scene && (
        <>
          <svg className="hulls hulls-over" {...frame}>
            {scene.outside.map(({ at, radius }) => (
              <circle key={`${at.x} ${at.y}`} className="hull-veil" cx={at.x} cy={at.y} r={radius + 9} />
            ))}
            {scene.learners.map(({ at, radius }) => (
              <circle key={`${at.x} ${at.y}`} className="hull-learner" cx={at.x} cy={at.y} r={radius + 12} />
            ))}
          </svg>
          {scene.others.map(({ node, at, radius, text, says }) => (
            <span key={node} className="hull-other" style={{ left: at.x, top: at.y + radius + 3 }}>
              <span aria-hidden="true">{text}</span>
              <span className="unseen">{says}</span>
            </span>
          ))}
          <ul
            className={layout.wide ? 'hull-key' : 'hull-key hull-key-narrow'}
            aria-label={membersWords().members}
          >
            {scene.hulls.map(({ key, kind, name, needed }) => (
              <li key={key} className={`hull-key-${kind}`}>
                <i aria-hidden="true" /> <b>{name}</b>
                <span className="hull-key-more">: {needed}</span>
              </li>
            ))}
            {scene.words.map((words) => (
              <li key={words} className="hull-key-more">
                {words}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Drawn again only when something about it changes. */
const Drawn = memo(DrawnView, (a, b) => a.layout === b.layout && sameShape(a.scene, b.scene));
