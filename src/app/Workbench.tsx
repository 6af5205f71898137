/**
 * The workbench: figure, score and transport round one player, with a column beside them for whoever uses it
 * (a lesson's prose, the lab's panels).
 */
import { lazy, Suspense, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { NodeId } from '../engine/world.ts';
import type { Panel } from '../lesson/lesson.ts';
import type { Player } from '../player/player.ts';
import type { Selection } from '../views/selection.ts';
import { workbenchWords } from '../words/en/workbench.ts';
import { usePlayer } from './hooks.ts';
import { Announcer } from './Announcer.tsx';
import { Figure } from './Figure.tsx';
import { Transport } from './Transport.tsx';
import './workbench.css';

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
  /** A second player whose figure stands beside the first one's. */
  readonly beside?: Player | undefined;
  /** What the two figures are called; absent: their protocols, and what differs. */
  readonly titles?: readonly [left: string, right: string] | undefined;
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
  /** Through whose eyes the figure is seen at first. */
  readonly eyes?: NodeId | undefined;
  /** The panels to show, in order. Empty: the usual ones. Absent: all there are. */
  readonly show?: readonly Panel[] | undefined;
  readonly kind: 'lab' | 'lesson';
  /** Whether the dialog that parts the network is open. */
  readonly parting: boolean;
  readonly onParting: (open: boolean) => void;
  /** Play or pause. */
  readonly onToggle: () => void;
  /** Nothing happens unless a hand does it. */
  readonly byHand?: boolean | undefined;
}

/** What the second figure is called: its protocol, and, if that is the same, what is different about it. */
function titleBeside(player: Player, beside: Player): string {
  const { title, options } = beside.protocol;
  if (player.protocol !== beside.protocol) return title;
  const { world } = beside.moment();
  const own = player.moment().world.setup.options;
  const differing = Object.entries(world.setup.options)
    .filter(([name, value]) => own[name] !== value)
    .map(([name, value]) => `${options[name]?.label.toLowerCase() ?? name}: ${value}`);
  const weakened = world.off.length > 0 ? [workbenchWords().weakened] : [];
  return [title, ...weakened, ...differing].join(', ');
}

/** The workbench. */
export function Workbench(props: WorkbenchProps): ReactElement {
  const {
    player,
    beside,
    titles,
    header,
    side,
    caption,
    selection,
    onSelect,
    pickable,
    aside,
    show,
    eyes,
    kind,
    parting,
    onParting,
    onToggle,
    byHand,
  } = props;
  const w = workbenchWords();
  const state = usePlayer(player);
  const { version } = state;
  const line = player.run().line;
  const [besideSelection, setBesideSelection] = useState<Selection>();
  const rightTitle = beside && (titles?.[1] ?? titleBeside(player, beside));
  const figure = { player, selection, onSelect, pickable, show, eyes };

  return (
    <div className={`workbench workbench-${kind}`}>
      {header}
      <main className="workbench-main" id="main">
        {beside ? (
          <div className="figures">
            <div className="figures-both">
              <Figure {...figure} caption="" title={titles?.[0] ?? player.protocol.title} lamps compact />
              <div className="figures-beside" data-side="right">
                <Figure
                  player={beside}
                  selection={besideSelection}
                  onSelect={setBesideSelection}
                  caption=""
                  show={show}
                  eyes={eyes}
                  title={rightTitle}
                  lamps
                  compact
                />
              </div>
            </div>
            {caption !== '' && <p className="figures-caption">{caption}</p>}
          </div>
        ) : (
          <Figure {...figure} caption={caption} />
        )}
        <aside className="side" aria-label={kind === 'lesson' ? w.theLesson : w.whatHappened}>
          {side}
        </aside>
        <section className="score" aria-label={w.timeline}>
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
        byHand={byHand}
      />
      <Suspense fallback={null}>
        <SelectionMenu
          withState={kind === 'lesson'}
          player={player}
          selection={selection}
          onClose={() => onSelect(undefined)}
        />
        {beside && (
          <SelectionMenu
            withState
            within='[data-side="right"]'
            player={beside}
            selection={besideSelection}
            onClose={() => setBesideSelection(undefined)}
          />
        )}
      </Suspense>
      <Suspense fallback={null}>
        {parting && <PartitionDialog player={player} onClose={() => onParting(false)} />}
      </Suspense>
      <Announcer player={player} />
      {beside && <Announcer player={beside} title={rightTitle} />}
    </div>
  );
}
