/** Links into the lab, made with the program's own engine: to a moment somebody wants to see, or to a schedule played out. */
import type { Mutant, Protocol } from '../src/engine/protocol.ts';
import { mutants } from '../src/protocols/mutants.ts';
import { act, latest, tick } from '../src/drivers/run.ts';
import type { Moment } from '../src/timeline/timeline.ts';
import { writeDeeds } from '../src/timeline/link.ts';
import { languageOf } from '../src/lesson/script.ts';
import { openScenario } from '../src/player/scenario.ts';
import { raft } from '../src/protocols/raft/raft.ts';

function open(id: string, protocol: Protocol = raft) {
  const scenario = protocol.scenarios.find((candidate) => candidate.id === id);
  if (!scenario) throw new Error(`${protocol.title} has no scenario "${id}"`);
  return openScenario(protocol, scenario);
}

/** The first moment of a scenario at which something is so, as `raft/five?at=17`. */
export function momentWhere(scenario: string, isSo: (moment: Moment) => boolean): string {
  const { run } = open(scenario);
  while (!isSo(latest(run))) if (!tick(run)) throw new Error(`nothing of the kind happens in "${scenario}"`);
  return `raft/${scenario}?at=${latest(run).index}`;
}

/** Whether a node wears the crown. */
export const hasLeader = ({ world }: Moment): boolean =>
  world.nodes.some((node) => raft.portrait.face(node, world).mark === 'crown');

/** The protocol's scenario of three after a schedule in the words of lessons, with a rule switched off (or none). */
export function scheduleLink(schedule: readonly string[], off?: string, protocol: Protocol = raft): string {
  const { run, start } = open('three', protocol);
  act(run, { kind: 'hold', held: true });
  if (off) act(run, { kind: 'switch', rule: off, on: false });
  const language = languageOf(protocol);
  for (const text of schedule) {
    const line = language.action(text, { nodes: latest(run).world.setup.cast.ids });
    if (!line.ok) throw new Error(`"${text}": ${line.message}`);
    line.play(run, 0);
  }
  // What the schedule lets arrive is a deed as well: left to itself the clock would choose another order.
  const deeds = run.line.moments
    .slice(start + 1)
    .map(({ index, world, action }) => ({ after: index - 1, at: world.now, action: action! }));
  return `${protocol.id}/three?do=${writeDeeds(latest(run).world.setup.cast, deeds)}&at=${latest(run).index}`;
}

/** The known schedule that breaks a promise when a rule is switched off. */
export const mutantOf = (off: string, protocol: Protocol = raft): Mutant =>
  mutants[protocol.id]!.find((mutant) => mutant.off === off)!;
