/** State machines as a table: a row for each node, a column for each value and each client. Pure. */
import type { ClientSession, Portrait } from '../../engine/portrait.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { machineWords } from '../../words/en/machine.ts';

/** How a place compares with the machine that has executed most. */
export type Likeness = 'same' | 'behind' | 'differs';

/** One place of the table. */
export interface PlaceShape {
  readonly key: string;
  /** Empty where there is nothing. */
  readonly text: string;
  readonly likeness: Likeness;
  /** It changed just now. */
  readonly fresh: boolean;
  /** What a screen reader says of it. */
  readonly says: string;
}

/** One node's machine. */
export interface MachineRow {
  readonly node: NodeId;
  readonly up: boolean;
  /** The index through which it has executed; undefined where nothing counts that. */
  readonly applied: number | undefined;
  readonly appliedFresh: boolean;
  readonly values: readonly PlaceShape[];
  readonly sessions: readonly PlaceShape[];
}

/** The table. */
export interface MachineScene {
  readonly names: readonly string[];
  readonly clients: readonly NodeId[];
  readonly rows: readonly MachineRow[];
  /** Nodes that have executed equally far and hold different things. */
  readonly apart: readonly NodeId[];
}

interface Machine {
  readonly node: Node;
  readonly values: ReadonlyMap<string, string>;
  readonly sessions: ReadonlyMap<NodeId, ClientSession>;
  readonly applied: number | undefined;
}

function machineOf(node: Node, portrait: Portrait): Machine | undefined {
  const log = portrait.log(node);
  const values = portrait.machine(node);
  if (!log && values.length === 0) return undefined;
  return {
    node,
    values: new Map(values),
    sessions: new Map((portrait.sessions?.(node) ?? []).map((session) => [session.client, session])),
    applied: log?.applied,
  };
}

const machinesOf = (world: World, portrait: Portrait): readonly Machine[] =>
  world.nodes.flatMap((node) => machineOf(node, portrait) ?? []);

/** Names in the order in which people look for them: `X2` before `X10`. */
const inOrder = (names: Iterable<string>): readonly string[] =>
  [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const isSession = (one: ClientSession | undefined, other: ClientSession | undefined): boolean =>
  one?.seq === other?.seq && one?.answer === other?.answer;

/** The machines at a moment; `before`, the world a moment earlier, tells what changed. */
export function machineScene(world: World, before: World | undefined, portrait: Portrait): MachineScene {
  const w = machineWords();
  const machines = machinesOf(world, portrait);
  const old = new Map(before && machinesOf(before, portrait).map((machine) => [machine.node.id, machine]));
  const names = inOrder(machines.flatMap(({ values }) => [...values.keys()]));
  const clients = inOrder(machines.flatMap(({ sessions }) => [...sessions.keys()]));
  const running = machines.filter(({ node }) => node.up);
  const furthest = running.reduce<Machine | undefined>(
    (a, b) => (a && (a.applied ?? 0) >= (b.applied ?? 0) ? a : b),
    undefined,
  );
  // Whoever has executed as far must hold the same, whether or not it is the furthest.
  const peerOf = (machine: Machine): Machine | undefined =>
    running.find(({ applied }) => applied === machine.applied);

  /** How a machine stands in one thing of which `same` tells whether two agree. */
  const likenessOf = (machine: Machine, same: (a: Machine, b: Machine) => boolean): Likeness => {
    const peer = peerOf(machine);
    if (machine.node.up && peer && !same(machine, peer)) return 'differs';
    return furthest && !same(machine, furthest) ? 'behind' : 'same';
  };
  const saying = (what: string, likeness: Likeness, machine: Machine): string =>
    likeness === 'same'
      ? what
      : `${what}, ${likeness === 'behind' ? w.behind : w.differs(peerOf(machine)!.node.id)}`;

  const rows = machines.map((machine): MachineRow => {
    const { node, values, sessions, applied } = machine;
    const was = old.get(node.id);
    return {
      node: node.id,
      up: node.up,
      applied,
      appliedFresh: was !== undefined && was.applied !== applied,
      values: names.map((name) => {
        const text = values.get(name) ?? '';
        const likeness = likenessOf(machine, (a, b) => a.values.get(name) === b.values.get(name));
        return {
          key: name,
          text,
          likeness,
          fresh: was !== undefined && was.values.get(name) !== values.get(name),
          says: saying(`${name} ${text === '' ? w.none : text}`, likeness, machine),
        };
      }),
      sessions: clients.map((client) => {
        const session = sessions.get(client);
        const likeness = likenessOf(machine, (a, b) =>
          isSession(a.sessions.get(client), b.sessions.get(client)),
        );
        return {
          key: client,
          text: session ? w.session(session.seq, session.answer) : '',
          likeness,
          fresh: was !== undefined && !isSession(was.sessions.get(client), session),
          says: saying(
            session ? w.sessionSays(client, session.seq, session.answer) : `${client}: ${w.noSession}`,
            likeness,
            machine,
          ),
        };
      }),
    };
  });
  const odd = rows.filter(({ values, sessions }) =>
    [...values, ...sessions].some(({ likeness }) => likeness === 'differs'),
  );
  const apart = machines.filter(
    (machine) =>
      machine.node.up &&
      odd.some(({ node, applied }) => node === machine.node.id || applied === machine.applied),
  );
  return { names, clients, rows, apart: apart.map(({ node }) => node.id) };
}
