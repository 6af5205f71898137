/** What Raft's judges remember beyond the world: who led, what was committed, what was executed. Not part of Raft. */
import { Log } from '../../engine/log.ts';
import type { Note } from '../../engine/effect.ts';
import type { Happening } from '../../engine/portrait.ts';
import type { History } from '../../engine/property.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import type { ClientState } from '../kit/client.ts';
import { changedNode } from '../kit/judging.ts';
import * as judging from '../kit/judging.ts';
import { isQuery } from '../kit/machine.ts';
import type { Change as ChangeOf } from '../kit/judging.ts';
import type { Entry, ServerState } from './state.ts';

/** A leadership: who won which term. */
export interface Leadership {
  readonly term: number;
  readonly leader: NodeId;
}

export interface RaftHistory {
  /** Every election won, in order. */
  readonly leaderships: readonly Leadership[];
  /** What leaders have committed, by index. */
  readonly committed: Log<Entry>;
  /** How far leaders of each term had committed, in the order in which they first did. */
  readonly commitments: readonly { readonly term: number; readonly through: number }[];
  /** What was executed at each index by whoever executed it first. */
  readonly executed: Log<Entry>;
  /** Each server's latest vote: the disk may forget, history does not. */
  readonly votes: Readonly<Record<NodeId, { readonly term: number; readonly candidate: NodeId }>>;
  /** The highest index that any client has been answered about, by a write or a read. */
  readonly acknowledged: number;
  /** For each client the read it began last, and what had been acknowledged by then. */
  readonly reads: Readonly<Record<NodeId, { readonly seq: number; readonly acknowledged: number }>>;
}

export type Server = Node<ServerState>;

/** A server before and after something happened. */
export type Change = ChangeOf<Server>;

/** The server that a happening changed; undefined if it changed none (or a client). */
export const changedServer = judging.changedServer as (
  happening: Pick<Happening, 'before' | 'after'>,
) => Change | undefined;

/** All servers of a world, running or not. */
export const serversOf = judging.serversOf as (world: World) => readonly Server[];

const won = (was: Server, is: Server): boolean =>
  is.state.role === 'leader' &&
  (was.state.role !== 'leader' || was.state.currentTerm !== is.state.currentTerm);

/** Whether a client is answered by that. */
const isAnswer = ({ what }: Note): boolean => what === 'read' || what === 'answered';

/** Notes what had been acknowledged when a client began to read. */
function withRead(past: RaftHistory, { before, after }: Happening): RaftHistory {
  const changed = changedNode({ before, after });
  if (changed?.is.kind !== 'client') return past;
  const { id, state } = changed.is;
  const { pending } = state as ClientState;
  if (pending === null || !isQuery(pending.command) || past.reads[id]?.seq === pending.seq) return past;
  const read = { seq: pending.seq, acknowledged: past.acknowledged };
  return { ...past, reads: { ...past.reads, [id]: read } };
}

export const history: History<RaftHistory> = {
  start: () => ({
    leaderships: [],
    committed: Log.of<Entry>(),
    commitments: [],
    executed: Log.of<Entry>(),
    votes: {},
    acknowledged: 0,
    reads: {},
  }),

  next(past, happening) {
    const changed = changedServer(happening);
    if (!changed) return withRead(past, happening);
    const { was, is } = changed;
    let { leaderships, committed, commitments, executed, votes, acknowledged } = past;
    if (won(was, is)) leaderships = [...leaderships, { term: is.state.currentTerm, leader: is.id }];
    // A leader may commit its own removal, and step down in the same breath.
    if (is.state.commitIndex > committed.length && happening.fired.some(({ rule }) => rule === 'SRV.L4')) {
      committed = committed.append(...is.state.log.recall(committed.length + 1, is.state.commitIndex));
      // A leader that steps down as it commits keeps its term.
      const term = is.state.currentTerm;
      commitments = [
        ...commitments.filter((each) => each.term !== term),
        { term, through: is.state.commitIndex },
      ];
    }
    if (is.state.lastApplied > executed.length) {
      executed = executed.append(...is.state.log.recall(executed.length + 1, is.state.lastApplied));
    }
    for (const fired of happening.fired) {
      for (const note of fired.notes) {
        if (note.what === 'voted')
          votes = { ...votes, [fired.node]: { term: note.at!, candidate: note.about! } };
        if (isAnswer(note)) acknowledged = Math.max(acknowledged, note.at!);
      }
    }
    const same =
      leaderships === past.leaderships &&
      committed === past.committed &&
      executed === past.executed &&
      votes === past.votes &&
      acknowledged === past.acknowledged;
    return same ? past : { ...past, leaderships, committed, commitments, executed, votes, acknowledged };
  },
};
