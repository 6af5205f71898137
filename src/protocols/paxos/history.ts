/** What Paxos's judges remember beyond the world: every ballot, who promised it and who voted in it. No node knows this. */
import type { Fired, Happening } from '../../engine/portrait.ts';
import type { History } from '../../engine/property.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { acceptorsOf, kinOf, quorumsOf, votesNeeded } from './cast.ts';
import type { AcceptorState, ProposerState, Report } from './state.ts';

/** What an acceptor did in a ballot. */
export interface Mark {
  readonly node: NodeId;
  /** What it really had accepted when it promised; null: it did not promise this ballot. */
  readonly promise: Omit<Report, 'from'> | null;
  /** What it accepted in this ballot, one value (more only if a rule is off). */
  readonly votes: readonly string[];
  readonly refused: boolean;
  /** Its disk was lost since. */
  readonly forgotten: boolean;
}

/** One ballot. */
export interface Ballot {
  readonly n: number;
  /** Who runs it (with shared numbers: who came first). */
  readonly by: NodeId;
  /** Who promised, voted or refused; nobody else. */
  readonly marks: readonly Mark[];
  /** What was proposed in it; more than one only if a rule is off. */
  readonly issued: readonly string[];
}

/** The ballots, the highest number first. A chain, because it is the newest that change: the rest stays shared. */
export interface Chain {
  readonly ballot: Ballot;
  readonly lower: Chain | null;
}

/** A value that a quorum accepted in one ballot. */
export interface Chosen {
  readonly n: number;
  readonly v: string;
}

export interface PaxosHistory {
  readonly ballots: Chain | null;
  /** Every value anybody wished for. */
  readonly wishes: readonly string[];
  /** Everything chosen so far, in order; more than one value only if a rule is off. */
  readonly chosen: readonly Chosen[];
  /** The ballot in which something happened last; 0 if nothing has. */
  readonly latest: number;
}

/** The ballots of a chain, the highest number first. */
export function ballotsOf(chain: Chain | null): readonly Ballot[] {
  const all: Ballot[] = [];
  for (let at = chain; at; at = at.lower) all.push(at.ballot);
  return all;
}

/** The ballot of that number. */
export function ballotAt(chain: Chain | null, n: number): Ballot | undefined {
  let at = chain;
  while (at && at.ballot.n > n) at = at.lower;
  return at?.ballot.n === n ? at.ballot : undefined;
}

/** The chain with one ballot changed, or begun. */
function withBallot(chain: Chain | null, n: number, by: NodeId, change: (ballot: Ballot) => Ballot): Chain {
  if (chain && chain.ballot.n > n) return { ...chain, lower: withBallot(chain.lower, n, by, change) };
  if (chain?.ballot.n === n) {
    const ballot = change(chain.ballot);
    return ballot === chain.ballot ? chain : { ballot, lower: chain.lower };
  }
  return { ballot: change({ n, by, marks: [], issued: [] }), lower: chain };
}

/** The ballot with one acceptor's mark changed, or made. */
function marked(ballot: Ballot, node: NodeId, change: (mark: Mark) => Partial<Mark>): Ballot {
  const old = ballot.marks.find((mark) => mark.node === node);
  const mark = old ?? { node, promise: null, votes: [], refused: false, forgotten: false };
  const next = { ...mark, ...change(mark) };
  return {
    ...ballot,
    marks: old ? ballot.marks.map((other) => (other === old ? next : other)) : [...ballot.marks, next],
  };
}

/** Who accepted that value in that ballot. */
export const votersFor = (ballot: Ballot, v: string): readonly NodeId[] =>
  ballot.marks.filter(({ votes }) => votes.includes(v)).map(({ node }) => node);

/** The quorums of a world. */
export const quorumsIn = (world: Pick<World, 'setup'>) =>
  quorumsOf(world.setup.options, acceptorsOf(kinOf(world)).length);

/** What just became chosen, by a vote for that value in that ballot. */
function choose(
  past: PaxosHistory,
  ballots: Chain,
  n: number,
  v: string,
  world: World,
): PaxosHistory['chosen'] {
  if (past.chosen.some((known) => known.n === n && known.v === v)) return past.chosen;
  const needed = votesNeeded(quorumsIn(world), world.setup.options, n);
  return votersFor(ballotAt(ballots, n)!, v).length >= needed ? [...past.chosen, { n, v }] : past.chosen;
}

const add = <T>(list: readonly T[], item: T): readonly T[] => (list.includes(item) ? list : [...list, item]);

/** Who runs the ballot that this node is asked about. */
const runner = (about: NodeId | undefined, fired: Fired): NodeId => about ?? fired.node;

/** The history after one note that a rule left. */
function noted(
  past: PaxosHistory,
  fired: Fired,
  { what, about, at = 0, because = '' }: Fired['notes'][number],
  { before, after }: Pick<Happening, 'before' | 'after'>,
): PaxosHistory {
  const { node } = fired;
  const change = (change: (ballot: Ballot) => Ballot): Chain =>
    withBallot(past.ballots, at, runner(about, fired), change);
  switch (what) {
    case 'wished':
      return { ...past, wishes: add(past.wishes, because) };
    case 'ballot':
      return { ...past, latest: at, ballots: change((ballot) => ballot) };
    case 'issued':
      return {
        ...past,
        latest: at,
        ballots: change((ballot) => ({ ...ballot, issued: add(ballot.issued, because) })),
      };
    case 'promised': {
      const { na, va } = nodeOf(before, node).state as AcceptorState;
      return {
        ...past,
        latest: at,
        ballots: change((ballot) =>
          marked(ballot, node, (mark) => ({ promise: mark.promise ?? { na, va } })),
        ),
      };
    }
    case 'accepted': {
      const ballots = change((ballot) =>
        marked(ballot, node, ({ votes }) => ({ votes: add(votes, because) })),
      );
      return { ...past, latest: at, ballots, chosen: choose(past, ballots, at, because, after) };
    }
    case 'refused':
      return because === 'promised' && ballotAt(past.ballots, at)
        ? {
            ...past,
            latest: at,
            ballots: change((ballot) => marked(ballot, node, () => ({ refused: true }))),
          }
        : past;
    default:
      return past;
  }
}

/** All marks of an acceptor whose disk was lost. */
function forgotten(chain: Chain | null, node: NodeId): Chain | null {
  if (!chain) return null;
  const { ballot, lower } = chain;
  const has = ballot.marks.some((mark) => mark.node === node);
  return {
    ballot: has ? marked(ballot, node, () => ({ forgotten: true })) : ballot,
    lower: forgotten(lower, node),
  };
}

function afterCrash(past: PaxosHistory, { before, after }: Happening, node: NodeId): PaxosHistory {
  const was = (nodeOf(before, node).state as Partial<AcceptorState>).np ?? 0;
  const is = (nodeOf(after, node).state as Partial<AcceptorState>).np ?? 0;
  const ballots = is < was ? forgotten(past.ballots, node) : past.ballots;
  return ballots === past.ballots ? past : { ...past, ballots };
}

/** Ballots that were opened before anything happened: a fast one is, at the first boot. */
function opened(world: World): Chain | null {
  let chain: Chain | null = null;
  for (const { id, state } of world.nodes) {
    const { ballot = 0 } = state as Partial<ProposerState>;
    if (ballot === 0) continue;
    chain = withBallot(chain, ballot, id, (begun) => {
      const own = state as Partial<AcceptorState>;
      return own.np === ballot ? marked(begun, id, () => ({ promise: { na: 0, va: null } })) : begun;
    });
  }
  return chain;
}

export const history: History<PaxosHistory> = {
  start: ({ after }) => ({ ballots: opened(after), wishes: [], chosen: [], latest: 0 }),

  next(past, happening) {
    if (happening.action.kind === 'crash') return afterCrash(past, happening, happening.action.node);
    let is = past;
    for (const fired of happening.fired) for (const one of fired.notes) is = noted(is, fired, one, happening);
    return is;
  },
};
