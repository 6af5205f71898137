/** What stands beneath a stage: logs, ledger, notebooks. Side by side where there is room, else one at a time. */
import { lazy, Suspense, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { NodeId } from '../engine/world.ts';
import type { Panel } from '../lesson/lesson.ts';
import type { Player } from '../player/player.ts';
import { MotionRoot } from '../ui/MotionRoot.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { LedgerView } from '../views/ledger/View.tsx';
import { LogsView } from '../views/logs/View.tsx';
import { NotebookView } from '../views/notebook/View.tsx';
import type { Selection } from '../views/selection.ts';
import { useSize } from '../views/size.ts';
import { usePlayer } from './hooks.ts';
import './panels.css';
import { panelsWords } from '../words/en/panels.ts';

// Few protocols have them.
const HeardView = lazy(async () => ({ default: (await import('../views/heard/View.tsx')).HeardView }));
const ScopeView = lazy(async () => ({ default: (await import('../views/scope/View.tsx')).ScopeView }));

const MachineView = lazy(async () => ({ default: (await import('../views/machine/View.tsx')).MachineView }));
const MembersView = lazy(async () => ({ default: (await import('../views/members/View.tsx')).MembersView }));
const ElectableView = lazy(async () => ({
  default: (await import('../views/electable/View.tsx')).ElectableView,
}));

/** What can stand beneath a stage. */
export type Beneath = Extract<
  Panel,
  'logs' | 'ledger' | 'notebook' | 'heard' | 'scope' | 'machine' | 'electable' | 'members'
>;

/** What the panels are given. */
export interface PanelsProps {
  readonly player: Player;
  /** At least one. */
  readonly panels: readonly Beneath[];
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  /** Whose they are, where several figures stand side by side. */
  readonly of?: string | undefined;
  /** Through whose eyes. */
  readonly eyes?: NodeId | undefined;
}

/** From this width on a ledger has room for a notebook beside it, px. */
const ABREAST = 1000;

/** More choices than this are a list where there is less room than that, px. */
const MANY = 3;
const ROOMY = 760;

/** The panels. */
export function Panels({ player, panels, selection, onSelect, of, eyes }: PanelsProps): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const width = useSize(root)?.width ?? 0;
  const [chosen, setChosen] = useState<Beneath>();
  const open = panels.find((panel) => panel === chosen) ?? panels[0]!;
  const abreast = width >= ABREAST && panels.includes('ledger') && panels.includes('notebook');
  // Side by side, ledger and notebooks count as one choice.
  const choices = abreast ? panels.filter((panel) => panel !== 'notebook') : panels;
  const labelled = choices.map((value) => ({ value, label: panelsWords()[value] }));
  const value = choices.includes(open) ? open : 'ledger';
  const isTight = width < (choices.length > MANY ? ROOMY : 0);
  const head =
    choices.length > 1 &&
    (isTight ? (
      <select
        className="panels-choice"
        aria-label={panelsWords().beneath}
        value={value}
        onChange={(event) => setChosen(event.target.value as Beneath)}
      >
        {labelled.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    ) : (
      <Segmented label={panelsWords().beneath} choices={labelled} value={value} onChoose={setChosen} />
    ));
  const shown: readonly Beneath[] =
    abreast && (open === 'ledger' || open === 'notebook') ? ['ledger', 'notebook'] : [open];
  return (
    <MotionRoot>
      <div ref={root} className={shown.length > 1 ? 'panels panels-abreast' : 'panels'}>
        {shown.map((panel, i) => (
          <PanelView
            key={panel}
            panel={panel}
            head={i === 0 && head}
            player={player}
            selection={selection}
            onSelect={onSelect}
            of={of}
            eyes={eyes}
          />
        ))}
      </div>
    </MotionRoot>
  );
}

interface PanelViewProps extends Omit<PanelsProps, 'panels'> {
  readonly panel: Beneath;
  readonly head: ReactNode;
}

function PanelView({ panel, head, player, selection, onSelect, of, eyes }: PanelViewProps): ReactElement {
  const { moment, happening } = usePlayer(player);
  const { portrait, epoch } = player.protocol;
  const common = { moment, portrait, selection, onSelect, of };
  switch (panel) {
    case 'logs':
      return (
        <>
          {head !== false && <div className="panels-head">{head}</div>}
          <LogsView {...common} happening={happening} />
        </>
      );
    case 'ledger':
      return (
        <LedgerView
          {...common}
          before={player.run().line.moments[moment.index - 1]}
          epoch={epoch}
          head={head}
        />
      );
    case 'heard':
      return (
        <Suspense fallback={null}>
          <HeardView
            {...common}
            before={player.run().line.moments[moment.index - 1]}
            head={head}
            eyes={eyes}
          />
        </Suspense>
      );
    case 'scope':
      return (
        <Suspense fallback={null}>
          <ScopeView {...common} head={head} />
        </Suspense>
      );
    case 'notebook':
      return (
        <Suspense fallback={<div className="panels-waiting" />}>
          <NotebookView {...common} before={happening?.before} head={head} />
        </Suspense>
      );
    case 'machine':
      return (
        <Suspense fallback={<div className="panels-waiting" />}>
          <MachineView {...common} before={happening?.before} head={head} />
        </Suspense>
      );
    case 'electable':
      return (
        <Suspense fallback={<div className="panels-waiting" />}>
          <ElectableView {...common} epoch={epoch} head={head} />
        </Suspense>
      );
    case 'members':
      return (
        <Suspense fallback={<div className="panels-waiting" />}>
          <MembersView {...common} head={head} />
        </Suspense>
      );
  }
}
