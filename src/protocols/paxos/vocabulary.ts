/** The words lessons may use about Paxos: what can be claimed, what can be done. */
import type { Action } from '../../engine/action.ts';
import type { ClaimScene, ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { Message, Node, NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { mayAccept, mayPromise } from './acceptor.ts';
import { acceptorsOf, kinOf, proposersOf } from './cast.ts';
import { each, claim, runOut, sentSince, unless, verb } from '../kit/phrases.ts';
import type { Told } from '../kit/phrases.ts';
import type { Chosen, PaxosHistory } from './history.ts';
import { isUsable } from './proposer.ts';
import type { AcceptorState, LearnerState, PaxosBody, ProposerState } from './state.ts';
import { atBallot } from './words.ts';

const some = (names: readonly NodeId[]): string => listInWords(names) || 'nobody';

/** The acceptor of that name. */
function acceptorAt(world: World, id: NodeId): Node<AcceptorState> {
  const all = acceptorsOf(kinOf(world));
  if (!all.includes(id)) throw new Error(`${id} is no acceptor: those are ${some(all)}`);
  return nodeOf(world, id) as Node<AcceptorState>;
}

/** The proposer of that name. */
function proposerAt(world: World, id: NodeId): Node<ProposerState> {
  const all = proposersOf(kinOf(world));
  if (!all.includes(id)) throw new Error(`${id} is no proposer: those are ${some(all)}`);
  return nodeOf(world, id) as Node<ProposerState>;
}

/** What a node knows to be chosen: a learner by what it wrote down, a proposer by having counted. */
function knowledge(world: World, id: NodeId): string | null {
  const { kind, state } = nodeOf(world, id);
  const { chosen = null } = state as Partial<LearnerState>;
  if (chosen) return chosen.v;
  if (kind === 'acceptor')
    throw new Error(`${id} is an acceptor: it votes and does not ask what became of it`);
  const { phase, value } = state as Partial<ProposerState>;
  return phase === 'done' ? (value ?? null) : null;
}

const chosenIn = ({ history }: ClaimScene): readonly Chosen[] => (history as PaxosHistory).chosen;

const chosenInWords = (scene: ClaimScene): string => {
  const chosen = chosenIn(scene);
  return chosen.length === 0
    ? 'nothing is chosen'
    : `${listInWords(chosen.map(({ n, v }) => atBallot(v, n)))} is chosen`;
};

/** What an acceptor would say to a number, if it heard of it now. */
const judgeOf = (world: World, id: NodeId) => ({
  self: acceptorAt(world, id).state,
  keeps: (rule: string) => !world.off.includes(rule),
});

/** The refusals of one node to another since the step began. */
const refusals = ({ happenings }: ClaimScene, node: NodeId): readonly (NodeId | undefined)[] =>
  happenings.flatMap(({ fired }) =>
    fired
      .filter((one) => one.node === node)
      .flatMap(({ notes }) =>
        notes
          .filter(({ what, because }) => what === 'refused' && because === 'promised')
          .map(({ about }) => about),
      ),
  );

/** The acceptors that a phrase names. */
function acceptorsNamed(world: World, nodes: unknown): readonly Node<AcceptorState>[] {
  const all = acceptorsOf(kinOf(world)).map((id) => acceptorAt(world, id));
  if (nodes === 'all') return all;
  if (nodes === 'live') return all.filter(({ up }) => up);
  return (nodes as readonly NodeId[]).map((id) => acceptorAt(world, id));
}

/** Does it hold for each of the acceptors a phrase names? The first for which it does not says what it has instead. */
const eachAcceptor = (
  world: World,
  nodes: unknown,
  holds: (state: AcceptorState) => boolean,
  instead: (state: AcceptorState) => string,
): Told =>
  each(
    acceptorsNamed(world, nodes),
    ({ state }) => holds(state),
    ({ id, state }) => `${id} ${instead(state)}`,
  );

const hasPromised = ({ np }: AcceptorState): string => (np === 0 ? 'promised nothing' : `promised ${np}`);
const hasAccepted = ({ na, va }: AcceptorState): string =>
  na === 0 ? 'accepted nothing' : `accepted ${va} at ${na}`;

/** The value that a proposer asks, or asked with success, the acceptors to accept. */
const proposal = ({ phase, value }: ProposerState): string | null =>
  phase === 'accepting' || phase === 'done' ? value : null;

export const claims: readonly ClaimSpec[] = [
  claim<{ nodes: unknown; number: number }>(
    '{nodes} promised {number}',
    'A1 promised 9001',
    ({ world }, { nodes, number }) => eachAcceptor(world, nodes, ({ np }) => np === number, hasPromised),
  ),
  claim<{ nodes: unknown }>('{nodes} promised nothing', 'A3 promised nothing', ({ world }, { nodes }) =>
    eachAcceptor(world, nodes, ({ np }) => np === 0, hasPromised),
  ),
  claim<{ nodes: unknown; word: string; number: number }>(
    '{nodes} accepted {word} at {number}',
    'A1 accepted cat at 9001',
    ({ world }, { nodes, word, number }) =>
      eachAcceptor(world, nodes, ({ na, va }) => na === number && va === word, hasAccepted),
  ),
  claim<{ nodes: unknown }>('{nodes} accepted nothing', 'A3 accepted nothing', ({ world }, { nodes }) =>
    eachAcceptor(world, nodes, ({ na }) => na === 0, hasAccepted),
  ),
  claim<{ node: NodeId; number: number }>(
    '{node} would accept {number}',
    'A1 would accept 9002',
    ({ world }, { node, number }) =>
      unless(
        mayAccept(judgeOf(world, node), number),
        `no: ${node} ${hasPromised(acceptorAt(world, node).state)}`,
      ),
  ),
  claim<{ node: NodeId; number: number }>(
    '{node} would not accept {number}',
    'A1 would not accept 9000',
    ({ world }, { node, number }) =>
      unless(
        !mayAccept(judgeOf(world, node), number),
        `it would: ${node} ${hasPromised(acceptorAt(world, node).state)}`,
      ),
  ),
  claim<{ node: NodeId; number: number }>(
    '{node} would promise {number}',
    'A1 would promise 9002',
    ({ world }, { node, number }) =>
      unless(
        mayPromise(judgeOf(world, node), number),
        `no: ${node} ${hasPromised(acceptorAt(world, node).state)}`,
      ),
  ),
  claim<{ node: NodeId; number: number }>(
    '{node} would not promise {number}',
    'A1 would not promise 9000',
    ({ world }, { node, number }) =>
      unless(
        !mayPromise(judgeOf(world, node), number),
        `it would: ${node} ${hasPromised(acceptorAt(world, node).state)}`,
      ),
  ),
  claim<{ word: string }>('{word} is chosen', 'cat is chosen', (scene, { word }) =>
    unless(
      chosenIn(scene).some(({ v }) => v === word),
      chosenInWords(scene),
    ),
  ),
  claim<{ word: string; number: number }>(
    '{word} is chosen at {number}',
    'cat is chosen at 9001',
    (scene, { word, number }) =>
      unless(
        chosenIn(scene).some(({ n, v }) => n === number && v === word),
        chosenInWords(scene),
      ),
  ),
  claim('nothing is chosen', 'nothing is chosen', (scene) =>
    unless(chosenIn(scene).length === 0, chosenInWords(scene)),
  ),
  claim('something is chosen', 'something is chosen', (scene) =>
    unless(chosenIn(scene).length > 0, chosenInWords(scene)),
  ),
  claim<{ node: NodeId; word: string }>(
    '{node} proposes {word}',
    'P2 proposes cat',
    ({ world }, { node, word }) => {
      const value = proposal(proposerAt(world, node).state);
      return unless(value === word, `${node} proposes ${value ?? 'nothing'}`);
    },
  ),
  claim<{ node: NodeId }>('{node} proposes nothing', 'P2 proposes nothing', ({ world }, { node }) => {
    const value = proposal(proposerAt(world, node).state);
    return unless(value === null, `${node} proposes ${value}`);
  }),
  claim<{ node: NodeId; choice: string }>(
    '{node} is idle|preparing|accepting|done',
    'P1 is preparing',
    ({ world }, { node, choice }) => {
      const { up, state } = proposerAt(world, node);
      return unless(up && state.phase === choice, `${node} is ${up ? state.phase : 'down'}`);
    },
  ),
  claim<{ node: NodeId; number: number }>(
    'ballot of {node} is {number}',
    'ballot of P1 is 9001',
    ({ world }, { node, number }) => {
      const { ballot, myn } = proposerAt(world, node).state;
      const at = ballot === 0 ? myn : ballot;
      return unless(at === number, at === 0 ? `${node} has opened none` : `it is ${at}`);
    },
  ),
  claim<{ node: NodeId; number: number }>(
    'promises of {node} are {number}',
    'promises of P2 are 3',
    ({ world }, { node, number }) => {
      const { promises } = proposerAt(world, node).state;
      return unless(
        promises.length === number,
        `${node} has ${promises.length}${promises.length > 0 ? `: ${listInWords(promises.map(({ from }) => from))}` : ''}`,
      );
    },
  ),
  claim<{ node: NodeId; node2: NodeId }>(
    '{node} refused {node}',
    'A2 refused P1',
    (scene, { node, node2 }) => {
      const whom = refusals(scene, acceptorAt(scene.world, node).id);
      return unless(
        whom.includes(proposerAt(scene.world, node2).id),
        whom.length === 0
          ? `${node} refused nobody`
          : `${node} refused ${some([...new Set(whom)].map((id) => id ?? ''))}`,
      );
    },
  ),
  claim<{ node: NodeId; word: string }>(
    '{node} knows {word}',
    'L1 knows cat',
    ({ world }, { node, word }) => {
      const known = knowledge(world, node);
      return unless(known === word, `${node} knows ${known ?? 'nothing'}`);
    },
  ),
  claim<{ node: NodeId }>('{node} knows nothing', 'L1 knows nothing', ({ world }, { node }) => {
    const known = knowledge(world, node);
    return unless(known === null, `${node} knows ${known}`);
  }),
  claim<{ number: number }>('messages sent are {number}', 'messages sent are 12', (scene, { number }) => {
    const count = sentSince(scene, () => true);
    return unless(count === number, `${count} were sent`);
  }),
  claim<{ word: string; number: number }>(
    '{word} messages were {number}',
    'Promise messages were 3',
    (scene, { word, number }) => {
      const count = sentSince(
        scene,
        (type) => word === 'message' || type.toLowerCase() === word.toLowerCase(),
      );
      return unless(count === number, `there were ${count}`);
    },
  ),
];

/** A proposer that runs; throws a sentence if it does not. */
function requireRunning(hand: Hand, id: NodeId): ProposerState {
  const { up, state } = proposerAt(hand.world, id);
  if (!up) throw new Error(`${id} is down: restart it first`);
  return state;
}

/** Puts a wish in by hand; throws a sentence when it would be refused. */
function propose(hand: Hand, id: NodeId, value: string, number?: number): void {
  const state = requireRunning(hand, id);
  const { chosen = null } = state as Partial<LearnerState>;
  if (chosen) throw new Error(`${id} knows that ${chosen.v} is chosen, so it proposes nothing`);
  const { options } = hand.world.setup;
  const self = nodeOf(hand.world, id).state as ProposerState & AcceptorState;
  if (number !== undefined && !isUsable({ self, options, id }, number, proposersOf(kinOf(hand.world))))
    throw new Error(
      `${id} may not use ${number}: it is not its own, or not higher than what it has used or heard of`,
    );
  const command = `${value.trim()}${number === undefined ? '' : ` at ${number}`}`;
  hand.perform({ kind: 'command', node: id, command });
}

/** Opens the next ballot of a proposer: ends its back-off, or its present ballot. */
function retry(hand: Hand, id: NodeId): void {
  if (requireRunning(hand, id).own === null) throw new Error(`${id} has nothing to propose`);
  if (nodeOf(hand.world, id).timers.backoff) hand.perform({ kind: 'fire', node: id, timer: 'backoff' });
  else hand.perform({ kind: 'command', node: id, command: 'retry' });
}

type Flight = World['flights'][number];

/**
 * Lets the questions of one phase reach some acceptors and their answers come back; the other questions are lost.
 * `noun` names a question when there is none.
 */
function exchange(
  hand: Hand,
  id: NodeId,
  nodes: unknown,
  noun: string,
  questions: readonly string[],
  answers: readonly string[],
): void {
  const { ballot, phase } = requireRunning(hand, id);
  const isQuestion = ({ from, body }: Flight): boolean => {
    const { n = ballot } = body as Partial<Extract<PaxosBody, { readonly n: number }>>;
    return from === id && questions.includes(body.type) && n === ballot;
  };
  const asked = hand.world.flights.filter(isQuestion).map(({ to }) => to);
  if (asked.length === 0) throw new Error(`no ${noun} of ${id} is under way: it is ${phase}`);
  const reached =
    nodes === 'all' || nodes === 'live' ? asked : (nodes as readonly NodeId[]).filter((node) => node !== id);
  const missed = reached.find((node) => !asked.includes(node));
  if (missed !== undefined)
    throw new Error(`no ${noun} of ${id} to ${missed} is under way, only to ${some(asked)}`);
  const concerns = (message: Flight): boolean =>
    isQuestion(message)
      ? reached.includes(message.to)
      : reached.includes(message.from) && isAnswer(message, ballot, answers);
  // Lost first: what is looked at in the end is an answer, not a loss.
  hand.dropAll((message) => isQuestion(message) && !reached.includes(message.to));
  runOut(hand, concerns);
}

const isAnswer = ({ body }: Message, ballot: number, types: readonly string[]): boolean =>
  types.includes(body.type) && (body as Extract<PaxosBody, { readonly n: number }>).n === ballot;

export const verbs: readonly VerbSpec[] = [
  verb<{ text: string; node: NodeId }>(
    'propose {text} by {node}',
    'That proposer wants this value and opens a ballot; its messages stay under way.',
    (hand, { text, node }) => propose(hand, node, text),
  ),
  verb<{ text: string; node: NodeId; number: number }>(
    'propose {text} by {node} at {number}',
    'The same, under a number of its own that is high enough.',
    (hand, { text, node, number }) => propose(hand, node, text, number),
  ),
  verb<{ node: NodeId }>('retry {node}', 'It opens its next ballot now.', (hand, { node }) =>
    retry(hand, node),
  ),
  verb<{ node: NodeId; nodes: unknown }>(
    'prepare {node} with {nodes}',
    'Its Prepares reach only these, and their answers come back; what it sends then stays under way.',
    (hand, { node, nodes }) => exchange(hand, node, nodes, 'Prepare', ['Prepare'], ['Promise', 'Nack']),
  ),
  verb<{ node: NodeId; nodes: unknown }>(
    'accept {node} with {nodes}',
    'Its Accepts reach only these, and everybody hears their answers.',
    (hand, { node, nodes }) =>
      exchange(hand, node, nodes, 'Accept', ['Accept', 'Direct'], ['Accepted', 'Nack']),
  ),
];

const WISHES = ['cat', 'dog', 'owl', 'fox', 'hen', 'bat'];

/** What people might ask for: something of whoever is not busy. */
export function requests(world: World): readonly Action[] {
  const wish = WISHES[Math.floor(world.now / 7) % WISHES.length]!;
  return proposersOf(kinOf(world))
    .map((id) => world.nodes[world.setup.cast.index.get(id)!]!)
    .filter(({ up, state }) => up && ['idle', 'done'].includes((state as ProposerState).phase))
    .map(({ id }) => ({ kind: 'command', node: id, command: wish }));
}
