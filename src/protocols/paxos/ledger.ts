/** The ledger of ballots: who promised and accepted what in which, as the observer sees it, or as one node can know it. */
import type { Ledger, LedgerCell, LedgerRow } from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import {
  acceptorsOf,
  fastBallot,
  hueOf,
  kinOf,
  ownerOf,
  proposersOf,
  quorumsMeet,
  votesNeeded,
} from './cast.ts';
import type { Ballot, Mark, PaxosHistory } from './history.ts';
import { ballotsOf, quorumsIn, votersFor } from './history.ts';
import type { AcceptorState, ServerState } from './state.ts';
import { atBallot, plural } from './words.ts';

/** `phase 1: 3 of 4 · phase 2: 2 of 4 · any two meet`. */
export function quorumsInWords(world: World): string {
  const quorums = quorumsIn(world);
  const { size, phase1, phase2, fast } = quorums;
  const fastToo = fastBallot(world.setup.options) === 0 ? '' : ` · fast: ${fast} of ${size}`;
  return `phase 1: ${phase1} of ${size} · phase 2: ${phase2} of ${size}${fastToo} · ${quorumsMeet(quorums) ? 'any two meet' : 'two need not meet'}`;
}

function cellOf(node: NodeId, mark: Mark | undefined): LedgerCell {
  if (!mark) return { node, state: 'none' };
  const { promise, votes, refused, forgotten } = mark;
  const report = promise && promise.na > 0 ? { report: atBallot(promise.va!, promise.na) } : {};
  const rest = { ...report, ...(forgotten && { forgotten }) };
  if (votes.length > 0) return { node, state: 'accepted', value: votes.join(' and '), ...rest };
  if (promise) return { node, state: 'promised', ...rest };
  return { node, state: refused ? 'refused' : 'none', ...rest };
}

/** The value most accepted in a ballot, and by whom. */
function favourite(ballot: Ballot): { readonly v: string; readonly by: readonly NodeId[] } | undefined {
  const values = [...new Set(ballot.marks.flatMap(({ votes }) => votes))];
  return values.map((v) => ({ v, by: votersFor(ballot, v) })).sort((a, b) => b.by.length - a.by.length)[0];
}

/** What the writer of a ledger goes by. */
interface View {
  readonly world: World;
  readonly ballots: readonly Ballot[];
  readonly latest: number;
  /** Whether it knows of everybody's promises, so that it can tell what is too late. */
  readonly all: boolean;
}

/** Have so many promised more than this ballot that it can never gather a quorum? */
function isTooLate(ballot: Ballot, { world, all }: View, needed: number): boolean {
  if (!all) return false;
  const acceptors = acceptorsOf(kinOf(world));
  const lost = acceptors.filter((id) => {
    const voted = ballot.marks.some((mark) => mark.node === id && mark.votes.length > 0);
    return !voted && (nodeOf(world, id).state as AcceptorState).np > ballot.n;
  });
  return acceptors.length - lost.length < needed;
}

function becomes(ballot: Ballot, view: View): string {
  const { size, phase1 } = quorumsIn(view.world);
  const needed = votesNeeded(quorumsIn(view.world), view.world.setup.options, ballot.n);
  const most = favourite(ballot);
  if (most && most.by.length >= needed) return `chosen: ${most.by.length} of ${size}, one ballot`;
  if (isTooLate(ballot, view, needed)) return most ? `${most.by.length} of ${size}, too late` : 'too late';
  if (most) return `${most.by.length} of ${size}, not chosen`;
  const promises = ballot.marks.filter(({ promise }) => promise).length;
  if (promises < phase1 && ballot.issued.length === 0)
    return promises === 0 ? 'no promise yet' : `${plural(promises, 'promise')}, needs ${phase1}`;
  return ballot.issued.length > 0
    ? `proposes ${ballot.issued.join(' and ')}`
    : `${plural(promises, 'promise')}, may propose`;
}

function rowOf(ballot: Ballot, view: View, columns: readonly NodeId[]): LedgerRow {
  const { options } = view.world.setup;
  const needed = votesNeeded(quorumsIn(view.world), options, ballot.n);
  return {
    epoch: { word: 'ballot', number: ballot.n, hue: hueOf(options, ballot.n) },
    by: ballot.by,
    cells: columns.map((id) =>
      cellOf(
        id,
        ballot.marks.find(({ node }) => node === id),
      ),
    ),
    says: becomes(ballot, view),
    chosen: (favourite(ballot)?.by.length ?? 0) >= needed,
    ...(ballot.n === view.latest && { fresh: true }),
  };
}

/** The newest ballot with a quorum of promises above a ballot with a quorum of acceptances: who is in both? */
function shared({ world, ballots }: View): string | undefined {
  const quorums = quorumsIn(world);
  const isChosen = (ballot: Ballot): boolean =>
    (favourite(ballot)?.by.length ?? 0) >= votesNeeded(quorums, world.setup.options, ballot.n);
  const chosen = ballots.findLast(isChosen);
  const promised = ballots.find(({ n, marks }) => {
    return n > (chosen?.n ?? Infinity) && marks.filter(({ promise }) => promise).length >= quorums.phase1;
  });
  if (!chosen || !promised) return undefined;
  const voters = favourite(chosen)!.by;
  const both = promised.marks
    .filter(({ node, promise }) => promise && voters.includes(node))
    .map(({ node }) => node);
  if (both.length === 0)
    return `Nobody is in both quorums: ballot ${promised.n} cannot know of ballot ${chosen.n}.`;
  return both.length === 1
    ? `${both[0]} is in both quorums.${world.off.length === 0 ? ' That one shared acceptor is why Paxos is safe.' : ''}`
    : `${listInWords(both)} are in both quorums: ballot ${promised.n} cannot miss what ballot ${chosen.n} chose.`;
}

/** What is chosen, each with its ballot, newest first. */
function chosenIn({
  ballots,
  world,
}: View): readonly { readonly v: string; readonly n: number; readonly by: readonly NodeId[] }[] {
  const quorums = quorumsIn(world);
  return ballots.flatMap((ballot) => {
    const most = favourite(ballot);
    const isChosen = most && most.by.length >= votesNeeded(quorums, world.setup.options, ballot.n);
    return isChosen ? [{ v: most.v, n: ballot.n, by: most.by }] : [];
  });
}

function inWords(view: View): string {
  const { ballots, all } = view;
  if (ballots.length === 0) return all ? 'No ballot has been opened.' : 'It knows of no ballot.';
  const chosen = chosenIn(view);
  const [last] = chosen;
  const other = chosen.find(({ v }) => v !== last?.v);
  if (last && other)
    return `${last.v} is chosen in ballot ${last.n}, and ${other.v} in ballot ${other.n}. That must never happen.`;
  const met = shared(view);
  if (met !== undefined) return met;
  if (last)
    return `${last.v} is chosen, by ${listInWords(last.by)} in ballot ${last.n}. That can never change.`;
  return all ? 'Nothing is chosen yet.' : 'As far as it knows, nothing is chosen.';
}

/** Facts that a node knows, as ballots. */
class Notes {
  private readonly marks = new Map<number, Map<NodeId, Mark>>();

  add(n: number, node: NodeId, fact: Partial<Mark>): void {
    if (n === 0) return;
    const row = this.marks.get(n) ?? new Map<NodeId, Mark>();
    const old = row.get(node) ?? { node, promise: null, votes: [], refused: false, forgotten: false };
    this.marks.set(n, row.set(node, { ...old, ...fact }));
  }

  /** A ballot of which nothing but its existence is known. */
  begin(n: number): void {
    if (n > 0 && !this.marks.has(n)) this.marks.set(n, new Map());
  }

  ballots(world: World): readonly Ballot[] {
    const proposers = proposersOf(kinOf(world));
    return [...this.marks]
      .sort(([a], [b]) => b - a)
      .map(([n, marks]) => ({
        n,
        by: ownerOf(world.setup.options, proposers, n) ?? '',
        marks: [...marks.values()],
        issued: [],
      }));
  }
}

/** What that node can know: its own state, and what it has heard. */
function knownTo(world: World, id: NodeId): readonly Ballot[] {
  const notes = new Notes();
  const { kind, state } = nodeOf(world, id);
  const { np, na, va, ballot, promises, accepts, nacks, heard } = state as ServerState;
  if (kind === 'acceptor' || kind === 'server') {
    notes.add(np, id, { promise: na < np ? { na, va } : null });
    if (na > 0) notes.add(na, id, { votes: [va!] });
  }
  if (kind === 'proposer' || kind === 'server') {
    notes.begin(ballot);
    for (const report of promises) {
      notes.add(ballot, report.from, { promise: { na: report.na, va: report.va } });
      if (report.na > 0) notes.add(report.na, report.from, { votes: [report.va!] });
    }
    for (const from of nacks) notes.add(ballot, from, { refused: true });
    for (const { from, n, v } of accepts) notes.add(n, from, { votes: [v] });
  }
  if (kind === 'learner' || kind === 'server')
    for (const { from, n, v } of heard) notes.add(n, from, { votes: [v] });
  return notes.ballots(world);
}

/** The ledger of a world, or what one node could write of it. */
export function ledger(world: World, history: unknown, viewer?: NodeId): Ledger {
  const past = history as PaxosHistory;
  const view: View =
    viewer === undefined
      ? { world, ballots: ballotsOf(past.ballots), latest: past.latest, all: true }
      : { world, ballots: knownTo(world, viewer), latest: 0, all: false };
  const columns = acceptorsOf(kinOf(world));
  return {
    columns,
    rows: view.ballots.map((ballot) => rowOf(ballot, view, columns)),
    says: inWords(view),
    quorums: quorumsInWords(world),
  };
}
