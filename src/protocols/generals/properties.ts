/** What OM(m) promises, and what its proof rests upon, each judged after every step. */
import type { Property } from '../../engine/property.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import type { Path } from './camp.ts';
import { aboutOf, commanderOf, depthIn, kinOf, lieutenantsOf, namesOn, pathsOf, senderOf } from './camp.ts';
import type { CampHistory } from './history.ts';
import { used } from './orders.ts';
import { onDecision, onLieutenant, promises, violation } from './promises.ts';
import type { CommanderState, LieutenantState, Order } from './state.ts';
import { saidAlong } from './tree.ts';

/** What the last on a path has to say along it, if it is loyal: its order, or what it was told. */
function honestWord(world: World, path: Path): string {
  const { state } = nodeOf(world, senderOf(path));
  const about = aboutOf(path);
  return about === ''
    ? (state as CommanderState).order
    : used(saidAlong((state as LieutenantState).tree, about));
}

/** Is the paper's Lemma 1 about this path: is its last general loyal, and are there enough for the liars below? */
function isCovered(world: World, path: Path, { faulty, astray }: CampHistory): boolean {
  // What is still under way when somebody decides has come too late for it, whatever becomes of it.
  const isOff = (id: NodeId): boolean =>
    faulty.includes(id) || astray.includes(id) || world.flights.some(({ from }) => from === id);
  if (isOff(senderOf(path))) return false;
  const lieutenants = lieutenantsOf(kinOf(world));
  const on = namesOn(path);
  const liars = lieutenants.filter((id) => !on.includes(id) && isOff(id)).length;
  const players = lieutenants.length + 2 - on.length;
  return players > 2 * liars + depthIn(world) + 1 - on.length;
}

export const properties: Readonly<Record<string, Property<CampHistory>>> = {
  ...promises,

  RELAY: onLieutenant<LieutenantState>(
    'RELAY',
    {
      name: 'Faithful lieutenants',
      cite: 'BGP §3, OM(m)(2)',
      says: 'What a loyal lieutenant tells others is what it was told itself.',
    },
    ({ is: { id, state } }, { after, action }) => {
      if (action.kind !== 'fire') return undefined;
      for (const { from, body, meant = body } of after.flights) {
        if (from !== id) continue;
        const { path, value } = meant as Order;
        const told = used(saidAlong(state.tree, aboutOf(path)));
        if (value !== told)
          return violation(`${id} passes on ${value} along ${path}, and was told ${told}.`, [id]);
      }
      return undefined;
    },
  ),

  TREE: onLieutenant<LieutenantState>(
    'TREE',
    {
      name: 'No holes',
      cite: 'BGP §3, A3',
      says: 'When a round is over, a loyal lieutenant knows of every way what came along it, or that nothing did.',
    },
    ({ was, is: { id, state } }, { after, action }) => {
      const { round } = was.state;
      if (action.kind !== 'fire' || round === 0) return undefined;
      const hole = pathsOf(kinOf(after), round, id).find((path) => saidAlong(state.tree, path) === undefined);
      return hole === undefined
        ? undefined
        : violation(`Round ${round} is over, and ${id} does not know what came along ${hole}.`, [id]);
    },
  ),

  'SUB-IC2': onDecision<LieutenantState>(
    'SUB-IC2',
    {
      name: 'Lemma 1',
      cite: 'BGP §3, Lemma 1',
      says: 'Wherever a loyal general passes something on and enough listen, its word comes through.',
    },
    ({ id, state }, { after }, is) => {
      const kin = kinOf(after);
      const rounds = depthIn(after) + 1;
      for (let length = 1; length <= rounds; length++) {
        for (const path of pathsOf(kin, length, id)) {
          // Without a vote only the commander's own word counts as anything.
          const counts = state.resolved[path] ?? (path === commanderOf(kin) ? state.decision : undefined);
          if (!counts || counts === honestWord(after, path) || !isCovered(after, path, is)) continue;
          const what = path === commanderOf(kin) ? 'the order' : `what came along ${path}`;
          return violation(`${id} takes ${what} for ${counts}, and it was ${honestWord(after, path)}.`, [id]);
        }
      }
      return undefined;
    },
  ),
};
