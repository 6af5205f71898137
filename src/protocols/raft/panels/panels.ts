/** What only panels ask of Raft: who belongs to the cluster, who could win, what candidates and leaders count. */
import type { Membership, Notebook, Portrait, Tally, Tone, VotingSet } from '../../../engine/portrait.ts';
import type { NodeId, World } from '../../../engine/world.ts';
import { everybody, isMember, setsOf } from '../configuration.ts';
import type { Server } from '../history.ts';
import { serversOf } from '../history.ts';
import { candidacyOf, neededOf } from '../standing.ts';
import type { Members } from '../state.ts';
import { isUpToDate, lastTerm, termAt } from '../state.ts';

const isSame = (a: readonly NodeId[], b: readonly NodeId[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

const leads = ({ up, state }: Server): boolean => up && state.role === 'leader';

/** The leader of the newest term; without one, whoever has the log that is most up to date. */
function chiefOf(servers: readonly Server[]): Server {
  const leaders = servers.filter(leads);
  if (leaders.length > 0)
    return leaders.reduce((a, b) => (b.state.currentTerm > a.state.currentTerm ? b : a));
  return servers.reduce((a, b) =>
    isUpToDate(lastTerm(a.state.log), a.state.log.length, b.state.log) ? a : b,
  );
}

const goesBy = ({ state }: Server, set: readonly NodeId[]): boolean =>
  setsOf(state.members).some((own) => isSame(own, set));

const isSameFor = (a: Members, b: Members): boolean => {
  const [mine, theirs] = [setsOf(a), setsOf(b)];
  return mine.length === theirs.length && mine.every((set, i) => isSame(set, theirs[i]!));
};

/** Who belongs to the cluster; undefined while all of them do and always did. */
function membership(world: World): Membership | undefined {
  const servers = serversOf(world);
  const ids = servers.map(({ id }) => id);
  const chief = chiefOf(servers);
  const { members, reign } = chief.state;
  const learners = reign.change?.learners ?? [];
  const isPlain = servers.every(({ state }) => state.members.at === 0 && isSame(state.members.voters, ids));
  if (isPlain && reign.change === null) return undefined;

  const sets: VotingSet[] = [];
  const add = (kind: VotingSet['kind'], set: readonly NodeId[]): void => {
    if (set.length === 0 || sets.some((known) => isSame(known.members, set))) return;
    const by = servers.filter((server) => goesBy(server, set)).map(({ id }) => id);
    sets.push({ kind, members: set, needed: neededOf(world, set.length), by });
  };
  if (members.next) add('old', members.voters);
  add(members.next ? 'new' : 'now', members.next ?? members.voters);
  // Whoever was removed may go by the old set for ever; it matters only as long as it could win with it.
  for (const server of servers)
    if (isMember(members, server.id) || candidacyOf(world, server).wins)
      for (const set of setsOf(server.state.members)) add('other', set);

  return {
    sets,
    learners,
    outside: ids.filter((id) => !learners.includes(id) && !sets.some((set) => set.members.includes(id))),
    rows: servers.map((server) => ({
      node: server.id,
      sets: setsOf(server.state.members).filter((set) => set.length > 0),
      at: server.state.members.at,
      committed: server.state.members.at <= server.state.commitIndex,
      leads: leads(server),
      differs: !isSameFor(server.state.members, members),
    })),
  };
}

/** What the notebooks say. */
export const english = {
  asks: (id: NodeId, term: number) => `${id} asks who would vote for it in term ${term}`,
  stands: (id: NodeId, term: number) => `${id} stands in term ${term}`,
  leads: (id: NodeId, term: number) => `${id} leads term ${term}`,
  would: 'would vote',
  votes: 'votes',
  /** Of the old ones (0) or the new ones (1). */
  of: (what: string, which: number) => `${what}, ${which === 0 ? 'old' : 'new'}`,
  itself: 'itself',
  would1: 'would',
  vote: 'its vote',
  more: (missing: readonly string[], won: string) => `It needs ${missing.join(' and ')}${won}.`,
  moreOf: (count: number, which?: number) =>
    `${count} more${which === undefined ? '' : which === 0 ? ' of the old' : ' of the new'}`,
  toStand: ' before it stands',
  toLead: ' to lead',
  enough: 'That is enough.',
  entry: (index: number, text: string) => `entry ${index}, ${text}`,
  entries: (first: number, last: number) => `entries ${first}–${last}`,
  wrote: 'has it',
  match: (index: number) => `matches through ${index}`,
  nothingOpen: 'Everything in its log is committed.',
  lacks: (first: number, last: number, missing: readonly string[]) =>
    `${first === last ? `Entry ${first}` : `Entries ${first}–${last}`} must be stored by ${missing.join(' and ')}.`,
  inVain: (index: number, old: number, term: number) =>
    `Entry ${index} is on a majority, but of term ${old}: counting copies does not commit it. An entry of term ${term} on a majority will, and it with it.`,
};

/** The words of notebooks, in some language. */
export type NotebookWords = typeof english;

/** Who of each set did something: one tally for each set that counts. */
function talliesOf(
  world: World,
  members: Members,
  label: string,
  did: (id: NodeId) => string | undefined,
  w: NotebookWords,
): readonly Tally[] {
  const sets = setsOf(members);
  return sets.map((set, i) => ({
    label: sets.length === 1 ? label : w.of(label, i),
    needed: neededOf(world, set.length),
    answers: set.flatMap((from) => {
      const text = did(from);
      return text === undefined ? [] : [{ from, text }];
    }),
  }));
}

/** What each set still lacks, in words; empty if none lacks anything. */
const lacking = (tallies: readonly Tally[], w: NotebookWords): readonly string[] =>
  tallies.flatMap(({ needed, answers }, i) =>
    answers.length >= needed ? [] : [w.moreOf(needed - answers.length, tallies.length === 1 ? undefined : i)],
  );

/** What a candidate, or who asks around before it stands, has counted. */
function ballotPage(world: World, { id, state }: Server, w: NotebookWords): Notebook {
  const asks = state.role !== 'candidate';
  const had = asks ? state.polled : state.votesGranted;
  const text = asks ? w.would1 : w.vote;
  const did = (voter: NodeId) => (had.includes(voter) ? (voter === id ? w.itself : text) : undefined);
  const tallies = talliesOf(world, state.members, asks ? w.would : w.votes, did, w);
  const missing = lacking(tallies, w);
  return {
    node: id,
    title: asks ? w.asks(id, state.currentTerm + 1) : w.stands(id, state.currentTerm),
    tallies,
    verdict: missing.length === 0 ? w.enough : w.more(missing, asks ? w.toStand : w.toLead),
    tone: missing.length === 0 ? 'ok' : 'plain',
  };
}

/** A run of entries that the same servers store, all of one term. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly term: number;
}

/** How many runs a page shows at most. */
const MOST_RUNS = 3;

/** What a leader waits for: its entries that are not committed, and who stores them. */
function leaderPage(world: World, { id, state }: Server, w: NotebookWords): Notebook {
  const { log, members, matchIndex, commitIndex, currentTerm } = state;
  const ids = everybody(members);
  const stored = (server: NodeId) => (server === id ? log.length : (matchIndex[server] ?? 0));
  const runs: Run[] = [];
  for (let index = Math.max(commitIndex, log.base) + 1; index <= log.length; index++) {
    const run = runs.at(-1);
    const term = termAt(log, index)!;
    const isAlike =
      run?.term === term && ids.every((server) => stored(server) < run.last || stored(server) >= index);
    if (run && isAlike) runs[runs.length - 1] = { ...run, last: index };
    else if (runs.length === MOST_RUNS) break;
    else runs.push({ first: index, last: index, term });
  }
  const tallied = runs.map((run) => {
    const label =
      run.first === run.last
        ? w.entry(run.first, log.at(run.first)!.command)
        : w.entries(run.first, run.last);
    const did = (server: NodeId) =>
      stored(server) < run.last ? undefined : server === id ? w.wrote : w.match(stored(server));
    return { run, tallies: talliesOf(world, members, label, did, w) };
  });
  const vain = tallied.filter(
    ({ run, tallies }) => run.term < currentTerm && lacking(tallies, w).length === 0,
  );
  const next = tallied.find(({ tallies }) => lacking(tallies, w).length > 0);
  const open = next ? [w.lacks(next.run.first, next.run.last, lacking(next.tallies, w))] : [];
  const inVain = vain.slice(-1).map(({ run }) => w.inVain(run.last, run.term, currentTerm));
  const tone: Tone = runs.length === 0 ? 'ok' : vain.length > 0 ? 'bad' : 'plain';
  return {
    node: id,
    title: w.leads(id, currentTerm),
    tallies: tallied.flatMap(({ tallies }) => tallies),
    verdict: runs.length === 0 ? w.nothingOpen : [...inVain, ...open].join(' '),
    tone,
  };
}

/** The notebooks of those who count something, in cast order. */
export function notebooks(world: World, w: NotebookWords = english): readonly Notebook[] {
  return serversOf(world).flatMap((server) => {
    if (!server.up) return [];
    const { role, polled } = server.state;
    if (role === 'leader') return [leaderPage(world, server, w)];
    return role === 'candidate' || polled.length > 0 ? [ballotPage(world, server, w)] : [];
  });
}

/** The answers. */
export const panels: Partial<Portrait> = {
  membership,
  candidacies: (world) => serversOf(world).map((server) => candidacyOf(world, server)),
  notebooks: (world) => notebooks(world),
};
