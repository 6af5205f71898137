/** What can be claimed of both kinds of generals: decisions, traitors, promises, numbers of messages. */
import type { Plot } from '../../engine/adversary.ts';
import type { ClaimScene, ClaimSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { claim, each, unless } from '../kit/phrases.ts';
import type { Told } from '../kit/phrases.ts';
import { commanderOf, kinOf } from './camp.ts';
import type { CampHistory } from './history.ts';
import { readOrder } from './orders.ts';
import type { Decider } from './promises.ts';
import { loyalIn, loyalOrder } from './promises.ts';
import type { CommanderState } from './state.ts';

const past = ({ history }: ClaimScene): CampHistory => history as CampHistory;

/** The lieutenant of that name. */
export function lieutenantAt<S = Decider>(world: World, id: NodeId): Node<S> {
  const node = nodeOf(world, id);
  if (node.kind !== 'lieutenant') throw new Error(`${id} is no lieutenant: the commander has nobody to obey`);
  return node as Node<S>;
}

/** The lieutenants that a phrase names; every node means every loyal one. */
function named(scene: ClaimScene, nodes: unknown): readonly Node<Decider>[] {
  if (nodes === 'all' || nodes === 'live')
    return loyalIn(scene.world, past(scene)).filter(({ up }) => up || nodes === 'all');
  return (nodes as readonly NodeId[]).map((id) => lieutenantAt(scene.world, id));
}

const decides = ({ id, state: { decision } }: Node<Decider>): string =>
  decision === null ? `${id} has not decided` : `${id} decides ${decision}`;

const allDecide = (nodes: readonly Node<Decider>[], word: string): Told => {
  const wanted = readOrder(word);
  return each(nodes, ({ state }) => state.decision === wanted, decides);
};

const inList = (nodes: readonly Node<Decider>[]): string =>
  listInWords(nodes.map(decides)) || 'nobody is loyal';

function agree(scene: ClaimScene): { readonly nodes: readonly Node<Decider>[]; readonly does: boolean } {
  const nodes = loyalIn(scene.world, past(scene));
  const [first] = nodes;
  return {
    nodes,
    does: nodes.every(({ state }) => state.decision !== null && state.decision === first!.state.decision),
  };
}

/** The same world before anything has happened to it, with these traitors and no others. */
const withTraitors = (world: World, nodes: readonly NodeId[]): World => ({
  ...world,
  traitors: Object.fromEntries(nodes.map((id) => [id, 'honest'])),
});

const namesOf = (world: World, nodes: unknown): readonly NodeId[] =>
  nodes === 'all' || nodes === 'live' ? world.setup.cast.ids : (nodes as readonly NodeId[]);

/** The claims, given how to look for the worst lies. */
export const talk = (worst: (world: World) => Plot): readonly ClaimSpec[] => [
  claim<{ node: NodeId; word: string }>(
    '{node} decides {word}',
    'L1 decides ATTACK',
    (scene, { node, word }) => allDecide([lieutenantAt(scene.world, node)], word),
  ),
  claim<{ nodes: unknown; word: string }>(
    '{nodes} decide {word}',
    'L1 L2 decide ATTACK',
    (scene, { nodes, word }) => allDecide(named(scene, nodes), word),
  ),
  claim<{ word: string }>('the loyal decide {word}', 'the loyal decide RETREAT', (scene, { word }) =>
    allDecide(loyalIn(scene.world, past(scene)), word),
  ),
  claim<{ node: NodeId }>('{node} has not decided', 'L1 has not decided', ({ world }, { node }) => {
    const found = lieutenantAt(world, node);
    return unless(found.state.decision === null, decides(found));
  }),
  claim('nobody has decided', 'nobody has decided', ({ world }) => {
    const found = (world.nodes as readonly Node<Decider>[]).find(
      ({ kind, state }) => kind === 'lieutenant' && state.decision !== null,
    );
    return unless(!found, found ? decides(found) : '');
  }),

  claim('the loyal agree', 'the loyal agree', (scene) => {
    const { nodes, does } = agree(scene);
    return unless(does, inList(nodes));
  }),
  claim('the loyal disagree', 'the loyal disagree', (scene) => {
    const { nodes, does } = agree(scene);
    return unless(!does && nodes.every(({ state }) => state.decision !== null), inList(nodes));
  }),
  claim('the loyal obey', 'the loyal obey', (scene) => {
    const order = loyalOrder(scene.world, past(scene));
    if (order === undefined) return 'the commander is a traitor: nobody need obey';
    return allDecide(loyalIn(scene.world, past(scene)), order);
  }),
  ...(['IC1', 'IC2'] as const).map((id) =>
    claim(`${id} holds`, `${id} holds`, ({ broken }) => unless(!broken.includes(id), `${id} is broken`)),
  ),

  claim<{ node: NodeId }>('{node} is a traitor', 'L3 is a traitor', ({ world }, { node }) =>
    unless(world.traitors[nodeOf(world, node).id] !== undefined, `${node} is loyal`),
  ),
  claim<{ node: NodeId }>('{node} is loyal', 'L1 is loyal', ({ world }, { node }) =>
    unless(world.traitors[nodeOf(world, node).id] === undefined, `${node} is a traitor`),
  ),
  claim<{ word: string }>('the order is {word}', 'the order is ATTACK', ({ world }, { word }) => {
    const { order } = nodeOf(world, commanderOf(kinOf(world))).state as CommanderState;
    return unless(order === readOrder(word), `it is ${order}`);
  }),
  claim<{ number: number }>('the round is {number}', 'the round is 2', ({ world }, { number }) => {
    const rounds = world.nodes.filter(({ up }) => up).map(({ state }) => (state as Decider).round);
    const round = Math.max(...rounds);
    return unless(round === number, `it is round ${round}`);
  }),

  claim<{ node: NodeId; node2: NodeId }>(
    '{node} threw away what {node} brought',
    'L1 threw away what L2 brought',
    ({ happenings }, { node, node2 }) =>
      unless(
        happenings.some(({ fired }) =>
          fired.some(
            (one) =>
              one.node === node && one.notes.some(({ what, about }) => what === 'refused' && about === node2),
          ),
        ),
        `${node} threw nothing away that ${node2} brought`,
      ),
  ),

  claim<{ number: number }>('{number} messages were sent', '9 messages were sent', (scene, { number }) => {
    const count = past(scene).sent.reduce((sum, some) => sum + some, 0);
    return unless(count === number, `there were ${count}`);
  }),
  claim<{ number: number; number2: number }>(
    'round {number} took {number} messages',
    'round 2 took 6 messages',
    (scene, { number, number2 }) => {
      const count = past(scene).sent[number - 1] ?? 0;
      return unless(count === number2, `it took ${count}`);
    },
  ),

  claim<{ nodes: unknown }>(
    'no lie of {nodes} breaks anything',
    'no lie of L3 breaks anything',
    ({ world }, { nodes }) => {
      const { breaks, says } = worst(withTraitors(world, namesOf(world, nodes)));
      return unless(!breaks, says);
    },
  ),
  claim<{ nodes: unknown; word: string }>(
    'some lie of {nodes} breaks {word}',
    'some lie of L2 breaks IC2',
    ({ world }, { nodes, word }) => {
      const liars = namesOf(world, nodes);
      const { breaks, says } = worst(withTraitors(world, liars));
      const promise = liars.includes(commanderOf(kinOf(world))) ? 'IC1' : 'IC2';
      const wanted = word.toUpperCase();
      return unless(
        breaks && (wanted === 'ANYTHING' || wanted === promise),
        breaks ? `it breaks ${promise}` : says,
      );
    },
  ),
];
