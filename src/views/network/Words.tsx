/** What the stage says in words: what a quorum decided, and how to mend a tear. */
import type { ReactElement } from 'react';
import { Moving, Presence } from '../../ui/Moving.tsx';
import type { Layout, Place } from './layout.ts';
import type { NetworkScene } from './scene.ts';
import { networkWords } from '../../words/en/network.ts';

/** What the button that mends takes of a corner at the right, px. */
const MEND = { width: 152, height: 48 };

/** Where the button goes: into the lower right corner, or, where somebody or a caption stands there, to the upper right, or else aside. */
function cornerOf({ width, height, places, rows }: Layout): string {
  if (rows) return 'mend';
  const reach = [...places.values()].filter(({ at, radius, caption }) => {
    const right = caption === 'right' || caption === 'above-right' ? radius + 92 : Math.max(radius, 54);
    return at.x + right > width - MEND.width;
  });
  const below = ({ at, radius, caption }: Place) => at.y + radius + (caption === 'below' ? 64 : 0);
  if (!reach.some((place) => below(place) > height - MEND.height)) return 'mend';
  const isFree = reach.every(({ at, radius }) => at.y - radius > MEND.height);
  return isFree ? 'mend mend-above' : 'mend mend-aside';
}

/** Words over the stage. `onMend` heals every link; absent, no such button. */
export function Words(props: {
  readonly scene: NetworkScene;
  readonly layout: Layout;
  readonly onMend?: () => void;
}): ReactElement {
  const { scene, layout, onMend } = props;
  const torn = scene.tears.length > 0 || scene.links.some((link) => link.state.startsWith('cut'));
  return (
    <>
      <Presence>
        {scene.loops.map((loop) => (
          <Moving
            as="p"
            key={loop.key}
            className={`loop-words loop-words-${loop.tone}${loop.written ? ' loop-words-written' : ''}`}
            style={{
              left: loop.wordsAt.x,
              top: loop.wordsAt.y,
              maxWidth: loop.written ? layout.width - 16 : Math.min(250, layout.width * 0.5),
              transform: `translate(${loop.written === 'start' ? '0' : loop.written === 'end' ? '-100%' : '-50%'}, ${loop.written ? '0' : '-50%'})`,
            }}
            initial={{ opacity: 0 }}
            animate={{ opacity: 1 }}
            exit={{ opacity: 0 }}
            transition={{ duration: 0.2 }}
          >
            <span aria-hidden="true">{loop.decides ? '✓' : '✕'}</span> {loop.says}
          </Moving>
        ))}
      </Presence>
      {torn && onMend && (
        <button type="button" className={cornerOf(layout)} onClick={onMend}>
          {networkWords().mend}
        </button>
      )}
    </>
  );
}
