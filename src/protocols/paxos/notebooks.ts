/** Notebooks: what proposers were promised and what follows from it, and what learners have counted. */
import type { Notebook, Tally, Tone } from '../../engine/portrait.ts';
import type { Node, NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { fastBallot, kinOf, learnersOf, proposersOf, votesNeeded } from './cast.ts';
import { quorumsIn } from './history.ts';
import type { LearnerState, ProposerState, Vote } from './state.ts';
import { choiceOf } from './value.ts';
import type { Choice } from './value.ts';
import { atBallot } from './words.ts';

function choice({ promises, own }: ProposerState, world: World): Choice {
  const { options } = world.setup;
  return choiceOf(promises, own, {
    options,
    quorums: quorumsIn(world),
    keeps: (rule) => !world.off.includes(rule),
  });
}

function titleOf(id: NodeId, { own, ballot, phase }: ProposerState): string {
  if (phase === 'idle' && ballot === 0) return own === null ? `${id} wants nothing` : `${id} wants ${own}`;
  return `${id} wants ${own ?? 'nothing of its own'} under ballot ${ballot}`;
}

/** Acceptances by value and ballot. */
function votesAsTallies(votes: readonly Vote[], world: World): readonly Tally[] {
  const labels = [...new Set(votes.map(({ n, v }) => atBallot(v, n)))];
  return labels.map((label) => {
    const alike = votes.filter(({ n, v }) => atBallot(v, n) === label);
    return {
      label: `accepted ${label}`,
      needed: votesNeeded(quorumsIn(world), world.setup.options, alike[0]!.n),
      answers: alike.map(({ from }) => ({ from, text: label })),
    };
  });
}

function promisesAsTally(state: ProposerState, world: World): Tally {
  const { decisive } = choice(state, world);
  return {
    label: 'promises',
    needed: quorumsIn(world).phase1,
    answers: state.promises.map(({ from, na, va }) => ({
      from,
      text: na === 0 ? 'nothing accepted' : atBallot(va!, na),
      ...(decisive.includes(from) && { decisive: true }),
    })),
  };
}

type Verdict = readonly [verdict: string, tone: Tone];

/** What a quorum of promises means for a proposer. */
function verdictOfPromises(state: ProposerState, world: World): Verdict {
  const { own, promises, ballot } = state;
  const { value, why, ballot: reported } = choice(state, world);
  const missing = quorumsIn(world).phase1 - promises.length;
  if (ballot === fastBallot(world.setup.options) && ballot !== 0)
    return missing > 0
      ? [waitsFor(missing), 'plain']
      : ['Open to any value: nobody reported anything.', 'ok'];
  if (missing > 0)
    return why === 'bound'
      ? [`${waitsFor(missing)} So far it is bound to ${value}.`, 'plain']
      : [waitsFor(missing), 'plain'];
  if (value === null) return ['Free to propose, but it has no wish.', 'plain'];
  if (why === 'bound')
    return reported === fastBallot(world.setup.options)
      ? [`Bound to ${value}: it may have been chosen in fast ballot ${reported}.`, 'accent']
      : [`Bound to ${value}: the report with the highest ballot wins.`, 'accent'];
  if (reported > 0 && value === own && !world.off.includes('PSW-VALUE'))
    return [`Free to propose its own ${own}: none of the reported values can have been chosen.`, 'ok'];
  return reported === 0 && promises.some(({ na }) => na > 0)
    ? [`It proposes its own ${own}, whatever was reported: that rule is off.`, 'bad']
    : [`Free to propose its own ${value}: nobody reported anything.`, 'ok'];
}

const waitsFor = (missing: number): string =>
  `Waits for ${missing === 1 ? 'one more promise' : `${missing} more promises`}.`;

function verdictOf(state: ProposerState, world: World, id: NodeId): Verdict {
  const { phase, own, value, nacks, leader } = state;
  if (phase === 'done') return [value === null ? 'It knows what is chosen.' : `${value} is chosen.`, 'gold'];
  if (phase === 'idle') {
    if (own === null) return ['It has nothing to propose.', 'plain'];
    if (world.setup.options.leader === 'one' && leader !== id)
      return [`Waits, because ${leader} leads.`, 'plain'];
    return nacks.length > 0
      ? ['Refused: somebody is ahead. It waits, and then takes a higher number.', 'bad']
      : ['Waits for its next ballot.', 'plain'];
  }
  if (phase === 'accepting' && state.ballot === fastBallot(world.setup.options) && state.direct)
    return [`${own} is on its way to the acceptors: first come, first served.`, 'plain'];
  return verdictOfPromises(state, world);
}

function ofProposer({ id, state }: Node<ProposerState>, world: World): Notebook {
  const [verdict, tone] = verdictOf(state, world, id);
  const promises = state.ballot === 0 ? [] : [promisesAsTally(state, world)];
  return {
    node: id,
    title: titleOf(id, state),
    tallies: [...promises, ...votesAsTallies(state.accepts, world)],
    verdict,
    tone,
  };
}

function ofLearner({ id, state }: Node<LearnerState>, world: World): Notebook {
  const { chosen, heard } = state;
  return {
    node: id,
    title: chosen ? `${id} knows ${chosen.v}` : `${id} counts`,
    tallies: votesAsTallies(heard, world),
    verdict: chosen
      ? `${chosen.v} is chosen: a quorum accepted it in ballot ${chosen.n}.`
      : 'It knows of no quorum for one value in one ballot.',
    tone: chosen ? 'gold' : 'plain',
  };
}

/** A server is both: its promises first, then what it counts as a learner. */
function ofServer(node: Node<ProposerState & LearnerState>, world: World): Notebook {
  const asks = ofProposer(node, world);
  const counts = ofLearner(node, world);
  const promises = asks.tallies.filter(({ label }) => label === 'promises');
  const known = node.state.chosen !== null;
  return {
    ...asks,
    tallies: [...promises, ...counts.tallies],
    ...(known && { verdict: counts.verdict, tone: counts.tone }),
  };
}

/** The notebooks of all proposers and learners, in cast order. */
export function notebooks(world: World): readonly Notebook[] {
  const kin = kinOf(world);
  const ids = [...new Set([...proposersOf(kin), ...learnersOf(kin)])];
  return world.setup.cast.ids
    .filter((id) => ids.includes(id))
    .map((id) => {
      const node = nodeOf(world, id);
      if (node.kind === 'server') return ofServer(node as Node<ProposerState & LearnerState>, world);
      return node.kind === 'proposer'
        ? ofProposer(node as Node<ProposerState>, world)
        : ofLearner(node as Node<LearnerState>, world);
    });
}
