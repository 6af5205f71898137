/** From a scenario to a run: its setup, and its script played, before a person takes over. */
import { latest, startRun } from '../drivers/run.ts';
import type { Run } from '../drivers/run.ts';
import { setupOf } from '../drivers/setup.ts';
import type { Protocol, Scenario } from '../engine/protocol.ts';
import { messageOf } from '../engine/words.ts';
import type { Options } from '../engine/world.ts';
import { languageOf } from '../lesson/script.ts';

/** What a person may choose about a scenario. */
export interface ScenarioChoice {
  readonly seed?: number;
  readonly options?: Options;
}

/** A scenario ready to be played: everything up to `start` is its own script. */
export interface OpenScenario {
  readonly run: Run;
  /** Index of the last moment of the script. */
  readonly start: number;
}

/** Opens a scenario. A script that cannot be played is a mistake of ours and throws. */
export function openScenario(
  protocol: Protocol,
  scenario: Scenario,
  choice: ScenarioChoice = {},
): OpenScenario {
  const { network, timeouts, held } = scenario;
  const seed = choice.seed ?? scenario.seed ?? 1;
  const { counts: wished, options: chosen } = parted(protocol, choice.options ?? {});
  const options = { ...scenario.options, ...chosen };
  const nodes = { ...scenario.nodes, ...wished };
  for (const [name, { counts }] of Object.entries(protocol.options)) {
    const wanted = choice.options?.[name];
    if (counts !== undefined && typeof wanted === 'number') nodes[counts] = Math.round(wanted);
  }
  // In another cast a script may speak of nodes that are not there: then those lines are left out.
  const isOwnCast = Object.entries(scenario.nodes).every(([kind, count]) => nodes[kind] === count);
  const run = startRun(
    protocol,
    setupOf(protocol, {
      nodes,
      seed,
      options,
      ...(network && { network }),
      ...(timeouts && { timeouts }),
      held: held ?? false,
    }),
  );
  const language = languageOf(protocol);
  const scope = { nodes: latest(run).world.setup.cast.ids };
  for (const text of scenario.script ?? []) {
    const line = language.action(text, scope);
    try {
      if (!line.ok) throw new Error(line.message);
      line.play(run, 0);
    } catch (error) {
      if (isOwnCast)
        throw new Error(`scenario ${scenario.id}: "${text}": ${messageOf(error)}`, { cause: error });
    }
  }
  return { run, start: latest(run).index };
}

/** Of what a person chose: how many nodes of a kind, by the kind's name, and the options proper. */
function parted(
  { kinds }: Protocol,
  options: Options,
): { readonly counts: Readonly<Record<string, number>>; readonly options: Options } {
  const isCount = ([name, value]: readonly [string, unknown]): boolean =>
    Object.hasOwn(kinds, name) && typeof value === 'number';
  const all = Object.entries(options);
  return {
    counts: Object.fromEntries(all.filter(isCount)) as Readonly<Record<string, number>>,
    options: Object.fromEntries(all.filter((entry) => !isCount(entry))),
  };
}

/** Most nodes of a kind that a link may ask for. */
const MOST_OF_A_KIND = 9;

/** How many nodes of a kind, from untrusted text. */
function countOf(title: string, kind: string, word: string): number {
  const count = Number(word);
  if (!Number.isInteger(count) || count < 0 || count > MOST_OF_A_KIND)
    throw new Error(
      `${title} can have 0 to ${MOST_OF_A_KIND} nodes of the kind ${kind}, not ${word.slice(0, 20)}`,
    );
  return count;
}

/** Reads options, and how many nodes there are of a kind, from untrusted text `name:value,…`; throws a sentence about the first that cannot be. */
export function readOptions(protocol: Protocol, text: string): Options {
  const options: Record<string, string | number | boolean> = {};
  for (const part of text.split(',').filter((word) => word !== '')) {
    const [name = '', ...rest] = part.split(':');
    if (Object.hasOwn(protocol.kinds, name)) {
      options[name] = countOf(protocol.title, name, rest.join(':'));
      continue;
    }
    const spec = Object.hasOwn(protocol.options, name) ? protocol.options[name] : undefined;
    if (!spec) throw new Error(`${protocol.title} has no option "${name.slice(0, 40)}"`);
    const word = rest.join(':');
    if (typeof spec.value === 'number') {
      const value = Number(word);
      if (!Number.isFinite(value) || value < (spec.min ?? -Infinity) || value > (spec.max ?? Infinity)) {
        throw new Error(`${spec.label} goes from ${spec.min} to ${spec.max}, not to ${word.slice(0, 20)}`);
      }
      options[name] = value;
    } else if (typeof spec.value === 'boolean') options[name] = word === 'true';
    else {
      if (!spec.oneOf?.includes(word))
        throw new Error(`${spec.label} is ${spec.oneOf?.join(' or ')}, not ${word.slice(0, 20)}`);
      options[name] = word;
    }
  }
  return options;
}

/** The options a scenario has if nobody chooses others. */
export function optionsOf(protocol: Protocol, scenario: Scenario): Options {
  return Object.fromEntries(
    Object.entries(protocol.options).map(([name, { value, counts }]) => [
      name,
      scenario.options?.[name] ?? (counts === undefined ? value : (scenario.nodes[counts] ?? 0)),
    ]),
  );
}

/** Options as text for a link: only those that differ from what the scenario has anyway. */
export function writeOptions(protocol: Protocol, scenario: Scenario, options: Options): string {
  const usual = optionsOf(protocol, scenario);
  return Object.entries(options)
    .filter(([name, value]) => (usual[name] ?? scenario.nodes[name]) !== value)
    .map(([name, value]) => `${name}:${value}`)
    .join(',');
}
