import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of one theme; night inherits what it does not say again. */
function tokensOf(theme: 'paper' | 'night'): Map<string, string> {
  const bare = css.replace(/\/\*[^]*?\*\//g, '');
  const tokens = new Map<string, string>();
  for (const [, selector = '', body = ''] of bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const applies = selector.trim() === ':root' || (theme === 'night' && selector.includes('night'));
    if (!applies) continue;
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+)\s*:\s*([^;]+);/g)) {
      tokens.set(name, value.trim());
    }
  }
  return tokens;
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const linear = [1, 3, 5].map((start) => {
    const channel = parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const meanings = ['accent', 'bad', 'ok', 'gold'];
const epochs = [1, 2, 3, 4, 5, 6, 7, 8];

/** Foreground, background. */
type Pair = readonly [string, string];

const textPairs: Pair[] = [
  ...['ink', 'mute', ...meanings].flatMap((text): Pair[] => [
    [text, 'bg'],
    [text, 'panel'],
  ]),
  ...meanings.flatMap((meaning): Pair[] => [
    [meaning, `${meaning}-tint`],
    ['ink', `${meaning}-tint`],
    ['mute', `${meaning}-tint`],
  ]),
  ...epochs.flatMap((epoch): Pair[] => [
    [`epoch-${epoch}-ink`, `epoch-${epoch}-tint`],
    [`epoch-${epoch}-ink`, 'bg'],
    [`epoch-${epoch}-ink`, 'panel'],
    ['ink', `epoch-${epoch}-tint`],
  ]),
];

const shapePairs: Pair[] = [
  ['line-strong', 'bg'],
  ['line-strong', 'panel'],
];

function colourOf(tokens: Map<string, string>, name: string): string {
  const value = tokens.get(`--${name}`);
  if (value === undefined) throw new Error(`tokens.css does not say --${name}.`);
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`--${name} is ${value}, not a six-digit hex colour.`);
  return value;
}

/** The pairs that miss the floor, as sentences. */
function tooFaint(tokens: Map<string, string>, pairs: Pair[], floor: number): string[] {
  return pairs
    .map(([front, back]) => ({
      front,
      back,
      ratio: contrast(colourOf(tokens, front), colourOf(tokens, back)),
    }))
    .filter(({ ratio }) => ratio < floor)
    .map(({ front, back, ratio }) => `--${front} on --${back} is ${ratio.toFixed(2)}, below ${floor}`);
}

describe.each(['paper', 'night'] as const)('in the %s theme', (theme) => {
  const tokens = tokensOf(theme);

  test('every text colour has a contrast of at least 4.5 on what it may stand on', () => {
    expect(tooFaint(tokens, textPairs, 4.5)).toEqual([]);
  });

  test('on a projector text has a contrast of at least 7, and outlines 4.5', () => {
    const pairs = (names: readonly string[]): Pair[] =>
      names.flatMap((name): Pair[] => [
        [name, 'bg'],
        [name, 'panel'],
      ]);
    const words = ['ink', 'accent', 'hall-mute', 'hall-bad', 'hall-ok', 'hall-gold'];
    expect(tooFaint(tokens, pairs(words), 7)).toEqual([]);
    expect(tooFaint(tokens, pairs(['hall-line-strong']), 4.5)).toEqual([]);
  });

  test('every outline that carries meaning has a contrast of at least 3', () => {
    expect(tooFaint(tokens, shapePairs, 3)).toEqual([]);
  });

  test('every face, radius and duration has a value', () => {
    const others = [
      'line',
      'serif',
      'sans',
      'mono',
      'radius',
      'radius-small',
      'radius-large',
      'quick',
      'calm',
    ];
    expect(others.filter((name) => !tokens.get(`--${name}`))).toEqual([]);
  });
});

test('a missing token, and a faint one, are both noticed', () => {
  const missing = tokensOf('paper');
  missing.delete('--gold');
  expect(() => tooFaint(missing, textPairs, 4.5)).toThrow('tokens.css does not say --gold.');
  const faint = tokensOf('paper').set('--gold', '#9a6b14');
  expect(tooFaint(faint, textPairs, 4.5)).toContain('--gold on --gold-tint is 3.96, below 4.5');
});

test('night says every colour again, so that no paper colour shines through', () => {
  const colours = (theme: 'paper' | 'night') =>
    [...tokensOf(theme)].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
  const night = css.slice(css.indexOf("[data-theme='night']"));
  expect(colours('paper').filter((name) => !night.includes(`${name}:`))).toEqual([]);
});
