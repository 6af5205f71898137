/** What Paxos promises (“Paxos Made Simple” and the TLA+ specification), each judged after every step. */
import type { Happening } from '../../engine/portrait.ts';
import type { Note } from '../../engine/effect.ts';
import type { Property, Violation } from '../../engine/property.ts';
import { listInWords } from '../../engine/words.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { acceptorsOf, fastBallot, kinOf, quorumsMeet, votesNeeded } from './cast.ts';
import type { Ballot, Chain, PaxosHistory } from './history.ts';
import { ballotAt, ballotsOf, quorumsIn, votersFor } from './history.ts';
import type { AcceptorState } from './state.ts';
import { mayBeChosenFast } from './value.ts';
import { atBallot } from './words.ts';

type Found = Omit<Violation, 'property'> | undefined;

/** A note, and who left it. */
interface Noted extends Note {
  readonly node: NodeId;
}

/** The notes of that name that a step left. Most steps leave none. */
function* notes({ fired }: Happening, what: string): Generator<Noted> {
  for (const { node, notes: left } of fired)
    for (const note of left) if (note.what === what) yield { ...note, node };
}

/** Judges each note of that name. */
function onNote(
  id: string,
  name: string,
  cite: string,
  says: string,
  what: string | readonly string[],
  judge: (noted: Noted, happening: Happening, is: PaxosHistory, was: PaxosHistory) => Found,
): Property<PaxosHistory> {
  const names = typeof what === 'string' ? [what] : what;
  return {
    name,
    cite,
    says,
    judge(happening, is, was) {
      if (happening.fired.length === 0) return undefined;
      for (const one of names) {
        for (const noted of notes(happening, one)) {
          const found = judge(noted, happening, is, was);
          if (found) return { property: id, ...found };
        }
      }
      return undefined;
    },
  };
}

const violation = (says: string, nodes: readonly NodeId[]): Found => ({ says, nodes });

/** Judges when something was chosen that was not before. */
const onChosen = (
  id: string,
  name: string,
  cite: string,
  says: string,
  judge: (is: PaxosHistory, happening: Happening) => Found,
): Property<PaxosHistory> => ({
  name,
  cite,
  says,
  judge(happening, is, was) {
    const found = is.chosen.length > was.chosen.length ? judge(is, happening) : undefined;
    return found && { property: id, ...found };
  },
});

const stateOf = (world: World, id: NodeId): AcceptorState =>
  world.nodes[world.setup.cast.index.get(id)!]!.state as AcceptorState;

/** The latest vote of every acceptor below a number; those who have none are not in it. */
function votesBelow(
  chain: Chain | null,
  n: number,
): ReadonlyMap<NodeId, { n: number; values: readonly string[] }> {
  const votes = new Map<NodeId, { n: number; values: readonly string[] }>();
  for (let at = chain; at; at = at.lower) {
    if (at.ballot.n >= n) continue;
    for (const { node, votes: values } of at.ballot.marks)
      if (values.length > 0 && !votes.has(node)) votes.set(node, { n: at.ballot.n, values });
  }
  return votes;
}

/** May v be issued under n, going by this set of acceptors alone (P2c)? */
function isJustified(
  set: readonly NodeId[],
  v: string,
  votes: ReturnType<typeof votesBelow>,
  world: World,
): boolean {
  const latest = Math.max(0, ...set.map((id) => votes.get(id)?.n ?? 0));
  if (latest === 0) return true;
  const values = set.flatMap((id) => {
    const vote = votes.get(id);
    return vote?.n === latest ? vote.values : [];
  });
  if (latest !== fastBallot(world.setup.options)) return values.includes(v);
  const mayBe = (w: string): boolean =>
    mayBeChosenFast(values.filter((value) => value === w).length, set.length, quorumsIn(world));
  return values.every((w) => w === v || !mayBe(w));
}

/** P2c: some quorum stands behind v. It is enough to try those who voted last at or below each number, and the promisers. */
function hasQuorumBehind(n: number, v: string, chain: Chain | null, world: World): boolean {
  const { phase1 } = quorumsIn(world);
  const votes = votesBelow(chain, n);
  const all = acceptorsOf(kinOf(world));
  const promisers = (ballotAt(chain, n)?.marks ?? [])
    .filter(({ promise }) => promise)
    .map(({ node }) => node);
  const upTo = (most: number): readonly NodeId[] => all.filter((id) => (votes.get(id)?.n ?? 0) <= most);
  const numbers = new Set([0, ...[...votes.values()].map((vote) => vote.n)]);
  return [promisers, ...[...numbers].map(upTo)].some(
    (set) => set.length >= phase1 && isJustified(set, v, votes, world),
  );
}

/** Who could still make another value than v chosen in that ballot, if it may be: too few could if fewer than a quorum. */
function threat(ballot: Ballot, v: string, world: World): readonly NodeId[] | undefined {
  const all = acceptorsOf(kinOf(world));
  const needed = votesNeeded(quorumsIn(world), world.setup.options, ballot.n);
  const open = all.filter((id) => {
    const mark = ballot.marks.find(({ node }) => node === id);
    return (mark?.votes.length ?? 0) === 0 && stateOf(world, id).np <= ballot.n;
  });
  const others = new Set(ballot.marks.flatMap(({ votes }) => votes).filter((w) => w !== v));
  // A ballot that has no value yet may get any; one that has a value (and is not fast) gets no other.
  const isUndecided = ballot.issued.length === 0 || ballot.n === fastBallot(world.setup.options);
  const rivals = [...others].map((w) => [...votersFor(ballot, w), ...open]);
  if (isUndecided || ballot.issued.some((w) => w !== v)) rivals.push(open);
  return rivals.find((set) => set.length >= needed);
}

/** All ballots below n that exist, and the one just below it, which may come to exist. */
function ballotsBelow(chain: Chain | null, n: number): readonly Ballot[] {
  const known = ballotsOf(chain).filter((ballot) => ballot.n < n);
  const unborn = n > 1 && known[0]?.n !== n - 1 ? [{ n: n - 1, by: '', marks: [], issued: [] }] : [];
  return [...unborn, ...known];
}

const SAFE = 'Lamport’s TLA+ Paxos, SafeAt';

export const properties: Readonly<Record<string, Property<PaxosHistory>>> = {
  X1: onChosen('X1', 'Agreement', 'PMS §2.1', 'Only a single value is ever chosen.', ({ chosen }) => {
    const last = chosen.at(-1)!;
    const other = chosen.find(({ v }) => v !== last.v);
    return (
      other &&
      violation(
        `${last.v} is chosen in ballot ${last.n}, and ${other.v} was chosen in ballot ${other.n}.`,
        [],
      )
    );
  }),

  X2: onNote(
    'X2',
    'Validity',
    'PMS §2.1',
    'Only a value that somebody proposed is accepted.',
    'accepted',
    ({ node, because }, _happening, is) =>
      is.wishes.includes(because!)
        ? undefined
        : violation(`${node} accepted ${because}, which nobody wished for.`, [node]),
  ),

  X3: onNote(
    'X3',
    'Learning',
    'PMS §2.1',
    'Nobody believes a value to be chosen unless it is.',
    ['learned', 'counted'],
    ({ node, because }, _happening, is) =>
      is.chosen.some(({ v }) => v === because)
        ? undefined
        : violation(`${node} believes that ${because} is chosen, and it is not.`, [node]),
  ),

  P1a: onNote(
    'P1a',
    'Promises are kept',
    'PMS §2.2, P1a',
    'An acceptor accepts a proposal numbered n only if it has not promised a number above n.',
    'accepted',
    ({ node, at = 0 }, _happening, _is, was) => {
      for (let chain = was.ballots; chain && chain.ballot.n > at; chain = chain.lower)
        if (chain.ballot.marks.some((mark) => mark.node === node && mark.promise))
          return violation(`${node} accepted under ${at}, and it had promised ${chain.ballot.n}.`, [node]);
      return undefined;
    },
  ),

  P2: onChosen(
    'P2',
    'P2',
    'PMS §2.2, P2',
    'If v is chosen, every chosen proposal with a higher number has value v.',
    ({ chosen }) => {
      const inOrder = [...chosen].sort((a, b) => a.n - b.n);
      const odd = inOrder.find(({ v }) => v !== inOrder[0]!.v);
      return (
        odd &&
        violation(`${inOrder[0]!.v} is chosen in ballot ${inOrder[0]!.n}, and ${odd.v} in ${odd.n}.`, [])
      );
    },
  ),

  P2a: onNote(
    'P2a',
    'P2a',
    'PMS §2.2, P2a',
    'If v is chosen, every proposal with a higher number that any acceptor accepts has value v.',
    'accepted',
    (_noted, _happening, { chosen, ballots }) => {
      for (const { n, v } of chosen) {
        for (let chain = ballots; chain && chain.ballot.n > n; chain = chain.lower) {
          const odd = chain.ballot.marks.find(({ votes }) => votes.some((w) => w !== v));
          if (odd)
            return violation(
              `${v} is chosen in ballot ${n}, and ${odd.node} accepted ${odd.votes[0]} in ${chain.ballot.n}.`,
              [odd.node],
            );
        }
      }
      return undefined;
    },
  ),

  P2b: onNote(
    'P2b',
    'P2b',
    'PMS §2.2, P2b',
    'If v is chosen, every proposal with a higher number that any proposer issues has value v.',
    ['issued', 'accepted'],
    (_noted, _happening, { chosen, ballots }) => {
      for (const { n, v } of chosen) {
        for (let chain = ballots; chain && chain.ballot.n > n; chain = chain.lower) {
          const odd = chain.ballot.issued.find((w) => w !== v);
          if (odd !== undefined)
            return violation(
              `${v} is chosen in ballot ${n}, and ${chain.ballot.by} proposed ${odd} in ${chain.ballot.n}.`,
              [chain.ballot.by],
            );
        }
      }
      return undefined;
    },
  ),

  P2c: onNote(
    'P2c',
    'P2c',
    'PMS §2.2, P2c',
    'Behind every proposal (n, v) stands a quorum that accepted nothing below n, or whose latest acceptance below n is of v.',
    'issued',
    ({ node, at = 0, because = '' }, { after }, is) =>
      hasQuorumBehind(at, because, is.ballots, after)
        ? undefined
        : violation(`${node} proposes ${atBallot(because, at)}, and no quorum justifies it.`, [node]),
  ),

  X4: onNote(
    'X4',
    'One value per number',
    'PMS §2.2',
    'All acceptances under one number are of one value; only a fast ballot may have more.',
    'accepted',
    ({ at = 0, because = '' }, { after }, is) => {
      if (at === fastBallot(after.setup.options)) return undefined;
      const odd = ballotAt(is.ballots, at)!.marks.find(({ votes }) => votes.some((v) => v !== because));
      return odd && violation(`${because} and ${odd.votes[0]} were both accepted under ${at}.`, [odd.node]);
    },
  ),

  X5: {
    name: 'Acceptors remember',
    cite: 'PMS §2.2; §2.5: stable storage',
    says: 'A promise never falls, and nothing is accepted above it; not even a crash changes that.',
    judge({ before, after }) {
      if (before.nodes === after.nodes) return undefined;
      for (let i = 0; i < after.nodes.length; i++) {
        const is = after.nodes[i]!;
        if (is === before.nodes[i]) continue;
        const { np: was = 0 } = before.nodes[i]!.state as Partial<AcceptorState>;
        const { np = 0, na = 0 } = is.state as Partial<AcceptorState>;
        const says =
          np < was
            ? `${is.id} had promised ${was}, and now knows only of ${np}.`
            : na > np
              ? `${is.id} accepted under ${na}, and has promised only ${np}.`
              : '';
        if (says !== '') return { property: 'X5', says, nodes: [is.id] };
      }
      return undefined;
    },
  },

  X6: onNote(
    'X6',
    'Safe at',
    SAFE,
    'When v is accepted under n, no other value is, or can still be, chosen under a lower number.',
    'accepted',
    ({ node, at = 0, because = '' }, { after }, is) => {
      for (const ballot of ballotsBelow(is.ballots, at)) {
        const set = threat(ballot, because, after);
        if (set)
          return violation(
            `${node} accepted ${atBallot(because, at)}, and ${listInWords(set)} could still choose another value in ballot ${ballot.n}.`,
            [node, ...set],
          );
      }
      return undefined;
    },
  ),

  Q: onNote(
    'Q',
    'Quorums meet',
    'PMS §2.1; Flexible Paxos §3',
    'Every quorum of promises shares an acceptor with every quorum of acceptances.',
    'ballot',
    ({ node }, { after }) => {
      const { size, phase1, phase2 } = quorumsIn(after);
      return quorumsMeet({ size, phase1, phase2, fast: size })
        ? undefined
        : violation(`${phase1} of ${size} and ${phase2} of ${size} need not share an acceptor.`, [node]);
    },
  ),
};
