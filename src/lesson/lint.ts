/** What a lecturer might want to change in a lesson that works: what cannot be read from the last row, or said in time. */
import type { Protocol } from '../engine/protocol.ts';
import type { World } from '../engine/world.ts';
import type { Block, Lesson, Prediction, Prose, Step } from './lesson.ts';
import { plain, plainProse } from './lesson.ts';
import type { Problem, Report } from './problem.ts';
import { inOrder, problemAt } from './problem.ts';
import type { Rehearsal } from './rehearse.ts';

/** What can be taken in at once. */
export const bounds = {
  /** Words of a step that people read while somebody talks. */
  words: 40,
  /** Steps in a row that ask nothing. */
  silentSteps: 3,
  /** Words of one option: it is read under time. */
  optionWords: 14,
  /** Nodes whose logs can be read at once, and nodes at all. */
  nodesWithLogs: 7,
  nodes: 9,
  /** Epochs in one picture whose colours can be told apart across a hall. */
  epochs: 6,
  /** Hues there are; after the last they begin again, hatched. */
  hues: 8,
  /** How much the steps may be longer or shorter than the head says, minutes. */
  drift: 1,
  /** A step that takes longer than this loses the room, minutes. */
  stepMinutes: 5,
} as const;

/** The hints for a lesson, in reading order. With a rehearsal, pictures are looked at too. */
export function lint(lesson: Lesson, protocol: Protocol, rehearsal?: Rehearsal): readonly Problem[] {
  const hints: Problem[] = [];
  const say: Report = (line, column, message, hint) => hints.push(problemAt(line, column, message, hint));
  for (const step of lesson.steps) lintStep(step, say);
  lintPace(lesson, say);
  lintNotes(lesson, say);
  lintCast(lesson, say);
  if (rehearsal) lintPictures(lesson, protocol, rehearsal, say);
  return inOrder(hints);
}

const wordsOf = (text: string): number => (text.trim() === '' ? 0 : text.trim().split(/\s+/).length);

const isQuestion = (block: Block): block is Prediction => block.kind === 'predict';

/** What is read while the step stands there: its prose, not its notes. */
const proseOf = ({ blocks }: Step): Prose =>
  blocks.flatMap((block) => (block.kind === 'prose' ? block.prose : []));

function lintStep(step: Step, say: Report): void {
  const words = wordsOf(plainProse(proseOf(step)));
  if (words > bounds.words)
    say(
      step.line,
      1,
      `"${step.id}" has ${words} words to read`,
      `${bounds.words} can be read while somebody talks; the rest may go into a note for the speaker`,
    );
  const doesNothing = step.blocks.every(
    ({ kind }) => kind !== 'do' && kind !== 'given' && kind !== 'predict',
  );
  if (doesNothing)
    say(
      step.line,
      1,
      `nothing happens in "${step.id}", and nothing is asked`,
      'add a do block or a question',
    );
  if (step.time !== undefined && step.time > bounds.stepMinutes * 60)
    say(
      step.line,
      1,
      `"${step.id}" takes ${Math.round(step.time / 60)} minutes`,
      'make two steps of it: a new picture wakes people up',
    );
  for (const { options } of step.blocks.filter(isQuestion)) {
    for (const { text, line } of options) {
      const long = wordsOf(plain(text));
      if (long > bounds.optionWords)
        say(
          line,
          1,
          `this option has ${long} words`,
          `${bounds.optionWords} can be weighed before time is up`,
        );
    }
  }
}

function lintPace({ minutes, steps }: Lesson, say: Report): void {
  const untimed = steps.filter(({ time }) => time === undefined);
  const sum = steps.reduce((seconds, { time = 0 }) => seconds + time, 0) / 60;
  const [first] = untimed;
  if (first && untimed.length < steps.length)
    say(
      first.line,
      1,
      `"${first.id}" does not say how long it takes, others do`,
      'write time=2m in its heading',
    );
  else if (!first && Math.abs(sum - minutes) >= bounds.drift)
    say(
      1,
      1,
      `the steps take ${inMinutes(sum)} together, and the head says ${minutes}`,
      `write minutes: ${Math.round(sum)}`,
    );
  let silent = 0;
  for (const step of steps) {
    silent = step.blocks.some(isQuestion) ? 0 : silent + 1;
    // Said once, where it becomes too long.
    if (silent === bounds.silentSteps + 1)
      say(
        step.line,
        1,
        `${silent} steps in a row ask nothing`,
        'a question before something happens makes people watch it',
      );
  }
}

const inMinutes = (minutes: number): string => `${Math.round(minutes * 10) / 10} minutes`;

function lintNotes({ steps }: Lesson, say: Report): void {
  const notes = steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'note' ? block.note : [])),
  );
  if (!notes.includes('key'))
    say(1, 1, 'no sentence is marked as the one to remember', 'write > [!key] and the sentence under it');
  if (!notes.includes('speaker'))
    say(1, 1, 'there is no note for the speaker', 'write > [!speaker] and what to say or to point at');
}

function lintCast({ cluster, steps }: Lesson, say: Report): void {
  const many = cluster.nodes.length;
  const logs = steps.some(({ show }) => show.includes('logs'));
  if (many > bounds.nodes)
    say(
      1,
      1,
      `${many} nodes are too many to see across a hall`,
      `${bounds.nodes} fit, ${bounds.nodesWithLogs} with logs`,
    );
  else if (logs && many > bounds.nodesWithLogs)
    say(
      1,
      1,
      `${many} nodes with logs are too many for a projector`,
      `${bounds.nodesWithLogs} logs fit under the stage`,
    );
}

/** Looks at the picture each stop ends with, and tells of each step only once. */
function lintPictures({ steps }: Lesson, protocol: Protocol, { cues, line }: Rehearsal, say: Report): void {
  const told = new Set<number>();
  for (const cue of cues) {
    const moment = line.moments[cue.to];
    const step = steps[cue.step];
    if (!moment || !step || told.has(cue.step)) continue;
    const epochs = epochsIn(protocol, moment.world);
    const twin = epochs.find((epoch) => epochs.includes(epoch + bounds.hues));
    if (twin !== undefined) {
      told.add(cue.step);
      say(
        step.line,
        1,
        `"${step.id}" shows ${protocol.epoch} ${twin} beside ${protocol.epoch} ${twin + bounds.hues}, which have the same colour`,
        'only a hatch tells them apart: begin again, or let fewer pass',
      );
    } else if (epochs.length > bounds.epochs) {
      told.add(cue.step);
      say(
        step.line,
        1,
        `"${step.id}" shows ${epochs.length} ${protocol.epoch}s at once`,
        `${bounds.epochs} colours can be told apart across a hall`,
      );
    }
  }
}

/** The epochs that colour a picture: those of the nodes, and those of the entries in their logs. */
function epochsIn({ portrait }: Protocol, world: World): readonly number[] {
  const found = world.nodes.flatMap((node) => {
    const { epoch } = portrait.face(node, world);
    const log = portrait.log(node);
    const entries = log
      ? Array.from({ length: log.last - log.first + 1 }, (_, i) => log.cell(log.first + i))
      : [];
    return [epoch?.hue ?? epoch?.number ?? 0, ...entries.map((entry) => entry?.epoch ?? 0)];
  });
  return [...new Set(found)].filter((epoch) => epoch > 0).sort((a, b) => a - b);
}
