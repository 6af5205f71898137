/** What the stage says in words: what a quorum decided, and how to mend a tear. */
import type { ReactElement } from 'react';
import { Moving, Presence } from '../../ui/Moving.tsx';
import type { Layout } from './layout.ts';
import type { NetworkScene } from './scene.ts';

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
        <button type="button" className="mend" onClick={onMend}>
          Mend the network
        </button>
      )}
    </>
  );
}
