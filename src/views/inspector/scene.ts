/** What is inside the thing selected, as lists: a pure function of a world, the world before, and a selection. */
import type { Capsule, Field, FoldedPrefix, Portrait } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Message, Node, World } from '../../engine/world.ts';
import { isCut } from '../../engine/world.ts';
import { hueOfEpoch, hueOfTone } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import type { Selection } from '../selection.ts';
import { standingOf } from '../standing.ts';
import { lines, milliseconds } from './values.ts';
import { inspectorWords } from '../../words/en/inspector.ts';

/** One line: a name, what it is now, and what it was if that just changed. */
export interface Line {
  readonly name: string;
  readonly value: string;
  /** Undefined when nothing changed. */
  readonly was: string | undefined;
}

/** A field of a node. */
export interface FieldLine extends Line, Pick<Field, 'durable' | 'says'> {}

/** A timer that runs. */
export interface TimerLine {
  readonly name: string;
  readonly remaining: string;
  /** How much of it is left, 0 to 1. */
  readonly left: number;
}

/** The inside of the thing selected. */
export type Inside =
  | {
      readonly kind: 'node';
      readonly id: string;
      readonly about: string;
      readonly hue: Hue;
      readonly up: boolean;
      readonly fields: readonly FieldLine[];
      readonly machine: readonly Line[];
      readonly timers: readonly TimerLine[];
      /** Timers wait for a hand. */
      readonly held: boolean;
    }
  | {
      readonly kind: 'message';
      readonly type: string;
      readonly capsule: Capsule;
      readonly hue: Hue;
      readonly facts: readonly (readonly [name: string, value: string])[];
      readonly body: readonly { readonly name: string; readonly lines: readonly string[] }[];
    }
  | { readonly kind: 'words'; readonly title: string; readonly facts: readonly string[] };

const nodeNamed = (world: World | undefined, id: string): Node | undefined =>
  world?.nodes.find((node) => node.id === id);

function changed(
  name: string,
  value: string,
  before: readonly (readonly [string, string])[] | undefined,
): Line {
  if (!before) return { name, value, was: undefined };
  const was = before.find(([other]) => other === name)?.[1] ?? '—';
  return { name, value, was: was === value ? undefined : was };
}

function inNode(node: Node, world: World, before: World | undefined, { portrait, kinds }: Protocol): Inside {
  const old = nodeNamed(before, node.id);
  const face = portrait.face(node, world);
  const oldFields =
    old && before && portrait.fields(old, before).map(({ name, value }) => [name, value] as const);
  const now = world.held ? world.heldSince : world.now;
  return {
    kind: 'node',
    id: node.id,
    about: [node.up ? face.role : inspectorWords().crashed, ...standingOf(face)].join(', '),
    hue: face.mark === 'client' ? hueOfTone('gold') : hueOfEpoch(face.epoch),
    up: node.up,
    fields: portrait.fields(node, world).map(({ name, value, durable, says }) => ({
      ...changed(name, value, oldFields),
      durable,
      says,
    })),
    machine: portrait.machine(node).map(([key, value]) => changed(key, value, old && portrait.machine(old))),
    timers: Object.entries(node.timers).map(([name, { startedAt, dueAt }]) => {
      const remaining = Math.max(0, dueAt - Math.max(now, startedAt));
      return {
        name,
        remaining: milliseconds(remaining),
        left: Math.min(1, remaining / Math.max(dueAt - startedAt, 1)),
      };
    }),
    held: world.held && Object.keys(kinds[node.kind]?.timers(world.setup.options) ?? {}).length > 0,
  };
}

function inMessage(message: Message, world: World, { portrait }: Protocol): Inside {
  const capsule = portrait.capsule(message, world);
  const { type, ...body } = message.body as { readonly type: string } & Readonly<Record<string, unknown>>;
  const w = inspectorWords();
  const end = message.lost === 'cut' ? w.diesAt : message.lost === 'loss' ? w.lostAt : w.arrivesAt;
  return {
    kind: 'message',
    type,
    capsule,
    hue: hueOfTone(capsule.tone, capsule.epoch),
    facts: [
      [w.from, message.from],
      [w.to, message.to],
      [w.sentAt, milliseconds(message.sentAt)],
      [end, milliseconds(message.endsAt)],
    ],
    body: Object.entries(body).map(([name, value]) => ({ name, lines: lines(value) })),
  };
}

function inLink(from: string, to: string, world: World): Inside {
  const w = inspectorWords();
  const way = (a: string, b: string) => {
    const count = world.flights.filter((message) => message.from === a && message.to === b).length;
    const under = count === 0 ? w.nothingUnderWay : w.underWay(count);
    return `${a} → ${b}: ${isCut(world, a, b) ? w.cut : w.open(under)}`;
  };
  return { kind: 'words', title: `${from} – ${to}`, facts: [way(from, to), way(to, from)] };
}

function inFolded(
  id: string,
  { index, epoch, values, sessions, members }: FoldedPrefix,
  world: World,
  portrait: Portrait,
  epochWord: string,
): Inside {
  const w = inspectorWords();
  const alike = world.nodes.filter((node) => portrait.log(node)?.folded?.index === index);
  return {
    kind: 'words',
    title: w.entries(id, index),
    facts: [
      w.folded(epochWord, epoch),
      w.holds(values.map(([name, value]) => `${name}=${value}`).join(', ') || w.none),
      ...sessions.map(({ client, seq, answer }) => w.session(client, seq, answer)),
      ...(members.length > 0 ? [w.counted(members.map((set) => set.join(' ')).join(' + '))] : []),
      w.on(alike.map((node) => node.id).join(', ')),
    ],
  };
}

function inEntry(id: string, index: number, world: World, { portrait, epoch }: Protocol): Inside {
  const w = inspectorWords();
  const log = portrait.log(nodeNamed(world, id)!);
  if (log?.folded && index <= log.folded.index) return inFolded(id, log.folded, world, portrait, epoch);
  const cell = log && index >= log.first && index <= log.last ? log.cell(index) : undefined;
  if (!cell) {
    return { kind: 'words', title: w.entry(id, index), facts: [w.noEntry] };
  }
  const known = cell.known ?? index <= log!.commit;
  const settled = log!.bySlot ? w.chosen : w.committed;
  const special = {
    none: [],
    noop: [w.noop],
    members: [w.members],
    forced: [w.forced],
  }[cell.kind ?? 'none'];
  const alike = world.nodes.filter((node) => {
    const other = portrait.log(node);
    if (!other || index < other.first || index > other.last) return false;
    const { text, epoch: number } = other.cell(index) ?? {};
    return text === cell.text && (other.bySlot === true || number === cell.epoch);
  });
  return {
    kind: 'words',
    title: w.entry(id, index),
    facts: [
      w.written(cell.text, epoch, cell.epoch),
      ...special,
      known ? w.knows(id, settled) : w.doesNotKnow(id, settled),
      w.on(alike.map((node) => node.id).join(', ')),
    ],
  };
}

/** The inside of the thing selected; undefined when nothing is, or it is gone. */
export function inside(
  world: World,
  before: World | undefined,
  protocol: Protocol,
  selection: Selection | undefined,
): Inside | undefined {
  switch (selection?.kind) {
    case undefined:
      return undefined;
    case 'node': {
      const node = nodeNamed(world, selection.id);
      return node && inNode(node, world, before, protocol);
    }
    case 'message': {
      const isIt = ({ id }: Message) => id === selection.id;
      const message = world.flights.find(isIt) ?? before?.flights.find(isIt);
      return message && inMessage(message, world, protocol);
    }
    case 'link':
      return inLink(selection.from, selection.to, world);
    case 'entry':
      return nodeNamed(world, selection.node) && inEntry(selection.node, selection.index, world, protocol);
  }
}
