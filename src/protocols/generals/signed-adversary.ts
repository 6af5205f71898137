/** What traitors may do to signed messages: sign what they like themselves, share their seals, keep what they got for later. */
import type { Adversary, Statement } from '../../engine/adversary.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { statementsOf } from './adversary.ts';
import { commanderOf, kinOf, lieutenantsOf, wantedDepth } from './camp.ts';
import { ORDERS, readOrder } from './orders.ts';
import { worst } from './signed-plot.ts';
import type { Signed, SignedOrder, SignedState } from './signed-state.ts';
import { isGenuine, pathOf, statement, withSeal } from './signed-state.ts';
import { answerOf, readLies, spellLies, waysFor } from './ways.ts';

/** The same scroll with another word: whoever is a traitor signs it anew, the seals of the others stay as they were. */
function reworded(body: Signed, value: string, isTraitor: (id: NodeId) => boolean): Signed {
  const chain = body.chain.map((seal, place) =>
    isTraitor(seal.by) ? { by: seal.by, under: statement(value, body.chain.slice(0, place)) } : seal,
  );
  return { ...body, value, chain };
}

/** What traitors have got from others, as far as they took it for genuine. */
function pool(world: World): readonly SignedOrder[] {
  return lieutenantsOf(kinOf(world))
    .filter((id) => world.traitors[id] !== undefined)
    .flatMap((id) => (nodeOf(world, id).state as SignedState).seen)
    .filter(isGenuine);
}

const FORGERY = /^(\S+)(?: via (.+))?$/i;

/** `RETREAT`, or `RETREAT via L1`: signed by the commander, by those named, and by the sender. */
function forge(text: string, from: NodeId, to: NodeId, world: World): Signed {
  const found = FORGERY.exec(text.trim());
  if (!found) throw new Error('make up a message like this: RETREAT, or RETREAT via L1');
  const value = readOrder(found[1]!);
  const kin = kinOf(world);
  const commander = commanderOf(kin);
  if (to === commander || to === from)
    throw new Error(`${from} can only tell lieutenants something, and not itself`);
  const between = (found[2]?.split(/[\s,]+/) ?? []).map((name) => {
    const id = lieutenantsOf(kin).find((known) => known.toLowerCase() === name.toLowerCase());
    if (id === undefined) throw new Error(`there is no lieutenant ${name} to sign anything`);
    return id;
  });
  if (from === commander && between.length > 0)
    throw new Error('the commander signs first: nobody can have signed before it');
  const signers = from === commander ? [commander] : [commander, ...between, from];
  if (new Set(signers).size < signers.length || signers.includes(to))
    throw new Error('nobody signs twice, and nobody gets what it has signed itself');
  return { type: 'Signed', ...assembled(value, signers, world) };
}

/** The order with these signatures; throws a sentence if one of them cannot be had. */
function assembled(value: string, signers: readonly NodeId[], world: World): SignedOrder {
  const held = pool(world);
  const blank: SignedOrder = { value, chain: [] };
  return signers.reduce((order, by) => {
    const next = withSeal(order, by);
    const isHeld = held.some(
      (known) => known.value === value && `${pathOf(known)}.`.startsWith(`${pathOf(next)}.`),
    );
    if (world.traitors[by] === undefined && !isHeld)
      throw new Error(
        `${by} is loyal and never put its seal under "${statement(value, order.chain)}": nobody else can`,
      );
    return next;
  }, blank);
}

/** What a traitor may still say: what it will pass on when the next round begins. */
function statements(world: World, node: NodeId): readonly Statement[] {
  if (world.traitors[node] === undefined) return [];
  if (node === commanderOf(kinOf(world))) return statementsOf(world, node, 0, () => undefined);
  const { news, round } = nodeOf(world, node).state as SignedState;
  if (round > wantedDepth(world.setup.options)) return [];
  return statementsOf(
    world,
    node,
    Math.max(1, round),
    (about) => news.find((order) => pathOf(order) === about)?.value,
  );
}

/** Lies with signed messages. */
export const signedAdversary: Adversary<Signed> = {
  ways: waysFor,
  read: (text, node, setup) => spellLies(readLies(text, node, setup)),
  say(way, body, from, to, { setup, traitors }) {
    const value = answerOf(readLies(way, from, setup), { path: pathOf(body), to, honest: body.value, setup });
    if (value === undefined) return undefined;
    return value === body.value ? body : reworded(body, value, (id) => traitors[id] !== undefined);
  },
  rewordings: ({ body }) => ORDERS.filter((word) => word !== body.value),
  reword: ({ body }, text) => ({ ...body, value: readOrder(text) }),
  example: 'RETREAT via L1',
  forge,
  statements,
  worst,
};
