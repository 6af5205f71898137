/** The figure of one player: the stage with its caption and sentence, and beneath it what the nodes keep. */
import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import type { Action } from '../engine/action.ts';
import type { Happening } from '../engine/portrait.ts';
import type { NodeId } from '../engine/world.ts';
import type { Panel } from '../lesson/lesson.ts';
import type { Player } from '../player/player.ts';
import { heardOf } from '../views/heard/heard-of.ts';
import { InvariantLamps } from '../views/invariants/View.tsx';
import type { Selection } from '../views/selection.ts';
import { usePlayer, useQuorums, useStory } from './hooks.ts';
import type { Beneath } from './Panels.tsx';
import { Stage } from './Stage.tsx';
import { Eyes } from './Eyes.tsx';
import { partitionAction } from './partition.ts';
import { figureWords } from '../words/en/figure.ts';

const Panels = lazy(async () => ({ default: (await import('./Panels.tsx')).Panels }));

/** What a figure is given. */
export interface FigureProps {
  readonly player: Player;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Pressing a node answers a question instead of selecting it. */
  readonly pickable?: { readonly onPick: (node: NodeId) => void } | undefined;
  /** The figure's caption; empty for none. */
  readonly caption: string;
  /** The panels to show, in order. Empty: the usual one. Absent: all there are. */
  readonly show?: readonly Panel[] | undefined;
  /** A heading, where several figures stand side by side. */
  readonly title?: string | undefined;
  /** What it is called where another figure has the same heading. */
  readonly name?: string | undefined;
  /** Lamps beside the heading. */
  readonly lamps?: boolean | undefined;
  /** Half a page wide. */
  readonly compact?: boolean | undefined;
  /** Shown large to an audience: few words on the stage, what the nodes keep beside it. */
  readonly inHall?: boolean | undefined;
  /** Through whose eyes it is seen at first: what that node cannot know is left out. */
  readonly eyes?: NodeId | undefined;
}

/** Which of the things that stand beneath a stage this protocol has and the reader is to see, in order. */
function beneath(player: Player, show: readonly Panel[] | undefined): readonly Beneath[] {
  const { portrait } = player.protocol;
  const { world } = player.moment();
  const all: Beneath[] = [];
  if (world.nodes.some((node) => portrait.log(node) !== undefined)) all.push('logs');
  if (portrait.ledger) all.push('ledger');
  if (portrait.notebooks) all.push('notebook');
  if (portrait.scope?.(world)) all.push('scope');
  if (heardOf(portrait, world)) all.push('heard');
  if (all[0] === 'logs') all.push('machine');
  all.push(...(portrait.further?.panels ?? []));
  if (!show) return all;
  if (show.length === 0) return all.slice(0, 1);
  return show.flatMap((wanted) => all.filter((panel) => panel === wanted));
}

/** Through whose eyes the stage can be seen: those who decide upon what they hear. */
const viewersOf = (player: Player): readonly NodeId[] =>
  player.protocol.portrait.stage === 'camp'
    ? (heardOf(player.protocol.portrait, player.moment().world)?.rows.map(({ node }) => node) ?? [])
    : [];

/** Whether only others, or nobody, could tell that this happened. */
function isElsewhere({ action, message, fired }: Happening, eyes: NodeId): boolean {
  switch (action.kind) {
    case 'again':
    case 'given':
    case 'hold':
    case 'network':
    case 'switch':
    case 'wait':
      return false;
    case 'deliver':
      return message?.to !== eyes;
    case 'command':
    case 'crash':
    case 'fire':
    case 'forge':
    case 'restart':
    case 'turn':
      return action.node !== eyes;
    default:
      return fired.every(({ node }) => node !== eyes);
  }
}

/** The figure. */
export function Figure(props: FigureProps): ReactElement {
  const {
    player,
    selection,
    onSelect,
    pickable,
    caption,
    show,
    title,
    name = title,
    lamps,
    compact,
    inHall,
    eyes,
  } = props;
  const { moment, happening } = usePlayer(player);
  const quorums = useQuorums(player);
  const story = useStory(player);
  const act = (action: Action): void => {
    player.act(action);
  };
  // A message that flies on cannot be handled: the figure waits while one is in hand.
  const select = (next: Selection | undefined): void => {
    if (next?.kind === 'message') player.pause();
    onSelect(next);
  };
  const panels = beneath(player, show);
  // A new step may show things through other eyes; until then they stay whose the reader chose.
  const [chosen, setChosen] = useState({ wish: eyes, eyes });
  if (chosen.wish !== eyes) setChosen({ wish: eyes, eyes });
  const viewers = viewersOf(player);
  const through = chosen.eyes !== undefined && viewers.includes(chosen.eyes) ? chosen.eyes : undefined;
  const setEyes = (next: NodeId | undefined): void => setChosen({ wish: eyes, eyes: next });
  const names = ['figure'];
  if (panels.length === 0) names.push('figure-tall');
  if (player.protocol.portrait.rows?.(moment.world)?.length) names.push('figure-rows');
  if (title !== undefined) names.push('figure-titled');
  if (compact) names.push('figure-compact');
  if (inHall) names.push('figure-hall');

  return (
    <section className={names.join(' ')} aria-label={name ?? figureWords().figure}>
      {title !== undefined && (
        <header className="figure-head">
          <h2 className="figure-title">{title}</h2>
          {lamps && <InvariantLamps protocol={player.protocol} moment={moment} compact={1} />}
          {moment.world.off.length > 0 && (
            <p className="figure-off">
              {moment.world.off.map((rule) => player.protocol.switches[rule]?.says ?? rule).join(' ')}
            </p>
          )}
        </header>
      )}
      <div className="figure-stage">
        <Stage
          moment={moment}
          happening={happening}
          portrait={player.protocol.portrait}
          playhead={player.head}
          selection={selection}
          quorums={quorums}
          onSelect={select}
          onAct={act}
          onPartition={(groups) => act(partitionAction(moment.world, groups))}
          pickable={pickable}
          compact={inHall === true || (compact === true && player.protocol.portrait.stage === 'camp')}
          eyes={through}
        />
        {viewers.length > 0 && <Eyes viewers={viewers} value={through} onChoose={setEyes} />}
        {caption !== '' && <p className="figure-caption">{caption}</p>}
        <p className="figure-sentence" data-testid="sentence">
          {through !== undefined && happening && isElsewhere(happening, through)
            ? figureWords().elsewhere(through)
            : (story?.happened ?? figureWords().nothingYet)}
        </p>
      </div>
      {panels.length > 0 && (
        <div className="figure-logs">
          <Suspense fallback={null}>
            <Panels
              player={player}
              panels={panels}
              selection={selection}
              onSelect={onSelect}
              of={name}
              eyes={through}
            />
          </Suspense>
        </div>
      )}
    </section>
  );
}
