/** The words lessons may use about signed messages. */
import type { ClaimSpec, VerbSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { claim, unless } from '../kit/phrases.ts';
import { commanderOf, kinOf } from './camp.ts';
import { drill } from './drill.ts';
import { readOrder, readOrders } from './orders.ts';
import { worst } from './signed-plot.ts';
import type { SignedState } from './signed-state.ts';
import { provenIn } from './signed-state.ts';
import { lieutenantAt, talk } from './talk.ts';

const stateAt = (world: World, id: NodeId): SignedState => lieutenantAt<SignedState>(world, id).state;

/** The orders that somebody brought, as far as they were taken for genuine. */
const broughtBy = ({ seen }: SignedState, teller: NodeId): readonly string[] =>
  seen.filter(({ chain }) => chain.at(-1)!.by === teller).map(({ value }) => value);

type Names = Readonly<Record<'node' | 'node2' | 'word', string>>;

export const signedClaims: readonly ClaimSpec[] = [
  ...talk(worst),
  claim<Names>(
    '{node} heard {word} from {node}',
    'L1 heard RETREAT from L2',
    ({ world }, { node, word, node2 }) => {
      const brought = broughtBy(stateAt(world, node), node2);
      return unless(brought.includes(readOrder(word)), `it heard ${listInWords(brought) || 'nothing'}`);
    },
  ),
  claim<Names>(
    '{node} heard nothing from {node}',
    'L1 heard nothing from L2',
    ({ world }, { node, node2 }) => {
      const brought = broughtBy(stateAt(world, node), node2);
      return unless(brought.length === 0, `it heard ${listInWords(brought)}`);
    },
  ),
  claim<{ node: NodeId; text: string }>(
    '{node} holds {text}',
    'L1 holds ATTACK RETREAT',
    ({ world }, { node, text }) => {
      const { orders } = stateAt(world, node);
      return unless(
        [...orders].sort().join(' ') === [...readOrders(text)].sort().join(' '),
        `it holds ${orders.join(' ') || 'nothing'}`,
      );
    },
  ),
  claim<Names>(
    '{node} can prove that {node} lies',
    'L1 can prove that C lies',
    ({ world }, { node, node2 }) => {
      const proven = provenIn(stateAt(world, node));
      if (node2 !== commanderOf(kinOf(world)))
        return `no: only two orders under one seal are a proof, and ${node2} signs what it is given`;
      return unless(proven.length > 1, `it has seen ${listInWords(proven) || 'no order'} under its seal`);
    },
  ),
];

export const signedVerbs: readonly VerbSpec[] = drill(worst, 'EAT, EAT via L2');
