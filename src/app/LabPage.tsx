/** The lab: free play with a cluster, and everything that happens explained. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import type { Protocol, Scenario } from '../engine/protocol.ts';
import type { Options } from '../engine/world.ts';
import type { Player } from '../player/player.ts';
import { optionsOf, writeOptions } from '../player/scenario.ts';
import { deedsOf, writeDeeds } from '../timeline/link.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons.tsx';
import { InvariantLamps } from '../views/invariants/View.tsx';
import { Header } from './Header.tsx';
import { LabColumn } from './LabColumn.tsx';
import type { LabPanel } from './LabColumn.tsx';
import { SetupDialog } from './SetupDialog.tsx';
import { Workbench } from './Workbench.tsx';
import type { BreakMode } from './break/BreakColumn.tsx';
import { byHand } from './break/by-hand.ts';
import { goalOf } from './break/goal.ts';
import { usePlayer, useTitle } from './hooks.ts';
import { useShortcuts } from './keyboard.ts';
import type { Route } from './route.ts';
import { readRoute, writeRoute } from './route.ts';
import { labShortcuts } from './shortcuts.ts';
import { openPlayer } from './open-run.ts';
import { usePage } from './usePage.ts';
import { flightOf } from '../engine/world.ts';
import type { Selection } from '../views/selection.ts';
import { labWords } from '../words/en/lab.ts';

const ShareDialog = lazy(async () => ({ default: (await import('./share/ShareDialog.tsx')).ShareDialog }));
const BreakColumn = lazy(async () => ({
  default: (await import('./break/BreakColumn.tsx')).BreakColumn,
}));
const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog.tsx')).HelpDialog }));

type LabRoute = Extract<Route, { page: 'lab' }>;

/** A lab ready to play. */
interface Lab {
  readonly protocol: Protocol;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly options: Options;
  readonly player: Player;
  /** Index of the last moment of the scenario's own script. */
  readonly start: number;
  /** What was wrong with the address, if something was. */
  readonly slip: string | undefined;
  /** Who breaks it, and what is to be broken; undefined: nobody. */
  readonly breaking: Breaking | undefined;
}

interface Breaking {
  readonly mode: BreakMode;
  /** The id of a goal; empty: none is chosen. */
  readonly goal: string;
}

/** Who an address wants to break it, and what it gets wrong. */
function breakingOf(
  protocol: Protocol,
  { mode = '', goal = '' }: LabRoute,
): { readonly breaking: Breaking | undefined; readonly slips: readonly string[] } {
  const w = labWords();
  if (mode === 'find') return { breaking: { mode, goal: '' }, slips: [] };
  if (mode !== 'adversary')
    return { breaking: undefined, slips: mode === '' ? [] : [w.noMode(mode.slice(0, 40))] };
  const isKnown = goal === '' || goalOf(protocol, goal) !== undefined;
  return {
    breaking: { mode, goal: isKnown ? goal : '' },
    slips: isKnown ? [] : [w.noGoal(goal.slice(0, 40))],
  };
}

/** Opens the lab where the address says. */
function openLab(protocol: Protocol, route: LabRoute): Lab {
  const { slips: slipsOfRun, ...opened } = openPlayer(protocol, route);
  const { breaking, slips: slipsOfMode } = breakingOf(protocol, route);
  const slips = [...slipsOfRun, ...slipsOfMode];
  return { protocol, ...opened, breaking, slip: slips.length > 0 ? slips.join(' ') : undefined };
}

/** The lab's page; a new scenario or seed makes a new one. */
export function LabPage({
  protocol,
  route,
}: {
  readonly protocol: Protocol;
  readonly route: LabRoute;
}): ReactElement {
  const [lab, setLab] = useState(() => openLab(protocol, route));
  const open = (scenario: Scenario, seed: number | undefined, options: Options): void => {
    lab.player.close();
    // Whoever breaks things goes on breaking things.
    const place = readRoute(window.location.hash);
    setLab(
      openLab(protocol, {
        page: 'lab',
        protocol: lab.protocol.id,
        scenario: scenario.id,
        seed,
        options: writeOptions(lab.protocol, scenario, options),
        deeds: '',
        at: undefined,
        mode: place.page === 'lab' ? (place.mode ?? '') : '',
      }),
    );
  };
  return (
    <OpenLab
      key={`${lab.scenario.id} ${lab.seed} ${JSON.stringify(lab.options)} ${lab.start}`}
      lab={lab}
      open={open}
    />
  );
}

/** Where this scenario stands beside itself: a place to switch a rule off on one side, or to choose another protocol. */
function besideOf(protocol: Protocol, scenario: Scenario, seed: number, options: Options): Route {
  const side = {
    protocol: protocol.id,
    scenario: scenario.id,
    options: writeOptions(protocol, scenario, options),
    deeds: '',
  };
  return { page: 'beside', left: side, right: side, seed, at: undefined };
}

function OpenLab({
  lab,
  open,
}: {
  readonly lab: Lab;
  readonly open: (scenario: Scenario, seed: number | undefined, options: Options) => void;
}): ReactElement {
  const { protocol, scenario, seed, options, player: clocked, start, slip } = lab;
  const [breaking, setBreaking] = useState(lab.breaking);
  const [panel, setPanel] = useState<LabPanel>(lab.breaking ? 'break' : 'now');
  const goal = breaking?.mode === 'adversary' ? breaking.goal : '';
  const isByHand = goal !== '';
  const player = useMemo(() => (isByHand ? byHand(clocked) : clocked), [isByHand, clocked]);
  const state = usePlayer(player);
  const page = usePage(player);
  const [arranging, setArranging] = useState(false);
  const { selection, dialog, setDialog } = page;
  useTitle(`${scenario.title} · ${protocol.title}`);
  useEffect(() => () => clocked.close(), [clocked]);
  const place = useMemo(
    () => ({ scenario: scenario.id, seed, options: writeOptions(protocol, scenario, options), start }),
    [protocol, scenario, seed, options, start],
  );
  const onPanel = (next: LabPanel): void => {
    if (next === 'break') setBreaking((before) => before ?? { mode: 'find', goal: '' });
    setPanel(next);
  };
  const onBreak = (mode: BreakMode): void => {
    setBreaking((before) => (before?.mode === mode ? before : { mode, goal: '' }));
    setPanel('break');
  };
  // Whoever is the adversary clicks a message, and it is heard.
  const onSelect = (next: Selection | undefined): void => {
    const message = isByHand && next?.kind === 'message' ? flightOf(state.moment.world, next.id) : undefined;
    if (message) player.act({ kind: message.lost === '' ? 'deliver' : 'lose', message: message.id });
    else page.onSelect(next);
  };

  // While it plays the address would change many times a second; it is written when the figure stands still.
  useEffect(() => {
    if (state.playing) return;
    const deeds = writeDeeds(state.moment.world.setup.cast, deedsOf(player.run().line, start));
    const text = writeOptions(protocol, scenario, options);
    history.replaceState(
      null,
      '',
      writeRoute({
        page: 'lab',
        protocol: protocol.id,
        scenario: scenario.id,
        seed,
        options: text,
        deeds,
        at: state.index,
        mode: panel === 'break' || isByHand ? (breaking?.mode ?? '') : '',
        goal,
      }),
    );
  }, [
    panel,
    isByHand,
    breaking,
    goal,
    state.playing,
    state.index,
    state.version,
    state.moment,
    player,
    protocol,
    scenario,
    seed,
    options,
    start,
  ]);

  const shortcuts = labShortcuts({
    ...page.hands,
    onReset: () => open(scenario, seed, options),
    onBreak,
  });
  useShortcuts(shortcuts);

  return (
    <>
      <Workbench
        kind="lab"
        player={player}
        caption=""
        selection={selection}
        onSelect={onSelect}
        onToggle={() => player.toggle()}
        byHand={isByHand}
        parting={dialog === 'partition'}
        onParting={(isOpen) => setDialog(isOpen ? 'partition' : undefined)}
        header={
          <Header
            crumbs={[
              protocol.title,
              <label key="scenario" className="header-pick">
                <span className="visually-hidden">{labWords().scenario}</span>
                <select
                  value={scenario.id}
                  onChange={(event) => {
                    const chosen = protocol.scenarios.find(({ id }) => id === event.target.value);
                    if (chosen) open(chosen, undefined, {});
                  }}
                >
                  {protocol.scenarios.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </select>
              </label>,
            ]}
            middle={<InvariantLamps protocol={protocol} moment={state.moment} compact={3} />}
            actions={
              <>
                <a
                  className="button button-default button-medium"
                  href={writeRoute(besideOf(protocol, scenario, seed, options))}
                >
                  <Icon name="beside" size={16} />
                  <span className="button-words">{labWords().beside}</span>
                </a>
                <Button variant="default" icon="link" onClick={page.hands.onShare}>
                  {labWords().share}
                </Button>
              </>
            }
            onHelp={() => setDialog('help')}
          />
        }
        side={
          <LabColumn
            player={player}
            selection={selection}
            slip={slip}
            says={scenario.says}
            panel={panel}
            onPanel={onPanel}
            breaking={
              breaking && (
                <Suspense fallback={null}>
                  <BreakColumn
                    player={player}
                    place={place}
                    {...breaking}
                    onMode={(mode, wanted) => setBreaking({ mode, goal: wanted })}
                  />
                </Suspense>
              )
            }
          />
        }
        aside={
          <>
            <Button icon="break" onClick={() => onBreak('find')} className="transport-find">
              {labWords().find}
            </Button>
            <Button icon="dice" onClick={() => setArranging(true)}>
              {labWords().seed(seed)}
            </Button>
          </>
        }
      />
      <div className="visually-hidden" role="status">
        {page.said}
      </div>
      <Suspense fallback={null}>
        {dialog === 'share' && <ShareDialog player={player} onClose={() => setDialog(undefined)} />}
        {dialog === 'help' && (
          <HelpDialog
            epoch={protocol.epoch}
            shortcuts={shortcuts}
            onClose={() => setDialog(undefined)}
            beforeLanguage={() => player.pause()}
          />
        )}
      </Suspense>
      {arranging && (
        <SetupDialog
          protocol={protocol}
          seed={seed}
          options={{ ...optionsOf(protocol, scenario), ...options }}
          onStart={(nextSeed, nextOptions) => {
            setArranging(false);
            open(scenario, nextSeed, nextOptions);
          }}
          onClose={() => setArranging(false)}
        />
      )}
    </>
  );
}
