import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lesson } from './lesson.ts';
import { plainProse } from './lesson.ts';
import { parseLesson } from './parse.ts';
import { allProtocols } from '../protocols/index.ts';
import { inLanguage } from '../protocols/translations.ts';
import { rehearse } from './rehearse.ts';
import { sourceOf, translateLesson, translationOf } from './translation.ts';

const protocols = await allProtocols();

const HEAD = `---
id: small
title: Small
protocol: raft
level: beginner
minutes: 2
objectives: [See it]
cluster: { nodes: [S1, S2, S3], seed: 1 }
---
`;

const BASE = `${HEAD}
## First {#first fig="Three servers."}

Look at this.

\`\`\`do
elect S1
\`\`\`

Now look again.

\`\`\`predict pick=node
Who leads?
- [x] S1 := S1 is leader
- [ ] S2 := S2 is leader ; because it is not S1
Why: It was elected.
\`\`\`

> [!key]
> Remember S1.

## Second {#second}

The end.
`;

function lesson(): Lesson {
  const parsed = parseLesson(BASE);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.lesson;
}

const [first, second] = lesson().steps.map(sourceOf);

const GERMAN = `---
id: small
lang: de
title: Klein
objectives: [Es sehen]
---

## Erstens {#first source=${first} fig="Drei Server."}

Sehen Sie her.

---

Und noch einmal.

\`\`\`predict
Wer führt?
- S1
- S2
  because es nicht S1 ist
Why: Er wurde gewählt.
\`\`\`

> [!key]
> Merken Sie sich S1.

## Zweitens {#second source=${second}}

Schluss.
`;

/** Problems and warnings as `line message hint`. */
function said(text: string): { readonly problems: readonly string[]; readonly warnings: readonly string[] } {
  const translated = translateLesson(lesson(), text);
  const line = ({ line: at, message, hint = '' }: { line: number; message: string; hint?: string }) =>
    `${at} ${message} ${hint}`.trim();
  return {
    problems: translated.ok ? [] : translated.problems.map(line),
    warnings: translated.warnings.map(line),
  };
}

describe('a translation', () => {
  it('puts its words on the run of the lesson', () => {
    const translated = translateLesson(lesson(), GERMAN);
    expect(translated).toMatchObject({ ok: true, steps: 2, warnings: [] });
    if (!translated.ok) return;
    expect(translated.lesson).toMatchObject({ lang: 'de', title: 'Klein', objectives: ['Es sehen'] });
    const [step] = translated.lesson.steps;
    expect(step).toMatchObject({ id: 'first', title: 'Erstens', fig: 'Drei Server.' });
    expect(step!.blocks.map(({ kind }) => kind)).toEqual(['prose', 'do', 'prose', 'predict', 'note']);
    expect(step!.blocks.flatMap((block) => (block.kind === 'prose' ? plainProse(block.prose) : []))).toEqual([
      'Sehen Sie her.',
      'Und noch einmal.',
    ]);
    const question = step!.blocks.find((block) => block.kind === 'predict');
    expect(question).toMatchObject({
      pick: 'node',
      options: [
        { right: true, claim: { text: 'S1 is leader' } },
        {
          right: false,
          claim: { text: 'S2 is leader' },
          because: [{ kind: 'text', text: 'es nicht S1 ist' }],
        },
      ],
    });
  });

  it('warns of text that has changed since, and shows it all the same', () => {
    const stale = GERMAN.replace(`source=${second}`, 'source=0000000');
    expect(said(stale)).toEqual({
      problems: [],
      warnings: [
        `27 the step "second" has changed since it was translated look at it, then write source=${second}`,
      ],
    });
    expect(said(GERMAN.replace(` source=${second}`, '')).warnings[0]).toContain(
      'does not say what it was translated from',
    );
  });

  it('leaves a step that nobody has translated as it is, marked as such, and says so', () => {
    const half = GERMAN.slice(0, GERMAN.indexOf('## Zweitens'));
    expect(said(half).warnings).toEqual([
      `1 the step "second" is not translated ## … {#second source=${second}}`,
    ]);
    const translated = translateLesson(lesson(), half);
    expect(translated.ok && translated.lesson.steps[1]).toMatchObject({ title: 'Second', lang: 'en' });
  });

  it.each([
    [
      'an unknown step',
      GERMAN.replace('#second', '#secnd'),
      '27 the lesson has no step "secnd" did you mean "second"?',
    ],
    [
      'a doubled step',
      `${GERMAN}\n## Noch eins {#second}\n\nSchluss.\n`,
      '31 the step "second" is translated twice the other is in line 27',
    ],
    [
      'a missing option',
      GERMAN.replace('- S1\n', ''),
      '16 the lesson has 2 options here, and the translation 1 they stand in the same order',
    ],
    [
      'an option that is no node',
      GERMAN.replace('- S1\n', '- Der erste\n'),
      '18 this option is the node S1, as on the figure',
    ],
    [
      'a lost reason',
      GERMAN.replace('  because es nicht S1 ist\n', ''),
      '19 this option has a reason in the lesson because …',
    ],
    [
      'another kind of block',
      GERMAN.replace('[!key]', '[!ask]'),
      '24 the lesson has a note [!key] here, not a note [!ask] compare line 28; between two passages the figure goes on at a line of ---',
    ],
    [
      'a block too many',
      GERMAN.replace('Schluss.', 'Schluss.\n\n> [!key]\n> Ende.'),
      '31 the step "second" has nothing for this to translate',
    ],
    [
      'a lost block',
      GERMAN.replace('Schluss.', ''),
      '27 the step "second" lacks a passage it is in line 33 of the lesson',
    ],
    [
      'something to do',
      GERMAN.replace('Schluss.', 'Schluss.\n\n```do\nelect S2\n```'),
      '31 a translation has no "do" block what is done and checked stays in the lesson; here are only prose, notes and predict',
    ],
    [
      'a claim',
      GERMAN.replace('- S1\n', '- [x] S1 := S1 is leader\n'),
      '18 an option of a translation has neither box nor claim write - and its text',
    ],
    [
      'another lesson',
      GERMAN.replace('id: small', 'id: tall'),
      '2 this translates "tall", and the lesson beside it is "small"',
    ],
    [
      'no caption',
      GERMAN.replace(' fig="Drei Server."', ''),
      '8 the step "first" has a caption write fig="…"',
    ],
  ])('does not let pass %s', (_, text, problem) => {
    expect(said(text).problems).toContain(problem);
  });

  it('never throws, whatever the text', () => {
    for (let end = 0; end < GERMAN.length; end += 7) expect(() => said(GERMAN.slice(0, end))).not.toThrow();
  });

  it('is known by the name of its file', () => {
    expect(translationOf('lessons/raft/one-leader.de.md')).toEqual({
      base: 'lessons/raft/one-leader.md',
      lang: 'de',
    });
    expect(translationOf('lessons/raft/one-leader.md')).toBeUndefined();
  });
});

describe('the translations of the course', () => {
  const files = readdirSync('lessons', { recursive: true, encoding: 'utf8' }).map((name) =>
    join('lessons', name),
  );
  const translations = files.flatMap((file) => {
    const of = translationOf(file);
    return of ? [{ file, base: of.base }] : [];
  });

  it('are there', () => {
    expect(translations.map(({ file }) => file).sort()).toEqual([
      'lessons/raft/log-repair.de.md',
      'lessons/raft/one-leader.de.md',
    ]);
  });

  it.each(translations)(
    '$file fits its lesson, is up to date, and plays in its language',
    async ({ file, base }) => {
      const parsed = parseLesson(readFileSync(base, 'utf8'));
      if (!parsed.ok) throw new Error(`${base} is broken`);
      const translated = translateLesson(parsed.lesson, readFileSync(file, 'utf8'));
      expect(translated).toMatchObject({ ok: true, steps: parsed.lesson.steps.length, warnings: [] });
      if (!translated.ok) return;
      const protocol = await inLanguage(protocols[parsed.lesson.protocol], translated.lesson.lang);
      expect(rehearse(translated.lesson, protocol!).problems).toEqual([]);
    },
  );
});
