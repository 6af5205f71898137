/** What chance may do to the generals without breaking what is promised: turn as many as are borne, and hinder only those. */
import type { Action } from '../../engine/action.ts';
import type { Message, NodeId, World } from '../../engine/world.ts';
import { commanderOf, kinOf, lieutenantsOf } from './camp.ts';
import { ORDERS } from './orders.ts';
import type { CommanderState } from './state.ts';

/** What chance is to know of a protocol. */
export interface Chances {
  /** How many more traitors are borne. */
  readonly leeway: (world: World) => number;
  /** What a traitor may make up for somebody. */
  readonly forgeries: (world: World, from: NodeId, to: NodeId) => readonly string[];
}

/** Ways of lying that show everything a traitor can do. */
function lies(world: World, node: NodeId): readonly string[] {
  const others = lieutenantsOf(kinOf(world)).filter((id) => id !== node);
  const [first, second] = others;
  const table = node === commanderOf(kinOf(world)) ? '' : `, ${first} EAT about ${commanderOf(kinOf(world))}`;
  return [
    'silent',
    'flip',
    'random',
    'random 3',
    'says EAT',
    'says RETREAT',
    ...(second === undefined
      ? []
      : [`split ATTACK to ${first} else RETREAT`, `tells ${first} NAP, ${second} nothing${table}`]),
  ];
}

function onMessages(world: World, flights: readonly Message[]): readonly Action[] {
  return flights
    .filter(({ from, lost }) => world.traitors[from] !== undefined && lost === '')
    .flatMap(({ id }): readonly Action[] => [
      { kind: 'drop', message: id },
      { kind: 'duplicate', message: id },
      { kind: 'delay', message: id, by: 60 },
      { kind: 'tamper', message: id, text: 'NAP' },
    ]);
}

function onTraitor(world: World, node: NodeId, { forgeries }: Chances): readonly Action[] {
  const { up } = world.nodes[world.setup.cast.index.get(node)!]!;
  const made = lieutenantsOf(kinOf(world))
    .filter((to) => to !== node)
    .flatMap((to) => forgeries(world, node, to).map((text): Action => ({ kind: 'forge', node, to, text })));
  return [
    ...lies(world, node).map((way): Action => ({ kind: 'turn', node, way })),
    ...(up ? [...made, { kind: 'crash', node } as const] : [{ kind: 'restart', node } as const]),
  ];
}

/** The faults that chance may choose from. */
export function faultsFor(chances: Chances): (world: World) => readonly Action[] {
  return (world) => {
    const { ids } = world.setup.cast;
    const traitors = ids.filter((id) => world.traitors[id] !== undefined);
    const more = chances.leeway(world) > 0 ? ids.filter((id) => !traitors.includes(id)) : [];
    return [
      ...more.flatMap((node) => lies(world, node).map((way): Action => ({ kind: 'turn', node, way }))),
      ...traitors.flatMap((node) => onTraitor(world, node, chances)),
      ...onMessages(world, world.flights),
    ];
  };
}

const WORDS = ['ATTACK', 'EAT', 'NAP', 'RETREAT', 'HOLD'];

/** What people might ask: another order, as long as the commander has not sent its own. */
export function requests(world: World): readonly Action[] {
  const id = commanderOf(kinOf(world));
  const { up, state } = world.nodes[world.setup.cast.index.get(id)!]!;
  if (!up || (state as CommanderState).round > 0) return [];
  return WORDS.map((word) => ({ kind: 'command', node: id, command: `order ${word}` }));
}

/** What menus offer: other orders, as long as the commander has not sent its own. */
export function commands(world: World, id: NodeId): readonly string[] {
  const { kind, state } = world.nodes[world.setup.cast.index.get(id)!]!;
  const hasSent = kind !== 'commander' || (state as CommanderState).round > 0;
  return hasSent ? [] : ORDERS.slice(0, 4).map((word) => `order ${word}`);
}

/** Messages that a traitor may make up by word of mouth: early, late, in its own name and in others'. */
export function oralForgeries(world: World, from: NodeId, to: NodeId): readonly string[] {
  const kin = kinOf(world);
  const commander = commanderOf(kin);
  const other = lieutenantsOf(kin).find((id) => id !== from && id !== to);
  return [
    'EAT',
    ...(from === commander ? [] : [`NAP as ${commander}`]),
    ...(other === undefined ? [] : [`NAP as ${other}`]),
    ...(other === undefined || from === commander ? [] : [`WAIT about ${commander}.${other}`]),
  ];
}

/** Messages that a traitor may sign: whatever the commander never signed cannot be had unless it is a traitor, too. */
export function signedForgeries(world: World, from: NodeId): readonly string[] {
  return from === commanderOf(kinOf(world)) || world.traitors[commanderOf(kinOf(world))] !== undefined
    ? ['EAT', 'NAP']
    : [];
}
