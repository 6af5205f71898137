/**
 * What the judges of Multi-Paxos remember beyond the world: every vote, who led, what clients asked for, what was
 * executed. Disks may forget, judges do not. Not part of the protocol.
 */
import { Log } from '../../engine/log.ts';
import type { Happening } from '../../engine/portrait.ts';
import type { History } from '../../engine/property.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { indexOf } from '../../engine/world.ts';
import { newlyKnown } from './learned.ts';
import { Slots } from './slots.ts';
import * as judging from '../kit/judging.ts';
import type { Change as ChangeOf } from '../kit/judging.ts';
import type { ClientState } from '../kit/client.ts';
import type { Cell, Entry, ServerState } from './state.ts';
import { isSameValue, knows, majority } from './state.ts';

/** Everybody who voted for one value in one slot under one ballot. */
export interface Vote extends Cell {
  /** A bit for each node, by its index in the cast. */
  readonly by: number;
}

export interface PaxosHistory {
  /** Slot by slot all votes ever cast, one item for each ballot and value. */
  readonly votes: Slots<readonly Vote[]>;
  /** Every phase 1 won, in order. */
  readonly leaderships: readonly { readonly ballot: number; readonly leader: NodeId }[];
  /** What each client has asked for, by its number. */
  readonly asked: Readonly<Record<NodeId, Log<string>>>;
  /** What was put in by hand. */
  readonly byHand: Log<string>;
  /** What was executed in each slot by whoever did so first. */
  readonly executed: Slots<Entry>;
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

/** The slots in which the server voted just now: its acceptor's votes, or a leader's own. */
export function votedIn({ fired }: Pick<Happening, 'fired'>): readonly number[] {
  return slotsNoted(fired, ['proposed', 'accepted']);
}

/** The slots that such notes are about. */
export function slotsNoted(fired: Happening['fired'], words: readonly string[]): readonly number[] {
  let slots: number[] | undefined;
  for (const { notes } of fired)
    for (const { what, at } of notes) if (words.includes(what)) (slots ??= []).push(at!);
  return slots ?? NONE;
}

const NONE: readonly number[] = [];

/** How many bits are set. */
export function countOf(by: number): number {
  let count = 0;
  for (let rest = by; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The votes of a quorum for one value under one ballot in that slot: each such value is chosen, whoever knows. */
export function chosenIn(history: PaxosHistory, slot: number, world: World): readonly Vote[] {
  const needed = majority(serversOf(world).length);
  return (history.votes.at(slot) ?? []).filter(({ by }) => countOf(by) >= needed);
}

/** The votes with one more. */
function withVote(votes: readonly Vote[], { ballot, entry }: Cell, by: number): readonly Vote[] {
  const at = votes.findIndex((vote) => vote.ballot === ballot && isSameValue(vote.entry, entry));
  if (at < 0) return votes.concat({ ballot, entry, by });
  const vote = votes[at]!;
  return (vote.by | by) === vote.by ? votes : votes.with(at, { ...vote, by: vote.by | by });
}

function votesAfter(past: Slots<readonly Vote[]>, happening: Happening, is: Server): PaxosHistory['votes'] {
  let votes = past;
  const me = 1 << indexOf(happening.after.setup.cast, is.id);
  for (const slot of votedIn(happening)) {
    const cast = votes.at(slot) ?? [];
    const more = withVote(cast, is.state.log.at(slot)!, me);
    if (more !== cast) votes = votes.with(slot, more);
  }
  return votes;
}

/** A given server has voted for all it has accepted; what it is given to know was chosen, so everybody must have. */
function votesGiven(
  past: Slots<readonly Vote[]>,
  world: World,
  { id, state }: Server,
): PaxosHistory['votes'] {
  let votes = past;
  const bit = (node: NodeId): number => 1 << indexOf(world.setup.cast, node);
  const all = serversOf(world).reduce((bits, server) => bits | bit(server.id), 0);
  for (const [slot, cell] of state.log.entries())
    votes = votes.with(slot, withVote(votes.at(slot) ?? [], cell, knows(state, slot) ? all : bit(id)));
  return votes;
}

function executedAfter(past: Slots<Entry>, is: Server, slots: readonly number[]): Slots<Entry> {
  let executed = past;
  for (const slot of slots)
    if (!executed.at(slot)) executed = executed.with(slot, is.state.log.at(slot)!.entry);
  return executed;
}

const upTo = (slot: number): readonly number[] => Array.from({ length: slot }, (_, i) => i + 1);

/** What a server's change adds. */
function afterServer(past: PaxosHistory, happening: Happening, { was, is }: Change): PaxosHistory {
  const { action, fired } = happening;
  const given = action.kind === 'given';
  const votes = given ? votesGiven(past.votes, happening.after, is) : votesAfter(past.votes, happening, is);
  const slots = given ? upTo(is.state.executed) : slotsNoted(fired, ['executed', 'repeated']);
  const executed = executedAfter(past.executed, is, slots);
  const won = is.state.role === 'leader' && is.state.ballot !== was.state.ballot;
  const promoted = is.state.role === 'leader' && was.state.role !== 'leader';
  const leaderships =
    won || promoted ? [...past.leaderships, { ballot: is.state.ballot, leader: is.id }] : past.leaderships;
  const byHand = action.kind === 'command' ? past.byHand.append(action.command) : past.byHand;
  const same =
    votes === past.votes &&
    executed === past.executed &&
    leaderships === past.leaderships &&
    byHand === past.byHand;
  return same ? past : { ...past, votes, executed, leaderships, byHand };
}

/** What a client's change adds: the requests it has numbered. */
function afterClient(past: PaxosHistory, was: Node<ClientState>, is: Node<ClientState>): PaxosHistory {
  if (is.state.nextSeq === was.state.nextSeq) return past;
  const log = (past.asked[is.id] ?? Log.of<string>()).append(is.state.pending!.command);
  return { ...past, asked: { ...past.asked, [is.id]: log } };
}

export const history: History<PaxosHistory> = {
  start: () => ({
    votes: Slots.of<readonly Vote[]>(),
    leaderships: [],
    asked: {},
    byHand: Log.of<string>(),
    executed: Slots.of<Entry>(),
  }),

  next(past, happening) {
    const change = judging.changedNode(happening);
    if (!change) return past;
    return change.is.kind === 'server'
      ? afterServer(past, happening, change as Change)
      : afterClient(past, change.was as Node<ClientState>, change.is as Node<ClientState>);
  },
};

/** The slots that a server came to know just now. */
export const learnedNow = ({ was, is }: Change): readonly number[] => newlyKnown(was.state, is.state);
