/** The heading of a step: `## Title {#id time=2m show=stage,logs fig="…"}`. */
import type { Heading } from 'mdast';
import { parseDuration } from '../engine/phrase.ts';
import { didYouMean } from '../engine/spelling.ts';
import { readAttributes } from './attributes.ts';
import { isId } from './frontmatter.ts';
import type { Block, Panel, Step } from './lesson.ts';
import { panels } from './lesson.ts';
import type { Report } from './problem.ts';

/** A step whose blocks are still being read. */
export interface OpenStep extends Omit<Step, 'blocks'> {
  readonly blocks: Block[];
}

/** Reads the heading of a step; `earlier` are the steps before it. */
export function readHeading(
  heading: Heading,
  source: readonly string[],
  earlier: readonly OpenStep[],
  report: Report,
): OpenStep {
  const line = heading.position?.start.line ?? 1;
  const written = source[line - 1] ?? '';
  // In steps, each of which looks at a sign once: one pattern for all of it would try every way to share out the blanks.
  const words = written.trim().replace(/^##\s/, '').trim().replace(/#+$/, '').trimEnd();
  const opened = words.endsWith('}') ? words.lastIndexOf('{') : -1;
  const attributes = opened < 0 ? '' : words.slice(opened + 1, -1);
  const title = (opened < 0 ? words : words.slice(0, opened)).trim();
  const column = written.indexOf('{') + 2;
  const { id, named } = readAttributes(attributes, line, column, ['time', 'show', 'fig', 'eyes'], report);
  if (title === '') report(line, 1, 'a step needs a title', '## Title {#my-id}');
  if (title.includes('{'))
    report(line, written.indexOf('{') + 1, 'I do not understand this heading', '## Title {#my-id time=2m}');
  else if (!id) report(line, 1, 'a step needs an id', '## Title {#my-id}');
  else if (!isId(id.value))
    report(line, id.column, `"${id.value}" cannot be an id`, 'use small letters, digits and -');
  const twin = id && earlier.find((step) => step.id === id.value);
  if (twin && id)
    report(line, id.column, `two steps have the id "${id.value}"`, `the other is in line ${twin.line}`);
  const time = named.time && parseDuration(named.time.value);
  if (named.time && time === undefined)
    report(line, named.time.column, `"${named.time.value}" is not a time`, 'write time=90s or time=2m');
  const fig = named.fig?.value;
  return {
    id: id?.value ?? '',
    title,
    line,
    ...(time !== undefined && { time: time / 1000 }),
    show: readPanels(named.show, line, report),
    ...(fig !== undefined && { fig }),
    ...(named.eyes && { eyes: named.eyes.value }),
    blocks: [],
  };
}

function readPanels(
  said: { value: string; column: number } | undefined,
  line: number,
  report: Report,
): readonly Panel[] {
  return (said?.value.split(/[\s,]+/) ?? []).flatMap((word) => {
    const panel = panels.find((known) => known === word.toLowerCase());
    if (!panel && said)
      report(
        line,
        said.column,
        `there is no panel "${word}"`,
        didYouMean(word, panels) ?? `there are: ${panels.join(' ')}`,
      );
    return panel ?? [];
  });
}
