/** The words lessons may use about oral messages: what can be claimed, what can be done. */
import type { ClaimSpec, VerbSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { claim, unless } from '../kit/phrases.ts';
import type { Told } from '../kit/phrases.ts';
import type { Path } from './camp.ts';
import { commanderOf, kinOf, lieutenantsOf, onward } from './camp.ts';
import { drill } from './drill.ts';
import { readOrder, readOrders, used } from './orders.ts';
import { worst } from './plot.ts';
import type { LieutenantState } from './state.ts';
import { lieutenantAt, talk } from './talk.ts';
import { saidAlong } from './tree.ts';

/** The path along which somebody tells what it was told by another, who was told by the commander. */
function pathFrom(world: World, teller: NodeId, ...by: readonly NodeId[]): Path {
  const commander = commanderOf(kinOf(world));
  return [...by, teller].reduce((path, id) => (id === commander ? path : onward(path, id)), commander);
}

/** What came along a path, in words. */
function whatCame(world: World, node: NodeId, path: Path): string {
  const said = saidAlong(lieutenantAt<LieutenantState>(world, node).state.tree, path);
  if (said === undefined) return 'nothing has come yet';
  return said === null ? 'nothing came' : `it was ${said}`;
}

function heard(world: World, node: NodeId, path: Path, word: string): Told {
  const { tree } = lieutenantAt<LieutenantState>(world, node).state;
  return unless(saidAlong(tree, path) === readOrder(word), whatCame(world, node, path));
}

function heardNothing(world: World, node: NodeId, path: Path): Told {
  const { tree } = lieutenantAt<LieutenantState>(world, node).state;
  return unless(typeof saidAlong(tree, path) !== 'string', whatCame(world, node, path));
}

/** The words a lieutenant has to vote on: those it voted on, or, before that, what it was told and the others say. */
function votesOf(world: World, node: NodeId): readonly string[] {
  const { votes, tree } = lieutenantAt<LieutenantState>(world, node).state;
  if (votes.length > 0) return votes.map(({ word }) => word);
  const commander = commanderOf(kinOf(world));
  return lieutenantsOf(kinOf(world)).flatMap((id) => {
    const said = saidAlong(tree, id === node ? commander : onward(commander, id));
    return said === undefined ? [] : [used(said)];
  });
}

const sorted = (words: readonly string[]): string => [...words].sort().join(' ');

type Hearsay = Readonly<Record<'node' | 'word' | 'node2' | 'node3', string>>;

export const claims: readonly ClaimSpec[] = [
  ...talk(worst),
  claim<Hearsay>(
    '{node} heard {word} from {node}',
    'L1 heard EAT from L3',
    ({ world }, { node, word, node2 }) => heard(world, node, pathFrom(world, node2), word),
  ),
  claim<Hearsay>(
    '{node} heard nothing from {node}',
    'L1 heard nothing from L3',
    ({ world }, { node, node2 }) => heardNothing(world, node, pathFrom(world, node2)),
  ),
  claim<Hearsay>(
    '{node} heard {word} from {node} about {node}',
    'L1 heard EAT from L3 about L2',
    ({ world }, { node, word, node2, node3 }) => heard(world, node, pathFrom(world, node2, node3), word),
  ),
  claim<Hearsay>(
    '{node} heard nothing from {node} about {node}',
    'L1 heard nothing from L3 about L2',
    ({ world }, { node, node2, node3 }) => heardNothing(world, node, pathFrom(world, node2, node3)),
  ),
  claim<{ node: NodeId; text: string }>(
    '{node} holds {text}',
    'L1 holds ATTACK ATTACK EAT',
    ({ world }, { node, text }) => {
      const has = votesOf(world, node);
      return unless(sorted(has) === sorted(readOrders(text)), `it holds ${has.join(' ') || 'nothing'}`);
    },
  ),
  claim<{ node: NodeId; text: string }>(
    'votes of {node} are {text}',
    'votes of L1 are ATTACK RETREAT EAT',
    ({ world }, { node, text }) => {
      const has = votesOf(world, node);
      return unless(
        has.join(' ') === readOrders(text).join(' '),
        `they are ${listInWords(has) || 'none yet'}`,
      );
    },
  ),
];

export const verbs: readonly VerbSpec[] = drill(worst, 'EAT, EAT as L2, EAT about C.L2');
