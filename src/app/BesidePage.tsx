/** Side by side: two runs with the same seed and the same faults, under one playhead. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { MOST_MOMENTS } from '../drivers/replay.ts';
import { advance, latest } from '../drivers/run.ts';
import type { Protocol } from '../engine/protocol.ts';
import { createPair } from '../player/pair.ts';
import type { Pair } from '../player/pair.ts';
import type { Player } from '../player/player.ts';
import { writeOptions } from '../player/scenario.ts';
import { deedsOf, writeDeeds } from '../timeline/link.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Switch } from '../ui/Switch.tsx';
import type { Selection } from '../views/selection.ts';
import { Announcer } from './Announcer.tsx';
import { BesideSide } from './BesideSide.tsx';
import type { Side } from './BesideSide.tsx';
import { Header } from './Header.tsx';
import { Transport } from './Transport.tsx';
import { usePlayer, useTitle } from './hooks.ts';
import { useShortcuts } from './keyboard.ts';
import { openRun } from './open-run.ts';
import type { OpenRun } from './open-run.ts';
import type { Route, SideRoute } from './route.ts';
import { writeRoute } from './route.ts';
import { labShortcuts } from './shortcuts.ts';
import { usePage } from './usePage.ts';
import './workbench.css';
import './beside.css';
import { besideWords } from '../words/en/beside.ts';

const ShareDialog = lazy(async () => ({ default: (await import('./share/ShareDialog.tsx')).ShareDialog }));
const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog.tsx')).HelpDialog }));
const RuleCard = lazy(async () => ({ default: (await import('./RuleCard.tsx')).RuleCard }));
const SelectionMenu = lazy(async () => ({ default: (await import('./SelectionMenu.tsx')).SelectionMenu }));
const PartitionDialog = lazy(async () => ({
  default: (await import('./PartitionDialog.tsx')).PartitionDialog,
}));

type BesideRoute = Extract<Route, { page: 'beside' }>;

/** The protocols of the two sides. */
export type Protocols = readonly [left: Protocol, right: Protocol];

/** Two runs ready to be watched. */
interface Opened {
  readonly pair: Pair;
  readonly left: OpenRun;
  readonly right: OpenRun;
}

function openBeside([left, right]: Protocols, route: BesideRoute): Opened {
  const one = openRun(left, { ...route.left, seed: route.seed });
  const other = openRun(right, { ...route.right, seed: route.seed ?? one.seed });
  const t =
    route.at === undefined
      ? Math.max(latest(one.run).world.now, latest(other.run).world.now)
      : route.at / 1000;
  for (const { run } of [one, other]) advance(run, t, MOST_MOMENTS - latest(run).index);
  return { pair: createPair(one.run, other.run, { t }), left: one, right: other };
}

/** The address of a side before anything was done to it. */
const startOf = ({ scenario, options }: OpenRun, { protocol }: Player): SideRoute => ({
  protocol: protocol.id,
  scenario: scenario.id,
  options: writeOptions(protocol, scenario, options),
  deeds: '',
});

/** The address of what a side shows. */
const routeOf = (opened: OpenRun, player: Player): SideRoute => ({
  ...startOf(opened, player),
  deeds: writeDeeds(player.moment().world.setup.cast, deedsOf(player.run().line, opened.start)),
});

/** The page. A new choice of protocol or scenario is a new visit. */
export function BesidePage({
  protocols,
  route,
}: {
  readonly protocols: Protocols;
  readonly route: BesideRoute;
}): ReactElement {
  const w = besideWords();
  const [opened] = useState(() => openBeside(protocols, route));
  const { pair } = opened;
  const { left, right } = pair;
  const [picked, setPicked] = useState<{ readonly side: Side; readonly selection: Selection }>();
  const [ruling, setRuling] = useState<Side>();
  const { mirror } = useStore(pair.store);
  const leftState = usePlayer(left);
  const rightState = usePlayer(right);
  const chosen = picked ? pair[picked.side] : left;
  const page = usePage(chosen);
  const { dialog, setDialog } = page;
  const select = (side: Side) => (selection: Selection | undefined) =>
    setPicked(selection && { side, selection });
  const slips = [...opened.left.slips, ...opened.right.slips];
  const { seed } = opened.left;
  useTitle(w.of(left.protocol.title, right.protocol.title));
  useEffect(() => () => pair.close(), [pair]);

  // While it plays the address would change many times a second; it is written when the figures stand still.
  useEffect(() => {
    if (leftState.playing) return;
    const [a, b] = [routeOf(opened.left, left), routeOf(opened.right, right)];
    const at = Math.ceil(left.head.t * 1000);
    history.replaceState(null, '', writeRoute({ page: 'beside', left: a, right: b, seed, at }));
  }, [leftState.playing, leftState.version, rightState.version, opened, left, right, seed]);

  /** Both start over; what is wanted of a side may be something else than now. */
  const startOver = (wanted: Partial<Record<Side, SideRoute>> = {}): void => {
    const [a, b] = [startOf(opened.left, left), startOf(opened.right, right)];
    visit({ page: 'beside', left: a, right: b, ...wanted, seed, at: undefined });
  };
  const shortcuts = labShortcuts({
    ...page.hands,
    player: chosen,
    selection: picked?.selection,
    onSelect: select(picked?.side ?? 'left'),
    onReset: () => startOver(),
  });
  useShortcuts(shortcuts);

  return (
    <div className="workbench workbench-beside">
      <Header
        crumbs={[w.beside]}
        actions={
          <Button variant="default" icon="link" onClick={page.hands.onShare}>
            {w.share}
          </Button>
        }
        onHelp={() => setDialog('help')}
      />
      <main className="beside-main" id="main">
        <h1 className="visually-hidden">{w.of(left.protocol.title, right.protocol.title)}</h1>
        {slips.length > 0 && (
          <p className="lesson-slip beside-slip" role="alert">
            {slips.join(' ')}
          </p>
        )}
        {(['left', 'right'] as const).map((side) => (
          <BesideSide
            key={side}
            side={side}
            player={pair[side]}
            scenario={opened[side].scenario}
            selection={picked?.side === side ? picked.selection : undefined}
            onSelect={select(side)}
            onChoose={(protocol, scenario) =>
              startOver({ [side]: { protocol, scenario, options: '', deeds: '' } })
            }
            onRules={() => setRuling(side)}
          />
        ))}
      </main>
      <Transport
        player={left}
        kind="lab"
        onToggle={() => left.toggle()}
        onPartition={() => setDialog('partition')}
        aside={
          <>
            <Switch on={mirror} label={w.sameFaults} onSwitch={(on) => pair.setMirror(on)} />
            <Button icon="restart" onClick={() => startOver()}>
              {w.startOver}
            </Button>
          </>
        }
      />
      <Suspense fallback={null}>
        {picked && (
          <SelectionMenu
            withState
            within={`[data-side="${picked.side}"]`}
            player={chosen}
            selection={picked.selection}
            onClose={() => setPicked(undefined)}
          />
        )}
        {dialog === 'partition' && <PartitionDialog player={left} onClose={() => setDialog(undefined)} />}
        {dialog === 'share' && (
          <ShareDialog
            player={left}
            beside={right}
            titles={[left.protocol.title, right.protocol.title]}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'help' && (
          <HelpDialog
            epoch={left.protocol.epoch}
            shortcuts={shortcuts}
            beforeLanguage={() => left.pause()}
            onClose={() => setDialog(undefined)}
          />
        )}
        {ruling && (
          <Dialog
            title={w.rulesOf(pair[ruling].protocol.title, w[ruling])}
            onClose={() => setRuling(undefined)}
            wide
          >
            <RuleCard player={pair[ruling]} actor={undefined} />
          </Dialog>
        )}
      </Suspense>
      <div className="visually-hidden" role="status">
        {page.said}
      </div>
      <Announcer player={left} title={w.name(left.protocol.title, w.left)} />
      <Announcer player={right} title={w.name(right.protocol.title, w.right)} />
    </div>
  );
}

function visit(route: Route): void {
  window.location.hash = writeRoute(route);
}
