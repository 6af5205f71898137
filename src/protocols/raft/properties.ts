/** What Raft promises (paper Figure 3, and what it takes for granted), each judged after every step. */
import type { Property } from '../../engine/property.ts';
import type { Log } from '../../engine/log.ts';
import type { NodeId } from '../../engine/world.ts';
import { propertyOfServers } from '../kit/judging.ts';
import type { Finding } from '../kit/judging.ts';
import type { RaftHistory, Server } from './history.ts';
import { serversOf } from './history.ts';
import type { Entry } from './state.ts';
import { isQuorum } from './configuration.ts';
import { replayed } from './replay.ts';
import { canWinApart } from './standing.ts';
import { lastTerm, termAt } from './state.ts';

const property = propertyOfServers<Server, RaftHistory>;

const violation = (says: string, nodes: readonly NodeId[], index?: number): Finding =>
  index === undefined ? { says, nodes } : { says, nodes, index };

const won = ({ was, is }: { readonly was: Server; readonly is: Server }): boolean =>
  is.state.role === 'leader' &&
  (was.state.role !== 'leader' || was.state.currentTerm !== is.state.currentTerm);

/** The first index, up to `to`, at which two logs differ; 0 if they agree that far. */
function firstDifference(a: Log<Entry>, b: Log<Entry>, to: number): number {
  if (Math.min(a.length, b.length) >= to && a.printAt(to) === b.printAt(to)) return 0;
  for (let i = Math.max(a.base, b.base) + 1; i <= to; i++)
    if (i > a.length || i > b.length || a.printAt(i) !== b.printAt(i)) return i;
  return 0;
}

/** Whether both logs hold the same through an index. Where one has folded that away, I15 judges what it stands for. */
const agree = (a: Log<Entry>, b: Log<Entry>, index: number): boolean =>
  Math.min(a.length, b.length) >= index &&
  (index < Math.max(a.base, b.base) || a.printAt(index) === b.printAt(index));

/** The last index at which both logs hold an entry of the same term. */
function lastShared(a: Log<Entry>, b: Log<Entry>): number {
  let i = Math.min(a.length, b.length);
  const known = Math.max(a.base, b.base);
  while (i > known && a.at(i)!.term !== b.at(i)!.term) i--;
  return i > known ? i : 0;
}

const sameEntry = (a: Entry | undefined, b: Entry | undefined): boolean =>
  a?.term === b?.term && a?.command === b?.command && a?.client === b?.client && a?.seq === b?.seq;

const inWords = (entry: Entry | undefined): string =>
  entry ? `${entry.command} (term ${entry.term})` : 'nothing';

/** What is wrong with a leader that lacks something committed in an earlier term. */
function lacking(leader: Server, { committed, commitments }: RaftHistory): Finding | undefined {
  // It may be elected late, by votes that took their time, when a later leader has committed more.
  const earlier = commitments.filter(({ term }) => term < leader.state.currentTerm);
  const through = Math.max(0, ...earlier.map((each) => each.through));
  const at = firstDifference(leader.state.log, committed, through);
  return at === 0
    ? undefined
    : violation(
        `Entry ${at}, ${inWords(committed.at(at))}, is committed, but ${leader.id}, leader of term ${leader.state.currentTerm}, does not have it.`,
        [leader.id],
        at,
      );
}

export const properties: Readonly<Record<string, Property<RaftHistory>>> = {
  I1: property(
    'I1',
    'Election safety',
    'Raft Fig. 3',
    'At most one leader can be elected in a term.',
    (changed, _happening, _is, was) => {
      if (!won(changed)) return undefined;
      const { id, state } = changed.is;
      const other = was.leaderships.find(({ term, leader }) => term === state.currentTerm && leader !== id);
      return (
        other &&
        violation(`${id} was elected in term ${state.currentTerm}, and ${other.leader} already was.`, [
          id,
          other.leader,
        ])
      );
    },
  ),

  I2: property(
    'I2',
    'Leader append-only',
    'Raft Fig. 3',
    'A leader never overwrites or deletes entries in its log; it only appends.',
    ({ was, is }) =>
      was.state.role === 'leader' &&
      is.state.role === 'leader' &&
      was.state.currentTerm === is.state.currentTerm &&
      !is.state.log.extends(was.state.log)
        ? violation(`${is.id} changed its own log while leading term ${is.state.currentTerm}.`, [is.id])
        : undefined,
  ),

  I3: property(
    'I3',
    'Log matching',
    'Raft Fig. 3',
    'If two logs hold an entry with the same index and term, they are equal up to that index.',
    ({ was, is }, { after }) => {
      if (was.state.log === is.state.log) return undefined;
      for (const other of serversOf(after)) {
        if (other.id === is.id) continue;
        const shared = lastShared(is.state.log, other.state.log);
        const differs = firstDifference(is.state.log, other.state.log, shared);
        if (differs > 0) {
          return violation(
            `${is.id} and ${other.id} both have an entry ${shared} of term ${is.state.log.at(shared)!.term}, but differ at ${differs}.`,
            [is.id, other.id],
            differs,
          );
        }
      }
      return undefined;
    },
  ),

  I4: property(
    'I4',
    'Leader completeness',
    'Raft Fig. 3',
    'An entry committed in some term is in the log of every leader of a later term.',
    (changed, { after }, is, was) => {
      if (won(changed)) return lacking(changed.is, is);
      if (is.committed === was.committed) return undefined;
      for (const leader of serversOf(after)) {
        if (
          leader.up &&
          leader.state.role === 'leader' &&
          leader.state.currentTerm > changed.is.state.currentTerm
        ) {
          const found = lacking(leader, is);
          if (found) return found;
        }
      }
      return undefined;
    },
  ),

  I5: property(
    'I5',
    'State machine safety',
    'Raft Fig. 3',
    'If a server has executed an entry at an index, no server ever executes another one there.',
    ({ was, is }, _happening, history) => {
      for (
        let i = is.state.lastApplied < was.state.lastApplied ? 1 : was.state.lastApplied + 1;
        i <= is.state.lastApplied;
        i++
      ) {
        // What a snapshot has brought was executed elsewhere: I15 judges that.
        const [[mine], first] = [is.state.log.recall(i, i), history.executed.at(i)];
        if (i <= is.state.log.base && mine === undefined) continue;
        if (!sameEntry(mine, first)) {
          return violation(
            `${is.id} executes ${inWords(mine)} at index ${i}, where ${inWords(first)} was executed before.`,
            [is.id],
            i,
          );
        }
      }
      return undefined;
    },
  ),

  I6: property(
    'I6',
    'One vote a term',
    'Raft §5.2',
    'A server votes for at most one candidate in a term, crashes or not.',
    ({ is }, { fired }, _is, was) => {
      for (const { notes } of fired) {
        for (const { what, about, at } of notes) {
          const before = was.votes[is.id];
          if (what === 'voted' && before?.term === at && before?.candidate !== about) {
            return violation(
              `${is.id} votes for ${about} in term ${at}, having voted for ${before?.candidate} in it.`,
              [is.id],
            );
          }
        }
      }
      return undefined;
    },
  ),

  I7: property(
    'I7',
    'Terms never fall',
    'Raft §5.1',
    'A server’s term never falls, nor do terms along a log, and no log is ahead of its server.',
    ({ was, is }) => {
      if (is.state.currentTerm < was.state.currentTerm) {
        return violation(
          `${is.id} went back from term ${was.state.currentTerm} to ${is.state.currentTerm}.`,
          [is.id],
        );
      }
      if (is.state.log === was.state.log) return undefined;
      const { log, currentTerm } = is.state;
      for (let i = log.length; i > log.base + 1 && i > log.length - 16; i--) {
        if (log.at(i)!.term < log.at(i - 1)!.term)
          return violation(`In the log of ${is.id} the term falls at index ${i}.`, [is.id], i);
      }
      return lastTerm(log) > currentTerm
        ? violation(
            `${is.id} stores an entry of term ${lastTerm(log)} in term ${currentTerm}.`,
            [is.id],
            log.length,
          )
        : undefined;
    },
  ),

  I8: property(
    'I8',
    'Commitment is for ever',
    'Raft §5.3',
    'While a server runs, its commit index never falls, and it executes only what is committed and stored.',
    ({ was, is }) => {
      const { commitIndex, lastApplied, log } = is.state;
      if (was.up && is.up && commitIndex < was.state.commitIndex) {
        return violation(
          `${is.id} took back its commit index from ${was.state.commitIndex} to ${commitIndex}.`,
          [is.id],
        );
      }
      return lastApplied <= commitIndex && commitIndex <= log.length
        ? undefined
        : violation(
            `${is.id} has executed ${lastApplied}, committed ${commitIndex} and stored ${log.length} entries.`,
            [is.id],
          );
    },
  ),

  I9: property(
    'I9',
    'Committed on a majority',
    'Raft §5.3, §5.4.2',
    'When a leader commits, a majority stores the entry, and it is of the leader’s own term.',
    ({ was, is }, { after }) => {
      if (is.state.role !== 'leader' || is.state.commitIndex <= was.state.commitIndex) return undefined;
      const index = is.state.commitIndex;
      const holders = serversOf(after).filter(({ state: { log } }) => agree(is.state.log, log, index));
      // Stepping down, a leader of old may hold a newer configuration than the one it counted by: that one is judged.
      if (!isQuorum(is.state.members, (id) => holders.some((holder) => holder.id === id))) {
        return violation(
          `${is.id} commits entry ${index}, which only ${holders.map(({ id }) => id).join(', ')} store.`,
          [is.id],
          index,
        );
      }
      const term = termAt(is.state.log, index);
      return term === is.state.currentTerm
        ? undefined
        : violation(
            `${is.id}, leader of term ${is.state.currentTerm}, commits entry ${index} of term ${term} by counting.`,
            [is.id],
            index,
          );
    },
  ),

  I10: property(
    'I10',
    'Match is true',
    'Raft §5.3',
    'What a leader believes to match does match, and it will next send something beyond it.',
    ({ is }, { after, fired }) => {
      if (is.state.role !== 'leader' || !fired.some(({ rule }) => rule === 'SRV.L3a' || rule === 'CMP.3d'))
        return undefined;
      for (const other of serversOf(after)) {
        const match = is.state.matchIndex[other.id];
        if (match === undefined || other.state.currentTerm > is.state.currentTerm) continue;
        if (!agree(is.state.log, other.state.log, match) || is.state.nextIndex[other.id]! <= match) {
          return violation(
            `${is.id} believes that ${other.id} matches through ${match}, and it does not.`,
            [is.id, other.id],
            match,
          );
        }
      }
      return undefined;
    },
  ),

  I11: property(
    'I11',
    'Only the committed is executed',
    'Raft §5.3',
    'What any server has executed is a prefix of what leaders have committed.',
    ({ was, is }, _happening, history) => {
      const to = is.state.lastApplied;
      if (to <= was.state.lastApplied) return undefined;
      const at = firstDifference(is.state.log, history.committed, to);
      return at > 0
        ? violation(
            `${is.id} executes entry ${at}, ${inWords(is.state.log.recall(at, at)[0])}, which no leader has committed.`,
            [is.id],
            at,
          )
        : undefined;
    },
  ),

  I12: property(
    'I12',
    'Done once',
    'Raft §8',
    'A client’s request is executed at most once.',
    ({ was, is }, { fired, after }, history) => {
      let done: Map<NodeId, number> | undefined;
      const expires = (after.setup.options.sessions as number) > 0;
      for (const { notes } of fired) {
        for (const { what, about, at } of notes) {
          if (what !== 'executed' || about === undefined) continue;
          const [entry] = is.state.log.recall(at!, at);
          const latest =
            (done ??= new Map<NodeId, number>()).get(about) ??
            (expires
              ? replayed(history.executed, at! - 1, after).done[about]
              : was.state.sessions[about]?.seq) ??
            0;
          if (entry && entry.seq! <= latest) {
            return violation(
              `${is.id} executes request ${entry.seq} of ${about} (${entry.command}) a second time.`,
              [is.id],
              at,
            );
          }
          if (entry) done.set(about, entry.seq!);
        }
      }
      return undefined;
    },
  ),

  I13: property(
    'I13',
    'Reads see the latest',
    'Raft §8; dissertation 6.4',
    'A read sees everything that any client had been answered about before the read began.',
    ({ is }, { fired }, _is, was) => {
      for (const { notes } of fired) {
        for (const { what, about, at, seq } of notes) {
          // A client no longer listens to answers to what it asked before.
          if (what !== 'read' || was.reads[about!]?.seq !== seq) continue;
          const needed = was.reads[about!]!.acknowledged;
          if (at! < needed) {
            return violation(
              `${is.id} answers ${about} as of entry ${at}, but entry ${needed} had been answered before ${about} asked.`,
              [is.id],
              needed,
            );
          }
        }
      }
      return undefined;
    },
  ),

  I14: property(
    'I14',
    'Quorums meet',
    'Raft §6; dissertation 4.1',
    'No two servers could both be elected now by majorities that have nobody in common.',
    ({ was, is }, { after }) => {
      if (was.state.members === is.state.members || !is.up) return undefined;
      const apart = canWinApart(serversOf(after));
      return (
        apart &&
        violation(
          `${apart.one.id} could be elected by ${apart.one.voters.join(', ')} and ${apart.other.id} by ${apart.other.voters.join(', ')}: they have nobody in common.`,
          [apart.one.id, apart.other.id],
        )
      );
    },
  ),

  I15: property(
    'I15',
    'A snapshot is a prefix',
    'Raft §7',
    'A snapshot holds just what executing the committed entries it covers comes to.',
    ({ was, is }, { after }, history) => {
      const { snapshot } = is.state;
      if (snapshot === null || snapshot === was.state.snapshot) return undefined;
      const { index, print } = snapshot;
      if (history.committed.length < index || history.committed.printAt(index) !== print) {
        return violation(
          `The snapshot of ${is.id} covers ${index} entries, and they are not those that were committed.`,
          [is.id],
          index,
        );
      }
      const { machine } = replayed(history.committed, index, after);
      const wrong = Object.keys({ ...machine, ...snapshot.machine }).find(
        (name) => machine[name] !== snapshot.machine[name],
      );
      return wrong === undefined
        ? undefined
        : violation(
            `The snapshot of ${is.id} says ${wrong}=${snapshot.machine[wrong] ?? '—'}; executing entries 1–${index} gives ${machine[wrong] ?? '—'}.`,
            [is.id],
            index,
          );
    },
  ),
};
