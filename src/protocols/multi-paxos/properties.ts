/** What Multi-Paxos promises, slot by slot, each judged after every step. */
import type { Happening } from '../../engine/portrait.ts';
import type { Property } from '../../engine/property.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { indexOf } from '../../engine/world.ts';
import { propertyOfServers } from '../kit/judging.ts';
import type { Finding } from '../kit/judging.ts';
import type { PaxosHistory, Server, Vote } from './history.ts';
import { changedServer, chosenIn, learnedNow, serversOf, slotsNoted, votedIn } from './history.ts';

import type { Cell, Entry } from './state.ts';
import { isSameValue, majority } from './state.ts';
import { listInWords } from '../../engine/words.ts';

const PMS = 'Lamport, Paxos Made Simple 2001';

const property = propertyOfServers<Server, PaxosHistory>;

const finding = (says: string, nodes: readonly NodeId[], index: number): Finding => ({ says, nodes, index });

/** The first finding among some slots. */
function firstOf(slots: readonly number[], find: (slot: number) => Finding | undefined): Finding | undefined {
  for (const slot of slots) {
    const found = find(slot);
    if (found) return found;
  }
  return undefined;
}

/** The names behind the bits of a vote. */
const voters = (world: World, by: number): readonly NodeId[] =>
  world.setup.cast.ids.filter((_, i) => (by & (1 << i)) !== 0);

/** The highest vote under a lower ballot that a server cast in a slot; undefined if it cast none. */
function lastBefore(votes: readonly Vote[], bit: number, ballot: number): Cell | undefined {
  let last: Cell | undefined;
  for (const vote of votes)
    if ((vote.by & bit) !== 0 && vote.ballot < ballot && (!last || vote.ballot > last.ballot)) last = vote;
  return last;
}

/**
 * P2c: is there a majority of which either nobody has voted under a lower ballot, or the highest such vote was for this
 * value? One that takes in everybody whose last vote is not above it is the largest to hope for.
 */
function isSafe(votes: readonly Vote[], { ballot, entry }: Cell, world: World): boolean {
  const servers = serversOf(world);
  const needed = majority(servers.length);
  const last = servers.map(({ id }) => lastBefore(votes, 1 << indexOf(world.setup.cast, id), ballot));
  if (last.filter((vote) => vote === undefined).length >= needed) return true;
  return last.some(
    (top) =>
      top !== undefined &&
      isSameValue(top.entry, entry) &&
      last.filter((vote) => vote === undefined || vote.ballot <= top.ballot).length >= needed,
  );
}

/** Was that value ever asked for by the client it names, or put in by hand? */
function isAsked(entry: Entry, { asked, byHand }: PaxosHistory): boolean {
  if (entry.client !== undefined) return asked[entry.client]?.at(entry.seq!) === entry.command;
  for (let i = byHand.length; i > 0; i--) if (byHand.at(i) === entry.command) return true;
  return false;
}

const inWords = ({ entry, ballot }: Cell): string => `${entry.command} (ballot ${ballot})`;

export const properties: Readonly<Record<string, Property<PaxosHistory>>> = {
  X1: property(
    'X1',
    'Agreement',
    `${PMS}, §2.1`,
    'In every slot only one value is ever chosen.',
    (_change, happening, history) =>
      firstOf(slotsVoted(happening), (slot) => {
        const [first, ...others] = chosenIn(history, slot, happening.after);
        const rival = others.find(({ entry }) => !isSameValue(entry, first!.entry));
        return (
          rival &&
          finding(
            `In slot ${slot} both ${inWords(first!)} and ${inWords(rival)} are chosen.`,
            voters(happening.after, rival.by),
            slot,
          )
        );
      }),
  ),

  X2: property(
    'X2',
    'Validity',
    `${PMS}, §2.1`,
    'Only what somebody asked for is accepted, or the value that does nothing.',
    ({ is }, happening, history, was) =>
      firstOf(votedIn(happening), (slot) => {
        const { entry } = is.state.log.at(slot)!;
        if (entry.noop || was.votes.at(slot)?.some((vote) => isSameValue(vote.entry, entry)))
          return undefined;
        return isAsked(entry, history)
          ? undefined
          : finding(
              `${is.id} accepts ${entry.command} for slot ${slot}, which nobody has asked for.`,
              [is.id],
              slot,
            );
      }),
  ),

  X3: property(
    'X3',
    'Learning',
    `${PMS}, §2.1`,
    'A server believes a value to be chosen only if it has been.',
    (change, happening, history) =>
      firstOf(learnedNow(change), (slot) => {
        const { entry } = change.is.state.log.at(slot)!;
        const chosen = chosenIn(history, slot, happening.after);
        if (chosen.some((vote) => isSameValue(vote.entry, entry))) return undefined;
        const truth = chosen.length > 0 ? `${chosen[0]!.entry.command} is` : 'nothing is yet';
        return finding(
          `${change.is.id} believes that ${entry.command} is chosen in slot ${slot}; ${truth}.`,
          [change.is.id],
          slot,
        );
      }),
  ),

  X4: property(
    'X4',
    'One value a ballot',
    `${PMS}, §2.2`,
    'In a slot, all votes under one ballot are for one value.',
    ({ is }, happening, history) =>
      firstOf(slotsVoted(happening), (slot) => {
        const ballots = (history.votes.at(slot) ?? []).map(({ ballot }) => ballot);
        const twice = ballots.find((ballot, i) => ballots.indexOf(ballot) !== i);
        return twice === undefined
          ? undefined
          : finding(`Ballot ${twice} has two values in slot ${slot}.`, [is.id], slot);
      }),
  ),

  X5: property(
    'X5',
    'Promises are kept',
    `${PMS}, §2.2, §2.5`,
    'What a server has promised never falls, crash or not, and it votes under no ballot lower than that, nor higher.',
    ({ was, is }, happening) => {
      if (is.state.np < was.state.np && happening.action.kind !== 'given')
        return {
          says: `${is.id} had promised ballot ${was.state.np}, and now knows only of ${is.state.np}.`,
          nodes: [is.id],
        };
      return firstOf(votedIn(happening), (slot) => {
        const { ballot } = is.state.log.at(slot)!;
        if (ballot === is.state.np) return undefined;
        return finding(
          `${is.id} votes in slot ${slot} under ballot ${ballot}, but what it has promised is ${is.state.np}.`,
          [is.id],
          slot,
        );
      });
    },
  ),

  P2c: property(
    'P2c',
    'Safe to propose',
    `${PMS}, §2.2, P2c`,
    'Whatever is proposed, there is a majority that has voted for nothing earlier in that slot, or last for the same value.',
    ({ is }, happening, _history, was) =>
      firstOf(slotsNoted(happening.fired, ['proposed']), (slot) => {
        const cell = is.state.log.at(slot)!;
        const votes = was.votes.at(slot) ?? [];
        if (votes.length === 0 || isSafe(votes, cell, happening.after)) return undefined;
        const rivals = votes.filter(({ entry }) => !isSameValue(entry, cell.entry)).map(inWords);
        return finding(
          `${is.id} proposes ${inWords(cell)} for slot ${slot}, where ${listInWords(rivals)} may be chosen already.`,
          [is.id],
          slot,
        );
      }),
  ),

  X7: property(
    'X7',
    'One history',
    `${PMS}, §3`,
    'All servers execute the same values in the same order, slot after slot.',
    ({ was, is }, happening, history) => {
      let before = was.state.executed;
      return firstOf(slotsNoted(happening.fired, ['executed', 'repeated']), (slot) => {
        const expected = ++before;
        before = slot;
        if (slot !== expected)
          return finding(`${is.id} executes slot ${slot} before slot ${expected}.`, [is.id], slot);
        const [mine, first] = [is.state.log.at(slot)!.entry, history.executed.at(slot)!];
        return isSameValue(mine, first)
          ? undefined
          : finding(
              `${is.id} executes ${mine.command} in slot ${slot}, where ${first.command} was executed before.`,
              [is.id],
              slot,
            );
      });
    },
  ),

  X8: property(
    'X8',
    'Done once',
    'Kirsch & Amir 2008, Paxos for System Builders: Last_Executed',
    'A client’s request is executed at most once.',
    ({ was, is }, { fired }) => {
      let done: Map<NodeId, number> | undefined;
      return firstOf(slotsNoted(fired, ['executed']), (slot) => {
        const { client, seq, command } = is.state.log.at(slot)!.entry;
        if (client === undefined) return undefined;
        const latest =
          (done ??= new Map<NodeId, number>()).get(client) ?? was.state.sessions[client]?.seq ?? 0;
        done.set(client, Math.max(latest, seq!));
        return seq! > latest
          ? undefined
          : finding(
              `${is.id} executes request ${seq} of ${client} (${command}) a second time.`,
              [is.id],
              slot,
            );
      });
    },
  ),
};

/** The slots in which votes were cast just now, by hand or by the rules. */
function slotsVoted(happening: Happening): readonly number[] {
  if (happening.action.kind !== 'given') return votedIn(happening);
  const change = changedServer(happening);
  return change ? [...change.is.state.log.entries()].map(([slot]) => slot) : [];
}
