/** The words that all protocols with a leader, a log and a state machine have in common. */
import type { Action } from '../../engine/action.ts';
import type { ClaimSpec, Hand, VerbSpec } from '../../engine/protocol.ts';
import { listInWords } from '../../engine/words.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { nodeOf, nodesOf } from '../../engine/world.ts';
import type { ClientState } from './client.ts';
import { claim, runOut, unless, verb } from './phrases.ts';

/** What must be known of a replicated server. */
interface Replica {
  readonly role: 'follower' | 'candidate' | 'leader';
  readonly machine: Readonly<Record<string, string>>;
}

/** Words and questions about the servers of one protocol. */
export interface ReplicaWords<S> {
  /** The servers a phrase names: some, all, or all that run. */
  readonly named: (world: World, nodes: unknown) => readonly S[];
  readonly leadersOf: (world: World) => readonly S[];
  /** The server; throws a sentence if it is down. */
  readonly requireRunning: (hand: Hand, id: NodeId) => S;
  /** The leader; throws a sentence if it is none, which ends with what it therefore does: `sends nobody anything`. */
  readonly requireLeader: (hand: Hand, id: NodeId, so: string) => S;
  /** Lets the election timer run out; throws a sentence if there is none. */
  readonly timeout: (hand: Hand, id: NodeId) => void;
  readonly claims: readonly ClaimSpec[];
  readonly verbs: readonly VerbSpec[];
  /** Where commands come from in play: idle clients, or, without any, whoever leads. */
  readonly requests: (world: World) => readonly Action[];
}

/** The words about these servers. `serverAt` throws a sentence when the node is none. */
export function replicaWords<S extends Node<Replica>>(
  serversOf: (world: World) => readonly S[],
  serverAt: (world: World, id: NodeId) => S,
): ReplicaWords<S> {
  const leadersOf = (world: World): readonly S[] =>
    serversOf(world).filter(({ up, state }) => up && state.role === 'leader');

  const requireRunning = (hand: Hand, id: NodeId): S => {
    const server = serverAt(hand.world, id);
    if (!server.up) throw new Error(`${id} is down: restart it first`);
    return server;
  };

  const requireLeader = (hand: Hand, id: NodeId, so: string): S => {
    const server = requireRunning(hand, id);
    if (server.state.role !== 'leader') throw new Error(`${id} is not leader here, so it ${so}`);
    return server;
  };

  const timeout = (hand: Hand, id: NodeId): void => {
    if (requireRunning(hand, id).state.role === 'leader')
      throw new Error(`${id} leads: a leader has no election timer`);
    hand.perform({ kind: 'fire', node: id, timer: 'election' });
  };

  const heartbeat = (hand: Hand, node: NodeId): void => {
    requireLeader(hand, node, 'sends no heartbeat');
    hand.perform({ kind: 'fire', node, timer: 'heartbeat' });
  };

  return {
    named(world, nodes) {
      if (nodes === 'all') return serversOf(world);
      if (nodes === 'live') return serversOf(world).filter(({ up }) => up);
      return (nodes as readonly NodeId[]).map((id) => serverAt(world, id));
    },
    leadersOf,
    requireRunning,
    requireLeader,
    timeout,

    claims: [
      claim<{ node: NodeId; choice: string }>(
        '{node} is leader|follower|candidate',
        'S1 is leader',
        ({ world }, { node, choice }) => {
          const { up, state } = serverAt(world, node);
          return unless(up && state.role === choice, `${node} is ${up ? `a ${state.role}` : 'down'}`);
        },
      ),
      claim<{ number: number }>('leaders are {number}', 'leaders are 1', ({ world }, { number }) => {
        const leaders = leadersOf(world).map(({ id }) => id);
        return unless(
          leaders.length === number,
          leaders.length === 0 ? 'there is none' : `there are ${leaders.length}: ${listInWords(leaders)}`,
        );
      }),
      claim<{ node: NodeId; text: string }>(
        'machine of {node} has {text}',
        'machine of S1 has X=3',
        ({ world }, { node, text }) => {
          const [name, value] = text.split('=');
          const holds = serverAt(world, node).state.machine[name!.trim()];
          return unless(
            holds === value?.trim(),
            holds === undefined ? `${name} is not set` : `${name} is ${holds}`,
          );
        },
      ),
    ],

    verbs: [
      verb<{ node: NodeId }>(
        'timeout {node}',
        'The election timer of that server runs out.',
        (hand, { node }) => timeout(hand, node),
      ),
      verb<{ text: string; node: NodeId }>(
        'write {text} to {node}',
        'A command is put in at that server.',
        (hand, { text, node }) => {
          requireLeader(hand, node, 'would turn the command away');
          hand.perform({ kind: 'command', node, command: text.trim() });
        },
      ),
      verb<{ node: NodeId; text: string; node2: NodeId }>(
        'ask {node} to write {text} at {node}',
        'That client asks that server.',
        (hand, { node, text, node2 }) => {
          if (nodeOf(hand.world, node).kind !== 'client')
            throw new Error(`${node} is no client: write to it instead`);
          hand.perform({ kind: 'command', node, command: text.trim(), to: node2 });
        },
      ),
      verb<{ node: NodeId }>(
        'beat {node}',
        'A leader sends a heartbeat, and all that follows from it happens.',
        (hand, { node }) => {
          heartbeat(hand, node);
          runOut(hand, ({ from, to }) => from === node || to === node);
        },
      ),
      verb<{ node: NodeId }>(
        'heartbeat {node}',
        'A leader sends a heartbeat; the messages stay under way.',
        (hand, { node }) => heartbeat(hand, node),
      ),
    ],

    requests(world) {
      const clients = nodesOf(world, 'client');
      const letter = 'XYZABKLMNPR'.charAt(Math.floor(world.now / 7) % 11);
      const command = `${letter}=${Math.floor(world.now / 3) % 10}`;
      if (clients.length === 0)
        return leadersOf(world).map(({ id }) => ({ kind: 'command', node: id, command }));
      return clients
        .filter(({ up, state }) => up && (state as ClientState).queue.length === 0)
        .map(({ id }) => ({ kind: 'command', node: id, command }));
    },
  };
}
