/** What Raft's judges remember beyond the world: who led, what was committed, what was executed. Not part of Raft. */
import { Log } from '../../engine/log.ts';
import type { Happening } from '../../engine/portrait.ts';
import type { History } from '../../engine/property.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import * as judging from '../kit/judging.ts';
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
  /** What was executed at each index by whoever executed it first. */
  readonly executed: Log<Entry>;
  /** Each server's latest vote: the disk may forget, history does not. */
  readonly votes: Readonly<Record<NodeId, { readonly term: number; readonly candidate: NodeId }>>;
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

export const history: History<RaftHistory> = {
  start: () => ({ leaderships: [], committed: Log.of<Entry>(), executed: Log.of<Entry>(), votes: {} }),

  next(past, happening) {
    const changed = changedServer(happening);
    if (!changed) return past;
    const { was, is } = changed;
    let { leaderships, committed, executed, votes } = past;
    if (won(was, is)) leaderships = [...leaderships, { term: is.state.currentTerm, leader: is.id }];
    if (is.state.role === 'leader' && is.state.commitIndex > committed.length) {
      committed = committed.append(...is.state.log.slice(committed.length + 1, is.state.commitIndex));
    }
    if (is.state.lastApplied > executed.length) {
      executed = executed.append(...is.state.log.slice(executed.length + 1, is.state.lastApplied));
    }
    for (const fired of happening.fired) {
      for (const note of fired.notes) {
        if (note.what === 'voted')
          votes = { ...votes, [fired.node]: { term: note.at!, candidate: note.about! } };
      }
    }
    const same =
      leaderships === past.leaderships &&
      committed === past.committed &&
      executed === past.executed &&
      votes === past.votes;
    return same ? past : { leaderships, committed, executed, votes };
  },
};
