/** What traitors may do to oral messages: say anything in their own name, and put any label on it. */
import type { Adversary, Statement } from '../../engine/adversary.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { commanderOf, depthIn, isPath, kinOf, lieutenantsOf, namesOn, onward, pathsOf } from './camp.ts';
import type { Path } from './camp.ts';
import { NOTHING, ORDERS, TRUTH, readOrder, used } from './orders.ts';
import { worst } from './plot.ts';
import type { CommanderState, LieutenantState, Order } from './state.ts';
import { saidAlong } from './tree.ts';
import { answerOf, readLies, spellLies, waysFor, withLie } from './ways.ts';

/** Tables of lies with more squares than this show only the next rounds. */
const MANY = 60;

/** What a table of lies calls a path: `the commander’s order`, `what L2 said`, `what L3 said that L2 said`. */
const aboutInWords = (path: Path): string => {
  const [, ...names] = namesOn(path);
  return names.length === 0
    ? 'the commander’s order'
    : `what ${names
        .reverse()
        .map((id) => `${id} said`)
        .join(' that ')}`;
};

/**
 * What a traitor may still say along ways of these lengths, the commander's own word having length 0: a square for each
 * way and each who would be told. `known` answers with what came along a way, if that is known.
 */
export function statementsOf(
  world: World,
  node: NodeId,
  length: number,
  known: (about: Path) => string | undefined,
): readonly Statement[] {
  const { setup } = world;
  const kin = kinOf(world);
  const way = world.traitors[node];
  const { state, timers } = nodeOf(world, node);
  const own = state as CommanderState;
  // Whoever has no clock running is down, asleep or done, and will not speak again.
  if (way === undefined || !timers.round || (length === 0 && own.round > 0)) return [];
  const lies = readLies(way, node, setup);
  const square = (about: Path | undefined, to: NodeId): Statement => {
    const honest = about === undefined ? own.order : known(about);
    const path = about === undefined ? node : onward(about, node);
    return {
      to,
      about: about === undefined ? 'its order' : aboutInWords(about),
      now: answerOf(lies, { path, to, honest, setup }),
      choices: [...ORDERS, TRUTH],
      instead: (word = NOTHING) => spellLies(withLie(lies, { to, about, word }, node, setup)),
    };
  };
  const others = lieutenantsOf(kin).filter((id) => id !== node);
  if (length === 0) return others.map((to) => square(undefined, to));
  return pathsOf(kin, length, node).flatMap((about) =>
    others.filter((to) => !namesOn(about).includes(to)).map((to) => square(about, to)),
  );
}

function statements(world: World, node: NodeId): readonly Statement[] {
  const kin = kinOf(world);
  if (node === commanderOf(kin)) return statementsOf(world, node, 0, () => undefined);
  const { round, tree } = nodeOf(world, node).state as LieutenantState;
  const depth = depthIn(world);
  const known = (about: Path): string | undefined => {
    const said = saidAlong(tree, about);
    return said === undefined ? undefined : used(said);
  };
  const all: Statement[] = [];
  for (let length = Math.max(1, round); length <= depth; length++) {
    const these = statementsOf(world, node, length, known);
    if (all.length > 0 && all.length + these.length > MANY) break;
    all.push(...these);
  }
  return all;
}

const FORGERY = /^(\S+)(?: about (\S+))?(?: as (\S+))?$/i;

/** `EAT`, `EAT about C.L2`, `EAT as L2`: a word, a way it never went, somebody else's name at the end of it. */
function forge(text: string, from: NodeId, to: NodeId, world: World): Order {
  const found = FORGERY.exec(text.trim());
  if (!found) throw new Error('make up a message like this: EAT, or EAT about C.L2, or EAT as L2');
  const [, word = '', about, as = from] = found;
  const kin = kinOf(world);
  const commander = commanderOf(kin);
  if (as === commander && about !== undefined)
    throw new Error('the commander speaks for itself: leave out the "about"');
  const path = as === commander ? commander : onward(about ?? commander, as);
  if (!isPath(path, kin))
    throw new Error(
      `${path} is no way an order can go: it begins with ${commander}, and nobody is on it twice`,
    );
  if (to === commander || to === from)
    throw new Error(`${from} can only tell lieutenants something, and not itself`);
  if (namesOn(path).includes(to))
    throw new Error(`${to} would see at once that it never sent that: it is on the way itself`);
  return { type: 'Order', path, value: readOrder(word) };
}

/** Lies with oral messages. */
export const adversary: Adversary<Order> = {
  ways: waysFor,
  read: (text, node, setup) => spellLies(readLies(text, node, setup)),
  say(way, body, from, to, { setup }) {
    const value = answerOf(readLies(way, from, setup), { path: body.path, to, honest: body.value, setup });
    if (value === undefined) return undefined;
    return value === body.value ? body : { ...body, value };
  },
  rewordings: ({ body }) => ORDERS.filter((word) => word !== body.value),
  reword: ({ body }, text) => ({ ...body, value: readOrder(text) }),
  example: 'RETREAT as L2',
  forge,
  statements,
  worst,
};
