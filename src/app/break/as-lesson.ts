/** What was found as the text of a lesson: the steps in its own language, and what they break as a claim that is checked. */
import type { Run } from '../../drivers/run.ts';
import { latest } from '../../drivers/run.ts';
import { lessonLines } from '../../lesson/do-lines.ts';
import { breakWords } from '../../words/en/break.ts';
import type { FoundRun } from './found-run.ts';

/** A text as YAML reads it, whatever is in it. */
const quoted = (text: string): string => JSON.stringify(text);

/** A step of the lesson with its `do` lines. */
const block = (name: string, lines: readonly string[]): readonly string[] => [
  '```' + name,
  ...lines,
  '```',
  '',
];

/** The text; undefined if the language has no words for one of the steps. */
export function asLesson({ run, base, says }: FoundRun, property: string): string | undefined {
  const told = lessonLines(run, 0);
  if (!told.ok) return undefined;
  const w = breakWords();
  const { protocol } = run;
  const { world } = latest(run);
  const { cast, seed, options, network, timeouts } = world.setup;
  const own = Object.entries(options).filter(
    ([name, value]) =>
      protocol.options[name]?.value !== value && protocol.options[name]?.counts === undefined,
  );
  // Everything before the first step sets the scene; waits are not told.
  const prelude = countBefore(run, base);
  const { name, called } = protocol.properties[property]!;
  const rules = world.off.map((rule) => protocol.switches[rule]?.says ?? rule);
  return [
    '---',
    `id: found-${protocol.id}-${property.toLowerCase().replace(/[^a-z\d]+/g, '')}`,
    `title: ${quoted(w.found(called ?? name))}`,
    `protocol: ${protocol.id}`,
    'level: intermediate',
    'minutes: 5',
    'objectives:',
    `  - ${quoted(w.lessonGoal(called ?? name, world.off.join(', ')))}`,
    'cluster:',
    `  nodes: [${cast.ids.join(', ')}]`,
    `  seed: ${seed}`,
    `  latency: ${network.latencyMin}-${network.latencyMax}ms`,
    ...(network.loss > 0 ? [`  loss: ${network.loss}`] : []),
    ...(own.length > 0 ? [`  options: { ${own.map(([key, value]) => `${key}: ${value}`).join(', ')} }`] : []),
    ...(Object.keys(timeouts).length > 0
      ? [
          `  timeouts: { ${Object.entries(timeouts)
            .map(([node, lengths]) => `${node}: [${lengths.join(', ')}]`)
            .join(', ')} }`,
        ]
      : []),
    '---',
    '',
    `## ${w.lessonBegin} {#begin time=1m}`,
    '',
    rules.join(' '),
    '',
    ...(prelude > 0 ? block('do', told.lines.slice(0, prelude)) : []),
    `## ${w.found(called ?? name)} {#broken time=4m}`,
    '',
    says,
    '',
    ...block('do', told.lines.slice(prelude)),
    ...block('check', [`${property} is broken`]),
  ].join('\n');
}

/** How many lines tell what comes before a moment. */
const countBefore = ({ line }: Run, base: number): number =>
  line.moments.slice(1, base + 1).filter(({ action }) => action && action.kind !== 'wait').length;
