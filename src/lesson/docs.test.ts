/** What docs/lessons.md says is so: its example plays, and its tables are those of the language. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allProtocols } from '../protocols/index.ts';
import { panels } from './lesson.ts';
import { most } from './limits.ts';
import { parseLesson } from './parse.ts';
import { rehearse } from './rehearse.ts';
import { verbHelp } from './verb-help.ts';
import { genericVerbs } from './verbs.ts';

const page = readFileSync(new URL('../../docs/lessons.md', import.meta.url), 'utf8');
const protocols = await allProtocols();

/** The part under a heading, up to the next of its size. */
function under(heading: string): string {
  const lines = page.split('\n');
  const from = lines.findIndex((line) => line.startsWith(heading));
  const size = heading.split(' ')[0]!;
  const to = lines.findIndex(
    (line, i) => i > from && line.startsWith('#') && line.split(' ')[0]!.length <= size.length,
  );
  expect(from, heading).toBeGreaterThan(-1);
  return lines.slice(from + 1, to < 0 ? undefined : to).join('\n');
}

/** The first cells of a part's tables, where they are code; a bar is written with a backslash there. */
const firstCells = (part: string): readonly string[] =>
  [...part.matchAll(/^\| `(.+?)` \|/gm)].map(([, cell]) => cell!.replaceAll('\\|', '|'));

const pipes = (text: string): string => text.replaceAll('|', '\\|');

describe('the page on lessons', () => {
  it('has an example that is true', () => {
    const example = /````markdown\n([\s\S]*?)\n````/.exec(page)?.[1] ?? '';
    const parsed = parseLesson(`${example}\n`, { protocols: Object.keys(protocols) });
    expect(parsed).toMatchObject({ ok: true, warnings: [] });
    if (!parsed.ok) return;
    const { problems, claims } = rehearse(parsed.lesson, protocols[parsed.lesson.protocol]!);
    expect(problems).toEqual([]);
    expect(claims.length).toBeGreaterThan(5);
  });

  it('lists every action of all lessons, with what it does', () => {
    const part = under('## What may happen');
    expect(firstCells(part)).toEqual(genericVerbs.map(({ pattern }) => pattern));
    expect(Object.keys(verbHelp)).toEqual(genericVerbs.map(({ pattern }) => pattern));
    for (const says of Object.values(verbHelp)) expect(part).toContain(pipes(says));
  });

  it.each(Object.values(protocols))('lists every action, claim, switch and option of $title', (protocol) => {
    const part = under(`### ${protocol.title.replace('The shuttle’s computers', 'The shuttle')} (`);
    const { verbs, claims, switches, options } = protocol;
    expect(firstCells(part)).toEqual([...verbs, ...claims].map(({ pattern }) => pattern));
    for (const { says = '' } of [...verbs, ...claims]) {
      expect(says).not.toBe('');
      expect(part).toContain(pipes(says));
    }
    for (const name of [...Object.keys(switches), ...Object.keys(options)])
      expect(part).toContain(`\`${name}\``);
  });

  it('lists the keys of the head, the panels and the protocols', () => {
    const head = under('## The head');
    const text = (keys: string) => `---\nzzz: 1\n${keys}---\n`;
    const told = (lesson: string): readonly string[] => {
      const parsed = parseLesson(lesson);
      if (parsed.ok) throw new Error('this is no lesson');
      const hint = parsed.problems.find(({ message }) => message === 'unknown key "zzz"')?.hint;
      return (hint ?? '').replace('there are: ', '').split(' ');
    };
    for (const key of told(text(''))) expect(head).toContain(`| \`${key}\` |`);
    for (const key of told('---\ncluster:\n  zzz: 1\n---\n')) expect(head).toContain(`| \`${key}\` |`);
    for (const key of told('---\nbeside:\n  zzz: 1\n---\n')) expect(head).toContain(`\`${key}\``);
    for (const id of Object.keys(protocols)) expect(head).toContain(`\`${id}\``);
    expect(page).toContain(`Panels: ${panels.map((panel) => `\`${panel}\``).join(' ')}\n`);
  });

  it('says how large a lesson may be', () => {
    const part = under('## How large it may be').replaceAll(',', '').replace(/\s+/g, ' ');
    for (const words of [
      `${most.characters} characters`,
      `${most.steps} steps`,
      `${most.actions} actions`,
      `${most.moments} things that happen`,
    ])
      expect(part).toContain(words);
  });
});
