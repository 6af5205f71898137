/** How it looks: a card for each process, and a table of who heard what from whom. */
import type {
  Bound,
  Capsule,
  CardLine,
  Face,
  Field,
  Heard,
  HeardCell,
  HeardRow,
  Portrait,
  Word,
} from '../../engine/portrait.ts';
import type { Message, Node, NodeId, World } from '../../engine/world.ts';
import { field } from '../kit/field.ts';
import { withHeard } from './by-hand.ts';
import { roundsOf } from './flood.ts';
import { progressInWords } from './properties.ts';
import type { ConsensusBody, Heard as Told, ProcessState } from './state.ts';
import { decisionOf } from './state.ts';
import { hueOfValue, listed, union, wordOf } from './values.ts';

type Process = Node<ProcessState>;

const processesOf = (world: World): readonly Process[] => world.nodes as readonly Process[];

const inputInWords = ({ input }: ProcessState): string => `X = ${input ?? '?'}`;

/** Everything it has been told, that of a round that is not over included. */
const toldTo = ({ heard, came }: ProcessState): readonly Told[] =>
  came.reduce<readonly Told[]>((all, { from, values }) => withHeard(all, from, values), heard);

function cardOf({ decisions, over, out, ...state }: ProcessState, up: boolean): readonly CardLine[] {
  const proposes: CardLine = { text: inputInWords({ decisions, over, out, ...state }) };
  if (decisions.length > 0) return [proposes, { text: `decided ${decisions.join(', ')}`, strong: true }];
  if (!up) return [proposes];
  if (over) return [proposes, { text: 'gave up', strong: true }];
  return [proposes, { text: out ? 'sits out' : 'undecided' }];
}

function face(node: Process, world: World): Face {
  const { state, up, timers } = node;
  const decided = decisionOf(state);
  const hue = decided === undefined ? 0 : hueOfValue(decided, world);
  const byRounds = state.began;
  return {
    role: !up ? 'crashed' : byRounds && decided !== undefined && state.over ? 'decided' : 'process',
    mark: 'none',
    epoch: { word: 'round', number: byRounds ? state.round : 0, hue },
    card: cardOf(state, up),
    heard: toldTo(state).flatMap(({ values }) => values.map((value) => wordOf(value, world))),
    ...(decided !== undefined && { decision: wordOf(decided, world) }),
    ...(byRounds && up && !state.over && !state.out && { badge: `knows ${listed(state.known)}` }),
    ...(timers.round && !world.held && { ring: 'round' }),
  };
}

/** What is left of values where there is no room: a short one alone as it is. */
const glyphOf = ([only = '', ...more]: readonly string[]): string =>
  more.length > 0 ? '…' : only.length > 2 ? '=' : only;

function capsule({ from, to, body }: Message<ConsensusBody>, world: World): Capsule {
  if (body.type === 'Value') {
    const word = wordOf(body.value, world);
    return {
      label: `X = ${body.value}`,
      glyph: glyphOf([body.value]),
      shape: 'request',
      tone: word.tone,
      word,
      says: `${from} to ${to}: I propose ${body.value}.`,
    };
  }
  const [only] = body.values;
  const tone = body.values.length === 1 && only !== undefined ? wordOf(only, world).tone : 'plain';
  return {
    label: listed(body.values),
    glyph: glyphOf(body.values),
    shape: 'request',
    tone,
    says: `${from} to ${to}, round ${body.round}: ${listed(body.values)}.`,
  };
}

function fields({ state }: Process): readonly Field[] {
  const { input, decisions, over, began, round, known, fresh } = state;
  return [
    field('input', input ?? '', true, 'What it proposes. Proposed once, never changed.'),
    field('decided', decisions.join(', '), true, 'What it has decided; it ought to be one value at most.'),
    field('over', over ? 'yes' : 'no', true, 'Whether it has stopped for good.'),
    field(
      'heard',
      toldTo(state)
        .map(({ from, values }) => `${from} ${values.join(' ')}`)
        .join(', '),
      false,
      'What the others have told it.',
    ),
    ...(began
      ? [
          field('round', String(round), false, 'The round it is in; 0 before the first.'),
          field('W', known.join(' '), false, 'All the values it knows.'),
          field('fresh', fresh.join(' '), false, 'What it has not passed on yet.'),
        ]
      : []),
  ];
}

/** What one process was told by another: several values count as one text. */
function heardCell(told: Told | undefined, from: NodeId, missing: boolean, world: World): HeardCell {
  const [only, ...more] = told?.values ?? [];
  const said: Word | undefined =
    only === undefined
      ? undefined
      : more.length === 0
        ? wordOf(only, world)
        : { text: told!.values.join(' '), tone: 'plain' };
  return { path: [from], missing: said === undefined && missing, below: [], ...(said && { said }) };
}

function heardRow({ id, state, up }: Process, world: World): HeardRow {
  const told = toldTo(state);
  const decided = decisionOf(state);
  const byRounds = state.began;
  const known = union(
    state.known,
    told.flatMap(({ values }) => values),
  );
  const why = !up
    ? 'crashed'
    : decided === undefined
      ? state.over
        ? 'gave up'
        : state.out
          ? 'sits out'
          : 'not yet'
      : byRounds
        ? `of ${listed(known)}`
        : 'by hand';
  return {
    node: id,
    label: `${id}: ${inputInWords(state)}`,
    traitor: false,
    cells: processesOf(world).map((other) =>
      other.id === id
        ? undefined
        : heardCell(
            told.find(({ from }) => from === other.id),
            other.id,
            byRounds && (state.round > 1 || state.over),
            world,
          ),
    ),
    // Nobody votes here.
    votes: [],
    ...(decided !== undefined && { result: wordOf(decided, world) }),
    why,
  };
}

/** How things stand between them, one sentence. */
function standing(world: World): string {
  const decided = union(
    [],
    processesOf(world).flatMap(({ state }) => state.decisions),
  );
  const progress = progressInWords(world);
  const sentence = `${progress[0]!.toUpperCase()}${progress.slice(1)}.`;
  if (decided.length === 0) return sentence;
  const many =
    decided.length === 1
      ? `Decided: ${decided[0]}, and nothing else.`
      : `Decided: ${listed(decided)}. That is no agreement.`;
  return `${many} ${sentence}`;
}

const heard = (world: World): Heard => ({
  columns: world.nodes.map(({ id }) => ({ node: id, label: `from ${id}` })),
  rows: processesOf(world).map((process) => heardRow(process, world)),
  result: 'decided',
  says: standing(world),
});

/** By rounds: how many crashes they bear, and how many there were. By hand nothing is promised. */
function bound(world: World): Bound | undefined {
  if (!processesOf(world).some(({ state }) => state.began)) return undefined;
  const rounds = roundsOf(world.setup.options, (rule) => !world.off.includes(rule));
  const crashes = processesOf(world).filter(({ up, state }) => !up || state.out).length;
  const bears = Math.max(0, rounds - 1);
  return {
    holds: crashes <= bears && rounds > 0,
    says: `${rounds} ${rounds === 1 ? 'round bears' : 'rounds bear'} ${bears} ${bears === 1 ? 'crash' : 'crashes'}: there ${crashes === 1 ? 'was' : 'were'} ${crashes}.`,
  };
}

export const portrait: Portrait = {
  face: (node, world) => face(node as Process, world),
  capsule: (message, world) => capsule(message as Message<ConsensusBody>, world),
  log: () => undefined,
  pointers: () => [],
  fields: (node) => fields(node as Process),
  machine: () => [],
  quorums: () => [],
  heard,
  bound,
};
