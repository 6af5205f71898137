/** What was found, as a run to look at: opened as its link would be, so that whoever gets the link sees the same. */
import type { Found } from '../../drivers/explore/hunt.ts';
import type { Run } from '../../drivers/run.ts';
import { latest } from '../../drivers/run.ts';
import { fingerprint } from '../../engine/fingerprint.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Player } from '../../player/player.ts';
import { openScenario, readOptions } from '../../player/scenario.ts';
import { openRun } from '../open-run.ts';
import type { Route, SideRoute } from '../route.ts';
import { overruled } from './overruled.ts';
import type { Refusal } from './refusals.ts';
import { refusalsOf } from './refusals.ts';

/** A find that can be looked at. */
export interface FoundRun {
  readonly run: Run;
  /** The moment before its first step. */
  readonly base: number;
  /** Its last moment: the promise is broken. */
  readonly end: number;
  /** Index of the last moment of the scenario's own script. */
  readonly start: number;
  /** How the promise is broken, in the words of the page. */
  readonly says: string;
  readonly refusals: readonly Refusal[];
}

/** Opens what was found. */
export function openFound(protocol: Protocol, found: Found): FoundRun {
  const { run, start } = openRun(protocol, { protocol: protocol.id, ...found.start });
  const end = latest(run).index;
  const base = Math.max(start, end - found.length);
  const says = latest(run).broken.find(({ property }) => property === found.property)?.says ?? found.says;
  return { run, base, end, start, says, refusals: refusalsOf(protocol, run.line, base) };
}

/** Which of a player's lines begins with this run, if one does. */
export function lineOf(player: Player, run: Run): number | undefined {
  const { index, world } = latest(run);
  const print = fingerprint(world);
  const at = player.store.getState().runs.findIndex(({ line }) => {
    const there = line.moments[index]?.world;
    return there?.now === world.now && fingerprint(there) === print;
  });
  return at < 0 ? undefined : at;
}

/** The run as another line of a player, which leaves the one that is looked at where they part. */
export function asLineOf(player: Player, run: Run): Run {
  const { line } = player.run();
  const isShared = (index: number): boolean => {
    const [here, there] = [run.line.moments[index], line.moments[index]];
    return (
      here?.world.now === there?.world.now && JSON.stringify(here?.action) === JSON.stringify(there?.action)
    );
  };
  const { index: end } = latest(run);
  let index = 0;
  while (index < end && index + 1 < line.moments.length && isShared(index + 1)) index += 1;
  const id = player.store.getState().runs.length;
  return { ...run, line: { ...run.line, id, forked: { line: line.id, index } } };
}

/** The find beside itself: the rules off on the left, and on the right the same deeds with them on. */
export function withRuleOn(protocol: Protocol, found: Found, { run, base, start }: FoundRun): Route {
  const scenario = protocol.scenarios.find(({ id }) => id === found.start.scenario) ?? protocol.scenarios[0]!;
  const { seed, options } = found.start;
  const fresh = openScenario(protocol, scenario, { seed, options: readOptions(protocol, options) }).run;
  const left: SideRoute = {
    protocol: protocol.id,
    scenario: scenario.id,
    options,
    deeds: found.start.deeds,
  };
  const right = { ...left, deeds: overruled(fresh, run, start, latest(run).world.off) };
  return { page: 'beside', left, right, seed, at: Math.ceil(run.line.moments[base]!.world.now * 1000) };
}
