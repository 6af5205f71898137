/** Who could win an election now, as a table: a row for each who might stand, a column for each who might vote. Pure. */
import type { Ballot, Candidacy, LogEnd, Portrait } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { electableWords } from '../../words/en/electable.ts';

/** One voter's answer to one candidate. */
export interface AnswerShape {
  readonly voter: NodeId;
  readonly answer: Ballot['answer'] | 'self';
  /** Its reason in a word or two; empty for a yes. */
  readonly why: string;
  /** What a screen reader says. */
  readonly says: string;
}

/** How a log ends, short and as a sentence. */
export interface EndShape {
  readonly text: string;
  readonly says: string;
}

/** One who might stand. */
export interface CandidateRow {
  readonly node: NodeId;
  readonly end: EndShape;
  readonly answers: readonly AnswerShape[];
  readonly wins: boolean;
  /** One count for each set of which it needs a majority. */
  readonly counts: readonly {
    readonly had: number;
    readonly needed: number;
    readonly enough: boolean;
    readonly says: string;
  }[];
  /** Why it cannot stand at all; empty if it can. */
  readonly bar: string;
  /** Why it gets the votes it gets, a sentence for each reason. */
  readonly reasons: readonly string[];
}

/** The table. */
export interface ElectableScene {
  readonly voters: readonly { readonly node: NodeId; readonly end: EndShape }[];
  readonly rows: readonly CandidateRow[];
  readonly says: string;
}

function endShape(epoch: string, { index, epoch: number }: LogEnd): EndShape {
  const w = electableWords();
  return { text: w.end(epoch, index, number), says: w.endSays(epoch, index, number) };
}

function answerShape(
  { node, end: mine }: Candidacy,
  { node: voter, answer, end }: Ballot,
  epoch: string,
): AnswerShape {
  const w = electableWords();
  if (answer === 'yes')
    return voter === node
      ? { voter, answer: 'self', why: '', says: `${voter}: ${w.itself}` }
      : { voter, answer, why: '', says: w.yesSays(voter, node) };
  const why = {
    log: w.whyLog(endShape(epoch, end).says, endShape(epoch, mine).says),
    down: w.whyDown,
    cut: w.whyCut,
    outside: w.whyOutside,
  }[answer];
  return { voter, answer, why: w.answers[answer], says: w.noSays(voter, node, why) };
}

/** Why a candidate gets the votes it gets: voters with the same reason share a sentence. */
function reasonsOf({ bars, ballots, end }: Candidacy, epoch: string): readonly string[] {
  const w = electableWords();
  const those = (answer: Ballot['answer']) => ballots.filter((ballot) => ballot.answer === answer);
  const named = (answer: Ballot['answer']) => those(answer).map(({ node }) => node);
  const reasons: string[] = [];
  if (bars === 'down') reasons.push(w.isDown);
  if (bars === 'outside') reasons.push(w.isOutside);
  const better = those('log');
  const ends = better.filter((ballot, i) => better.findIndex((other) => isEnd(other.end, ballot.end)) === i);
  for (const { end: theirs } of ends) {
    const voters = better.filter((ballot) => isEnd(ballot.end, theirs)).map(({ node }) => node);
    reasons.push(`${w.refuse(voters, endShape(epoch, theirs).says)} ${w.own(endShape(epoch, end).says)}`);
  }
  if (named('down').length > 0 && bars !== 'down') reasons.push(w.areDown(named('down')));
  if (named('cut').length > 0) reasons.push(w.areCut(named('cut')));
  if (named('outside').length > 0 && bars !== 'outside') reasons.push(w.areOutside(named('outside')));
  return reasons.length === 0 ? [w.all] : reasons;
}

const isEnd = (a: LogEnd, b: LogEnd): boolean => a.index === b.index && a.epoch === b.epoch;

/** The table at a moment; `epoch` is what an epoch is called. */
export function electableScene(world: World, portrait: Portrait, epoch: string): ElectableScene {
  const w = electableWords();
  const candidacies = portrait.candidacies?.(world) ?? [];
  return {
    voters: candidacies.map(({ node, end }) => ({ node, end: endShape(epoch, end) })),
    rows: candidacies.map((candidacy) => ({
      node: candidacy.node,
      end: endShape(epoch, candidacy.end),
      answers: candidacy.ballots.map((ballot) => answerShape(candidacy, ballot, epoch)),
      wins: candidacy.wins,
      counts: candidacy.counts.map(({ had, needed }) => ({
        had,
        needed,
        enough: had >= needed,
        says: w.count(had, needed),
      })),
      bar: candidacy.bars === undefined ? '' : w[candidacy.bars],
      reasons: reasonsOf(candidacy, epoch),
    })),
    says: w.who(candidacies.filter(({ wins }) => wins).map(({ node }) => node)),
  };
}
