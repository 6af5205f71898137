/** Plays a lesson without a screen: every action is done, every claim judged, and each stop of the reader noted. */
import type { Run } from '../drivers/run.ts';
import { act, advance, latest, startRun } from '../drivers/run.ts';
import type { PhraseProblem } from '../engine/phrase.ts';
import type { Protocol } from '../engine/protocol.ts';
import { messageOf } from '../engine/words.ts';
import type { Line } from '../timeline/timeline.ts';
import type { Cue } from './cue.ts';
import { beatsOf } from './cue.ts';
import type { Beside, Block, Cluster, Lesson, Prediction, ScriptLine, Step } from './lesson.ts';
import { plain } from './lesson.ts';
import type { Problem, Report } from './problem.ts';
import { inOrder, problemAt } from './problem.ts';
import type { JudgeableClaim, PlayableLine } from './script.ts';
import { languageOf, sceneOf } from './script.ts';
import { setupOfLesson } from './setup.ts';

/** A claim and what became of it. */
export interface Verdict {
  /** Indexes of the step, the block and, in a prediction, the option. */
  readonly step: number;
  readonly block: number;
  readonly option?: number;
  readonly line: number;
  readonly text: string;
  readonly holds: boolean;
  /** What the lesson says: true for a check and a right option, false for a wrong one. */
  readonly expected: boolean;
  /** What is the case instead of a claim that does not hold. */
  readonly instead?: string;
}

/** What one line of a do or given block did: the moments after `from` up to `to`. */
export interface Play {
  readonly step: number;
  readonly block: number;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A lesson as it went. */
export interface Rehearsal {
  /** The stops of the reader, in order: going on is the next index, going back the one before. */
  readonly cues: readonly Cue[];
  readonly plays: readonly Play[];
  readonly claims: readonly Verdict[];
  /** False claims among them. With problems, cues may be missing at the end. */
  readonly problems: readonly Problem[];
  readonly line: Line;
  /** The second run, if the lesson has one. */
  readonly beside?: Run;
}

/** A run and the moment from which notes count for claims. */
interface Side {
  readonly run: Run;
  since: number;
}

/** A line that can be played, on the sides it speaks of. */
interface Act {
  readonly said: ScriptLine;
  readonly play: () => void;
}

/** A claim that can be judged: true, or what is the case instead. */
interface Ask {
  readonly said: ScriptLine;
  readonly test: () => boolean | string;
}

/** A block with its lines read. */
interface ReadBlock {
  readonly actions: readonly Act[];
  readonly claims: readonly Ask[];
}

/**
 * Plays a lesson. Never throws because of the lesson: whatever is wrong with it is among the problems. `besideProtocol`
 * is what the second run plays, if the lesson has one. A `trusted` lesson has been rehearsed before: its claims are true,
 * and are not judged again, because some take long.
 */
export function rehearse(
  lesson: Lesson,
  protocol: Protocol,
  besideProtocol?: Protocol,
  { trusted = false }: { readonly trusted?: boolean } = {},
): Rehearsal {
  const problems: Problem[] = [];
  const report: Report = (line, column, message, hint) =>
    problems.push(problemAt(line, column, message, hint));
  const main: Side = { run: startRun(protocol, setupOfLesson(lesson, protocol, report)), since: 0 };
  const { run } = main;
  const beside = besideOf(lesson, besideProtocol, report);
  const read = new Map<Block, ReadBlock>();
  for (const { blocks } of lesson.steps)
    for (const block of blocks) read.set(block, readBlock(block, main, beside, report));
  const cues: Cue[] = [];
  const plays: Play[] = [];
  const claims: Verdict[] = [];
  // Lines that cannot be read make what follows them meaningless: name them all, and play nothing.
  if (problems.length === 0) {
    for (const [index, step] of lesson.steps.entries()) {
      if (!playStep(index, step)) break;
    }
  }
  return {
    cues,
    plays,
    claims,
    problems: inOrder(problems),
    line: run.line,
    ...(beside && { beside: beside.run }),
  };

  /** Plays a step; false if an action could not be done. */
  function playStep(index: number, step: Step): boolean {
    main.since = latest(run).index;
    if (beside) beside.since = latest(beside.run).index;
    for (const beat of beatsOf(step, index)) {
      const from = latest(run).index;
      const besideFrom = beside && latest(beside.run).index;
      for (let block = beat.blocks[0]; block < beat.blocks[1]; block++) {
        if (!playBlock(index, step, block)) return false;
      }
      for (const block of beat.answers) judgePrediction(index, step, block);
      const to = latest(run).index;
      const also = beside && { beside: { from: besideFrom!, to: latest(beside.run).index } };
      cues.push({ ...beat, from, to, ...also });
    }
    return true;
  }

  function playBlock(index: number, step: Step, at: number): boolean {
    const block = step.blocks[at];
    const lines = block && read.get(block);
    if (!lines || block.kind === 'predict') return true;
    for (const [i, { said, play }] of lines.actions.entries()) {
      const from = latest(run).index;
      try {
        play();
        if (beside && i === lines.actions.length - 1) keepPace(run, beside.run);
      } catch (error) {
        report(said.line, said.column, `step "${step.id}": ${messageOf(error)}`);
        return false;
      }
      plays.push({ step: index, block: at, line: said.line, from, to: latest(run).index });
    }
    for (const ask of trusted ? [] : lines.claims) {
      const { said } = ask;
      const verdict = judge(index, at, ask, true);
      if (!verdict.holds)
        report(said.line, said.column, `step "${step.id}": "${said.text}" is not true here`, verdict.instead);
    }
    return true;
  }

  function judge(step: number, block: number, ask: Ask, expected: boolean, option?: number): Verdict {
    const told = toldBy(ask);
    const verdict: Verdict = {
      step,
      block,
      ...(option !== undefined && { option }),
      line: ask.said.line,
      text: ask.said.text,
      holds: told === true,
      expected,
      ...(typeof told === 'string' && { instead: told }),
    };
    claims.push(verdict);
    return verdict;
  }

  function judgePrediction(index: number, step: Step, at: number): void {
    const block = step.blocks[at];
    const lines = block && read.get(block);
    if (!lines || block.kind !== 'predict' || trusted) return;
    lines.claims.forEach((ask, i) => {
      const option = block.options[i];
      if (!option) return;
      const { holds, instead } = judge(index, at, ask, option.right, i);
      if (holds === option.right) return;
      const marked = `step "${step.id}": the option "${plain(option.text)}" is marked ${option.right ? 'right' : 'wrong'}`;
      report(option.line, 1, `${marked}, but the protocol says "${ask.said.text}" is ${holds}`, instead);
    });
  }
}

/** The second run of a lesson, with its rules switched off; undefined if there is none. */
function besideOf(lesson: Lesson, protocol: Protocol | undefined, report: Report): Side | undefined {
  const { beside, cluster } = lesson;
  if (!beside) return undefined;
  if (!protocol) {
    report(1, 1, `there is no protocol "${beside.protocol}" to show beside`);
    return undefined;
  }
  const setup = setupOfLesson({ id: lesson.id, cluster: clusterBeside(cluster, beside) }, protocol, report);
  const run = startRun(protocol, setup);
  for (const rule of beside.off) {
    if (Object.hasOwn(protocol.switches, rule)) act(run, { kind: 'switch', rule, on: false });
    else report(1, 1, `${protocol.title} has no switch "${rule}" to be off`);
  }
  return { run, since: latest(run).index };
}

/** Who plays in the second run, and how. */
const clusterBeside = (cluster: Cluster, { nodes, options }: Beside): Cluster => ({
  ...cluster,
  ...(nodes && { nodes, clients: [] }),
  options,
});

/** Lets time pass for whichever of two runs is behind, so that one playhead serves both. */
function keepPace(a: Run, b: Run): void {
  const until = Math.max(latest(a).world.now, latest(b).world.now);
  for (const run of [a, b]) {
    // What a script holds back is overdue, and stays so: only time that has to pass brings it about.
    if (latest(run).world.now === until) continue;
    advance(run, until);
    if (latest(run).world.now < until) act(run, { kind: 'wait', until });
  }
}

/** What a claim says; one that cannot be asked here (the log of a client, say) is false, and says why. */
function toldBy({ test }: Ask): boolean | string {
  try {
    return test();
  } catch (error) {
    return messageOf(error);
  }
}

/** What a line begins with when it does not speak of the first run alone. */
const SIDES = /^(beside|both):\s*/;

function readBlock(block: Block, main: Side, beside: Side | undefined, report: Report): ReadBlock {
  /** Reads each line in the language of each side it speaks of. */
  const readAll = <T extends { readonly ok: true }, R>(
    lines: readonly ScriptLine[],
    read: (text: string, side: Side) => T | PhraseProblem,
    make: (said: ScriptLine, found: readonly (readonly [T, Side])[]) => R,
  ): readonly R[] =>
    lines.flatMap((said) => {
      const prefix = SIDES.exec(said.text);
      if (prefix && !beside) {
        report(
          said.line,
          said.column,
          'nothing stands beside the run of this lesson',
          'write beside: in its head',
        );
        return [];
      }
      const sides = prefix && beside ? (prefix[1] === 'both' ? [main, beside] : [beside]) : [main];
      const skipped = prefix?.[0].length ?? 0;
      const found = sides.map((side) => [read(said.text.slice(skipped), side), side] as const);
      const wrong = found.find(([one]) => !one.ok)?.[0];
      if (wrong && !wrong.ok) {
        report(said.line, said.column + skipped + wrong.column - 1, wrong.message, wrong.hint);
        return [];
      }
      return [make(said, found as readonly (readonly [T, Side])[])];
    });
  const nodesOf = ({ run }: Side) => latest(run).world.setup.cast.ids;
  const acts = (
    lines: readonly ScriptLine[],
    read: (text: string, side: Side) => PlayableLine | PhraseProblem,
  ) =>
    readAll(lines, read, (said, found): Act => ({
      said,
      play() {
        for (const [line, { run, since }] of found) line.play(run, since);
      },
    }));
  const asks = (lines: readonly ScriptLine[]) =>
    readAll(
      lines,
      (text, side) => languageOf(side.run.protocol).claim(text, { nodes: nodesOf(side) }),
      (said, found): Ask => ({ said, test: () => toldOf(found, beside && [main, beside]) }),
    );
  switch (block.kind) {
    case 'do':
      return {
        actions: acts(block.lines, (text, side) =>
          languageOf(side.run.protocol).action(text, { nodes: nodesOf(side) }),
        ),
        claims: [],
      };
    case 'given':
      return { actions: acts(block.lines, (text, side) => readGiven(text, nodesOf(side))), claims: [] };
    case 'check':
      return { actions: [], claims: asks(block.claims) };
    case 'predict':
      return { actions: [], claims: asks(claimsOf(block)) };
    default:
      return { actions: [], claims: [] };
  }
}

/** True if a claim holds on every side it speaks of; else what is the case where it does not. */
function toldOf(
  found: readonly (readonly [JudgeableClaim, Side])[],
  both: readonly [Side, Side] | undefined,
): boolean | string {
  for (const [claim, side] of found) {
    const { run, since } = side;
    const other = both?.find((one) => one !== side)?.run;
    const told = claim.test(sceneOf(run, since, other));
    if (told === true) continue;
    return found.length > 1 && typeof told === 'string' ? `${run.protocol.title}: ${told}` : told;
  }
  return true;
}

const claimsOf = ({ options }: Prediction): readonly ScriptLine[] => options.map(({ claim }) => claim);

/** `S1 S2 …`: the first words are nodes, the rest is for the protocol to read. */
function readGiven(text: string, nodes: readonly string[]): PlayableLine | PhraseProblem {
  const words = text.split(/\s+/);
  const first = words.findIndex((word) => !nodes.includes(word));
  const named = words.slice(0, first < 0 ? words.length : first);
  if (named.length === 0)
    return { ok: false, column: 1, message: `no node "${words[0] ?? ''}" in this lesson` };
  const state = words.slice(named.length).join(' ');
  return {
    ok: true,
    play(run) {
      for (const node of named) act(run, { kind: 'given', node, text: state });
    },
  };
}
