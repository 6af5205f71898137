/** Everything an adversary may choose here and now, grouped by whom it is about. */
import type { Action } from '../../engine/action.ts';
import { enabled, faults, mayHappen } from '../../engine/enabled.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Message, NodeId, World } from '../../engine/world.ts';
import { flightOf } from '../../engine/world.ts';
import type { AdversaryWords } from '../../words/en/adversary.ts';

/** A message under way to a node, and what may become of it. */
export interface Arrival {
  readonly message: Message;
  /** What the message says, as the stage says it. */
  readonly says: string;
  readonly actions: readonly Action[];
}

/** What may happen to one node. */
export interface NodeChoices {
  readonly node: NodeId;
  readonly up: boolean;
  /** Messages to it, and what may become of each. */
  readonly arrivals: readonly Arrival[];
  /** Its timers, its crash or restart, what it may be asked or ordered, its lies. */
  readonly actions: readonly Action[];
}

/** The message an action is about. */
const messageOf = (world: World, action: Action): Message | undefined =>
  'message' in action ? flightOf(world, action.message) : undefined;

/** All choices, by node in the order of the cast; nodes about which nothing can be chosen are left out. */
export function choicesAt(protocol: Protocol, world: World): readonly NodeChoices[] {
  const all: readonly Action[] = [
    ...enabled(world),
    ...protocol.requests(world),
    ...(protocol.errands?.(world) ?? []),
    ...(protocol.faults?.(world) ?? faults(world)),
  ].filter((action) => mayHappen(protocol, world, action));
  const written = new Set<string>();
  const once = all.filter((action) => {
    const text = JSON.stringify(action);
    return !written.has(text) && written.add(text);
  });
  return world.setup.cast.ids.flatMap((node): readonly NodeChoices[] => {
    const arrivals = world.flights
      .filter(({ to }) => to === node)
      .map((message): Arrival => ({
        message,
        says: protocol.portrait.capsule(message, world).says,
        actions: once.filter((action) => messageOf(world, action) === message),
      }));
    const actions = once.filter((action) => 'node' in action && action.node === node);
    const up = world.nodes.find(({ id }) => id === node)?.up ?? true;
    return arrivals.length + actions.length > 0 ? [{ node, up, arrivals, actions }] : [];
  });
}

/** A choice as something to do: `Let S3 hear S2’s RequestVote`. */
export function choiceInWords(protocol: Protocol, world: World, action: Action, w: AdversaryWords): string {
  const message = messageOf(world, action);
  const [from, type, to] = [message?.from ?? '', message?.body.type ?? '', message?.to ?? ''];
  switch (action.kind) {
    case 'deliver':
      return w.hear(to, from, type);
    case 'lose':
      return w.dies(to, from, type);
    case 'drop':
      return w.drop(to, from, type);
    case 'duplicate':
      return w.double(to, from, type);
    case 'fire':
      return w.fire(action.node, action.timer);
    case 'command':
      return protocol.isOrder?.(action.command)
        ? w.order(action.node, action.command)
        : w.ask(action.node, action.command, action.to);
    case 'crash':
      return w.crash(action.node);
    case 'restart':
      return w.startAgain(action.node);
    case 'cut':
      return w.cut(action.links.map(([a, b]) => `${a} → ${b}`).join(', '));
    case 'heal':
      return w.heal;
    case 'turn':
      return action.way === '' ? w.loyal(action.node) : w.turn(action.node, action.way);
    case 'tamper':
      return w.tamper(to, from, type, action.text);
    case 'forge':
      return w.forge(action.node, action.to, action.text);
    default:
      return w.other(action.kind);
  }
}
