/** How it looks: the box above, the computers on the bus below it, the signal as on an oscilloscope. */
import type {
  Bound,
  Capsule,
  Face,
  Field,
  Happening,
  Heard,
  Portrait,
  Quorum,
  Scope,
  Word,
} from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { Message, Node, NodeId, World } from '../../engine/world.ts';
import { field } from '../kit/field.ts';
import type { Computer } from './properties.ts';
import { computersOf } from './properties.ts';
import { levelInWords, samplesOf, thresholdOf } from './signal.ts';
import type { BoxState, ComputerState, ShuttleBody } from './state.ts';
import { groupsOf, majorityOf } from './vote.ts';

/** Who is voted out, as those see it who are not: none of them can tell otherwise. */
export const outIn = (world: World): readonly NodeId[] => [
  ...new Set(computersOf(world).flatMap(({ state }) => state.out)),
];

const statesIn = (computers: readonly Computer[]): ReadonlyMap<NodeId, string> =>
  new Map(computers.map(({ id, state }) => [id, state.state]));

/** Number of the group of each computer: those of one group are in the same state; the largest is 1. */
export function groupNumbers(world: World): ReadonlyMap<NodeId, number> {
  const computers = computersOf(world);
  const sizes = new Map<string, number>();
  for (const { state } of computers) sizes.set(state.state, (sizes.get(state.state) ?? 0) + 1);
  const texts = [...sizes].sort(([, a], [, b]) => b - a).map(([text]) => text);
  return new Map(computers.map(({ id, state }) => [id, texts.indexOf(state.state) + 1]));
}

/** How the computers are split by their states: `3-1`; empty before the first sample. */
export function splitOf(world: World): string {
  const states = statesIn(computersOf(world));
  return [...states.values()].every((text) => text === '') ? '' : groupsOf(states).join('-');
}

/** Hues of groups: the first is blue, those apart are amber, violet, teal. */
const HUES = [0, 2, 3, 5, 6, 7] as const;
const hueOfGroup = (group: number): number => HUES[group] ?? 1;

function boxFace({ state, up, timers }: Node<BoxState>, world: World): Face {
  const last = samplesOf(world.setup.options)[state.next - 1];
  const isMarginal = last !== undefined && last.level < 1;
  return {
    role: up ? 'box FA2' : 'crashed',
    mark: 'none',
    epoch: { word: 'sample', number: state.next, hue: 0 },
    ...(last && { badge: `sends ${levelInWords(last.level)}` }),
    ...(isMarginal && { thought: 'I said 1. What comes out is a matter of opinion.' }),
    ...(timers.sample && !world.held && { ring: 'sample' }),
  };
}

/** What it read last, as its card says it. */
function readInWords({ phase, reading, readings }: ComputerState): string {
  const bit = phase === 'reading' ? reading : readings.at(-1);
  if (bit === undefined || bit === null) return 'nothing read';
  return bit === '-' ? 'no signal' : `reads ${bit}`;
}

function computerFace({ id, state, up, timers }: Computer, world: World): Face {
  const isOut = outIn(world).includes(id);
  const group = groupNumbers(world).get(id) ?? 1;
  const ring = timers.exchange ? 'exchange' : timers.compare ? 'compare' : undefined;
  return {
    role: !up ? 'crashed' : state.split && !isOut ? 'at a loss' : 'computer',
    mark: 'none',
    epoch: { word: 'group', number: group, hue: isOut || state.state === '' ? 0 : hueOfGroup(group) },
    card: [
      { text: isOut ? 'voted out' : readInWords(state) },
      { text: state.state === '' ? 'no state' : state.state, strong: true },
    ],
    ...(ring !== undefined && !world.held && { ring }),
  };
}

function capsule({ from, to, body }: Message<ShuttleBody>): Capsule {
  switch (body.type) {
    case 'Signal': {
      const level = levelInWords(body.level);
      return {
        label: level,
        glyph: '~',
        shape: 'beat',
        tone: body.level < 1 ? 'gold' : 'plain',
        says: `${from} to ${to}, on the bus: ${level}, where 1 was meant.`,
      };
    }
    case 'Heard':
      return {
        label: `read ${body.bit}`,
        glyph: body.bit,
        shape: 'request',
        tone: 'accent',
        word: { text: body.bit, tone: 'accent' },
        says: `${from} to ${to}: I read ${body.bit}.`,
      };
    case 'State':
      return {
        label: body.text,
        glyph: '=',
        shape: 'success',
        tone: 'plain',
        says: `${from} to ${to}: my state is ${body.text}.`,
      };
  }
}

function fields(node: Node, world: World): readonly Field[] {
  if (node.kind === 'box') {
    const { next } = node.state as BoxState;
    const { options } = world.setup;
    const due = samplesOf(options)[next];
    return [
      field('next', String(next), true, 'How many samples it has put on the bus.'),
      field('level', due ? levelInWords(due.level) : '', false, 'How its next 1 will arrive.'),
      field('diode', String(options.diode), true, 'What is left of a diode in its bus interface.'),
    ];
  }
  const { reading, inputs, state, out } = node.state as ComputerState;
  return [
    field('threshold', levelInWords(thresholdOf(node.id)), true, 'From which level on it reads 1.'),
    field('reading', reading ?? '', false, 'What it read last.'),
    field('inputs', inputs.join(' '), false, 'What it has computed with, sample by sample.'),
    field('state', state, false, 'What came of it.'),
    field('out', out.join(', '), false, 'Whom it takes for faulty.'),
  ];
}

/** The computers that a majority of those still in agrees with, once there is a state to compare. */
function quorums({ after }: Happening): readonly Quorum[] {
  const out = outIn(after);
  const inside = computersOf(after).filter(({ id, up }) => up && !out.includes(id));
  const states = statesIn(inside);
  const right = majorityOf(states);
  if (right === undefined || right === '') return [];
  const members = inside.filter(({ state }) => state.state === right).map(({ id }) => id);
  return [{ members, says: `${members.length} of ${states.size} in state ${right}`, decides: true }];
}

const wordOf = (bit: string): Word => ({ text: bit, tone: bit === '1' ? 'accent' : 'plain' });

/** Who heard what the others read in the last sample; nothing where nobody asks. */
function heard(world: World): Heard | undefined {
  if (world.off.includes('RM-INPUTS')) return undefined;
  const computers = computersOf(world);
  return {
    columns: computers.map(({ id }) => ({ node: id, label: `${id} read` })),
    rows: computers.map(({ id, state }) => {
      const isOpen = state.phase === 'reading';
      const input = state.inputs.at(-1) ?? '';
      const bits = computers.map(({ id: other }, i): string | undefined => {
        if (!isOpen) return input[i];
        return other === id
          ? (state.reading ?? undefined)
          : state.reports.find(({ from }) => from === other)?.bit;
      });
      const ones = bits.filter((bit) => bit === '1').length;
      return {
        node: id,
        label: id,
        traitor: false,
        cells: bits.map((bit, i) => ({
          path: [computers[i]!.id],
          missing: bit === '-',
          below: [],
          ...(bit !== undefined && bit !== '-' && { said: wordOf(bit) }),
        })),
        votes: isOpen ? [] : [...input].map(wordOf),
        ...(!isOpen && state.state !== '' && { result: wordOf(state.state.at(-1)!) }),
        why:
          isOpen || input === ''
            ? ''
            : 2 * ones === computers.length
              ? 'a tie counts as 0'
              : `${ones} of ${computers.length} read 1`,
      };
    }),
    result: 'counts as',
    says: 'Whatever the box did to the signal, all have the same row before them, and count it in the same way.',
  };
}

/** What the oscilloscope shows, in a sentence. */
function standing(world: World): string {
  const split = splitOf(world);
  const out = outIn(world);
  const apart = split.includes('-');
  if (split === '') return 'Everybody listens to one wire. Everybody has its own idea of what is a 1.';
  if (!apart && world.off.includes('RM-INPUTS'))
    return 'All read the same, so nobody notices that nobody asks.';
  if (!apart)
    return 'All compute with the same input, whoever read what. The fault is still there; the failure is not.';
  const lost = computersOf(world).some(({ state }) => state.split);
  if (lost) return `${split}: no majority is left. Nothing is wrong with any of these computers.`;
  return out.length === 0
    ? `${split}, though nothing is wrong with any of these computers.`
    : `${split}: ${listInWords(out)} voted out. Nothing was wrong with ${out.length === 1 ? 'it' : 'them'}.`;
}

function scope(world: World): Scope {
  const computers = computersOf(world);
  const out = outIn(world);
  const groups = groupNumbers(world);
  return {
    samples: samplesOf(world.setup.options).map(({ label, level }, i) => ({
      label,
      level,
      bits: computers.flatMap(({ id, state }) => {
        const bit = state.sample === i && state.phase === 'reading' ? state.reading : state.readings[i];
        return bit === undefined || bit === null ? [] : [{ node: id, bit }];
      }),
    })),
    thresholds: computers.map(({ id }) => ({ node: id, level: thresholdOf(id) })),
    states: computers.map(({ id, state }) => ({
      node: id,
      text: state.state,
      group: out.includes(id) ? 0 : (groups.get(id) ?? 1),
    })),
    split: splitOf(world),
    says: standing(world),
  };
}

/** Four parts that hear and speak bear one that is two-faced, if they compare what they heard. */
function bound(world: World): Bound {
  const parts = computersOf(world).length + 1;
  const asks = !world.off.includes('RM-INPUTS');
  const enough = parts >= 4;
  const says = `A box and ${parts - 1} computers ${enough ? 'bear' : 'do not bear'} one two-faced part`;
  if (!enough) return { holds: false, says: `${says}: it takes four in all.` };
  return asks
    ? { holds: true, says: `${says}: they ask each other what they read.` }
    : { holds: false, says: `${says}, but not if nobody asks what the others read.` };
}

export const portrait: Portrait = {
  face: (node, world) =>
    node.kind === 'box' ? boxFace(node as Node<BoxState>, world) : computerFace(node as Computer, world),
  capsule: (message) => capsule(message as Message<ShuttleBody>),
  log: () => undefined,
  pointers: () => [],
  fields,
  machine: () => [],
  quorums,
  rows: ({ setup }) =>
    [setup.cast.byKind.get('box') ?? [], setup.cast.byKind.get('computer') ?? []].filter(
      (row) => row.length > 0,
    ),
  heard,
  scope,
  bound,
};
