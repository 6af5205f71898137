/**
 * The workbench: figure, logs, score and transport round one player, with a column beside them for whoever uses it
 * (a lesson's prose, the lab's panels). Everything clickable is wired here.
 */
import { lazy, Suspense } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Action } from '../engine/action.ts';
import type { NodeId } from '../engine/world.ts';
import type { Player } from '../player/player.ts';
import { NetworkView } from '../views/network/View.tsx';
import type { Selection } from '../views/selection.ts';
import { usePlayer, useQuorums, useStory } from './hooks.ts';
import { Announcer } from './Announcer.tsx';
import { Transport } from './Transport.tsx';
import { partitionAction } from './partition.ts';
import './workbench.css';

const LogsView = lazy(async () => ({ default: (await import('../views/logs/View.tsx')).LogsView }));

// The score brings d3's zoom and brush with it: it may come a moment later than the figure.
const SpaceTimeView = lazy(async () => ({
  default: (await import('../views/space-time/View.tsx')).SpaceTimeView,
}));

const SelectionMenu = lazy(async () => ({ default: (await import('./SelectionMenu.tsx')).SelectionMenu }));
const PartitionDialog = lazy(async () => ({
  default: (await import('./PartitionDialog.tsx')).PartitionDialog,
}));

/** What the workbench is given. */
export interface WorkbenchProps {
  readonly player: Player;
  readonly header: ReactNode;
  readonly side: ReactNode;
  /** The figure's caption; empty for none. */
  readonly caption: string;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Pressing a node answers a question instead of selecting it. */
  readonly pickable?: { readonly onPick: (node: NodeId) => void } | undefined;
  /** What stands at the right end of the transport. */
  readonly aside?: ReactNode;
  /** Whether the log table is shown. */
  readonly showLogs?: boolean | undefined;
  readonly kind: 'lab' | 'lesson';
  /** Whether the dialog that parts the network is open. */
  readonly parting: boolean;
  readonly onParting: (open: boolean) => void;
  /** Play or pause. */
  readonly onToggle: () => void;
}

/** The workbench. */
export function Workbench(props: WorkbenchProps): ReactElement {
  const {
    player,
    header,
    side,
    caption,
    selection,
    onSelect,
    pickable,
    aside,
    showLogs = true,
    kind,
    parting,
    onParting,
    onToggle,
  } = props;
  const state = usePlayer(player);
  const { moment, happening, version } = state;
  const { portrait } = player.protocol;
  const quorums = useQuorums(player);
  const story = useStory(player);
  const line = player.run().line;
  const act = (action: Action): void => {
    player.act(action);
  };
  // A message that flies on cannot be handled: the figure waits while one is in hand.
  const select = (next: Selection | undefined): void => {
    if (next?.kind === 'message') player.pause();
    onSelect(next);
  };
  const hasLogs = showLogs && moment.world.nodes.some((node) => portrait.log(node) !== undefined);

  return (
    <div className={`workbench workbench-${kind}`}>
      {header}
      <main className="workbench-main" id="main">
        <section className={`figure${hasLogs ? '' : ' figure-tall'}`} aria-label="The figure">
          <div className="figure-stage">
            <NetworkView
              moment={moment}
              happening={happening}
              portrait={portrait}
              playhead={player.head}
              selection={selection}
              quorums={quorums}
              onSelect={select}
              onAct={act}
              onPartition={(groups) => act(partitionAction(moment.world, groups))}
              pickable={pickable}
            />
            {caption !== '' && <p className="figure-caption">{caption}</p>}
            <p className="figure-sentence" data-testid="sentence">
              {story?.happened ?? 'Nothing has happened yet.'}
            </p>
          </div>
          {hasLogs && (
            <div className="figure-logs">
              <Suspense fallback={null}>
                <LogsView
                  moment={moment}
                  happening={happening}
                  portrait={portrait}
                  selection={selection}
                  onSelect={onSelect}
                />
              </Suspense>
            </div>
          )}
        </section>
        <aside className="side" aria-label={kind === 'lesson' ? 'The lesson' : 'What happened and why'}>
          {side}
        </aside>
        <section className="score" aria-label="The timeline">
          <Suspense fallback={null}>
            <SpaceTimeView
              line={line}
              head={{ index: state.index }}
              playhead={player.head}
              protocol={player.protocol}
              onSeek={(t) => player.seek(t)}
              version={version}
            />
          </Suspense>
        </section>
      </main>
      <Transport
        player={player}
        kind={kind}
        onToggle={onToggle}
        onPartition={() => onParting(true)}
        aside={aside}
      />
      <Suspense fallback={null}>
        <SelectionMenu
          withState={kind === 'lesson'}
          player={player}
          selection={selection}
          onClose={() => onSelect(undefined)}
        />
      </Suspense>
      <Suspense fallback={null}>
        {parting && (
          <PartitionDialog
            world={moment.world}
            onPart={(groups) => {
              act(partitionAction(moment.world, groups));
              onParting(false);
            }}
            onLinks={(kind, links) => {
              act({ kind, links });
              onParting(false);
            }}
            onHeal={() => {
              act({ kind: 'heal' });
              onParting(false);
            }}
            onClose={() => onParting(false)}
          />
        )}
      </Suspense>
      <Announcer player={player} />
    </div>
  );
}
