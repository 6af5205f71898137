/** Every schedule there is, for three acceptors and a few ballots: with all rules nothing breaks, without one something does. */
import { describe, expect, it } from 'vitest';
import { act, latest, startRun } from '../../drivers/run.ts';
import { search } from '../../drivers/search.ts';
import type { Search } from '../../drivers/search.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { Action } from '../../engine/action.ts';
import { fingerprintOf, fold, gather as add } from '../../engine/fingerprint.ts';
import { nodeOf } from '../../engine/world.ts';
import type { Message, World } from '../../engine/world.ts';
import type { Moment } from '../../timeline/timeline.ts';
import type { Chain, PaxosHistory } from './history.ts';
import { ballotsOf } from './history.ts';
import { paxos } from './paxos.ts';
import type { AcceptorState, PaxosBody, ProposerState } from './state.ts';

const WISHES = ['X', 'Y', 'Z'];

/** Any message may arrive, or never; each proposer opens one ballot, whenever it likes. */
function everything({ world }: Moment): readonly Action[] {
  const wishes = world.setup.cast.byKind.get('proposer')!.flatMap((id, i): readonly Action[] => {
    const { myn } = nodeOf(world, id).state as ProposerState;
    return myn === 0 ? [{ kind: 'command', node: id, command: WISHES[i]! }] : [];
  });
  const arrivals = world.flights.map(({ id }): Action => ({ kind: 'deliver', message: id }));
  return [...wishes, ...arrivals];
}

const hasForgotten = (history: unknown): boolean =>
  ballotsOf((history as PaxosHistory).ballots).some(({ marks }) => marks.some(({ forgotten }) => forgotten));

/** The same, and one acceptor may crash and come back, once. */
function withOneCrash(moment: Moment): readonly Action[] {
  const { nodes } = moment.world;
  const down = nodes.find(({ up }) => !up);
  if (down) return [{ kind: 'restart', node: down.id }];
  const crashes = nodes
    .filter(({ state }) => ((state as Partial<AcceptorState>).np ?? 0) > 0)
    .map(({ id }): Action => ({ kind: 'crash', node: id }));
  return [...everything(moment), ...(hasForgotten(moment.history) ? [] : crashes)];
}

/** The same as everything, but what a learner is told it hears at once. */
function heardAtOnce(moment: Moment): readonly Action[] {
  const news = moment.world.flights.find(({ to }) => to === 'L1');
  return news ? [{ kind: 'deliver', message: news.id }] : everything(moment);
}

/** Steps as papers count them: Prepares sent, promises, Accepts sent, acceptances, and crashes. */
const STEPS = ['PR.1', 'AC.1', 'AC.1r', 'PR.2', 'AC.2'];

const cost: Search['cost'] = ({ action, fired }) =>
  fired.filter(({ rule }) => STEPS.includes(rule)).length + (action?.kind === 'crash' ? 1 : 0);

/** Without these, what is refused now may be accepted later. */
const MERCIFUL = ['PSW-CHECK', 'PSW-DIRECTION', 'PSW-DISK'];

/** Answers to questions nobody asks any more, and questions that are refused for ever. Nobody waits for acceptances here. */
function isOver(message: Message, world: World): boolean {
  const body = message.body as PaxosBody;
  const { state } = nodeOf(world, message.to);
  const { np } = state as AcceptorState;
  const { phase, ballot } = state as ProposerState;
  switch (body.type) {
    case 'Prepare':
      return body.n < np && !world.off.includes('PSW-DISK');
    case 'Accept':
      return body.n < np && !MERCIFUL.some((rule) => world.off.includes(rule));
    case 'Promise':
      return phase !== 'preparing' || body.n !== ballot;
    case 'Accepted':
      return message.to.startsWith('P');
    default:
      return false;
  }
}

const votesKnown = new WeakMap<Chain, ReadonlyMap<string, number>>();

/** Who accepted what, by acceptor: all that the judges of agreement go by. */
function votesOf(chain: Chain | null): ReadonlyMap<string, number> {
  const known = chain && votesKnown.get(chain);
  if (known) return known;
  const votes = new Map<string, number>();
  if (chain) votesKnown.set(chain, votes);
  for (let at = chain; at; at = at.lower)
    for (const { node, votes: values } of at.ballot.marks)
      for (const v of values) votes.set(node, add(votes.get(node) ?? 0, fold(at.ballot.n, fingerprintOf(v))));
  return votes;
}

/**
 * Acceptors differ by name only, so a world is told by its proposers and by a bag of acceptors: for each what it holds,
 * what it has voted, what is under way from and to it, and what proposers have heard of it.
 */
const key: Search['key'] = ({ world, history }) => {
  const votes = votesOf((history as PaxosHistory).ballots);
  const bag = new Map<string, number>();
  let print = 0;
  for (const { id, kind, up, state } of world.nodes) {
    if (kind === 'acceptor') {
      const own = fold(fingerprintOf(state), fold(up ? 1 : 0, votes.get(id) ?? 0));
      bag.set(id, add(bag.get(id) ?? 0, own));
    } else if (kind === 'learner') print = fold(print, fingerprintOf(state));
    else {
      const { phase, ballot, value, promises } = state as ProposerState;
      const asks = fold(fold(fingerprintOf(phase), ballot), fingerprintOf(value));
      print = fold(print, asks);
      const place = Number(id.slice(1));
      for (const { from, na, va } of promises)
        bag.set(from, add(bag.get(from) ?? 0, fold(place, fold(na, fingerprintOf(va)))));
    }
  }
  for (const { from, to, body } of world.flights) {
    const [acceptor, place] = from.startsWith('A')
      ? [from, Number(to.slice(1)) + 10]
      : [to, Number(from.slice(1)) + 20];
    bag.set(acceptor, add(bag.get(acceptor) ?? 0, fold(place, fingerprintOf(body))));
  }
  let acceptors = 0;
  for (const one of bag.values()) acceptors = add(acceptors, fold(one, 1));
  return fold(fold(print, acceptors), hasForgotten(history) ? 1 : 0);
};

const castOf = (proposers: number, learners: number) =>
  setupOf(paxos, {
    nodes: { proposer: proposers, acceptor: 3, ...(learners > 0 && { learner: learners }) },
    options: { nack: false },
    held: true,
  });

describe('every schedule of three acceptors', () => {
  // So many worlds, taking those that differ only in the names of acceptors for one.
  it.each([
    [2, 665],
    [3, 27_380],
  ])(
    'breaks nothing with %i ballots',
    (ballots, states) => {
      const result = search(paxos, castOf(ballots, 0), { actions: everything, forget: isOver, key, cost });
      expect(result).toMatchObject({ exhausted: true, found: undefined, states });
    },
    120_000,
  );
});

/** Without the rule, the shortest way to break the property, and how many ballots it takes. */
const shortest = [
  ['PSW-VALUE', 'X1', 12, 2],
  ['PSW-REPORT', 'X1', 12, 2],
  ['PSW-PROMISE', 'X1', 12, 2],
  ['PSW-CHECK', 'X1', 12, 2],
  ['PSW-DIRECTION', 'X1', 12, 2],
  ['PSW-MAJ', 'X1', 10, 2],
  ['PSW-PHASE1', 'X1', 8, 2],
  ['PSW-DISK', 'X1', 13, 2],
  ['PSW-NP-ON-ACCEPT', 'X1', 17, 3],
  ['PSW-LOWEST', 'X1', 17, 3],
  ['PSW-DUPNUM', 'X1', 12, 2],
  ['PSW-SAMEBALLOT', 'X3', 10, 2],
] as const;

const CHOICES: Readonly<Record<string, Search['actions']>> = {
  'PSW-DISK': withOneCrash,
  'PSW-SAMEBALLOT': heardAtOnce,
};

describe('the shortest way to break it', () => {
  it.each(shortest)(
    'without %s is to break %s, in %i steps',
    (off, property, length, ballots) => {
      const setup = castOf(ballots, property === 'X3' ? 1 : 0);
      const actions = CHOICES[off] ?? everything;
      const { found } = search(paxos, setup, { off: [off], property, key, cost, actions, forget: isOver });
      expect(found?.length).toBe(length);
      const run = startRun(paxos, setup);
      for (const action of found!.actions) act(run, action);
      expect(latest(run).broken.map((violation) => violation.property)).toContain(property);
    },
    120_000,
  );

  it('names a length for every switch that concerns safety', () => {
    const safety = Object.entries(paxos.switches).filter(([, { breaks }]) => breaks.length > 0);
    expect(shortest.map(([off]) => off)).toEqual(safety.map(([off]) => off));
  });
});
