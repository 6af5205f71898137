/** The lab: free play with a cluster, and everything that happens explained. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { MOST_MOMENTS, replay } from '../drivers/replay.ts';
import type { Protocol, Scenario } from '../engine/protocol.ts';
import type { Options } from '../engine/world.ts';
import { messageOf } from '../engine/words.ts';
import { createPlayer } from '../player/player.ts';
import type { Player } from '../player/player.ts';
import { openScenario, readOptions, writeOptions } from '../player/scenario.ts';
import { deedsOf, readDeeds, writeDeeds } from '../timeline/link.ts';
import { advance, latest } from '../drivers/run.ts';
import { Button } from '../ui/Button.tsx';
import { InvariantLamps } from '../views/invariants/View.tsx';
import { Header } from './Header.tsx';
import { LabColumn } from './LabColumn.tsx';
import { SetupDialog } from './SetupDialog.tsx';
import { Workbench } from './Workbench.tsx';
import { usePlayer, useTitle } from './hooks.ts';
import { useShortcuts } from './keyboard.ts';
import type { Route } from './route.ts';
import { writeRoute } from './route.ts';
import { share } from './share.ts';
import { labShortcuts } from './shortcuts.ts';
import { usePage } from './usePage.ts';

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
}

/** Opens the lab where the address says; what the address gets wrong is told, and the rest still opens. */
function openLab(protocol: Protocol, route: LabRoute): Lab {
  const slips: string[] = [];
  if (route.protocol !== protocol.id)
    slips.push(`This copy of Parley does not know the protocol “${route.protocol.slice(0, 40)}”.`);
  const wanted = protocol.scenarios.find(({ id }) => id === route.scenario);
  if (!wanted && route.scenario !== '')
    slips.push(`There is no scenario “${route.scenario.slice(0, 40)}”, so here is the first.`);
  const scenario = wanted ?? protocol.scenarios[0]!;
  const seed = route.seed ?? scenario.seed ?? 1;
  let options: Options = {};
  try {
    options = readOptions(protocol, route.options);
  } catch (error) {
    slips.push(`An option in this link was left out: ${messageOf(error)}.`);
  }
  const { run, start } = openScenario(protocol, scenario, { seed, options });
  try {
    const slip = replay(run, readDeeds(latest(run).world.setup.cast, route.deeds));
    if (slip) slips.push(`The link could not be played to its end: ${slip}.`);
  } catch (error) {
    slips.push(
      `What was done in this link cannot be read: ${messageOf(error)}. Here is the scenario from its start.`,
    );
  }
  if (route.at !== undefined) {
    advance(run, Infinity, Math.min(route.at, MOST_MOMENTS) - latest(run).index);
  }
  const index = Math.min(route.at ?? latest(run).index, latest(run).index);
  return {
    protocol,
    scenario,
    seed,
    options,
    player: createPlayer(run, index),
    start,
    slip: slips.length > 0 ? slips.join(' ') : undefined,
  };
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
    setLab(
      openLab(protocol, {
        page: 'lab',
        protocol: lab.protocol.id,
        scenario: scenario.id,
        seed,
        options: writeOptions(lab.protocol, options),
        deeds: '',
        at: undefined,
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

function OpenLab({
  lab,
  open,
}: {
  readonly lab: Lab;
  readonly open: (scenario: Scenario, seed: number | undefined, options: Options) => void;
}): ReactElement {
  const { protocol, scenario, seed, options, player, start, slip } = lab;
  const state = usePlayer(player);
  const page = usePage(player);
  const [arranging, setArranging] = useState(false);
  const { selection, onSelect, dialog, setDialog } = page;
  useTitle(`${scenario.title} · ${protocol.title}`);
  useEffect(() => () => player.close(), [player]);

  // While it plays the address would change many times a second; it is written when the figure stands still.
  useEffect(() => {
    if (state.playing) return;
    const deeds = writeDeeds(state.moment.world.setup.cast, deedsOf(player.run().line, start));
    const text = writeOptions(protocol, options);
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
      }),
    );
  }, [
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

  const shortcuts = labShortcuts({ ...page.hands, onReset: () => open(scenario, seed, options) });
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
        parting={dialog === 'partition'}
        onParting={(isOpen) => setDialog(isOpen ? 'partition' : undefined)}
        header={
          <Header
            crumbs={[
              protocol.title,
              <label key="scenario" className="header-pick">
                <span className="visually-hidden">Scenario</span>
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
            middle={<InvariantLamps protocol={protocol} broken={state.moment.broken} compact={3} />}
            actions={
              <Button variant="default" icon="link" onClick={share}>
                Share
              </Button>
            }
            onHelp={() => setDialog('help')}
          />
        }
        side={<LabColumn player={player} selection={selection} slip={slip} says={scenario.says} />}
        aside={
          <Button icon="dice" onClick={() => setArranging(true)}>
            Seed {seed}
          </Button>
        }
      />
      <div className="visually-hidden" role="status">
        {page.said}
      </div>
      <Suspense fallback={null}>
        {dialog === 'help' && (
          <HelpDialog epoch={protocol.epoch} shortcuts={shortcuts} onClose={() => setDialog(undefined)} />
        )}
      </Suspense>
      {arranging && (
        <SetupDialog
          protocol={protocol}
          seed={seed}
          options={options}
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
