import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { german } from './de/index.ts';
import { speak } from './speak.ts';
import { isLanguage, language, languages, take, wordsOf } from './words.ts';

type Areas = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The English areas: what their files export as `…Words()`, while English is spoken. */
async function englishAreas(): Promise<Areas> {
  const files = readdirSync('src/words/en').filter((file) => file.endsWith('.ts'));
  const areas = await Promise.all(
    files.map(async (file) => {
      const name = camel(basename(file, '.ts'));
      const module = (await import(`./en/${file}`)) as Readonly<Record<string, () => Areas[string]>>;
      return [name, module[`${name}Words`]!()] as const;
    }),
  );
  return Object.fromEntries(areas);
}

const english = await englishAreas();
const inGerman: Areas = german;

/** Looked at one by one: the same word in both languages. */
const SAME: readonly string[] = [
  ...['beside.name', 'camp.brokenSeal', 'front.pause', 'workbench.pause', 'legend.logs'],
  ...['lab.seed', 'lab.theSeed', 'logs.logs', 'panels.logs', 'panels.scope', 'scope.signal'],
  ...['story.ballot', 'story.percent', 'help.caps', 'hall.startTimer', 'hall.laserButton', 'write.text'],
  ...['handout.handout', 'handout.seconds', 'share.link', 'share.png', 'share.svg', 'share.film'],
  ...['share.minutes', 'share.handout', 'break.seconds', 'break.megabytes'],
];

/** What a function says to made-up arguments: numbers, texts and lists all print as something. */
function sample(value: unknown): string {
  if (typeof value !== 'function') return typeof value === 'string' ? value : JSON.stringify(value);
  const made = [...['S1', 'S2', 'S3', 'S4', 'S5']];
  const say = value as (...given: readonly unknown[]) => unknown;
  for (const given of [made, [['S1', 'S2', 'S3']], [2, 3, 4, 5, 6]]) {
    try {
      const said = say(...given);
      if (typeof said === 'string') return said;
    } catch {
      // Another kind of argument is wanted.
    }
  }
  return '';
}

afterEach(() => take('en', {}));

describe('the catalogue', () => {
  it('has every area in every language, with the same keys', () => {
    expect(Object.keys(inGerman).sort()).toEqual(Object.keys(english).sort());
    for (const [area, words] of Object.entries(english))
      expect(Object.keys(inGerman[area] ?? {}).sort(), area).toEqual(Object.keys(words).sort());
  });

  it('says something for every key, and says it in German', () => {
    const untranslated: string[] = [];
    for (const [area, words] of Object.entries(english)) {
      for (const [key, value] of Object.entries(words)) {
        const [here, there] = [sample(value), sample(inGerman[area]?.[key])];
        expect(here, `${area}.${key}`).not.toBe('');
        expect(there, `${area}.${key}`).not.toBe('');
        expect(typeof inGerman[area]?.[key], `${area}.${key}`).toBe(typeof value);
        if (here === there && /\p{L}{2}/u.test(here.replace(/S\d/g, ''))) untranslated.push(`${area}.${key}`);
      }
    }
    expect(untranslated.filter((key) => !SAME.includes(key))).toEqual([]);
  });

  it('keeps what stands round a phrase: spaces and full stops', () => {
    for (const [area, words] of Object.entries(english)) {
      for (const [key, value] of Object.entries(words)) {
        const [here, there] = [sample(value), sample(inGerman[area]?.[key])];
        const ending = (text: string): string => /[.?!:…]?\s*$/.exec(text)?.[0] ?? '';
        if (ending(here).trim() === '.') expect(ending(there).trim(), `${area}.${key}`).toBe('.');
      }
    }
  });

  it('speaks a language once it is asked to, and English again', async () => {
    const words = wordsOf('common', english.common as { wait: string });
    expect(words().wait).toBe('One moment…');
    await speak('de');
    expect(language()).toBe('de');
    expect(words().wait).toBe('Einen Augenblick …');
    await speak('en');
    expect(words().wait).toBe('One moment…');
  });

  it('knows its languages, and falls back to English for an area that is missing', () => {
    expect(Object.keys(languages).every(isLanguage)).toBe(true);
    expect(isLanguage('toString')).toBe(false);
    take('de', {});
    expect(wordsOf('common', { wait: 'One moment…' })().wait).toBe('One moment…');
  });
});

/** Names, not words: they are the same in every language. */
const NAMES: readonly string[] = ['Parley', 'ms', 'cat', 'WebM', 'GIF'];
/** Attributes that people read or hear, those of our own parts included. */
const READ =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label|name|caption|says)$/;
/** `name` is something else on these. */
const FIELDS: readonly string[] = ['input', 'Icon', 'meta'];

/** What of a source file people would read in the language it is written in, whatever theirs is. */
function wordsIn(name: string, text: string): readonly string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const isWord = (said: string): boolean =>
    (said.match(/\p{L}{2,}/gu) ?? []).some((word) => !NAMES.includes(word));
  const note = (node: ts.Node, said: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (isWord(said)) found.push(`${name}:${line + 1}  ${said.trim().replace(/\s+/g, ' ')}`);
  };
  const literal = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) note(node, node.text);
    else if (ts.isTemplateExpression(node))
      note(
        node,
        [node.head, ...node.templateSpans.map((span) => span.literal)]
          .map(({ text: part }) => part)
          .join(' '),
      );
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(literal);
    else if (ts.isBinaryExpression(node)) [node.left, node.right].forEach(literal);
    else if (ts.isParenthesizedExpression(node)) literal(node.expression);
  };
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    else if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
      // Of a comparison only what it chooses between is shown: `{a === 'b' ? 'c' : 'd'}`.
      if (!ts.isBinaryExpression(node.expression)) literal(node.expression);
      else literal(node.expression.right);
    } else if (ts.isJsxAttribute(node) && node.initializer && READ.test(node.name.getText())) {
      const tag = node.parent.parent.tagName.getText();
      const given = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (given && !(node.name.getText() === 'name' && FIELDS.includes(tag))) literal(given);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => join(folder, file));

describe('the pages', () => {
  it('have no words of their own: all come from the catalogue', () => {
    const found = ['src/app', 'src/ui', 'src/views']
      .flatMap(sources)
      .flatMap((file) => wordsIn(file, readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });

  it('are styled without regard to words', () => {
    const styled = ['src/app', 'src/ui', 'src/views'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.css'))
        .filter((file) => /\[(aria-label|title)/.test(readFileSync(join(folder, file), 'utf8'))),
    );
    expect(styled).toEqual([]);
  });

  it.each([
    ['<p>Hello there</p>', 'Hello there'],
    ['<p aria-label="What happened" />', 'What happened'],
    ['<Button name={open ? "Close" : w.open} />', 'Close'],
    ['<p title={`${n} of ${m}`} />', 'of'],
    ['<p>{n === 0 ? "none" : n}</p>', 'none'],
    ['<p>{isOff && "switched off"}</p>', 'switched off'],
  ])('would be caught at %s', (markup, said) => {
    expect(wordsIn('a.tsx', `const a = ${markup};`)).toEqual([`a.tsx:1  ${said}`]);
  });

  it.each([
    '<p className="lead">{w.lead}</p>',
    '<b>Parley</b>',
    '<Icon name="check" />',
    '<p>{a === "b" ? c : d}</p>',
  ])('may have %s', (markup) => {
    expect(wordsIn('a.tsx', `const a = ${markup};`)).toEqual([]);
  });
});
