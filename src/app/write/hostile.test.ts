import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roll } from '../../engine/random.ts';
import type { Inline } from '../../lesson/lesson.ts';
import { allProtocols } from '../../protocols/index.ts';
import { rehearseText } from './rehearsing.ts';
import type { Outcome } from './rehearsing.ts';

const folder = new URL('./gallery/', import.meta.url);
const gallery = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

const small = readFileSync(new URL('empty.md', folder), 'utf8');

/** What somebody might put into a lesson that means no good, or that fell on the keyboard. */
const fragments = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '</script><script>alert(1)//',
  '<!--',
  '<style>*{display:none}</style>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '[a](//evil.example)',
  '[a](https://evil.example "t")',
  '[a](#/lesson/x)',
  '![a](https://evil.example/x.png)',
  '[a][b]\n\n[b]: javascript:alert(1)',
  '<https://evil.example>',
  '<javascript:alert(1)>',
  '&lt;script&gt;',
  '&#x6a;avascript:',
  '__proto__: { polluted: yes }',
  'constructor: { prototype: { polluted: yes } }',
  'toString: 1',
  'options: { __proto__: 1, constructor: 2 }',
  'timeouts: { __proto__: [1], S1: [-1, 0, 1e308, .nan, .inf] }',
  'a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]',
  '<<: *a',
  'x: !!js/function "function(){}"',
  'x: !!binary aGk=',
  'seed: 1e999',
  'seed: -0.5',
  'seed: 0x7fffffffffffffff',
  'minutes: 99999999999999999999',
  'nodes: 1000000',
  'nodes: [__proto__, constructor, hasOwnProperty]',
  'nodes: [S1, S1]',
  'nodes: []',
  'latency: 999999999m',
  'latency: 20-10ms',
  'loss: 2',
  'protocol: constructor',
  'protocol: toString',
  'protocol: signed',
  'protocol: shuttle',
  'id: ../../etc/passwd',
  'beside: { protocol: paxos }',
  'beside: { protocol: raft, off: [constructor] }',
  '## {#__proto__ time=999999999m}',
  '## x {#x show=constructor,__proto__ eyes=nobody}',
  '## \u202etfel ot thgir {#bidi}',
  '\0',
  '\u2028\u2029\ufeff',
  '\ud800',
  '💥'.repeat(50),
  'é'.normalize('NFD').repeat(200),
  '```do\nrun until S1 is down\n```',
  '```do\nwait 999999999m\n```',
  '```do\nwrite __proto__ to S1\nelect S1 with __proto__\nswitch off __proto__\nfire constructor of S1\n```',
  '```do\nrelease timers\nwait 2m\n```',
  '```check\nconstructor\n__proto__ is leader\nlog of S1 is 99999999999999999999\n```',
  '```given\nS1 leader term 999999999 : 1 2 3\nS1 __proto__\n```',
  '```predict pick=constructor\n- [x] a := b\n```',
  '```predict pick=node\nq\n- [x] S1 := S1 is leader\n- [ ] S2 := S2 is leader\nWhy: w\n```',
  '````do\n```\n',
  '~~~do',
  '> [!__proto__]\n> x',
  `${'> '.repeat(400)}x`,
  `${'- '.repeat(400)}x`,
  '['.repeat(600),
  `${'*a **b '.repeat(120)}`,
  '`'.repeat(999),
  `${'[[a|'.repeat(200)}`,
  '\\'.repeat(500),
  `${' '.repeat(2000)}x`,
  '|a|b|\n|-|-|',
  '---',
  '...',
  ': : :',
  '- - -',
  '%YAML 1.2',
  '"unclosed',
  '{',
  '\t\t\t- \t',
];

/** A gallery lesson with some of these in it, in places that a seed decides. */
function hostile(seed: number): string {
  const dice = (count: number, a: number, b = 0) => Math.floor(roll(seed, a, b) * count);
  // Mostly a small one: that is quick to play.
  const lines = (dice(8, 7) > 0 ? small : gallery[dice(gallery.length, 1)]!).split('\n');
  for (let i = 0; i <= dice(3, 2); i++) {
    const fragment = fragments[dice(fragments.length, 3, i)]!;
    const at = dice(lines.length, 4, i);
    switch (dice(5, 5, i)) {
      case 0:
        lines.splice(at, 1, fragment);
        break;
      case 1:
        lines[at] = `${lines[at]!} ${fragment}`;
        break;
      case 2:
        lines[at] = lines[at]!.replace(/:.*/, `: ${fragment}`);
        break;
      case 3:
        lines.splice(at, 0, '', fragment, '');
        break;
      default:
        lines.splice(at, dice(6, 6, i));
    }
  }
  return lines.join('\n');
}

const pieces = (text: readonly Inline[]): readonly Inline[] =>
  text.flatMap((piece) => [piece, ...(typeof piece.text === 'string' ? [] : pieces(piece.text))]);

/** All links of what can be played. */
const linksOf = ({ lesson }: Outcome): readonly string[] =>
  (lesson?.steps ?? [])
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === 'predict')
        return [
          block.question,
          block.why,
          ...block.options.flatMap(({ text, because = [] }) => [text, because]),
        ];
      return block.kind === 'prose' || block.kind === 'note'
        ? block.prose.flatMap((passage) => (passage.kind === 'list' ? passage.items : [passage.text]))
        : [];
    })
    .flatMap((text) => pieces(text))
    .flatMap((piece) => (piece.kind === 'link' ? piece.href : []));

describe('lessons that mean no good', () => {
  it('are a lesson or a list of mistakes, 1,200 times, and never more than data', async () => {
    // Fetched before: that is nobody's fault.
    await allProtocols();
    let played = 0;
    let longest = 0;
    for (let seed = 1; seed <= 1_200; seed++) {
      const text = hostile(seed);
      const from = performance.now();
      // Time stands still, so that nothing depends on how busy this machine is.
      const outcome = await rehearseText(text, () => 0).catch((error: unknown) => {
        throw new Error(`seed ${seed} throws`, { cause: error });
      });
      longest = Math.max(longest, performance.now() - from);
      if (outcome.lesson) played++;
      else expect({ seed, problems: outcome.problems.length > 0 }).toEqual({ seed, problems: true });
      for (const link of linksOf(outcome)) expect(link).toMatch(/^(https?:\/\/|#)/);
      // What goes to the page is plain data: it can be cloned, and the clone is the same.
      if (seed % 20 === 0) expect(JSON.stringify(structuredClone(outcome))).toBe(JSON.stringify(outcome));
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(played).toBeGreaterThan(100);
    expect(longest).toBeLessThan(5_000);
  }, 120_000);

  it.each([
    ['one line of a megabyte', 'a'.repeat(1_000_000)],
    ['a megabyte of brackets', '['.repeat(1_000_000)],
    ['a hundred thousand lines', '## a {#a}\n'.repeat(24_000)],
    ['quotes in quotes', `${gallery[0]!}\n${`${'>'.repeat(3_900)}\n`.repeat(50)}`],
    ['emphasis without an end', `${gallery[0]!}\n${`${'*a_ '.repeat(900)}\n`.repeat(50)}`],
    ['links without an end', `${gallery[0]!}\n${`${'[a](<b'.repeat(600)}\n`.repeat(50)}`],
    ['YAML in YAML', `---\n${'{a: '.repeat(900)}\n---\n`],
    [
      'aliases of aliases',
      `---\na: &a [x]\n${Array.from({ length: 90 }, (_, i) => `k${i}: &k${i} [*a, *a]`).join('\n')}\n---\n`,
    ],
    ['nothing but NULs', '\0'.repeat(200_000)],
    ['nothing', ''],
  ])('%s is refused with a sentence, and soon', async (_, text) => {
    const from = performance.now();
    const { lesson, problems } = await rehearseText(text, () => 0);
    expect(lesson === undefined).toBe(true);
    expect(problems[0]?.message).toBeTruthy();
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});
