/** Plays a lesson without a screen: every action is done, every claim judged, and each stop of the reader noted. */
import type { Run } from '../drivers/run.ts';
import { act, latest, startRun } from '../drivers/run.ts';
import type { PhraseProblem } from '../engine/phrase.ts';
import type { Protocol } from '../engine/protocol.ts';
import { messageOf } from '../engine/words.ts';
import type { Line } from '../timeline/timeline.ts';
import type { Cue } from './cue.ts';
import { beatsOf } from './cue.ts';
import type { Block, Lesson, Prediction, ScriptLine, Step } from './lesson.ts';
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
}

/** A block with its lines read. */
interface ReadBlock {
  readonly actions: readonly (readonly [ScriptLine, PlayableLine])[];
  readonly claims: readonly (readonly [ScriptLine, JudgeableClaim])[];
}

/** Plays a lesson. Never throws because of the lesson: whatever is wrong with it is among the problems. */
export function rehearse(lesson: Lesson, protocol: Protocol): Rehearsal {
  const problems: Problem[] = [];
  const report: Report = (line, column, message, hint) =>
    problems.push(problemAt(line, column, message, hint));
  const run = startRun(protocol, setupOfLesson(lesson, protocol, report));
  const read = new Map<Block, ReadBlock>();
  for (const { blocks } of lesson.steps)
    for (const block of blocks) read.set(block, readBlock(block, run, report));
  const cues: Cue[] = [];
  const plays: Play[] = [];
  const claims: Verdict[] = [];
  // Lines that cannot be read make what follows them meaningless: name them all, and play nothing.
  if (problems.length === 0) {
    for (const [index, step] of lesson.steps.entries()) {
      if (!playStep(index, step)) break;
    }
  }
  return { cues, plays, claims, problems: inOrder(problems), line: run.line };

  /** Plays a step; false if an action could not be done. */
  function playStep(index: number, step: Step): boolean {
    const since = latest(run).index;
    for (const beat of beatsOf(step, index)) {
      const from = latest(run).index;
      for (let block = beat.blocks[0]; block < beat.blocks[1]; block++) {
        if (!playBlock(index, step, block, since)) return false;
      }
      for (const block of beat.answers) judgePrediction(index, step, block, since);
      cues.push({ ...beat, from, to: latest(run).index });
    }
    return true;
  }

  function playBlock(index: number, step: Step, at: number, since: number): boolean {
    const block = step.blocks[at];
    const lines = block && read.get(block);
    if (!lines || block.kind === 'predict') return true;
    for (const [{ line, column }, action] of lines.actions) {
      const from = latest(run).index;
      try {
        action.play(run, since);
      } catch (error) {
        report(line, column, `step "${step.id}": ${messageOf(error)}`);
        return false;
      }
      plays.push({ step: index, block: at, line, from, to: latest(run).index });
    }
    for (const [said, claim] of lines.claims) {
      const verdict = judge(index, at, said, claim, since, true);
      if (!verdict.holds)
        report(said.line, said.column, `step "${step.id}": "${said.text}" is not true here`, verdict.instead);
    }
    return true;
  }

  function judge(
    step: number,
    block: number,
    said: ScriptLine,
    claim: JudgeableClaim,
    since: number,
    expected: boolean,
    option?: number,
  ): Verdict {
    const told = toldBy(claim, run, since);
    const verdict: Verdict = {
      step,
      block,
      ...(option !== undefined && { option }),
      line: said.line,
      text: said.text,
      holds: told === true,
      expected,
      ...(typeof told === 'string' && { instead: told }),
    };
    claims.push(verdict);
    return verdict;
  }

  function judgePrediction(index: number, step: Step, at: number, since: number): void {
    const block = step.blocks[at];
    const lines = block && read.get(block);
    if (!lines || block.kind !== 'predict') return;
    lines.claims.forEach(([said, claim], i) => {
      const option = block.options[i];
      if (!option) return;
      const { holds, instead } = judge(index, at, said, claim, since, option.right, i);
      if (holds === option.right) return;
      const marked = `step "${step.id}": the option "${plain(option.text)}" is marked ${option.right ? 'right' : 'wrong'}`;
      report(option.line, 1, `${marked}, but the protocol says "${said.text}" is ${holds}`, instead);
    });
  }
}

/** What a claim says; one that cannot be asked here (the log of a client, say) is false, and says why. */
function toldBy(claim: JudgeableClaim, run: Run, since: number): boolean | string {
  try {
    return claim.test(sceneOf(run, since));
  } catch (error) {
    return messageOf(error);
  }
}

function readBlock(block: Block, run: Run, report: Report): ReadBlock {
  const language = languageOf(run.protocol);
  const scope = { nodes: latest(run).world.setup.cast.ids };
  const readAll = <T extends { readonly ok: true }>(
    lines: readonly ScriptLine[],
    read: (text: string) => T | PhraseProblem,
  ): readonly (readonly [ScriptLine, T])[] =>
    lines.flatMap((said) => {
      const found = read(said.text);
      if (found.ok) return [[said, found] as const];
      report(said.line, said.column + found.column - 1, found.message, found.hint);
      return [];
    });
  switch (block.kind) {
    case 'do':
      return { actions: readAll(block.lines, (text) => language.action(text, scope)), claims: [] };
    case 'given':
      return { actions: readAll(block.lines, (text) => readGiven(text, scope.nodes)), claims: [] };
    case 'check':
      return { actions: [], claims: readAll(block.claims, (text) => language.claim(text, scope)) };
    case 'predict':
      return { actions: [], claims: readAll(claimsOf(block), (text) => language.claim(text, scope)) };
    default:
      return { actions: [], claims: [] };
  }
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
