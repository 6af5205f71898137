/** From what an address says to a run: scenario, seed, options, and what hands did. */
import { MOST_MOMENTS, replay } from '../drivers/replay.ts';
import { advance, latest } from '../drivers/run.ts';
import type { Run } from '../drivers/run.ts';
import type { Protocol, Scenario } from '../engine/protocol.ts';
import type { Options } from '../engine/world.ts';
import { messageOf } from '../engine/words.ts';
import type { Player } from '../player/player.ts';
import { createPlayer } from '../player/player.ts';
import { openScenario, readOptions } from '../player/scenario.ts';
import { readDeeds } from '../timeline/link.ts';
import { linkWords } from '../words/en/link.ts';

/** What an address says of a run. None of it is trusted. */
export interface RunWish {
  readonly protocol: string;
  readonly scenario: string;
  readonly seed: number | undefined;
  readonly options: string;
  readonly deeds: string;
}

/** A run as an address wished it, as far as it could be had. */
export interface OpenRun {
  readonly run: Run;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly options: Options;
  /** Index of the last moment of the scenario's own script. */
  readonly start: number;
  /** What was wrong with the address, a sentence each. */
  readonly slips: readonly string[];
}

/** Opens a run where an address says; what the address gets wrong is told, and the rest still opens. */
export function openRun(protocol: Protocol, wish: RunWish): OpenRun {
  const w = linkWords();
  const slips: string[] = [];
  if (wish.protocol !== protocol.id) slips.push(w.noProtocol(wish.protocol.slice(0, 40)));
  const wanted = protocol.scenarios.find(({ id }) => id === wish.scenario);
  if (!wanted && wish.scenario !== '') slips.push(w.noScenario(wish.scenario.slice(0, 40)));
  const scenario = wanted ?? protocol.scenarios[0]!;
  const seed = wish.seed ?? scenario.seed ?? 1;
  let options: Options = {};
  try {
    options = readOptions(protocol, wish.options);
  } catch (error) {
    slips.push(w.optionLeftOut(messageOf(error)));
  }
  const { run, start } = openScenario(protocol, scenario, { seed, options });
  try {
    const slip = replay(run, readDeeds(latest(run).world.setup.cast, wish.deeds));
    if (slip) slips.push(w.notToItsEnd(slip));
  } catch (error) {
    slips.push(w.unreadable(messageOf(error)));
  }
  return { run, scenario, seed, options, start, slips };
}

/** Opens a run to be played with, at the moment the address says; undefined: at its end. */
export function openPlayer(
  protocol: Protocol,
  wish: RunWish & { readonly at: number | undefined },
): Omit<OpenRun, 'run'> & { readonly player: Player } {
  const { run, ...opened } = openRun(protocol, wish);
  if (wish.at !== undefined) advance(run, Infinity, Math.min(wish.at, MOST_MOMENTS) - latest(run).index);
  return { ...opened, player: createPlayer(run, Math.min(wish.at ?? Infinity, latest(run).index)) };
}
