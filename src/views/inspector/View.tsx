/** The inside of a node, a message, a link or an entry, and what about it just changed. */
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Protocol } from '../../engine/protocol.ts';
import type { World } from '../../engine/world.ts';
import type { Selection } from '../selection.ts';
import { MessageInside, NodeInside } from './parts.tsx';
import { inside } from './scene.ts';
import './view.css';
import { inspectorWords } from '../../words/en/inspector.ts';

/** What is inspected. */
export interface InspectorViewProps {
  readonly world: World;
  /** The world before this moment: what differs from it is highlighted. */
  readonly before: World | undefined;
  readonly protocol: Protocol;
  readonly selection: Selection | undefined;
}

/** The inspector. */
export function InspectorView({ world, before, protocol, selection }: InspectorViewProps): ReactElement {
  const found = useMemo(
    () => inside(world, before, protocol, selection),
    [world, before, protocol, selection],
  );
  const w = inspectorWords();
  if (!found) {
    return <p className="inspector inspector-none">{selection ? w.gone : w.choose}</p>;
  }
  const name = found.kind === 'node' ? found.id : found.kind === 'message' ? found.type : found.title;
  return (
    <section className="inspector" aria-label={w.inside(name)}>
      {found.kind === 'node' && <NodeInside inside={found} />}
      {found.kind === 'message' && <MessageInside inside={found} />}
      {found.kind === 'words' && (
        <>
          <header className="inspector-head">
            <span className="inspector-title">{found.title}</span>
          </header>
          {found.facts.map((fact) => (
            <p key={fact} className="inspector-says">
              {fact}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
