/** What may be written at a place of a lesson. Pure: text in, suggestions out. */
import { panels } from '../../lesson/lesson.ts';
import { protocols } from '../../protocols/index.ts';
import type { WriteWords } from '../../words/en/write.ts';
import type { Suggestion } from './phrases.ts';
import { goesOn } from './phrases.ts';
import { headWordsOf, placeOf } from './place.ts';
import type { HeadWords } from './place.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The vocabularies of the two runs of a lesson; mostly there is one. */
export interface Vocabularies {
  readonly main: Vocabulary | undefined;
  readonly beside: Vocabulary | undefined;
}

/** Suggestions, and the column (from 0) from which on they stand instead of what is there. */
export interface Completion {
  readonly from: number;
  readonly suggestions: readonly Suggestion[];
}

/** The completions at a place: line and column from 0. */
export function complete(
  lines: readonly string[],
  at: number,
  column: number,
  { main, beside }: Vocabularies,
  w: WriteWords,
): Completion {
  const before = (lines[at] ?? '').slice(0, column);
  const place = placeOf(lines, at);
  const head = headWordsOf(lines);
  switch (place.in) {
    case 'head':
      return place.under === undefined
        ? inHead(before, main, head, w)
        : underKey(before, place.under, main, beside, w);
    case 'heading':
      return inHeading(before, head, w);
    case 'fence':
      return { from: before.search(/\S|$/), suggestions: fences(w) };
    case 'note':
      return {
        from: before.search(/[^>\s]|$/),
        suggestions: (['speaker', 'ask', 'key'] as const).map((kind) => ({
          label: `[!${kind}]`,
          template: `[!${kind}]\n> \${1}`,
          info: w.notes[kind],
        })),
      };
    case 'do':
    case 'check':
      return inScript(before, place.in, head, { main, beside }, w);
    case 'predict':
      return inQuestion(before, head, main, w);
    case 'given':
      return /\s/.test(before.trim()) ? none(column) : words(before, head.nodes);
    case 'prose':
      return before.trim() === '' ? { from: 0, suggestions: parts(w) } : none(column);
  }
}

const none = (column: number): Completion => ({ from: column, suggestions: [] });

/** Plain words instead of the one that is being written. */
function words(
  before: string,
  list: readonly string[],
  said: Readonly<Record<string, string>> = {},
): Completion {
  const from = before.search(/[^\s[\],:=]*$/);
  return {
    from,
    suggestions: list.map((label) => ({ label, ...(said[label] !== undefined && { info: said[label] }) })),
  };
}

/** The parts of a step, where a line is empty. */
const parts = (w: WriteWords): readonly Suggestion[] => [
  {
    label: '## …',
    template: `## \${1:${w.parts.title}} {#\${2:${w.parts.id}} time=2m}\n\n\${3}`,
    info: w.parts.step,
  },
  ...fences(w),
  { label: '> [!key]', template: '> [!key]\n> ${1}', info: w.notes.key },
  { label: '> [!speaker]', template: '> [!speaker]\n> ${1}', info: w.notes.speaker },
  { label: '> [!ask]', template: '> [!ask]\n> ${1}', info: w.notes.ask },
];

const fences = (w: WriteWords): readonly Suggestion[] => [
  { label: '```do', template: '```do\n${1}\n```\n', info: w.blocks.do },
  { label: '```check', template: '```check\n${1}\n```\n', info: w.blocks.check },
  {
    label: '```predict',
    template: `\`\`\`predict pick=one\n\${1:${w.parts.question}}\n- [x] \${2:${w.parts.right}} := \${3}\n- [ ] \${4:${w.parts.wrong}} := \${5}\nWhy: \${6:${w.parts.why}}\n\`\`\`\n`,
    info: w.blocks.predict,
  },
  { label: '```given', template: '```given\n${1}\n```\n', info: w.blocks.given },
];

function inHead(before: string, main: Vocabulary | undefined, head: HeadWords, w: WriteWords): Completion {
  const key = /^(\w+):\s/.exec(before)?.[1];
  switch (key) {
    case undefined:
      return {
        from: 0,
        suggestions: Object.entries(w.head).map(([name, info]) => ({ label: `${name}: `, info })),
      };
    case 'protocol':
      return words(before, Object.keys(protocols), titles());
    case 'level':
      return words(before, ['beginner', 'intermediate', 'advanced']);
    case 'lang':
      return words(before, ['en', 'de']);
    default:
      return key === 'cluster' || key === 'beside'
        ? words(before, [...head.nodes, ...Object.keys(main?.options ?? {})], main?.options)
        : none(before.length);
  }
}

const titles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(protocols).map(([id, { title }]) => [id, title]));

function underKey(
  before: string,
  under: string,
  main: Vocabulary | undefined,
  beside: Vocabulary | undefined,
  w: WriteWords,
): Completion {
  const own = under === 'beside' ? (beside ?? main) : main;
  const key = /^\s+(\w+):\s/.exec(before)?.[1];
  switch (key) {
    case 'timers':
      return words(before, ['held', 'run']);
    case 'protocol':
      return words(before, Object.keys(protocols), titles());
    case 'off':
      return words(before, Object.keys(own?.switches ?? {}), own?.switches);
    case 'options':
      return words(before, Object.keys(own?.options ?? {}), own?.options);
    case undefined: {
      const known: Readonly<Record<string, string>> =
        under === 'cluster' ? w.cluster : under === 'beside' ? w.beside : {};
      const isOption = /^\s{3,}/.test(before);
      return {
        from: before.search(/\S|$/),
        suggestions: Object.entries(isOption ? (own?.options ?? {}) : known).map(([name, info]) => ({
          label: `${name}: `,
          info,
        })),
      };
    }
    default:
      return none(before.length);
  }
}

function inHeading(before: string, head: HeadWords, w: WriteWords): Completion {
  if (!/\{[^}]*$/.test(before))
    return before.endsWith(' ')
      ? {
          from: before.length,
          suggestions: [
            { label: '{#…}', template: `{#\${1:${w.parts.id}} time=\${2:2m}}`, info: w.parts.step },
          ],
        }
      : none(before.length);
  if (/show=[\w,]*$/.test(before)) return words(before, panels);
  if (/eyes=\w*$/.test(before)) return words(before, head.nodes);
  return words(before, ['time=2m', 'show=', 'fig=""', 'eyes='], w.heading);
}

function inScript(
  before: string,
  block: 'do' | 'check',
  { nodes }: HeadWords,
  { main, beside }: Vocabularies,
  w: WriteWords,
): Completion {
  const side = /^\s*(beside|both):\s*/.exec(before);
  const vocabulary = side?.[1] === 'beside' ? (beside ?? main) : main;
  if (!vocabulary || before.includes('#')) return none(before.length);
  const skipped = side?.[0].length ?? before.search(/\S|$/);
  const typed = before.slice(skipped);
  const entries = block === 'do' ? vocabulary.verbs : vocabulary.claims;
  const suggestions = goesOn(entries, typed, nodes, vocabulary);
  const sides =
    beside && !side && /^\w*$/.test(typed)
      ? [
          { label: 'beside: ', info: w.sides.beside },
          { label: 'both: ', info: w.sides.both },
        ]
      : [];
  return { from: skipped + typed.search(/[^\s,]*$/), suggestions: [...suggestions, ...sides] };
}

function inQuestion(
  before: string,
  { nodes }: HeadWords,
  main: Vocabulary | undefined,
  w: WriteWords,
): Completion {
  const claim = /^.*:=\s*([^;]*)$/.exec(before);
  if (claim && main) {
    const typed = claim[1] ?? '';
    return {
      from: before.length - typed.length + typed.search(/[^\s,]*$/),
      suggestions: goesOn(main.claims, typed, nodes, main),
    };
  }
  if (/^\s*-\s+\[.?\]\s+\S.*\s$/.test(before))
    return { from: before.length, suggestions: [{ label: ':= ', info: w.parts.claim }] };
  if (!/^\s*(-[^:]*|W?h?y?)?$/.test(before)) return none(before.length);
  return {
    from: before.search(/\S|$/),
    suggestions: [
      { label: '- [ ] … := …', template: `- [ ] \${1:${w.parts.wrong}} := \${2}`, info: w.parts.wrong },
      { label: '- [x] … := …', template: `- [x] \${1:${w.parts.right}} := \${2}`, info: w.parts.right },
      { label: 'Why: ', info: w.parts.why },
    ],
  };
}
