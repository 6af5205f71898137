import { describe, expect, it } from 'vitest';
import { parseLesson } from './parse.ts';
import { problemLine } from './problem.ts';

const sample = `---
id: two-leaders
title: Two leaders
protocol: raft
level: beginner
minutes: 4
objectives:
  - Tell two leaders apart
teaches: [D1-55]
cluster:
  nodes: [S1, S2, S3]
  clients: 1
  seed: 7
  latency: 10-20ms
  timeouts: { S1: [200, 300] }
---

## Everyone agrees {#start time=1m show=stage,logs fig="Peace."}

Three servers, one [[leader]], and *one* entry, \`x=1\`.
More in [the paper](https://raft.github.io).

- first
- second

\`\`\`do
elect S1
write x=1 to S1   # a comment
\`\`\`

\`\`\`check
leader of term 1 is S1
\`\`\`

> [!speaker]
> Point at the number in the box.

## Alone {#alone}

\`\`\`predict pick=one
S1 is cut off. Does it commit
the next write?
- [ ] Yes.  := commit of S1 is 2 ; because it is the leader
- [x] No.   := commit of S1 is 1
      because one of three is no majority
Why: Only a majority commits.
\`\`\`

\`\`\`do
partition S1 | S2 S3
write y=2 to S1
\`\`\`
`;

const known = { protocols: ['raft', 'paxos'], teaches: ['D1-54', 'D1-55'] };
const slips = (text: string): readonly string[] => {
  const parsed = parseLesson(text, known);
  return parsed.ok ? [] : parsed.problems.map((problem) => problemLine('f', problem));
};
/** The only slip of the sample with one thing in it replaced. */
const slip = (from: string, to: string): string => {
  expect(sample).toContain(from);
  const found = slips(sample.replace(from, to));
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('a lesson', () => {
  it('is read from its Markdown', () => {
    const parsed = parseLesson(sample, known);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { lesson } = parsed;
    expect(lesson).toMatchObject({
      id: 'two-leaders',
      minutes: 4,
      lang: 'en',
      teaches: ['D1-55'],
      cluster: {
        nodes: ['S1', 'S2', 'S3'],
        clients: ['C1'],
        latency: [10, 20],
        timers: 'held',
        timeouts: { S1: [200, 300] },
      },
    });
    const [start, alone] = lesson.steps;
    expect(start).toMatchObject({
      id: 'start',
      title: 'Everyone agrees',
      time: 60,
      line: 18,
      show: ['stage', 'logs'],
      fig: 'Peace.',
    });
    expect(start?.blocks.map(({ kind }) => kind)).toEqual(['prose', 'do', 'check', 'note']);
    expect(start?.blocks[0]).toMatchObject({
      prose: [
        {
          kind: 'paragraph',
          text: [
            { text: 'Three servers, one ' },
            { kind: 'term', term: 'leader' },
            { text: ', and ' },
            { kind: 'emphasis' },
            { text: ' entry, ' },
            { kind: 'code', text: 'x=1' },
            { text: '. More in ' },
            { kind: 'link', href: 'https://raft.github.io' },
            { text: '.' },
          ],
        },
        { kind: 'list', ordered: false },
      ],
    });
    expect(start?.blocks[1]).toMatchObject({
      lines: [
        { line: 27, column: 1, text: 'elect S1' },
        { line: 28, column: 1, text: 'write x=1 to S1' },
      ],
    });
    expect(alone?.blocks[0]).toMatchObject({
      kind: 'predict',
      pick: 'one',
      question: [{ text: 'S1 is cut off. Does it commit the next write?' }],
      options: [
        {
          right: false,
          claim: { line: 43, column: 16, text: 'commit of S1 is 2' },
          because: [{ text: 'it is the leader' }],
        },
        {
          right: true,
          claim: { text: 'commit of S1 is 1' },
          because: [{ text: 'one of three is no majority' }],
        },
      ],
      why: [{ text: 'Only a majority commits.' }],
    });
    expect(JSON.parse(JSON.stringify(lesson))).toEqual(lesson);
  });

  it('warns of more words than can be read from the last row', () => {
    const parsed = parseLesson(sample.replace('Three servers', 'Three servers '.repeat(31)), known);
    expect(parsed.ok).toBe(true);
    expect(parsed.warnings).toMatchObject([{ line: 18, message: 'the step "start" has 75 words' }]);
  });
});

describe('a slip is named with its place', () => {
  it.each([
    ['minutes: 4', 'minuts: 4', 'f:6:1  unknown key "minuts"   hint: did you mean "minutes"?'],
    ['  seed: 7', '  sede: 7', 'f:13:3  unknown key "sede"   hint: did you mean "seed"?'],
    ['minutes: 4', 'minutes: four', 'f:6:10  minutes is a number'],
    ['minutes: 4', 'minutes: -4', 'f:6:10  minutes must be more than 0'],
    ['level: beginner', 'level: beginer', 'f:5:8  unknown level "beginer"   hint: did you mean "beginner"?'],
    ['protocol: raft', 'protocol: rafft', 'f:4:11  unknown protocol "rafft"   hint: did you mean "raft"?'],
    ['[D1-55]', '[D1-99]', 'f:9:11  the syllabus has no "D1-99"'],
    ['10-20ms', 'soon', 'f:14:12  "soon" is not a latency   hint: write 10ms or 10-20ms'],
    ['S1: [200, 300]', 'S4: [200]', 'f:15:19  no node "S4" in this lesson   hint: did you mean "S1"?'],
    ['[S1, S2, S3]', '[S1, S2, S1, S3]', 'f:11:10  two nodes are called S1'],
    [
      '{#start time=1m show=stage,logs fig="Peace."}',
      '',
      'f:18:1  a step needs an id   hint: ## Title {#my-id}',
    ],
    ['{#alone}', '{#start}', 'f:38:11  two steps have the id "start"   hint: the other is in line 18'],
    ['{#alone}', '{#Alone!}', 'f:38:11  "Alone!" cannot be an id   hint: use small letters, digits and -'],
    ['time=1m', 'tiem=1m', 'f:18:28  unknown attribute "tiem"   hint: did you mean "time"?'],
    ['time=1m', 'time=soon', 'f:18:28  "soon" is not a time   hint: write time=90s or time=2m'],
    ['show=stage,logs', 'show=stage,lgos', 'f:18:36  there is no panel "lgos"   hint: did you mean "logs"?'],
    [
      '## Alone',
      '# Alone',
      'f:38:1  a step begins with ##, and there are no smaller or larger headings   hint: ## Title {#my-id}',
    ],
    ['```check', '```chek', 'f:31:4  unknown block "chek"   hint: did you mean "check"?'],
    ['```check', '```', 'f:31:1  a block needs a name   hint: write ```do, ```check, ```predict or ```given'],
    [
      '```do\nelect',
      '```do now\nelect',
      'f:26:7  I do not understand "now" here   hint: nothing may stand here',
    ],
    ['pick=one', 'pick=noe', 'f:40:12  unknown pick "noe"   hint: did you mean "one"?'],
    ['pick=one', 'pic=one', 'f:40:12  unknown attribute "pic"   hint: did you mean "pick"?'],
    ['- [x] No.', '- [ ] No.', 'f:40:1  no option is marked right   hint: mark it - [x]'],
    [
      '- [ ] Yes.',
      '- [x] Yes.',
      'f:44:1  a second option is marked right, and pick=one takes one   hint: write pick=many',
    ],
    ['- [ ] Yes.', '- [?] Yes.', 'f:43:1  a box is either [ ] or [x]'],
    [
      ':= commit of S1 is 2 ; because it is the leader',
      '',
      'f:43:7  an option needs a claim   hint: - [ ] text := claim ; because …',
    ],
    ['Why: Only a majority commits.\n', '', 'f:40:1  a prediction needs a reason   hint: Why: …'],
    ['> [!speaker]', '> [!speeker]', 'f:35:5  unknown note "speeker"   hint: did you mean "speaker"?'],
    [
      '> [!speaker]\n',
      '',
      'f:35:1  a quote needs to say what it is for   hint: write > [!speaker], > [!ask] or > [!key] above it',
    ],
    [
      'https://raft.github.io',
      'javascript:alert(1)',
      'f:21:9  a link may lead to https://… or to #…, not to "javascript:alert(1)"',
    ],
    [
      '- first',
      '![a cat](cat.png)\n',
      'f:23:1  a picture cannot stand here   hint: a step has paragraphs, lists, notes and the blocks do, check, predict, given',
    ],
    [
      '\n## Everyone',
      'Hello.\n\n## Everyone',
      'f:17:1  this stands before the first step   hint: begin a step above it: ## Title {#my-id}',
    ],
  ])('%j → %j', (from, to, expected) => {
    expect(slip(from, to)).toBe(expected);
  });

  it('tells where a block begins that is not closed', () => {
    const [first] = slips(sample.replace('# a comment\n```', '# a comment'));
    expect(first).toBe(
      'f:26:1  this block is not closed: it swallows line 30   hint: end it with a line that has only ``` on it',
    );
    expect(slips(sample.trimEnd().replace(/```$/, ''))[0]).toContain('this block is never closed');
  });

  it('collects all of them', () => {
    const broken = sample
      .replace('minutes: 4', 'minuts: 4')
      .replace('```check', '```chek')
      .replace('{#alone}', '');
    expect(slips(broken).map((line) => line.split('  ')[0])).toEqual(['f:6:1', 'f:31:4', 'f:38:1']);
  });

  it('says what a lesson is when there is none', () => {
    expect(slips('')[0]).toContain('a lesson begins with a head');
    expect(slips('---\n---\n').length).toBeGreaterThan(0);
    expect(slips('---\nid: [\n---\n')[0]).toMatch(/^f:\d+:\d+ {2}\S/);
  });
});

/** A small generator, so that a failing mutation can be found again by its number. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2654435761 + 1;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % sides;
  };
}

describe('the parser', () => {
  it('never throws, whatever 150 random mutations do to a lesson', () => {
    const scraps = [
      '```',
      '\n',
      '---',
      '## ',
      '{#',
      '}',
      '- [x]',
      ':=',
      '> ',
      '[!ask]',
      '\t',
      '"',
      ': ',
      '&a *a',
      '[[',
      '\u0000',
      '\uD800',
      '|',
    ];
    for (let seed = 0; seed < 150; seed++) {
      const roll = dice(seed);
      let text = sample;
      for (let i = roll(6); i >= 0; i--) {
        const at = roll(text.length);
        const length = roll(3) === 0 ? roll(200) : roll(4);
        text =
          text.slice(0, at) + (roll(3) === 0 ? '' : scraps[roll(scraps.length)]!) + text.slice(at + length);
      }
      const parsed = parseLesson(text, known);
      if (!parsed.ok) expect(parsed.problems.length, `mutation ${seed}`).toBeGreaterThan(0);
    }
  });
});
