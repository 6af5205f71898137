import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { most } from '../../lesson/limits.ts';
import { rehearseText } from './rehearsing.ts';

// A machine may be busy; what is judged here does not depend on it.
const rehearsed = (text: string) => rehearseText(text, () => 0);

/** A lesson with something in it: lines of a do block, or what else. */
const lesson = (body: string, head = '') => `---
id: x
title: X
protocol: raft
level: beginner
minutes: 1
objectives: [a]
cluster:
  nodes: [S1, S2, S3]
${head}---

## One {#one time=1m}

${body}
`;
const doing = (...lines: readonly string[]) => lesson(`\`\`\`do\n${lines.join('\n')}\n\`\`\``);

describe('the gallery', () => {
  const folder = new URL('./gallery/', import.meta.url);
  it.each(readdirSync(folder))('%s is true from its first line to its last', async (name) => {
    const { lesson: played, problems, claims } = await rehearsed(readFileSync(new URL(name, folder), 'utf8'));
    expect(problems).toEqual([]);
    expect(played?.steps.length).toBeGreaterThan(0);
    expect(claims).toBeGreaterThan(0);
  });

  it('gives a lecturer nothing to complain about', async () => {
    for (const name of readdirSync(folder)) {
      const { hints } = await rehearsed(readFileSync(new URL(name, folder), 'utf8'));
      expect({ name, hints }).toEqual({ name, hints: [] });
    }
  });
});

describe('a text that cannot be played', () => {
  it('names the line of a misspelt verb, and what was meant', async () => {
    const { lesson: played, problems } = await rehearsed(doing('elect S1', 'setle'));
    expect(played === undefined).toBe(true);
    expect(problems).toMatchObject([{ line: 16, hint: 'did you mean "settle"?' }]);
  });

  it('with a false claim still has a picture', async () => {
    const { lesson: played, problems } = await rehearsed(lesson('```check\nS1 is leader\n```'));
    expect(played?.id).toBe('x');
    expect(problems).toHaveLength(1);
  });
});

describe('a lesson that asks too much', () => {
  const refused = async (text: string, why: RegExp) => {
    const from = performance.now();
    const { lesson: played, problems } = await rehearsed(text);
    expect(played === undefined).toBe(true);
    expect(problems[0]?.message).toMatch(why);
    return performance.now() - from;
  };

  it('is refused at the line with which more happens than may', async () => {
    const { problems } = await rehearsed(doing('elect S1', 'release timers', 'run until S1 is down'));
    expect(problems[0]).toMatchObject({ line: 17 });
    expect(problems[0]?.message).toMatch(/more than 2000 things/);
  });

  it('is refused for its length before it is read', async () => {
    expect(await refused('a'.repeat(1_000_000), /characters/)).toBeLessThan(100);
    expect(await refused(lesson('a '.repeat(most.lineLength)), /this line has/)).toBeLessThan(100);
  });

  it('is refused for a million actions, endless emphasis, a thousand options', async () => {
    await refused(doing(...Array.from({ length: most.actions + 1 }, () => 'heal')), /actions in one lesson/);
    const marks = Array.from({ length: 40 }, (_, i) => '*'.repeat(1 + (i % 2)));
    const deep = `${marks.map((mark) => `${mark}a `).join('')}b${marks
      .reverse()
      .map((mark) => ` a${mark}`)
      .join('')}`;
    await refused(lesson(deep), /emphasis stands in emphasis/);
    const options = Array.from(
      { length: most.options + 1 },
      (_, i) => `- [${i ? ' ' : 'x'}] a := leaders are 0`,
    );
    await refused(
      lesson(`\`\`\`predict pick=one\nq\n${options.join('\n')}\nWhy: w\n\`\`\``),
      /options in one question/,
    );
  });
});
