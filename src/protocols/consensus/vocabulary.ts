/** The words lessons may use: what can be claimed of processes, and what can be done with them. */
import type { Action } from '../../engine/action.ts';
import { faults as allFaults } from '../../engine/enabled.ts';
import type { ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import type { Told } from '../kit/phrases.ts';
import { claim, each, runOut, sentSince, unless, verb } from '../kit/phrases.ts';
import { refusalOf } from './by-hand.ts';
import type { ConsensusHistory } from './history.ts';
import { sentIn } from './history.ts';
import type { ProcessState, Value } from './state.ts';
import { isFlood } from './state.ts';
import { listed, union } from './values.ts';

type Process = Node<ProcessState>;

const processAt = (world: World, id: NodeId): Process => nodeOf(world, id) as Process;

/** The processes that a phrase names. */
function named(world: World, nodes: unknown): readonly Process[] {
  const all = world.nodes as readonly Process[];
  if (nodes === 'all') return all;
  if (nodes === 'live') return all.filter(({ up }) => up);
  return (nodes as readonly NodeId[]).map((id) => processAt(world, id));
}

const decidedInWords = ({ id, state }: Process): string =>
  state.decisions.length === 0 ? `${id} has decided nothing` : `${id} has decided ${listed(state.decisions)}`;

const proposedInWords = ({ id, state }: Process): string => `${id} proposes ${state.input ?? 'nothing'}`;

/** All values a process has seen: its own and those it was told. */
const knownTo = ({ state }: Process): readonly Value[] =>
  union(
    state.known,
    state.heard.flatMap(({ values }) => values),
  );

const toldBy = (world: World, node: NodeId, from: NodeId): readonly Value[] =>
  processAt(world, node).state.heard.find((one) => one.from === from)?.values ?? [];

/** Processes that have not crashed so far. */
const correctIn = (world: World, history: unknown): readonly Process[] =>
  named(world, 'all').filter(({ id }) => !(history as ConsensusHistory).crashed.includes(id));

const whoProposed = (processes: readonly Process[], value: Value): readonly NodeId[] =>
  processes.filter(({ state }) => state.input === value).map(({ id }) => id);

interface OnNodes extends Readonly<Record<string, unknown>> {
  readonly nodes: unknown;
}
interface OnNodesAndValue extends OnNodes {
  readonly word: string;
}

export const claims: readonly ClaimSpec[] = [
  claim<OnNodesAndValue>('{nodes} decided {word}', 'P1 P2 decided 10', ({ world }, { nodes, word }) =>
    each(
      named(world, nodes),
      ({ state }) => state.decisions.length > 0 && state.decisions.every((value) => value === word),
      decidedInWords,
    ),
  ),
  claim<OnNodes>('{nodes} decided nothing', 'P3 decided nothing', ({ world }, { nodes }) =>
    each(named(world, nodes), ({ state }) => state.decisions.length === 0, decidedInWords),
  ),
  claim<OnNodes>('{nodes} decided', 'every live node decided', ({ world }, { nodes }) =>
    each(named(world, nodes), ({ state }) => state.decisions.length > 0, decidedInWords),
  ),
  claim<OnNodesAndValue>('{nodes} proposed {word}', 'P1 proposed 10', ({ world }, { nodes, word }) =>
    each(named(world, nodes), ({ state }) => state.input === word, proposedInWords),
  ),
  claim<OnNodes>('{nodes} proposed nothing', 'P3 proposed nothing', ({ world }, { nodes }) =>
    each(named(world, nodes), ({ state }) => state.input === null, proposedInWords),
  ),
  claim<{ node: NodeId; word: string; node2: NodeId }>(
    '{node} heard {word} from {node}',
    'P2 heard 10 from P1',
    ({ world }, { node, word, node2 }) => {
      const values = toldBy(world, node, node2);
      return unless(values.includes(word), `${node} heard ${listed(values)} from ${node2}`);
    },
  ),
  claim<{ node: NodeId; node2: NodeId }>(
    '{node} heard nothing from {node}',
    'P3 heard nothing from P1',
    ({ world }, { node, node2 }) => {
      const values = toldBy(world, node, node2);
      return unless(values.length === 0, `${node} heard ${listed(values)} from ${node2}`);
    },
  ),
  claim<{ nodes: unknown; text: string }>(
    '{nodes} knows|know {text}',
    'P3 knows 0 5',
    ({ world }, { nodes, text }) => {
      const wanted = listed(union([], text === 'nothing' ? [] : text.split(/[\s,]+/)));
      return each(
        named(world, nodes),
        (process) => listed(knownTo(process)) === wanted,
        (process) => `${process.id} knows ${listed(knownTo(process))}`,
      );
    },
  ),
  claim<{ word: string }>(
    '{word} was proposed by somebody',
    '10 was proposed by somebody',
    ({ world }, { word }) =>
      unless(whoProposed(named(world, 'all'), word).length > 0, `nobody proposes ${word}`),
  ),
  claim<{ word: string }>(
    '{word} was proposed by a correct process',
    '10 was proposed by a correct process',
    ({ world, history }, { word }): Told => {
      if (whoProposed(correctIn(world, history), word).length > 0) return true;
      const who = whoProposed(named(world, 'all'), word);
      return who.length === 0 ? `nobody proposes ${word}` : `${listInWords(who)} proposed it, and crashed`;
    },
  ),
  claim<{ word: string }>(
    'every correct process proposed {word}',
    'every correct process proposed 5',
    ({ world, history }, { word }) =>
      each(correctIn(world, history), ({ state }) => state.input === word, proposedInWords),
  ),
  claim('every correct process decided', 'every correct process decided', ({ world, history }) =>
    each(correctIn(world, history), ({ state }) => state.decisions.length > 0, decidedInWords),
  ),
  claim<{ node: NodeId; number: number }>(
    'round of {node} is {number}',
    'round of P1 is 2',
    ({ world }, { node, number }) => {
      const { round } = processAt(world, node).state;
      return unless(round === number, `it is ${round}`);
    },
  ),
  claim<{ number: number }>('messages sent are {number}', 'messages sent are 6', (scene, { number }) => {
    const count = sentSince(scene, () => true);
    return unless(count === number, `${count} were sent`);
  }),
  claim<{ number: number }>(
    'messages in all are {number}',
    'messages in all are 9',
    ({ world, history }, { number }) => {
      const count = sentIn(world) - (history as ConsensusHistory).earlier;
      return unless(count === number, `there were ${count}`);
    },
  ),
];

/** Asks something of a process; throws a sentence when it would not do it. */
function ask(hand: Hand, id: NodeId, command: string, to?: NodeId): void {
  const { up, state } = processAt(hand.world, id);
  if (!up) throw new Error(`${id} has crashed: restart it first`);
  const refusal = refusalOf({ self: state, command });
  if (refusal !== undefined) throw new Error(`${id} will not: ${refusal}`);
  hand.perform({ kind: 'command', node: id, command, ...(to !== undefined && { to }) });
}

/** Sets all processes back to proposals, dealt out in turn. */
function newBoard(hand: Hand, board: readonly string[]): void {
  hand.dropAll(() => true);
  hand.world.nodes.forEach(({ id, up }, i) => {
    if (!up) hand.perform({ kind: 'restart', node: id });
    const input = board[i % board.length]!;
    hand.perform({ kind: 'given', node: id, text: `proposes ${input.startsWith('?') ? 'nothing' : input}` });
  });
}

/** Lets a round go by: what is under way arrives, then its time is over for everybody whose clock runs. */
function nextRound(hand: Hand): void {
  if (!hand.world.nodes.some(({ timers }) => timers.round))
    throw new Error('no clock is running: rounds begin, and end, for all at once');
  runOut(hand, () => true);
  for (const { id, timers } of hand.world.nodes)
    if (timers.round) hand.perform({ kind: 'fire', node: id, timer: 'round' });
}

export const verbs: readonly VerbSpec[] = [
  verb<OnNodesAndValue>(
    '{nodes} proposes|propose {word}',
    'They propose this value; each can do so once.',
    (hand, { nodes, word }) => named(hand.world, nodes).forEach(({ id }) => ask(hand, id, `propose ${word}`)),
  ),
  verb<OnNodesAndValue>(
    '{nodes} decides|decide {word}',
    'They decide this value, right or wrong.',
    (hand, { nodes, word }) => named(hand.world, nodes).forEach(({ id }) => ask(hand, id, `decide ${word}`)),
  ),
  verb<OnNodes>('{nodes} gives|give up', 'They stop for good, decided or not.', (hand, { nodes }) =>
    named(hand.world, nodes).forEach(({ id }) => ask(hand, id, 'give up')),
  ),
  verb<OnNodes>(
    '{nodes} tells|tell everyone',
    'They tell all others what they propose; the messages stay under way.',
    (hand, { nodes }) => named(hand.world, nodes).forEach(({ id }) => ask(hand, id, 'tell')),
  ),
  verb<{ node: NodeId; nodes: unknown }>(
    '{node} tells {nodes}',
    'It tells only these what it proposes.',
    (hand, { node, nodes }) =>
      named(hand.world, nodes)
        .filter(({ id }) => id !== node)
        .forEach(({ id }) => ask(hand, node, 'tell', id)),
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
  verb('rounds begin', 'All who are up start their clocks, and go by rounds from now on.', (hand) =>
    named(hand.world, 'live').forEach(({ id }) => ask(hand, id, 'begin')),
  ),
  verb<{ text: string }>(
    'new board {text}',
    'Everybody is up and begins anew with these proposals; a ? is none. The lamps keep what they have seen.',
    (hand, { text }) => newBoard(hand, text.split(/[\s,]+/)),
  ),
  verb('next round', 'What is under way arrives, and the time of the round is over for all.', nextRound),
];

const WISHES = ['7', '3', '12', '8'];

/** Values that menus offer besides those that have been proposed. */
const OFFERED = 3;

/** What menus offer: to propose, to tell, to decide what it has heard of, to give up. */
export function commands(world: World, id: NodeId): readonly string[] {
  const { input, known, over } = processAt(world, id).state;
  if (over || isFlood(world.setup.options)) return over ? [] : input === null ? ['propose 7'] : [];
  const decisions = known.slice(0, OFFERED).map((value) => `decide ${value}`);
  return [input === null ? 'propose 7' : 'tell', ...decisions, 'give up'];
}

/** What people might ask for that never breaks anything: to propose, even twice or too late, and to tell. */
export function requests(world: World): readonly Action[] {
  const live = named(world, 'live');
  const byRounds = isFlood(world.setup.options);
  const proposers = live.filter(({ state }) => byRounds || state.input === null);
  const tellers = byRounds ? [] : live.filter(({ state }) => state.input !== null);
  return [
    ...[...proposers]
      .sort((a, b) => Number(a.state.input !== null) - Number(b.state.input !== null))
      .map(({ id }, i): Action => ({
        kind: 'command',
        node: id,
        command: `propose ${WISHES[i % WISHES.length]}`,
      })),
    ...tellers.map(({ id }): Action => ({ kind: 'command', node: id, command: 'tell' })),
  ];
}

/**
 * By rounds nothing is promised beyond f crashes, and nothing at all where messages get lost: only those of a process
 * that has just crashed may, for it may have crashed in the middle of sending. By hand everything may happen.
 */
export function faults(world: World): readonly Action[] {
  if (!isFlood(world.setup.options)) return allFaults(world);
  const processes = named(world, 'all');
  const crashed = processes.filter(({ up, state }) => !up || state.out).length;
  return [
    ...processes.flatMap(({ id, up }): readonly Action[] => {
      if (!up) return [{ kind: 'restart', node: id }];
      return crashed < Number(world.setup.options.f) ? [{ kind: 'crash', node: id }] : [];
    }),
    ...world.flights
      .filter(({ from }) => !processAt(world, from).up)
      .map(({ id }): Action => ({ kind: 'drop', message: id })),
  ];
}
