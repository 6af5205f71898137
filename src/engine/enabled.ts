/** What can happen next. Only the chooser differs: the clock, a person, a script, dice, or everyone. */
import type { Action } from './action.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { World } from './world.ts';

/** What the protocol itself may do next, at whatever time: a message arrives or dies, a running timer runs out. */
export function enabled(world: World): readonly Action[] {
  const actions: Action[] = [];
  for (const message of world.flights) {
    actions.push(
      message.lost === '' ? { kind: 'deliver', message: message.id } : { kind: 'lose', message: message.id },
    );
  }
  for (const node of world.nodes) {
    for (const timer of Object.keys(node.timers)) actions.push({ kind: 'fire', node: node.id, timer });
  }
  return actions;
}

/** What the world may do to the protocol: lose or double a message, crash a node, bring one back. */
export function faults(world: World): readonly Action[] {
  const actions: Action[] = [];
  for (const message of world.flights) {
    if (message.lost === '')
      actions.push({ kind: 'drop', message: message.id }, { kind: 'duplicate', message: message.id });
  }
  for (const node of world.nodes) {
    actions.push(node.up ? { kind: 'crash', node: node.id } : { kind: 'restart', node: node.id });
  }
  return actions;
}

/** When the first of all running timers is due, virtual ms; Infinity if none runs. */
export function firstDue(nodes: World['nodes']): number {
  let first = Infinity;
  for (const { timers } of nodes) for (const name in timers) first = Math.min(first, timers[name]!.dueAt);
  return first;
}

/** What only a fault does. */
const FAULTS: readonly Action['kind'][] = [
  'crash',
  'restart',
  'drop',
  'duplicate',
  'delay',
  'turn',
  'tamper',
  'forge',
];

/**
 * Whether chance may do this here: where a protocol goes in rounds, timers wait for all messages and for each other; where
 * it says itself what may go wrong, nothing else does. Whatever the engine would refuse is not asked about.
 */
export function mayHappen({ inRounds, faults: own }: Chances, world: World, action: Action): boolean {
  if (inRounds && action.kind === 'fire') {
    if (world.flights.length > 0) return false;
    const timer = world.nodes.find(({ id }) => id === action.node)?.timers[action.timer];
    return timer?.dueAt === firstDue(world.nodes);
  }
  if (!own || !FAULTS.includes(action.kind)) return true;
  const print = fingerprintOf(action);
  return own(world).some((fault) => fingerprintOf(fault) === print);
}

/** What a protocol says of chance. */
interface Chances {
  readonly inRounds?: true;
  readonly faults?: (world: World) => readonly Action[];
}

/** What is due first if time just passes, and when (virtual ms); undefined if nothing will ever happen by itself. */
export function due(world: World): { readonly at: number; readonly action: Action } | undefined {
  let at = Infinity;
  let node: string | undefined;
  let timer = '';
  if (!world.held) {
    for (const candidate of world.nodes) {
      for (const name in candidate.timers) {
        const { dueAt } = candidate.timers[name]!;
        if (dueAt < at) {
          at = dueAt;
          node = candidate.id;
          timer = name;
        }
      }
    }
  }
  const message = world.flights[0];
  if (message && message.endsAt <= at) {
    const kind = message.lost === '' ? 'deliver' : 'lose';
    return { at: Math.max(message.endsAt, world.now), action: { kind, message: message.id } };
  }
  return node === undefined
    ? undefined
    : { at: Math.max(at, world.now), action: { kind: 'fire', node, timer } };
}
