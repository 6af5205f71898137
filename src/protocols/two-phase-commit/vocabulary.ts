/** The words lessons may use: how a transaction stands, and what can be done to those who have a part in it. */
import type { Action } from '../../engine/action.ts';
import type { ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import type { Told } from '../kit/phrases.ts';
import { claim, each, runOut, sentSince, unless, verb } from '../kit/phrases.ts';
import type { Coordinator, Member, Participant } from './cast.ts';
import { coordinatorOf, isBlocked, memberAt, membersOf, participantsOf } from './cast.ts';
import { decisionOf, inPast, isInDoubt } from './state.ts';

/** The members that a phrase names. */
function named(world: World, nodes: unknown): readonly Member[] {
  if (nodes === 'all') return membersOf(world);
  if (nodes === 'live') return membersOf(world).filter(({ up }) => up);
  return (nodes as readonly NodeId[]).map((id) => memberAt(world, id));
}

/** The participants among them; throws if the coordinator is named, for it does not vote. */
function voters(world: World, nodes: unknown): readonly Participant[] {
  const members = named(world, nodes);
  const found = members.filter((node): node is Participant => node.kind === 'participant');
  if (Array.isArray(nodes) && found.length < members.length)
    throw new Error(
      `${coordinatorOf(world).id} has no vote: participants are ${listInWords(participantsOf(world).map(({ id }) => id))}`,
    );
  return found;
}

function coordinatorAt(world: World, id: NodeId): Coordinator {
  const node = memberAt(world, id);
  if (node.kind !== 'coordinator') throw new Error(`${id} counts nothing: that is what C does`);
  return node;
}

const decidedInWords = ({ id, state }: Member): string => {
  const decision = decisionOf(state);
  return decision === null ? `${id} has not decided` : `${id} has ${inPast(decision)}`;
};

function standing(world: World, node: Participant): string {
  const { id, state } = node;
  if (state.decision !== null) return `${id} has ${inPast(state.decision)}`;
  if (!isInDoubt(state)) return `${id} has not voted`;
  return isBlocked(world, node) ? `${id} is blocked` : `${id} is in doubt, and may hear yet`;
}

interface OnNodes extends Readonly<Record<string, unknown>> {
  readonly nodes: unknown;
}
interface OnNodesAndChoice extends OnNodes {
  readonly choice: string;
}

export const claims: readonly ClaimSpec[] = [
  claim<OnNodesAndChoice>(
    '{nodes} committed|aborted',
    'every node committed',
    ({ world }, { nodes, choice }) =>
      each(
        named(world, nodes),
        ({ state }) => {
          const decision = decisionOf(state);
          return decision !== null && inPast(decision) === choice;
        },
        decidedInWords,
      ),
  ),
  claim<OnNodes>('{nodes} decided nothing', 'P1 P2 decided nothing', ({ world }, { nodes }) =>
    each(named(world, nodes), ({ state }) => decisionOf(state) === null, decidedInWords),
  ),
  claim<{ choice: string }>('nobody committed|aborted', 'nobody committed', ({ world }, { choice }) => {
    const who = membersOf(world).filter(({ state }) => {
      const decision = decisionOf(state);
      return decision !== null && inPast(decision) === choice;
    });
    return unless(who.length === 0, `${listInWords(who.map(({ id }) => id))} did`);
  }),
  claim<OnNodesAndChoice>('{nodes} voted yes|no', 'P1 P2 voted yes', ({ world }, { nodes, choice }) =>
    each(
      voters(world, nodes),
      ({ state }) => state.vote === choice,
      ({ id, state }) => (state.vote === null ? `${id} did not vote` : `${id} voted ${state.vote}`),
    ),
  ),
  claim<OnNodes>('{nodes} voted nothing', 'P3 voted nothing', ({ world }, { nodes }) =>
    each(
      voters(world, nodes),
      ({ state }) => state.vote === null,
      ({ id, state }) => `${id} voted ${state.vote}`,
    ),
  ),
  claim<OnNodes>('{nodes} is|are in doubt', 'P1 P2 are in doubt', ({ world }, { nodes }) =>
    each(
      voters(world, nodes),
      ({ state }) => isInDoubt(state),
      (node) => standing(world, node),
    ),
  ),
  claim<OnNodes>('{nodes} is|are blocked', 'P1 P2 are blocked', ({ world }, { nodes }) =>
    each(
      voters(world, nodes),
      (node) => isBlocked(world, node),
      (node) => standing(world, node),
    ),
  ),
  claim('nobody is blocked', 'nobody is blocked', ({ world }) => {
    const who = participantsOf(world).filter((node) => isBlocked(world, node));
    return unless(who.length === 0, `${listInWords(who.map(({ id }) => id))} cannot go on`);
  }),
  claim<{ node: NodeId; node2: NodeId }>(
    '{node} could not help {node}',
    'P2 could not help P1',
    ({ world }, { node, node2 }): Told => {
      const [asker] = voters(world, [node2]);
      return unless(
        asker!.state.unsure.includes(node),
        asker!.state.unsure.length === 0
          ? `nobody has told ${node2} that it is in doubt as well`
          : `only ${listInWords(asker!.state.unsure)} told ${node2} so`,
      );
    },
  ),
  claim<{ node: NodeId; number: number }>(
    'votes of {node} are {number}',
    'votes of C are 2',
    ({ world }, { node, number }) => {
      const { length } = coordinatorAt(world, node).state.yes;
      return unless(length === number, `it has ${length}`);
    },
  ),
  claim<{ node: NodeId }>(
    '{node} may forget the transaction',
    'C may forget the transaction',
    ({ world }, { node }) => unless(coordinatorAt(world, node).state.over, 'not all have acknowledged'),
  ),
  claim<{ number: number }>('messages sent are {number}', 'messages sent are 3', (scene, { number }) => {
    const count = sentSince(scene, () => true);
    return unless(count === number, `${count} were sent`);
  }),
  claim<{ word: string; number: number }>(
    '{word} messages were {number}',
    'Commit messages were 3',
    (scene, { word, number }) => {
      const count = sentSince(scene, (type) => type.toLowerCase() === word.toLowerCase());
      return unless(count === number, `there were ${count}`);
    },
  ),
];

/** Tells somebody to do something; throws a sentence if it is down. */
function order(hand: Hand, id: NodeId, command: string): void {
  if (!memberAt(hand.world, id).up) throw new Error(`${id} has crashed: restart it first`);
  hand.perform({ kind: 'command', node: id, command });
}

export const verbs: readonly VerbSpec[] = [
  verb('begin', 'The coordinator asks everybody to prepare; the questions stay under way.', (hand) => {
    const { id, state } = coordinatorOf(hand.world);
    if (state.began) throw new Error(`${id} has asked already`);
    order(hand, id, 'begin');
  }),
  verb<OnNodes>('{nodes} votes|vote no', 'They are going to say no when they are asked.', (hand, { nodes }) =>
    voters(hand.world, nodes).forEach(({ id, state }) => {
      if (state.vote !== null || state.decision !== null)
        throw new Error(`too late: ${standing(hand.world, memberAt(hand.world, id) as Participant)}`);
      order(hand, id, 'vote no');
    }),
  ),
  verb(
    'collect votes',
    'Questions and votes arrive; what the coordinator then says stays under way.',
    (hand) => runOut(hand, ({ body }) => ['Prepare', 'Yes', 'No'].includes(body.type)),
  ),
  verb<OnNodes>(
    '{nodes} loses|lose patience',
    'They have waited long enough: each asks, or aborts if it has not voted.',
    (hand, { nodes }) =>
      voters(hand.world, nodes).forEach(({ id, timers }) => {
        if (!timers.patience) throw new Error(`${id} is not waiting for anything`);
        hand.perform({ kind: 'fire', node: id, timer: 'patience' });
      }),
  ),
  verb<{ node: NodeId; nodes: unknown }>(
    'crash {node} after reaching {nodes}',
    'Of what it has sent, only that to these is not lost; then it crashes.',
    (hand, { node, nodes }) => {
      const reached = named(hand.world, nodes).map(({ id }) => id);
      hand.dropAll(({ from, to }) => from === node && !reached.includes(to));
      hand.perform({ kind: 'crash', node });
    },
  ),
];

/** What menus offer. */
export function commands(world: World, id: NodeId): readonly string[] {
  const node = memberAt(world, id);
  if (node.kind === 'coordinator') return node.state.began ? [] : ['begin'];
  return node.state.vote === null && node.state.decision === null && node.state.wish === 'yes'
    ? ['vote no']
    : [];
}

/** What people might ask for: that it begins, and that somebody says no, even too late. */
export const requests = (world: World): readonly Action[] =>
  membersOf(world)
    .filter(({ up }) => up)
    .map(({ id, kind }): Action => ({
      kind: 'command',
      node: id,
      command: kind === 'coordinator' ? 'begin' : 'vote no',
    }));
