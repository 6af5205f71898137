import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isWhatIf, noteSeen, seenOf } from './seen.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

const show = (place: string): void => noteSeen('log', `#/lesson/log/${place}`, place);
const seen = (): readonly string[] => seenOf('log').map(({ hash }) => hash.replace('#/lesson/log/', ''));

describe('what was seen', () => {
  it('is the way that was gone, back and forth, without standing still', () => {
    for (const place of ['one', 'one', 'two', 'two?beat=1', 'one', 'one']) show(place);
    expect(seen()).toEqual(['one', 'two', 'two?beat=1', 'one']);
    expect(seenOf('other')).toEqual([]);
  });

  it('has a what-if once, as far as it went', () => {
    show('one');
    show('one?from=4&do=4.2.crash.S1&at=5');
    show('one?from=4&do=4.2.crash.S1&at=9');
    show('one?from=4&do=4.2.crash.S1~9.7.restart.S1&at=12');
    show('one');
    show('one?from=4&do=4.2.crash.S2&at=5');
    expect(seen()).toEqual([
      'one',
      'one?from=4&do=4.2.crash.S1~9.7.restart.S1&at=12',
      'one',
      'one?from=4&do=4.2.crash.S2&at=5',
    ]);
    expect(seenOf('log').filter(isWhatIf)).toHaveLength(2);
  });

  it('never grows without end', () => {
    for (let n = 0; n < 450; n++) show(`step${n}`);
    expect(seen()).toHaveLength(400);
    expect(seen().at(-1)).toBe('step449');
  });

  it('is empty, and nothing breaks, where nothing is kept or something else stands', () => {
    for (const text of ['{', '7', '[1, null, {"hash": "javascript:alert(1)"}]']) {
      kept.set('parley.seen.log', text);
      expect(seenOf('log')).toEqual([]);
    }
    vi.stubGlobal('sessionStorage', undefined);
    show('one');
    expect(seenOf('log')).toEqual([]);
  });
});
